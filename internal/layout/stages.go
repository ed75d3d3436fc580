package layout

import (
	"slices"
	"strings"

	"rubric"
	"rubric/internal/text"
)

// A plan may tell its statuses by several columns to tick: «Согласовано |
// Запланировано | Опубликовано». The furthest ticked one is the status.

// recogniseStages finds such columns; one alone is a status like any other.
func (r *reader) recogniseStages(s *sheet) {
	var stages []column
	ticked := 0
	for i := range s.head.all {
		h := &s.head.all[i]
		known, ok := r.voc.statuses.whole(withoutBrackets(h.text))
		if !ok || h.group > 0 {
			continue
		}
		n, only := r.ticks(s, h.col)
		if !only {
			continue
		}
		ticked = max(ticked, n)
		stages = append(stages, column{
			field: rubric.FieldStatus, col: h.col, header: h.text, sure: surePart,
			langs: languagesOf(h), stage: rubric.Status(known.meaning),
		})
	}
	isStage := func(c column) bool {
		return slices.ContainsFunc(stages, func(o column) bool { return o.col == c.col })
	}
	inWords := slices.ContainsFunc(s.head.columns, func(c column) bool { return c.field == rubric.FieldStatus && !isStage(c) })
	if len(stages) < 2 || ticked < 2 || inWords {
		return
	}
	s.head.columns = append(slices.DeleteFunc(s.head.columns, isStage), stages...)
	slices.SortFunc(s.head.columns, func(a, b column) int { return a.col - b.col })
}

// holdsAnswers reports whether a column says by a yes that its heading holds of
// the post: «Вышел?», “Is it posted yet?”.
func (r *reader) holdsAnswers(s *sheet, col int) bool {
	asks := slices.ContainsFunc(s.head.all, func(h heading) bool {
		if h.col != col {
			return false
		}
		words := slices.DeleteFunc(text.Tokens(withoutBrackets(h.text)), func(w string) bool {
			return r.voc.says("asking filler", w) || r.voc.says("answer filler", w)
		})
		_, ok := r.voc.statuses.whole(strings.Join(words, " "))
		return ok
	})
	return asks && r.mostly(s.tab, s.head.row, col, r.isAnswer)
}

// isAnswer reports whether a cell says yes or no.
func (r *reader) isAnswer(c *rubric.Cell) bool {
	if c.Kind != rubric.TextCell {
		return c.Kind == rubric.BoolCell
	}
	const aWord = 12
	_, known := r.voc.flag(cellText(*c))
	return known && len(c.Text) <= aWord
}

// ticks counts the ticks and crosses in a column; it reports whether it holds
// nothing else.
func (r *reader) ticks(s *sheet, col int) (n int, only bool) {
	const sample = 60
	start := indexOfRow(s.tab, s.head.row+1)
	for _, row := range s.tab.Rows[start:min(start+sample, len(s.tab.Rows))] {
		c := find(row.Cells, col)
		if c == nil || isBlank(c) || c.Formula {
			continue
		}
		if _, known := r.voc.flag(cellText(*c)); c.Kind != rubric.BoolCell && !known {
			return 0, false
		}
		n++
	}
	return n, true
}

// stageSetter reads a column to tick that stands for a status.
func stageSetter(c *column) setter {
	stage, header := c.stage, c.header
	return func(p *planReader, _ *line, e *rubric.Entry, c *rubric.Cell, v rubric.Value) {
		on := c.Kind == rubric.BoolCell && c.Number != 0
		if c.Kind != rubric.BoolCell {
			on, _ = p.r.voc.flag(cellText(*c))
		}
		further := slices.Index(rubric.Statuses, stage) > slices.Index(rubric.Statuses, e.Status)
		if on && further {
			v.Text = header
			e.Status, e.StatusAs = stage, v
		}
	}
}
