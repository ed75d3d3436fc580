package sheets_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubric"
	"rubric/internal/sourcetest"
)

// TestHeatMapIsDrawn puts a heat map: the greater a figure, the darker its
// ground; zero has none, and a tone keeps its own.
func TestHeatMapIsDrawn(t *testing.T) {
	w := newWorkbook(t, sourcetest.ContentBook(6)...)
	heat := rubric.TableColumn{Title: "Неделя", Width: 12, Right: true, Heat: true}
	report := &rubric.Report{Lang: rubric.Russian, Title: "Оценка", Blocks: []rubric.Block{rubric.Table{
		ID: "weeks", Title: "Площадки по неделям", Columns: []rubric.TableColumn{{Title: "Площадка", Width: 20}, heat, heat, heat, {Title: "Макс.", Width: 8, Right: true}},
		Rows: [][]rubric.Datum{
			{rubric.Say("ВК"), rubric.Count(8), rubric.Count(4), rubric.Count(0), rubric.Count(9)},
			{rubric.Say("Дзен"), rubric.Count(1), rubric.Count(8).Toned(rubric.Warn), rubric.Count(8).Toned(rubric.Quiet), rubric.Count(9)},
		},
	}}}
	source := w.Source()
	_, revision, err := source.Read(background())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := source.Write(background(), revision, []rubric.Edit{rubric.PutTab{Role: rubric.RoleAssessment, Report: report}}); err != nil {
		t.Fatal(err)
	}
	id := w.sheet("Оценка")
	want := map[string][]string{"ВК": {"", "AFCFDD", "DBE9EF", "", ""}, "Дзен": {"", "EDF4F7", "FBEECB", "", ""}}
	for i, row := range w.Cells("Оценка") {
		var got []string
		name := ""
		for j, text := range row {
			if text == "" {
				continue
			}
			if name == "" {
				name = text
			}
			got = append(got, w.people.Fill(id, i+1, j+1))
		}
		if fills, ok := want[name]; ok {
			delete(want, name)
			if diff := cmp.Diff(fills, got); diff != "" {
				t.Errorf("the grounds of %s (-want +got):\n%s", name, diff)
			}
		}
	}
	if len(want) > 0 {
		t.Errorf("rows are missing: %v", want)
	}
}
