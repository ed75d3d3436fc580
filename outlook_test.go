package rubric_test

import (
	"slices"
	"testing"
	"time"

	"rubric"
)

var asOf = rubric.NewDate(2026, time.May, 20)

func day(s string) rubric.Day {
	d, err := rubric.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return rubric.Day{Date: d, Value: rubric.Value{Text: s}}
}

func ref(name string) rubric.Ref {
	return rubric.Ref{Value: rubric.Value{Text: name}, Key: name}
}

func refs(names ...string) rubric.Refs {
	var r rubric.Refs
	for _, n := range names {
		r.Names = append(r.Names, rubric.Name{Text: n, Key: n})
	}
	return r
}

func number(x float64) rubric.Quantity { return rubric.Quantity{Number: x, Known: true} }

func TestMonthUnderDecision(t *testing.T) {
	for _, c := range []struct{ day, setting, want string }{
		{"2026-05-14", "", "2026-05"},
		{"2026-05-15", "", "2026-06"},
		{"2026-12-31", "", "2027-01"},
		{"2026-05-15", "20", "2026-05"},
		{"2026-05-15", "soon", "2026-06"},
	} {
		b := &rubric.Book{}
		if c.setting != "" {
			b.Settings = []rubric.Setting{{Key: "decision.day", Value: rubric.Value{Text: c.setting}}}
		}
		if got := rubric.NewOutlook(b, day(c.day).Date).Month.String(); got != c.want {
			t.Errorf("on %s with decision.day %q the month is %s, want %s", c.day, c.setting, got, c.want)
		}
	}
}

func TestWindowStartsLastMonth(t *testing.T) {
	o := rubric.NewOutlook(&rubric.Book{}, asOf)
	for date, want := range map[string]bool{"2026-03-31": false, "2026-04-01": true, "2027-01-01": true} {
		if got := o.InWindow(&rubric.Entry{Date: day(date)}); got != want {
			t.Errorf("%s in the window: %v, want %v", date, got, want)
		}
	}
	if !o.InWindow(&rubric.Entry{}) {
		t.Error("an undated idea is outside the window")
	}
}

func TestFillByChannelMinimums(t *testing.T) {
	b := &rubric.Book{Channels: []rubric.Channel{
		{Channel: ref("vk"), MinPerWeek: number(3)},
		{Channel: ref("telegram"), MinPerWeek: number(1)},
		{Channel: ref("blog")},
	}}
	for d := 1; d <= 8; d++ { // eight posts on vk, of which four also on telegram
		channels := refs("vk", "blog")
		if d%2 == 0 {
			channels = refs("vk", "telegram")
		}
		b.Entries = append(b.Entries, rubric.Entry{Date: rubric.Day{Date: rubric.NewDate(2026, time.June, d)}, Channel: channels})
	}
	b.Entries = append(b.Entries, rubric.Entry{Date: day("2026-06-20"), Channel: refs("vk"), Status: rubric.StatusCancelled})
	b.Slots = []rubric.Entry{{Date: day("2026-06-25")}, {Date: day("2026-07-01")}}
	b.Index()
	june := rubric.Month{Year: 2026, Month: time.June}
	o := rubric.NewOutlook(b, asOf)
	// 4 a week over 30 days is 17; half of that is 8.6, and 12 are planned.
	want := rubric.Fill{Month: june, Have: 12, Want: 17, Slots: 1, Filled: true}
	if got := o.Fill(june); got != want {
		t.Errorf("June: %+v, want %+v", got, want)
	}
	july := june.Add(1)
	if got, want := o.Filling(), []rubric.Fill{{Month: july, Want: 18, Slots: 1}}; !slices.Equal(got, want) {
		t.Errorf("being filled: %+v, want %+v", got, want)
	}
	if got := o.FilledMonths(); !slices.Equal(got, []rubric.Month{june}) {
		t.Errorf("filled: %v", got)
	}
}

func TestFillByLastMonth(t *testing.T) {
	b := &rubric.Book{}
	add := func(month time.Month, n int) {
		for d := 1; d <= n; d++ {
			b.Entries = append(b.Entries, rubric.Entry{Date: rubric.Day{Date: rubric.NewDate(2026, month, d)}})
		}
	}
	add(time.May, 16)
	add(time.June, 7)
	june := rubric.Month{Year: 2026, Month: time.June}
	if f := rubric.NewOutlook(b, asOf).Fill(june); f.Filled || f.Have != 7 || f.Want != 16 {
		t.Errorf("7 after a month of 16: %+v", f)
	}
	b.Entries = append(b.Entries, rubric.Entry{Date: day("2026-06-30")})
	if f := rubric.NewOutlook(b, asOf).Fill(june); !f.Filled {
		t.Errorf("8 after a month of 16: %+v", f)
	}
	if f := rubric.NewOutlook(b, asOf).Fill(june.Add(1)); f.Filled || f.Want != 8 {
		t.Errorf("an empty month: %+v", f)
	}
}

func TestServes(t *testing.T) {
	b := &rubric.Book{
		Tasks: []rubric.Task{
			{Task: ref("year"), Goal: refs("wholesale"), Horizon: rubric.HorizonYear, Start: day("2026-01-01"), End: day("2026-12-31")},
			{Task: ref("half"), Goal: refs("trust"), Horizon: rubric.HorizonHalfYear, Start: day("2026-01-01"), End: day("2026-06-30")},
			{Task: ref("opt"), Goal: refs("wholesale"), Horizon: rubric.HorizonMonth, Start: day("2026-05-01"), End: day("2026-05-31")},
			{Task: ref("opt"), Goal: refs("wholesale"), Horizon: rubric.HorizonMonth, Start: day("2026-06-01"), End: day("2026-06-30")},
			{Task: ref("old"), Goal: refs("trust"), Horizon: rubric.HorizonMonth, Start: day("2026-02-01"), End: day("2026-02-28")},
		},
		Rubrics: []rubric.Rubric{{Rubric: ref("cases"), Tasks: refs("half")}},
	}
	b.Index()
	var tasks []*rubric.Task
	for i := range b.Tasks {
		tasks = append(tasks, &b.Tasks[i])
	}
	o := rubric.NewOutlook(b, asOf)
	for name, c := range map[string]struct {
		entry rubric.Entry
		want  []int // indices of b.Tasks
	}{
		"a task named, this month's of two, and the year's of its goal": {rubric.Entry{Date: day("2026-06-10"), Task: refs("opt")}, []int{0, 3}},
		"outside both periods of the name":                              {rubric.Entry{Date: day("2026-07-10"), Task: refs("opt")}, []int{0, 2, 3}},
		"by its rubric":                                                 {rubric.Entry{Date: day("2026-06-10"), Rubric: ref("cases")}, []int{1}},
		"its own task beats the rubric's":                               {rubric.Entry{Date: day("2026-06-10"), Rubric: ref("cases"), Task: refs("opt")}, []int{0, 3}},
		"an unknown task serves nothing":                                {rubric.Entry{Date: day("2026-06-10"), Rubric: ref("cases"), Task: refs("?")}, nil},
		"by its campaign":                                               {rubric.Entry{Date: day("2026-05-10"), Campaign: ref("opt")}, []int{0, 2}},
		"a longer task outside its dates":                               {rubric.Entry{Date: day("2026-07-01"), Task: refs("old")}, []int{4}},
		"undated":                                                       {rubric.Entry{Task: refs("old")}, []int{4}},
		"nothing named":                                                 {rubric.Entry{Date: day("2026-06-10")}, nil},
	} {
		var got []int
		for _, task := range o.Serves(&c.entry) {
			got = append(got, slices.Index(tasks, task))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: serves %v, want %v", name, got, c.want)
		}
	}
}

func TestWithin(t *testing.T) {
	o := rubric.NewOutlook(&rubric.Book{}, rubric.NewDate(2026, time.May, 22)) // a Friday
	for date, want := range map[string]bool{
		"2026-05-21": false, "2026-05-22": true, "2026-05-24": true, "2026-05-25": true, "2026-05-26": false,
	} {
		if got := o.Within(day(date).Date, 1); got != want {
			t.Errorf("%s within one working day of a Friday: %v, want %v", date, got, want)
		}
	}
}
