package sourcetest

import (
	"slices"

	"rubric"
)

func generatedCases() []testCase {
	taken := append(workbook(),
		Sheet{Name: "Оценка", Rows: [][]any{{"своя оценка"}}},
		Sheet{Name: "_rubric", Rows: [][]any{{"своё"}}})
	return []testCase{
		{name: "state is kept and replaced", run: keepsState},
		{name: "state is hidden", run: hidesState},
		{name: "a report is put and replaced", run: keepsReport},
		{name: "a report people changed", run: tellsAlteredReport},
		{name: "names taken by the team", sheets: taken, run: leavesTheTeamsTabs},
		{name: "deleted by the team", run: makesDeletedTabs},
		{name: "beside cells in one write", run: writesAllAtOnce},
	}
}

func stateRows(generation string) [][]string {
	rows := [][]string{
		{"Память Рубрики"},
		{"kind", "key", "date", "last"},
		{"report", "0123abc"},
		{"entry", "k7f3q", "2026-05-01", "", "=h", generation},
	}
	if generation == "1" {
		rows = append(rows, []string{"finding", "a|b|c|1e5", "2026-05-01", "2026-05-20"})
	}
	return rows
}

// textsOf returns a tab's cells as rows of texts, empty ends cut off.
func textsOf(tab *rubric.Tab) [][]string {
	if tab == nil {
		return nil
	}
	out := make([][]string, tab.LastRow())
	for _, row := range tab.Rows {
		for _, c := range row.Cells {
			for len(out[row.Number-1]) < c.Col {
				out[row.Number-1] = append(out[row.Number-1], "")
			}
			out[row.Number-1][c.Col-1] = c.String()
		}
	}
	return out
}

func putState(generation string) func(*rubric.Tab) []rubric.Edit {
	return func(*rubric.Tab) []rubric.Edit { return []rubric.Edit{rubric.PutState{Rows: stateRows(generation)}} }
}

func keepsState(d *desk) {
	team := d.team()
	for _, generation := range []string{"1", "2"} {
		after := d.write(putState(generation))
		g, rev := d.read()
		if rev != after {
			d.Errorf("Write says %q, Read %q", after, rev)
		}
		d.same("rows", stateRows(generation), textsOf(g.Generated(rubric.RoleState)))
		if len(g.Tabs) != 3 {
			d.Errorf("tabs are %v", tabNames(g))
		}
	}
	d.same("the team's cells", team, d.team())
}

func hidesState(d *desk) {
	d.write(putState("1"))
	g, _ := d.read()
	if tab := g.Generated(rubric.RoleState); tab == nil || !tab.Hidden || tab.Name != "_rubric" {
		d.Errorf("the state tab is %+v", tab)
	}
}

func reportOf(headline string) *rubric.Report {
	return &rubric.Report{Lang: rubric.Russian, Title: "Оценка плана", Blocks: []rubric.Block{
		rubric.Lines{ID: "screen", Lines: []rubric.Line{
			{Text: headline, Tone: rubric.Good, Head: true},
			{Text: "Отделу, 1 шаг", Link: rubric.Position{Tab: planTab, Row: firstPost, Col: topicCol}},
		}},
		rubric.Table{ID: "cards", Title: "Девять пунктов", Columns: []rubric.TableColumn{{Title: "Пункт", Width: 20}, {Title: "Балл", Width: 8, Right: true}}, Rows: [][]rubric.Datum{
			{rubric.Say("цели"), rubric.Count(40)}, {rubric.Say("=план"), rubric.Count(90)},
		}},
		rubric.Chart{ID: "chart", Title: "Баллы", Kind: rubric.BarChart, Table: "cards", Series: []rubric.ChartSeries{{Column: 1}}},
	}}
}

func putReport(headline string) func(*rubric.Tab) []rubric.Edit {
	return func(*rubric.Tab) []rubric.Edit {
		return []rubric.Edit{rubric.PutTab{Role: rubric.RoleAssessment, Report: reportOf(headline)}}
	}
}

// says reports whether a cell of the tab holds the text.
func says(tab *rubric.Tab, text string) bool {
	return slices.ContainsFunc(textsOf(tab), func(row []string) bool { return slices.Contains(row, text) })
}

func keepsReport(d *desk) {
	team := d.team()
	d.write(putReport("МОЖНО УТВЕРЖДАТЬ"))
	after := d.write(putReport("СНАЧАЛА ДОРАБОТАТЬ ПЛАН"))
	g, rev := d.read()
	if rev != after {
		d.Errorf("Write says %q, Read %q", after, rev)
	}
	tab := g.Generated(rubric.RoleAssessment)
	switch {
	case len(g.Tabs) != 3 || tab == nil || tab.Name != "Оценка" || tab.Hidden:
		d.Fatalf("tabs are %v, the report's is %+v", tabNames(g), tab)
	case tab.Altered:
		d.Error("nobody altered the report")
	case !says(tab, "СНАЧАЛА ДОРАБОТАТЬ ПЛАН") || says(tab, "МОЖНО УТВЕРЖДАТЬ"):
		d.Errorf("the tab says %q", textsOf(tab))
	}
	d.same("the team's cells", team, d.team())
}

func tellsAlteredReport(d *desk) {
	d.write(putReport("МОЖНО УТВЕРЖДАТЬ"))
	d.h.Set("Оценка", 2, 1, "ВСЁ ХОРОШО")
	g, _ := d.read()
	if tab := g.Generated(rubric.RoleAssessment); tab == nil || !tab.Altered {
		d.Fatal("a changed report does not count as altered")
	}
	d.write(putReport("МОЖНО УТВЕРЖДАТЬ"))
	g, _ = d.read()
	if tab := g.Generated(rubric.RoleAssessment); tab.Altered || says(tab, "ВСЁ ХОРОШО") {
		d.Errorf("altered is %t, the tab says %q", tab.Altered, textsOf(tab))
	}
}

func leavesTheTeamsTabs(d *desk) {
	team := d.team()
	d.write(func(tab *rubric.Tab) []rubric.Edit {
		return append(putReport("МОЖНО УТВЕРЖДАТЬ")(tab), putState("1")(tab)...)
	})
	g, _ := d.read()
	if tab := g.Generated(rubric.RoleAssessment); tab == nil || tab.Name != "Оценка (Rubric)" {
		d.Errorf("the report's tab is %+v", tab)
	}
	if tab := g.Generated(rubric.RoleState); tab == nil || tab.Name != "_rubric2" {
		d.Errorf("the state's tab is %+v", tab)
	}
	d.same("the team's cells", team, d.team())
}

func makesDeletedTabs(d *desk) {
	deleter, ok := d.h.(interface{ DeleteTab(name string) })
	if !ok {
		d.Skip("the harness deletes no tabs")
	}
	both := func(tab *rubric.Tab) []rubric.Edit {
		return append(putReport("МОЖНО УТВЕРЖДАТЬ")(tab), putState("1")(tab)...)
	}
	d.write(both)
	deleter.DeleteTab("Оценка")
	deleter.DeleteTab("_rubric")
	d.write(both)
	g, _ := d.read()
	if g.Generated(rubric.RoleAssessment) == nil || g.Generated(rubric.RoleState) == nil || len(g.Tabs) != 4 {
		d.Errorf("tabs are %v", tabNames(g))
	}
}

func writesAllAtOnce(d *desk) {
	d.write(func(tab *rubric.Tab) []rubric.Edit {
		edits := beside(tab, "1", everyPost)
		edits = append(edits, putReport("МОЖНО УТВЕРЖДАТЬ")(tab)...)
		return append(edits, putState("1")(tab)...)
	})
	g, _ := d.read()
	if got := managed(d.plan(g), rubric.ManagedStatus)["ma"]; got != said(rubric.ManagedStatus, "ma", "1") {
		d.Errorf("the status is %q", got)
	}
	if !says(g.Generated(rubric.RoleAssessment), "МОЖНО УТВЕРЖДАТЬ") {
		d.Error("the report is not there")
	}
	d.same("state", stateRows("1"), textsOf(g.Generated(rubric.RoleState)))
}
