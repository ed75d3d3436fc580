package assess

import "rubric"

// questionBlocks is part 10: what the manager may ask the team and the team the
// manager, each from a card that asks for attention or a decision.
func (v *view) questionBlocks(a *rubric.Assessment) []rubric.Block {
	t := rubric.Table{ID: "questions", Title: v.say(questionsTitle, nil), Columns: []rubric.TableColumn{
		v.column(colPoint, 24), v.column(colManagerAsks, 58), v.column(colTeamAsks, 58),
	}}
	for _, c := range a.Cards {
		if c.State != rubric.Amber && c.State != rubric.Red {
			continue
		}
		q := questionsOn(c.Card)
		if c.Card == rubric.CardPlan && v.unlinked() {
			q.manager = askPriorities
		}
		t.Rows = append(t.Rows, []rubric.Datum{
			rubric.Say(c.Card.Text().In(v.lang)).Toned(rubric.Strong), v.text(q.manager), v.text(q.team),
		})
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return []rubric.Block{t}
}
