package assess

import (
	"strings"

	"rubric"
	"rubric/internal/text"
	"rubric/rules"
)

// monthsShown is how many months of statistics the series go back.
const monthsShown = 12

// statSeries is one measure by month and channel.
type statSeries struct {
	id    string
	title rubric.Text
	of    func(*rubric.Stat) (float64, bool)
}

// statisticsBlocks is part 6: reach per post, engagement and followers by month
// and channel, growth, and the goals they can be held against.
func (v *view) statisticsBlocks() []rubric.Block {
	months := statMonths(v.b, monthsShown)
	if len(months) == 0 {
		return []rubric.Block{rubric.Lines{ID: "statistics", Title: v.say(statisticsTitle, nil), Lines: []rubric.Line{
			{Text: v.say(statisticsMissing, with{"tab": v.quote(v.b.TabName(rubric.RoleStatistics))}), Tone: rubric.Quiet},
		}}}
	}
	rows := map[statKey]*rubric.Stat{}
	for i := range v.b.Stats {
		s := &v.b.Stats[i]
		rows[statKey{s.Channel.Key, s.Period}] = s
	}
	var out []rubric.Block
	for _, series := range []statSeries{
		{"stats-reach", reachTitle, func(s *rubric.Stat) (float64, bool) {
			if !tellsReach(s) {
				return 0, false
			}
			return roundedNumber(s.Reach.Number / s.Posts.Number), true
		}},
		{"stats-er", erTitle, func(s *rubric.Stat) (float64, bool) { return rules.EngagementRate(v.b, s) }},
		{"stats-followers", followersTitle, func(s *rubric.Stat) (float64, bool) {
			// A blog has none: a line of zeros says nothing.
			return s.FollowersEnd.Number, s.FollowersEnd.Number > 0
		}},
		{"stats-growth", growthTitle, func(s *rubric.Stat) (float64, bool) {
			change, absolute, known := growth(s)
			return change, known && !absolute
		}},
	} {
		out = append(out, v.seriesBlocks(series, months, rows)...)
	}
	return append(out, v.targetBlock()...)
}

// seriesBlocks is a measure's table, and its chart where there are two months.
func (v *view) seriesBlocks(s statSeries, months []rubric.Month, rows map[statKey]*rubric.Stat) []rubric.Block {
	channels, gains := v.channelsWith(s, months, rows), ""
	if s.id == "stats-growth" {
		gains = v.gains(months, rows)
	}
	switch {
	case len(channels) == 0 && gains == "":
		return nil
	case len(channels) == 0:
		return []rubric.Block{rubric.Lines{ID: "stats-gains", Title: v.say(s.title, nil), Lines: []rubric.Line{{Text: gains}}}}
	}
	t := rubric.Table{ID: s.id, Title: v.say(s.title, nil), Intro: gains, Columns: []rubric.TableColumn{v.column(colMonth, 18)}}
	chart := rubric.Chart{ID: s.id + "-chart", Title: t.Title, Kind: rubric.LineChart, Table: s.id}
	for i, c := range channels {
		title := c.Text
		if s.id == "stats-er" {
			title += ", " + v.say(baseWord(rules.BaseOf(v.b, c.Key)), nil)
		}
		t.Columns = append(t.Columns, rubric.TableColumn{Title: title, Width: 16, Right: true})
		chart.Series = append(chart.Series, rubric.ChartSeries{Column: i + 1})
	}
	for _, m := range months {
		cells := []rubric.Datum{rubric.Say(text.MonthYear(v.lang, m))}
		for _, c := range channels {
			cells = append(cells, s.cell(rows[statKey{c.Key, m}]))
		}
		t.Rows = append(t.Rows, cells)
	}
	if len(months) < 2 {
		return []rubric.Block{t}
	}
	return []rubric.Block{t, chart}
}

// fromNone measures the growth of channels that began a month with nobody: there
// is no percentage of none.
var fromNone = statSeries{of: func(s *rubric.Stat) (float64, bool) {
	gain, absolute, known := growth(s)
	return gain, known && absolute && gain > 0
}}

// gains words what stands in no table of percentages.
func (v *view) gains(months []rubric.Month, rows map[statKey]*rubric.Stat) string {
	var parts []string
	for _, c := range v.channelsWith(fromNone, months, rows) {
		for _, m := range months {
			row := rows[statKey{c.Key, m}]
			if row == nil {
				continue
			}
			if gain, known := fromNone.of(row); known {
				parts = append(parts, v.say(gainFromNone, with{"channel": c.Text, "month": text.MonthYear(v.lang, m), "gain": roundedNumber(gain)}))
			}
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return ended(v.say(gainsFromNone, with{"list": strings.Join(parts, "; ")}))
}

func (s statSeries) cell(row *rubric.Stat) rubric.Datum {
	if row == nil {
		return rubric.Datum{}
	}
	x, known := s.of(row)
	if !known {
		return rubric.Datum{}
	}
	return figureOf(roundedTo1(x))
}

// channelsWith lists the channels that have the measure in one of the months,
// as they first appear in the statistics.
func (v *view) channelsWith(s statSeries, months []rubric.Month, rows map[statKey]*rubric.Stat) []rubric.Ref {
	var out []rubric.Ref
	seen := map[string]bool{}
	for i := range v.b.Stats {
		c := v.b.Stats[i].Channel
		if seen[c.Key] || c.Key == "" {
			continue
		}
		for _, m := range months {
			if row := rows[statKey{c.Key, m}]; row != nil {
				if _, known := s.of(row); known {
					seen[c.Key] = true
					out = append(out, c)
					break
				}
			}
		}
	}
	return out
}

// targetBlock sets the goals that have figures against their targets.
func (v *view) targetBlock() []rubric.Block {
	t := rubric.Table{ID: "targets", Title: v.say(targetsTitle, nil), Columns: []rubric.TableColumn{
		v.column(colGoal, 40), v.column(colMetric, 20), v.figure(colBaseline, 12), v.figure(colFact, 12),
		v.figure(colPlan, 12), v.figure(colWay, 12), v.column(colDeadline, 14),
	}}
	for i := range v.b.Goals {
		g := &v.b.Goals[i]
		fact, known := rules.Fact(v.o, g)
		if !g.Target.Known || !known {
			continue
		}
		way := rubric.Datum{}
		if span := g.Target.Number - g.Baseline.Number; span != 0 {
			way = rubric.Percent(100 * (fact - g.Baseline.Number) / span)
		}
		deadline := rubric.Datum{}
		if !g.Deadline.Date.IsZero() {
			deadline = rubric.On(g.Deadline.Date)
		}
		t.Rows = append(t.Rows, []rubric.Datum{
			rubric.Say(g.Goal.Text).At(g.Goal.Pos), rubric.Say(g.Metric.Text), quantity(g.Baseline),
			figureOf(fact), quantity(g.Target), way, deadline,
		})
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return []rubric.Block{t}
}
