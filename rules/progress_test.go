package rules_test

import (
	"math"
	"strings"
	"testing"
	"time"

	"rubric"
	"rubric/rules"
)

// TestFactOfAnEngagementRate: a goal may be measured by ER. It is that of all
// channels together, and of the named ones where the metric names some.
func TestFactOfAnEngagementRate(t *testing.T) {
	figure := func(x float64) rubric.Quantity { return rubric.Quantity{Number: x, Known: true} }
	named := func(s string) rubric.Ref { return rubric.Ref{Value: rubric.Value{Text: s}, Key: s} }
	channel := func(s, base string) rubric.Channel {
		return rubric.Channel{Channel: named(s), ERBase: rubric.Value{Text: base}}
	}
	stat := func(month time.Month, s string, followers, reach, reactions float64) rubric.Stat {
		return rubric.Stat{
			Period: rubric.Month{Year: 2026, Month: month}, Channel: named(s),
			FollowersEnd: figure(followers), Reach: figure(reach), Reactions: figure(reactions),
		}
	}
	stats := []rubric.Stat{
		stat(3, "vk", 900, 1900, 500),
		stat(4, "vk", 1000, 2000, 80),
		stat(4, "dzen", 500, 3000, 70),
		stat(5, "vk", 1000, 500, 400), // a month that is not over
	}
	for _, x := range []struct {
		metric   string
		vk, dzen string
		want     float64 // NaN where none can be told
	}{
		{"ER", "охват", "охват", 3},                          // 150 of 5000
		{"Вовлечённость, %", "подписчики", "подписчики", 10}, // 150 of 1500
		{"Engagement rate VK", "reach", "followers", 4},
		{"ER", "охват", "подписчики", math.NaN()}, // never mixed
		{"ER по охвату", "подписчики", "", 3},
		{"ER", "", "", math.NaN()},
		{"Охват", "", "", 5000},
		{"Середина", "охват", "охват", math.NaN()},
	} {
		b := &rubric.Book{Stats: stats, Channels: []rubric.Channel{channel("vk", x.vk), channel("dzen", x.dzen)}}
		b.Index()
		o := rubric.NewOutlook(b, rubric.Date{Year: 2026, Month: 5, Day: 20})
		got, known := rules.Fact(o, &rubric.Goal{Metric: rubric.Value{Text: x.metric}})
		if known == math.IsNaN(x.want) || known && got != x.want {
			t.Errorf("%q with VK by %q and Dzen by %q: %v, %v", x.metric, x.vk, x.dzen, got, known)
		}
	}
}

// TestASmallFigureIsNotRoundedAway: a rate that lags behind lags by less than one.
func TestASmallFigureIsNotRoundedAway(t *testing.T) {
	quantity := func(x float64) rubric.Quantity { return rubric.Quantity{Number: x, Known: true} }
	b := &rubric.Book{
		Tabs: []rubric.TabInfo{{Name: "Goals", Role: rubric.RoleGoals}},
		Goals: []rubric.Goal{{
			Goal: rubric.Ref{Value: rubric.Value{Text: "Liveliness"}}, Metric: rubric.Value{Text: "ER"},
			Baseline: quantity(3), Target: quantity(4), Fact: quantity(3),
			Start: rubric.Day{Date: day(time.January, 1)}, Deadline: rubric.Day{Date: day(time.December, 31)},
		}},
	}
	b.Index()
	found := of(rules.Run(rubric.NewOutlook(b, day(time.May, 20))), "kpi-behind")
	if len(found) != 1 {
		t.Fatalf("%+v", found)
	}
	if got := rules.Message(&found[0], rubric.English); !strings.Contains(got, ": 3; a steady pace would have 3.38 by 20 May") {
		t.Error(got)
	}
}
