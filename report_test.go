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
