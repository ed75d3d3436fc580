package state

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"rubric"
)

// maxKey bounds the keys that are read: no key of ours is nearly as long.
const maxKey = 1000

// Decode reads what the tab remembers. A nil tab is an empty state. Rows that
// make no sense are skipped; of two rows about one thing the upper one counts.
func Decode(tab *rubric.Tab) rubric.State {
	s := rubric.State{Entries: map[string]rubric.EntryState{}}
	if tab == nil {
		return s
	}
	r := reader{at: columnsOf(tab), days: map[rubric.Date]bool{}, findings: map[string]bool{}}
	for _, row := range tab.Rows {
		r.row = row
		switch kind := r.text(colKind); kind {
		case kindReport:
			if s.Report == "" {
				s.Report = r.key()
			}
		case kindDay:
			r.readDay(&s)
		case kindEntry:
			r.readEntry(&s)
		case kindEntries:
			r.readEntries(&s)
		case kindFinding:
			r.readFinding(&s)
		case kindFindings:
			r.readFindings(&s)
		}
	}
	slices.SortFunc(s.History, func(a, b rubric.HistoryDay) int { return a.Date.Compare(b.Date) })
	slices.SortFunc(s.Findings, func(a, b rubric.SeenFinding) int { return strings.Compare(a.Key, b.Key) })
	return s
}

// columnsOf finds the columns by the header row, so that one moved by hand is
// still read; without a header they stand where we put them.
func columnsOf(tab *rubric.Tab) map[string]int {
	at := map[string]int{}
	for i, name := range columns() {
		at[name] = i + 1
	}
	for _, row := range tab.Rows {
		named := map[string]int{}
		for _, c := range row.Cells {
			name := strings.TrimSpace(c.String())
			name = cmp.Or(earlier[name], name)
			if _, known := at[name]; known && named[name] == 0 {
				named[name] = c.Col
			}
		}
		if named[colKind] > 0 && named[colKey] > 0 {
			return named
		}
	}
	return at
}

type reader struct {
	at       map[string]int
	row      rubric.Row
	days     map[rubric.Date]bool // already read
	findings map[string]bool      // by key, already read
}

func (r *reader) text(name string) string {
	col := r.at[name]
	if col == 0 {
		return ""
	}
	return strings.TrimSpace(r.row.Cell(col).String())
}

// key returns the row's key, "" when it has none that could be ours.
func (r *reader) key() string {
	if k := r.text(colKey); len(k) <= maxKey {
		return k
	}
	return ""
}

func (r *reader) date(name string) rubric.Date {
	d, err := rubric.ParseDate(r.text(name))
	if err != nil {
		return rubric.Date{}
	}
	return d
}

func (r *reader) number(name string) (int, bool) {
	n, err := strconv.Atoi(r.text(name))
	return n, err == nil
}

func (r *reader) readDay(s *rubric.State) {
	date := r.date(colDate)
	if date.IsZero() || r.days[date] {
		return
	}
	r.days[date] = true
	day := rubric.HistoryDay{Date: date, Verdict: r.verdict(), RulesHash: r.text(colRules), Scores: map[rubric.CardID]int{}}
	if d, err := rubric.ParseDate(r.text(colMonth) + "-01"); err == nil {
		day.Month = d.InMonth()
	}
	day.Management, day.Department = r.score(colManagement), r.score(colDepartment)
	for _, c := range rubric.Cards {
		if n := r.score(string(c)); n != nil {
			day.Scores[c] = *n
		}
	}
	day.Entries = r.count(colEntries)
	day.Errors = r.count(colErrors)
	day.Warnings = r.count(colWarnings)
	s.History = append(s.History, day)
}

func (r *reader) verdict() rubric.Verdict {
	switch v := rubric.Verdict(r.text(colVerdict)); v {
	case rubric.Approve, rubric.ApproveWithReservations, rubric.Return, rubric.NotAssessable:
		return v
	}
	return ""
}

// score reads a score of 0 to 100; nil for anything else.
func (r *reader) score(name string) *int {
	if n, ok := r.number(name); ok && n >= 0 && n <= 100 {
		return &n
	}
	return nil
}

func (r *reader) count(name string) int {
	n, _ := r.number(name)
	return max(n, 0)
}

func (r *reader) readEntry(s *rubric.State) {
	e := rubric.EntryState{
		FirstSeen: r.date(colDate),
		Since:     decodeSince(r.text(colSince)),
		Hash:      r.text(colContent),
		Approved:  r.text(colApproved),
	}
	keepEntry(s, r.key(), &e)
}

func (r *reader) readEntries(s *rubric.State) {
	e := rubric.EntryState{FirstSeen: r.date(colDate), Since: decodeSince(r.text(colSince))}
	for line := range strings.Lines(r.text(colContent)) {
		var id string
		id, e.Hash, e.Approved = readEntryLine(strings.TrimSpace(line))
		if len(id) <= maxKey {
			keepEntry(s, id, &e)
		}
	}
}

// keepEntry remembers the entry unless it makes no sense or is known already.
func keepEntry(s *rubric.State, id string, e *rubric.EntryState) {
	if id == "" || e.FirstSeen.IsZero() {
		return
	}
	if _, again := s.Entries[id]; !again {
		s.Entries[id] = *e
	}
}

func decodeSince(text string) rubric.Since {
	var since rubric.Since
	for part := range strings.SplitSeq(text, ",") {
		status, day, _ := strings.Cut(strings.TrimSpace(part), " ")
		if date, err := rubric.ParseDate(day); err == nil {
			since.Note(rubric.Status(status), date)
		}
	}
	return since
}

func (r *reader) readFinding(s *rubric.State) {
	r.keepFinding(s, rubric.SeenFinding{Key: r.key(), Since: r.date(colDate), Last: r.date(colLast)})
}

func (r *reader) readFindings(s *rubric.State) {
	f := rubric.SeenFinding{Since: r.date(colDate), Last: r.date(colLast)}
	for line := range strings.Lines(r.text(colContent)) {
		if f.Key = strings.TrimSpace(line); len(f.Key) <= maxKey {
			r.keepFinding(s, f)
		}
	}
}

// keepFinding remembers the finding unless it makes no sense or is known already.
func (r *reader) keepFinding(s *rubric.State, f rubric.SeenFinding) {
	if f.Key == "" || f.Since.IsZero() || f.Last.IsZero() || r.findings[f.Key] {
		return
	}
	r.findings[f.Key] = true
	s.Findings = append(s.Findings, f)
}
