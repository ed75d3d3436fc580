package template

import (
	"time"

	"rubric"
)

func (x *example) people() []Row {
	return []Row{
		{
			rubric.FieldWho: x.say(manager), rubric.FieldHoursPerWeek: 2, rubric.FieldFrom: x.begin(),
			rubric.FieldPosition: x.say(rubric.Text{RU: "Управляющая: утверждает план", EN: "Manager: approves the plan"}),
		},
		{
			rubric.FieldWho: x.say(writer), rubric.FieldHoursPerWeek: 14, rubric.FieldFrom: x.begin(),
			rubric.FieldPosition: x.say(rubric.Text{RU: "Тексты и публикация", EN: "Copy and publishing"}),
			rubric.FieldFormats:  x.names([]rubric.Text{formatPost, formatCards, formatLetter}),
		},
		{
			rubric.FieldWho: x.say(filmer), rubric.FieldHoursPerWeek: 16, rubric.FieldFrom: x.begin(),
			rubric.FieldPosition: x.say(rubric.Text{RU: "Фото и видео", EN: "Photos and video"}),
			rubric.FieldFormats:  x.names([]rubric.Text{formatVideo, formatCards}),
		},
	}
}

// ownerOf says who makes a format.
func ownerOf(format rubric.Text) rubric.Text {
	if format == formatVideo {
		return filmer
	}
	return writer
}

func (x *example) needs() []Row {
	return []Row{
		{
			rubric.FieldWhat: x.say(rubric.Text{RU: "Фото новых начинок", EN: "Photos of the new fillings"}),
			rubric.FieldFrom: x.say(filmer), rubric.FieldDue: x.workday(x.asOf.AddDays(-14)), rubric.FieldHere: true,
		},
		{
			rubric.FieldWhat: x.say(rubric.Text{RU: "Доступ к статистике рассылки", EN: "Access to the newsletter's statistics"}),
			rubric.FieldFrom: x.say(manager), rubric.FieldDue: x.workday(x.asOf.AddDays(-30)), rubric.FieldHere: true,
		},
		{
			rubric.FieldWhat: x.say(rubric.Text{RU: "Час пекаря для видео о закваске", EN: "An hour of the baker's time for the starter video"}),
			rubric.FieldFrom: x.say(manager), rubric.FieldDue: x.workday(x.asOf.AddDays(35)), rubric.FieldHere: false,
		},
	}
}

// approvals are of the months before the plan: what is approved now shows as
// the posts' own status.
func (x *example) approvals() []Row {
	var out []Row
	for back := 4; back >= 2; back-- {
		m := x.month.Add(-back)
		out = append(out, Row{
			rubric.FieldMonth: m, rubric.FieldApprover: x.say(manager),
			rubric.FieldDate: x.workday(m.First().AddDays(-5)), rubric.FieldRead: true,
		})
	}
	return out
}

// statistics are the six closed months, growing a little faster each month.
func (x *example) statistics() []Row {
	var out []Row
	for back := 6; back >= 1; back-- {
		m := x.month.Add(-back)
		for i, c := range channels {
			posts := 0
			for _, p := range schedule(m) {
				for _, on := range p.channels() {
					if on == i {
						posts++
					}
				}
			}
			age := 6 - back
			reach := posts * c.reach * (100 + 4*age) / 100
			active := reach * (40 + age) / 1000 // 4 % and rising
			out = append(out, Row{
				rubric.FieldPeriod: m, rubric.FieldChannel: x.say(c.name),
				rubric.FieldFollowersStart: c.after(age), rubric.FieldFollowersEnd: c.after(age + 1),
				rubric.FieldReach: reach, rubric.FieldReactions: active * 70 / 100,
				rubric.FieldComments: active * 10 / 100, rubric.FieldShares: active * 8 / 100,
				rubric.FieldSaves: active * 12 / 100, rubric.FieldPosts: posts,
			})
		}
	}
	return out
}

// after is the number of followers after so many of the six months.
func (c outlet) after(months int) int {
	return c.followers + months*c.growth + months*(months-1)/2*(c.growth/12)
}

// followers is the sum over the channels so many months before this one began.
func (x *example) followers(back int) int {
	sum := 0
	for _, c := range channels {
		sum += c.after(6 - back)
	}
	return sum
}

func (x *example) voice() []Row {
	out := make([]Row, len(voice))
	for i, v := range voice {
		kind := rubric.Text{RU: "избегать", EN: "avoid"}
		if v.forbidden {
			kind = rubric.Text{RU: "запрещено", EN: "forbidden"}
		}
		out[i] = Row{
			rubric.FieldPhrase: x.say(v.phrase), rubric.FieldKind: x.say(kind),
			rubric.FieldInstead: x.say(v.instead),
		}
	}
	return out
}

func (x *example) dates() []Row {
	var out []Row
	for _, e := range events {
		out = append(out, Row{
			rubric.FieldDate: x.eventDay(e), rubric.FieldEvent: x.say(e.name),
			rubric.FieldPostNeeded: true, rubric.FieldDayOff: false,
		})
	}
	return append(out, Row{
		rubric.FieldDate: x.inventoryDay(), rubric.FieldPostNeeded: false, rubric.FieldDayOff: true,
		rubric.FieldEvent: x.say(rubric.Text{RU: "Санитарный день: пекарня закрыта", EN: "Deep clean: the bakery is closed"}),
	})
}

func (x *example) eventDay(e event) rubric.Date {
	return x.month.Add(e.month).First().AddDays(e.day - 1)
}

// inventoryDay is the last Tuesday of next month.
func (x *example) inventoryDay() rubric.Date {
	d := x.month.Add(1).Last()
	for d.Weekday() != time.Tuesday {
		d = d.AddDays(-1)
	}
	return d
}
