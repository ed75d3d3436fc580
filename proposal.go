package rubric

// Proposal is the least that would bring a month's plan within its targets:
// posts to add and posts to move. It is never written into the plan.
type Proposal struct {
	Month   Month // under decision
	Posts   int   // live and dated in it now
	Outcome ProposalOutcome

	Additions []Addition
	Moves     []Move
	// Effort is what the proposal asks for, Bound what any would at least: the
	// proposal is the smallest where they meet.
	Effort, Bound Effort
	// TimedOut reports that the search was cut short by the clock, so that
	// another run might find better. Nothing else differs from run to run.
	TimedOut bool

	// Conflict are the targets that contradict each other, two where two do;
	// one alone contradicts what is already planned.
	Conflict []Target
	// Apart are targets that no addition and no move can reach; the proposal
	// leaves them out.
	Apart []Target
}

// Smallest reports whether no proposal asks for less.
func (p *Proposal) Smallest() bool { return p.Effort == p.Bound }

// ProposalOutcome says what came of looking for a proposal.
type ProposalOutcome string

// The outcomes.
const (
	ProposalNone       ProposalOutcome = "nothingToDo" // the plan is within its targets
	ProposalFound      ProposalOutcome = "found"
	ProposalConflict   ProposalOutcome = "conflict"   // no plan can satisfy the targets
	ProposalUnfinished ProposalOutcome = "unfinished" // none found within the effort allowed
	ProposalNoTargets  ProposalOutcome = "noTargets"  // the book sets none
)

// Effort is what a proposal asks of the team, the weightiest first.
type Effort struct {
	Additions int
	Moves     int
	Days      int // by which posts are moved, in sum
}

// Addition is a post to add.
type Addition struct {
	Date    Date
	Channel Refs
	Rubric  Ref      // Key is "" where the book has no rubrics
	Task    Refs     // to be named by the post; none where its rubric names them
	Serves  []string // the tasks it works for, the named one first
	Format  Ref
	Reason  Target
}

// Move is a post to move to another day of its month.
type Move struct {
	Entry    *Entry
	From, To Date
	Reason   Target
}

// TargetKind is what a month's plan is held to.
type TargetKind string

// The kinds of targets. Shares are met within the tolerance of their checks.
const (
	TargetMinimum     TargetKind = "minPerWeek"
	TargetMaximum     TargetKind = "maxPerWeek"
	TargetGap         TargetKind = "maxGapDays"
	TargetKeyDate     TargetKind = "keyDate"
	TargetCapacity    TargetKind = "capacity"
	TargetRubricShare TargetKind = "rubricShare"
	TargetTaskShare   TargetKind = "taskShare"
	TargetSpread      TargetKind = "together" // makes room for other targets
)

// Target is one thing that a month's plan is held to, with words for a person.
type Target struct {
	Kind TargetKind
	Name string // the channel, rubric, task or event; "" for the month as a whole
	Says Text
}
