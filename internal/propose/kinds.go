package propose

import (
	"slices"

	"rubric"
)

// movable reports whether a post may still be moved: it lies ahead and nobody
// approved it for its day.
func (t *targets) movable(e *rubric.Entry) bool {
	return e.Date.Date.After(t.o.AsOf) && e.Date.End.IsZero() && !e.State().AtLeastApproved()
}

// stream is posts of a kind that may be moved to the same days.
type stream struct {
	days  []bool            // on which they serve the tasks that they serve now
	posts [][]*rubric.Entry // by day
}

// readSpans splits the month where a task begins or ends: within a span, a post
// serves the same tasks on every day.
func (t *targets) readSpans() {
	cut := make([]bool, t.days+1)
	for i := range t.b.Tasks {
		for _, d := range []rubric.Date{t.b.Tasks[i].Start.Date, t.b.Tasks[i].End.Date.AddDays(1)} {
			if at := t.index(d); at > 0 && at < t.days {
				cut[at] = true
			}
		}
	}
	for d := range t.days {
		if d == 0 || cut[d] {
			t.begins = append(t.begins, d)
		}
		t.spans = append(t.spans, len(t.begins)-1)
	}
}

// serving returns the days on which a post serves the tasks it serves now.
func (t *targets) serving(e *rubric.Entry) []bool {
	now, moved := t.o.Serves(e), *e
	same := make([]bool, len(t.begins))
	for i, d := range t.begins {
		moved.Date.Date = t.day(d)
		same[i] = len(t.begins) == 1 || slices.Equal(now, t.o.Serves(&moved))
	}
	out := make([]bool, t.days)
	for d := range out {
		out[d] = same[t.spans[d]]
	}
	return out
}

func (k *kind) put(e *rubric.Entry, day int, serving []bool) {
	k.movable[day] = append(k.movable[day], e)
	i := slices.IndexFunc(k.streams, func(s stream) bool { return slices.Equal(s.days, serving) })
	if i < 0 {
		i = len(k.streams)
		k.streams = append(k.streams, stream{days: serving, posts: make([][]*rubric.Entry, len(serving))})
	}
	k.streams[i].posts[day] = append(k.streams[i].posts[day], e)
}

// kindOf finds the kind of posts that go out on the channels, or begins one.
func (t *targets) kindOf(names []rubric.Name) *kind {
	var on []int
	var kept []rubric.Name
	for i := range t.channels {
		if slices.ContainsFunc(names, func(n rubric.Name) bool { return n.Key == t.channels[i].key }) {
			on = append(on, i)
			kept = append(kept, rubric.Name{Text: t.channels[i].name, Key: t.channels[i].key})
		}
	}
	i := slices.IndexFunc(t.kinds, func(k kind) bool { return slices.Equal(k.on, on) })
	if i < 0 {
		i = len(t.kinds)
		t.kinds = append(t.kinds, kind{
			on: on, names: kept, movable: make([][]*rubric.Entry, t.days), fixed: make([]int, t.days), add: t.addable(on),
		})
	}
	return &t.kinds[i]
}

func (t *targets) readKinds() {
	for i := range t.channels {
		if t.b.Channel(t.channels[i].key) != nil || len(t.b.Channels) == 0 {
			t.kindOf([]rubric.Name{{Key: t.channels[i].key}})
		}
	}
	for _, e := range t.posts {
		k, d := t.kindOf(t.names(e)), t.index(e.Date.Date)
		k.used++
		if t.movable(e) {
			k.put(e, d, t.serving(e))
		} else {
			k.fixed[d]++
		}
	}
	for _, e := range t.o.InMonth(t.month.Add(-1)) {
		if known := t.names(e); len(known) > 0 {
			t.kindOf(known).used++
		}
	}
	if len(t.kinds) == 0 {
		t.kindOf(nil)
	}
	if t.holdsHours() {
		for i := range t.kinds {
			t.kinds[i].hours = t.least(&t.kinds[i])
		}
	}
}

// addable reports whether posts may be added on the channels: all of them are
// the book's own, where it lists any.
func (t *targets) addable(on []int) bool {
	if len(on) == 0 {
		return len(t.channels) == 0
	}
	for _, c := range on {
		if len(t.b.Channels) > 0 && t.b.Channel(t.channels[c].key) == nil {
			return false
		}
	}
	return true
}
