package assess

import "rubric"

// places finds the entries that findings speak of.
type places struct {
	rows map[place][]*rubric.Entry
}

type place struct {
	tab string
	row int
}

// newPlaces indexes only the rows that findings name: a plan may have a hundred
// thousand others.
func newPlaces(o *rubric.Outlook, fs []*rubric.Finding) places {
	p := places{rows: map[place][]*rubric.Entry{}}
	for _, f := range fs {
		for _, row := range findingRows(f) {
			p.rows[place{f.Pos.Tab, row}] = nil
		}
	}
	if len(p.rows) == 0 {
		return p
	}
	for e := range o.Entries() {
		at := place{e.Pos.Tab, e.Pos.Row}
		if es, named := p.rows[at]; named {
			p.rows[at] = append(es, e)
		}
	}
	return p
}

// findingRows returns the rows that a finding stands for: a leading one stands
// for many.
func findingRows(f *rubric.Finding) []int {
	switch {
	case len(f.Rows) > 0:
		return f.Rows
	case f.Pos.Row > 0:
		return []int{f.Pos.Row}
	}
	return nil
}

// entries returns the entries that the finding speaks of; none when it is
// about another tab or a whole one.
func (p places) entries(f *rubric.Finding) []*rubric.Entry {
	var out []*rubric.Entry
	for _, row := range findingRows(f) {
		out = append(out, p.inRow(f, row)...)
	}
	return out
}

// inRow narrows a row of several entries down to the one that is meant, where
// the finding says which.
func (p places) inRow(f *rubric.Finding, row int) []*rubric.Entry {
	es := p.rows[place{f.Pos.Tab, row}]
	if len(es) < 2 {
		return es
	}
	for i, e := range es {
		if (f.Entry != "" && e.ID == f.Entry) || (f.Pos.Col != 0 && e.Pos.Col == f.Pos.Col) {
			return es[i : i+1]
		}
	}
	return es
}
