package assess

import (
	"math"
	"strings"

	"rubric"
	"rubric/internal/text"
)

// tasksShown is how many tasks the first screen sets against the plan.
const tasksShown = 4

// rework is the screen of a plan to be worked over: first whether it follows
// the strategy at all, then what is to correct.
func (s *screen) rework() {
	s.headline(headRework, nil, rubric.Bad)
	if !s.v.call.Apart {
		s.add(rubric.Line{Text: s.v.servingLine()})
		s.reasons()
		s.lastMonth()
		s.steps(rubric.Manager, s.v.stepsOf(rubric.Manager))
		s.steps(rubric.Department, s.v.stepsOf(rubric.Department))
		s.together()
	} else {
		s.apart()
		s.confirmTasks()
		s.replacePosts()
		s.otherSteps(rubric.Manager, sayManagerAlso)
		s.otherSteps(rubric.Department, sayDepartmentAlso)
		s.lastMonth()
	}
	s.unfilled(rubric.Month{})
	s.failed()
	s.ninePoints()
}

// reasons words what decided, but for what the line on tasks says already.
func (s *screen) reasons() {
	for _, b := range s.v.call.Because[:min(2, len(s.v.call.Because))] {
		s.add(rubric.Line{Text: ended(b)})
	}
}

// apart sets the tasks against the plan, the ones that lack most first.
func (s *screen) apart() {
	v := s.v
	posts, bare := len(v.month.Posts), len(v.month.Bare())
	values := with{"serving": v.month.Serving(), "posts": posts, "bare": bare, "tasks": len(v.month.Tasks), "share": ""}
	if posts > 0 {
		values["share"] = text.Percent(v.lang, 100*float64(v.month.Serving())/float64(posts))
	}
	line := v.say(sayServingShare, values)
	if bare > 0 {
		line += " " + v.say(sayBare, values)
	}
	s.add(rubric.Line{Text: line})
	s.add(rubric.Line{Text: strings.TrimSpace(v.taskLine() + v.outsideLine())})
	s.say(sayTogetherDecide, nil, rubric.Strong)
}

func (v *view) taskLine() string {
	var parts []string
	for _, t := range v.month.ByDeficit() {
		if len(parts) == tasksShown {
			break
		}
		phrase := sayTaskNext
		switch {
		case !t.Share:
			phrase = sayTaskCount
		case len(parts) == 0:
			phrase = sayTaskFirst
		}
		parts = append(parts, v.say(phrase, with{
			"task": shorten(t.Task.Task.Text), "want": int(math.Round(t.Want)), "have": t.Have,
		}))
	}
	if len(parts) == 0 {
		return ""
	}
	return strings.Join(parts, " · ") + "."
}

func (v *view) outsideLine() string {
	n := len(v.month.Outside)
	if n == 0 {
		return ""
	}
	mix := rubricMix(v.b, v.month.Outside)
	var parts []string
	named := 0
	for _, t := range mix[:min(len(mix), 2)] {
		parts = append(parts, v.say(sayOutsideRubric, with{"n": t.Count, "rubric": v.quote(t.Name)}))
		named += t.Count
	}
	if rest := n - named; rest > 0 {
		parts = append(parts, v.say(sayOutsideRest, with{"n": rest}))
	}
	return " " + v.say(sayOutside, with{"list": strings.Join(parts, ", ")})
}

// confirmTasks asks the manager whether the tasks without posts still hold.
func (s *screen) confirmTasks() {
	v := s.v
	bare := v.month.Bare()
	phrase := sayConfirmOrDrop
	if len(bare) == 0 {
		bare, phrase = v.month.ByDeficit(), sayConfirm
	}
	if len(bare) == 0 {
		return
	}
	var names []string
	var tasks []*rubric.Task
	for _, t := range bare {
		names = append(names, v.quote(t.Task.Task.Text))
		tasks = append(tasks, t.Task)
	}
	s.add(rubric.Line{
		Text: v.say(phrase, with{"n": len(names), "tasks": v.few(names), "seen": v.reviewedRemark(tasks)}),
		Link: bare[0].Task.Pos,
	})
}

// replacePosts tells the department the least it would replace if the tasks
// hold: posts of the largest rubric outside the tasks, shared out by need.
func (s *screen) replacePosts() {
	v := s.v
	need, parts := v.needs()
	if need == 0 {
		return
	}
	from := v.say(sayFromOutside, with{"n": len(v.month.Outside)})
	if mix := rubricMix(v.b, v.month.Outside); len(mix) > 0 && mix[0].Count >= need {
		from = v.say(sayFromRubric, with{"n": mix[0].Count, "rubric": v.quote(mix[0].Name)})
	}
	phrase := sayReplace
	if need > len(v.month.Outside) {
		phrase = sayAddPosts
	}
	line := rubric.Line{Text: v.say(phrase, with{"n": need, "from": from, "parts": strings.Join(parts, ", ")})}
	if len(v.month.Outside) > 0 {
		line.Link = v.month.Outside[0].Pos
	}
	s.add(line)
}

// needs words how many posts each task lacks, and sums them up.
func (v *view) needs() (int, []string) {
	total := 0
	var parts []string
	for _, t := range v.month.ByDeficit() {
		n := t.Missing(len(v.month.Posts))
		if n == 0 {
			continue
		}
		total += n
		if len(parts) == tasksShown {
			continue
		}
		phrase := sayUnderNext
		if len(parts) == 0 {
			phrase = sayUnderFirst
		}
		parts = append(parts, v.say(phrase, with{"n": n, "task": v.quote(t.Task.Task.Text)}))
	}
	return total, parts
}

// toldByTasks are the rules that the lines on tasks already speak for.
var toldByTasks = map[string]bool{
	"task-abandoned": true, "task-underserved": true, "task-overserved": true,
	"task-unlinked": true, "task-uncarried": true, "rubric-share-off": true,
}

// toldAbout reports whether the step only repeats what the lines on tasks say
// of the tasks without posts and of the rubrics outside the tasks.
func (v *view) toldAbout(st *step) bool {
	if toldByTasks[st.Rule] {
		return true
	}
	told := map[string]bool{}
	switch st.Rule {
	case "strategy-stale":
		for _, t := range v.month.Bare() {
			told[t.Task.Task.Text] = true
		}
	case "rubric-orphan":
		for _, t := range rubricMix(v.b, v.month.Outside) {
			told[t.Name] = true
		}
	}
	for _, name := range stepNames(st) {
		if !told[name] {
			return false
		}
	}
	return len(told) > 0
}

// otherSteps adds, in one line, what the side does besides.
func (s *screen) otherSteps(side rubric.Actor, phrase rubric.Text) {
	v := s.v
	var texts []string
	var at rubric.Position
	for _, st := range v.stepsOf(side) {
		if st.Severity == rubric.Info || v.toldAbout(&st) {
			continue
		}
		if len(texts) == 0 {
			at = st.At
		}
		texts = append(texts, st.Text)
	}
	if len(texts) > 0 {
		s.add(rubric.Line{Text: ended(v.say(phrase, with{"steps": v.several(texts)})), Link: at})
	}
}
