package propose

import (
	"context"
	"maps"
	"slices"

	"rubric"
)

// any reports whether the book sets any target for the month.
func (t *targets) any() bool { return len(t.all()) > 0 }

// all lists the targets by kind, in the order in which the least important is
// let go of first when two contradict each other.
func (t *targets) all() []aim {
	var out []aim
	add := func(k rubric.TargetKind, key string) {
		if t.aims(k, key) {
			out = append(out, aim{k, key})
		}
	}
	if t.holdsHours() {
		add(rubric.TargetCapacity, "")
	}
	for i := range t.keyDates {
		add(rubric.TargetKeyDate, t.keyDates[i].date.Event.Text)
	}
	for i := range t.b.Channels {
		if c := &t.b.Channels[i]; c.MaxGapDays.Known {
			add(rubric.TargetGap, c.Channel.Key)
		}
	}
	for i := range t.b.Channels {
		if c := &t.b.Channels[i]; c.MinPerWeek.Known && c.MinPerWeek.Number > 0 {
			add(rubric.TargetMinimum, c.Channel.Key)
		}
	}
	for i := range t.b.Channels {
		if c := &t.b.Channels[i]; c.MaxPerWeek.Known {
			add(rubric.TargetMaximum, c.Channel.Key)
		}
	}
	m := t.mix()
	for i := range m.shares {
		if s := &m.shares[i]; s.given || s.some {
			add(s.kind, s.key())
		}
	}
	return out
}

func (s *share) key() string {
	if s.rub != nil {
		return s.rub.Rubric.Key
	}
	return s.task.Task.Key
}

// conflict returns targets that no plan meets together, given what is planned
// already: one that is out of reach by itself, else two that contradict each
// other, else as few as it takes of which none can be left out. Where the shares are
// known to have no part in it none is named, hard as that may be to show again.
func (t *targets) conflict(ctx context.Context, steps *int, bare bool) []aim {
	all := t.all()
	c := &contradiction{ctx: ctx, t: t, all: all, steps: steps}
	some := slices.Clone(all)
	if bare {
		some = slices.DeleteFunc(some, func(a aim) bool { return isShare(a.kind) })
	}
	left := c.least(some)
	if len(left) < 3 {
		return left
	}
	for i := range all {
		for j := range i {
			if pair := []aim{all[j], all[i]}; c.among(pair) {
				return pair
			}
		}
	}
	return left
}

func isShare(k rubric.TargetKind) bool {
	return k == rubric.TargetRubricShare || k == rubric.TargetTaskShare
}

// contradiction looks for targets that stand against each other.
type contradiction struct {
	ctx   context.Context
	t     *targets
	all   []aim
	steps *int
}

// mostProbe bounds the steps of one look.
const mostProbe = 20_000_000

// among reports whether no plan meets even these targets alone.
func (c *contradiction) among(some []aim) bool {
	skip := maps.Clone(c.t.skip)
	for _, a := range c.all {
		if !slices.Contains(some, a) {
			skip[a] = true
		}
	}
	own := min(*c.steps, mostProbe)
	*c.steps -= own
	found := readWithout(c.t.o, c.t.filled, c.t.param, skip).feasible(c.ctx, &own)
	*c.steps += own
	return !found
}

// least lets go of targets that contradict each other, whole kinds first, as
// long as the rest still does.
func (c *contradiction) least(left []aim) []aim {
	drop := func(some []aim) {
		kept := slices.DeleteFunc(slices.Clone(left), func(a aim) bool { return slices.Contains(some, a) })
		if len(some) > 0 && len(kept) > 0 && c.among(kept) {
			left = kept
		}
	}
	for _, k := range lettingGo {
		drop(slices.DeleteFunc(slices.Clone(left), func(a aim) bool { return a.kind != k }))
	}
	for _, a := range slices.Clone(left) {
		drop([]aim{a})
	}
	return left
}

// lettingGo is the order in which kinds are left out to see whether the rest
// still contradicts itself.
var lettingGo = []rubric.TargetKind{
	rubric.TargetCapacity, rubric.TargetKeyDate, rubric.TargetGap, rubric.TargetMinimum,
	rubric.TargetTaskShare, rubric.TargetRubricShare, rubric.TargetMaximum,
}
