package assess

import (
	"rubric"
	"rubric/internal/text"
)

// resourceBlocks is part 7: hours needed against available by month, and what
// the team is still waiting for.
func (v *view) resourceBlocks() []rubric.Block {
	return append(v.hoursBlock(), v.needsBlock()...)
}

func (v *view) hoursBlock() []rubric.Block {
	t := rubric.Table{ID: "hours", Title: v.say(hoursTitle, nil), Columns: []rubric.TableColumn{
		v.column(colMonth, 18), v.figure(colPosts, 12), v.figure(colNeed, 12), v.figure(colHave, 12), v.figure(colLoad, 12),
	}}
	told := false
	for _, m := range []rubric.Month{v.o.Month.Add(-1), v.o.Month, v.o.Month.Add(1)} {
		n := len(v.o.InMonth(m))
		if n == 0 {
			continue
		}
		need, have := v.hours(m)
		told = told || need > 0 || have > 0
		row := []rubric.Datum{rubric.Say(text.MonthYear(v.lang, m)), rubric.Count(n), figureOf(roundedNumber(need)), {}, {}}
		if have > 0 {
			row[3], row[4] = figureOf(roundedNumber(have)), rubric.Percent(100*need/have)
			if need > have {
				row[4] = row[4].Toned(rubric.Warn)
			}
		}
		t.Rows = append(t.Rows, row)
	}
	if !told {
		return []rubric.Block{rubric.Lines{ID: "hours", Title: t.Title, Lines: []rubric.Line{
			{Text: v.say(hoursMissing, nil), Tone: rubric.Quiet},
		}}}
	}
	return []rubric.Block{t}
}

func (v *view) needsBlock() []rubric.Block {
	if len(v.b.Needs) == 0 {
		return nil
	}
	t := rubric.Table{
		ID: "needs", Title: v.say(needsTitle, nil), Empty: v.say(needsNone, nil),
		Columns: []rubric.TableColumn{v.column(colWhat, 44), v.column(colFrom, 22), v.column(colDue, 14), v.column(colRemark, 16)},
	}
	for i := range v.b.Needs {
		n := &v.b.Needs[i]
		if n.Here.Or(false) {
			continue
		}
		due, remark := rubric.Datum{}, rubric.Datum{}
		if d := n.Due.Date; !d.IsZero() {
			due = rubric.On(d)
			if d.Before(v.o.AsOf) {
				due, remark = due.Toned(rubric.Warn), v.text(remarkLate)
			}
		}
		t.Rows = append(t.Rows, []rubric.Datum{rubric.Say(n.What.Text).At(n.What.Pos), rubric.Say(n.From.Text), due, remark})
	}
	return []rubric.Block{withoutEmpty(t, 1)}
}
