package layout

import (
	"time"

	"rubric"
)

// Options is what a book's reading depends on beside the book.
type Options struct {
	Now      time.Time   // the moment of reading
	AsOf     rubric.Date // today for the book; zero: the day of Now in the book's zone
	TimeZone string      // an IANA zone for books that name none; "" or an unknown one means UTC
}

// Read understands the grid. It also returns the as-of date, which may depend
// on the book's time zone. The book is complete but for its State.
func Read(g *rubric.Grid, o Options) (*rubric.Book, rubric.Date) {
	r := &reader{
		grid: g,
		voc:  vocabularies(),
		book: &rubric.Book{Title: g.Title, Kind: g.Kind},
		memo: newMemo(),
		used: used{columns: map[int]bool{}},
	}
	r.sheets = make([]*sheet, len(g.Tabs))
	for i, t := range g.Tabs {
		r.sheets[i] = r.newSheet(t)
	}
	r.readSettings()
	r.assignRoles()
	r.book.Lang = r.language()
	r.book.TimeZone = r.timeZone(o.TimeZone)
	r.asOf = o.AsOf
	if r.asOf.IsZero() {
		r.asOf = today(o.Now, r.book.TimeZone)
	}
	r.readTables()
	r.readRestricted()
	r.listTabs()
	r.book.SortNotes()
	r.book.Index()
	r.book.Keep(g)
	return r.book, r.asOf
}

// listTabs tells the book what its tabs and the tables that share one are.
func (r *reader) listTabs() {
	at := map[*sheet]int{}
	for _, s := range r.sheets {
		if s.owner == nil {
			at[s] = len(r.book.Tabs)
			r.book.Tabs = append(r.book.Tabs, s.info)
		}
	}
	for _, s := range r.sheets {
		if s.owner != nil && s.info.Role != rubric.RoleOther {
			tab := &r.book.Tabs[at[s.owner]]
			tab.Parts = append(tab.Parts, s.info)
		}
	}
}

// reader is one reading of one grid.
type reader struct {
	grid   *rubric.Grid
	voc    *vocabulary
	book   *rubric.Book
	asOf   rubric.Date
	sheets []*sheet // one a tab, in the workbook's order
	memo   memo

	// statuses and channels hold what the settings tab says texts mean.
	statuses map[string]rubric.Status
	channels map[string]string
	year     int // of dates that name none; 0 when the settings do not say
	used     used
	// starts holds the words that a list of channels may begin with.
	starts map[string]bool
	// known holds the names that tabs declare, by the field that refers to them.
	known map[rubric.Field]*nameSet
}

// sheet is a tab on its way to being understood.
type sheet struct {
	tab   *rubric.Tab
	info  rubric.TabInfo
	cands []candidate // the best header row for each role, by falling score
	named naming      // what the tab's name says
	head  candidate   // the header decided on; row 0 for none

	owner    *sheet    // the sheet whose tab it shares; nil for a tab's own
	forced   bool      // the settings say that it is the plan
	prose    bool      // a strategy told in points of a text
	twins    []*sheet  // further tables of the same plan beside this one
	end      int       // the row where another table begins below; 0 for none
	calendar *calendar // nil where the tab holds none

	merges []rubric.Range // the areas of several rows, once its table is read
}

// readTables reads every tab that has a table. What others refer to comes
// first: a name that holds a separator is then recognised as one name.
func (r *reader) readTables() {
	steps := []struct {
		role rubric.Role
		read func(*sheet)
	}{
		{rubric.RoleChannels, r.readChannels},
		{rubric.RoleGoals, r.readGoals},
		{rubric.RoleStrategy, r.readStrategy},
		{rubric.RoleFormats, r.readFormats},
		{rubric.RolePeople, r.readPeople},
		{rubric.RoleRubrics, r.readRubrics},
		{rubric.RoleNeeds, r.readNeeds},
		{rubric.RoleApprovals, r.readApprovals},
		{rubric.RoleStatistics, r.readStatistics},
		{rubric.RoleVoice, r.readVoice},
		{rubric.RoleDates, r.readDates},
		{rubric.RoleRules, r.readRules},
		{rubric.RolePlan, r.readPlan},
	}
	r.known = map[rubric.Field]*nameSet{}
	for _, step := range steps {
		for _, s := range r.sheets {
			switch {
			case s.info.Role != step.role || s.info.Template:
			case s.head.row > 0:
				step.read(s)
			case s.prose:
				r.readProse(s)
			}
		}
	}
	// Calendars come last: one may show again what a list holds.
	for _, s := range r.sheets {
		if s.info.Role == rubric.RolePlan && s.info.Layout == rubric.LayoutGrid {
			r.readPlan(s)
		}
	}
}

// declare remembers a name that a tab declares.
func (r *reader) declare(f rubric.Field, name, key string) {
	if r.known[f] == nil {
		r.known[f] = &nameSet{}
	}
	r.known[f].add(name, key)
}

// declared returns the names declared under a field.
func (r *reader) declared(f rubric.Field) nameSet {
	if known := r.known[f]; known != nil {
		return *known
	}
	return nameSet{}
}

// timeZone returns the book's zone: as the settings say, else the workbook's
// own, else the fallback, else UTC.
func (r *reader) timeZone(fallback string) string {
	set := r.book.Setting(rubric.SettingTimeZone)
	if isZone(set.Text) {
		return set.Text
	}
	zone := "UTC"
	switch {
	case isZone(r.grid.TimeZone):
		zone = r.grid.TimeZone
	case isZone(fallback):
		zone = fallback
	}
	r.unread(rubric.SettingTimeZone, set, "нужно название вроде Europe/Moscow; взят пояс "+zone,
		"a name like Europe/Moscow is wanted; the zone taken is "+zone)
	return zone
}

func isZone(name string) bool {
	if name == "" || name == "Local" {
		return false
	}
	_, err := time.LoadLocation(name)
	return err == nil
}

func today(now time.Time, zone string) rubric.Date {
	loc, err := time.LoadLocation(zone)
	if err != nil {
		loc = time.UTC
	}
	return rubric.DateOf(now.In(loc))
}

// language returns the book's language: as the settings say, else the one in
// which most tabs and columns are named.
func (r *reader) language() rubric.Lang {
	set := r.book.Setting(rubric.SettingLang)
	if lang, ok := rubric.ParseLang(set.Text); ok {
		return lang
	}
	r.unread(rubric.SettingLang, set, "нужно ru или en", "ru or en is wanted")
	count := map[rubric.Lang]int{}
	for _, s := range r.sheets {
		if s.tab.Generated != "" {
			continue
		}
		for _, lang := range s.named.langs {
			count[lang]++
		}
		for _, c := range s.head.columns {
			for _, lang := range c.langs {
				count[lang]++
			}
		}
	}
	if count[rubric.English] > count[rubric.Russian] {
		return rubric.English
	}
	return rubric.Russian
}
