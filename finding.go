package rubric

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"unicode"
)

// Severity is how much a finding weighs.
type Severity string

// The severities.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Info    Severity = "info"
)

// AtLeast reports whether s weighs as much as other or more.
func (s Severity) AtLeast(other Severity) bool { return s.rank() >= other.rank() }

// Weight is the severity's weight in a card's score.
func (s Severity) Weight() float64 {
	switch s {
	case Error:
		return 5
	case Warning:
		return 2
	}
	return 0
}

// Lower returns the severity one step down; information stays information.
func (s Severity) Lower() Severity {
	if s == Error {
		return Warning
	}
	return Info
}

func (s Severity) rank() int {
	switch s {
	case Error:
		return 3
	case Warning:
		return 2
	case Info:
		return 1
	}
	return 0
}

// Actor is the side that acts next.
type Actor string

// The actors.
const (
	Manager    Actor = "manager"
	Department Actor = "department"
	Both       Actor = "both"
)

// Includes reports whether the side takes part: Both includes either.
func (a Actor) Includes(side Actor) bool { return a == side || a == Both }

// CardID names one of the nine points of the assessment.
type CardID string

// The cards, in the assessment's order.
const (
	CardGoals      CardID = "goals"
	CardStrategy   CardID = "strategy"
	CardConcept    CardID = "concept"
	CardPlan       CardID = "plan"
	CardResources  CardID = "resources"
	CardReporting  CardID = "reporting"
	CardStatistics CardID = "statistics"
	CardRevision   CardID = "revision"
	CardBrand      CardID = "brand"
)

// Cards lists the cards in order.
var Cards = []CardID{
	CardGoals, CardStrategy, CardConcept, CardPlan, CardResources,
	CardReporting, CardStatistics, CardRevision, CardBrand,
}

// Part divides the card plan; other cards have none.
type Part string

// The parts of the card plan.
const (
	PartTable    Part = "table"
	PartMatch    Part = "match"
	PartApproval Part = "approval"
)

// Finding is a rule's statement about one place in the book. It is data: the
// sentence a person reads is made at the edge from the rule's texts and Params.
type Finding struct {
	Rule     string
	Severity Severity
	Actor    Actor
	Card     CardID
	Part     Part
	Pos      Position
	Field    Field
	Entry    string // the entry's id; "" when it is about no entry or before the first sync
	Value    string // what stands in the cell, or the name of the thing it is about
	// Period tells the finding from others about the same thing by the time it
	// speaks of: a month ("2026-06") or the Monday of a week ("2026-06-01"); ""
	// where there is but one.
	Period string
	// Params fill the rule's message: strings, ints, float64s, Dates, Months,
	// Severities, Text and slices of them. Variant picks one of several wordings.
	Params  Params
	Variant string
	// Suggestion is what to put instead, as it would be typed; "" when unknown.
	Suggestion string

	Suppressed bool   // accepted by an exception of the team's
	Reason     string // the exception's reason
	New        bool   // not there on the last recorded day before as-of

	// Count and Rows are set on a leading finding, one that stands for many:
	// how many it stands for, and their rows (at most 1,000).
	Count int
	Rows  []int
}

// Params are named values. They are few, and there may be a hundred thousand
// findings: a list takes a quarter of what a map does.
type Params []Param

// Param is one named value.
type Param struct {
	Name  string
	Value any
}

// Get returns the named value, the last one given; nil where there is none.
func (p Params) Get(name string) any {
	for _, param := range slices.Backward(p) {
		if param.Name == name {
			return param.Value
		}
	}
	return nil
}

// Key identifies the finding from one day to the next, whatever rows do. It is
// one line of bounded length, fit for a cell.
func (f *Finding) Key() string {
	place := f.Entry
	if place == "" {
		place = f.Pos.Tab
	}
	key := strings.Join([]string{f.Rule, place, string(f.Field), keyValue(f.Value)}, "|")
	if f.Period != "" {
		key += "|" + f.Period
	}
	return key
}

// longestKeyValue bounds how many characters of a value a key spells out.
const longestKeyValue = 60

// keyValue returns a value as a key holds it: in one line of printable
// characters, and a long one as its beginning and a digest of the whole.
func keyValue(value string) string {
	s := strings.Join(strings.Fields(strings.ToValidUTF8(value, "")), " ")
	s = strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return -1
	}, s)
	runes := []rune(s)
	if len(runes) <= longestKeyValue {
		return s
	}
	sum := sha256.Sum256([]byte(value))
	return string(runes[:longestKeyValue]) + "#" + hex.EncodeToString(sum[:4])
}

// Open reports whether the finding counts: it is not suppressed.
func (f *Finding) Open() bool { return !f.Suppressed }

// RuleState says what came of a rule in one run.
type RuleState string

// The states of a rule.
const (
	RuleChecked       RuleState = "checked"
	RuleNotAssessable RuleState = "notAssessable"
	RuleFailed        RuleState = "failed"
	RuleOff           RuleState = "off"
)

// RuleResult is what came of one rule in one run.
type RuleResult struct {
	ID       string
	State    RuleState
	Severity Severity // effective: as declared, or as the rules tab sets it
	Actor    Actor    // as declared
	Card     CardID
	Part     Part
	// Params are the numbers the rule went by: its own, or as the rules tab sets
	// them; nil where the rule is off or has none.
	Params   map[string]float64
	Assessed int // the distinct things looked at
	Affected int // those objected to
	// Reason says what is missing (not assessable) or what went wrong (failed).
	Reason Text
	// Entries reports that the rule reads the entries' rows: where it fails,
	// they were not checked.
	Entries bool
	// Cards holds a share of the result for each card where a rule counts on
	// several (tab-missing); nil for all others.
	Cards map[CardID]Tally
}

// Tally is a number of things looked at and objected to.
type Tally struct{ Assessed, Affected int }

// Check is the outcome of all rules over a book seen on a day.
type Check struct {
	AsOf     Date
	Findings []Finding    // in the contract's order
	Rules    []RuleResult // in the rules' own order
	// RulesHash condenses the rules that ran, with severities and parameters: a
	// trend across different hashes compares unlike things.
	RulesHash string
}
