package assess

import (
	"path"
	"strings"

	"rubric"
	"rubric/internal/text"
)

// view is a checked book with the figures that several parts of the assessment
// speak of, so that they all say the same numbers.
type view struct {
	o    *rubric.Outlook
	b    *rubric.Book
	c    *rubric.Check
	lang rubric.Lang

	rules  map[string]*rubric.RuleResult
	open   []*rubric.Finding // unsuppressed, in the contract's order
	month  monthFigures      // under decision
	last   monthFigures      // the month before it
	places places
	scores scores
	steps  []step
	prev   *rubric.HistoryDay // the last recorded day before as-of; nil on the first
	call   decision
}

func newView(o *rubric.Outlook, c *rubric.Check, lang rubric.Lang) *view {
	v := &view{
		o: o, b: o.Book, c: c, lang: lang,
		rules: make(map[string]*rubric.RuleResult, len(c.Rules)),
		prev:  o.Book.State.Previous(o.AsOf),
	}
	for i := range c.Rules {
		v.rules[c.Rules[i].ID] = &c.Rules[i]
	}
	slack := v.param("task-underserved", "tolerance")
	v.month, v.last = newMonthFigures(o, o.Month, slack), newMonthFigures(o, o.Month.Add(-1), slack)
	for i := range c.Findings {
		if c.Findings[i].Open() {
			v.open = append(v.open, &c.Findings[i])
		}
	}
	v.places = newPlaces(o, v.open)
	v.scores = v.score()
	v.steps = v.makeSteps()
	v.call = v.decide()
	return v
}

// title names the company or the book on top of the screen.
func (v *view) title() string {
	name, _ := Name(v.b)
	return name
}

// Name returns what the assessment calls a book. Given reports whether the book
// says so itself; otherwise it is the name of its file.
func Name(b *rubric.Book) (name string, given bool) {
	for _, key := range []string{rubric.SettingTitle, rubric.SettingBrand} {
		if s := b.Setting(key); !s.Empty() {
			return cut(s.Text, longestTitle), true
		}
	}
	name = b.Title
	switch ext := path.Ext(name); strings.ToLower(ext) {
	case ".xlsx", ".xlsm", ".csv":
		name = strings.TrimSuffix(name, ext)
	}
	return cut(name, longestTitle), false
}

// day words a date, with its year where the year does not go without saying.
func (v *view) day(d rubric.Date) string {
	if d.Year == v.o.AsOf.Year {
		return text.Day(v.lang, d)
	}
	return text.FullDay(v.lang, d)
}

// openOn reports whether a finding of the severity is open on the card.
func (v *view) openOn(card rubric.CardID, s rubric.Severity) bool {
	for _, f := range v.open {
		if f.Card == card && f.Severity == s {
			return true
		}
	}
	return false
}

// openRule reports whether the rule has an open finding.
func (v *view) openRule(id string) bool {
	for _, f := range v.open {
		if f.Rule == id {
			return true
		}
	}
	return false
}

// checked reports whether the rule ran and had something to look at.
func (v *view) checked(id string) bool {
	r := v.rules[id]
	return r != nil && r.State == rubric.RuleChecked && r.Assessed > 0
}
