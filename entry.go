package rubric

import "strings"

// Status is where an entry stands on its way out.
type Status string

// The statuses. The zero Status means that none is given or none is known;
// an entry without any status text counts as an idea.
const (
	StatusIdea      Status = "idea"
	StatusDraft     Status = "draft"
	StatusReview    Status = "review"
	StatusRevision  Status = "revision"
	StatusApproved  Status = "approved"
	StatusScheduled Status = "scheduled"
	StatusPublished Status = "published"
	StatusBlocked   Status = "blocked"
	StatusPaused    Status = "paused"
	StatusCancelled Status = "cancelled"
)

// Statuses lists the known statuses from first to last.
var Statuses = []Status{
	StatusIdea, StatusDraft, StatusReview, StatusRevision, StatusApproved,
	StatusScheduled, StatusPublished, StatusBlocked, StatusPaused, StatusCancelled,
}

// Text returns the status as we would write it in a plan.
func (s Status) Text() Text {
	switch s {
	case StatusIdea:
		return Text{"Идея", "Idea"}
	case StatusDraft:
		return Text{"В работе", "In progress"}
	case StatusReview:
		return Text{"На согласовании", "In review"}
	case StatusRevision:
		return Text{"На правках", "Needs revision"}
	case StatusApproved:
		return Text{"Утверждено", "Approved"}
	case StatusScheduled:
		return Text{"Запланировано", "Scheduled"}
	case StatusPublished:
		return Text{"Опубликовано", "Published"}
	case StatusBlocked:
		return Text{"Ждём материалы", "Waiting for material"}
	case StatusPaused:
		return Text{"Приостановлено", "Paused"}
	case StatusCancelled:
		return Text{"Отменено", "Cancelled"}
	}
	return Text{}
}

// AtLeastReview reports whether the entry was handed over: in review, sent back
// for revision, approved, scheduled or published.
func (s Status) AtLeastReview() bool {
	switch s {
	case StatusReview, StatusRevision, StatusApproved, StatusScheduled, StatusPublished:
		return true
	}
	return false
}

// AtLeastApproved reports whether the entry was approved, whatever came after.
func (s Status) AtLeastApproved() bool {
	return s == StatusApproved || s == StatusScheduled || s == StatusPublished
}

// Entry is one planned post on one or more channels.
type Entry struct {
	// ID is the short id in the managed column ("k7f3q", or "k7f3q/vk" where a
	// row holds several entries); "" before the first sync.
	ID string
	// Pos is the entry's row. Col is set only where a row holds several entries.
	Pos Position

	Date     Day
	Time     Value // as 18:00 where it could be read
	Weekday  Value
	Channel  Refs // keys are channel keys (vk, telegram …) where the name is known
	Rubric   Ref
	Format   Ref
	Topic    Value
	Text     Value
	Visual   Value
	Task     Refs
	Owner    Refs
	Status   Status
	StatusAs Value // the status as written
	Approver Ref
	Link     Value
	Campaign Ref
	Ad       Flag

	// rest holds the fields of a plan that are not above. A plan may have 100,000
	// entries and has few of these columns.
	rest []restCell
}

// Value returns what the entry's cell for a field of the plan says.
func (e *Entry) Value(f Field) Value {
	if v := e.value(f); v != nil {
		return *v
	}
	return e.restValue(f)
}

// SetValue puts a cell's text and place into the entry, without any reading of
// it. It reports whether the plan has such a field.
func (e *Entry) SetValue(f Field, v Value) bool {
	if p := e.value(f); p != nil {
		*p = v
		return true
	}
	return e.setRest(f, v)
}

func (e *Entry) value(f Field) *Value {
	switch f {
	case FieldDate:
		return &e.Date.Value
	case FieldTime:
		return &e.Time
	case FieldWeekday:
		return &e.Weekday
	case FieldChannel:
		return &e.Channel.Value
	case FieldRubric:
		return &e.Rubric.Value
	case FieldFormat:
		return &e.Format.Value
	case FieldTopic:
		return &e.Topic
	case FieldText:
		return &e.Text
	case FieldVisual:
		return &e.Visual
	case FieldTask:
		return &e.Task.Value
	case FieldOwner:
		return &e.Owner.Value
	case FieldStatus:
		return &e.StatusAs
	case FieldApprover:
		return &e.Approver.Value
	case FieldLink:
		return &e.Link
	case FieldCampaign:
		return &e.Campaign.Value
	case FieldAd:
		return &e.Ad.Value
	}
	return nil
}

// State returns the status that rules go by: an entry without any status text
// is an idea; one whose status nobody knows has none.
func (e *Entry) State() Status {
	if e.Status == "" && e.StatusAs.Empty() {
		return StatusIdea
	}
	return e.Status
}

// Live reports whether the entry still counts: neither cancelled nor paused.
func (e *Entry) Live() bool { return e.Status != StatusCancelled && e.Status != StatusPaused }

// Title names the entry for a person: its topic, else the start of its text.
func (e *Entry) Title() string {
	if !e.Topic.Empty() {
		return e.Topic.Text
	}
	line, _, _ := strings.Cut(e.Text.Text, "\n")
	if r := []rune(line); len(r) > 60 {
		return string(r[:59]) + "…"
	}
	return line
}
