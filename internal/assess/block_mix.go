package assess

import (
	"rubric"
	"rubric/internal/text"
)

// mixBlocks is the first half of part 5: the month's rubrics against their
// targets, as a table and a chart.
func (v *view) mixBlocks() []rubric.Block {
	posts := len(v.month.Posts)
	if posts == 0 {
		return nil
	}
	t := rubric.Table{
		ID: "mix", Title: v.say(mixTitle, with{"month": text.MonthName(v.lang, v.o.Month)}),
		Columns: []rubric.TableColumn{
			v.column(colRubric, 30), v.figure(colPosts, 12), v.figure(colShare, 10), v.figure(colTarget, 10), v.column(colRemark, 30),
		},
	}
	rows, targets := v.mixRows(posts)
	if len(rows) == 0 {
		return nil
	}
	t.Rows = rows
	series := []rubric.ChartSeries{{Column: 2}}
	if targets {
		series = append(series, rubric.ChartSeries{Column: 3, Muted: true})
	} else {
		t.Title = v.say(mixBareTitle, with{"month": text.MonthName(v.lang, v.o.Month)})
	}
	t = withoutEmpty(t, 3)
	chart := rubric.Chart{
		ID: "mix-chart", Title: v.say(mixChartTitle, nil), Kind: rubric.BarChart,
		Table: t.ID, Category: 0, Series: series, Percent: true,
	}
	return []rubric.Block{t, chart}
}

// strangersShown is how many names that the concept does not know a table shows:
// the rest is one figure, for a list of all would say no more.
const strangersShown = 10

// mixRows lists the rubrics in use, then what the plan names besides, then the
// posts without a rubric. It reports whether any rubric has a target.
func (v *view) mixRows(posts int) (rows [][]rubric.Datum, targets bool) {
	mix := rubricMix(v.b, v.month.Posts)
	counts := map[string]int{}
	named := 0
	for _, t := range mix {
		counts[t.Key] = t.Count
		named += t.Count
	}
	for i := range v.b.Rubrics {
		r := &v.b.Rubrics[i]
		n := counts[r.Rubric.Key]
		if !r.IsActive() && n == 0 {
			continue
		}
		row := []rubric.Datum{rubric.Say(r.Rubric.Text).At(r.Rubric.Pos), rubric.Count(n), percentOf(n, posts), {}, {}}
		if r.Share.Known {
			row[3], targets = rubric.Percent(r.Share.Number), true
		}
		if !r.IsActive() {
			row[4] = v.text(remarkInactive).Toned(rubric.Quiet)
		}
		rows = append(rows, row)
		delete(counts, r.Rubric.Key)
	}
	shown, rest, others := 0, 0, 0
	for _, t := range mix {
		if _, unknown := counts[t.Key]; !unknown {
			continue
		}
		if shown++; shown > strangersShown {
			rest, others = rest+t.Count, others+1
			continue
		}
		row := []rubric.Datum{rubric.Say(t.Name), rubric.Count(t.Count), percentOf(t.Count, posts), {}, {}}
		if len(v.b.Rubrics) > 0 {
			row[4] = v.text(remarkUnknownRubric).Toned(rubric.Warn)
		}
		rows = append(rows, row)
	}
	if others > 0 {
		rows = append(rows, []rubric.Datum{
			rubric.Say(v.say(rowOthers, with{"n": others})).Toned(rubric.Quiet), rubric.Count(rest), percentOf(rest, posts), {}, {},
		})
	}
	if none := posts - named; none > 0 && len(rows) > 0 {
		rows = append(rows, []rubric.Datum{
			v.text(rowNoRubric).Toned(rubric.Quiet), rubric.Count(none), percentOf(none, posts), {}, {},
		})
	}
	return rows, targets
}

// formatBlocks counts the month's formats.
func (v *view) formatBlocks() []rubric.Block {
	mix := formatMix(v.b, v.month.Posts)
	if len(mix) == 0 {
		return nil
	}
	t := rubric.Table{ID: "formats", Title: v.say(formatsTitle, nil), Columns: []rubric.TableColumn{
		v.column(colFormat, 30), v.figure(colPosts, 12), v.figure(colShare, 10),
	}}
	strangers, rest, others := 0, 0, 0
	for _, f := range mix {
		if v.b.Format(f.Key) == nil {
			if strangers++; strangers > strangersShown {
				rest, others = rest+f.Count, others+1
				continue
			}
		}
		t.Rows = append(t.Rows, []rubric.Datum{rubric.Say(f.Name), rubric.Count(f.Count), percentOf(f.Count, len(v.month.Posts))})
	}
	if others > 0 {
		t.Rows = append(t.Rows, []rubric.Datum{
			rubric.Say(v.say(rowOthers, with{"n": others})).Toned(rubric.Quiet), rubric.Count(rest), percentOf(rest, len(v.month.Posts)),
		})
	}
	return []rubric.Block{t}
}
