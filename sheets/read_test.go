package sheets_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubric"
	"rubric/internal/sourcetest"
)

// variety is a spreadsheet with some of everything that can be read.
func variety(t *testing.T) *workbook {
	w := newWorkbook(t, sourcetest.Sheet{Name: "Лист", Rows: [][]any{{"а", 1, 0.25, 46000, 46000.75, 0.5, true}}})
	id := w.sheet("Лист")
	p := w.people
	p.Format(id, "C1", "PERCENT", "0%")
	p.Format(id, "D1", "DATE", "dd.mm.yyyy")
	p.Format(id, "E1", "DATE_TIME", "")
	p.Format(id, "F1", "TIME", "hh:mm")
	p.Paste(id, 2, 1, [][]any{{0.3, 7, 12}})
	p.Format(id, "A2", "NUMBER", `0.0%`)
	p.Format(id, "B2", "NUMBER", `0" %"`)
	p.Format(id, "C2", "CURRENCY", "#,##0 ₽")
	p.TypeFormula(id, 3, 1, "=A1&B1", "а1")
	p.Merge(id, "A5:C6")
	p.HideRows(id, 7, 2, true)
	p.HideColumns(id, 4, 1, true)
	p.Paste(id, 10, 2, [][]any{{"Идея"}, {"Готово"}, {"Идея"}})
	p.Dropdown(id, "B10:B12", "Идея", "Готово")
	p.DropdownFrom(id, "C10:C11", "=Списки!A1:A9")
	return w
}

func TestCellsAreRead(t *testing.T) {
	g := variety(t).Look()
	if g.Kind != "sheets" || g.Title != "План кофейни" || g.TimeZone != "Europe/Moscow" {
		t.Errorf("the grid is of %q, %q, %q", g.Kind, g.Title, g.TimeZone)
	}
	want := []rubric.Row{
		{Number: 1, Cells: []rubric.Cell{
			{Col: 1, Kind: rubric.TextCell, Text: "а"},
			{Col: 2, Kind: rubric.NumberCell, Number: 1},
			{Col: 3, Kind: rubric.NumberCell, Number: 0.25, Format: rubric.AsPercent},
			{Col: 4, Kind: rubric.NumberCell, Number: 46000, Format: rubric.AsDate},
			{Col: 5, Kind: rubric.NumberCell, Number: 46000.75, Format: rubric.AsDateTime},
			{Col: 6, Kind: rubric.NumberCell, Number: 0.5, Format: rubric.AsTime},
			{Col: 7, Kind: rubric.BoolCell, Number: 1},
		}},
		{Number: 2, Cells: []rubric.Cell{
			{Col: 1, Kind: rubric.NumberCell, Number: 0.3, Format: rubric.AsPercent},
			{Col: 2, Kind: rubric.NumberCell, Number: 7},
			{Col: 3, Kind: rubric.NumberCell, Number: 12},
		}},
		{Number: 3, Cells: []rubric.Cell{{Col: 1, Kind: rubric.TextCell, Text: "а1", Formula: true}}},
		{Number: 10, Cells: []rubric.Cell{{Col: 2, Kind: rubric.TextCell, Text: "Идея"}}},
		{Number: 11, Cells: []rubric.Cell{{Col: 2, Kind: rubric.TextCell, Text: "Готово"}}},
		{Number: 12, Cells: []rubric.Cell{{Col: 2, Kind: rubric.TextCell, Text: "Идея"}}},
	}
	if diff := cmp.Diff(want, g.Tab("Лист").Rows); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
}

func TestWhatIsAroundTheCellsIsRead(t *testing.T) {
	tab := variety(t).Look().Tab("Лист")
	if diff := cmp.Diff([]rubric.Range{{Top: 5, Left: 1, Bottom: 6, Right: 3}}, tab.Merges); diff != "" {
		t.Errorf("merges (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]int{7, 8}, tab.HiddenRows); diff != "" {
		t.Errorf("hidden rows (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]int{4}, tab.HiddenCols); diff != "" {
		t.Errorf("hidden columns (-want +got):\n%s", diff)
	}
	lists := []rubric.Validation{
		{Ranges: []rubric.Range{{Top: 10, Left: 2, Bottom: 12, Right: 2}}, Values: []string{"Идея", "Готово"}},
		{Ranges: []rubric.Range{{Top: 10, Left: 3, Bottom: 11, Right: 3}}, Source: "=Списки!A1:A9"},
	}
	if diff := cmp.Diff(lists, tab.Lists); diff != "" {
		t.Errorf("dropdowns (-want +got):\n%s", diff)
	}
}

func TestRowsThatAFilterHides(t *testing.T) {
	w := newWorkbook(t, sourcetest.Sheet{Name: "Лист", Rows: [][]any{{"Статус"}, {"Идея"}, {"Готово"}, {"Идея"}}})
	w.people.Filter(w.sheet("Лист"), "A1:A4", 1, "Идея")
	if diff := cmp.Diff([]int{2, 4}, w.Look().Tab("Лист").HiddenRows); diff != "" {
		t.Errorf("hidden rows (-want +got):\n%s", diff)
	}
}

func TestEverythingReadCountsInTheRevision(t *testing.T) {
	w := newWorkbook(t, sourcetest.Sheet{Name: "Лист", Rows: [][]any{{"а", 1}, {"б", 2}}})
	id := w.sheet("Лист")
	_, rev, err := w.Source().Read(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for name, act := range map[string]func(){
		"a format":     func() { w.people.Format(id, "B1", "PERCENT", "0%") },
		"a hidden row": func() { w.people.HideRows(id, 2, 1, true) },
		"a merge":      func() { w.people.Merge(id, "A5:B6") },
		"a dropdown":   func() { w.people.Dropdown(id, "A2", "а", "б") },
		"a name":       func() { w.people.RenameSheet(id, "Другой") },
	} {
		act()
		_, now, err := w.Source().Read(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if now == rev {
			t.Errorf("%s does not count", name)
		}
		rev = now
	}
}
