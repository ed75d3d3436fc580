package assess

import (
	"math"
	"slices"

	"rubric"
	"rubric/internal/text"
)

// outsideListed is how many posts outside the tasks are listed with their dates.
const outsideListed = 30

// goalBlocks is part 4: each goal, its tasks by horizon, and what the month's
// posts do for them; whatever hangs loose is marked.
func (v *view) goalBlocks() []rubric.Block {
	if len(v.b.Goals)+len(v.b.Tasks) == 0 {
		return nil
	}
	t := rubric.Table{
		ID: "goals", Title: v.say(goalsTitle, with{"month": text.MonthName(v.lang, v.o.Month)}),
		Columns: []rubric.TableColumn{
			v.column(colGoalTask, 40), v.column(colHorizon, 12), v.column(colPeriod, 20),
			v.figure(colPosts, 12), v.figure(colShare, 10), v.figure(colTarget, 10), v.column(colRemark, 34),
		},
	}
	figures := map[*rubric.Task]taskFigures{}
	for _, f := range v.month.Tasks {
		figures[f.Task] = f
	}
	loose := map[*rubric.Task]bool{}
	for i := range v.b.Tasks {
		loose[&v.b.Tasks[i]] = true
	}
	for i := range v.b.Goals {
		g := &v.b.Goals[i]
		t.Rows = append(t.Rows, v.goalRows(g, figures, loose)...)
	}
	t.Rows = append(t.Rows, v.looseRows(figures, loose)...)
	if n := len(v.month.Outside); n > 0 && !v.unlinked() {
		t.Rows = append(t.Rows, v.taskRow(rubric.Say(v.say(rowOutsideTasks, nil)).Toned(rubric.Strong),
			rubric.Count(n), percentOf(n, len(v.month.Posts))))
	}
	return append([]rubric.Block{t}, v.outsideBlock()...)
}

// taskRow is a row with only some of its places filled.
func (v *view) taskRow(name, posts, share rubric.Datum) []rubric.Datum {
	return []rubric.Datum{name, {}, {}, posts, share, {}, {}}
}

func (v *view) goalRows(g *rubric.Goal, figures map[*rubric.Task]taskFigures, loose map[*rubric.Task]bool) [][]rubric.Datum {
	head := v.taskRow(rubric.Say(g.Goal.Text).Toned(rubric.Strong).At(g.Goal.Pos), rubric.Datum{}, rubric.Datum{})
	rows := [][]rubric.Datum{head}
	for _, h := range append(append([]rubric.Horizon{}, rubric.Horizons...), "") {
		for i := range v.b.Tasks {
			task := &v.b.Tasks[i]
			if task.Horizon == h && g.Goal.Key != "" && task.Goal.Has(g.Goal.Key) {
				delete(loose, task)
				rows = append(rows, v.taskFigureRow(task, figures))
			}
		}
	}
	if len(rows) == 1 {
		rows[0][6] = v.text(remarkNoTask).Toned(rubric.Warn)
	}
	return rows
}

// looseRows lists the tasks that name no goal of the book.
func (v *view) looseRows(figures map[*rubric.Task]taskFigures, loose map[*rubric.Task]bool) [][]rubric.Datum {
	if len(loose) == 0 {
		return nil
	}
	rows := [][]rubric.Datum{v.taskRow(v.text(rowLooseTasks).Toned(rubric.Strong), rubric.Datum{}, rubric.Datum{})}
	for i := range v.b.Tasks {
		if task := &v.b.Tasks[i]; loose[task] {
			rows = append(rows, v.taskFigureRow(task, figures))
		}
	}
	return rows
}

func (v *view) taskFigureRow(task *rubric.Task, figures map[*rubric.Task]taskFigures) []rubric.Datum {
	row := []rubric.Datum{
		rubric.Say("    " + task.Task.Text).At(task.Task.Pos), v.text(task.Horizon.Text()),
		rubric.Say(v.period(task)), {}, {}, {}, {},
	}
	f, now := figures[task]
	if !now {
		row[6] = v.text(remarkOtherTime).Toned(rubric.Quiet)
		return row
	}
	if f.Share {
		row[5] = rubric.Percent(task.Share.Number)
	}
	if v.unlinked() {
		return row
	}
	row[3], row[4] = rubric.Count(f.Have), percentOf(f.Have, len(v.month.Posts))
	switch missing := f.Missing(len(v.month.Posts)); {
	case f.Have == 0:
		row[6] = v.text(remarkNoPosts).Toned(rubric.Warn)
	case missing > 0:
		row[6] = rubric.Say(v.say(remarkFewer, with{"want": int(math.Round(f.Want))})).Toned(rubric.Warn)
	}
	return row
}

// period words a task's first and last day.
func (v *view) period(t *rubric.Task) string {
	from, to := t.Start.Date, t.End.Date
	switch {
	case from.IsZero() && to.IsZero():
		return ""
	case to.IsZero():
		return v.say(periodFrom, with{"from": v.day(from)})
	case from.IsZero():
		return v.say(periodTo, with{"to": v.day(to)})
	}
	return v.day(from) + " – " + v.day(to)
}

// outsideBlock lists the month's posts that serve no task, with their dates.
func (v *view) outsideBlock() []rubric.Block {
	if len(v.month.Outside) == 0 || v.unlinked() {
		return nil
	}
	t := rubric.Table{ID: "outside", Title: v.say(outsideTitle, nil), Columns: []rubric.TableColumn{
		v.column(colDate, 12), v.column(colRubric, 22), v.column(colTopic, 56),
	}}
	posts := slices.Clone(v.month.Outside)
	slices.SortStableFunc(posts, func(a, b *rubric.Entry) int { return a.Date.Date.Compare(b.Date.Date) })
	for _, e := range posts[:min(len(posts), outsideListed)] {
		t.Rows = append(t.Rows, []rubric.Datum{
			rubric.On(e.Date.Date), rubric.Say(e.Rubric.Text), rubric.Say(e.Title()).At(e.Pos),
		})
	}
	if rest := len(v.month.Outside) - len(t.Rows); rest > 0 {
		t.Intro = v.say(outsideMore, with{"n": len(t.Rows), "all": len(v.month.Outside)})
	}
	return []rubric.Block{t}
}
