package rubric

// Goal is a row of the goals tab: what the business wants, by when, and by
// which number.
type Goal struct {
	Pos      Position
	Goal     Ref
	Metric   Value
	Baseline Quantity
	Target   Quantity
	Start    Day
	Deadline Day
	Fact     Quantity
	FactDate Day
	Owner    Ref
	Updated  Day
}

// Horizon is how far a task looks.
type Horizon string

// The horizons, from short to long.
const (
	HorizonMonth    Horizon = "month"
	HorizonHalfYear Horizon = "halfYear"
	HorizonYear     Horizon = "year"
)

// Horizons lists the horizons from short to long.
var Horizons = []Horizon{HorizonMonth, HorizonHalfYear, HorizonYear}

// Text names the horizon.
func (h Horizon) Text() Text {
	switch h {
	case HorizonMonth:
		return Text{"месяц", "month"}
	case HorizonHalfYear:
		return Text{"полугодие", "half-year"}
	case HorizonYear:
		return Text{"год", "year"}
	}
	return Text{}
}

// Longer reports whether h looks farther than other.
func (h Horizon) Longer(other Horizon) bool { return h.rank() > other.rank() }

func (h Horizon) rank() int {
	for i, known := range Horizons {
		if h == known {
			return i + 1
		}
	}
	return 0
}

// Task is a row of the strategy tab: what the communication has to achieve for
// a goal over a period.
type Task struct {
	Pos       Position
	Task      Ref
	Goal      Refs
	Horizon   Horizon // given, or taken from the period's length; "" when neither is known
	HorizonAs Value   // the horizon as written
	Start     Day
	End       Day
	Audience  Value
	Message   Value
	Share     Quantity // percent
	Reviewed  Day
}

// Covers reports whether the task's period holds the day. An open end is open.
func (t *Task) Covers(d Date) bool {
	if !t.Start.Date.IsZero() && d.Before(t.Start.Date) {
		return false
	}
	return t.End.Date.IsZero() || !d.After(t.End.Date)
}

// Overlaps reports whether the task's period and the month share a day.
func (t *Task) Overlaps(m Month) bool {
	if !t.Start.Date.IsZero() && t.Start.Date.After(m.Last()) {
		return false
	}
	return t.End.Date.IsZero() || !t.End.Date.Before(m.First())
}

// Rubric is a recurring heading of content.
type Rubric struct {
	Pos         Position
	Rubric      Ref
	Description Value
	Tasks       Refs
	Formats     Refs
	Channels    Refs
	Share       Quantity // percent
	Active      Flag     // unknown counts as active
}

// IsActive reports whether the rubric is in use.
func (r *Rubric) IsActive() bool { return r.Active.Or(true) }

// Format is a row of the formats tab: a shape of content, such as a reel or a story.
type Format struct {
	Pos         Position
	Format      Ref
	Channels    Refs
	Hours       Quantity
	NeedsVisual Flag
	NoApproval  Flag
}

// Channel is a row of the channels tab: one place where the team publishes.
type Channel struct {
	Pos        Position
	Channel    Ref // Key is the channel's key where the name is known
	MinPerWeek Quantity
	MaxPerWeek Quantity
	MaxGapDays Quantity
	ERBase     Value
}

// Person is a row of the people tab.
type Person struct {
	Pos          Position
	Who          Ref
	Role         Value
	HoursPerWeek Quantity
	Formats      Refs
	From         Day
	To           Day
}

// Resource is a row of the needs tab: a thing the team needs from someone.
type Resource struct {
	Pos  Position
	What Value
	From Value
	Due  Day
	Here Flag
}

// Approval is a row of the approvals tab: a month that was approved.
type Approval struct {
	Pos        Position
	Month      Month
	MonthAs    Value
	Approver   Ref
	Date       Day
	Read       Flag
	Conditions Value
}

// Stat is a row of the statistics tab: one channel in one month.
type Stat struct {
	Pos            Position
	Period         Month
	PeriodAs       Value
	Channel        Ref
	FollowersStart Quantity
	FollowersEnd   Quantity
	Reach          Quantity
	Reactions      Quantity
	Comments       Quantity
	Shares         Quantity
	Saves          Quantity
	Posts          Quantity
}

// Engagements returns reactions, comments, shares and saves together, and
// whether any of them is known.
func (s *Stat) Engagements() (float64, bool) {
	sum, known := 0.0, false
	for _, q := range []Quantity{s.Reactions, s.Comments, s.Shares, s.Saves} {
		if q.Known {
			sum, known = sum+q.Number, true
		}
	}
	return sum, known
}

// VoiceKind says how the brand's voice treats a phrase.
type VoiceKind string

// The kinds of voice terms.
const (
	VoiceForbidden VoiceKind = "forbidden"
	VoiceAvoid     VoiceKind = "avoid"
)

// VoiceTerm is a row of the brand voice tab.
type VoiceTerm struct {
	Pos     Position
	Phrase  Value
	Kind    VoiceKind // "" when the kind is not understood
	KindAs  Value
	Instead Value
}

// KeyDate is a row of the key dates tab.
type KeyDate struct {
	Pos        Position
	Date       Day
	Event      Value
	PostNeeded Flag
	DayOff     Flag
}

// RuleRow is a row of the rules tab: a change to a built-in check, or a check
// of the team's own.
type RuleRow struct {
	Pos       Position
	Rule      Value
	On        Flag
	Severity  Value
	Params    Value
	Condition Value
	Message   Value
	Actor     Value
}
