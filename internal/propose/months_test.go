package propose_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"
	"time"

	"rubric"
	"rubric/internal/propose"
	"rubric/rules"
)

// month draws a month as teams plan it: up to six channels with cadences, posts
// that go out on several at once, shares of rubrics and tasks, events, days off
// and hours, more or less off what they should be. One seed, one month.
func month(seed uint64) (*book, rubric.Date) {
	g := &monthly{r: rand.New(rand.NewPCG(seed, 1)), b: newBook(), asOf: asOf}
	if g.chance(0.25) { // the month is under way
		g.asOf = june(g.some(2, 20))
		g.b.Settings = append(g.b.Settings, rubric.Setting{Key: "decision.day", Value: value("31")})
	}
	g.channels()
	g.concept()
	g.entries()
	g.events()
	g.hours()
	return g.b, g.asOf
}

// monthly is a month that is being drawn.
type monthly struct {
	r     *rand.Rand
	b     *book
	asOf  rubric.Date
	sets  [][]string
	names []string
}

func (g *monthly) some(from, to int) int { return from + g.r.IntN(to-from+1) }

func (g *monthly) chance(p float64) bool { return g.r.Float64() < p }

func (g *monthly) channels() {
	all := []string{"vk", "telegram", "dzen", "ok", "youtube", "site"}[:g.some(1, 6)]
	for i, c := range all {
		g.sets = append(g.sets, []string{c})
		row := rubric.Channel{Channel: ref(c)}
		low := g.some(0, 4)
		if i > 2 {
			low = g.some(0, 2)
		}
		if low > 0 {
			row.MinPerWeek = quantity(float64(low))
		}
		if g.chance(0.7) {
			row.MaxPerWeek = quantity(float64(low + g.some(1, 3)))
		}
		if g.chance(0.7) {
			row.MaxGapDays = quantity(float64(7/max(low, 1) + g.some(0, 4)))
		}
		g.b.Channels = append(g.b.Channels, row)
	}
	for range g.some(0, min(4, len(all)*(len(all)-1)/2)) {
		var set []string
		for _, c := range all {
			if g.chance(0.5) {
				set = append(set, c)
			}
		}
		if len(set) > 1 {
			g.sets = append(g.sets, set)
		}
	}
}

func (g *monthly) concept() {
	tasks := g.some(1, 4)
	wanted := make([]int, tasks)
	left := 100
	for i, n := 0, g.some(2, 6); i < n; i++ {
		share := min(left, g.some(1, 5)*10)
		if i == n-1 {
			share = left
		}
		left -= share
		name, task := "Rubric "+strconv.Itoa(i), g.r.IntN(tasks)
		wanted[task] += share
		g.b.rubric(name, float64(share), "Task "+strconv.Itoa(task))
		if g.chance(0.1) {
			g.b.Rubrics[i].Share = rubric.Quantity{}
		}
		for range max(1, share/10) {
			g.names = append(g.names, name)
		}
	}
	for i, share := range wanted {
		if share == 0 {
			continue
		}
		if g.chance(0.1) { // strategy and concept do not quite agree
			share = max(0, share+g.some(-2, 2)*10)
		}
		g.b.task("Task "+strconv.Itoa(i), float64(share))
		row := &g.b.Tasks[len(g.b.Tasks)-1]
		if g.chance(0.1) {
			row.Share = rubric.Quantity{}
		}
		if g.chance(0.05) { // a task of a part of the month
			row.End = on(june(g.some(10, 25)))
		}
	}
	if g.chance(0.5) {
		g.b.Tabs[0].Fields = g.b.Tabs[0].Fields[:5] // no column for tasks
	}
}

// entries plans about as many posts as the channels ask for, not quite where
// they are wanted.
func (g *monthly) entries() {
	statuses := []rubric.Status{rubric.StatusIdea, rubric.StatusDraft, rubric.StatusDraft, rubric.StatusReview, rubric.StatusApproved}
	want := 0.0
	for i := range g.b.Channels {
		want += max(0.5, g.b.Channels[i].MinPerWeek.Number) * 4.3
	}
	wide := 0
	for _, s := range g.sets {
		wide += len(s)
	}
	n := min(40, int(want*float64(len(g.sets))/float64(wide)*(0.7+0.5*g.r.Float64())))
	months := []rubric.Date{june(1)}
	if g.chance(0.7) {
		months = append(months, rubric.NewDate(2026, time.May, 1))
	}
	if g.chance(0.2) {
		months = append(months, rubric.NewDate(2026, time.July, 1))
	}
	for _, first := range months {
		for i := range n {
			day := first.AddDays(min(29, max(0, i*30/n+g.some(-3, 3))))
			if g.chance(0.1) {
				day = first.AddDays(g.some(0, 29))
			}
			status := statuses[g.r.IntN(len(statuses))]
			if day.Before(g.asOf) {
				status = rubric.StatusPublished
			}
			g.b.post(day, g.names[g.r.IntN(len(g.names))], status, g.sets[g.r.IntN(len(g.sets))]...)
		}
	}
}

func (g *monthly) events() {
	for i := range g.some(0, 4) {
		g.b.Dates = append(g.b.Dates, rubric.KeyDate{
			Date: on(june(g.some(1, 30))), Event: value(fmt.Sprint("Event ", i)),
			PostNeeded: rubric.Flag{On: g.chance(0.7), Known: true}, DayOff: rubric.Flag{On: g.chance(0.3), Known: true},
		})
	}
}

func (g *monthly) hours() {
	if g.chance(0.6) {
		return
	}
	g.b.Formats = []rubric.Format{
		{Format: ref("Post"), Hours: quantity(2)}, {Format: ref("Story"), Hours: quantity(0.5)},
		{Format: ref("Video"), Hours: quantity(8), Channels: refs(g.sets[0]...)},
	}
	need := float64(2 * len(g.b.Entries))
	g.b.People = []rubric.Person{{Who: ref("Anna"), HoursPerWeek: quantity(need / 4.3 / 0.8 * (0.4 + g.r.Float64()))}}
}

// reachable reports whether a finding is one that a proposal for June answers:
// about June, and about days that can still be changed.
func (b *book) reachable(f *rubric.Finding, asOf rubric.Date) bool {
	if !slices.Contains(targeted, f.Rule) {
		return false
	}
	from, _ := f.Params.Get("from").(rubric.Date)
	to, _ := f.Params.Get("to").(rubric.Date)
	switch f.Rule {
	case "cadence-high":
		beyond := 0 // posts of the week that no proposal can move
		for i := range b.Entries {
			e := &b.Entries[i]
			on := e.Date.Date
			if e.Channel.Has(f.Value) && !on.Before(from) && !on.After(to) && (!on.After(asOf) || on.Month != time.June) {
				beyond++
			}
		}
		most, _ := f.Params.Get("want").(float64)
		return to.After(asOf) && !to.Before(june(1)) && !from.After(june(30)) && float64(beyond) <= most
	case "cadence-low":
		return to.After(asOf) && !to.Before(june(1)) && !from.After(june(30))
	case "gap-too-long":
		most, _ := f.Params.Get("max").(float64)
		first := max(asOf.AddDays(1).Sub(june(1)), 0)
		overdue := from.Before(june(1+first)) && float64(june(1+first).Sub(from)) > most
		late := to.After(june(30)) && float64(to.Sub(june(30))) > most
		return to.After(asOf) && !to.Before(june(1)) && !from.After(june(30)) && !overdue && !late
	case "key-date-missed":
		on, _ := f.Params.Get("date").(rubric.Date)
		return on.After(asOf) && on.InMonth() == june(1).InMonth()
	}
	return f.Period == "2026-06"
}

// TestMonthsAreSettled proposes for months of up to 40 posts: each is settled
// for certain, and the checks find nothing left to say.
func TestMonthsAreSettled(t *testing.T) {
	for seed := range uint64(60) {
		b, asOf := month(seed)
		b.Index()
		o := rubric.NewOutlook(&b.Book, asOf)
		p := propose.Make(context.Background(), o, rules.Run(o), propose.Options{})
		switch p.Outcome {
		case rubric.ProposalConflict:
			if len(p.Conflict) == 0 {
				t.Errorf("month %d: a conflict of nothing", seed)
			}
		case rubric.ProposalFound, rubric.ProposalNone:
			if !p.Smallest() {
				t.Errorf("month %d: %+v, proven is only %+v", seed, p.Effort, p.Bound)
			}
			after := rubric.NewOutlook(apply(&b.Book, p), asOf)
			for _, f := range rules.Run(after).Findings {
				if b.reachable(&f, asOf) {
					t.Errorf("month %d, with the proposal: %s %s", seed, f.Rule, rules.Message(&f, rubric.English))
				}
			}
		default:
			t.Errorf("month %d: %s", seed, p.Outcome)
		}
	}
}

// BenchmarkMonths proposes for one month after the other, and says how many are
// settled for certain and what the slowest takes beside the middle one.
func BenchmarkMonths(b *testing.B) {
	settled, n := 0, 0
	var took []time.Duration
	for b.Loop() {
		month, asOf := month(uint64(n))
		n++
		month.Index()
		o := rubric.NewOutlook(&month.Book, asOf)
		c := rules.Run(o)
		began := time.Now()
		p := propose.Make(context.Background(), o, c, propose.Options{})
		took = append(took, time.Since(began))
		if p.Smallest() && p.Outcome != rubric.ProposalUnfinished {
			settled++
		}
	}
	slices.Sort(took)
	b.ReportMetric(100*float64(settled)/float64(n), "%settled")
	b.ReportMetric(took[n-1].Seconds()*1000, "ms-slowest")
	b.ReportMetric(took[n/2].Seconds()*1000, "ms-middle")
}
