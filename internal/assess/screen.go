package assess

import (
	"strconv"
	"strings"

	"rubric"
	"rubric/internal/text"
)

// longestScreen is how many lines the first screen may have.
const longestScreen = 15

// stepsShown is how many steps of a side the first screen spells out.
const stepsShown = 3

// screen is the first screen as it grows, a line each.
type screen struct {
	v     *view
	lines []rubric.Line
	head  int
}

// firstScreen says what to decide, who acts next and whether things improve.
func (v *view) firstScreen() *screen {
	s := &screen{v: v}
	s.say(sayTitle, with{
		"title": v.title(), "month": text.MonthYear(v.lang, v.o.Month), "day": v.day(v.o.AsOf),
	}, rubric.Strong)
	switch v.call.Kind {
	case kindNoPlan:
		s.noPlan()
	case kindNoStrategy:
		s.noStrategy()
	case kindFilling:
		s.filling()
	case kindRework:
		s.rework()
	case kindReserved, kindApprove:
		s.approve()
	}
	return s
}

func (s *screen) add(l rubric.Line) {
	if l.Text != "" && len(s.lines) < longestScreen {
		s.lines = append(s.lines, l)
	}
}

func (s *screen) say(phrase rubric.Text, values with, tone rubric.Tone) {
	s.add(rubric.Line{Text: s.v.say(phrase, values), Tone: tone})
}

// headline adds the verdict's line.
func (s *screen) headline(phrase rubric.Text, values with, tone rubric.Tone) {
	s.head = len(s.lines)
	s.add(rubric.Line{Text: s.v.say(phrase, values), Tone: tone, Head: true})
}

// texts returns the lines' words.
func (s *screen) texts() []string {
	out := make([]string, len(s.lines))
	for i, l := range s.lines {
		out[i] = l.Text
	}
	return out
}

// approve is the screen of a plan that may be approved, with or without
// reservations.
func (s *screen) approve() {
	v := s.v
	switch {
	case v.call.Kind == kindApprove:
		s.headline(headApprove, nil, rubric.Good)
	case v.call.Awaited > 0:
		s.headline(headAwaited, with{"n": v.call.Awaited}, rubric.Warn)
	case v.call.Fix > 0:
		s.headline(headFix, with{"n": v.call.Fix}, rubric.Warn)
	default:
		s.headline(headReserved, nil, rubric.Warn)
	}
	s.add(rubric.Line{Text: v.servingLine()})
	s.lastMonth()
	s.decision()
	s.steps(rubric.Manager, s.v.stepsOf(rubric.Manager))
	s.steps(rubric.Department, s.v.stepsOf(rubric.Department))
	s.together()
	s.unfilled(rubric.Month{})
	s.failed()
	s.ninePoints()
}

// filling is the screen of a month that is not planned far enough to judge.
func (s *screen) filling() {
	v := s.v
	s.headline(headEarly, nil, rubric.Strong)
	line := v.fillingLine(v.month.Fill) + "."
	if n := v.month.Fill.Slots; n > 0 {
		line += " " + v.say(saySlots, with{"n": n})
	}
	s.add(rubric.Line{Text: line})
	s.lastMonth()
	s.say(sayDecideLater, with{"half": (v.month.Fill.Want + 1) / 2}, rubric.Neutral)
	s.steps(rubric.Manager, v.stepsOf(rubric.Manager))
	s.steps(rubric.Department, v.stepsOf(rubric.Department))
	s.together()
	s.unfilled(v.o.Month)
	s.failed()
	s.ninePoints()
}

// noPlan is the screen of a book in which no plan was found.
func (s *screen) noPlan() {
	v := s.v
	s.headline(headNoPlan, nil, rubric.Strong)
	s.say(sayNoPlan, nil, rubric.Neutral)
	s.steps(rubric.Manager, v.stepsOf(rubric.Manager))
	steps := v.stepsOf(rubric.Department)
	if len(steps) == 0 {
		s.say(sayStartPlan, with{"tab": v.quote(v.b.TabName(rubric.RolePlan))}, rubric.Neutral)
	}
	s.steps(rubric.Department, steps)
	s.failed()
}

// steps spells out what a side does next: one on the line of the side's name,
// further ones below it.
func (s *screen) steps(side rubric.Actor, steps []step) {
	if len(steps) == 0 {
		return
	}
	v := s.v
	intro, n := sayManagerSteps, len(steps)
	if side == rubric.Department {
		intro = sayDepartmentSteps
	}
	shown := steps[:min(n, stepsShown)]
	for i, st := range shown {
		line := st.Text
		if n > 1 {
			line = strconv.Itoa(i+1) + ". " + upper(line)
		}
		if i == 0 {
			line = v.say(intro, with{"n": n}) + " " + line
		}
		line = ended(line)
		if rest := n - len(shown); i == len(shown)-1 && rest > 0 {
			line += upper(v.say(sayMoreSteps, with{"n": rest}))
		}
		s.add(rubric.Line{Text: line, Link: st.At})
	}
}

// together says what both sides do at one table.
func (s *screen) together() {
	steps := s.v.stepsOf(rubric.Both)
	if len(steps) == 0 {
		return
	}
	texts := make([]string, len(steps))
	for i, st := range steps {
		texts[i] = st.Text
	}
	s.add(rubric.Line{Text: ended(s.v.say(sayTogether, with{"what": s.v.several(texts)})), Link: steps[0].At})
}

// unfilled says which months are only begun, but for one that the screen has
// spoken of already.
func (s *screen) unfilled(told rubric.Month) {
	var months []string
	for _, f := range s.v.o.Filling() {
		if f.Month != told {
			months = append(months, s.v.fillingLine(f)+".")
		}
	}
	const most = 3
	s.add(rubric.Line{Text: strings.Join(months[:min(len(months), most)], " "), Tone: rubric.Quiet})
}

// failed says which checks could not run.
func (s *screen) failed() {
	if failed := s.v.failedRules(); len(failed) > 0 {
		s.say(sayNotRun, with{"rules": s.v.few(failed)}, rubric.Quiet)
	}
}
