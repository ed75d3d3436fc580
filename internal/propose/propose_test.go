package propose_test

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"rubric"
	"rubric/internal/propose"
	"rubric/rules"
)

// targeted are the checks that a proposal answers.
var targeted = []string{
	"cadence-low", "cadence-high", "gap-too-long", "key-date-missed",
	"rubric-share-off", "task-underserved", "task-overserved", "task-abandoned", "team-overloaded",
}

var asOf = rubric.NewDate(2026, time.May, 25)

// book is a small book of June 2026 and the weeks before.
type book struct{ rubric.Book }

func newBook() *book {
	b := &book{}
	b.Lang = rubric.English
	b.Tabs = []rubric.TabInfo{
		tab(rubric.RolePlan, rubric.FieldDate, rubric.FieldChannel, rubric.FieldRubric, rubric.FieldFormat, rubric.FieldTopic, rubric.FieldTask, rubric.FieldStatus),
		tab(rubric.RoleChannels, rubric.FieldChannel, rubric.FieldMinPerWeek, rubric.FieldMaxPerWeek, rubric.FieldMaxGapDays),
		tab(rubric.RoleRubrics, rubric.FieldRubric, rubric.FieldTasks, rubric.FieldShare),
		tab(rubric.RoleStrategy, rubric.FieldTask, rubric.FieldShare, rubric.FieldStart, rubric.FieldEnd),
		tab(rubric.RoleDates, rubric.FieldDate, rubric.FieldEvent, rubric.FieldPostNeeded),
		tab(rubric.RolePeople, rubric.FieldWho, rubric.FieldHoursPerWeek),
		tab(rubric.RoleFormats, rubric.FieldFormat, rubric.FieldHours),
	}
	return b
}

func tab(role rubric.Role, fields ...rubric.Field) rubric.TabInfo {
	t := rubric.TabInfo{Key: string(role), Name: role.Name().EN, Role: role, Layout: rubric.LayoutTable}
	for i, f := range fields {
		t.Fields = append(t.Fields, rubric.FieldColumn{Field: f, Col: i + 1, Header: string(f)})
	}
	return t
}

func value(s string) rubric.Value { return rubric.Value{Text: s} }

func ref(s string) rubric.Ref { return rubric.Ref{Value: value(s), Key: s} }

func refs(names ...string) rubric.Refs {
	r := rubric.Refs{Value: value(fmt.Sprint(names))}
	for _, n := range names {
		r.Names = append(r.Names, rubric.Name{Text: n, Key: n})
	}
	return r
}

func quantity(x float64) rubric.Quantity {
	return rubric.Quantity{Value: value(fmt.Sprint(x)), Number: x, Known: true}
}

func on(d rubric.Date) rubric.Day { return rubric.Day{Value: value(d.String()), Date: d} }

func june(day int) rubric.Date { return rubric.NewDate(2026, time.June, day) }

func (b *book) channel(key string, low, high, gap float64) *book {
	b.Channels = append(b.Channels, rubric.Channel{
		Channel: ref(key), MinPerWeek: quantity(low), MaxPerWeek: quantity(high), MaxGapDays: quantity(gap),
	})
	return b
}

func (b *book) rubric(name string, share float64, tasks ...string) *book {
	b.Rubrics = append(b.Rubrics, rubric.Rubric{Rubric: ref(name), Share: quantity(share), Tasks: refs(tasks...)})
	return b
}

func (b *book) task(name string, share float64) *book {
	b.Tasks = append(b.Tasks, rubric.Task{
		Task: ref(name), Share: quantity(share), Horizon: rubric.HorizonMonth,
		Start: on(june(1)), End: on(june(30)),
	})
	return b
}

func (b *book) post(d rubric.Date, name string, status rubric.Status, channels ...string) *book {
	row := len(b.Entries) + 2
	b.Entries = append(b.Entries, rubric.Entry{
		Pos: rubric.Position{Tab: "Plan", Row: row}, Date: on(d), Channel: refs(channels...), Rubric: ref(name),
		Format: ref("Post"), Topic: value(fmt.Sprint("Topic ", row)), Status: status, StatusAs: value(string(status)),
	})
	return b
}

func (b *book) propose(t testing.TB) (*rubric.Outlook, *rubric.Proposal) {
	t.Helper()
	b.Index()
	o := rubric.NewOutlook(&b.Book, asOf)
	return o, propose.Make(context.Background(), o, rules.Run(o), propose.Options{Steps: 100_000_000})
}

// left returns the targeted findings about the month in a book.
func left(b *rubric.Book) []string {
	o := rubric.NewOutlook(b, asOf)
	var out []string
	for _, f := range rules.Run(o).Findings {
		if slices.Contains(targeted, f.Rule) {
			out = append(out, f.Rule+" "+rules.Message(&f, rubric.English))
		}
	}
	return out
}

func TestMovesBeforeAdditions(t *testing.T) {
	b := newBook().channel("vk", 1, 2, 9).rubric("News", 100)
	for _, d := range []int{1, 2, 3, 16, 23, 29} {
		b.post(june(d), "News", rubric.StatusDraft, "vk")
	}
	_, p := b.propose(t)
	if p.Outcome != rubric.ProposalFound || len(p.Additions) != 0 || len(p.Moves) != 1 || !p.Smallest() {
		t.Fatalf("%+v", p)
	}
	m := p.Moves[0]
	if m.From != june(3) || m.To != june(8) || p.Effort.Days != 5 {
		t.Errorf("moved %s to %s, %d days", m.From, m.To, p.Effort.Days)
	}
	if got := left(apply(&b.Book, p)); got != nil {
		t.Error(got)
	}
}

func TestAddsWithLabels(t *testing.T) {
	b := newBook().channel("vk", 2, 4, 5).channel("telegram", 2, 4, 5).
		task("Sell", 50).task("Trust", 50).rubric("Offers", 50, "Sell").rubric("Stories", 50, "Trust")
	for _, d := range []int{1, 4, 8, 11, 15, 18} {
		b.post(june(d), "Offers", rubric.StatusApproved, "vk", "telegram")
	}
	b.Dates = []rubric.KeyDate{{Date: on(june(25)), Event: value("Fair"), PostNeeded: rubric.Flag{On: true, Known: true}}}
	_, p := b.propose(t)
	if p.Outcome != rubric.ProposalFound || !p.Smallest() {
		t.Fatalf("%+v", p)
	}
	if got := left(apply(&b.Book, p)); got != nil {
		t.Error(got)
	}
	for _, a := range p.Additions {
		if a.Rubric.Text != "Stories" || a.Reason.Says.EN == "" {
			t.Errorf("%s: %q because of %q; only stories are short", a.Date, a.Rubric.Text, a.Reason.Says.EN)
		}
	}
	if !slices.ContainsFunc(p.Additions, func(a rubric.Addition) bool { return a.Reason.Kind == rubric.TargetKeyDate }) {
		t.Error("no post is for the event")
	}
}

func TestConflict(t *testing.T) {
	b := newBook().channel("vk", 3, 3, 3).rubric("Offers", 30).rubric("Stories", 70)
	for _, d := range []int{1, 3, 5, 8, 10, 12, 15, 17, 19, 22, 24, 26} {
		b.post(june(d), "Offers", rubric.StatusApproved, "vk")
	}
	_, p := b.propose(t)
	var kinds []rubric.TargetKind
	for _, c := range p.Conflict {
		kinds = append(kinds, c.Kind)
	}
	if p.Outcome != rubric.ProposalConflict || !slices.Equal(kinds, []rubric.TargetKind{rubric.TargetMaximum, rubric.TargetRubricShare}) {
		t.Fatalf("%s %+v", p.Outcome, p.Conflict)
	}
}

// TestOnlyWhatContradictsIsNamed has a maximum and a gap that no month keeps
// together, and tasks that have nothing to do with it.
func TestOnlyWhatContradictsIsNamed(t *testing.T) {
	b := newBook().channel("vk", 0, 1, 3).task("Sell", 0).task("Trust", 0).rubric("Offers", 0, "Sell").rubric("Stories", 0, "Trust")
	for i, d := range []int{2, 9, 16, 23} {
		b.post(june(d), []string{"Stories", "Offers"}[i%2], rubric.StatusIdea, "vk")
	}
	for i := range b.Tasks {
		b.Tasks[i].Share = rubric.Quantity{}
	}
	for i := range b.Rubrics {
		b.Rubrics[i].Share = rubric.Quantity{}
	}
	_, p := b.propose(t)
	var kinds []rubric.TargetKind
	for _, c := range p.Conflict {
		kinds = append(kinds, c.Kind)
	}
	if p.Outcome != rubric.ProposalConflict || !slices.Equal(kinds, []rubric.TargetKind{rubric.TargetGap, rubric.TargetMaximum}) {
		t.Fatalf("%s %+v", p.Outcome, p.Conflict)
	}
}

func TestProposalsPassTheChecks(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		b := newBook()
		for _, c := range []string{"vk", "telegram", "dzen"}[:rapid.IntRange(1, 3).Draw(rt, "channels")] {
			low := rapid.IntRange(0, 3).Draw(rt, "low")
			b.channel(c, float64(low), float64(low+rapid.IntRange(0, 2).Draw(rt, "room")), float64(rapid.IntRange(3, 9).Draw(rt, "gap")))
		}
		b.task("Sell", 50).task("Trust", 30)
		b.rubric("Offers", 40, "Sell").rubric("Stories", 40, "Trust").rubric("Team", 20, "Trust")
		for range rapid.IntRange(0, 24).Draw(rt, "posts") {
			var on []string
			for _, c := range b.Channels {
				if rapid.Bool().Draw(rt, "on") {
					on = append(on, c.Channel.Text)
				}
			}
			if len(on) == 0 {
				continue
			}
			status := rapid.SampledFrom([]rubric.Status{rubric.StatusIdea, rubric.StatusDraft, rubric.StatusApproved}).Draw(rt, "status")
			name := rapid.SampledFrom([]string{"Offers", "Stories", "Team"}).Draw(rt, "rubric")
			b.post(june(rapid.IntRange(1, 30).Draw(rt, "day")), name, status, on...)
		}
		if rapid.Bool().Draw(rt, "event") {
			b.Dates = []rubric.KeyDate{{Date: on(june(rapid.IntRange(5, 30).Draw(rt, "on"))), Event: value("Fair"), PostNeeded: rubric.Flag{On: true, Known: true}}}
		}
		_, p := b.propose(t)
		if _, again := b.propose(t); !reflect.DeepEqual(p, again) {
			rt.Fatalf("two proposals for one book: %+v and %+v", p, again)
		}
		switch p.Outcome {
		case rubric.ProposalFound, rubric.ProposalNone:
			if got := left(apply(&b.Book, p)); got != nil {
				rt.Fatalf("after %d additions and %d moves: %v", len(p.Additions), len(p.Moves), got)
			}
		case rubric.ProposalConflict:
			if len(p.Conflict) == 0 {
				rt.Fatal("a conflict of nothing")
			}
		}
	})
}

// TestSmallestIsProven tries every single change by hand: where two moves are
// proposed as the smallest, no one move and no way without may do.
func TestSmallestIsProven(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		b := newBook().channel("vk", 1, 3, 9).channel("telegram", 1, 3, 12).rubric("News", 100)
		for range rapid.IntRange(6, 14).Draw(rt, "posts") {
			on := rapid.SampledFrom([][]string{{"vk"}, {"telegram"}, {"vk", "telegram"}}).Draw(rt, "on")
			b.post(june(rapid.IntRange(1, 30).Draw(rt, "day")), "News", rubric.StatusDraft, on...)
		}
		_, p := b.propose(t)
		if p.Outcome != rubric.ProposalFound || !p.Smallest() || p.Effort.Additions > 0 || p.Effort.Moves != 2 {
			return
		}
		for i := range b.Entries {
			for day := 1; day <= 30; day++ {
				one := &rubric.Proposal{Moves: []rubric.Move{{Entry: &b.Entries[i], To: june(day)}}}
				if left(apply(&b.Book, one)) == nil {
					rt.Fatalf("one move to %s does, two are proposed", june(day))
				}
			}
		}
	})
}

func TestFortyPostsAreSettled(t *testing.T) {
	b := newBook().channel("vk", 4, 6, 3).channel("telegram", 3, 5, 4).channel("dzen", 1, 2, 9).
		task("Sell", 40).task("Trust", 40).rubric("Offers", 40, "Sell").rubric("Stories", 40, "Trust").rubric("Team", 20)
	names := []string{"Offers", "Stories", "Team", "Offers", "Stories"}
	for i := range 36 {
		on := [][]string{{"vk"}, {"vk", "telegram"}, {"telegram"}, {"dzen"}}[i%4]
		if i%4 == 3 && i > 14 {
			on = []string{"vk"}
		}
		b.post(june(1+i*27/36), names[i%5], rubric.StatusDraft, on...)
	}
	b.Index()
	o := rubric.NewOutlook(&b.Book, asOf)
	p := propose.Make(context.Background(), o, rules.Run(o), propose.Options{Steps: 100_000_000})
	if p.Outcome != rubric.ProposalFound || !p.Smallest() {
		t.Errorf("%s, %+v with at least %+v", p.Outcome, p.Effort, p.Bound)
	}
	if got := left(apply(&b.Book, p)); got != nil {
		t.Error(got)
	}
}
