package sourcetest

import (
	"errors"

	"rubric"
)

func columnCases() []testCase {
	taken := workbook()
	taken[0].Rows[headerRow-1] = append(taken[0].Rows[headerRow-1], "Проверка", "Замечания", "ID")
	taken[0].Rows[firstPost-1] = append(taken[0].Rows[firstPost-1], "сами", "свои", 7)
	stacked := workbook()
	stacked[0].Rows[5] = []any{markHeading, "Дата", "Тема", "Статус"}
	return []testCase{
		{name: "made right of the last used one", run: makesColumns},
		{name: "made once", run: makesColumnsOnce},
		{name: "names taken by the team", sheets: taken, run: leavesTheTeamsNames},
		{name: "headed in every block", sheets: stacked, run: headsEveryBlock},
		{name: "a renamed heading stays ours", run: keepsARenamedHeading},
		{name: "an erased heading comes back", run: headsAgain},
		{name: "followed when moved", run: followsAMovedColumn},
		{name: "made again when deleted", run: makesADeletedColumn},
		{name: "of a renamed tab", run: followsARenamedTab},
	}
}

func onlyEnsure(tab *rubric.Tab) []rubric.Edit { return []rubric.Edit{ensure(tab)} }

func makesColumns(d *desk) {
	team := d.team()
	after := d.write(onlyEnsure)
	g, rev := d.read()
	if rev != after {
		d.Errorf("Write says %q, Read %q", after, rev)
	}
	d.same("managed columns", rubric.ManagedColumns{Status: 5, Findings: 6, ID: 7}, d.plan(g).Managed)
	header := d.h.Cells(planTab)[headerRow-1]
	d.same("header row", []string{markHeading, "Дата", "Тема", "Статус", "Проверка", "Замечания", "ID"}, header)
	d.same("the team's cells", team, d.team())
}

func makesColumnsOnce(d *desk) {
	first := d.write(onlyEnsure)
	cells := d.all()
	if again := d.write(onlyEnsure); again != first {
		d.Errorf("the revision changed from %q to %q", first, again)
	}
	d.same("cells", cells, d.all())
}

func leavesTheTeamsNames(d *desk) {
	team := d.team()
	d.write(func(tab *rubric.Tab) []rubric.Edit { return beside(tab, "1", everyPost) })
	g, _ := d.read()
	d.same("managed columns", rubric.ManagedColumns{Status: 8, Findings: 9, ID: 10}, d.plan(g).Managed)
	header := d.h.Cells(planTab)[headerRow-1][7:]
	d.same("our headings", []string{"Проверка (Rubric)", "Замечания (Rubric)", "ID (Rubric)"}, header)
	d.same("the team's cells", team, d.team())
}

func headsEveryBlock(d *desk) {
	d.write(func(tab *rubric.Tab) []rubric.Edit {
		e := ensure(tab).(rubric.EnsureColumns)
		e.HeaderRows = []int{headerRow, 6}
		return []rubric.Edit{e}
	})
	cells := d.h.Cells(planTab)
	for _, row := range []int{headerRow, 6} {
		d.same("headings", []string{"Проверка", "Замечания", "ID"}, cells[row-1][4:])
	}
}

func keepsARenamedHeading(d *desk) {
	d.write(onlyEnsure)
	d.h.Set(planTab, headerRow, 5, "Что не так")
	d.write(func(tab *rubric.Tab) []rubric.Edit { return beside(tab, "1", everyPost) })
	g, _ := d.read()
	d.same("managed columns", rubric.ManagedColumns{Status: 5, Findings: 6, ID: 7}, d.plan(g).Managed)
	if got := d.h.Cells(planTab)[headerRow-1][4]; got != "Что не так" {
		d.Errorf("the heading is %q", got)
	}
	if got := d.h.Cells(planTab)[firstPost-1][4]; got != said(rubric.ManagedStatus, "ma", "1") {
		d.Errorf("the status is %q", got)
	}
}

func headsAgain(d *desk) {
	d.write(onlyEnsure)
	d.h.Set(planTab, headerRow, 6, nil)
	d.write(onlyEnsure)
	if got := d.h.Cells(planTab)[headerRow-1][5]; got != "Замечания" {
		d.Errorf("the heading is %q", got)
	}
}

func followsAMovedColumn(d *desk) {
	d.write(func(tab *rubric.Tab) []rubric.Edit { return beside(tab, "1", everyPost) })
	d.h.MoveColumn(planTab, 5, 2)
	team := d.team()
	g, _ := d.read()
	d.same("managed columns", rubric.ManagedColumns{Status: 2, Findings: 6, ID: 7}, d.plan(g).Managed)
	d.write(func(tab *rubric.Tab) []rubric.Edit { return beside(tab, "2", everyPost) })
	g, _ = d.read()
	for mark, status := range managed(d.plan(g), rubric.ManagedStatus) {
		if status != said(rubric.ManagedStatus, mark, "2") {
			d.Errorf("beside %s stands %q", mark, status)
		}
	}
	d.same("the team's cells", team, d.team())
}

func makesADeletedColumn(d *desk) {
	d.write(func(tab *rubric.Tab) []rubric.Edit { return beside(tab, "1", everyPost) })
	d.h.DeleteColumn(planTab, 6)
	team := d.team()
	d.write(func(tab *rubric.Tab) []rubric.Edit { return beside(tab, "2", everyPost) })
	g, _ := d.read()
	if !d.plan(g).Managed.Complete() {
		d.Fatalf("managed columns are %+v", d.plan(g).Managed)
	}
	for mark, text := range managed(d.plan(g), rubric.ManagedFindings) {
		if text != said(rubric.ManagedFindings, mark, "2") {
			d.Errorf("beside %s stands %q", mark, text)
		}
	}
	d.same("the team's cells", team, d.team())
}

func followsARenamedTab(d *desk) {
	d.write(func(tab *rubric.Tab) []rubric.Edit { return beside(tab, "1", everyPost) })
	g, _ := d.read()
	key := d.plan(g).Key
	d.h.RenameTab(planTab, "Июнь")
	g, _ = d.read()
	tab := d.plan(g)
	if tab.Key != key || tab.Name != "Июнь" || !tab.Managed.Complete() {
		d.Errorf("key %q, name %q, managed %+v; the key was %q", tab.Key, tab.Name, tab.Managed, key)
	}
}

func cellCases() []testCase {
	return []testCase{
		{name: "read back as written", run: readsBack},
		{name: "cleared", run: clears},
		{name: "a text that looks like a formula", run: writesFormulaLikes},
		{name: "long and odd texts", run: writesOddTexts},
		{name: "the team's cells untouched", run: leavesTheTeam},
		{name: "a stale revision", run: refusesAStaleRevision},
		{name: "cells on no tab", run: refusesAMissingTab},
	}
}

func readsBack(d *desk) {
	after := d.write(func(tab *rubric.Tab) []rubric.Edit { return beside(tab, "1", everyPost) })
	g, rev := d.read()
	if after != rev {
		d.Errorf("Write says %q, Read %q", after, rev)
	}
	for _, f := range rubric.ManagedFields {
		for mark, text := range managed(d.plan(g), f) {
			if text != said(f, mark, "1") {
				d.Errorf("%s beside %s is %q", f, mark, text)
			}
		}
	}
}

func clears(d *desk) {
	d.write(func(tab *rubric.Tab) []rubric.Edit { return beside(tab, "1", everyPost) })
	d.write(func(tab *rubric.Tab) []rubric.Edit {
		return []rubric.Edit{setCell(tab, firstPost, rubric.ManagedFindings, "", rubric.NoMark)}
	})
	g, _ := d.read()
	tab := d.plan(g)
	if c := tab.Cell(firstPost, tab.Managed.Findings); c.Kind != rubric.EmptyCell {
		d.Errorf("the cell holds %+v", c)
	}
	if got := tab.Cell(firstPost, tab.Managed.Status).String(); got != said(rubric.ManagedStatus, "ma", "1") {
		d.Errorf("its neighbour holds %q", got)
	}
}

// writeFindings writes the texts beside the first posts and returns what is read there.
func (d *desk) writeFindings(texts []string) []string {
	d.Helper()
	d.write(func(tab *rubric.Tab) []rubric.Edit {
		edits := []rubric.Edit{ensure(tab)}
		for i, text := range texts {
			edits = append(edits, setCell(tab, firstPost+i, rubric.ManagedFindings, text, rubric.NoMark))
		}
		return edits
	})
	g, _ := d.read()
	tab := d.plan(g)
	var out []string
	for i := range texts {
		c := tab.Cell(firstPost+i, tab.Managed.Findings)
		if c.Kind != rubric.TextCell || c.Formula {
			d.Errorf("%.40q became %+v", texts[i], c)
		}
		out = append(out, c.String())
	}
	return out
}

func writesFormulaLikes(d *desk) {
	texts := []string{"=1+1", "+7 900 000", "-", "@name", "'quoted", "=HYPERLINK(\"x\")", "1e5", "2026-06-01"}
	d.same("texts", texts, d.writeFindings(texts))
}

func writesOddTexts(d *desk) {
	texts := []string{
		"строка 1\nстрока 2\nи ещё 2", "  пробелы по краям  ", "<b>&amp; \"кавычки\" 'и' ]]>",
		"✔ emoji 👩‍👩‍👧 и ё", repeated("длинный текст ", 70), "_x0041_ stays", "1\u00a0240",
	}
	if limit := d.src.Capabilities().MaxCellText; limit > 0 {
		texts = append(texts, repeated("я", min(limit, 30_000)))
	}
	d.same("texts", texts, d.writeFindings(texts))
}

func leavesTheTeam(d *desk) {
	team := d.team()
	for _, generation := range []string{"1", "2"} {
		d.write(func(tab *rubric.Tab) []rubric.Edit { return beside(tab, generation, everyPost) })
	}
	d.same("the team's cells", team, d.team())
	d.same("tabs", []string{planTab, otherTab}, d.h.Tabs())
}

func refusesAStaleRevision(d *desk) {
	g, rev := d.read()
	edits := beside(d.plan(g), "1", everyPost)
	if _, err := d.src.Write(d.Context(), rev, edits); err != nil {
		d.Fatalf("Write: %v", err)
	}
	d.h.Set(planTab, firstPost, topicCol, "Совсем другая тема")
	cells := d.all()
	_, err := d.src.Write(d.Context(), rev, edits)
	d.conflict(err, edits)
	if d.src.Capabilities().ConflictsBeforeWriting {
		d.same("cells", cells, d.all())
	}
}

func refusesAMissingTab(d *desk) {
	cells := d.all()
	g, rev := d.read()
	lost := *d.plan(g)
	lost.Key = "no-such-tab"
	edits := []rubric.Edit{setCell(&lost, firstPost, rubric.ManagedStatus, "x", rubric.MarkOK)}
	if _, err := d.src.Write(d.Context(), rev, edits); err == nil {
		d.Error("written to a tab that is not there")
	} else if problem, ok := rubric.AsProblem(err); !ok && !errors.Is(err, rubric.ErrConflict) {
		d.Logf("error: %v (%v)", err, problem)
	}
	d.same("cells", cells, d.all())
}
