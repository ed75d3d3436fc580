package sourcetest

import (
	"errors"
	"fmt"
	"slices"

	"rubric"
)

// act is something people do to the plan between our read and our write.
type act struct {
	name string
	do   func(h Harness)
}

// acts are what people do, on the common workbook before (managed columns 5 to
// 7 may or may not be there) and after a first write.
func acts() []act {
	last := firstPost + posts - 1
	backwards := make([]int, posts)
	for i := range backwards {
		backwards[i] = posts - 1 - i
	}
	return []act{
		{"insert a row above all", func(h Harness) { h.InsertRow(planTab, 1) }},
		{"insert a row among the posts", func(h Harness) { h.InsertRow(planTab, firstPost+2) }},
		{"insert a new post", func(h Harness) {
			h.InsertRow(planTab, firstPost+2)
			h.Set(planTab, firstPost+2, markCol, "mz")
			h.Set(planTab, firstPost+2, topicCol, "Совсем новая тема")
		}},
		{"delete a post", func(h Harness) { h.DeleteRow(planTab, firstPost+1) }},
		{"delete the last post", func(h Harness) { h.DeleteRow(planTab, last) }},
		{"sort whole rows", func(h Harness) { h.Reorder(planTab, firstPost, backwards, nil) }},
		{"sort the team's columns only", func(h Harness) { h.Reorder(planTab, firstPost, backwards, []int{1, 2, 3, 4}) }},
		{"copy a post into a new row", func(h Harness) {
			h.InsertRow(planTab, firstPost+1)
			h.CopyRow(planTab, firstPost, firstPost+1)
		}},
		{"paste a post over another", func(h Harness) { h.CopyRow(planTab, firstPost+4, firstPost+1) }},
		{"edit a topic", func(h Harness) { h.Set(planTab, firstPost+2, topicCol, "Тема переписана") }},
		{"clear a post", func(h Harness) {
			for col := 1; col <= 4; col++ {
				h.Set(planTab, firstPost+2, col, nil)
			}
		}},
		{"move a column", func(h Harness) { h.MoveColumn(planTab, 4, 2) }},
		{"insert a column", func(h Harness) { h.InsertColumn(planTab, 2) }},
		{"delete a column", func(h Harness) { h.DeleteColumn(planTab, 4) }},
		{"use the next free column", func(h Harness) { h.Set(planTab, firstPost, 8, "пометка") }},
		{"rename a heading", func(h Harness) { h.Set(planTab, headerRow, topicCol, "О чём") }},
		{"rename the tab", func(h Harness) { h.RenameTab(planTab, "Июнь") }},
		{"edit another tab", func(h Harness) { h.Set(otherTab, 1, 1, "Тронули") }},
		{"sort and insert", func(h Harness) {
			h.Reorder(planTab, firstPost, backwards, nil)
			h.InsertRow(planTab, firstPost)
		}},
	}
}

func peopleCases() []testCase {
	var cases []testCase
	for _, a := range acts() {
		cases = append(cases,
			testCase{name: a.name + " before the first write", run: func(d *desk) { d.interrupted(a, everyPost) }},
			testCase{name: a.name + " on a settled plan", run: func(d *desk) { d.settled(); d.interrupted(a, everyPost) }},
			testCase{name: a.name + " while half the posts change", run: func(d *desk) { d.settled(); d.interrupted(a, everySecond) }},
		)
	}
	return append(cases,
		testCase{name: "move our column on a settled plan", run: func(d *desk) {
			d.settled()
			d.interrupted(act{"", func(h Harness) { h.MoveColumn(planTab, 5, 1) }}, everyPost)
		}},
		testCase{name: "delete our column on a settled plan", run: func(d *desk) {
			d.settled()
			d.interrupted(act{"", func(h Harness) { h.DeleteColumn(planTab, 6) }}, everyPost)
		}})
}

// betweenCases let people come between the requests of one write. They are for
// sources that cannot compare before they write.
func betweenCases() []testCase {
	var cases []testCase
	for _, a := range acts() {
		for n := 1; n <= 4; n++ {
			cases = append(cases, testCase{
				name: fmt.Sprintf("%s before request %d of a write", a.name, n),
				run:  func(d *desk) { d.settled(); d.interruptedAt(n, a, everySecond) },
			})
		}
	}
	return cases
}

func everySecond(mark string) bool { return mark[len(mark)-1]%2 == 0 }

func (d *desk) settled() {
	d.Helper()
	d.write(func(tab *rubric.Tab) []rubric.Edit { return beside(tab, "1", everyPost) })
}

// interrupted lets people act between a read and its write, checks what the
// write left, and then repeats until it is through.
func (d *desk) interrupted(a act, pick func(string) bool) {
	d.Helper()
	g, rev := d.read()
	was := d.plan(g)
	edits := beside(was, "2", pick)
	a.do(d.h)
	left, cells := d.look(), d.all()
	team := d.team()

	_, err := d.src.Write(d.Context(), rev, edits)
	if err != nil {
		d.conflict(err, edits)
	}
	if d.src.Capabilities().ConflictsBeforeWriting {
		if err == nil {
			d.Fatal("written although the workbook had changed")
		}
		d.same("cells", cells, d.all())
	}
	d.same("the team's cells", team, d.team())
	d.nothingAstray(was, left)
	if err == nil {
		d.allThere(was, pick)
	}
	d.repeat(pick)
	d.same("the team's cells in the end", team, d.team())
}

// interruptedAt lets people act just before the n-th request of a write.
func (d *desk) interruptedAt(n int, a act, pick func(string) bool) {
	d.Helper()
	door, ok := d.h.(Interrupter)
	if !ok {
		d.Skip("the harness lets nobody come between requests")
	}
	g, rev := d.read()
	was := d.plan(g)
	edits := beside(was, "2", pick)
	var left *rubric.Tab
	var team map[string][][]string
	door.BeforeRequest(func() {
		if n--; n == 0 {
			door.BeforeRequest(nil)
			a.do(d.h)
			left, team = d.look(), d.team()
		}
	})
	_, err := d.src.Write(d.Context(), rev, edits)
	door.BeforeRequest(nil)
	if left == nil {
		d.Skip("the write makes fewer requests")
	}
	if err != nil {
		d.conflict(err, edits)
	}
	d.same("the team's cells", team, d.team())
	d.nothingAstray(was, left)
	d.repeat(pick)
	d.same("the team's cells in the end", team, d.team())
}

// look reads the plan with a source of its own.
func (d *desk) look() *rubric.Tab {
	d.Helper()
	g, _, err := d.h.Source().Read(d.Context())
	if err != nil {
		d.Fatalf("Read: %v", err)
	}
	return d.plan(g)
}

// nothingAstray demands that beside every mark stands what was there when we
// read, what people left there, what we meant for it, or nothing.
func (d *desk) nothingAstray(was, left *rubric.Tab) {
	d.Helper()
	now := d.look()
	for _, f := range []rubric.ManagedField{rubric.ManagedStatus, rubric.ManagedFindings} {
		before, after := managed(was, f), managed(left, f)
		for mark, text := range managed(now, f) {
			if !slices.Contains([]string{"", before[mark], after[mark], said(f, mark, "2")}, text) {
				d.Errorf("beside %s stands %q", mark, text)
			}
		}
	}
}

// allThere demands that every post we meant to write to has what we meant.
func (d *desk) allThere(was *rubric.Tab, pick func(string) bool) {
	d.Helper()
	now := managed(d.look(), rubric.ManagedStatus)
	for mark := range managed(was, rubric.ManagedStatus) {
		if pick(mark) && now[mark] != said(rubric.ManagedStatus, mark, "2") {
			d.Errorf("Write reports success, but beside %s stands %q", mark, now[mark])
		}
	}
}

// repeat reads and writes until nobody is in the way.
func (d *desk) repeat(pick func(string) bool) {
	d.Helper()
	d.src = d.h.Source()
	for range 3 {
		g, rev := d.read()
		_, err := d.src.Write(d.Context(), rev, beside(d.plan(g), "2", pick))
		if err == nil {
			break
		}
		if !errors.Is(err, rubric.ErrConflict) {
			d.Fatalf("Write: %v", err)
		}
	}
	for mark, text := range managed(d.look(), rubric.ManagedStatus) {
		if pick(mark) && text != said(rubric.ManagedStatus, mark, "2") {
			d.Errorf("in the end, beside %s stands %q", mark, text)
		}
	}
}
