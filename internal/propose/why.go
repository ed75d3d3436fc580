package propose

import (
	"math"

	"rubric"
	"rubric/internal/text"
)

// why finds out what each step of a plan is for.
type why struct {
	t      *targets
	shares []share
	counts [][]int // posts by channel and day, before the plan
	kept   []bool  // events that the plan as it was kept
	short  []int   // posts that each share lacks, less those already accounted for
}

func newWhy(t *targets, p *plan) *why {
	w := &why{t: t, shares: t.mix().shares, counts: make([][]int, len(t.channels)), kept: make([]bool, len(t.keyDates))}
	for c := range w.counts {
		w.counts[c] = make([]int, t.days)
	}
	for i := range t.kinds {
		k := &t.kinds[i]
		for d := range t.days {
			n := k.fixed[d] + len(k.movable[d])
			for _, c := range k.on {
				w.counts[c][d] += n
			}
			for j, event := range t.keyDates {
				w.kept[j] = w.kept[j] || n > 0 && event.from <= d && d <= event.to
			}
		}
	}
	for i := range w.shares {
		low, _ := w.shares[i].bounds(len(t.posts) + len(p.adds))
		w.short = append(w.short, low-w.shares[i].have)
	}
	return w
}

func (w *why) add(a added) rubric.Target {
	if reason, ok := w.arrival(a.day, a.kind); ok {
		return reason
	}
	best, lack := -1, math.Inf(-1)
	for i := range w.shares {
		s := &w.shares[i]
		mine := s.rub != nil && s.rub == a.label.rubric
		for _, served := range a.label.serves {
			mine = mine || served == i
		}
		if mine && (s.given || s.some) {
			if gap := s.want/100*float64(len(w.t.posts)) - float64(s.have); gap > lack {
				best, lack = i, gap
			}
		}
	}
	if best >= 0 {
		return w.share(&w.shares[best])
	}
	return together()
}

func (w *why) move(m moved) rubric.Target {
	for _, c := range w.t.kinds[m.kind].on {
		ch := &w.t.channels[c]
		at := w.t.weekOf(m.from)
		if have := w.inWeek(c, at); have > ch.weeks[at].high && at != w.t.weekOf(m.to) {
			return w.t.weekly(rubric.TargetMaximum, ch, at, have)
		}
	}
	if reason, ok := w.arrival(m.to, m.kind); ok {
		return reason
	}
	return together()
}

// arrival says what a post that comes to the day is good for.
func (w *why) arrival(day, kind int) (rubric.Target, bool) {
	t := w.t
	for i, event := range t.keyDates {
		if !w.kept[i] && event.from <= day && day <= event.to {
			return t.keyDate(event.date), true
		}
	}
	for _, c := range t.kinds[kind].on {
		ch, at := &t.channels[c], t.weekOf(day)
		if have := w.inWeek(c, at); have < ch.weeks[at].low {
			return t.weekly(rubric.TargetMinimum, ch, at, have), true
		}
	}
	for _, c := range t.kinds[kind].on {
		ch := &t.channels[c]
		if ch.gap == none {
			continue
		}
		from, to := w.around(c, day)
		if from != none && to != none && to-from > ch.gap {
			return t.gap(ch, from, to), true
		}
	}
	return rubric.Target{}, false
}

func (w *why) inWeek(c, at int) int {
	n := w.t.channels[c].weeks[at].before + w.t.channels[c].weeks[at].after
	for d := range w.t.days {
		if w.t.weekOf(d) == at {
			n += w.counts[c][d]
		}
	}
	return n
}

// around returns the channel's days with a post before and after the day, none
// where there is none to count from.
func (w *why) around(c, day int) (from, to int) {
	from, to = w.t.channels[c].last, w.t.channels[c].next
	for d := w.t.first; d < w.t.days; d++ {
		if w.counts[c][d] > 0 && d <= day {
			from = d
		}
	}
	for d := w.t.days - 1; d > day; d-- {
		if w.counts[c][d] > 0 {
			to = d
		}
	}
	return from, to
}

func together() rubric.Target {
	return rubric.Target{Kind: rubric.TargetSpread, Says: rubric.Text{
		RU: "чтобы сошлись остальные ограничения", EN: "so that the other targets can be met",
	}}
}

// say words something in both languages.
func say(of func(rubric.Lang) string) rubric.Text {
	return rubric.Text{RU: of(rubric.Russian), EN: of(rubric.English)}
}

func posts(lang rubric.Lang, n int) string {
	return text.Number(lang, float64(n)) + " " + pick(lang,
		text.Plural(lang, n, "публикация", "публикации", "публикаций"), text.Plural(lang, n, "post", "posts", "posts"))
}

func days(lang rubric.Lang, n int) string {
	return text.Number(lang, float64(n)) + " " + pick(lang,
		text.Plural(lang, n, "день", "дня", "дней"), text.Plural(lang, n, "day", "days", "days"))
}

func pick(lang rubric.Lang, ru, en string) string { return rubric.Text{RU: ru, EN: en}.In(lang) }

func quote(lang rubric.Lang, name string) string {
	return pick(lang, "«"+name+"»", "“"+name+"”")
}
