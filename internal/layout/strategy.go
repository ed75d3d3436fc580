package layout

import (
	"fmt"

	"rubric"
)

// content yields the table's lines that are rows of it: not totals, not
// footnotes, not formulas alone, and with something in one of the fields
// without which the row says nothing.
func (r *reader) content(s *sheet, read func(*line), keys ...rubric.Field) {
	ignored, first := 0, 0
	for _, t := range r.tables(s) {
		for l := range t.lines() {
			if l.isRow(keys) {
				read(l)
			} else if ignored++; ignored == 1 {
				first = l.row
			}
		}
	}
	r.noteIgnored(s, ignored, first)
}

func (l *line) isRow(keys []rubric.Field) bool {
	if l.own == 0 || l.isRemark() {
		return false
	}
	for _, f := range keys {
		if c := l.cell(f); c != nil && !isDash(cellText(*c)) {
			return true
		}
	}
	return false
}

func (r *reader) noteIgnored(s *sheet, ignored, first int) {
	if ignored > 0 {
		r.note(rubric.NoteRowsIgnored, rubric.Position{Tab: s.tab.Name, Row: first},
			fmt.Sprintf("Строки без записи: итоги, сноски, легенда (строк: %d)", ignored),
			fmt.Sprintf("Rows that are no entries: totals, footnotes, legends (rows: %d)", ignored))
	}
}

func (r *reader) readGoals(s *sheet) {
	r.content(s, func(l *line) {
		g := rubric.Goal{
			Pos: l.pos(), Goal: l.ref(rubric.FieldGoal), Metric: l.value(rubric.FieldMetric),
			Baseline: l.quantity(rubric.FieldBaseline), Target: l.quantity(rubric.FieldTarget),
			Start: l.dayValue(rubric.FieldStart), Deadline: l.dayValue(rubric.FieldDeadline),
			Fact: l.quantity(rubric.FieldFact), FactDate: l.dayValue(rubric.FieldFactDate),
			Owner: l.ref(rubric.FieldOwner), Updated: l.dayValue(rubric.FieldUpdated),
		}
		r.declare(rubric.FieldGoal, g.Goal.Text, g.Goal.Key)
		r.book.Goals = append(r.book.Goals, g)
	}, rubric.FieldGoal)
}

func (r *reader) readStrategy(s *sheet) {
	r.content(s, func(l *line) {
		t := rubric.Task{
			Pos: l.pos(), Task: l.ref(rubric.FieldTask), Goal: l.refs(rubric.FieldGoal, rubric.FieldGoal),
			HorizonAs: l.value(rubric.FieldHorizon),
			Start:     l.dayValue(rubric.FieldStart), End: l.dayValue(rubric.FieldEnd),
			Audience: l.value(rubric.FieldAudience), Message: l.value(rubric.FieldMessage),
			Share: l.share(rubric.FieldShare), Reviewed: l.dayValue(rubric.FieldReviewed),
		}
		t.Horizon = r.horizon(t.HorizonAs.Text, t.Start.Date, t.End.Date)
		r.declare(rubric.FieldTask, t.Task.Text, t.Task.Key)
		r.book.Tasks = append(r.book.Tasks, t)
	}, rubric.FieldTask)
	shares := make([]*rubric.Quantity, len(r.book.Tasks))
	for i := range r.book.Tasks {
		shares[i] = &r.book.Tasks[i].Share
	}
	loneWhole(shares)
}

// horizon returns the horizon as written, else the one that the period's
// length makes it.
func (r *reader) horizon(s string, start, end rubric.Date) rubric.Horizon {
	for _, h := range rubric.Horizons {
		if s == string(h) {
			return h
		}
	}
	if found, ok := r.voc.horizons.whole(s); ok {
		return rubric.Horizon(found.meaning)
	}
	if found, ok := r.voc.horizons.within(words(s), nil); ok {
		return rubric.Horizon(found.meaning)
	}
	const monthDays, halfYearDays = 31, 190
	if start.IsZero() || end.IsZero() || end.Before(start) {
		return ""
	}
	switch days := end.Sub(start) + 1; {
	case days <= monthDays:
		return rubric.HorizonMonth
	case days <= halfYearDays:
		return rubric.HorizonHalfYear
	}
	return rubric.HorizonYear
}

func (r *reader) readRubrics(s *sheet) {
	r.content(s, func(l *line) {
		x := rubric.Rubric{
			Pos: l.pos(), Rubric: l.ref(rubric.FieldRubric), Description: l.value(rubric.FieldDescription),
			Tasks: l.refs(rubric.FieldTasks, rubric.FieldTask), Formats: l.refs(rubric.FieldFormats, rubric.FieldFormat),
			Channels: l.channels(rubric.FieldChannels), Share: l.share(rubric.FieldShare), Active: l.flag(rubric.FieldActive),
		}
		r.declare(rubric.FieldRubric, x.Rubric.Text, x.Rubric.Key)
		r.book.Rubrics = append(r.book.Rubrics, x)
	}, rubric.FieldRubric)
	shares := make([]*rubric.Quantity, len(r.book.Rubrics))
	for i := range r.book.Rubrics {
		shares[i] = &r.book.Rubrics[i].Share
	}
	loneWhole(shares)
}

func (r *reader) readFormats(s *sheet) {
	r.content(s, func(l *line) {
		f := rubric.Format{
			Pos: l.pos(), Format: l.ref(rubric.FieldFormat), Channels: l.channels(rubric.FieldChannels),
			Hours: l.quantity(rubric.FieldHours), NeedsVisual: l.flag(rubric.FieldNeedsVisual), NoApproval: l.flag(rubric.FieldNoApproval),
		}
		r.declare(rubric.FieldFormat, f.Format.Text, f.Format.Key)
		r.book.Formats = append(r.book.Formats, f)
	}, rubric.FieldFormat)
}

// readChannels gives a channel the vocabulary's key where its whole name is
// known. A longer name («Instagram Stories») gets the key of the channel it
// holds only while no row claims that channel itself.
func (r *reader) readChannels(s *sheet) {
	claimed := map[string]bool{}
	r.content(s, func(l *line) {
		c := rubric.Channel{
			Pos: l.pos(), Channel: l.ref(rubric.FieldChannel),
			MinPerWeek: l.quantity(rubric.FieldMinPerWeek), MaxPerWeek: l.quantity(rubric.FieldMaxPerWeek),
			MaxGapDays: l.quantity(rubric.FieldMaxGapDays), ERBase: l.value(rubric.FieldERBase),
		}
		if key, ok := r.wholeChannelKey(c.Channel.Text); ok {
			c.Channel.Key = key
			claimed[key] = true
		}
		r.book.Channels = append(r.book.Channels, c)
	}, rubric.FieldChannel)
	for i := range r.book.Channels {
		c := &r.book.Channels[i].Channel
		if _, whole := r.wholeChannelKey(c.Text); whole {
			continue
		}
		if key := r.voc.channelKey(c.Text); !claimed[key] {
			c.Key = key
			claimed[key] = true
		} else {
			r.declare(rubric.FieldChannel, c.Text, c.Key)
		}
	}
}

func (r *reader) wholeChannelKey(name string) (string, bool) {
	names := r.wholeChannel(name)
	if len(names) == 0 {
		return "", false
	}
	return names[0].Key, true
}
