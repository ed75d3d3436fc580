package rubric

// Verdict is what Rubric advises about the plan of the month under decision.
type Verdict string

// The verdicts.
const (
	Approve                 Verdict = "approve"
	ApproveWithReservations Verdict = "approveWithReservations"
	Return                  Verdict = "return"
	NotAssessable           Verdict = "notAssessable"
)

// CardState is a card's traffic light.
type CardState string

// The states of a card.
const (
	Green  CardState = "green"
	Amber  CardState = "amber"
	Red    CardState = "red"
	NoData CardState = "noData"
)

// Assessment is what the owner decides by: the verdict, the nine cards and two
// totals, in words of one language.
type Assessment struct {
	AsOf    Date
	Month   Month // under decision
	Verdict Verdict
	Because []string // the conditions that decided, in words
	// Screen is the first screen, a line each; the verdict's line is Headline.
	Screen   []string
	Headline int // the index in Screen of the verdict's line

	Management *int // 0 to 100, nil where nothing could be scored
	Department *int
	Cards      []Card // all nine, in order
	Steps      []Step // what to do next, the most pressing first
}

// Step is an action that one side or both take next: what all open findings of
// one kind ask for together.
type Step struct {
	Actor    Actor
	Severity Severity
	Text     string
	At       Position // the first place it speaks of
}

// Card is one of the nine points.
type Card struct {
	Card          CardID
	State         CardState
	Score         *int // nil when noData
	Assessed      int  // things looked at by the card's rules
	NotAssessable int  // the card's rules that could not be assessed
	Actor         Actor
	Summary       string // one sentence with figures
	Next          string // the next step; "" when there is none
	Previous      *int   // the score on the last recorded day before as-of
	// Steps are the open findings by the side that acts next.
	ManagerSteps, DepartmentSteps int
}
