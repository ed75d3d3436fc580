package rubric

// Field is what a column holds. The same name in two roles (owner, metric …)
// means the same kind of thing. The names are those of the JSON contracts.
type Field string

// The fields of every role. Which role has which is declared by [Roles].
const (
	FieldDate      Field = "date"
	FieldTime      Field = "time"
	FieldWeekday   Field = "weekday"
	FieldChannel   Field = "channel"
	FieldRubric    Field = "rubric"
	FieldFormat    Field = "format"
	FieldTopic     Field = "topic"
	FieldText      Field = "text"
	FieldVisual    Field = "visual"
	FieldTask      Field = "task"
	FieldOwner     Field = "owner"
	FieldStatus    Field = "status"
	FieldApprover  Field = "approver"
	FieldLink      Field = "link"
	FieldHashtags  Field = "hashtags"
	FieldCTA       Field = "cta"
	FieldCampaign  Field = "campaign"
	FieldAd        Field = "ad"
	FieldErid      Field = "erid"
	FieldBudget    Field = "budget"
	FieldComment   Field = "comment"
	FieldNotes     Field = "notes"
	FieldException Field = "exception"
	FieldUTM       Field = "utm"

	FieldGoal     Field = "goal"
	FieldMetric   Field = "metric"
	FieldBaseline Field = "baseline"
	FieldTarget   Field = "target"
	FieldStart    Field = "start"
	FieldDeadline Field = "deadline"
	FieldFact     Field = "fact"
	FieldFactDate Field = "factDate"
	FieldUpdated  Field = "updated"

	FieldHorizon  Field = "horizon"
	FieldEnd      Field = "end"
	FieldAudience Field = "audience"
	FieldMessage  Field = "message"
	FieldShare    Field = "share"
	FieldReviewed Field = "reviewed"

	FieldDescription Field = "description"
	FieldTasks       Field = "tasks"
	FieldFormats     Field = "formats"
	FieldChannels    Field = "channels"
	FieldActive      Field = "active"

	FieldHours       Field = "hours"
	FieldNeedsVisual Field = "needsVisual"
	FieldNoApproval  Field = "noApproval"

	FieldMinPerWeek Field = "minPerWeek"
	FieldMaxPerWeek Field = "maxPerWeek"
	FieldMaxGapDays Field = "maxGapDays"
	FieldERBase     Field = "erBase"

	FieldWho          Field = "who"
	FieldPosition     Field = "role"
	FieldHoursPerWeek Field = "hoursPerWeek"
	FieldFrom         Field = "from"
	FieldTo           Field = "to"

	FieldWhat Field = "what"
	FieldDue  Field = "due"
	FieldHere Field = "here"

	FieldMonth      Field = "month"
	FieldRead       Field = "read"
	FieldConditions Field = "conditions"

	FieldPeriod         Field = "period"
	FieldFollowersStart Field = "followersStart"
	FieldFollowersEnd   Field = "followersEnd"
	FieldReach          Field = "reach"
	FieldReactions      Field = "reactions"
	FieldComments       Field = "comments"
	FieldShares         Field = "shares"
	FieldSaves          Field = "saves"
	FieldPosts          Field = "posts"

	FieldPhrase  Field = "phrase"
	FieldKind    Field = "kind"
	FieldInstead Field = "instead"

	FieldEvent      Field = "event"
	FieldPostNeeded Field = "postNeeded"
	FieldDayOff     Field = "dayOff"

	FieldRule      Field = "rule"
	FieldOn        Field = "on"
	FieldSeverity  Field = "severity"
	FieldParams    Field = "params"
	FieldCondition Field = "condition"
	FieldActor     Field = "actor"

	FieldKey   Field = "key"
	FieldValue Field = "value"
)

// FieldSpec declares a field of a role: its canonical heading, and what a
// person filling the column should know.
type FieldSpec struct {
	Field  Field
	Header Text
	Help   Text
	Extra  bool // read where present, not laid out in a book of ours
}

// Name returns the canonical heading of the field within the role.
func (f Field) Name(role Role) Text {
	spec, ok := role.Spec().Field(f)
	if !ok {
		return Text{string(f), string(f)}
	}
	return spec.Header
}
