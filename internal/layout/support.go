package layout

import (
	"time"

	"rubric"
	"rubric/internal/text"
)

func (r *reader) readPeople(s *sheet) {
	r.content(s, func(l *line) {
		p := rubric.Person{
			Pos: l.pos(), Who: l.ref(rubric.FieldWho), Role: l.value(rubric.FieldPosition),
			HoursPerWeek: l.quantity(rubric.FieldHoursPerWeek), Formats: l.refs(rubric.FieldFormats, rubric.FieldFormat),
			From: l.dayValue(rubric.FieldFrom), To: l.dayValue(rubric.FieldTo),
		}
		r.declare(rubric.FieldWho, p.Who.Text, p.Who.Key)
		r.book.People = append(r.book.People, p)
	}, rubric.FieldWho)
}

func (r *reader) readNeeds(s *sheet) {
	r.content(s, func(l *line) {
		r.book.Needs = append(r.book.Needs, rubric.Resource{
			Pos: l.pos(), What: l.value(rubric.FieldWhat), From: l.value(rubric.FieldFrom),
			Due: l.dayValue(rubric.FieldDue), Here: l.flag(rubric.FieldHere),
		})
	}, rubric.FieldWhat)
}

func (r *reader) readApprovals(s *sheet) {
	r.content(s, func(l *line) {
		r.book.Approvals = append(r.book.Approvals, rubric.Approval{
			Pos: l.pos(), Month: l.month(rubric.FieldMonth), MonthAs: l.monthText(rubric.FieldMonth),
			Approver: l.ref(rubric.FieldApprover), Date: l.dayValue(rubric.FieldDate),
			Read: l.flag(rubric.FieldRead), Conditions: l.value(rubric.FieldConditions),
		})
	}, rubric.FieldMonth)
}

func (r *reader) readStatistics(s *sheet) {
	r.content(s, func(l *line) {
		st := rubric.Stat{
			Pos: l.pos(), Period: l.month(rubric.FieldPeriod), PeriodAs: l.monthText(rubric.FieldPeriod),
			Channel: l.ref(rubric.FieldChannel), FollowersStart: l.quantity(rubric.FieldFollowersStart),
			FollowersEnd: l.quantity(rubric.FieldFollowersEnd), Reach: l.quantity(rubric.FieldReach),
			Reactions: l.quantity(rubric.FieldReactions), Comments: l.quantity(rubric.FieldComments),
			Shares: l.quantity(rubric.FieldShares), Saves: l.quantity(rubric.FieldSaves), Posts: l.quantity(rubric.FieldPosts),
		}
		if names := r.channelNames(st.Channel.Text); len(names) == 1 {
			st.Channel.Key = names[0].Key
		}
		if st.Period.IsZero() && st.PeriodAs.Empty() { // a tab of one month's own
			if m := l.t.month; m.Year > 0 && m.Month > 0 {
				st.Period = m
			}
		}
		r.book.Stats = append(r.book.Stats, st)
	}, rubric.FieldPeriod, rubric.FieldChannel)
}

func (r *reader) readVoice(s *sheet) {
	r.content(s, func(l *line) {
		v := rubric.VoiceTerm{
			Pos: l.pos(), Phrase: l.value(rubric.FieldPhrase),
			KindAs: l.value(rubric.FieldKind), Instead: l.value(rubric.FieldInstead),
		}
		if found, ok := r.voc.voice.whole(v.KindAs.Text); ok {
			v.Kind = rubric.VoiceKind(found.meaning)
		} else if found, ok := r.voc.voice.within(words(v.KindAs.Text), nil); ok {
			v.Kind = rubric.VoiceKind(found.meaning)
		}
		r.book.Voice = append(r.book.Voice, v)
	}, rubric.FieldPhrase)
}

func (r *reader) readDates(s *sheet) {
	r.content(s, func(l *line) {
		r.book.Dates = append(r.book.Dates, rubric.KeyDate{
			Pos: l.pos(), Date: l.dayValue(rubric.FieldDate), Event: l.value(rubric.FieldEvent),
			PostNeeded: l.flag(rubric.FieldPostNeeded), DayOff: l.flag(rubric.FieldDayOff),
		})
	}, rubric.FieldDate, rubric.FieldEvent)
}

func (r *reader) readRules(s *sheet) {
	r.content(s, func(l *line) {
		r.book.Rules = append(r.book.Rules, rubric.RuleRow{
			Pos: l.pos(), Rule: l.value(rubric.FieldRule), On: l.flag(rubric.FieldOn),
			Severity: l.value(rubric.FieldSeverity), Params: l.value(rubric.FieldParams),
			Condition: l.value(rubric.FieldCondition), Message: l.value(rubric.FieldMessage), Actor: l.value(rubric.FieldActor),
		})
	}, rubric.FieldRule, rubric.FieldCondition)
}

// month reads a cell that names a month: a date in it, 2026-04, «апрель 2026».
// A month without a year is the latest such month that has begun by as-of.
func (l *line) month(f rubric.Field) rubric.Month {
	c := l.cell(f)
	if c == nil {
		return rubric.Month{}
	}
	r := l.t.r
	if c.Kind == rubric.NumberCell && plausible(c.Number) {
		return r.serial(c.Number).date.InMonth()
	}
	if c.Kind != rubric.TextCell {
		return rubric.Month{}
	}
	w := r.written(c.Text)
	if w.kind != dateMonth && w.kind != datePoint || w.from.month < 1 || w.from.month > 12 {
		return rubric.Month{}
	}
	m := rubric.Month{Year: w.from.year, Month: time.Month(w.from.month)}
	switch {
	case m.Year > 0:
	case r.year > 0:
		m.Year = r.year
	case l.t.month.Year > 0:
		m.Year = l.t.month.Year
	default:
		m.Year = r.asOf.Year
		if m.First().After(r.asOf) {
			m.Year--
		}
	}
	return m
}

// monthText returns what a month's cell says; a real date as 2026-04.
func (l *line) monthText(f rubric.Field) rubric.Value {
	v := l.value(f)
	if c := l.cell(f); c != nil && c.Kind == rubric.NumberCell && plausible(c.Number) {
		if d := l.t.r.serial(c.Number).date; d.Day == 1 {
			v.Text = d.InMonth().String()
		} else {
			v.Text = d.String()
		}
	}
	return v
}

func words(s string) []string {
	const most = 40
	w := text.Tokens(s)
	return w[:min(most, len(w))]
}
