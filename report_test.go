package rubric_test

import (
	"testing"

	"rubric"
)

func TestHeadingCells(t *testing.T) {
	strong, plain, none := rubric.Say("a").Toned(rubric.Strong), rubric.Say("b"), rubric.Datum{}
	for _, c := range []struct {
		row  []rubric.Datum
		want int
	}{
		{[]rubric.Datum{strong, none, none}, 1}, {[]rubric.Datum{strong, strong, none}, 2},
		{[]rubric.Datum{strong, plain, none}, 0}, {[]rubric.Datum{strong, none, plain}, 0},
		{[]rubric.Datum{strong, strong}, 0}, {[]rubric.Datum{none, none}, 0}, {nil, 0},
	} {
		if got := rubric.HeadingCells(c.row); got != c.want {
			t.Errorf("%v: %d, want %d", c.row, got, c.want)
		}
	}
}

func TestChartFits(t *testing.T) {
	table := &rubric.Table{Columns: make([]rubric.TableColumn, 2), Rows: make([][]rubric.Datum, 1)}
	for _, c := range []struct {
		chart rubric.Chart
		table *rubric.Table
		want  bool
	}{
		{rubric.Chart{Series: []rubric.ChartSeries{{Column: 1}}}, table, true},
		{rubric.Chart{Series: []rubric.ChartSeries{{Column: 1}, {Column: 2}}}, table, false},
		{rubric.Chart{Category: -1, Series: []rubric.ChartSeries{{Column: 1}}}, table, false},
		{rubric.Chart{}, table, false},
		{rubric.Chart{Series: []rubric.ChartSeries{{Column: 1}}}, &rubric.Table{Columns: table.Columns}, false},
	} {
		if got := c.chart.Fits(c.table); got != c.want {
			t.Errorf("%+v: %t", c.chart, got)
		}
	}
}

func TestHeatGrowsWithTheFigure(t *testing.T) {
	heat := rubric.TableColumn{Heat: true}
	table := &rubric.Table{Columns: []rubric.TableColumn{heat, heat, {}}, Rows: [][]rubric.Datum{
		{rubric.Count(12), rubric.Count(1), rubric.Count(100)}, {rubric.Count(0), rubric.Count(6)},
	}}
	step := table.Heat()
	for _, c := range []struct {
		column int
		datum  rubric.Datum
		want   int
	}{
		{0, rubric.Count(12), rubric.HeatSteps}, {1, rubric.Count(6), 2}, {1, rubric.Count(1), 1}, {0, rubric.Count(0), 0},
		{0, rubric.Datum{}, 0}, {2, rubric.Count(100), 0}, {0, rubric.Count(12).Toned(rubric.Warn), 0},
	} {
		if got := step(c.column, c.datum); got != c.want {
			t.Errorf("%v in column %d: %d, want %d", c.datum, c.column, got, c.want)
		}
	}
	if got := (rubric.Table{Columns: []rubric.TableColumn{heat}}).Heat()(0, rubric.Datum{}); got != 0 {
		t.Errorf("without figures: %d", got)
	}
}
