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
// month that has it, summed over the channels unless the name names some.
func (s *shared) measured(metric string) (fact, bool) {
	words := text.Stems(metric)
	of := figure(words)
	if of == nil {
		return fact{}, false
	}
	channels := s.channelsNamed(metric)
	var last rubric.Month
	sum := 0.0
	for i := range s.Book.Stats {
		st := &s.Book.Stats[i]
		x, known := of(st)
		if !known || st.Period.Compare(s.AsOf.InMonth()) >= 0 || len(channels) > 0 && !channels[st.Channel.Key] {
			continue
		}
		switch c := st.Period.Compare(last); {
		case c > 0:
			last, sum = st.Period, x
		case c == 0:
			sum += x
		}
	}
	return fact{sum, last.Last()}, !last.IsZero()
}

// figure returns the column of the statistics that a metric's words name; nil
// when they name none.
func figure(stems []string) func(*rubric.Stat) (float64, bool) {
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
				return func(s *rubric.Stat) (float64, bool) { q := f.of(s); return q.Number, q.Known }
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
