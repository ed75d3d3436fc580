package state

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"rubric"
)

// Encode returns the rows of the state tab: a line that says what the tab is in
// the given language, the header, then the report's digest, the days, the
// entries by id and the findings by key. Equal states give equal rows.
func Encode(s rubric.State, lang rubric.Lang) [][]string {
	w := newWriter(2 + 1 + len(s.History) + len(s.Entries) + len(s.Findings))
	w.rows = append(w.rows, []string{note().In(lang)}, columns())
	if s.Report != "" {
		w.add(kindReport, colKey, s.Report)
	}
	for i := range s.History {
		w.day(&s.History[i])
	}
	for _, id := range slices.Sorted(maps.Keys(s.Entries)) {
		e := s.Entries[id]
		w.add(kindEntry, colKey, id, colDate, e.FirstSeen.String(),
			colContent, e.Hash, colApproved, e.Approved, colSince, encodeSince(e.Since))
	}
	for _, f := range s.Findings {
		w.add(kindFinding, colKey, f.Key, colDate, f.Since.String(), colLast, f.Last.String())
	}
	return w.rows
}

type writer struct {
	rows [][]string
	at   map[string]int // a column's index by its name
}

func newWriter(rows int) *writer {
	w := &writer{rows: make([][]string, 0, rows), at: map[string]int{}}
	for i, name := range columns() {
		w.at[name] = i
	}
	return w
}

// add appends a row of the kind with the named values, as long as it needs to be.
func (w *writer) add(kind string, namesAndValues ...string) {
	last := 0
	for i := 0; i < len(namesAndValues); i += 2 {
		if namesAndValues[i+1] != "" {
			last = max(last, w.at[namesAndValues[i]])
		}
	}
	row := make([]string, last+1)
	row[0] = kind
	for i := 0; i < len(namesAndValues); i += 2 {
		if v := namesAndValues[i+1]; v != "" {
			row[w.at[namesAndValues[i]]] = v
		}
	}
	w.rows = append(w.rows, row)
}

func (w *writer) day(d *rubric.HistoryDay) {
	values := []string{
		colDate, d.Date.String(), colMonth, d.Month.String(), colVerdict, string(d.Verdict),
		colManagement, score(d.Management), colDepartment, score(d.Department),
		colEntries, strconv.Itoa(d.Entries), colErrors, strconv.Itoa(d.Errors),
		colWarnings, strconv.Itoa(d.Warnings), colRules, d.RulesHash,
	}
	for _, c := range rubric.Cards {
		if n, ok := d.Scores[c]; ok {
			values = append(values, string(c), strconv.Itoa(n))
		}
	}
	w.add(kindDay, values...)
}

func score(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}

func encodeSince(since map[rubric.Status]rubric.Date) string {
	if len(since) == 0 {
		return ""
	}
	parts := make([]string, 0, len(since))
	for _, s := range rubric.Statuses {
		if d, ok := since[s]; ok && !d.IsZero() {
			parts = append(parts, string(s)+" "+d.String())
		}
	}
	return strings.Join(parts, ", ")
}
