package sheets

import (
	"slices"
	"strings"

	api "google.golang.org/api/sheets/v4"

	"rubric"
)

// The state tab is made with room to grow, so that a sync need not make it
// larger first.
const (
	spareRows = 1000
	spareCols = 8
)

// putState plans the state tab: a sheet where there is none, and room.
func (p *plan) putState(e rubric.PutState) {
	p.state = &e
	rows, cols := len(e.Rows), width(e.Rows)
	s := p.was.generated(rubric.RoleState)
	if s != nil {
		p.stateID = s.id
		p.grow(s.id, "ROWS", s.rows, rows, spareRows+rows)
		p.grow(s.id, "COLUMNS", s.cols, cols, spareCols)
		return
	}
	p.stateID = p.taken.fresh("sheet", rubric.RoleState)
	properties := &api.SheetProperties{
		SheetId: p.stateID, Title: p.freeTitle(rubric.RoleState.Name().EN), Hidden: true,
		GridProperties: &api.GridProperties{RowCount: int64(2*rows + spareRows), ColumnCount: int64(cols + spareCols)},
	}
	p.build = append(p.build,
		&api.Request{AddSheet: &api.AddSheetRequest{Properties: properties}},
		p.markTab(tabMark{role: rubric.RoleState, sheet: p.stateID}, 0),
	)
}

// grow plans more rows or columns where there are too few.
func (p *plan) grow(sheet int64, dimension string, have, need, spare int) {
	if need > have {
		p.build = append(p.build, &api.Request{AppendDimension: &api.AppendDimensionRequest{
			SheetId: sheet, Dimension: dimension, Length: int64(need - have + spare), ForceSendFields: []string{"SheetId"},
		}})
	}
}

// markTab plans the metadata of a generated tab: made with a new id, or changed.
func (p *plan) markTab(m tabMark, id int64) *api.Request {
	if id != 0 {
		return &api.Request{UpdateDeveloperMetadata: &api.UpdateDeveloperMetadataRequest{
			DataFilters:       []*api.DataFilter{{DeveloperMetadataLookup: &api.DeveloperMetadataLookup{MetadataId: id}}},
			DeveloperMetadata: &api.DeveloperMetadata{MetadataValue: m.String()},
			Fields:            "metadataValue",
		}}
	}
	return &api.Request{CreateDeveloperMetadata: &api.CreateDeveloperMetadataRequest{DeveloperMetadata: &api.DeveloperMetadata{
		MetadataId: p.taken.fresh("tab", m.role), MetadataKey: TabKey, MetadataValue: m.String(), Visibility: visibleToAll,
		Location: &api.DeveloperMetadataLocation{SheetId: m.sheet},
	}}}
}

// freeTitle returns the first of the titles that no sheet bears, or makes one.
func (p *plan) freeTitle(titles ...string) string {
	taken := map[string]bool{}
	for _, s := range p.was.order {
		taken[strings.ToLower(s.tab.Name)] = true
	}
	return freeName(taken, titles...)
}

// stateValues returns the rows of the state tab that differ from those read.
func (p *plan) stateValues() []block {
	if p.state == nil {
		return nil
	}
	var was *rubric.Tab
	if s := p.was.generated(rubric.RoleState); s != nil {
		was = s.tab
	}
	b := block{sheet: p.stateID}
	last := len(p.state.Rows)
	if was != nil {
		last = max(last, was.LastRow())
	}
	for number := 1; number <= last; number++ {
		var want, have []string
		if number <= len(p.state.Rows) {
			want = p.state.Rows[number-1]
		}
		if was != nil {
			have = texts(was.Row(number))
		}
		if texts := over(want, have); texts != nil {
			b.rows = append(b.rows, blockRow{number, texts})
		}
	}
	if len(b.rows) == 0 {
		return nil
	}
	return []block{b}
}

// over returns what to write over a row so that it holds the wanted texts; nil
// when it does.
func over(want, have []string) []string {
	want, have = trim(want), trim(have)
	if slices.Equal(want, have) {
		return nil
	}
	out := make([]string, max(len(want), len(have)))
	for i, text := range want {
		out[i] = clip(text)
	}
	return out
}

// texts returns the row's cells as texts, from the first column on.
func texts(r rubric.Row) []string {
	var out []string
	for _, c := range r.Cells {
		for len(out) < c.Col {
			out = append(out, "")
		}
		out[c.Col-1] = c.String()
	}
	return out
}

func trim(texts []string) []string {
	for len(texts) > 0 && texts[len(texts)-1] == "" {
		texts = texts[:len(texts)-1]
	}
	return texts
}

// width is the length of the longest row.
func width(rows [][]string) int {
	n := 1
	for _, r := range rows {
		n = max(n, len(r))
	}
	return n
}

// stateHolds reports whether the tab holds the rows and nothing else.
func stateHolds(tab *rubric.Tab, rows [][]string) bool {
	if tab.LastRow() > len(rows) {
		return false
	}
	for i, want := range rows {
		if over(want, texts(tab.Row(i+1))) != nil {
			return false
		}
	}
	return true
}
