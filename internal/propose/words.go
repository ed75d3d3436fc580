package propose

import (
	"math"

	"rubric"
	"rubric/internal/text"
)

// weekly is a week that has too few or too many posts on a channel.
func (t *targets) weekly(k rubric.TargetKind, c *channel, at, have int) rubric.Target {
	monday := t.month.First().Week().AddDays(7 * at)
	return rubric.Target{Kind: k, Name: c.name, Says: say(func(lang rubric.Lang) string {
		week := text.Days(lang, monday, monday.AddDays(6))
		name := quote(lang, c.name)
		if k == rubric.TargetMinimum {
			low := text.Number(lang, float64(c.weeks[at].low))
			return pick(lang,
				name+", неделя "+week+": "+posts(lang, have)+", минимум "+low,
				name+", week "+week+": "+posts(lang, have)+", the minimum is "+low)
		}
		high := text.Number(lang, float64(c.weeks[at].high))
		return pick(lang,
			name+", неделя "+week+": "+posts(lang, have)+", максимум "+high,
			name+", week "+week+": "+posts(lang, have)+", the maximum is "+high)
	})}
}

func (t *targets) gap(c *channel, from, to int) rubric.Target {
	return rubric.Target{Kind: rubric.TargetGap, Name: c.name, Says: say(func(lang rubric.Lang) string {
		between := text.Day(lang, t.day(from)) + pick(lang, "–", " – ") + text.Day(lang, t.day(to))
		return pick(lang,
			quote(lang, c.name)+": пауза "+days(lang, to-from)+" ("+between+"), по концепции до "+text.Number(lang, float64(c.gap)),
			quote(lang, c.name)+": a gap of "+days(lang, to-from)+" ("+between+"), the concept allows "+text.Number(lang, float64(c.gap)))
	})}
}

func (t *targets) keyDate(d *rubric.KeyDate) rubric.Target {
	return rubric.Target{Kind: rubric.TargetKeyDate, Name: d.Event.Text, Says: say(func(lang rubric.Lang) string {
		day := text.Day(lang, d.Date.Date)
		return pick(lang, "к событию «"+d.Event.Text+"» "+day, "for “"+d.Event.Text+"” on "+day)
	})}
}

// share says how much of the month should go to a rubric or a task.
func (w *why) share(s *share) rubric.Target { return w.t.share(s) }

func (t *targets) share(s *share) rubric.Target {
	total := len(t.posts)
	return rubric.Target{Kind: s.kind, Name: s.name, Says: say(func(lang rubric.Lang) string {
		name := quote(lang, s.name)
		what := pick(lang, "рубрика ", "rubric ")
		if s.task != nil {
			what = pick(lang, "задача ", "task ")
		}
		has := posts(lang, s.have)
		if !s.given {
			return what + name + pick(lang, ": сейчас "+has+", нужна хотя бы одна", ": "+has+" now, at least one is needed")
		}
		if total > 0 {
			has += " (" + text.Percent(lang, 100*float64(s.have)/float64(total)) + ")"
		}
		return what + name + pick(lang, ": по плану ", ": the target is ") + text.Percent(lang, s.want) +
			pick(lang, ", сейчас ", ", now ") + has
	})}
}

// tell words targets as such, as in "these two contradict each other".
func (t *targets) tell(aims []aim) []rubric.Target {
	out := make([]rubric.Target, 0, len(aims))
	m := t.mix()
	for _, a := range aims {
		switch a.kind {
		case rubric.TargetCapacity:
			out = append(out, t.capacity())
		case rubric.TargetKeyDate:
			for _, k := range t.keyDates {
				if k.date.Event.Text == a.key {
					out = append(out, t.keyDate(k.date))
				}
			}
		case rubric.TargetRubricShare, rubric.TargetTaskShare:
			for i := range m.shares {
				if s := &m.shares[i]; s.kind == a.kind && s.key() == a.key {
					out = append(out, t.share(s))
					break
				}
			}
		default:
			if c := t.b.Channel(a.key); c != nil {
				out = append(out, number(a.kind, c))
			}
		}
	}
	return out
}

func (t *targets) capacity() rubric.Target {
	have, need := t.hours()
	return rubric.Target{Kind: rubric.TargetCapacity, Says: say(func(lang rubric.Lang) string {
		h, n := text.Number(lang, math.Round(have)), text.Number(lang, math.Round(need))
		return pick(lang,
			"часы команды: на контент есть "+h+" ч, план уже занимает "+n+" ч",
			"the team's hours: "+h+" h for content, of which the plan takes "+n+" h")
	})}
}

// number words one of a channel's numbers.
func number(k rubric.TargetKind, c *rubric.Channel) rubric.Target {
	return rubric.Target{Kind: k, Name: c.Channel.Text, Says: say(func(lang rubric.Lang) string {
		name := quote(lang, c.Channel.Text)
		switch k {
		case rubric.TargetMinimum:
			n := text.Number(lang, c.MinPerWeek.Number)
			return name + pick(lang, ": в неделю не меньше "+n, ": at least "+n+" a week")
		case rubric.TargetMaximum:
			n := text.Number(lang, c.MaxPerWeek.Number)
			return name + pick(lang, ": в неделю не больше "+n, ": at most "+n+" a week")
		}
		n := text.Number(lang, c.MaxGapDays.Number)
		return name + pick(lang, ": между публикациями не больше "+n+" дн.", ": at most "+n+" days between posts")
	})}
}
