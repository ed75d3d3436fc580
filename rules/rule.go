package rules

import (
	"math"

	"rubric"
	"rubric/internal/text"
)

// Rule is one check as it is declared.
type Rule struct {
	ID       string
	Severity rubric.Severity // the graver one where a rule has two; it is what the rule weighs
	Actor    rubric.Actor
	Card     rubric.CardID
	Part     rubric.Part // of the card plan; "" on other cards
	Needs    []Need      // all of them, or the rule is not assessable
	Params   []Param
	Doc      Doc
	// Entries reports that the rule reads the rows of the plan: where it fails,
	// they were not checked.
	Entries bool
	// OffByDefault rules run only in books whose rules tab switches them on.
	OffByDefault bool
	// Lead says who acts on a finding that stands for many with one cause; ""
	// where the rule's findings are never folded.
	Lead rubric.Actor
	// Last rules run once all others have: they look at what became of them.
	Last bool
	// Check looks at the book and reports.
	Check func(*Pass)

	own *own // nil for the catalogue's rules
}

// Param is a number that a book's rules tab may change.
type Param struct {
	Name    string
	Default float64
	Unit    Unit
}

// Unit is what a parameter counts. It bounds what may be set.
type Unit string

// The units of parameters.
const (
	Days     Unit = "days"
	Workdays Unit = "workdays"
	Points   Unit = "points" // percentage points
	Percents Unit = "percents"
	Share    Unit = "share" // from 0 to 1
	Things   Unit = "things"
	Minutes  Unit = "minutes"
	Periods  Unit = "periods"
)

// most is the largest whole number that makes sense as a parameter.
const most = 10_000

// Allows reports whether the parameter may be set to x.
func (p Param) Allows(x float64) bool {
	switch {
	case math.IsNaN(x) || x < 0:
		return false
	case p.Unit == Share:
		return x <= 1
	case p.Unit == Points || p.Unit == Percents:
		return x <= 1000
	}
	return x <= most && x == math.Trunc(x)
}

// Of words the unit as it stands after a number.
func (u Unit) Of(x float64) rubric.Text {
	form := func(one, few, many, oneEN, manyEN string) rubric.Text {
		n := int(x)
		return rubric.Text{
			RU: text.Plural(rubric.Russian, n, one, few, many),
			EN: text.Plural(rubric.English, n, oneEN, manyEN, manyEN),
		}
	}
	switch u {
	case Days:
		return form("день", "дня", "дней", "day", "days")
	case Workdays:
		return form("рабочий день", "рабочих дня", "рабочих дней", "working day", "working days")
	case Points:
		return rubric.Text{RU: "п. п.", EN: "percentage points"}
	case Percents:
		return rubric.Text{RU: "%", EN: "%"}
	case Share:
		return rubric.Text{RU: "доля от 0 до 1", EN: "a share from 0 to 1"}
	case Minutes:
		return form("минута", "минуты", "минут", "minute", "minutes")
	case Periods:
		return form("месяц", "месяца", "месяцев", "month", "months")
	}
	return form("штука", "штуки", "штук", "piece", "pieces")
}

// Doc is what people read about a rule, in both languages.
type Doc struct {
	Title rubric.Text // a few words
	What  rubric.Text // what it checks
	Why   rubric.Text // why it matters to the business
	Fix   rubric.Text // what to do about a finding
	// Messages are the templates of its findings by variant; "" is the usual
	// one, "lead" that of a finding which stands for many. See [Message].
	Messages map[string]rubric.Text
}

// In returns the whole explanation in a language, a paragraph each.
func (d Doc) In(lang rubric.Lang) string {
	return d.What.In(lang) + "\n\n" + d.Why.In(lang) + "\n\n" + d.Fix.In(lang)
}

// NeedNames returns the names of the rule's needs, such as "rubrics" or
// "plan.status"; alternatives are joined by "|".
func (r *Rule) NeedNames() []string {
	out := make([]string, len(r.Needs))
	for i, n := range r.Needs {
		out[i] = n.Name()
	}
	return out
}

// Defaults returns the rule's parameters with their default values.
func (r *Rule) Defaults() map[string]float64 {
	out := make(map[string]float64, len(r.Params))
	for _, p := range r.Params {
		out[p.Name] = p.Default
	}
	return out
}

// param finds the declaration of a parameter.
func (r *Rule) param(name string) (Param, bool) {
	for _, p := range r.Params {
		if p.Name == name {
			return p, true
		}
	}
	return Param{}, false
}
