package assess

import (
	"slices"

	"rubric"
)

// daysShown is how many days of history are shown, the latest ones.
const daysShown = 60

// historyBlocks is part 11: a row a day, read back from the book, with today's;
// and the course of both totals.
func (v *view) historyBlocks(a *rubric.Assessment) []rubric.Block {
	days := v.history(a)
	t := rubric.Table{ID: "history", Title: v.say(historyTitle, nil), Columns: []rubric.TableColumn{
		v.column(colDate, 14), v.column(colVerdict, 34), v.figure(colManagement, 14), v.figure(colDepartment, 12),
		v.figure(colPosts, 12), v.figure(colErrors, 12), v.figure(colWarnings, 12),
	}}
	for i := range days {
		d := &days[i]
		if i > 0 && d.RulesHash != days[i-1].RulesHash {
			t.Rows = append(t.Rows, v.trendBreak(d.Date))
		}
		t.Rows = append(t.Rows, []rubric.Datum{
			rubric.On(d.Date), v.text(verdictWord(d.Verdict)), figureOr(d.Management), figureOr(d.Department),
			rubric.Count(d.Entries), rubric.Count(d.Errors), rubric.Count(d.Warnings),
		})
	}
	if len(days) < 2 {
		t.Intro = v.say(historyBegins, nil)
		return []rubric.Block{t}
	}
	return []rubric.Block{t, rubric.Chart{
		ID: "history-chart", Title: v.say(historyChartTitle, nil), Kind: rubric.LineChart, Table: t.ID, Most: 100,
		Series: []rubric.ChartSeries{{Column: 2}, {Column: 3}},
	}}
}

// trendBreak is a heading between days that cannot be compared. It has no
// figures, so that the lines of the chart break there too.
func (v *view) trendBreak(since rubric.Date) []rubric.Datum {
	return []rubric.Datum{
		rubric.Say(v.say(breakSince, with{"day": v.day(since)})).Toned(rubric.Strong),
		v.text(breakRulesChanged).Toned(rubric.Strong), {}, {}, {}, {}, {},
	}
}

// history is what the book remembers, with today in place of an earlier record
// of the same day.
func (v *view) history(a *rubric.Assessment) []rubric.HistoryDay {
	days := slices.DeleteFunc(slices.Clone(v.b.State.History), func(d rubric.HistoryDay) bool {
		return !d.Date.Before(v.o.AsOf)
	})
	today := rubric.HistoryDay{
		Date: v.o.AsOf, Month: v.o.Month, Verdict: a.Verdict, Management: a.Management, Department: a.Department,
		Entries: len(v.b.Entries), RulesHash: v.c.RulesHash,
	}
	for _, f := range v.open {
		switch f.Severity {
		case rubric.Error:
			today.Errors++
		case rubric.Warning:
			today.Warnings++
		}
	}
	days = append(days, today)
	return days[max(0, len(days)-daysShown):]
}
