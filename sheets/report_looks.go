package sheets

import (
	"slices"

	api "google.golang.org/api/sheets/v4"

	"rubric"
)

// run is a rectangle of cells one below the other that have something in common.
type run struct {
	from, to    int // edges
	first, last int // rows, the last excluded
	look        cellLook
}

// runs gathers cells of the same columns that stand one below the other, in the
// order in which they begin.
func (p *page) runs(byLook bool) []*run {
	var out []*run
	open := map[run]*run{} // by columns and look
	for i, r := range p.rows {
		for _, c := range r.cells {
			key := run{from: c.from, to: c.to}
			if byLook {
				key.look = c.look
			}
			if have := open[key]; have != nil && have.last == i {
				have.last = i + 1
				continue
			}
			made := key
			made.first, made.last = i, i+1
			open[key] = &made
			out = append(out, &made)
		}
	}
	return out
}

func (t *tabWriter) area(r *run) *api.GridRange {
	return area(t.sheet, r.first, r.last, t.page.column(r.from), t.page.column(r.to))
}

// looks formats the cells, those of one look at once.
func (t *tabWriter) looks() {
	for _, r := range t.page.runs(true) {
		t.add(&api.Request{RepeatCell: &api.RepeatCellRequest{
			Range: t.area(r), Cell: &api.CellData{UserEnteredFormat: r.look.format()}, Fields: "userEnteredFormat",
		}})
	}
}

// merges makes one cell of those that span several columns.
func (t *tabWriter) merges() {
	for _, r := range t.page.runs(false) {
		if t.page.column(r.to)-t.page.column(r.from) > 1 {
			t.add(&api.Request{MergeCells: &api.MergeCellsRequest{Range: t.area(r), MergeType: "MERGE_ROWS"}})
		}
	}
}

// rules colours texts of long tables by what they say, in place of the rules
// that were there.
func (t *tabWriter) rules() {
	if t.was != nil {
		for range t.was.rules {
			t.add(&api.Request{DeleteConditionalFormatRule: &api.DeleteConditionalFormatRuleRequest{
				SheetId: t.sheet, ForceSendFields: []string{"Index"},
			}})
		}
	}
	for _, b := range t.page.report.Blocks {
		table, ok := b.(rubric.Table)
		if !ok {
			continue
		}
		placed := t.page.tables[table.ID]
		for _, tone := range placed.tones {
			t.add(t.rule(placed, tone))
		}
	}
}

func (t *tabWriter) rule(in *pageTable, of tone) *api.Request {
	look := cellLook{}.toned(of.tone)
	format := &api.CellFormat{TextFormat: &api.TextFormat{Bold: look.bold}}
	if look.ink != "" {
		format.TextFormat.ForegroundColorStyle = rgb(look.ink)
	}
	if look.fill != "" {
		format.BackgroundColorStyle = rgb(look.fill)
	}
	left, right := t.page.column(in.edges[of.column]), t.page.column(in.edges[of.column+1])
	return &api.Request{AddConditionalFormatRule: &api.AddConditionalFormatRuleRequest{
		Rule: &api.ConditionalFormatRule{
			Ranges: []*api.GridRange{area(t.sheet, in.first, in.last, left, right)},
			BooleanRule: &api.BooleanRule{
				Condition: &api.BooleanCondition{Type: "TEXT_EQ", Values: []*api.ConditionValue{{UserEnteredValue: of.text}}},
				Format:    format,
			},
		},
		ForceSendFields: []string{"Index"},
	}}
}

// charts makes the native charts, tied to the cells of their tables, changes
// those that are there and deletes ours that are no longer drawn. It returns the
// ids of ours.
func (t *tabWriter) charts() []int64 {
	var ours []int64
	drawn := map[int64]bool{}
	for i := range t.page.charts {
		c := &t.page.charts[i]
		id, there := t.chartID(c.ID)
		drawn[id] = true
		ours = append(ours, id)
		position := &api.EmbeddedObjectPosition{OverlayPosition: t.position(c)}
		if !there {
			t.add(&api.Request{AddChart: &api.AddChartRequest{Chart: &api.EmbeddedChart{ChartId: id, Spec: t.spec(c), Position: position}}})
			continue
		}
		t.add(&api.Request{UpdateChartSpec: &api.UpdateChartSpecRequest{ChartId: id, Spec: t.spec(c)}})
		t.add(&api.Request{UpdateEmbeddedObjectPosition: &api.UpdateEmbeddedObjectPositionRequest{
			ObjectId: id, NewPosition: position, Fields: "*",
		}})
	}
	if t.was == nil {
		return ours
	}
	for _, id := range t.was.ownCharts {
		if !drawn[id] && slices.Contains(t.was.charts, id) {
			t.add(&api.Request{DeleteEmbeddedObject: &api.DeleteEmbeddedObjectRequest{ObjectId: id}})
		}
	}
	return ours
}

// chartID returns the id of the chart of a block, and whether it is there.
func (t *tabWriter) chartID(block string) (id int64, there bool) {
	for salt := 0; ; salt++ {
		id := derive("chart", t.role, block, salt)
		switch {
		case t.was != nil && slices.Contains(t.was.charts, id):
			return id, true
		case !t.plan.taken[id]:
			t.plan.taken[id] = true
			return id, false
		}
	}
}

func (t *tabWriter) position(c *pageChart) *api.OverlayPosition {
	col := 0
	for col+2 < len(t.page.edges) && t.page.edges[col+1] <= c.from {
		col++
	}
	return &api.OverlayPosition{
		AnchorCell:    &api.GridCoordinate{SheetId: t.sheet, RowIndex: int64(c.row), ColumnIndex: int64(col)},
		OffsetXPixels: int64(c.from - t.page.edges[col]), WidthPixels: int64(c.width), HeightPixels: int64(c.height),
	}
}

func (t *tabWriter) spec(c *pageChart) *api.ChartSpec {
	basic := &api.BasicChartSpec{
		ChartType: "BAR", HeaderCount: 1, LegendPosition: "NO_LEGEND",
		Domains: []*api.BasicChartDomain{{Domain: t.column(c, c.Category)}},
	}
	axis := "BOTTOM_AXIS"
	if c.Kind == rubric.LineChart {
		basic.ChartType, axis = "LINE", "LEFT_AXIS"
	}
	if c.Most > 0 {
		basic.Axis = []*api.BasicChartAxis{{Position: axis, ViewWindowOptions: &api.ChartAxisViewWindowOptions{
			ViewWindowMax: c.Most, ViewWindowMode: "EXPLICIT",
		}}}
	}
	if len(c.Series) > 1 {
		basic.LegendPosition = "BOTTOM_LEGEND"
	}
	strong := 0
	for _, s := range c.Series {
		drawn := stroke{color: "B4BEC7", dash: "MEDIUM_DASHED"}
		if !s.Muted {
			drawn = strokeOf(strong)
			strong++
		}
		series := &api.BasicChartSeries{Series: t.column(c, s.Column), TargetAxis: axis, ColorStyle: rgb(drawn.color)}
		if c.Kind == rubric.LineChart {
			series.LineStyle = &api.LineStyle{Width: 2, Type: drawn.dash}
			if drawn.mark != "" {
				series.PointStyle = &api.PointStyle{Shape: drawn.mark, Size: 6}
			}
		}
		basic.Series = append(basic.Series, series)
	}
	return &api.ChartSpec{
		Title: c.Title, AltText: c.Title, FontName: "Arial", BasicChart: basic,
		TitleTextFormat: &api.TextFormat{FontSize: 11, Bold: true, ForegroundColorStyle: rgb(inkText)},
	}
}

// column is a table's column, its heading included.
func (t *tabWriter) column(c *pageChart, column int) *api.ChartData {
	col := t.page.column(c.table.edges[column])
	return &api.ChartData{SourceRange: &api.ChartSourceRange{Sources: []*api.GridRange{
		area(t.sheet, c.table.header, c.table.last, col, col+1),
	}}}
}

// stroke is how a series is told from the others: by colour, by mark and by dash,
// of which the last two hold in grey.
type stroke struct{ color, mark, dash string }

func strokeOf(n int) stroke {
	strokes := [...]stroke{
		{"17475E", "CIRCLE", "SOLID"},
		{"C2571A", "DIAMOND", "MEDIUM_DASHED"},
		{"5B4B8A", "TRIANGLE", "DOTTED"},
		{"2E8B8B", "SQUARE", "LONG_DASHED"},
		{"2B2B2B", "X_MARK", "MEDIUM_DASHED_DOTTED"},
		{"8A6D1F", "STAR", "LONG_DASHED_DOTTED"},
	}
	return strokes[n%len(strokes)]
}
