package rules

import (
	"iter"
	"math"
	"slices"
	"unicode"
	"unicode/utf8"

	"rubric"
)

// Pass is one rule looking at one book. A rule first says what it looks at, a
// thing at a time ([Pass.Assess]), and reports what it objects to; what it
// reports counts against the thing it looked at last.
type Pass struct {
	*shared
	rule *Rule
	conf config

	things  int                   // looked at so far
	cards   map[int]rubric.CardID // the cards of things that count elsewhere
	affects []int                 // things objected to without a finding of their own
	found   []found
	failed  rubric.Text // why the rule could not run to its end; see Fail
}

// found is a finding before exceptions and root causes had their say.
type found struct {
	rubric.Finding
	thing   int
	near    bool   // a near miss: one severity lower
	cause   string // what many findings may have in common; "" for nothing
	whole   bool   // the cause holds for all that the tab has, however few of it are objected to
	entry   *rubric.Entry
	covered []int // the things of the findings that a leading one stands for
}

// Assess begins the next thing that the rule looks at.
func (p *Pass) Assess() { p.things++ }

// AssessOn begins a thing that counts on another card than the rule's.
func (p *Pass) AssessOn(card rubric.CardID) {
	p.things++
	if p.cards == nil {
		p.cards = map[int]rubric.CardID{}
	}
	p.cards[p.things] = card
}

// Object counts the thing looked at as objected to; a finding elsewhere says why.
func (p *Pass) Object() { p.affects = append(p.affects, p.things) }

// Fail says that the rule could not do its work. What it reports besides tells
// people where the cause lies.
func (p *Pass) Fail(reason rubric.Text) { p.failed = reason }

// Int returns a whole parameter of the rule.
func (p *Pass) Int(name string) int { return int(p.Num(name)) }

// Num returns a parameter of the rule.
func (p *Pass) Num(name string) float64 { return p.conf.params[name] }

// Entries yields the entries inside the window, in the book's order.
func (p *Pass) Entries() iter.Seq[*rubric.Entry] {
	return func(yield func(*rubric.Entry) bool) {
		for _, e := range p.window {
			if !yield(e) {
				return
			}
		}
	}
}

// EntriesWith yields the entries inside the window whose cell for the field is
// not empty, and counts each as looked at.
func (p *Pass) EntriesWith(f rubric.Field) iter.Seq[*rubric.Entry] {
	return func(yield func(*rubric.Entry) bool) {
		for _, e := range p.window {
			if e.Value(f).Empty() {
				continue
			}
			p.Assess()
			if !yield(e) {
				return
			}
		}
	}
}

// Option says more about a finding.
type Option func(*found)

// Past is the variant of findings on what is over.
const Past = "past"

// say picks one of the rule's wordings.
func say(variant string) Option { return func(f *found) { f.Variant = variant } }

// sayPast picks the wording of what is over, where the last of the days is: it
// asks what can be learnt, as nothing can be changed any more. On the last day
// itself something can still be published.
func (p *Pass) sayPast(last rubric.Date) Option {
	if last.Before(p.AsOf) {
		return say(Past)
	}
	return func(*found) {}
}

// with fills a parameter of the message.
func with(name string, value any) Option {
	return func(f *found) { f.Params = append(f.Params, rubric.Param{Name: name, Value: value}) }
}

// named says which thing the finding is about, where that is not the whole cell.
func named(name string) Option { return func(f *found) { f.Value = name } }

// suggest offers what to put instead.
func suggest(s string) Option { return func(f *found) { f.Suggestion = s } }

// weigh sets a severity other than the rule's.
func weigh(s rubric.Severity) Option { return func(f *found) { f.Severity = s } }

// during tells the finding from others of the rule about the same thing by the
// month or the first day of the week it speaks of.
func during(period string) Option { return func(f *found) { f.Period = period } }

// because names the cause that the finding may share with many others.
func because(cause string) Option { return func(f *found) { f.cause = cause } }

// throughout names a cause that holds for the whole tab, such as an empty column.
func throughout(cause string) Option {
	return func(f *found) { f.cause, f.whole = cause, true }
}

// orNear offers the near miss, if there is one, and lowers the severity for it:
// a misspelt name is less than an unknown one.
func orNear(name string, ok bool) Option {
	return func(f *found) {
		if ok {
			f.Variant, f.Suggestion, f.near = "near", name, true
		}
	}
}

// Report reports an entry, at its cell for the field; at its row where the table
// has no such column.
func (p *Pass) Report(e *rubric.Entry, field rubric.Field, opts ...Option) {
	v := e.Value(field)
	if v.Pos.Row == 0 {
		v.Pos = e.Pos
	}
	f := found{entry: e}
	f.Entry = e.ID
	p.add(f, v, field, opts)
}

// At reports the cell that holds the value, in a column of the given field.
func (p *Pass) At(v rubric.Value, field rubric.Field, opts ...Option) {
	p.add(found{}, v, field, opts)
}

// Tab reports something about a role's tab as a whole; about the book where it
// has no such tab.
func (p *Pass) Tab(role rubric.Role, opts ...Option) {
	p.add(found{}, rubric.Value{Pos: p.Book.TabPosition(role)}, "", opts)
}

func (p *Pass) add(f found, v rubric.Value, field rubric.Field, opts []Option) {
	f.Rule, f.Severity, f.Actor = p.rule.ID, p.rule.Severity, p.rule.Actor
	f.Card, f.Part = p.rule.Card, p.rule.Part
	if card, ok := p.cards[p.things]; ok {
		f.Card = card
		if card != rubric.CardPlan {
			f.Part = ""
		}
	}
	f.Pos, f.Field, f.Value, f.thing = v.Pos, field, v.Text, p.things
	for _, o := range opts {
		o(&f)
	}
	if p.conf.severity != "" {
		f.Severity = p.conf.severity
	}
	if f.near && f.Severity == rubric.Error {
		f.Severity = rubric.Warning
	}
	if len(p.found) == cap(p.found) { // double: they are large, and there may be one a post
		p.found = slices.Grow(p.found, max(8, len(p.found)))
	}
	p.found = append(p.found, f)
}

// by says who acts on the finding, where that is not the rule's side.
func by(a rubric.Actor) Option { return func(f *found) { f.Actor = a } }

// inField says which column a finding about a whole tab speaks of.
func inField(f rubric.Field) Option { return func(x *found) { x.Field = f } }

// Summary reports a tab as a whole, on behalf of the things already counted by
// [Pass.Object].
func (p *Pass) Summary(role rubric.Role, opts ...Option) {
	p.Tab(role, append(opts, func(f *found) { f.thing = 0 })...)
}

// whole rounds a figure for a message.
func whole(x float64) int { return int(math.Round(x)) }

// lower begins a word with a small letter, inside a sentence.
func lower(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(r)) + s[size:]
}
