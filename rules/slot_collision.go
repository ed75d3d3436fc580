package rules

import (
	"cmp"
	"slices"
	"time"

	"rubric"
)

var slotCollision = Rule{
	ID: "slot-collision", Severity: rubric.Warning, Actor: rubric.Department,
	Card: rubric.CardPlan, Part: rubric.PartApproval, Entries: true,
	Needs:  []Need{heading(rubric.FieldStatus)},
	Params: []Param{{"minutes", 60, Minutes}},
	Doc: Doc{
		Title: rubric.Text{RU: "Публикации почти в одно время", EN: "Posts at almost the same time"},
		What: rubric.Text{
			RU: "Между публикациями одной площадки в один день проходит хотя бы час. Сторис не в счёт.",
			EN: "Posts of one channel on one day are at least an hour apart. Stories do not count.",
		},
		Why: rubric.Text{
			RU: "Две публикации подряд делят одних и тех же людей: обе соберут меньше, чем могли бы.",
			EN: "Two posts in a row share the same people: both reach fewer than they could.",
		},
		Fix: rubric.Text{
			RU: "Разведите публикации по времени или по дням.",
			EN: "Put the posts at different times, or on different days.",
		},
		Messages: map[string]rubric.Text{"": {
			RU: "«{channel}», {date}: в {time} стоит ещё одна публикация (строка {row}). Развести по времени?",
			EN: "“{channel}”, {date}: another post stands at {time} (row {row}). Move one of them?",
		}},
	},
	Check: func(p *Pass) { p.checkCollisions() },
}

// planned is an entry at a minute of a channel's day.
type planned struct {
	entry   *rubric.Entry
	channel rubric.Name
	minute  int
	order   int // of the entry among those looked at
}

// channelDay is one day of a channel.
type channelDay struct {
	channel string
	date    rubric.Date
}

func (p *Pass) checkCollisions() {
	days := map[channelDay][]planned{}
	var order []channelDay
	var entries []*rubric.Entry
	for e := range p.Entries() {
		minute, ok := minuteOf(e.Time.Text)
		if !ok || e.Date.Date.IsZero() || !e.Live() || p.isStory(e) {
			continue
		}
		for _, c := range e.Channel.Names {
			d := channelDay{c.Key, e.Date.Date}
			if days[d] == nil {
				order = append(order, d)
			}
			days[d] = append(days[d], planned{e, c, minute, len(entries)})
		}
		entries = append(entries, e)
	}
	tooClose := make([][2]planned, len(entries))
	for _, d := range order {
		p.collide(days[d], tooClose)
	}
	for i, e := range entries {
		p.Assess()
		if pair := tooClose[i]; pair[0].entry != nil {
			p.Report(e, rubric.FieldTime, with("channel", pair[1].channel.Text), with("date", e.Date.Date),
				with("time", pair[0].entry.Time.Text), with("row", pair[0].entry.Pos.Row))
		}
	}
}

// collide notes, for the later of two that are too close, which one it is too
// close to: moving it once is enough.
func (p *Pass) collide(day []planned, tooClose [][2]planned) {
	slices.SortFunc(day, func(a, b planned) int {
		return cmp.Or(cmp.Compare(a.minute, b.minute), cmp.Compare(a.order, b.order))
	})
	for i := 1; i < len(day); i++ {
		noted := &tooClose[day[i].order]
		if day[i].minute-day[i-1].minute < p.Int("minutes") && noted[0].entry == nil {
			*noted = [2]planned{day[i-1], day[i]}
		}
	}
}

// minuteOf reads a time such as 18:00.
func minuteOf(s string) (int, bool) {
	t, err := time.Parse("15:04", s)
	if err != nil {
		return 0, false
	}
	return 60*t.Hour() + t.Minute(), true
}
