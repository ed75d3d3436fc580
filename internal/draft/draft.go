// Package draft writes down what a plan does today as if it had been decided:
// shares of rubrics, cadence of channels, and places for goals and tasks. An
// owner without a strategy then corrects instead of facing empty tabs.
//
// It knows the domain only, and returns rows for whoever makes workbooks. What
// the book holds already is carried over as it stands; only what is missing is
// drafted, and every drafted cell says so.
package draft

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"rubric"
	"rubric/internal/text"
)

// Cell is one cell: a string, a float64, a [rubric.Date], a [rubric.Month], a
// bool or a [Percent].
type Cell struct {
	Value any
	Draft bool // drafted from the plan, for the owner to correct
}

// Percent is a share: 30 stands for 30 %.
type Percent float64

// Row is one row of a tab.
type Row map[rubric.Field]Cell

// Book is what a book holds once its gaps are drafted.
type Book struct {
	Rows map[rubric.Role][]Row
	// Own are the plan's columns that none of our fields is for, under the team's
	// own headings. Rows hold their cells by the field made up for each.
	Own []rubric.FieldSpec
}

// From drafts what the book seen on a day lacks, and carries over what it has.
func From(o *rubric.Outlook) Book {
	b := o.Book
	d := &drafter{o: o, b: b, months: basis(o)}
	rows := map[rubric.Role][]Row{
		rubric.RoleGoals:      orDraft(carry(b.Goals, ofGoal), d.goals),
		rubric.RoleStrategy:   orDraft(carry(b.Tasks, ofTask), d.tasks),
		rubric.RoleRubrics:    orDraft(carry(b.Rubrics, ofRubric), d.rubrics),
		rubric.RoleChannels:   orDraft(carry(b.Channels, ofChannel), d.channels),
		rubric.RoleFormats:    carry(b.Formats, ofFormat),
		rubric.RolePlan:       d.plan(),
		rubric.RolePeople:     carry(b.People, ofPerson),
		rubric.RoleNeeds:      carry(b.Needs, ofNeed),
		rubric.RoleApprovals:  carry(b.Approvals, ofApproval),
		rubric.RoleStatistics: carry(b.Stats, ofStat),
		rubric.RoleVoice:      carry(b.Voice, ofVoice),
		rubric.RoleDates:      carry(b.Dates, ofDate),
		rubric.RoleRules:      carry(b.Rules, ofRule),
		rubric.RoleSettings:   d.settings(),
	}
	return Book{Rows: rows, Own: d.own}
}

// orDraft is what the book has or, where that is nothing, a draft.
func orDraft(have []Row, draft func() []Row) []Row {
	if len(have) > 0 {
		return have
	}
	return draft()
}

// settings carries the team's settings over, but for those that say how the old
// book is laid out, and those that a new one has anyway.
func (d *drafter) settings() []Row {
	var out []Row
	for _, s := range d.b.Settings {
		group, _, _ := strings.Cut(s.Key, ".")
		switch {
		case slices.Contains([]string{"plan", "column"}, group), slices.Contains([]string{rubric.SettingLang, rubric.SettingTimeZone, rubric.SettingDraft}, s.Key):
			continue
		}
		r := Row{rubric.FieldKey: {Value: s.Key}}
		r.put(rubric.FieldValue, s.Value)
		out = append(out, r)
	}
	return out
}

// basis are the last two filled months, or where none is the last two with
// posts, ascending.
func basis(o *rubric.Outlook) []rubric.Month {
	var filled, some []rubric.Month
	for back := range 24 {
		m := o.Month.Add(-back)
		if len(o.InMonth(m)) > 0 {
			some = append(some, m)
			if o.Fill(m).Filled {
				filled = append(filled, m)
			}
		}
	}
	if len(filled) == 0 {
		filled = some
	}
	filled = filled[:min(2, len(filled))]
	slices.Reverse(filled)
	return filled
}

type drafter struct {
	o      *rubric.Outlook
	b      *rubric.Book
	months []rubric.Month
	own    []rubric.FieldSpec
}

// Word begins every drafted text.
var Word = rubric.Text{RU: "Черновик: ", EN: "Draft: "}

func (d *drafter) draft(t rubric.Text) Cell {
	return Cell{Value: Word.In(d.b.Lang) + t.In(d.b.Lang), Draft: true}
}

func (d *drafter) goal() Cell {
	return d.draft(rubric.Text{RU: "что соцсети должны дать бизнесу", EN: "what social media should bring the business"})
}

func (d *drafter) goals() []Row {
	return []Row{{
		rubric.FieldGoal:     d.goal(),
		rubric.FieldMetric:   d.draft(rubric.Text{RU: "число, по которому это видно", EN: "the number that shows it"}),
		rubric.FieldDeadline: {Value: d.o.Month.Add(11).Last(), Draft: true},
	}}
}

// mix counts the basis' posts by rubric, the most frequent first.
func (d *drafter) mix() (names []rubric.Ref, counts map[string]int) {
	counts = map[string]int{}
	for _, m := range d.months {
		for _, e := range d.o.InMonth(m) {
			if e.Rubric.Key == "" {
				continue
			}
			if counts[e.Rubric.Key] == 0 {
				names = append(names, e.Rubric)
			}
			counts[e.Rubric.Key]++
		}
	}
	slices.SortStableFunc(names, func(a, b rubric.Ref) int {
		return cmp.Or(counts[b.Key]-counts[a.Key], strings.Compare(a.Key, b.Key))
	})
	// A rare name that is nearly another is a slip, not a rubric of its own.
	var kept []rubric.Ref
	for _, n := range names {
		near := slices.IndexFunc(kept, func(k rubric.Ref) bool { return text.Near(k.Text, n.Text) })
		if near < 0 {
			kept = append(kept, n)
		} else {
			counts[kept[near].Key] += counts[n.Key]
		}
	}
	return kept, counts
}

// shares rounds counts to shares that sum to 100, in steps of five where that
// leaves every rubric a share.
func shares(counts []int) []int {
	total := 0
	for _, n := range counts {
		total += n
	}
	if total == 0 {
		return make([]int, len(counts))
	}
	step := 5
	if len(counts) > 8 {
		step = 1
	}
	steps := 100 / step
	out, rest := make([]int, len(counts)), make([]float64, len(counts))
	sum := 0
	for i, n := range counts {
		exact := float64(n) * float64(steps) / float64(total)
		out[i] = max(1, int(math.Floor(exact)))
		rest[i] = exact - float64(out[i])
		sum += out[i]
	}
	for sum != steps {
		by, at := sign(steps-sum), -1
		for i := range out {
			if by < 0 && out[i] == 1 {
				continue // every rubric keeps a share
			}
			if at < 0 || float64(by)*rest[i] > float64(by)*rest[at] {
				at = i
			}
		}
		if at < 0 {
			break // more rubrics than there is to share out
		}
		out[at] += by
		rest[at] -= float64(by)
		sum += by
	}
	for i := range out {
		out[i] *= step
	}
	return out
}

func sign(n int) int { return cmp.Compare(n, 0) }

func (d *drafter) rubrics() []Row {
	names, counts := d.mix()
	var have []int
	for _, n := range names {
		have = append(have, counts[n.Key])
	}
	share := shares(have)
	var out []Row
	for i, n := range names {
		r := Row{
			rubric.FieldRubric:      {Value: n.Text, Draft: true},
			rubric.FieldDescription: d.draft(rubric.Text{RU: "доля, форматы и площадки — как в плане " + d.since(), EN: "share, formats and channels as in the plan " + d.since()}),
			rubric.FieldShare:       {Value: Percent(share[i]), Draft: true},
			rubric.FieldFormats:     d.inUse(n.Key, func(e *rubric.Entry) []string { return nonEmpty(e.Format.Text) }),
			rubric.FieldChannels:    d.inUse(n.Key, func(e *rubric.Entry) []string { return e.Channel.Texts() }),
			rubric.FieldActive:      {Value: true, Draft: true},
		}
		if len(d.b.Tasks) == 0 {
			r[rubric.FieldTasks] = d.carrying(n.Key)
		}
		out = append(out, r)
	}
	return out
}

// carrying are the tasks that a rubric's posts name; where the plan names none,
// the one drafted for the month.
func (d *drafter) carrying(key string) Cell {
	if len(d.named()) == 0 {
		return d.task(rubric.HorizonMonth)
	}
	tasks := d.inUse(key, func(e *rubric.Entry) []string { return e.Task.Texts() })
	if tasks.Value == "" {
		return d.task(rubric.HorizonHalfYear)
	}
	return tasks
}

// since names the months that the draft is taken from.
func (d *drafter) since() string {
	var words []string
	for _, m := range d.months {
		words = append(words, text.MonthYear(d.b.Lang, m))
	}
	return rubric.Text{RU: "за ", EN: "of "}.In(d.b.Lang) + strings.Join(words, rubric.Text{RU: " и ", EN: " and "}.In(d.b.Lang))
}

// inUse lists what the rubric's posts use, the most frequent first.
func (d *drafter) inUse(key string, of func(*rubric.Entry) []string) Cell {
	counts := map[string]int{}
	for _, m := range d.months {
		for _, e := range d.o.InMonth(m) {
			if e.Rubric.Key == key {
				for _, name := range of(e) {
					counts[name]++
				}
			}
		}
	}
	names := make([]string, 0, len(counts))
	for n := range counts {
		names = append(names, n)
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(counts[b]-counts[a], strings.Compare(a, b)) })
	return Cell{Value: strings.Join(names, ", "), Draft: true}
}

func nonEmpty(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}
