package assess

import (
	"math"

	"rubric"
)

// The bounds of the cards' states and of what must be assessable to have one.
const (
	greenFrom  = 90
	amberFrom  = 50
	assessable = 0.6
	nearDays   = 5 // working days before a month in which it has to be approved
)

// share is what one rule adds to one card.
type share struct {
	Rule   *rubric.RuleResult
	Card   rubric.CardID
	Part   rubric.Part
	Actor  rubric.Actor
	Weight float64
	rubric.Tally
}

// Score is 1 where nothing was objected to, 0 where everything was.
func (s share) Score() float64 {
	return 1 - float64(min(s.Affected, s.Assessed))/float64(s.Assessed)
}

// counts reports whether the share takes part in means.
func (s share) counts() bool {
	return s.Rule.State == rubric.RuleChecked && s.Assessed > 0 && s.Weight > 0
}

// mean is a weighted mean of shares, in percent.
type mean struct {
	Sum, Weight float64
}

// Known reports whether anything was assessed.
func (m mean) Known() bool { return m.Weight > 0 }

// Value is the mean, 0 to 100.
func (m mean) Value() float64 { return 100 * m.Sum / m.Weight }

// With is the mean with one share more, if that counts.
func (m mean) With(s share) mean {
	if !s.counts() {
		return m
	}
	return mean{Sum: m.Sum + s.Weight*s.Score(), Weight: m.Weight + s.Weight}
}

// Rounded is the mean as shown, nil where nothing was assessed.
func (m mean) Rounded() *int {
	if !m.Known() {
		return nil
	}
	return rounded(m.Value())
}

func rounded(x float64) *int {
	n := int(math.Round(x))
	return &n
}

// cardScore is how a card's score came about.
type cardScore struct {
	Card       rubric.CardID
	Mean       mean                 // of all rules; the card plan goes by its parts
	Parts      map[rubric.Part]mean // of the card plan
	Score      float64              // meaningful where Known
	Known      bool
	Weight     float64 // of the rules not switched off
	Assessable float64 // of them, those whose needs are met
	Assessed   int     // things looked at
	Missing    int     // rules that could not be assessed
	State      rubric.CardState
	Cap        rubric.Text // what holds the state down; zero where nothing does
}

type scores struct {
	shares     []share
	cards      map[rubric.CardID]*cardScore
	management mean
	department mean
}

// sharesOf spreads the rules over the cards they count on.
func sharesOf(c *rubric.Check) []share {
	out := make([]share, 0, len(c.Rules)+3)
	for i := range c.Rules {
		r := &c.Rules[i]
		one := share{
			Rule: r, Card: r.Card, Part: r.Part, Actor: r.Actor, Weight: r.Severity.Weight(),
			Tally: rubric.Tally{Assessed: r.Assessed, Affected: r.Affected},
		}
		if r.Cards == nil {
			out = append(out, one)
			continue
		}
		for _, card := range rubric.Cards {
			t, has := r.Cards[card]
			if !has {
				continue
			}
			one.Card, one.Tally, one.Part, one.Actor = card, t, "", rubric.Manager
			if card == rubric.CardPlan { // a missing plan is the department's to bring
				one.Part, one.Actor = rubric.PartTable, rubric.Department
			}
			out = append(out, one)
		}
	}
	return out
}

func (v *view) score() scores {
	s := scores{shares: sharesOf(v.c), cards: map[rubric.CardID]*cardScore{}}
	for _, id := range rubric.Cards {
		s.cards[id] = &cardScore{Card: id, Parts: map[rubric.Part]mean{}}
	}
	for i := range s.shares {
		if v.restsOnDraft(s.shares[i]) {
			s.shares[i] = unjudged(s.shares[i])
		}
		sh := s.shares[i]
		if c := s.cards[sh.Card]; c != nil {
			c.add(sh)
		}
		if sh.Actor.Includes(rubric.Manager) {
			s.management = s.management.With(sh)
		}
		if sh.Actor.Includes(rubric.Department) {
			s.department = s.department.With(sh)
		}
	}
	for _, id := range rubric.Cards {
		v.settle(s.cards[id])
	}
	return s
}

// cardTab is the tab that a card of the strategy's side is about.
func cardTab(id rubric.CardID) (rubric.Role, bool) {
	switch id {
	case rubric.CardGoals:
		return rubric.RoleGoals, true
	case rubric.CardStrategy, rubric.CardRevision:
		return rubric.RoleStrategy, true
	case rubric.CardConcept:
		return rubric.RoleRubrics, true
	}
	return "", false
}

// restsOnDraft reports whether a share would praise or blame somebody for
// agreeing with a draft.
func (v *view) restsOnDraft(s share) bool {
	if role, has := cardTab(s.Card); has {
		return v.drafted(role)
	}
	return s.Part == rubric.PartMatch && (v.drafted(rubric.RoleStrategy) || v.drafted(rubric.RoleRubrics))
}

// unjudged is a share that could not be assessed for want of more than a draft.
// The tab itself counts as not brought yet.
func unjudged(s share) share {
	if s.Rule.Cards != nil {
		s.Affected = s.Assessed
		return s
	}
	r := *s.Rule
	if r.State == rubric.RuleChecked {
		r.State, r.Reason = rubric.RuleNotAssessable, onlyDraft
	}
	s.Rule = &r
	return s
}

func (c *cardScore) add(s share) {
	if s.Rule.State == rubric.RuleOff {
		return
	}
	c.Weight += s.Weight
	c.Assessed += s.Assessed
	switch s.Rule.State {
	case rubric.RuleChecked:
		c.Assessable += s.Weight
	case rubric.RuleNotAssessable:
		c.Missing++
	}
	c.Mean = c.Mean.With(s)
	c.Parts[s.Part] = c.Parts[s.Part].With(s)
}

// settle works out the card's score and state.
func (v *view) settle(c *cardScore) {
	c.Score, c.Known = c.value()
	if c.Assessable < assessable*c.Weight {
		c.Known = false
	}
	switch {
	case !c.Known:
		c.State = rubric.NoData
	case c.Score >= greenFrom:
		c.State = rubric.Green
	case c.Score >= amberFrom:
		c.State = rubric.Amber
	default:
		c.State = rubric.Red
	}
	if c.State == rubric.Green && v.openOn(c.Card, rubric.Error) {
		c.State, c.Cap = rubric.Amber, capOpenError
	}
	switch {
	case c.Card == rubric.CardRevision && v.openRule("strategy-expired"):
		c.State, c.Cap = rubric.Red, capExpired
	case c.Card == rubric.CardPlan && v.unapproved():
		c.State, c.Cap = rubric.Red, capUnapproved
	}
}

// value is the mean of a card; the card plan goes by its weakest part, of which
// the state of the table weighs half.
func (c *cardScore) value() (float64, bool) {
	if c.Card != rubric.CardPlan {
		if !c.Mean.Known() {
			return 0, false
		}
		return c.Mean.Value(), true
	}
	lowest, known := 0.0, false
	for _, part := range planParts {
		m := c.Parts[part]
		if !m.Known() {
			continue
		}
		x := m.Value()
		if part == rubric.PartTable {
			x = (100 + x) / 2
		}
		if !known || x < lowest {
			lowest, known = x, true
		}
	}
	return lowest, known
}

var planParts = []rubric.Part{rubric.PartMatch, rubric.PartApproval, rubric.PartTable}

// unapproved reports that the month is filled and starts within days while
// nothing of it is approved. A plan without statuses cannot say.
func (v *view) unapproved() bool {
	if !v.month.Fill.Filled || !v.b.HasColumn(rubric.RolePlan, rubric.FieldStatus) || v.approval() != nil {
		return false
	}
	if v.o.Calendar.Between(v.o.AsOf, v.o.Month.First()) > nearDays {
		return false
	}
	for _, e := range v.month.Posts {
		if e.Status.AtLeastApproved() {
			return false
		}
	}
	return true
}

// approval returns the row of the approvals tab that approves the month under
// decision; nil when there is none.
func (v *view) approval() *rubric.Approval {
	for i := range v.b.Approvals {
		a := &v.b.Approvals[i]
		if a.Month == v.o.Month && !a.Date.Date.IsZero() && !a.Date.Date.After(v.o.AsOf) {
			return a
		}
	}
	return nil
}
