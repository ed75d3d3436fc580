package rules

import (
	"math"
	"slices"

	"rubric"
)

// measure takes a figure from a row of the statistics, where the row has it.
type measure func(*Pass, *rubric.Stat) (float64, bool)

// fewPeriods says why a trend cannot be told.
var fewPeriods = rubric.Text{
	RU: "для тренда пока мало месяцев статистики",
	EN: "too few months of statistics for a trend",
}

// series is a channel's figures by month, ascending.
type series struct {
	channel rubric.Ref // as the statistics name it
	points  []point
}

type point struct {
	month rubric.Month
	value float64
	stat  *rubric.Stat
}

// mature is how many periods a trend needs before it weighs as a warning.
const mature = 6

// series returns the figures of every channel over the closed months, in the
// order in which the statistics name the channels.
func (p *Pass) series(of measure) []series {
	index := map[string]int{}
	var out []series
	for i := range p.Book.Stats {
		s := &p.Book.Stats[i]
		x, ok := of(p, s)
		if !ok || s.Period.IsZero() || s.Period.Compare(p.AsOf.InMonth()) >= 0 {
			continue
		}
		at, known := index[s.Channel.Key]
		if !known {
			at = len(out)
			index[s.Channel.Key] = at
			out = append(out, series{channel: s.Channel})
		}
		out[at].points = append(out[at].points, point{s.Period, x, s})
	}
	for i := range out {
		slices.SortStableFunc(out[i].points, func(a, b point) int { return a.month.Compare(b.month) })
		out[i].points = slices.CompactFunc(out[i].points, func(a, b point) bool { return a.month == b.month })
	}
	return out
}

// enoughPeriods reports whether some channel has figures for a trend.
func (p *Pass) enoughPeriods(of measure) bool {
	for _, s := range p.series(of) {
		if len(s.points) > p.Int("periods") {
			return true
		}
	}
	return false
}

// checkTrend reports every channel whose figure went down period after period.
func (p *Pass) checkTrend(of measure) {
	periods := p.Int("periods")
	for _, s := range p.series(of) {
		if len(s.points) <= periods || periods == 0 {
			continue
		}
		p.Assess()
		last := s.points[len(s.points)-periods-1:]
		if !declines(last, p.Num("drop")) || !s.belowLastYear(last[1:]) {
			continue
		}
		// One finding a channel, whichever of its figures is first found to fall.
		if p.declining[s.channel.Key] {
			p.Object()
			continue
		}
		p.declining[s.channel.Key] = true
		p.reportTrend(s, last)
	}
}

func (p *Pass) reportTrend(s series, last []point) {
	first, final := last[0], last[len(last)-1]
	opts := []Option{
		named(s.channel.Text), during(final.month.String()),
		with("first", figureOf(first.value)), with("last", figureOf(final.value)), with("periods", len(last)-1),
		with("posts", whole(final.stat.Posts.Number)),
	}
	if !final.stat.Posts.Known {
		opts = append(opts, say("noPosts"))
	}
	if len(s.points) < mature {
		opts = append(opts, weigh(rubric.Info))
	}
	if c := p.Book.Channel(s.channel.Key); c != nil {
		p.At(c.Channel.Value, rubric.FieldReach, opts...)
	} else {
		p.Tab(rubric.RoleStatistics, append(opts, inField(rubric.FieldReach))...)
	}
}

// figureOf rounds a large figure to the unit; a small one keeps a decimal.
func figureOf(x float64) float64 {
	if math.Abs(x) >= 100 {
		return math.Round(x)
	}
	return math.Round(x*10) / 10
}

// declines reports whether each point is below the one before, and the last
// below the first by at least drop percent.
func declines(points []point, drop float64) bool {
	for i := 1; i < len(points); i++ {
		if points[i].value >= points[i-1].value {
			return false
		}
	}
	return points[len(points)-1].value <= points[0].value*(1-drop/100)
}

// lastYear is how far below the same month of last year a figure has to be, so
// that a season is not taken for a decline.
const lastYear = 0.9

// belowLastYear reports whether no point is near its own month of last year,
// where that is known.
func (s *series) belowLastYear(points []point) bool {
	for _, pt := range points {
		for _, old := range s.points {
			if old.month == pt.month.Add(-12) && pt.value >= lastYear*old.value {
				return false
			}
		}
	}
	return true
}
