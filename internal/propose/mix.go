package propose

import (
	"cmp"
	"math"
	"slices"

	"rubric"
)

// label is what a post to add may be about.
type label struct {
	rubric *rubric.Rubric // nil where the book has no rubrics
	task   *rubric.Task   // named by the post itself; nil where its rubric's are meant
	serves []int          // tasks of the mix
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
	m.makeLabels(rubrics, tasks)
	m.dropUncarried()
	return m
}

// makeLabels lists what a post may be about: each rubric with the tasks it
// names, or naming a task of the same goal itself where the plan has a column
// for that.
func (m *mix) makeLabels(rubrics map[*rubric.Rubric]int, tasks map[*rubric.Task]int) {
	named := m.t.b.HasColumn(rubric.RolePlan, rubric.FieldTask)
	add := func(r *rubric.Rubric, k *rubric.Task) { m.addLabel(r, k, rubrics, tasks) }
	for i := range m.t.b.Rubrics {
		r := &m.t.b.Rubrics[i]
		if _, active := rubrics[r]; !active {
			continue
		}
		add(r, nil)
		for j := range m.t.b.Tasks {
			k := &m.t.b.Tasks[j]
			if _, due := tasks[k]; due && named && m.fits(r, k) {
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
func (m *mix) addLabel(r *rubric.Rubric, k *rubric.Task, rubrics map[*rubric.Rubric]int, tasks map[*rubric.Task]int) {
	e := rubric.Entry{Date: rubric.Day{Date: m.t.day(max(0, min(m.t.first, m.t.days-1)))}}
	l := label{rubric: r, task: k}
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
		if slices.Equal(m.of[i], of) && m.labels[i].rubric == r {
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

// fill is a search for what a number of posts to add should be about.
type fill struct {
	*mix
	low, high []int
	want      []float64
	have      []int
	seen      map[string]bool
	chosen    []int
	steps     int
	yield     func([]int) bool // false stops
}

// mostChoices bounds the search for labels.
const mostChoices = 3_000

// fills yields ways to label n posts so that the month keeps its shares, the
// closest to the shares first, until yield is satisfied. It reports whether it
// looked at all there are.
func (m *mix) fills(n int, yield func([]int) bool) (complete bool) {
	total := len(m.t.posts) + n
	f := &fill{mix: m, seen: map[string]bool{}, steps: mostChoices, yield: yield}
	for i := range m.shares {
		s := &m.shares[i]
		low, high := s.bounds(total)
		if s.have > high {
			return true
		}
		f.low, f.high = append(f.low, low), append(f.high, high)
		f.want = append(f.want, s.want/100*float64(total))
		f.have = append(f.have, s.have)
	}
	f.next(n)
	return f.steps > 0
}

// next labels one more post; false stops the search.
func (f *fill) next(left int) bool {
	if f.steps--; f.steps <= 0 {
		return false
	}
	worst, lack := -1, 0
	for kindOf, sum := 0, 0; kindOf < len(f.shares); kindOf++ {
		short := f.low[kindOf] - f.have[kindOf]
		if f.shares[kindOf].rub != nil {
			if sum += max(0, short); sum > left {
				return true
			}
		}
		if short > left {
			return true
		}
		if short > lack {
			worst, lack = kindOf, short
		}
	}
	if left == 0 {
		return f.yield(slices.Clone(f.chosen))
	}
	key := f.key(left)
	if f.seen[key] {
		return true
	}
	f.seen[key] = true
	for _, l := range f.candidates(worst) {
		for _, s := range f.of[l] {
			f.have[s]++
		}
		f.chosen = append(f.chosen, l)
		more := f.next(left - 1)
		f.chosen = f.chosen[:len(f.chosen)-1]
		for _, s := range f.of[l] {
			f.have[s]--
		}
		if !more {
			return false
		}
	}
	return true
}

func (f *fill) key(left int) string {
	b := make([]byte, 0, len(f.have)+1)
	b = append(b, byte(left))
	for _, n := range f.have {
		b = append(b, byte(n), byte(n>>8))
	}
	return string(b)
}

// candidates are the labels that help the share that lacks most, all where none
// does, those that come closest to all shares first.
func (f *fill) candidates(worst int) []int {
	var out []int
	for l := range f.labels {
		if worst >= 0 && !slices.Contains(f.of[l], worst) {
			continue
		}
		if !slices.ContainsFunc(f.of[l], func(s int) bool { return f.have[s] >= f.high[s] }) {
			out = append(out, l)
		}
	}
	slices.SortStableFunc(out, func(a, b int) int { return cmp.Compare(f.gap(b), f.gap(a)) })
	return out
}

// gap is how much the label's shares lack, on average.
func (f *fill) gap(l int) float64 {
	sum, n := 0.0, 0
	for _, s := range f.of[l] {
		if f.shares[s].given {
			sum, n = sum+f.want[s]-float64(f.have[s]), n+1
		}
	}
	if n == 0 {
		return 0
	}
	return sum / float64(n)
}
