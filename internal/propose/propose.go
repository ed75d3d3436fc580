package propose

import (
	"context"
	"maps"
	"slices"

	"rubric"
)

// Options bound the search.
type Options struct {
	// Steps bounds the work, whatever the machine: about 30,000 steps a second.
	// 0 stands for DefaultSteps.
	Steps int
}

// DefaultSteps keeps a proposal within five seconds on a slow machine.
const DefaultSteps = 150_000

// Make finds the proposal for the month under decision of a checked book. Where
// ctx ends first, the best found by then is returned.
func Make(ctx context.Context, o *rubric.Outlook, c *rubric.Check, opts Options) *rubric.Proposal {
	if opts.Steps == 0 {
		opts.Steps = DefaultSteps
	}
	p := &rubric.Proposal{Month: o.Month, Posts: len(o.InMonth(o.Month))}
	if p.Posts > mostPosts {
		p.Outcome = rubric.ProposalUnfinished
		return p
	}
	t := read(o, c)
	if !t.any() {
		p.Outcome = rubric.ProposalNoTargets
		return p
	}
	steps := opts.Steps
	v := solve(ctx, t, &steps)
	// Each round leaves out the shares that stand against the rest, and what the
	// plan as it stands puts out of reach.
	for v.plan == nil && v.whole && steps > 0 {
		probing := steps / 2
		conflict := t.conflict(ctx, &probing)
		if p.Conflict == nil {
			p.Conflict = t.tell(conflict)
		}
		skip := maps.Clone(t.skip)
		for _, a := range conflict {
			if len(conflict) == 1 || a.kind == rubric.TargetRubricShare || a.kind == rubric.TargetTaskShare {
				p.Apart = append(p.Apart, t.tell([]aim{a})...)
				skip[a] = true
			}
		}
		if len(skip) == len(t.skip) {
			break
		}
		steps = steps/2 + probing
		t = readWithout(o, t.filled, t.param, skip)
		v = solve(ctx, t, &steps)
	}
	t.fill(p, v)
	return p
}

// mostPosts bounds the months that are looked at: a month of more is no matter
// of a few posts.
const mostPosts = 250

func (t *targets) fill(p *rubric.Proposal, v verdict) {
	if v.bound.Additions > 0 {
		p.Bound = v.bound
	}
	if v.plan != nil {
		w := newWhy(t, v.plan)
		for _, a := range v.plan.adds {
			p.Additions = append(p.Additions, t.addition(a, w))
		}
		for _, m := range v.plan.moves {
			p.Moves = append(p.Moves, rubric.Move{Entry: m.entry, From: t.day(m.from), To: t.day(m.to), Reason: w.move(m)})
		}
		p.Effort = rubric.Effort{Additions: len(p.Additions), Moves: len(p.Moves), Days: v.plan.days}
		p.Bound = v.bound
	}
	switch {
	case len(p.Conflict) > 0:
		p.Outcome = rubric.ProposalConflict
	case v.plan == nil:
		p.Outcome = rubric.ProposalUnfinished
	case p.Effort == rubric.Effort{}:
		p.Outcome = rubric.ProposalNone
	default:
		p.Outcome = rubric.ProposalFound
	}
}

func (t *targets) addition(a added, w *why) rubric.Addition {
	k := &t.kinds[a.kind]
	out := rubric.Addition{Date: t.day(a.day), Reason: w.add(a)}
	out.Channel = rubric.Refs{Names: k.names}
	if a.label.rubric != nil {
		out.Rubric = rubric.Ref{Value: rubric.Value{Text: a.label.rubric.Rubric.Text}, Key: a.label.rubric.Rubric.Key}
	}
	if a.label.task != nil {
		n := a.label.task.Task
		out.Task = rubric.Refs{Value: rubric.Value{Text: n.Text}, Names: []rubric.Name{{Text: n.Text, Key: n.Key}}}
		out.Serves = append(out.Serves, n.Text)
	}
	for _, s := range a.label.serves {
		if name := w.shares[s].name; !slices.Contains(out.Serves, name) {
			out.Serves = append(out.Serves, name)
		}
	}
	if a.format != "" {
		out.Format = rubric.Ref{Value: rubric.Value{Text: t.formatName(a.format)}, Key: a.format}
	}
	return out
}

// formatName spells a format as the book does.
func (t *targets) formatName(key string) string {
	if f := t.b.Format(key); f != nil {
		return f.Format.Text
	}
	for i := range t.b.Rubrics {
		for _, n := range t.b.Rubrics[i].Formats.Names {
			if n.Key == key {
				return n.Text
			}
		}
	}
	for i := range t.b.Entries {
		if f := &t.b.Entries[i].Format; f.Key == key {
			return f.Text
		}
	}
	return key
}

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

// conflict returns targets that no plan meets together, and of which none can
// be left out: two where two contradict each other.
func (t *targets) conflict(ctx context.Context, steps *int) []aim {
	if t.spareHours() < 0 {
		return []aim{{kind: rubric.TargetCapacity}} // whatever else there is
	}
	all := t.all()
	hopeless := func(gone []aim) bool {
		skip := maps.Clone(t.skip)
		for _, a := range gone {
			skip[a] = true
		}
		own := min(*steps, mostProbe)
		*steps -= own
		v := solve(ctx, readWithout(t.o, t.filled, t.param, skip), &own)
		*steps += own
		return v.plan == nil && v.whole
	}
	left := slices.Clone(all)
	drop := func(some []aim) {
		kept := slices.DeleteFunc(slices.Clone(left), func(a aim) bool { return slices.Contains(some, a) })
		if len(some) == 0 || len(kept) == 0 {
			return
		}
		gone := slices.DeleteFunc(slices.Clone(all), func(a aim) bool { return slices.Contains(kept, a) })
		if hopeless(gone) {
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

// mostProbe bounds the steps of one probe for a conflict.
const mostProbe = 5_000

// lettingGo is the order in which kinds are left out to see whether the rest
// still contradicts itself.
var lettingGo = []rubric.TargetKind{
	rubric.TargetCapacity, rubric.TargetKeyDate, rubric.TargetGap, rubric.TargetMinimum,
	rubric.TargetTaskShare, rubric.TargetRubricShare, rubric.TargetMaximum,
}
