package sheets

import (
	"math"
	"slices"
	"strconv"
	"strings"

	api "google.golang.org/api/sheets/v4"

	"rubric"
)

// ensure plans the columns that a tab lacks and the headings that it lost.
//
// New columns are inserted rather than written over empty ones: wherever people
// moved things meanwhile, an inserted column is nobody else's.
func (p *plan) ensure(edit int, s *sheet, e rubric.EnsureColumns) {
	var missing []rubric.ManagedField
	for _, f := range rubric.ManagedFields {
		if s.tab.Managed.Of(f) == 0 {
			missing = append(missing, f)
		}
	}
	if len(missing) > 0 {
		p.insertColumns(s, e, missing)
	}
	rows := slices.Compact(slices.Sorted(slices.Values(e.HeaderRows)))
	for _, f := range rubric.ManagedFields {
		for _, row := range rows {
			if col := s.tab.Managed.Of(f); col > 0 && s.tab.Cell(row, col).Kind != rubric.EmptyCell {
				continue
			}
			p.puts = append(p.puts, put{edit, e.Tab, row, f, heading(s.tab, row, f, e.Lang)})
		}
	}
}

// heading names a managed column so that no column of the team's in that header
// row bears the same name.
func heading(tab *rubric.Tab, row int, f rubric.ManagedField, lang rubric.Lang) string {
	taken := map[string]bool{}
	for _, c := range tab.Row(row).Cells {
		if !tab.Managed.Has(c.Col) {
			taken[strings.ToLower(strings.TrimSpace(c.String()))] = true
		}
	}
	name := f.Header().In(lang)
	return freeName(taken, name, name+" (Rubric)")
}

// freeName returns the first of the names that is not taken; where all are, the
// last one with a number. Names are compared without case.
func freeName(taken map[string]bool, names ...string) string {
	for _, name := range names {
		if !taken[strings.ToLower(name)] {
			return name
		}
	}
	for n := 2; ; n++ {
		name := names[len(names)-1] + strconv.Itoa(n)
		if !taken[strings.ToLower(name)] {
			return name
		}
	}
}

// insertColumns plans the columns right of the last used one.
func (p *plan) insertColumns(s *sheet, e rubric.EnsureColumns, missing []rubric.ManagedField) {
	at := lastUsed(s)
	if short := at + 1 - s.cols; short > 0 {
		// A column right of ours keeps them from being made like their left neighbour.
		p.build = append(p.build, &api.Request{AppendDimension: &api.AppendDimensionRequest{
			SheetId: s.id, Dimension: "COLUMNS", Length: int64(short), ForceSendFields: []string{"SheetId"},
		}})
	}
	p.build = append(p.build, &api.Request{InsertDimension: &api.InsertDimensionRequest{
		Range: columns(s.id, at, at+len(missing)),
	}})
	for i, f := range missing {
		id := p.taken.fresh("column", s.id, f)
		p.columns[columnKey{e.Tab, f}] = id
		p.build = append(p.build, &api.Request{CreateDeveloperMetadata: &api.CreateDeveloperMetadataRequest{
			DeveloperMetadata: &api.DeveloperMetadata{
				MetadataId: id, MetadataKey: ColumnKey, MetadataValue: string(f), Visibility: visibleToAll,
				Location: &api.DeveloperMetadataLocation{DimensionRange: columns(s.id, at+i, at+i+1)},
			},
		}})
		p.build = append(p.build, columnLook(s.id, at+i, f, e)...)
	}
}

// lastUsed is the last column that a cell or a merge takes, or that is ours.
func lastUsed(s *sheet) int {
	last := max(s.tab.LastCol(), s.tab.Managed.Status, s.tab.Managed.Findings, s.tab.Managed.ID)
	for _, m := range s.tab.Merges {
		if m.Right < s.cols { // one that runs to the edge of the sheet may be widened
			last = max(last, m.Right)
		}
	}
	return last
}

// columns names columns counted from 0, the end excluded.
func columns(sheet int64, from, to int) *api.DimensionRange {
	return &api.DimensionRange{
		SheetId: sheet, Dimension: "COLUMNS", StartIndex: int64(from), EndIndex: int64(to),
		ForceSendFields: []string{"SheetId", "StartIndex"},
	}
}

// area names cells by rows and columns counted from 0, ends excluded; an end of
// 0 is unbounded.
func area(sheet int64, top, bottom, left, right int) *api.GridRange {
	return &api.GridRange{
		SheetId: sheet, StartRowIndex: int64(top), EndRowIndex: int64(bottom),
		StartColumnIndex: int64(left), EndColumnIndex: int64(right), ForceSendFields: []string{"SheetId"},
	}
}

// columnLook makes a new column look its part.
func columnLook(sheet int64, col int, f rubric.ManagedField, e rubric.EnsureColumns) []*api.Request {
	width := map[rubric.ManagedField]int64{
		rubric.ManagedStatus: 165, rubric.ManagedFindings: 340, rubric.ManagedID: 60,
	}[f]
	size := &api.DimensionProperties{PixelSize: width, HiddenByUser: f == rubric.ManagedID}
	requests := []*api.Request{
		{UpdateDimensionProperties: &api.UpdateDimensionPropertiesRequest{
			Range: columns(sheet, col, col+1), Properties: size, Fields: "pixelSize,hiddenByUser",
		}},
		{RepeatCell: &api.RepeatCellRequest{
			Range: area(sheet, max(e.FirstRow-1, 1), 0, col, col+1),
			Cell: &api.CellData{UserEnteredFormat: &api.CellFormat{
				WrapStrategy: "WRAP", VerticalAlignment: "TOP", HorizontalAlignment: "LEFT",
			}},
			Fields: "userEnteredFormat(wrapStrategy,verticalAlignment,horizontalAlignment)",
		}},
	}
	for _, row := range e.HeaderRows {
		requests = append(requests, columnHead(sheet, row-1, col, f, e.Lang))
	}
	if f == rubric.ManagedStatus {
		requests = append(requests, statusColours(sheet, max(e.FirstRow-1, 1), col)...)
	}
	return requests
}

func columnHead(sheet int64, row, col int, f rubric.ManagedField, lang rubric.Lang) *api.Request {
	cell := &api.CellData{UserEnteredFormat: &api.CellFormat{
		BackgroundColorStyle: rgb("E6ECF0"), WrapStrategy: "WRAP", VerticalAlignment: "MIDDLE",
		TextFormat: &api.TextFormat{Bold: true, ForegroundColorStyle: rgb("1F2933")},
	}}
	fields := "userEnteredFormat(backgroundColorStyle,wrapStrategy,verticalAlignment,textFormat(bold,foregroundColorStyle))"
	if f == rubric.ManagedID {
		cell.Note = idNote().In(lang)
		fields += ",note"
	}
	return &api.Request{RepeatCell: &api.RepeatCellRequest{
		Range: area(sheet, row, row+1, col, col+1), Cell: cell, Fields: fields,
	}}
}

// idNote is what the heading of the id column says when it is pointed at.
func idNote() rubric.Text {
	return rubric.Text{
		RU: "По этому столбцу Рубрика узнаёт строки после сортировки и вставок. Его можно скрыть, но не удаляйте его.",
		EN: "Rubric knows the rows by this column after sorting and inserting. You may hide it, but please do not delete it.",
	}
}

// statusColours colours the status column by what it says. The rules are made
// once and follow the column; nothing is coloured cell by cell.
func statusColours(sheet int64, top, col int) []*api.Request {
	var requests []*api.Request
	for m := rubric.MarkOK; m <= rubric.MarkNotChecked; m++ {
		sign, _, _ := strings.Cut(m.Text().EN, " ")
		fill, ink := markColours(m)
		requests = append(requests, &api.Request{AddConditionalFormatRule: &api.AddConditionalFormatRuleRequest{
			Rule: &api.ConditionalFormatRule{
				Ranges: []*api.GridRange{area(sheet, top, 0, col, col+1)},
				BooleanRule: &api.BooleanRule{
					Condition: &api.BooleanCondition{Type: "TEXT_STARTS_WITH", Values: []*api.ConditionValue{{UserEnteredValue: sign}}},
					Format:    &api.CellFormat{BackgroundColorStyle: rgb(fill), TextFormat: &api.TextFormat{ForegroundColorStyle: rgb(ink)}},
				},
			},
			ForceSendFields: []string{"Index"}, // 0: before the team's own
		}})
	}
	return requests
}

// markColours returns a fill and the ink on it, with a contrast of 7:1 and more.
func markColours(m rubric.Mark) (fill, ink string) {
	switch m {
	case rubric.MarkOK:
		return "E3F1DA", "24512B"
	case rubric.MarkWaiting:
		return "DFEAF7", "1B3F6B"
	case rubric.MarkLook:
		return "FFF1C9", "5F4700"
	case rubric.MarkFix:
		return "FBDDDB", "7D1310"
	}
	return "EDEDED", "474747"
}

// rgb makes a colour of six hexadecimal digits.
func rgb(hex string) *api.ColorStyle {
	n, err := strconv.ParseUint(hex, 16, 24)
	if err != nil {
		return nil // only for a colour that is none of ours
	}
	// Three decimals tell 256 shades apart, and keep large requests small. They
	// are rounded up: Google cuts to a shade.
	part := func(shift uint) float64 { return math.Ceil(float64(n>>shift&0xff)/255*1000) / 1000 }
	return &api.ColorStyle{RgbColor: &api.Color{Red: part(16), Green: part(8), Blue: part(0)}}
}
