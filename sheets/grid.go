package sheets

import (
	"encoding/json"
	"errors"
	"slices"
	"strconv"

	"rubric"
)

// book is a spreadsheet as read: the grid, and what writing must know beside it.
type book struct {
	grid     *rubric.Grid
	revision rubric.Revision
	sheets   map[string]*sheet // by the tab's key
	order    []*sheet
	taken    ids
}

// sheet is what writing must know of a tab.
type sheet struct {
	id         int64
	tab        *rubric.Tab
	rows, cols int // of the grid, with and without content
	// columns are the ids of the metadata of our columns.
	columns   map[rubric.ManagedField]int64
	mark      int64   // the id of the metadata of a generated tab
	charts    []int64 // all that float over the sheet
	ownCharts []int64 // those that we made on a generated tab
	protected bool
	rules     int // conditional formats
}

// maxCells bounds what a book may hold in memory: Google's own limit is ten
// million, empty ones included.
const maxCells = 8 << 20

var errTooManyCells = errors.New("the spreadsheet holds more cells than can be read")

// newBook makes a grid of what the API says.
func newBook(w *wireBook) (*book, error) {
	b := &book{
		grid:   &rubric.Grid{Title: w.Properties.Title, Kind: "sheets", TimeZone: w.Properties.TimeZone},
		sheets: make(map[string]*sheet, len(w.Sheets)), taken: ids{},
	}
	cells := 0
	for i := range w.Sheets {
		ws := &w.Sheets[i]
		b.taken[ws.Properties.SheetID] = true
		if t := ws.Properties.SheetType; t != "" && t != "GRID" {
			continue // a chart or a data source of its own has no cells
		}
		s := b.sheet(ws)
		r := gridReader{sheet: s, tab: s.tab, taken: b.taken}
		for j := range ws.Data {
			if cells += r.data(&ws.Data[j]); cells > maxCells {
				return nil, errTooManyCells
			}
		}
		r.finish(ws)
		b.sheets[s.tab.Key] = s
		b.order = append(b.order, s)
		b.grid.Tabs = append(b.grid.Tabs, s.tab)
	}
	b.revision = revisionOf(b.grid)
	return b, nil
}

func (b *book) sheet(ws *wireSheet) *sheet {
	p := &ws.Properties
	s := &sheet{
		id: p.SheetID, rows: p.GridProperties.RowCount, cols: p.GridProperties.ColumnCount,
		columns: map[rubric.ManagedField]int64{}, protected: len(ws.Protected) > 0, rules: len(ws.Rules),
		tab: &rubric.Tab{Key: strconv.FormatInt(p.SheetID, 10), Name: p.Title, Hidden: p.Hidden},
	}
	for _, c := range ws.Charts {
		b.taken[c.ID] = true
		s.charts = append(s.charts, c.ID)
	}
	for _, p := range ws.Protected {
		b.taken[p.ID] = true
	}
	for _, m := range ws.Merges {
		s.tab.Merges = append(s.tab.Merges, m.area(s))
	}
	return s
}

// area counts from 1, ends included, as the domain does.
func (r *wireRange) area(s *sheet) rubric.Range {
	out := rubric.Range{Top: r.StartRow + 1, Left: r.StartCol + 1, Bottom: s.rows, Right: s.cols}
	if r.EndRow != nil {
		out.Bottom = *r.EndRow
	}
	if r.EndCol != nil {
		out.Right = *r.EndCol
	}
	return out
}

// generated finds the tab that Rubric made for a role; nil when there is none.
func (b *book) generated(role rubric.Role) *sheet {
	for _, s := range b.order {
		if s.tab.Generated == role {
			return s
		}
	}
	return nil
}

// gridReader reads the data of one sheet.
type gridReader struct {
	sheet *sheet
	tab   *rubric.Tab
	taken ids
	lists []*list
	rules map[string]*list // by the raw rule; nil for one that is no list
}

// list is a dropdown and where it is offered.
type list struct {
	rubric.Validation
	open map[int]int // by column: the index of the range that grows downwards
}

// data reads a block of cells and returns how many there were.
func (r *gridReader) data(d *wireData) int {
	r.dimensions(d)
	n := 0
	for i := range d.RowData {
		values := d.RowData[i].Values
		number := d.StartRow + i + 1
		var cells []rubric.Cell
		for j := range values {
			col := d.StartCol + j + 1
			if rule := values[j].Validation; len(rule) > 0 {
				r.offer(rule, number, col)
			}
			if c, ok := values[j].cell(col); ok {
				if cells == nil {
					cells = make([]rubric.Cell, 0, len(values)-j)
				}
				cells = append(cells, c)
			}
		}
		n += len(cells)
		if len(cells) > 0 {
			r.tab.Rows = append(r.tab.Rows, rubric.Row{Number: number, Cells: cells})
		}
	}
	return n
}

// dimensions notes hidden rows and columns, and the columns that are ours.
func (r *gridReader) dimensions(d *wireData) {
	for i, row := range d.Rows {
		if row.HiddenByUser || row.HiddenByFilter {
			r.tab.HiddenRows = append(r.tab.HiddenRows, d.StartRow+i+1)
		}
	}
	for i, col := range d.Cols {
		number := d.StartCol + i + 1
		if col.HiddenByUser || col.HiddenByFilter {
			r.tab.HiddenCols = append(r.tab.HiddenCols, number)
		}
		for _, m := range col.Metadata {
			r.taken[m.ID] = true
			f := rubric.ManagedField(m.Value)
			known := m.Key == ColumnKey && slices.Contains(rubric.ManagedFields, f)
			if known && r.tab.Managed.Of(f) == 0 && !r.tab.Managed.Has(number) {
				r.tab.Managed = r.tab.Managed.With(f, number)
				r.sheet.columns[f] = m.ID
			}
		}
	}
}

// offer notes that a cell offers a dropdown list.
func (r *gridReader) offer(rule json.RawMessage, row, col int) {
	l, known := r.rules[string(rule)]
	if !known {
		if r.rules == nil {
			r.rules = map[string]*list{}
		}
		if l = parseList(rule); l != nil {
			r.lists = append(r.lists, l)
		}
		r.rules[string(rule)] = l
	}
	if l == nil {
		return
	}
	if i, ok := l.open[col]; ok && l.Ranges[i].Bottom == row-1 {
		l.Ranges[i].Bottom = row
		return
	}
	l.open[col] = len(l.Ranges)
	l.Ranges = append(l.Ranges, rubric.Range{Top: row, Left: col, Bottom: row, Right: col})
}

// parseList returns the dropdown of a rule, nil when the rule is none.
func parseList(rule json.RawMessage) *list {
	var v wireValidation
	if err := json.Unmarshal(rule, &v); err != nil {
		return nil
	}
	l := &list{open: map[int]int{}}
	switch v.Condition.Type {
	case "ONE_OF_LIST":
		for _, value := range v.Condition.Values {
			l.Values = append(l.Values, value.Entered)
		}
	case "ONE_OF_RANGE":
		if len(v.Condition.Values) > 0 {
			l.Source = v.Condition.Values[0].Entered
		}
	default:
		return nil
	}
	return l
}

// finish puts the dropdowns into the tab and tells a generated tab.
func (r *gridReader) finish(ws *wireSheet) {
	for _, l := range r.lists {
		r.tab.Lists = append(r.tab.Lists, l.Validation)
	}
	for _, m := range ws.Metadata {
		r.taken[m.ID] = true
		if m.Key != TabKey || r.tab.Generated != "" {
			continue
		}
		if mark, ok := parseTabMark(m.Value, r.sheet.id); ok {
			r.tab.Generated, r.sheet.mark, r.sheet.ownCharts = mark.role, m.ID, mark.charts
			r.tab.Altered = mark.digest != "" && mark.digest != digestOf(r.tab.Rows)
		}
	}
}
