package propose

import (
	"context"
	"maps"
	"slices"

	"rubric"
)

// Options bound the search.
type Options struct {
	// Steps bounds the work, whatever the machine: some 300 million a second.
	// 0 stands for DefaultSteps.
	Steps int
}

// DefaultSteps keeps a proposal within five seconds on a common machine.
const DefaultSteps = 1_300_000_000

// Make finds the proposal for the month under decision of a checked book. Where
// ctx ends first, the best found by then is returned.
func Make(ctx context.Context, o *rubric.Outlook, c *rubric.Check, opts Options) *rubric.Proposal {
	if opts.Steps == 0 {
		opts.Steps = DefaultSteps
	}
	p := &rubric.Proposal{Month: o.Month, Posts: len(o.InMonth(o.Month))}
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
		conflict := t.conflict(ctx, &probing, v.bare)
		if p.Conflict == nil {
			p.Conflict = t.tell(conflict)
		}
		skip := maps.Clone(t.skip)
		for _, a := range conflict {
			if len(conflict) == 1 || isShare(a.kind) {
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
	p.TimedOut = ctx.Err() != nil && !(v.plan != nil && p.Smallest())
	return p
}

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
