package sheets

import (
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"unicode"
	"unicode/utf16"

	api "google.golang.org/api/sheets/v4"

	"rubric"
)

// pending stands for a digest while a tab is being written in several requests:
// should we not come to the end, the tab counts as altered and is put again.
const pending = "-"

// putTab plans the requests that make a generated tab hold the report. A tab
// that is there is written anew in place: it keeps its sheet and the charts that
// it still has, so that links to them hold.
func (p *plan) putTab(e rubric.PutTab) {
	t := &tabWriter{plan: p, role: e.Role, page: newPage(e.Report), lang: e.Report.Lang, was: p.was.generated(e.Role)}
	t.rows = t.cells()
	digest := digestOf(t.rows)
	t.open()
	t.sizes()
	t.values()
	t.looks()
	t.merges()
	t.rules()
	charts := t.charts()
	t.requests = append(t.requests, p.markTab(tabMark{e.Role, t.sheet, digest, charts}, t.mark))
	p.reports = append(p.reports, t.requests...)
	p.tabs = append(p.tabs, plannedTab{e.Role, t.sheet, digest})
}

// tabWriter plans one generated tab.
type tabWriter struct {
	plan     *plan
	role     rubric.Role
	lang     rubric.Lang
	page     *page
	was      *sheet // nil for a tab to be made
	sheet    int64
	mark     int64
	rows     []rubric.Row // what will be read there
	requests []*api.Request
}

func (t *tabWriter) add(r *api.Request) { t.requests = append(t.requests, r) }

// open makes the tab, or empties the one that is there.
func (t *tabWriter) open() {
	if t.was == nil {
		t.sheet = t.plan.taken.fresh("sheet", t.role)
		name := t.role.Name().In(t.lang)
		t.add(&api.Request{AddSheet: &api.AddSheetRequest{Properties: &api.SheetProperties{
			SheetId: t.sheet, Title: t.plan.freeTitle(name, name+" (Rubric)"),
			TabColorStyle: rgb(inkAccent),
		}}})
		mark := t.plan.markTab(tabMark{role: t.role, sheet: t.sheet, digest: pending}, 0)
		t.mark = mark.CreateDeveloperMetadata.DeveloperMetadata.MetadataId
		t.add(mark)
	} else {
		t.sheet, t.mark = t.was.id, t.was.mark
		t.add(t.plan.markTab(tabMark{role: t.role, sheet: t.sheet, digest: pending, charts: t.was.ownCharts}, t.mark))
		t.add(&api.Request{UnmergeCells: &api.UnmergeCellsRequest{Range: area(t.sheet, 0, 0, 0, 0)}})
		t.add(&api.Request{UpdateCells: &api.UpdateCellsRequest{
			Range:  area(t.sheet, 0, 0, 0, 0),
			Fields: "userEnteredValue,userEnteredFormat,textFormatRuns,note,dataValidation",
		}})
	}
	if t.was == nil || !t.was.protected {
		t.add(&api.Request{AddProtectedRange: &api.AddProtectedRangeRequest{ProtectedRange: &api.ProtectedRange{
			ProtectedRangeId: t.plan.taken.fresh("protected", t.role), Range: area(t.sheet, 0, 0, 0, 0),
			Description: protection().In(t.lang), WarningOnly: true,
		}}})
	}
}

func protection() rubric.Text {
	return rubric.Text{
		RU: "Этот лист пишет Рубрика: правки на нём пропадут при следующей сверке",
		EN: "Rubric writes this tab: changes to it are lost at the next sync",
	}
}

// sizes sets the grid, the widths and the heights. Rows and columns that people
// hid come back.
func (t *tabWriter) sizes() {
	t.add(&api.Request{UpdateSheetProperties: &api.UpdateSheetPropertiesRequest{
		Properties: &api.SheetProperties{SheetId: t.sheet, GridProperties: &api.GridProperties{
			RowCount: int64(len(t.page.rows) + 20), ColumnCount: int64(len(t.page.edges)), FrozenRowCount: 1, HideGridlines: true,
		}},
		Fields: "gridProperties(rowCount,columnCount,frozenRowCount,hideGridlines)",
	}})
	widths := make([]int, len(t.page.edges)-1)
	for i := range widths {
		widths[i] = t.page.edges[i+1] - t.page.edges[i]
	}
	heights := make([]int, len(t.page.rows))
	for i, r := range t.page.rows {
		heights[i] = r.height
	}
	t.dimension("COLUMNS", widths)
	t.dimension("ROWS", heights)
}

// dimension sets sizes, those of equal neighbours at once.
func (t *tabWriter) dimension(dimension string, sizes []int) {
	for first := 0; first < len(sizes); {
		last := first + 1
		for last < len(sizes) && sizes[last] == sizes[first] {
			last++
		}
		t.add(&api.Request{UpdateDimensionProperties: &api.UpdateDimensionPropertiesRequest{
			Range: &api.DimensionRange{
				SheetId: t.sheet, Dimension: dimension, StartIndex: int64(first), EndIndex: int64(last),
				ForceSendFields: []string{"SheetId", "StartIndex"},
			},
			Properties: &api.DimensionProperties{PixelSize: int64(sizes[first])},
			Fields:     "pixelSize,hiddenByUser",
		}})
		first = last
	}
}

// cells returns the page's cells as they will be read.
func (t *tabWriter) cells() []rubric.Row {
	var rows []rubric.Row
	for i, r := range t.page.rows {
		row := rubric.Row{Number: i + 1}
		for _, c := range r.cells {
			if cell, ok := readAs(c.datum); ok {
				cell.Col = t.page.column(c.from) + 1
				row.Cells = append(row.Cells, cell)
			}
		}
		if len(row.Cells) > 0 {
			rows = append(rows, row)
		}
	}
	return rows
}

// readAs returns the cell that a datum becomes: real numbers and dates.
func readAs(d rubric.Datum) (rubric.Cell, bool) {
	number := d.Number
	switch d.Kind {
	case rubric.TextDatum:
		text := clip(printable(d.Text))
		return rubric.Cell{Kind: rubric.TextCell, Text: text}, text != ""
	case rubric.PercentDatum:
		number = math.Round(number*1e8) / 1e10 // 30 is 0.3 to a cell
	case rubric.DateDatum:
		if d.Date.IsZero() {
			return rubric.Cell{}, false
		}
		number = float64(d.Date.Serial())
	case rubric.CountDatum, rubric.DecimalDatum:
	default:
		return rubric.Cell{}, false
	}
	ok := !math.IsNaN(number) && !math.IsInf(number, 0)
	return rubric.Cell{Kind: rubric.NumberCell, Number: number}, ok
}

// printable leaves out what a sheet does not keep.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' || r == unicode.ReplacementChar {
			return -1
		}
		return r
	}, s)
}

// valueChunk is how many rows one request writes: a request must fit into a slice.
const valueChunk = 500

func (t *tabWriter) values() {
	for first := 0; first < len(t.page.rows); first += valueChunk {
		rows := t.page.rows[first:min(first+valueChunk, len(t.page.rows))]
		data := make([]*api.RowData, len(rows))
		for i, r := range rows {
			data[i] = &api.RowData{}
			for _, c := range r.cells {
				for col := t.page.column(c.from); len(data[i].Values) <= col; {
					data[i].Values = append(data[i].Values, &api.CellData{})
				}
				t.value(data[i].Values[len(data[i].Values)-1], &c)
			}
		}
		t.add(&api.Request{UpdateCells: &api.UpdateCellsRequest{
			Start: &api.GridCoordinate{SheetId: t.sheet, RowIndex: int64(first)},
			Rows:  data, Fields: "userEnteredValue,textFormatRuns",
		}})
	}
}

func (t *tabWriter) value(into *api.CellData, c *pageCell) {
	cell, ok := readAs(c.datum)
	if !ok {
		return
	}
	into.UserEnteredValue = &api.ExtendedValue{}
	if cell.Kind == rubric.NumberCell {
		into.UserEnteredValue.NumberValue = &cell.Number
		return
	}
	into.UserEnteredValue.StringValue = &cell.Text
	switch uri := t.link(c.datum.Link); {
	case uri != "":
		// Google draws it as a link: underlined, and in its colour.
		into.TextFormatRuns = []*api.TextFormatRun{{Format: &api.TextFormat{Link: &api.Link{Uri: uri}}}}
	case c.lead > 0 && c.lead < len(cell.Text) && cell.Text == c.datum.Text:
		into.TextFormatRuns = []*api.TextFormatRun{
			{Format: &api.TextFormat{Bold: true}},
			{StartIndex: int64(len(utf16.Encode([]rune(cell.Text[:c.lead])))), Format: &api.TextFormat{}},
		}
	}
}

// link returns the address of a place in this spreadsheet; "" for none. It names
// the tab by its sheet's id, so that it holds when the tab is renamed.
func (t *tabWriter) link(to rubric.Position) string {
	if to.Tab == "" {
		return ""
	}
	tab := t.plan.was.grid.Tab(to.Tab)
	if tab == nil {
		return ""
	}
	if to.Row == 0 {
		return "#gid=" + tab.Key
	}
	return fmt.Sprintf("#gid=%s&range=%s%d", tab.Key, rubric.ColumnName(max(to.Col, 1)), to.Row)
}

// requestSlices divides requests into batches of about the size of a slice.
func requestSlices(requests []*api.Request) [][]*api.Request {
	var out [][]*api.Request
	size := sliceSize
	for _, r := range requests {
		n := sliceSize
		if body, err := json.Marshal(r); err == nil {
			n = len(body)
		}
		if size+n > sliceSize {
			out, size = append(out, nil), 0
		}
		out[len(out)-1] = append(out[len(out)-1], r)
		size += n
	}
	return out
}
