package rules

import (
	"slices"

	"rubric"
	"rubric/internal/text"
)

// fact is the latest known value of a goal's metric.
type fact struct {
	value float64
	on    rubric.Date
}

// Fact returns the latest known value of a goal's metric on the outlook's day:
// the goal's own fact, else that of the statistics.
func Fact(o *rubric.Outlook, g *rubric.Goal) (value float64, known bool) {
	f, known := (&shared{Outlook: o}).factOf(g)
	return f.value, known
}

// factOf returns the goal's own fact, else that of the statistics.
func (s *shared) factOf(g *rubric.Goal) (fact, bool) {
	if g.Fact.Known {
		on := g.FactDate.Date
		if on.IsZero() || on.After(s.AsOf) {
			on = s.AsOf
		}
		return fact{g.Fact.Number, on}, true
	}
	return s.measured(g.Metric.Text)
}

// measured finds a metric of the statistics by its name: of the last closed
// month that has it, over all channels together unless the name names some.
// Figures are summed; rates are not, as they come from sums.
func (s *shared) measured(metric string) (fact, bool) {
	stems := text.Stems(metric)
	if namesRate(stems) {
		return s.rateOf(metric)
	}
	of := figure(stems)
	if of == nil {
		return fact{}, false
	}
	rows := s.lastMonth(metric, func(st *rubric.Stat) bool { return of(st).Known })
	sum := 0.0
	for _, st := range rows {
		sum += of(st).Number
	}
	return factIn(rows, sum)
}

// rateOf computes an engagement rate by the base that the metric names, else by
// the channels' own. Where these differ there is none.
func (s *shared) rateOf(metric string) (fact, bool) {
	by := baseNamed(metric)
	base := func(st *rubric.Stat) Base {
		if by != NoBase {
			return by
		}
		return BaseOf(s.Book, st.Channel.Key)
	}
	rows := s.lastMonth(metric, func(st *rubric.Stat) bool {
		_, _, known := engagement(st, base(st))
		return known
	})
	answers, of := 0.0, 0.0
	for _, st := range rows {
		if base(st) != base(rows[0]) {
			return fact{}, false
		}
		a, o, _ := engagement(st, base(st))
		answers, of = answers+a, of+o
	}
	return factIn(rows, answers*100/of)
}

// lastMonth returns the rows of the last closed month in which the statistics
// have the metric, of the channels that its name names if it names any.
func (s *shared) lastMonth(metric string, has func(*rubric.Stat) bool) (rows []*rubric.Stat) {
	channels := s.channelsNamed(metric)
	for i := range s.Book.Stats {
		st := &s.Book.Stats[i]
		if st.Period.Compare(s.AsOf.InMonth()) >= 0 || len(channels) > 0 && !channels[st.Channel.Key] || !has(st) {
			continue
		}
		if len(rows) > 0 {
			switch c := st.Period.Compare(rows[0].Period); {
			case c < 0:
				continue
			case c > 0:
				rows = rows[:0]
			}
		}
		rows = append(rows, st)
	}
	return rows
}

// factIn is a value of the month that the rows are of.
func factIn(rows []*rubric.Stat, value float64) (fact, bool) {
	if len(rows) == 0 || rows[0].Period.IsZero() {
		return fact{}, false
	}
	return fact{value, rows[0].Period.Last()}, true
}

// namesRate reports whether a metric's words name the engagement rate.
func namesRate(stems []string) bool {
	return slices.ContainsFunc(text.Stems("er вовлечённость"), func(name string) bool { return slices.Contains(stems, name) }) ||
		slices.Contains(stems, text.Stem("engagement")) && slices.Contains(stems, text.Stem("rate"))
}

// figure returns the column of the statistics that a metric's words name; nil
// when they name none.
func figure(stems []string) func(*rubric.Stat) rubric.Quantity {
	figures := []struct {
		names string
		of    func(*rubric.Stat) rubric.Quantity
	}{
		{"подписчики подписчиков followers subscribers", func(s *rubric.Stat) rubric.Quantity { return s.FollowersEnd }},
		{"охват охваты reach", func(s *rubric.Stat) rubric.Quantity { return s.Reach }},
		{"реакции лайки reactions likes", func(s *rubric.Stat) rubric.Quantity { return s.Reactions }},
		{"комментарии comments", func(s *rubric.Stat) rubric.Quantity { return s.Comments }},
		{"репосты shares reposts", func(s *rubric.Stat) rubric.Quantity { return s.Shares }},
		{"сохранения saves", func(s *rubric.Stat) rubric.Quantity { return s.Saves }},
		{"посты публикации posts", func(s *rubric.Stat) rubric.Quantity { return s.Posts }},
	}
	for _, f := range figures {
		for _, name := range text.Stems(f.names) {
			if slices.Contains(stems, name) {
				return f.of
			}
		}
	}
	return nil
}

// channelsNamed finds the channels of the statistics that a metric's name holds.
func (s *shared) channelsNamed(metric string) map[string]bool {
	words := map[string]bool{}
	for _, w := range text.Tokens(metric) {
		words[w] = true
	}
	out := map[string]bool{}
	for i := range s.Book.Stats {
		c := s.Book.Stats[i].Channel
		if c.Key != "" && (words[c.Key] || words[text.Key(c.Text)]) {
			out[c.Key] = true
		}
	}
	return out
}

// reached reports whether a value meets the goal's target; a target below the
// baseline is to be reached from above.
func reached(g *rubric.Goal, value float64) bool {
	if g.Baseline.Known && g.Target.Number < g.Baseline.Number {
		return value <= g.Target.Number
	}
	return value >= g.Target.Number
}
