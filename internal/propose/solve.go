package propose

import (
	"cmp"
	"context"
	"maps"
	"math"
	"slices"

	"rubric"
)

// mostAdditions bounds how many posts are ever proposed: a month that lacks
// more is to be planned, not mended.
const mostAdditions = 60

// plan is a schedule with what its new posts are about.
type plan struct {
	adds  []added
	moves []moved
	days  int
}

type added struct {
	day, kind int
	label     label
	format    string // key
}

type moved struct {
	entry    *rubric.Entry
	from, to int
}

// verdict is what came of solving.
type verdict struct {
	plan  *plan
	bound rubric.Effort // what any plan takes at least
	whole bool          // there is none at all
}

// solver looks for the least plan that meets the targets.
type solver struct {
	ctx    context.Context
	t      *targets
	mix    *mix
	groups []*group
	steps  *int
	cache  map[[3]int]front
}

func solve(ctx context.Context, t *targets, steps *int) verdict {
	s := &solver{ctx: ctx, t: t, mix: t.mix(), groups: t.groups(), steps: steps, cache: map[[3]int]front{}}
	base := 0
	for _, g := range s.groups {
		if g.tooWide {
			return verdict{}
		}
		if g.least >= never {
			return verdict{whole: true}
		}
		base += g.least
	}
	v := verdict{whole: true}
	for n := base; n <= min(mostAdditions, s.room()); n++ {
		if !s.labelled(n) {
			continue
		}
		p, _, atLeast := s.with(n, base)
		if p == nil && atLeast >= never {
			continue // there is none with so many
		}
		if v.whole {
			v.bound = rubric.Effort{Additions: n, Moves: atLeast / costMove, Days: atLeast % costMove / costDay}
			v.whole = false
		}
		if p != nil {
			v.plan = p
			return v
		}
		if *s.steps <= 0 || ctx.Err() != nil {
			break
		}
	}
	return v
}

// room is how many posts the channels' maximums leave for additions.
func (s *solver) room() int {
	room := 0
	for i := range s.t.channels {
		c := &s.t.channels[i]
		for w := range c.weeks {
			if c.weeks[w].high == none {
				return mostAdditions
			}
			room += c.weeks[w].high
		}
	}
	if len(s.t.channels) == 0 {
		return mostAdditions
	}
	return room
}

// labelled reports whether n more posts could keep the month's shares at all.
func (s *solver) labelled(n int) bool {
	least := math.Inf(1)
	for i := range s.t.kinds {
		if s.t.kinds[i].add {
			least = min(least, s.t.kinds[i].hours)
		}
	}
	if n > 0 && float64(n)*least > s.t.spareHours() || n == 0 && s.t.spareHours() < 0 {
		return false
	}
	ok := false
	complete := s.mix.fills(n, func(labels []int) bool {
		ok = s.affordable(labels)
		return !ok
	})
	return ok || !complete
}

// front searches a group; what was found once is kept.
func (s *solver) front(g, most int, mask uint8) front {
	key := [3]int{g, most, int(mask)}
	f, known := s.cache[key]
	if !known {
		f = s.groups[g].search(s.ctx, s.steps, most, mask)
		s.cache[key] = f
	}
	return f
}

// whole is how the groups together stand: the events that have their post, and
// each group's additions.
type whole struct {
	dates uint8
	adds  [mostGroups]uint8
	sum   int
}

func (w whole) compare(o whole) int {
	return cmp.Or(slices.Compare(w.adds[:], o.adds[:]), cmp.Compare(w.dates, o.dates))
}

// mostGroups bounds the groups that are told apart by their additions.
const mostGroups = 8

// choice is the cheapest way to get there, a schedule a group.
type choice struct {
	cost  int
	goals []goal
}

// with looks for the cheapest plan with exactly n additions, and says what any
// such plan costs at least: never if there is none.
func (s *solver) with(n, base int) (p *plan, cost, atLeast int) {
	known, hoped := map[whole]choice{{}: {}}, map[whole]choice{{}: {}}
	for g := range s.groups {
		known, hoped = s.join(known, g, n, base, false), s.join(hoped, g, n, base, true)
	}
	all := uint8(1)<<len(s.t.keyDates) - 1
	atLeast = never
	for at, h := range hoped {
		if at.dates == all && at.sum == n {
			atLeast = min(atLeast, h.cost)
		}
	}
	var ways []choice
	var order []whole
	for at := range known {
		if at.dates == all && at.sum == n {
			order = append(order, at)
		}
	}
	slices.SortFunc(order, func(a, b whole) int {
		return cmp.Or(known[a].cost-known[b].cost, slices.Compare(a.adds[:], b.adds[:]))
	})
	for _, at := range order {
		ways = append(ways, known[at])
	}
	for i, way := range ways[:min(len(ways), mostWays)] {
		if p := s.assemble(way.goals); s.label(p) {
			if i > 0 {
				// A cheaper schedule, differently spread, might have taken the labels.
				return p, way.cost, ways[0].cost
			}
			return p, way.cost, atLeast
		}
	}
	if len(ways) > 0 {
		return nil, 0, 0 // not settled: other schedules might take the labels
	}
	return nil, 0, atLeast
}

// mostWays bounds how many spreads of the additions over the groups are tried.
const mostWays = 60

// join adds a group to the choices so far; with hope, what was not found counts
// as cheap as it could be.
func (s *solver) join(so map[whole]choice, g, n, base int, hope bool) map[whole]choice {
	least := s.groups[g].least
	order := slices.SortedFunc(maps.Keys(so), whole.compare) // of ways that cost the same, always the same one
	next := map[whole]choice{}
	for mask := range 1 << len(s.t.keyDates) {
		f := s.front(g, least+n-base, uint8(mask))
		for more := least; more <= least+n-base; more++ {
			here, ok := f.found[more]
			if !ok && hope && f.floor < never {
				here, ok = goal{cost: f.floor}, true
			}
			if !ok {
				continue
			}
			for _, at := range order {
				before := so[at]
				to := whole{dates: at.dates | uint8(mask), adds: at.adds, sum: at.sum + more}
				to.adds[min(g, mostGroups-1)] += uint8(more)
				if old, taken := next[to]; to.sum <= n && (!taken || better(before, here, old)) {
					next[to] = choice{before.cost + here.cost, append(slices.Clone(before.goals), here)}
				}
			}
		}
	}
	return next
}

// better reports whether a way is cheaper than another to the same end; of two
// that cost the same, the one with the cheaper beginning, whatever came first.
func better(before choice, here goal, old choice) bool {
	if cost := before.cost + here.cost; cost != old.cost {
		return cost < old.cost
	}
	last := len(old.goals) - 1
	return here.cost < old.goals[last].cost
}

// assemble turns what happens day by day into posts added and moved. Posts that
// go out on the same channels are moved in order, so that none overtakes another.
func (s *solver) assemble(goals []goal) *plan {
	p := &plan{}
	for g, goal := range goals {
		for j, k := range s.groups[g].kinds {
			kd := &s.t.kinds[k]
			var out []moved
			var in []int
			for d := range goal.did {
				switch did := int(goal.did[d][j]); {
				case did < 0:
					for _, e := range kd.movable[d][:-did] {
						out = append(out, moved{entry: e, from: d})
					}
				case did == moveIn:
					in = append(in, d)
				case did == addOne:
					p.adds = append(p.adds, added{day: d, kind: k})
				}
			}
			for i := range out {
				out[i].to = in[i]
				p.days += abs(out[i].from - in[i])
			}
			p.moves = append(p.moves, out...)
		}
	}
	return p
}
