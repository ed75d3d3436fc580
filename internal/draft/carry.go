package draft

import "rubric"

// fields are a row's values as they were read: texts, references, quantities,
// dates and flags of the root.
type fields map[rubric.Field]any

// share is a quantity in percent, month a month with the words it was read from.
type (
	share rubric.Quantity
	month struct {
		rubric.Month
		as rubric.Value
	}
)

// carry writes rows down as they stand.
func carry[T any](rows []T, of func(*T) fields) []Row {
	out := make([]Row, 0, len(rows))
	for i := range rows {
		r := Row{}
		for f, v := range of(&rows[i]) {
			r.put(f, v)
		}
		out = append(out, r)
	}
	return out
}

// put carries a value over; nothing where there is none.
func (r Row) put(f rubric.Field, v any) {
	if c := written(v); c != nil && c != "" {
		r[f] = Cell{Value: c}
	}
}

// written is what a cell is given for a value: what it says, or its text where
// that could not be read.
func written(v any) any {
	switch v := v.(type) {
	case rubric.Value:
		return v.Text
	case rubric.Ref:
		return v.Text
	case rubric.Refs:
		return v.Text
	case rubric.Quantity:
		if v.Known {
			return v.Number
		}
		return v.Text
	case share:
		if v.Known {
			return Percent(v.Number)
		}
		return v.Text
	case rubric.Day:
		if !v.Date.IsZero() && v.End.IsZero() {
			return v.Date
		}
		return v.Text
	case rubric.Flag:
		if v.Known {
			return v.On
		}
		return v.Text
	case month:
		if !v.IsZero() {
			return v.Month
		}
		return v.as.Text
	}
	return v
}

func ofGoal(g *rubric.Goal) fields {
	return fields{
		rubric.FieldGoal: g.Goal, rubric.FieldMetric: g.Metric, rubric.FieldBaseline: g.Baseline,
		rubric.FieldTarget: g.Target, rubric.FieldStart: g.Start, rubric.FieldDeadline: g.Deadline,
		rubric.FieldFact: g.Fact, rubric.FieldFactDate: g.FactDate, rubric.FieldOwner: g.Owner, rubric.FieldUpdated: g.Updated,
	}
}

func ofTask(t *rubric.Task) fields {
	return fields{
		rubric.FieldTask: t.Task, rubric.FieldGoal: t.Goal, rubric.FieldHorizon: t.HorizonAs,
		rubric.FieldStart: t.Start, rubric.FieldEnd: t.End, rubric.FieldAudience: t.Audience,
		rubric.FieldMessage: t.Message, rubric.FieldShare: share(t.Share), rubric.FieldReviewed: t.Reviewed,
	}
}

func ofRubric(x *rubric.Rubric) fields {
	return fields{
		rubric.FieldRubric: x.Rubric, rubric.FieldDescription: x.Description, rubric.FieldTasks: x.Tasks,
		rubric.FieldFormats: x.Formats, rubric.FieldChannels: x.Channels, rubric.FieldShare: share(x.Share), rubric.FieldActive: x.Active,
	}
}

func ofFormat(x *rubric.Format) fields {
	return fields{
		rubric.FieldFormat: x.Format, rubric.FieldChannels: x.Channels, rubric.FieldHours: x.Hours,
		rubric.FieldNeedsVisual: x.NeedsVisual, rubric.FieldNoApproval: x.NoApproval,
	}
}

func ofChannel(x *rubric.Channel) fields {
	return fields{
		rubric.FieldChannel: x.Channel, rubric.FieldMinPerWeek: x.MinPerWeek, rubric.FieldMaxPerWeek: x.MaxPerWeek,
		rubric.FieldMaxGapDays: x.MaxGapDays, rubric.FieldERBase: x.ERBase,
	}
}

func ofPerson(x *rubric.Person) fields {
	return fields{
		rubric.FieldWho: x.Who, rubric.FieldPosition: x.Role, rubric.FieldHoursPerWeek: x.HoursPerWeek,
		rubric.FieldFormats: x.Formats, rubric.FieldFrom: x.From, rubric.FieldTo: x.To,
	}
}

func ofNeed(x *rubric.Resource) fields {
	return fields{rubric.FieldWhat: x.What, rubric.FieldFrom: x.From, rubric.FieldDue: x.Due, rubric.FieldHere: x.Here}
}

func ofApproval(x *rubric.Approval) fields {
	return fields{
		rubric.FieldMonth: month{x.Month, x.MonthAs}, rubric.FieldApprover: x.Approver, rubric.FieldDate: x.Date,
		rubric.FieldRead: x.Read, rubric.FieldConditions: x.Conditions,
	}
}

func ofStat(x *rubric.Stat) fields {
	return fields{
		rubric.FieldPeriod: month{x.Period, x.PeriodAs}, rubric.FieldChannel: x.Channel,
		rubric.FieldFollowersStart: x.FollowersStart, rubric.FieldFollowersEnd: x.FollowersEnd, rubric.FieldReach: x.Reach,
		rubric.FieldReactions: x.Reactions, rubric.FieldComments: x.Comments, rubric.FieldShares: x.Shares,
		rubric.FieldSaves: x.Saves, rubric.FieldPosts: x.Posts,
	}
}

func ofVoice(x *rubric.VoiceTerm) fields {
	return fields{rubric.FieldPhrase: x.Phrase, rubric.FieldKind: x.KindAs, rubric.FieldInstead: x.Instead}
}

func ofDate(x *rubric.KeyDate) fields {
	return fields{rubric.FieldDate: x.Date, rubric.FieldEvent: x.Event, rubric.FieldPostNeeded: x.PostNeeded, rubric.FieldDayOff: x.DayOff}
}

func ofRule(x *rubric.RuleRow) fields {
	return fields{
		rubric.FieldRule: x.Rule, rubric.FieldOn: x.On, rubric.FieldSeverity: x.Severity, rubric.FieldParams: x.Params,
		rubric.FieldCondition: x.Condition, rubric.FieldMessage: x.Message, rubric.FieldActor: x.Actor,
	}
}
