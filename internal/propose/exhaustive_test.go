package propose_test

import (
	"context"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"rubric"
	"rubric/internal/propose"
	"rubric/rules"
)

// lastDays is a month of which five days are left: few enough to try out
// everything that a proposal may do.
type lastDays struct {
	*book
	asOf rubric.Date
	sets [][]string
}

func drawLastDays(t *rapid.T) *lastDays {
	g := &lastDays{book: newBook(), asOf: june(25), sets: [][]string{{"vk"}, {"telegram"}, {"vk", "telegram"}}}
	g.Settings = append(g.Settings, rubric.Setting{Key: "decision.day", Value: value("31")})
	for _, c := range []string{"vk", "telegram"} {
		low := rapid.IntRange(0, 2).Draw(t, "low")
		g.channel(c, float64(low), float64(low+rapid.IntRange(1, 2).Draw(t, "room")), float64(rapid.IntRange(2, 7).Draw(t, "gap")))
	}
	g.task("Sell", 50).task("Trust", 50).rubric("Offers", 50, "Sell").rubric("Stories", 50, "Trust")
	names := rapid.SampledFrom([]string{"Offers", "Stories"})
	past := rapid.IntRange(8, 11).Draw(t, "past")
	for i := range past {
		g.post(june(1+i*24/past), names.Draw(t, "rubric"), rubric.StatusPublished, "vk", "telegram")
	}
	for range rapid.IntRange(0, 2).Draw(t, "ahead") {
		status := rapid.SampledFrom([]rubric.Status{rubric.StatusDraft, rubric.StatusDraft, rubric.StatusApproved}).Draw(t, "status")
		g.post(june(rapid.IntRange(26, 30).Draw(t, "day")), names.Draw(t, "rubric"), status, rapid.SampledFrom(g.sets).Draw(t, "on")...)
	}
	if rapid.Bool().Draw(t, "event") {
		g.Dates = []rubric.KeyDate{{Date: on(june(rapid.IntRange(27, 30).Draw(t, "on"))), Event: value("Fair"), PostNeeded: rubric.Flag{On: true, Known: true}}}
	}
	g.Index()
	return g
}

// within reports whether a proposal leaves the checks nothing to say.
func (g *lastDays) within(p *rubric.Proposal) bool {
	after := rubric.NewOutlook(apply(&g.Book, p), g.asOf)
	return !slices.ContainsFunc(rules.Run(after).Findings, func(f rubric.Finding) bool { return g.reachable(&f, g.asOf) })
}

// candidates yields all that so many additions at most, two if need be, and
// moves of all posts that may be moved can come to.
func (g *lastDays) candidates(most int, yield func(*rubric.Proposal) bool) {
	var slots []rubric.Addition
	for _, set := range g.sets {
		for day := 26; day <= 30; day++ {
			for _, r := range []string{"Offers", "Stories"} {
				slots = append(slots, rubric.Addition{Date: june(day), Channel: refs(set...), Rubric: ref(r), Format: ref("Post")})
			}
		}
	}
	adds := [][]rubric.Addition{nil}
	for i, a := range slots {
		if most == 0 {
			break
		}
		adds = append(adds, []rubric.Addition{a})
		for _, b := range slots[i+1:] {
			if most == 1 {
				break
			}
			adds = append(adds, []rubric.Addition{a, b})
		}
	}
	moves := [][]rubric.Move{nil}
	for i := range g.Entries {
		e := &g.Entries[i]
		if e.Status != rubric.StatusDraft {
			continue
		}
		for _, before := range moves[:len(moves):len(moves)] {
			for day := 26; day <= 30; day++ {
				if june(day) != e.Date.Date {
					moves = append(moves, append(slices.Clone(before), rubric.Move{Entry: e, From: e.Date.Date, To: june(day)}))
				}
			}
		}
	}
	for _, a := range adds {
		for _, m := range moves {
			if p := (&rubric.Proposal{Additions: a, Moves: m}); oneASet(p) && !yield(p) {
				return
			}
		}
	}
}

// oneASet reports whether no two posts of a set come to one day.
func oneASet(p *rubric.Proposal) bool {
	type place struct {
		on  rubric.Date
		set string
	}
	seen := map[place]bool{}
	come := func(on rubric.Date, set string) bool {
		twice := seen[place{on, set}]
		seen[place{on, set}] = true
		return !twice
	}
	for _, a := range p.Additions {
		if !come(a.Date, a.Channel.Text) {
			return false
		}
	}
	for _, m := range p.Moves {
		if !come(m.To, m.Entry.Channel.Text) {
			return false
		}
	}
	return true
}

func effortOf(p *rubric.Proposal) rubric.Effort {
	e := rubric.Effort{Additions: len(p.Additions), Moves: len(p.Moves)}
	for _, m := range p.Moves {
		e.Days += max(m.To.Sub(m.From), m.From.Sub(m.To))
	}
	return e
}

func less(a, b rubric.Effort) bool {
	return slices.Compare([]int{a.Additions, a.Moves, a.Days}, []int{b.Additions, b.Moves, b.Days}) < 0
}

// TestNothingSmallerWillDo tries out everything: no smaller change satisfies
// the checks, and where there is said to be none, none does.
func TestNothingSmallerWillDo(t *testing.T) {
	drawn := rapid.Custom(drawLastDays)
	for seed := range 25 {
		g := drawn.Example(seed)
		o := rubric.NewOutlook(&g.Book, g.asOf)
		p := propose.Make(context.Background(), o, rules.Run(o), propose.Options{})
		whole := p.Outcome == rubric.ProposalFound || p.Outcome == rubric.ProposalNone
		if whole && (!p.Smallest() || !g.within(p) || effortOf(p) != p.Effort) {
			t.Errorf("%d: %s, %+v of %+v, within the targets: %v", seed, p.Outcome, p.Effort, p.Bound, g.within(p))
		}
		most := p.Effort.Additions
		if !whole {
			most = 1
		}
		g.candidates(most, func(c *rubric.Proposal) bool {
			found := (!whole || less(effortOf(c), p.Effort)) && g.within(c)
			if found {
				t.Errorf("%d: %s with %+v, yet this does: %+v %+v", seed, p.Outcome, p.Effort, c.Additions, c.Moves)
			}
			return !found
		})
	}
}
