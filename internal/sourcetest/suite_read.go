package sourcetest

import (
	"context"
	"errors"

	"rubric"
)

func readCases() []testCase {
	return []testCase{
		{name: "cells of every kind", run: readsEveryKind},
		{name: "equal content has one revision", run: readsOneRevision},
		{name: "an edit changes the revision", run: readsAnEdit},
		{name: "writing nothing changes nothing", run: writesNothing},
		{name: "a cancelled context", run: readsCancelled},
		{name: "hidden tabs", sheets: append(workbook(), Sheet{Name: "Архив", Hidden: true, Rows: [][]any{{"old"}}}), run: readsHidden},
	}
}

func readsEveryKind(d *desk) {
	g, rev := d.read()
	if rev == "" {
		d.Error("the revision is empty")
	}
	if len(g.Tabs) != 2 || g.Tabs[0].Name != planTab || g.Tabs[1].Name != otherTab {
		d.Fatalf("tabs are %v", tabNames(g))
	}
	plan, other := g.Tabs[0], g.Tabs[1]
	if plan.Key == "" || plan.Key == other.Key {
		d.Errorf("keys are %q and %q", plan.Key, other.Key)
	}
	if plan.Managed != (rubric.ManagedColumns{}) || plan.Generated != "" {
		d.Errorf("nothing is ours yet, but: managed %+v, generated %q", plan.Managed, plan.Generated)
	}
	date := plan.Cell(firstPost, 2)
	if !date.IsDate() || rubric.DateOfSerial(date.Number) != rubric.NewDate(2026, 6, 1) {
		d.Errorf("the date is read as %+v", date)
	}
	for _, want := range []struct {
		tab      *rubric.Tab
		row, col int
		kind     rubric.Kind
		text     string
	}{
		{plan, 1, 1, rubric.TextCell, "Контент-план кофейни"},
		{plan, firstPost, topicCol, rubric.TextCell, "Тема ma"},
		{plan, 1, 2, rubric.EmptyCell, ""},
		{other, 1, 2, rubric.NumberCell, "12.5"},
		{other, 1, 3, rubric.BoolCell, "TRUE"},
		{other, 2, 1, rubric.EmptyCell, ""},
		{other, 3, 1, rubric.TextCell, "=SUM"},
	} {
		c := want.tab.Cell(want.row, want.col)
		if c.Kind != want.kind || c.String() != want.text {
			d.Errorf("%s row %d column %d is %+v, want %q", want.tab.Name, want.row, want.col, c, want.text)
		}
	}
}

func tabNames(g *rubric.Grid) []string {
	var names []string
	for _, t := range g.Tabs {
		names = append(names, t.Name)
	}
	return names
}

func readsOneRevision(d *desk) {
	g1, rev1 := d.read()
	g2, rev2 := d.read()
	if rev1 != rev2 {
		d.Errorf("two reads of one content: %q and %q", rev1, rev2)
	}
	d.same("the second read", g1, g2)
}

func readsAnEdit(d *desk) {
	_, before := d.read()
	d.h.Set(planTab, firstPost, topicCol, "Другая тема")
	g, after := d.read()
	if before == after {
		d.Error("the revision did not change")
	}
	if got := d.plan(g).Cell(firstPost, topicCol).String(); got != "Другая тема" {
		d.Errorf("read %q", got)
	}
}

func writesNothing(d *desk) {
	cells := d.all()
	_, rev := d.read()
	after, err := d.src.Write(d.Context(), rev, nil)
	if err != nil || after != rev {
		d.Errorf("revision %q became %q, error %v", rev, after, err)
	}
	if _, again := d.read(); again != rev {
		d.Errorf("read again at %q, want %q", again, rev)
	}
	d.same("cells", cells, d.all())
}

func readsCancelled(d *desk) {
	ctx, cancel := context.WithCancel(d.Context())
	cancel()
	if _, _, err := d.src.Read(ctx); !errors.Is(err, context.Canceled) {
		d.Errorf("Read: %v, want context.Canceled", err)
	}
}

func readsHidden(d *desk) {
	g, _ := d.read()
	for _, tab := range g.Tabs {
		if tab.Hidden != (tab.Name == "Архив") {
			d.Errorf("%s: hidden is %t", tab.Name, tab.Hidden)
		}
	}
}
