package assess

import (
	"slices"
	"strconv"

	"rubric"
)

// cardBlocks is part 3: the nine points.
func (v *view) cardBlocks(a *rubric.Assessment) []rubric.Block {
	t := rubric.Table{ID: "cards", Title: v.say(cardsTitle, nil), Columns: []rubric.TableColumn{
		v.column(colPoint, 20), v.column(colState, 14), v.figure(colScore, 7),
		v.column(colSeen, 46), v.column(colNext, 42), v.column(colActor, 14),
		v.figure(colManagerSteps, 8), v.figure(colDepartmentSteps, 8),
	}}
	if v.prev != nil {
		t.Columns = slices.Insert(t.Columns, 3, v.figure(colBefore, 7))
	}
	for i, c := range a.Cards {
		next, who := rubric.Datum{}, rubric.Datum{}
		if c.Next != "" {
			next, who = rubric.Say(upper(c.Next)), v.text(c.Actor.Text())
		}
		row := []rubric.Datum{
			rubric.Say(strconv.Itoa(i+1) + ". " + c.Card.Text().In(v.lang)).Toned(rubric.Strong),
			v.text(c.State.Text()).Toned(stateTone(c.State)),
			figureOr(c.Score),
			rubric.Say(c.Summary), next, who,
			rubric.Count(c.ManagerSteps), rubric.Count(c.DepartmentSteps),
		}
		if v.prev != nil {
			row = slices.Insert(row, 3, figureOr(c.Previous))
		}
		t.Rows = append(t.Rows, row)
	}
	return []rubric.Block{t}
}

func stateTone(s rubric.CardState) rubric.Tone {
	switch s {
	case rubric.Green:
		return rubric.Good
	case rubric.Amber:
		return rubric.Warn
	case rubric.Red:
		return rubric.Bad
	}
	return rubric.Quiet
}
