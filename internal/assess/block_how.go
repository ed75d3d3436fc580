package assess

import (
	"strings"

	"rubric"
	"rubric/internal/text"
	"rubric/rules"
)

// howBlocks is part 12: how everything above was computed.
func (v *view) howBlocks() []rubric.Block {
	return []rubric.Block{v.arithmeticLines(), v.weightBlock(), v.ruleBlock()}
}

// arithmeticLines words the rules of the arithmetic.
func (v *view) arithmeticLines() rubric.Block {
	lines := make([]rubric.Line, 0, len(arithmetic)+1)
	for _, t := range arithmetic {
		lines = append(lines, rubric.Line{Text: t.In(v.lang)})
	}
	lines = append(lines, rubric.Line{
		Text: v.say(arithmeticHash, with{"hash": v.c.RulesHash, "day": text.FullDay(v.lang, v.o.AsOf)}), Tone: rubric.Quiet,
	})
	return rubric.Lines{ID: "how", Title: v.say(howTitle, nil), Lines: lines}
}

// weightBlock shows each card's sum.
func (v *view) weightBlock() rubric.Block {
	t := rubric.Table{ID: "weights", Title: v.say(weightsTitle, nil), Columns: []rubric.TableColumn{
		v.column(colPoint, 24), v.figure(colWeightSum, 12), v.figure(colAssessable, 14), v.figure(colMean, 12),
		v.figure(colMatch, 14), v.figure(colApproval, 14), v.figure(colTable, 12), v.column(colState, 16), v.column(colCap, 36),
	}}
	for _, id := range rubric.Cards {
		c := v.scores.cards[id]
		row := []rubric.Datum{
			rubric.Say(id.Text().In(v.lang)).Toned(rubric.Strong), figureOf(c.Weight), {}, meanDatum(c.Mean),
			{}, {}, {}, v.text(c.State.Text()).Toned(stateTone(c.State)), {},
		}
		if c.Weight > 0 {
			row[2] = rubric.Percent(100 * c.Assessable / c.Weight)
		}
		if id == rubric.CardPlan {
			for i, part := range planParts {
				row[4+i] = meanDatum(c.Parts[part])
			}
		}
		if c.Cap != (rubric.Text{}) {
			row[8] = v.text(c.Cap)
		}
		t.Rows = append(t.Rows, row)
	}
	for _, side := range []struct {
		name rubric.Text
		m    mean
	}{{colManagement, v.scores.management}, {colDepartment, v.scores.department}} {
		t.Rows = append(t.Rows, []rubric.Datum{
			v.text(side.name).Toned(rubric.Strong), figureOf(side.m.Weight), {}, meanDatum(side.m), {}, {}, {}, {}, {},
		})
	}
	return withoutEmpty(t, 1)
}

func meanDatum(m mean) rubric.Datum {
	if !m.Known() {
		return rubric.Datum{}
	}
	return rubric.Decimal(m.Value())
}

// ruleBlock lists every check with what came of it, by the points that they
// count on.
func (v *view) ruleBlock() rubric.Block {
	t := rubric.Table{ID: "rules", Title: v.say(rulesTitle, nil), Columns: []rubric.TableColumn{
		v.column(colCheck, 44), v.column(colWeight, 12), v.column(colActor, 14),
		v.figure(colAssessed, 11), v.figure(colAffected, 11), v.column(colOutcome, 14), v.column(colParams, 44),
	}}
	var points []string
	rows := map[string][][]rubric.Datum{}
	for i := range v.c.Rules {
		r := &v.c.Rules[i]
		point := upper(v.pointOf(r))
		if rows[point] == nil {
			points = append(points, point)
		}
		rows[point] = append(rows[point], v.ruleRow(r))
	}
	for _, point := range points {
		heading := make([]rubric.Datum, len(t.Columns))
		heading[0] = rubric.Say(point).Toned(rubric.Strong)
		t.Rows = append(append(t.Rows, heading), rows[point]...)
	}
	return t
}

func (v *view) ruleRow(r *rubric.RuleResult) []rubric.Datum {
	row := []rubric.Datum{
		rubric.Say(v.ruleInList(r.ID)), v.text(r.Severity.Text()), v.text(r.Actor.Text()), {}, {},
		v.text(outcomeWord(r.State)), rubric.Say(v.remarkOn(r)),
	}
	if r.State == rubric.RuleChecked {
		row[3], row[4] = rubric.Count(r.Assessed), rubric.Count(r.Affected)
	}
	return row
}

// ruleInList gives a rule's title with its id below.
func (v *view) ruleInList(id string) string {
	if title := v.ruleTitle(id); title != id {
		return title + "\n" + id
	}
	return id
}

// pointOf names the card that a rule counts on, or the part of the plan.
func (v *view) pointOf(r *rubric.RuleResult) string {
	if r.Card == rubric.CardPlan && r.Part != "" {
		return v.say(partWord(r.Part), nil)
	}
	return v.pointName(r.Card)
}

// remarkOn says why a rule has no outcome, or by which numbers it went.
func (v *view) remarkOn(r *rubric.RuleResult) string {
	if reason := r.Reason.In(v.lang); reason != "" {
		return reason
	}
	return v.paramsOf(r)
}

// amount is a number with its unit, as far as that says more than the number.
func (v *view) amount(x float64, unit rules.Unit) string {
	switch unit {
	case rules.Percents:
		return text.Percent(v.lang, x)
	case rules.Share, rules.Things:
		return text.Number(v.lang, x)
	}
	return text.Number(v.lang, x) + " " + unit.Of(x).In(v.lang)
}

// paramsOf lists the numbers a rule went by, and says which of them the rules
// tab set.
func (v *view) paramsOf(r *rubric.RuleResult) string {
	declared, ok := rules.Find(r.ID)
	if !ok {
		return ""
	}
	var parts []string
	for _, p := range declared.Params {
		x, known := r.Params[p.Name]
		if !known {
			x = p.Default
		}
		part := p.Name + " = " + v.amount(x, p.Unit)
		if x != p.Default {
			part = v.say(paramsSet, with{"param": part, "usual": text.Number(v.lang, p.Default)})
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, "; ")
}
