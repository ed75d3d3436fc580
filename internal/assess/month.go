package assess

import (
	"cmp"
	"slices"
	"strings"

	"rubric"
)

// monthFigures is how a month's plan stands against the strategy.
type monthFigures struct {
	Month   rubric.Month
	Fill    rubric.Fill
	Posts   []*rubric.Entry // live and dated
	Outside []*rubric.Entry // of them, those that serve no task
	Tasks   []taskFigures   // whose period overlaps the month, in the strategy's order
}

// taskFigures is how a month's posts serve one task.
type taskFigures struct {
	Task  *rubric.Task
	Have  int
	Want  float64 // posts that its share asks for; 0 without one
	Share bool    // the strategy gives a share
	Slack float64 // points below its share at which the check of it still passes
}

func newMonthFigures(o *rubric.Outlook, m rubric.Month, slack float64) monthFigures {
	f := monthFigures{Month: m, Fill: o.Fill(m), Posts: o.InMonth(m)}
	have := map[*rubric.Task]int{}
	for _, e := range f.Posts {
		serves := o.Serves(e)
		if len(serves) == 0 {
			f.Outside = append(f.Outside, e)
		}
		for _, t := range serves {
			have[t]++
		}
	}
	for i := range o.Book.Tasks {
		t := &o.Book.Tasks[i]
		if t.Task.Key == "" || !t.Overlaps(m) {
			continue
		}
		f.Tasks = append(f.Tasks, taskFigures{
			Task: t, Have: have[t], Share: t.Share.Known, Want: t.Share.Number / 100 * float64(len(f.Posts)), Slack: slack,
		})
	}
	return f
}

// unlinked reports that the book cannot say what the month's posts serve: there
// is nothing to compare the plan with yet, and no post names a task. That is not
// held against anybody.
func (v *view) unlinked() bool { return v.call.Kind == kindNoStrategy && v.month.Serving() == 0 }

// Serving counts the posts that serve a task.
func (f *monthFigures) Serving() int { return len(f.Posts) - len(f.Outside) }

// Closed counts the tasks that have a post.
func (f *monthFigures) Closed() int {
	n := 0
	for _, t := range f.Tasks {
		if t.Have > 0 {
			n++
		}
	}
	return n
}

// Bare returns the tasks without a post.
func (f *monthFigures) Bare() []taskFigures {
	return slices.DeleteFunc(slices.Clone(f.Tasks), func(t taskFigures) bool { return t.Have > 0 })
}

// ByDeficit returns the tasks that lack most first.
func (f *monthFigures) ByDeficit() []taskFigures {
	out := slices.Clone(f.Tasks)
	slices.SortStableFunc(out, func(a, b taskFigures) int { return cmp.Compare(b.lacks(), a.lacks()) })
	return out
}

func (t taskFigures) lacks() float64 {
	if t.Share {
		return t.Want - float64(t.Have)
	}
	return float64(max(1-t.Have, 0))
}

// Missing is the least number of posts that would let the task pass as served:
// one where it has none, and where it has a share as many as bring it within
// the tolerance of the check of shares, or less than 2 posts from it.
func (t taskFigures) Missing(posts int) int {
	const leastOff = 2
	need := 0
	if t.Have == 0 {
		need = 1
	}
	for t.Share && posts > 0 {
		have := float64(t.Have + need)
		if t.Want-have < leastOff || (t.Want-have)/float64(posts)*100 <= t.Slack {
			break
		}
		need++
	}
	return need
}

// tally counts posts by a name of theirs.
type tally struct {
	Name  string
	Key   string
	Count int
}

// tallied counts entries by the reference, the most frequent first; names
// are spelt as in the book's own table where it has them.
func tallied(entries []*rubric.Entry, ref func(*rubric.Entry) rubric.Ref, spelling func(key string) string) []tally {
	at := map[string]int{}
	var out []tally
	for _, e := range entries {
		r := ref(e)
		if r.Key == "" {
			continue
		}
		i, known := at[r.Key]
		if !known {
			i = len(out)
			at[r.Key] = i
			name := spelling(r.Key)
			if name == "" {
				name = r.Text
			}
			out = append(out, tally{Name: name, Key: r.Key})
		}
		out[i].Count++
	}
	slices.SortStableFunc(out, func(a, b tally) int {
		return cmp.Or(b.Count-a.Count, strings.Compare(a.Key, b.Key))
	})
	return out
}

// rubricMix counts entries by rubric.
func rubricMix(b *rubric.Book, entries []*rubric.Entry) []tally {
	return tallied(entries, func(e *rubric.Entry) rubric.Ref { return e.Rubric }, func(key string) string {
		if r := b.Rubric(key); r != nil {
			return r.Rubric.Text
		}
		return ""
	})
}

// formatMix counts entries by format.
func formatMix(b *rubric.Book, entries []*rubric.Entry) []tally {
	return tallied(entries, func(e *rubric.Entry) rubric.Ref { return e.Format }, func(key string) string {
		if f := b.Format(key); f != nil {
			return f.Format.Text
		}
		return ""
	})
}

// longestPause is the largest number of days between two consecutive dates of
// the posts.
func longestPause(posts []*rubric.Entry) int {
	days := make([]rubric.Date, 0, len(posts))
	for _, e := range posts {
		days = append(days, e.Date.Date)
	}
	slices.SortFunc(days, rubric.Date.Compare)
	longest := 0
	for i := 1; i < len(days); i++ {
		longest = max(longest, days[i].Sub(days[i-1]))
	}
	return longest
}
