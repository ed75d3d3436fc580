package assess

import (
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
			Title: text.Day(v.lang, w) + " – " + text.Day(v.lang, w.AddDays(6)), Width: 15, Right: true,
		})
	}
	t.Columns = append(t.Columns, v.figure(colMin, 8), v.figure(colMax, 8))
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
		t.Rows = append(t.Rows, append(cells, lowest, highest))
	}
	if more := strangers - strangersShown; more > 0 {
		row := make([]rubric.Datum, len(t.Columns))
		row[0] = rubric.Say(v.say(rowOthers, with{"n": more})).Toned(rubric.Quiet)
		t.Rows = append(t.Rows, row)
	}
	return []rubric.Block{t}
}

func quantity(q rubric.Quantity) rubric.Datum {
	if !q.Known {
		return rubric.Datum{}
	}
	return figureOf(q.Number)
}

// weekCell is the count of a week, toned where the whole week lies in the month
// and the count is off the channel's bounds.
func (v *view) weekCell(r channelRow, monday rubric.Date) rubric.Datum {
	n := r.weeks[monday]
	d := rubric.Count(n)
	whole := !monday.Before(v.o.Month.First()) && !monday.AddDays(6).After(v.o.Month.Last())
	if !whole {
		return d.Toned(rubric.Quiet)
	}
	if c := r.declared; c != nil && v.month.Fill.Filled {
		low := c.MinPerWeek.Known && float64(n) < c.MinPerWeek.Number
		high := c.MaxPerWeek.Known && float64(n) > c.MaxPerWeek.Number
		if low || high {
			return d.Toned(rubric.Warn)
		}
	}
	return d
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
