package assess

import (
	"strconv"

	"rubric"
)

// cardBlocks is part 3: the nine points.
func (v *view) cardBlocks(a *rubric.Assessment) []rubric.Block {
	t := rubric.Table{ID: "cards", Title: v.say(cardsTitle, nil), Columns: []rubric.TableColumn{
		v.column(colPoint, 24), v.column(colState, 18), v.figure(colScore, 8), v.figure(colBefore, 8),
		v.column(colSeen, 52), v.column(colNext, 46), v.column(colActor, 14),
		v.figure(colManagerSteps, 12), v.figure(colDepartmentSteps, 12),
	}}
	for i, c := range a.Cards {
		next, who := rubric.Datum{}, rubric.Datum{}
		if c.Next != "" {
			next, who = rubric.Say(upper(c.Next)), v.text(actorWord(c.Actor))
		}
		t.Rows = append(t.Rows, []rubric.Datum{
			rubric.Say(strconv.Itoa(i+1) + ". " + upper(v.say(cardName(c.Card), nil))).Toned(rubric.Strong),
			v.text(stateWord(c.State)).Toned(stateTone(c.State)),
			figureOr(c.Score), figureOr(c.Previous),
			rubric.Say(c.Summary), next, who,
			rubric.Count(c.ManagerSteps), rubric.Count(c.DepartmentSteps),
		})
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
