package assess

import (
	"math"
	"slices"

	"rubric"
)

// report lays out the owner's document: the first screen, then the evidence, a
// part a file. A part without data is left out or says calmly what is missing.
func (v *view) report(a *rubric.Assessment, s *screen) *rubric.Report {
	r := &rubric.Report{Lang: v.lang, Title: v.say(reportTitle, with{"title": v.title()})}
	for _, part := range [][]rubric.Block{
		screenBlocks(v, a, s),
		v.planFactBlocks(),
		v.cardBlocks(a),
		v.goalBlocks(),
		v.mixBlocks(),
		v.formatBlocks(),
		v.weekBlocks(),
		v.proposalBlocks(),
		v.statisticsBlocks(),
		v.resourceBlocks(),
		v.brandBlocks(),
		v.findingBlocks(),
		v.questionBlocks(a),
		v.historyBlocks(a),
		v.howBlocks(),
	} {
		r.Blocks = append(r.Blocks, part...)
	}
	return r
}

// column is a column of words, figure one of numbers.
func (v *view) column(title rubric.Text, width int) rubric.TableColumn {
	return rubric.TableColumn{Title: title.In(v.lang), Width: width}
}

func (v *view) figure(title rubric.Text, width int) rubric.TableColumn {
	return rubric.TableColumn{Title: title.In(v.lang), Width: width, Right: true}
}

// figureOr is a count, or an empty place where it is not known.
func figureOr(n *int) rubric.Datum {
	if n == nil {
		return rubric.Datum{}
	}
	return rubric.Count(*n)
}

// figureOf is a number as it is best read: whole, or with one decimal.
func figureOf(x float64) rubric.Datum {
	if x == math.Trunc(x) {
		return rubric.Datum{Kind: rubric.CountDatum, Number: x}
	}
	return rubric.Decimal(x)
}

// percentOf is a part of a whole in percent, empty where there is no whole.
func percentOf(part, whole int) rubric.Datum {
	if whole == 0 {
		return rubric.Datum{}
	}
	return rubric.Percent(100 * float64(part) / float64(whole))
}

// withoutEmpty drops the columns in which no row has anything, from one on:
// charts draw columns by their index, so those they draw must stand before it.
func withoutEmpty(t rubric.Table, from int) rubric.Table {
	if len(t.Rows) == 0 {
		return t
	}
	for col := len(t.Columns) - 1; col >= from; col-- {
		if slices.ContainsFunc(t.Rows, func(row []rubric.Datum) bool {
			return row[col].Kind != rubric.NoDatum && row[col] != rubric.Say("")
		}) {
			continue
		}
		t.Columns = slices.Delete(slices.Clone(t.Columns), col, col+1)
		for i, row := range t.Rows {
			t.Rows[i] = slices.Delete(slices.Clone(row), col, col+1)
		}
	}
	return t
}

func (v *view) text(t rubric.Text) rubric.Datum { return rubric.Say(t.In(v.lang)) }
