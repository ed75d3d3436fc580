package assess_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"rubric"
)

func (m *maker) stat(month time.Month, channel string, start, end, reach, posts float64) {
	p := m.at(rubric.RoleStatistics)
	m.b.Stats = append(m.b.Stats, rubric.Stat{
		Pos: p, Period: rubric.Month{Year: 2026, Month: month}, Channel: ref(channel, p),
		FollowersStart: percent(start), FollowersEnd: percent(end), Reach: percent(reach), Posts: percent(posts),
	})
}

// TestGoalsAreMeasuredByTheStatistics where the goals tab has no fact, as the
// check of goals does.
func TestGoalsAreMeasuredByTheStatistics(t *testing.T) {
	m := coffee()
	full(m)
	g := &m.b.Goals[0]
	g.Metric = rubric.Value{Text: "подписчики"}
	g.Baseline, g.Target = percent(1000), percent(2000)
	m.stat(4, "vk", 1100, 1250, 5000, 10)
	m.stat(3, "vk", 1000, 1100, 5000, 10)
	_, r := assessed(m)
	targets := table(r, "targets")
	if targets == nil || len(targets.Rows) != 1 || targets.Rows[0][3].Number != 1250 || targets.Rows[0][5].Number != 25 {
		t.Fatalf("%+v", targets)
	}
}

// TestGrowthFromNothingIsAGain: there is no percentage of none.
func TestGrowthFromNothingIsAGain(t *testing.T) {
	m := coffee()
	full(m)
	m.stat(3, "vk", 0, 110, 5000, 10)
	m.stat(4, "vk", 110, 121, 5000, 10)
	_, r := assessed(m)
	if growth := table(r, "stats-growth"); growth == nil || growth.Intro != "С нуля: vk, март 2026: +110." {
		t.Fatalf("%+v", growth)
	}
}

// TestAFirstMonthIsAGain: a channel that has but begun has no percentage at all.
func TestAFirstMonthIsAGain(t *testing.T) {
	m := coffee()
	full(m)
	m.stat(4, "vk", 100, 110, 5000, 10)
	m.stat(4, "dzen", 0, 40, 600, 4)
	_, r := assessed(m)
	if growth := table(r, "stats-growth"); growth == nil || growth.Intro != "С нуля: dzen, апрель 2026: +40." || len(growth.Columns) != 2 {
		t.Fatalf("%+v", growth)
	}
	m = coffee()
	full(m)
	m.stat(4, "dzen", 0, 40, 600, 4)
	_, r = assessed(m)
	told := slices.ContainsFunc(r.Blocks, func(b rubric.Block) bool {
		l, ok := b.(rubric.Lines)
		return ok && l.ID == "stats-gains" && l.Lines[0].Text == "С нуля: dzen, апрель 2026: +40."
	})
	if table(r, "stats-growth") != nil || !told {
		t.Error("a first month alone is not told")
	}
}

// TestAChangeOfReachNamesItsChannels where one of the months has others besides.
func TestAChangeOfReachNamesItsChannels(t *testing.T) {
	m := coffee()
	m.posts(5, 3, "Опт")
	full(m)
	m.stat(4, "vk", 10, 10, 600, 1)
	m.stat(5, "vk", 10, 10, 660, 1)
	a, _ := assessed(m)
	if said := strings.Join(a.Screen, "\n"); !strings.Contains(said, "(+10\u00a0% к апрелю)") {
		t.Error(said)
	}
	m.stat(5, "dzen", 10, 10, 60, 1)
	a, _ = assessed(m)
	if said := strings.Join(a.Screen, "\n"); !strings.Contains(said, "охват на публикацию 360 (по тем же площадкам +10\u00a0% к апрелю)") {
		t.Error(said)
	}
}
