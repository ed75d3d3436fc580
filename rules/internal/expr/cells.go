package expr

import (
	"cmp"
	"slices"
	"strings"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
	"cel.dev/cel-go/common/types/traits"

	"rubric"
	"rubric/internal/text"
)

var cellsType = cel.MapType(cel.StringType, cel.StringType)

// sheet is a plan tab whose columns can be read by their headings.
type sheet struct {
	tab      *rubric.Tab
	headings []string // as written, from left to right
	columns  map[string]int
	blocks   []block                // where the header is repeated down the tab
	merges   map[int][]rubric.Range // areas of several rows, by their column
}

// block is a stretch of rows below a header of its own.
type block struct {
	header  int
	columns map[string]int
}

// addTab makes the columns of a plan's tab readable.
func (w *World) addTab(b *rubric.Book, info *rubric.TabInfo) {
	tables := append([]rubric.TabInfo{*info}, info.Parts...)
	tab := b.Raw(info.Name)
	s := &sheet{tab: tab, columns: map[string]int{}, merges: map[int][]rubric.Range{}}
	for _, t := range tables {
		if t.Role == rubric.RolePlan && !t.Template {
			s.addHeadings(&t)
			s.addBlocks(&t)
		}
	}
	if tab == nil || len(s.headings) == 0 {
		return
	}
	for _, m := range tab.Merges {
		if m.Bottom > m.Top {
			s.merges[m.Left] = append(s.merges[m.Left], m)
		}
	}
	for _, ms := range s.merges {
		slices.SortFunc(ms, func(a, b rubric.Range) int { return cmp.Compare(a.Top, b.Top) })
	}
	w.tabs[info.Name] = s
	w.headings = append(w.headings, s.headings...)
}

// addHeadings learns where the headings stand, as written and as compared.
func (s *sheet) addHeadings(t *rubric.TabInfo) {
	type heading struct {
		col  int
		text string
	}
	var hs []heading
	for _, f := range t.Fields {
		hs = append(hs, heading{f.Col, f.Header})
	}
	for _, u := range t.Unmapped {
		hs = append(hs, heading{u.Col, u.Header})
	}
	slices.SortStableFunc(hs, func(a, b heading) int { return cmp.Compare(a.col, b.col) })
	for _, h := range hs {
		s.headings = append(s.headings, h.text)
		learn(s.columns, h.text, h.col)
	}
}

// addBlocks learns where the headings stand in each stretch of rows.
func (s *sheet) addBlocks(t *rubric.TabInfo) {
	if t.Layout != rubric.LayoutBlocks || s.tab == nil {
		return
	}
	for _, n := range t.HeaderRows {
		b := block{header: n, columns: map[string]int{}}
		for _, c := range s.tab.Row(n).Cells {
			if !t.Managed.Has(c.Col) {
				learn(b.columns, strings.TrimSpace(c.String()), c.Col)
			}
		}
		s.blocks = append(s.blocks, b)
	}
}

// learn remembers a heading as written and as compared; of two the left one counts.
func learn(columns map[string]int, heading string, col int) {
	for _, name := range []string{heading, text.Key(heading)} {
		if _, taken := columns[name]; !taken && name != "" {
			columns[name] = col
		}
	}
}

// column finds a heading; 0 where the tab has none such.
func (s *sheet) column(heading string) int {
	if s == nil {
		return 0
	}
	if col, ok := s.columns[heading]; ok {
		return col
	}
	return s.columns[text.Key(heading)]
}

// columnAt finds a heading for a row: as its own header has it, where there are
// several.
func (s *sheet) columnAt(heading string, row int) int {
	if s == nil {
		return 0
	}
	for i := len(s.blocks) - 1; i >= 0; i-- {
		b := &s.blocks[i]
		if b.header >= row {
			continue
		}
		if col, ok := b.columns[heading]; ok {
			return col
		}
		if col, ok := b.columns[text.Key(heading)]; ok {
			return col
		}
		break
	}
	return s.column(heading)
}

// cellsView is the row of the entry that is looked at, by its headings.
type cellsView struct {
	opaque
	world *World
	sheet *sheet
	row   rubric.Row
	read  bool
}

func (v *cellsView) show(w *World, pos rubric.Position) {
	v.kind, v.world, v.sheet = cellsType, w, w.tabs[pos.Tab]
	v.row, v.read = rubric.Row{Number: pos.Row}, false
}

// text returns what the row says in a column; what an area of several rows says
// holds for all of them.
func (v *cellsView) text(col int) string {
	if !v.read {
		v.row, v.read = v.sheet.tab.Row(v.row.Number), true
	}
	c := v.row.Cell(col)
	if c.Kind == rubric.EmptyCell {
		c = v.sheet.merged(v.row.Number, col)
	}
	return strings.TrimSpace(c.String())
}

func (s *sheet) merged(row, col int) rubric.Cell {
	ms := s.merges[col]
	i, exact := slices.BinarySearchFunc(ms, row, func(m rubric.Range, n int) int { return cmp.Compare(m.Top, n) })
	if !exact {
		i--
	}
	if i < 0 || ms[i].Bottom < row {
		return rubric.Cell{}
	}
	return s.tab.Cell(ms[i].Top, col)
}

// Find returns the cell below a heading. A heading that only other tabs of the
// plan have is a value that this entry lacks.
func (v *cellsView) Find(key ref.Val) (ref.Val, bool) {
	heading, ok := key.(types.String)
	if !ok {
		return types.MaybeNoSuchOverloadErr(key), false
	}
	col := v.sheet.columnAt(string(heading), v.row.Number)
	switch {
	case col > 0:
		return types.String(v.text(col)), true
	case v.world.hasHeading(string(heading)):
		return types.WrapErr(ErrUnknown), false
	}
	return nil, false
}

// Get is Find for those who know that the heading is there.
func (v *cellsView) Get(key ref.Val) ref.Val {
	if found, ok := v.Find(key); ok {
		return found
	}
	return types.WrapErr(ErrUnknown)
}

// Contains reports whether the tab has the heading.
func (v *cellsView) Contains(key ref.Val) ref.Val {
	heading, ok := key.(types.String)
	return types.Bool(ok && v.sheet.columnAt(string(heading), v.row.Number) > 0)
}

// Size counts the headings.
func (v *cellsView) Size() ref.Val {
	if v.sheet == nil {
		return types.IntZero
	}
	return types.Int(len(v.sheet.headings))
}

// Iterator yields the headings from left to right.
func (v *cellsView) Iterator() traits.Iterator {
	if v.sheet == nil {
		return types.NewStringList(types.DefaultTypeAdapter, nil).Iterator()
	}
	return types.NewStringList(types.DefaultTypeAdapter, v.sheet.headings).Iterator()
}

// Equal reports whether it is the same row.
func (v *cellsView) Equal(other ref.Val) ref.Val { return types.Bool(ref.Val(v) == other) }

// Value is what CEL reads from.
func (v *cellsView) Value() any { return v }
