package assess

import (
	"strings"

	"rubric"
	"rubric/internal/text"
)

// channelRow is a channel with its posts by week.
type channelRow struct {
	name     string
	key      string
	declared *rubric.Channel // its row of the channels tab; nil for none
	weeks    map[rubric.Date]int
}

// weekBlocks is the second half of part 5: channels by weeks of the month, with
// the minimum and the maximum. A post counts once per channel.
func (v *view) weekBlocks() []rubric.Block {
	rows := v.channelRows()
	if len(rows) == 0 || len(v.month.Posts) == 0 {
		return nil
	}
	t := rubric.Table{ID: "weeks", Title: v.say(weeksTitle, nil), Intro: v.say(weeksIntro, nil), Columns: []rubric.TableColumn{v.column(colChannel, 24)}}
	var weeks []rubric.Date
	for w := v.o.Month.First().Week(); !w.After(v.o.Month.Last()); w = w.AddDays(7) {
		weeks = append(weeks, w)
		t.Columns = append(t.Columns, rubric.TableColumn{
			Title: v.weekWord(w), Width: 14, Right: true, Heat: true,
		})
	}
	t.Columns = append(t.Columns, v.figure(colMin, 8), v.figure(colMax, 8), v.column(colRemark, 28))
	strangers := 0
	for _, r := range rows {
		if r.declared == nil {
			if strangers++; strangers > strangersShown {
				continue
			}
		}
		cells := []rubric.Datum{rubric.Say(r.name)}
		for _, w := range weeks {
			cells = append(cells, v.weekCell(r, w))
		}
		lowest, highest := rubric.Datum{}, rubric.Datum{}
		if c := r.declared; c != nil {
			lowest, highest = quantity(c.MinPerWeek), quantity(c.MaxPerWeek)
		}
		t.Rows = append(t.Rows, append(cells, lowest, highest, v.weeksRemark(r, weeks)))
	}
	if more := strangers - strangersShown; more > 0 {
		row := make([]rubric.Datum, len(t.Columns))
		row[0] = rubric.Say(v.say(rowOthers, with{"n": more})).Toned(rubric.Quiet)
		t.Rows = append(t.Rows, row)
	}
	return []rubric.Block{withoutEmpty(t, 1)}
}

func (v *view) weekWord(monday rubric.Date) string {
	return text.Days(v.lang, monday, monday.AddDays(6))
}

func quantity(q rubric.Quantity) rubric.Datum {
	if !q.Known {
		return rubric.Datum{}
	}
	return figureOf(q.Number)
}

// offBounds says whether a count is below the channel's minimum or above its
// maximum. Only a whole week of a filled month can tell.
func (v *view) offBounds(r channelRow, monday rubric.Date) (below, above bool) {
	c := r.declared
	if c == nil || !v.month.Fill.Filled || !v.wholeWeek(monday) {
		return false, false
	}
	n := float64(r.weeks[monday])
	return c.MinPerWeek.Known && n < c.MinPerWeek.Number, c.MaxPerWeek.Known && n > c.MaxPerWeek.Number
}

func (v *view) wholeWeek(monday rubric.Date) bool {
	return !monday.Before(v.o.Month.First()) && !monday.AddDays(6).After(v.o.Month.Last())
}

// weekCell is the count of a week.
func (v *view) weekCell(r channelRow, monday rubric.Date) rubric.Datum {
	d := rubric.Count(r.weeks[monday])
	if !v.wholeWeek(monday) {
		return d.Toned(rubric.Quiet)
	}
	if below, above := v.offBounds(r, monday); below || above {
		return d.Toned(rubric.Warn)
	}
	return d
}

// weeksRemark says in words which weeks are off the channel's bounds.
func (v *view) weeksRemark(r channelRow, weeks []rubric.Date) rubric.Datum {
	var low, high, parts []string
	for _, w := range weeks {
		switch below, above := v.offBounds(r, w); {
		case below:
			low = append(low, v.weekWord(w))
		case above:
			high = append(high, v.weekWord(w))
		}
	}
	if len(low) > 0 {
		parts = append(parts, v.say(remarkBelow, with{"weeks": strings.Join(low, ", ")}))
	}
	if len(high) > 0 {
		parts = append(parts, v.say(remarkAbove, with{"weeks": strings.Join(high, ", ")}))
	}
	if len(parts) == 0 {
		return rubric.Datum{}
	}
	return rubric.Say(strings.Join(parts, "; "))
}

// channelRows counts posts by channel and week over the weeks that the month
// touches: declared channels first, in their order, then the others.
func (v *view) channelRows() []channelRow {
	at := map[string]int{}
	var rows []channelRow
	add := func(name, key string, c *rubric.Channel) int {
		if i, known := at[key]; known {
			return i
		}
		at[key] = len(rows)
		rows = append(rows, channelRow{name: name, key: key, declared: c, weeks: map[rubric.Date]int{}})
		return len(rows) - 1
	}
	for i := range v.b.Channels {
		if c := &v.b.Channels[i]; c.Channel.Key != "" {
			add(c.Channel.Text, c.Channel.Key, c)
		}
	}
	from, to := v.o.Month.First().Week(), v.o.Month.Last().Week()
	for _, m := range []rubric.Month{v.o.Month.Add(-1), v.o.Month, v.o.Month.Add(1)} {
		for _, e := range v.o.InMonth(m) {
			w := e.Date.Date.Week()
			if w.Before(from) || w.After(to) {
				continue
			}
			for _, n := range e.Channel.Names {
				rows[add(n.Text, n.Key, nil)].weeks[w]++
			}
		}
	}
	return rows
}
