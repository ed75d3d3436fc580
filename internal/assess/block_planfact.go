package assess

import (
	"slices"

	"rubric"
	"rubric/internal/text"
)

// planFactBlocks is part 2: last month beside the one before, and its mix
// planned against published.
func (v *view) planFactBlocks() []rubric.Block {
	last, before := planFact(v.b, v.last.Month), planFact(v.b, v.last.Month.Add(-1))
	if last.Planned+before.Planned == 0 {
		return nil
	}
	months := slices.DeleteFunc([]planFigures{last, before}, func(f planFigures) bool { return f.Planned == 0 })
	t := rubric.Table{ID: "planfact", Title: v.say(planFactTitle, nil), Columns: []rubric.TableColumn{v.column(colBecame, 34)}}
	for _, f := range months {
		t.Columns = append(t.Columns, rubric.TableColumn{Title: upper(text.MonthYear(v.lang, f.Month)), Width: 14, Right: true})
	}
	for _, row := range []struct {
		label rubric.Text
		of    func(planFigures) int
	}{
		{rowPlanned, func(f planFigures) int { return f.Planned }},
		{rowPublished, func(f planFigures) int { return f.Published }},
		{rowMoved, func(f planFigures) int { return f.Moved }},
		{rowCancelled, func(f planFigures) int { return f.Cancelled }},
		{rowPaused, func(f planFigures) int { return f.Paused }},
		{rowOutside, func(f planFigures) int { return f.Outside }},
	} {
		cells := []rubric.Datum{v.text(row.label)}
		known := false
		for _, f := range months {
			n := row.of(f)
			if n < 0 {
				cells = append(cells, rubric.Datum{})
				continue
			}
			known = true
			cells = append(cells, rubric.Count(n))
		}
		if known {
			t.Rows = append(t.Rows, cells)
		}
	}
	return append([]rubric.Block{t}, v.plannedMix()...)
}

// plannedMix sets the rubrics that last month planned beside those it published.
func (v *view) plannedMix() []rubric.Block {
	var published []*rubric.Entry
	for _, e := range v.last.Posts {
		if e.Status == rubric.StatusPublished || !e.Link.Empty() {
			published = append(published, e)
		}
	}
	planned := rubricMix(v.b, v.last.Posts)
	if len(planned) == 0 || len(published) == 0 {
		return nil
	}
	out := map[string]int{}
	for _, t := range rubricMix(v.b, published) {
		out[t.Key] = t.Count
	}
	t := rubric.Table{
		ID: "planfact-mix", Title: v.say(planFactMixTitle, with{"month": text.MonthName(v.lang, v.last.Month)}),
		Columns: []rubric.TableColumn{v.column(colRubric, 30), v.figure(colPlanned, 14), v.figure(colPublished, 14)},
	}
	for _, p := range planned {
		t.Rows = append(t.Rows, []rubric.Datum{rubric.Say(p.Name), rubric.Count(p.Count), rubric.Count(out[p.Key])})
	}
	return []rubric.Block{t}
}
