package excel

import (
	"strings"
	"testing"
	"time"

	"rubric"
)

// TestAnAxisOfDays shows days as dates, beside each other, and ends where the
// figures do. Left alone a spreadsheet shows serial numbers on a calendar.
func TestAnAxisOfDays(t *testing.T) {
	for _, tt := range []struct {
		days   int
		rotate string
	}{{3, `rot="0"`}, {40, `rot="5400000"`}} {
		table := rubric.Table{ID: "history", Columns: []rubric.TableColumn{{Title: "Day", Width: 12}, {Title: "Score", Width: 10, Right: true}}}
		for i := range tt.days {
			table.Rows = append(table.Rows, []rubric.Datum{rubric.On(rubric.NewDate(2026, time.May, 1).AddDays(i)), rubric.Count(98)})
		}
		chart := rubric.Chart{
			ID: "c", Title: "Scores", Kind: rubric.LineChart, Table: table.ID, Most: 100, Series: []rubric.ChartSeries{{Column: 1}},
		}
		b := render(t, &rubric.Report{Lang: rubric.English, Title: "R", Blocks: []rubric.Block{table, chart}}, "")
		xml := partsOf(t, b)["xl/charts/chart1.xml"]
		axis := xml[strings.Index(xml, "<catAx>"):strings.Index(xml, "</catAx>")]
		for _, want := range []string{`formatCode="[$-409]d mmm yy"`, `<auto val="0">`, tt.rotate} {
			if !strings.Contains(axis, want) {
				t.Errorf("%d days: no %s in %s", tt.days, want, axis)
			}
		}
		if !strings.Contains(xml, `<max val="100">`) {
			t.Errorf("%d days: the axis of scores has no end", tt.days)
		}
	}
}
