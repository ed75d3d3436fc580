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
			k.movable[d] = append(k.movable[d], e)
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
