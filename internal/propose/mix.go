package propose

import (
	"math"
	"slices"

	"rubric"
)

// label is what a post to add may be about.
type label struct {
	rubric *rubric.Rubric // nil where the book has no rubrics
	task   *rubric.Task   // named by the post itself; nil where its rubric's are meant
	serves []int          // tasks of the mix
	span   int            // of days on which it serves them
}

// share is a part of the month's posts that should go to a rubric or a task.
type share struct {
	kind  rubric.TargetKind
	name  string
	want  float64 // percent; 0 without a share
	given bool    // there is a share
	have  int
	below float64 // tolerances in points; below is not held where zero is all right
	above float64
	some  bool // at least one post is wanted
	least int  // fewest posts of the month from which shares count
	rub   *rubric.Rubric
	task  *rubric.Task
}

// leastOff is by how many posts a count must be off a share for the checks to
// speak of it.
const leastOff = 2

// bounds are how many of n posts may go to the share.
func (s *share) bounds(n int) (low, high int) {
	low, high = 0, none
	if s.given && n >= s.least {
		want := s.want / 100 * float64(n)
		for low < n && !within(float64(low)-want, n, s.below) {
			low++
		}
		high = n
		for high > 0 && !within(float64(high)-want, n, s.above) {
			high--
		}
	}
	if s.some {
		low = max(low, 1)
	}
	return low, high
}

func within(off float64, n int, tolerance float64) bool {
	return math.Abs(off) < leastOff || math.Abs(off)*100/float64(n) <= tolerance
}

// mix is the month's balance of rubrics and tasks.
type mix struct {
	t      *targets
	shares []share // rubrics first, then tasks
	labels []label
	of     [][]int // the shares of each label
}

func (t *targets) mix() *mix {
	m := &mix{t: t}
	counts := map[string]int{}
	served := map[*rubric.Task]int{}
	for _, e := range t.posts {
		counts[e.Rubric.Key]++
		for _, k := range t.o.Serves(e) {
			served[k]++
		}
	}
	rubrics := map[*rubric.Rubric]int{}
	for i := range t.b.Rubrics {
		r := &t.b.Rubrics[i]
		if r.Rubric.Key == "" || !r.IsActive() || t.b.Rubric(r.Rubric.Key) != r {
			continue
		}
		rubrics[r] = len(m.shares)
		tolerance := t.param("rubric-share-off", "tolerance")
		m.shares = append(m.shares, share{
			kind: rubric.TargetRubricShare, name: r.Rubric.Text, rub: r, want: r.Share.Number, have: counts[r.Rubric.Key],
			given: r.Share.Known && t.aims(rubric.TargetRubricShare, r.Rubric.Key),
			below: tolerance, above: tolerance, least: int(t.param("rubric-share-off", "minPosts")),
		})
	}
	tasks := map[*rubric.Task]int{}
	for i := range t.b.Tasks {
		k := &t.b.Tasks[i]
		if k.Task.Key == "" || !k.Overlaps(t.month) {
			continue
		}
		tasks[k] = len(m.shares)
		aims := t.aims(rubric.TargetTaskShare, k.Task.Key)
		m.shares = append(m.shares, share{
			kind: rubric.TargetTaskShare, name: k.Task.Text, task: k, want: k.Share.Number, have: served[k],
			given: k.Share.Known && aims, some: aims,
			below: t.param("task-underserved", "tolerance"), above: t.param("task-overserved", "tolerance"),
			least: int(t.param("task-underserved", "minPosts")),
		})
	}
	for span := range t.begins {
		m.makeLabels(span, rubrics, tasks)
	}
	m.dropUncarried()
	return m
}

// makeLabels lists what a post of a span may be about: each rubric with the tasks it
// names, or naming a task of the same goal itself where the plan has a column
// for that. A task that no rubric names may be named by any.
func (m *mix) makeLabels(span int, rubrics map[*rubric.Rubric]int, tasks map[*rubric.Task]int) {
	named := m.t.b.HasColumn(rubric.RolePlan, rubric.FieldTask)
	add := func(r *rubric.Rubric, k *rubric.Task) { m.addLabel(span, r, k, rubrics, tasks) }
	for i := range m.t.b.Rubrics {
		r := &m.t.b.Rubrics[i]
		if _, active := rubrics[r]; !active {
			continue
		}
		add(r, nil)
		for j := range m.t.b.Tasks {
			k := &m.t.b.Tasks[j]
			if _, due := tasks[k]; due && named && (m.fits(r, k) || !m.carried(k)) {
				add(r, k)
			}
		}
	}
	if len(rubrics) > 0 {
		return
	}
	add(nil, nil)
	for j := range m.t.b.Tasks {
		if _, due := tasks[&m.t.b.Tasks[j]]; due && named {
			add(nil, &m.t.b.Tasks[j])
		}
	}
}

// addLabel lists a post of the rubric that names the task, either of which may
// be nil, unless one that counts for the same shares is listed.
func (m *mix) addLabel(span int, r *rubric.Rubric, k *rubric.Task, rubrics map[*rubric.Rubric]int, tasks map[*rubric.Task]int) {
	e := rubric.Entry{Date: rubric.Day{Date: m.t.day(m.t.begins[span])}}
	l := label{rubric: r, task: k, span: span}
	var of []int
	if r != nil {
		e.Rubric = r.Rubric
		of = append(of, rubrics[r])
	}
	if k != nil {
		e.Task.Names = []rubric.Name{{Text: k.Task.Text, Key: k.Task.Key}}
	}
	for _, s := range m.t.o.Serves(&e) {
		if at, ok := tasks[s]; ok {
			l.serves = append(l.serves, at)
			of = append(of, at)
		}
	}
	for i := range m.of {
		if slices.Equal(m.of[i], of) && m.labels[i].rubric == r && m.labels[i].span == span {
			return
		}
	}
	m.labels, m.of = append(m.labels, l), append(m.of, of)
}

// fits reports whether a post of the rubric may name the task: the rubric names
// none, or one of the same goal.
func (m *mix) fits(r *rubric.Rubric, k *rubric.Task) bool {
	if len(r.Tasks.Names) == 0 {
		return true
	}
	for _, n := range r.Tasks.Names {
		for _, own := range m.t.o.TasksNamed(n.Key) {
			if own == k {
				return true
			}
			for _, g := range own.Goal.Names {
				if g.Key != "" && k.Goal.Has(g.Key) {
					return true
				}
			}
		}
	}
	return false
}

// carried reports whether a rubric of the month's brings posts to the task.
func (m *mix) carried(k *rubric.Task) bool {
	for i := range m.t.b.Rubrics {
		if r := &m.t.b.Rubrics[i]; r.IsActive() && r.Tasks.Has(k.Task.Key) {
			return true
		}
	}
	return false
}

// dropUncarried lets go of tasks that no post could serve: another check asks
// the manager about them.
func (m *mix) dropUncarried() {
	carried := map[int]bool{}
	for i := range m.labels {
		for _, s := range m.labels[i].serves {
			carried[s] = true
		}
	}
	for i := range m.shares {
		if s := &m.shares[i]; s.task != nil && !carried[i] {
			s.some, s.given = false, false
		}
	}
}

// class is labels that differ in nothing the targets speak of.
type class struct {
	labels []int
	of     []int // shares that are held to something
	span   int
	hours  []float64 // by kind, what the simplest post takes; below zero where there can be none
}

// classes sorts the labels.
func (m *mix) classes() []class {
	var out []class
	counted := m.t.holdsHours()
	for i := range m.labels {
		c := class{labels: []int{i}, span: m.labels[i].span}
		for _, s := range m.of[i] {
			if m.shares[s].given || m.shares[s].some {
				c.of = append(c.of, s)
			}
		}
		for k := range m.t.kinds {
			hours := m.t.simplest(&m.labels[i], &m.t.kinds[k])
			if !counted {
				hours = min(hours, 0)
			}
			c.hours = append(c.hours, hours)
		}
		at := slices.IndexFunc(out, func(o class) bool {
			return o.span == c.span && slices.Equal(o.of, c.of) && slices.Equal(o.hours, c.hours)
		})
		if at < 0 {
			out = append(out, c)
			continue
		}
		out[at].labels = append(out[at].labels, i)
	}
	return out
}
