package reconcile

import (
	"slices"
	"strconv"
	"strings"

	"rubric"
)

// row is a row of a plan tab that holds at least one entry.
type row struct {
	tab     *rubric.TabInfo
	cells   *rubric.Tab
	number  int
	col     int // of a calendar's post, whose cell is the row; 0 for a row of a table
	entries []*rubric.Entry
	read    string // the id that stands there
	id      string // the id that is the row's own; "" for none yet
	hash    string // of the team's cells; see [rubric.Tab.Content]
	print   string // see [rubric.Tab.Fingerprint]; "" until somebody asks
}

// collect finds the rows with entries on the tabs that have columns for them,
// in the book's order.
func (p *pass) collect() {
	tabs := map[string]*rubric.TabInfo{}
	for _, t := range p.planTabs() {
		tabs[t.Name] = t
	}
	cells := make(map[string]*rubric.Tab, len(p.grid.Tabs))
	for _, t := range p.grid.Tabs {
		cells[t.Key] = t
	}
	p.rows = make([]row, 0, len(p.Book.Entries))
	for i := range p.Book.Entries {
		e := &p.Book.Entries[i]
		tab := tabs[e.Pos.Tab]
		if tab == nil || cells[tab.Key] == nil {
			continue
		}
		// The entries of one row stand side by side in the book.
		if n := len(p.rows); n > 0 && p.rows[n-1].tab == tab && p.rows[n-1].number == e.Pos.Row {
			p.rows[n-1].entries = append(p.rows[n-1].entries, e)
			continue
		}
		r := row{tab: tab, cells: cells[tab.Key], number: e.Pos.Row, entries: p.entry(i)}
		r.hash = r.cells.Content(r.number)
		if tab.Managed.ID > 0 {
			r.read = r.cells.Cell(r.number, tab.Managed.ID).String()
		}
		p.rows = append(p.rows, r)
	}
	p.collectCalendars(cells)
}

// entry returns the i-th entry as a list of its own, without an allocation a row.
func (p *pass) entry(i int) []*rubric.Entry {
	if p.pointers == nil {
		p.pointers = make([]*rubric.Entry, len(p.Book.Entries))
		for j := range p.Book.Entries {
			p.pointers[j] = &p.Book.Entries[j]
		}
	}
	return p.pointers[i : i+1 : i+1]
}

// planTabs lists the plan tabs whose rows have room for our columns: a calendar
// grid has not.
func (p *pass) planTabs() []*rubric.TabInfo {
	var out []*rubric.TabInfo
	for _, t := range p.Book.TabsOf(rubric.RolePlan) {
		if (t.Layout == rubric.LayoutTable || t.Layout == rubric.LayoutBlocks) && len(t.HeaderRows) > 0 {
			out = append(out, t)
		}
	}
	return out
}

// inWindow reports whether rules look at an entry of the row.
func (r *row) inWindow(o *rubric.Outlook) bool {
	return slices.ContainsFunc(r.entries, o.InWindow)
}

// ref names the row to a source.
func (r *row) ref() rubric.RowRef {
	if r.print == "" {
		r.print = r.cells.Fingerprint(r.number)
	}
	return rubric.RowRef{Number: r.number, ID: r.read, Fingerprint: r.print}
}

// nameEntries gives the row's entries their ids: the row's own, with the channel
// where a row holds several.
func (r *row) nameEntries() {
	if len(r.entries) == 1 && (r.entries[0].Pos.Col == 0 || r.col > 0) || r.id == "" {
		for _, e := range r.entries {
			e.ID = r.id
		}
		return
	}
	taken := map[string]bool{}
	for _, e := range r.entries {
		id := r.id + "/" + channelOf(e)
		for n := 2; taken[id]; n++ {
			id = r.id + "/" + channelOf(e) + "-" + strconv.Itoa(n)
		}
		taken[id] = true
		e.ID = id
	}
}

// channelOf names the entry among the others of its row.
func channelOf(e *rubric.Entry) string {
	if len(e.Channel.Names) > 0 {
		return strings.Join(strings.Fields(e.Channel.Names[0].Key), "-")
	}
	return rubric.ColumnName(e.Pos.Col)
}

// rowID returns the row's part of an entry's id.
func rowID(entryID string) string {
	id, _, _ := strings.Cut(entryID, "/")
	return id
}
