package assess

import (
	"rubric"
	"rubric/internal/text"
	"rubric/rules"
)

// cards words the nine points.
func (v *view) cards() []rubric.Card {
	out := make([]rubric.Card, 0, len(rubric.Cards))
	for _, id := range rubric.Cards {
		out = append(out, v.card(v.scores.cards[id]))
	}
	return out
}

func (v *view) card(s *cardScore) rubric.Card {
	c := rubric.Card{
		Card: s.Card, State: s.State, Assessed: s.Assessed, NotAssessable: s.Missing,
		Actor: cardSide(s.Card), Summary: v.summary(s),
	}
	if s.Known {
		c.Score = rounded(s.Score)
	}
	if v.prev != nil {
		if before, known := v.prev.Scores[s.Card]; known {
			c.Previous = &before
		}
	}
	for _, st := range v.steps {
		if st.Card != s.Card {
			continue
		}
		if c.Next == "" {
			c.Next, c.Actor = st.Text, st.Actor
		}
		if st.Actor.Includes(rubric.Manager) {
			c.ManagerSteps++
		}
		if st.Actor.Includes(rubric.Department) {
			c.DepartmentSteps++
		}
	}
	switch {
	case s.Cap == capUnapproved && v.decidable():
		c.Next, c.Actor = v.say(approveMonth, with{"month": text.MonthName(v.lang, v.o.Month)}), rubric.Manager
		if !v.waitsForMonth() {
			c.ManagerSteps++
		}
	case c.Next == "" && (s.State == rubric.NoData || s.Cap == capUnapproved):
		c.Next, c.Actor = v.bringData(s.Card)
	}
	return c
}

// decidable reports whether the plan may be approved as it stands or nearly so.
func (v *view) decidable() bool { return v.call.Kind == kindApprove || v.call.Kind == kindReserved }

// waitsForMonth reports whether the posts that wait to be approved are all of
// the month under decision: approving it is the same step.
func (v *view) waitsForMonth() bool {
	waits := false
	for _, f := range v.open {
		if f.Rule != "plan-unapproved" {
			continue
		}
		for _, e := range v.places.entries(f) {
			if waits = e.Date.Date.InMonth() == v.o.Month; !waits {
				return false
			}
		}
	}
	return waits
}

// cardSide is the side that the point belongs to.
func cardSide(id rubric.CardID) rubric.Actor {
	switch id {
	case rubric.CardPlan, rubric.CardReporting, rubric.CardStatistics, rubric.CardBrand:
		return rubric.Both
	}
	return rubric.Manager
}

// bringData is the step that gives a card without data something to go by.
func (v *view) bringData(id rubric.CardID) (string, rubric.Actor) {
	if id == rubric.CardPlan && len(v.b.Entries) > 0 && len(v.call.Missing) > 0 {
		return v.say(bringStrategy, nil), rubric.Manager
	}
	if role, has := cardTab(id); has && v.drafted(role) {
		return v.say(correctDraft, with{"tab": v.quote(v.b.TabName(role))}), rubric.Manager
	}
	if place, lacks := v.lackingElsewhere(id); lacks {
		return v.sayLacking(place), tabSide(place.Role)
	}
	return v.say(bringDataTo(id), nil), tabSide(cardData(id))
}

// lackingElsewhere is what a card lacks on a tab other than those it is about:
// whoever keeps those is not asked to begin with it.
func (v *view) lackingElsewhere(id rubric.CardID) (rules.Place, bool) {
	r := v.unassessed(id)
	if r == nil {
		return rules.Place{}, false
	}
	declared, known := rules.Find(r.ID)
	if !known {
		return rules.Place{}, false
	}
	for _, n := range declared.Needs {
		if p, lacks := n.Lacks(v.b); lacks {
			return p, !isAbout(id, p)
		}
	}
	return rules.Place{}, false
}

// sayLacking words the step that brings a tab, its rows or a column of it.
func (v *view) sayLacking(p rules.Place) string {
	values := with{"tab": v.quote(v.b.TabName(p.Role)), "field": v.quote(p.Field.Name(p.Role).In(v.lang))}
	switch {
	case v.b.TabOf(p.Role) == nil:
		return v.say(stepPhrases["tab-missing"], values)
	case p.Field == "":
		return v.say(stepPhrases[stepFillTab], values)
	}
	return v.say(fillColumn, values)
}

// cardData is the tab that a card's data comes from first.
func cardData(id rubric.CardID) rubric.Role {
	switch id {
	case rubric.CardPlan, rubric.CardReporting:
		return rubric.RolePlan
	case rubric.CardStatistics:
		return rubric.RoleStatistics
	case rubric.CardResources:
		return rubric.RolePeople
	case rubric.CardBrand:
		return rubric.RoleVoice
	}
	role, _ := cardTab(id)
	return role
}

// isAbout reports whether the card's own step speaks of the place already. That
// of revision speaks of a column, not of having a strategy at all.
func isAbout(id rubric.CardID, p rules.Place) bool {
	switch {
	case id == rubric.CardResources && (p.Role == rubric.RoleFormats || p.Role == rubric.RoleNeeds):
		return true
	case id == rubric.CardRevision && p.Field == "":
		return false
	}
	return p.Role == cardData(id)
}

// tabSide is the side that keeps a tab.
func tabSide(role rubric.Role) rubric.Actor {
	if role == rubric.RolePlan || role == rubric.RoleStatistics {
		return rubric.Department
	}
	return rubric.Manager
}

// summary is the card's one sentence with figures.
func (v *view) summary(s *cardScore) string {
	if s.State == rubric.NoData && s.Card != rubric.CardPlan {
		return v.noDataSummary(s.Card)
	}
	switch s.Card {
	case rubric.CardGoals:
		return v.goalsSummary()
	case rubric.CardStrategy:
		return v.say(sumStrategy, with{
			"tasks": len(v.b.Tasks), "goals": len(v.b.Goals), "now": len(v.month.Tasks),
			"month": text.MonthIn(v.lang, v.o.Month),
		})
	case rubric.CardConcept:
		return v.conceptSummary()
	case rubric.CardPlan:
		return v.planSummary()
	case rubric.CardResources:
		return v.resourcesSummary()
	case rubric.CardReporting:
		return v.reportingSummary()
	case rubric.CardStatistics:
		return v.statisticsSummary()
	case rubric.CardRevision:
		return v.revisionSummary(s)
	}
	values := with{
		"posts": v.assessedBy("term-forbidden", "post-duplicate"),
		"terms": v.affectedBy("term-forbidden", "term-avoided"), "repeats": v.affectedBy("post-duplicate"),
	}
	if values["terms"] == 0 && values["repeats"] == 0 {
		return v.say(sumBrandClean, values)
	}
	return v.say(sumBrand, values)
}

// planSummary sets the month's posts against the strategy's tasks, as far as
// there are both.
func (v *view) planSummary() string {
	values := with{
		"serving": v.month.Serving(), "posts": len(v.month.Posts), "closed": v.month.Closed(), "tasks": len(v.month.Tasks),
		"month": text.MonthName(v.lang, v.o.Month),
	}
	switch {
	case len(v.month.Posts) == 0:
		return v.say(sumPlanEmpty, values)
	case v.drafted(rubric.RoleStrategy):
		return v.say(sumPlanDraft, values)
	case len(v.b.Tasks) == 0:
		return v.say(sumPlanAlone, values)
	case v.unlinked():
		return v.say(sumPlanUnlinked, values)
	}
	return v.say(sumPlan, values)
}

// noDataSummary says what the card misses.
func (v *view) noDataSummary(id rubric.CardID) string {
	if r := v.unassessed(id); r != nil && r.Reason.In(v.lang) != "" {
		return v.say(sumNoData, with{"reason": r.Reason.In(v.lang)})
	}
	return v.say(sumNothing, nil)
}

// unassessed is the weightiest of the card's rules that could not be assessed,
// nil without one.
func (v *view) unassessed(id rubric.CardID) *rubric.RuleResult {
	weight := -1.0
	var out *rubric.RuleResult
	for _, sh := range v.scores.shares {
		if sh.Card == id && sh.Rule.State == rubric.RuleNotAssessable && sh.Weight > weight {
			weight, out = sh.Weight, sh.Rule
		}
	}
	return out
}

func (v *view) goalsSummary() string {
	measurable := 0
	for i := range v.b.Goals {
		g := &v.b.Goals[i]
		if !g.Metric.Empty() && g.Target.Known && !g.Deadline.Date.IsZero() {
			measurable++
		}
	}
	return v.say(sumGoals, with{"goals": len(v.b.Goals), "full": measurable})
}

func (v *view) conceptSummary() string {
	active, sum, known := 0, 0.0, false
	for i := range v.b.Rubrics {
		r := &v.b.Rubrics[i]
		if !r.IsActive() {
			continue
		}
		active++
		if r.Share.Known {
			sum, known = sum+r.Share.Number, true
		}
	}
	if !known {
		return v.say(sumConceptBare, with{"rubrics": active})
	}
	return v.say(sumConcept, with{"rubrics": active, "sum": text.Percent(v.lang, sum)})
}

func (v *view) resourcesSummary() string {
	need, have := v.hours(v.o.Month)
	waiting := 0
	for i := range v.b.Needs {
		if !v.b.Needs[i].Here.Or(false) {
			waiting++
		}
	}
	line := v.say(sumNoHours, nil)
	if have > 0 {
		line = v.say(sumHours, with{
			"month": text.MonthName(v.lang, v.o.Month), "need": roundedNumber(need), "have": roundedNumber(have),
		})
	}
	switch {
	case waiting == 0 && len(v.b.Needs) > 0:
		line += " " + v.say(needsNone, nil)
	case waiting > 0:
		line += " " + v.say(sumNeeds, with{"waiting": waiting, "needs": len(v.b.Needs)})
	}
	return line
}

func (v *view) reportingSummary() string {
	history := v.b.State.History
	if len(history) == 0 {
		return v.say(sumFirstReport, nil)
	}
	recorded := map[rubric.Month]bool{}
	for _, day := range history {
		recorded[day.Date.InMonth()] = true
	}
	closed, made := 0, 0
	for m := history[0].Date.InMonth(); m.Compare(v.o.AsOf.InMonth()) < 0; m = m.Add(1) {
		closed++
		if recorded[m] {
			made++
		}
	}
	if closed == 0 {
		return v.say(sumReportsBegun, with{"day": v.day(history[0].Date)})
	}
	return v.say(sumReports, with{"made": made, "months": closed})
}

func (v *view) statisticsSummary() string {
	months := statMonths(v.b, 1)
	if len(months) == 0 {
		return v.say(sumNothing, nil)
	}
	channels := map[string]bool{}
	for i := range v.b.Stats {
		if s := &v.b.Stats[i]; s.Period == months[0] {
			channels[s.Channel.Key] = true
		}
	}
	line := v.say(sumStatistics, with{"month": text.MonthName(v.lang, months[0]), "channels": len(channels)})
	if r, ok := v.lastReach(); ok {
		line += "; " + r
	}
	return line + "."
}

func (v *view) revisionSummary(s *cardScore) string {
	if r := v.rules["strategy-stale"]; r != nil && r.State == rubric.RuleChecked && r.Assessed > 0 {
		return v.say(sumRevision, with{"fresh": r.Assessed - r.Affected, "tasks": r.Assessed})
	}
	return v.say(sumCounted, with{"n": s.Assessed})
}

// assessedBy is the most things that one of the rules looked at.
func (v *view) assessedBy(ids ...string) int {
	n := 0
	for _, id := range ids {
		if r := v.rules[id]; r != nil {
			n = max(n, r.Assessed)
		}
	}
	return n
}

// affectedBy sums the things that the rules objected to.
func (v *view) affectedBy(ids ...string) int {
	n := 0
	for _, id := range ids {
		if r := v.rules[id]; r != nil {
			n += r.Affected
		}
	}
	return n
}
