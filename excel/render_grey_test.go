package excel

import (
	"slices"
	"testing"

	"github.com/xuri/excelize/v2"

	"rubric"
)

// TestHeatMapIsDrawn looks at the grounds of a heat map: the greater a figure,
// the darker; a figure that warns keeps its ground and is bold.
func TestHeatMapIsDrawn(t *testing.T) {
	c := draw(sampleReport(rubric.English, 3))
	i := slices.IndexFunc(c.tables, func(p *placedTable) bool { return p != nil && p.ID == "heat" })
	table, grounds := c.tables[i], map[float64]string{}
	for n, row := range table.Rows {
		for j, d := range row {
			l := c.rows[table.first+n-1].cells[j].look
			switch {
			case !table.Columns[j].Heat || d.Tone == rubric.Quiet:
				if l.fill != "" {
					t.Errorf("row %d, column %d: ground %s", n, j, l.fill)
				}
			case d.Tone == rubric.Warn:
				if l.fill != fillWarn || !l.bold {
					t.Errorf("row %d, column %d warns: %+v", n, j, l)
				}
			default:
				grounds[d.Number] = l.fill
			}
		}
	}
	if grounds[2] == "" || grounds[2] == grounds[4] || !slices.Contains(heats[:], grounds[4]) {
		t.Errorf("grounds %v", grounds)
	}
}

// TestSeriesAreToldApartInGrey looks at what a print without colours leaves.
func TestSeriesAreToldApartInGrey(t *testing.T) {
	marks, dashes := map[string]bool{}, map[excelize.LineDashType]bool{}
	for n := range 6 {
		s := strokeOf(n)
		if marks[s.mark] || dashes[s.dash] {
			t.Errorf("series %d shares its mark or dash with another", n)
		}
		marks[s.mark], dashes[s.dash] = true, true
	}
}
