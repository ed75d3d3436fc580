package layout

import (
	"strings"
	"unicode"

	"rubric"
	"rubric/internal/text"
)

// A strategy may be kept as labels with values, in one cell or in two: «Цель:
// больше гостей», «Задача 1 | Рассказать о меню». Only labels that can mean
// nothing else are read; what stands beside another label is left alone.

// labelOf reads a label of a goal, a task or rubrics, with a horizon.
func (p *proseReader) labelOf(s string) (role rubric.Role, horizon rubric.Horizon) {
	const longest = 60
	if len(s) > longest {
		return "", ""
	}
	return p.r.labelled(s)
}

func (r *reader) labelled(s string) (role rubric.Role, horizon rubric.Horizon) {
	ws := text.Tokens(withoutBrackets(s))
	var name []string
	for _, w := range ws {
		_, isHorizon := r.voc.horizons.senses[w]
		if isHorizon || r.voc.says("span", w) || r.voc.says("ordinal", w) || strings.IndexFunc(w, unicode.IsLetter) < 0 {
			continue
		}
		name = append(name, w)
	}
	label := strings.Join(name, " ")
	for kind, role := range map[string]rubric.Role{
		"goal label": rubric.RoleGoals, "task label": rubric.RoleStrategy, "rubric label": rubric.RoleRubrics,
	} {
		if r.voc.says(kind, label) {
			return role, r.horizonIn(ws)
		}
	}
	return "", ""
}

// labelledRow reads a row of a label and its value, or a further value below
// one. It reports whether the row was one.
func (p *proseReader) labelledRow(row *rubric.Row) bool {
	var cells []*rubric.Cell
	for i := range row.Cells {
		if c := &row.Cells[i]; !isBlank(c) && !p.s.tab.Managed.Has(c.Col) {
			cells = append(cells, c)
		}
	}
	switch {
	case len(cells) == 2 && cells[0].Kind == rubric.TextCell && cells[1].Kind == rubric.TextCell:
		role, horizon := p.labelOf(cells[0].Text)
		if role == "" {
			p.valueCol = 0
			return false
		}
		p.valueRole, p.valueHorizon, p.valueCol = role, horizon, cells[1].Col
	case len(cells) == 1 && cells[0].Kind == rubric.TextCell && cells[0].Col == p.valueCol && row.Number == p.valueRow+1:
	default:
		p.valueCol = 0
		return false
	}
	p.valueRow = row.Number
	last := cells[len(cells)-1]
	p.values(trim(last.Text), p.valueRole, p.valueHorizon, rubric.Position{Tab: p.s.tab.Name, Row: row.Number, Col: last.Col})
	return true
}

// labelledLine reads a label and its value in one line.
func (p *proseReader) labelledLine(s string, pos rubric.Position) bool {
	label, value, ok := strings.Cut(s, ":")
	if value = trim(value); !ok || value == "" {
		return false
	}
	role, horizon := p.labelOf(label)
	if role == "" {
		return false
	}
	p.values(value, role, horizon, pos)
	return true
}

// values reads what a label names: a point a line or a semicolon; rubrics are
// short enough to be told apart by commas.
func (p *proseReader) values(s string, role rubric.Role, horizon rubric.Horizon, pos rubric.Position) {
	outer, outerHorizon := p.role, p.horizon
	p.role, p.horizon = role, horizon
	s = strings.ReplaceAll(s, ";", "\n")
	if role == rubric.RoleRubrics {
		s = strings.ReplaceAll(s, ", ", "\n")
	}
	for line := range strings.SplitSeq(s, "\n") {
		if body, _ := pointOf(trim(line)); body != "" {
			p.point(body, pos)
		}
	}
	p.role, p.horizon = outer, outerHorizon
}

// labels counts the labels of a row that have values.
func (r *reader) labels(row *rubric.Row) int {
	n := 0
	var cells []*rubric.Cell
	for i := range row.Cells {
		c := &row.Cells[i]
		if isBlank(c) {
			continue
		}
		cells = append(cells, c)
		for line := range strings.SplitSeq(c.Text, "\n") {
			if label, value, ok := strings.Cut(line, ":"); ok && trim(value) != "" {
				if role, _ := r.labelled(label); role != "" {
					n++
				}
			}
		}
	}
	if len(cells) == 2 && cells[0].Kind == rubric.TextCell && cells[1].Kind == rubric.TextCell {
		if role, _ := r.labelled(cells[0].Text); role != "" {
			n++
		}
	}
	return n
}
