package assess

import (
	"slices"
	"strconv"
	"strings"

	"rubric"
	"rubric/internal/text"
)

// noStrategy is the screen of a plan that nothing can be compared with: what
// the manager decides first, and what the department can do meanwhile.
func (s *screen) noStrategy() {
	v := s.v
	s.headline(headNoStrategy, nil, rubric.Strong)
	s.say(sayPlanIsKept, with{"plan": v.planIsKept(), "missing": v.missingWords(v.call.Missing)}, rubric.Neutral)
	s.threeDecisions()
	if at := v.drafts(); !at.Empty() {
		s.add(rubric.Line{Text: v.say(sayDraftThere, with{
			"places": cut(at.Text, longestDrafts), "tab": v.quote(v.b.TabName(rubric.RoleSettings)),
		}), Link: at.Pos})
	}
	s.meanwhile()
	s.unfilled(rubric.Month{})
	s.whatWasChecked()
	s.failed()
}

// longestDrafts bounds how many places of drafts the screen names.
const longestDrafts = 200

func (v *view) planIsKept() string {
	month, posts := v.kept()
	line := v.say(sayPostsFor, with{"n": len(posts), "month": text.MonthName(v.lang, month)})
	if len(posts) > 1 {
		line += v.say(sayPauses, with{"n": longestPause(posts)})
	}
	return line
}

// kept is the month that shows how the plan is kept: the one under decision or,
// while that is still empty, the last before it that has posts.
func (v *view) kept() (rubric.Month, []*rubric.Entry) {
	for back := range 3 {
		m := v.o.Month.Add(-back)
		if posts := v.o.InMonth(m); len(posts) > 0 {
			return m, posts
		}
	}
	return v.o.Month, nil
}

// threeDecisions lists what the manager brings: goals, strategy, rubrics, as
// far as they are missing.
func (s *screen) threeDecisions() {
	v := s.v
	n := len(v.call.Missing)
	aim := aimNamed
	if slices.Contains(v.call.Missing, rubric.RoleGoals) {
		aim = aimAbove
	}
	for i, role := range v.call.Missing {
		line := v.say(decisionOn(role), with{
			"month": text.MonthName(v.lang, v.o.Month), "mix": v.todaysMix(), "aim": aim,
		})
		if n > 1 {
			line = strconv.Itoa(i+1) + ". " + upper(line)
		}
		if i == 0 {
			line = v.say(sayDecisions, with{"n": n, "time": decisionTime(n)}) + " " + line
		}
		s.add(rubric.Line{Text: line, Link: v.b.TabPosition(role)})
	}
}

// todaysMix words the rubrics that the plan lives by today.
func (v *view) todaysMix() string {
	_, posts := v.kept()
	mix := rubricMix(v.b, posts)
	if len(mix) == 0 {
		return v.say(sayNoMix, nil)
	}
	var parts []string
	for _, t := range mix[:min(len(mix), namesShown)] {
		share := 100 * float64(t.Count) / float64(len(posts))
		parts = append(parts, v.quote(t.Name)+" "+text.Percent(v.lang, share))
	}
	list := strings.Join(parts, ", ")
	if rest := len(mix) - len(parts); rest > 0 {
		list += v.say(wordMore, with{"n": rest})
	}
	return v.say(sayMix, with{"list": list})
}

// unready are the posts left of this week that are still being made. A plan
// without statuses cannot say.
func (v *view) unready() []*rubric.Entry {
	var out []*rubric.Entry
	if !v.b.HasColumn(rubric.RolePlan, rubric.FieldStatus) {
		return nil
	}
	for e := range v.o.Entries() {
		switch e.State() {
		case rubric.StatusIdea, rubric.StatusDraft, rubric.StatusRevision:
			if d := e.Date.Date; !d.Before(v.o.AsOf) && d.Week() == v.o.AsOf.Week() {
				out = append(out, e)
			}
		}
	}
	return out
}

// meanwhile is what the department can do without waiting.
func (s *screen) meanwhile() {
	v := s.v
	if near := v.unready(); len(near) > 0 {
		s.add(rubric.Line{
			Text: v.say(sayMeanwhileNear, with{"n": len(near), "rows": v.rowWord(near, len(near))}),
			Link: near[0].Pos,
		})
		return
	}
	var steps []step
	for _, st := range v.stepsOf(rubric.Department) {
		if st.Severity.AtLeast(rubric.Warning) {
			steps = append(steps, st)
		}
	}
	if len(steps) == 0 {
		s.say(sayMeanwhile, nil, rubric.Neutral)
		return
	}
	texts := make([]string, len(steps))
	for i, st := range steps {
		texts[i] = st.Text
	}
	s.add(rubric.Line{Text: ended(v.say(sayMeanwhileSteps, with{"steps": v.several(texts)})), Link: steps[0].At})
}

// whatWasChecked says honestly how far the checks could go.
func (s *screen) whatWasChecked() {
	v := s.v
	var done []string
	for _, topic := range checkTopics {
		known := topic.pauses && len(v.month.Posts) > 1
		if known || slices.ContainsFunc(topic.rules, v.checked) {
			done = append(done, topic.name.In(v.lang))
		}
	}
	if len(done) == 0 {
		s.say(sayNothingChecked, nil, rubric.Quiet)
		return
	}
	var not []string
	for _, role := range v.call.Missing {
		not = append(not, v.say(matchWith(role), nil))
	}
	if len(not) == 3 {
		not = not[:1]
	}
	s.say(sayChecked, with{"done": strings.Join(done, ", "), "not": v.listed(not)}, rubric.Quiet)
}
