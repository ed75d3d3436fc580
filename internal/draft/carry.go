package draft

import "rubric"

// put carries a text over; nothing where there is none.
func (r Row) put(f rubric.Field, s string) {
	if s != "" {
		r[f] = Cell{Value: s}
	}
}

// number, share, day and flag carry over what a cell says, and its text where
// that could not be read.
func (r Row) number(f rubric.Field, q rubric.Quantity) {
	r.put(f, q.Text)
	if q.Known {
		r[f] = Cell{Value: q.Number}
	}
}

func (r Row) share(f rubric.Field, q rubric.Quantity) {
	r.put(f, q.Text)
	if q.Known {
		r[f] = Cell{Value: Percent(q.Number)}
	}
}

func (r Row) day(f rubric.Field, d rubric.Day) {
	r.put(f, d.Text)
	if !d.Date.IsZero() && d.End.IsZero() {
		r[f] = Cell{Value: d.Date}
	}
}

func (r Row) flag(f rubric.Field, x rubric.Flag) {
	r.put(f, x.Text)
	if x.Known {
		r[f] = Cell{Value: x.On}
	}
}

func (d *drafter) carriedRubrics() []Row {
	var out []Row
	for i := range d.b.Rubrics {
		x := &d.b.Rubrics[i]
		r := Row{}
		r.put(rubric.FieldRubric, x.Rubric.Text)
		r.put(rubric.FieldDescription, x.Description.Text)
		r.put(rubric.FieldTasks, x.Tasks.Text)
		r.put(rubric.FieldFormats, x.Formats.Text)
		r.put(rubric.FieldChannels, x.Channels.Text)
		r.share(rubric.FieldShare, x.Share)
		r.flag(rubric.FieldActive, x.Active)
		out = append(out, r)
	}
	return out
}

func (d *drafter) carriedChannels() []Row {
	var out []Row
	for i := range d.b.Channels {
		x := &d.b.Channels[i]
		r := Row{}
		r.put(rubric.FieldChannel, x.Channel.Text)
		r.number(rubric.FieldMinPerWeek, x.MinPerWeek)
		r.number(rubric.FieldMaxPerWeek, x.MaxPerWeek)
		r.number(rubric.FieldMaxGapDays, x.MaxGapDays)
		r.put(rubric.FieldERBase, x.ERBase.Text)
		out = append(out, r)
	}
	return out
}

func (d *drafter) formats() []Row {
	var out []Row
	for i := range d.b.Formats {
		x := &d.b.Formats[i]
		r := Row{}
		r.put(rubric.FieldFormat, x.Format.Text)
		r.put(rubric.FieldChannels, x.Channels.Text)
		r.number(rubric.FieldHours, x.Hours)
		r.flag(rubric.FieldNeedsVisual, x.NeedsVisual)
		r.flag(rubric.FieldNoApproval, x.NoApproval)
		out = append(out, r)
	}
	return out
}

func (d *drafter) people() []Row {
	var out []Row
	for i := range d.b.People {
		x := &d.b.People[i]
		r := Row{}
		r.put(rubric.FieldWho, x.Who.Text)
		r.put(rubric.FieldPosition, x.Role.Text)
		r.number(rubric.FieldHoursPerWeek, x.HoursPerWeek)
		r.put(rubric.FieldFormats, x.Formats.Text)
		r.day(rubric.FieldFrom, x.From)
		r.day(rubric.FieldTo, x.To)
		out = append(out, r)
	}
	return out
}

func (d *drafter) stats() []Row {
	var out []Row
	for i := range d.b.Stats {
		x := &d.b.Stats[i]
		r := Row{}
		r.put(rubric.FieldPeriod, x.PeriodAs.Text)
		if !x.Period.IsZero() {
			r[rubric.FieldPeriod] = Cell{Value: x.Period}
		}
		r.put(rubric.FieldChannel, x.Channel.Text)
		r.number(rubric.FieldFollowersStart, x.FollowersStart)
		r.number(rubric.FieldFollowersEnd, x.FollowersEnd)
		r.number(rubric.FieldReach, x.Reach)
		r.number(rubric.FieldReactions, x.Reactions)
		r.number(rubric.FieldComments, x.Comments)
		r.number(rubric.FieldShares, x.Shares)
		r.number(rubric.FieldSaves, x.Saves)
		r.number(rubric.FieldPosts, x.Posts)
		out = append(out, r)
	}
	return out
}

func (d *drafter) dates() []Row {
	var out []Row
	for i := range d.b.Dates {
		x := &d.b.Dates[i]
		r := Row{}
		r.day(rubric.FieldDate, x.Date)
		r.put(rubric.FieldEvent, x.Event.Text)
		r.flag(rubric.FieldPostNeeded, x.PostNeeded)
		r.flag(rubric.FieldDayOff, x.DayOff)
		out = append(out, r)
	}
	return out
}

// plan carries every entry and free slot over, cell by cell as written, but for
// dates, which become real ones.
func (d *drafter) plan() []Row {
	spec := rubric.RolePlan.Spec()
	var out []Row
	for _, entries := range [][]rubric.Entry{d.b.Entries, d.b.Slots} {
		for i := range entries {
			e := &entries[i]
			r := Row{}
			for _, f := range spec.Fields {
				r.put(f.Field, e.Value(f.Field).Text)
			}
			r.day(rubric.FieldDate, e.Date)
			if r[rubric.FieldStatus].Value == nil && e.Status != "" {
				r.put(rubric.FieldStatus, e.Status.Text().In(d.b.Lang))
			}
			if len(e.Channel.Names) > 0 && e.Channel.Empty() {
				r.put(rubric.FieldChannel, e.Channel.Names[0].Text)
			}
			out = append(out, r)
		}
	}
	return out
}
