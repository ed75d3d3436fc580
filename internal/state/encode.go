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
// entries and the findings. Equal states give equal rows.
func Encode(s rubric.State, lang rubric.Lang) [][]string {
	w := newWriter()
	w.rows = append(w.rows, []string{note().In(lang)}, columns())
	if s.Report != "" {
		w.add(kindReport, colKey, s.Report)
	}
	for i := range s.History {
		w.day(&s.History[i])
	}
	w.entries(s.Entries)
	w.findings(s.Findings)
	return w.rows
}

// entries writes the entries by their days and by id. One whose words do not fit
// into a line has a row of its own.
func (w *writer) entries(entries map[string]rubric.EntryState) {
	type days struct {
		first rubric.Date
		since rubric.Since
	}
	shared := map[days]string{}
	packed := newPacker()
	for _, id := range slices.Sorted(maps.Keys(entries)) {
		e := entries[id]
		line, ok := entryLine(id, &e)
		if !ok {
			w.add(kindEntry, colKey, id, colDate, e.FirstSeen.String(),
				colContent, e.Hash, colApproved, e.Approved, colSince, encodeSince(e.Since))
			continue
		}
		d := days{e.FirstSeen, e.Since}
		if shared[d] == "" {
			shared[d] = d.first.String() + separator + encodeSince(d.since)
		}
		packed.add(shared[d], line)
	}
	packed.cells(func(shared, cell string) {
		first, since, _ := strings.Cut(shared, separator)
		w.add(kindEntries, colDate, first, colSince, since, colContent, cell)
	})
}

// findings writes the findings by their days and by key.
func (w *writer) findings(fs []rubric.SeenFinding) {
	packed := newPacker()
	for _, f := range fs {
		first, last := f.Since.String(), f.Last.String()
		if isLine(f.Key) && len(f.Key) <= maxCell {
			packed.add(first+separator+last, f.Key)
		} else {
			w.add(kindFinding, colKey, f.Key, colDate, first, colLast, last)
		}
	}
	packed.cells(func(shared, cell string) {
		first, last, _ := strings.Cut(shared, separator)
		w.add(kindFindings, colDate, first, colLast, last, colContent, cell)
	})
}

const separator = "|"

type writer struct {
	rows [][]string
	at   map[string]int // a column's index by its name
}

func newWriter() *writer {
	w := &writer{at: map[string]int{}}
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

func encodeSince(since rubric.Since) string {
	var parts []string
	for _, s := range rubric.Statuses {
		if d := since.On(s); !d.IsZero() {
			parts = append(parts, string(s)+" "+d.String())
		}
	}
	return strings.Join(parts, ", ")
}
