package layout

import (
	"slices"

	"rubric"
	"rubric/internal/text"
)

// A tab named as a template holds a plan's header with nothing below it: what
// the team copies for the next month. It is a plan's, but not one of its tabs
// yet; Rubric leaves it alone.

// findTemplates knows the blank copies of a plan's header on tabs whose names say
// that they are templates.
func (r *reader) findTemplates() {
	var plans []*sheet
	for _, s := range r.sheets {
		if s.info.Role == rubric.RolePlan && s.head.row > 0 && s.owner == nil {
			plans = append(plans, s)
		}
	}
	for _, s := range r.sheets {
		if s.info.Role != rubric.RoleOther || s.tab.Generated != "" || s.owner != nil || !r.voc.namesTemplate(s.tab.Name) {
			continue
		}
		c, ok := s.candidate(rubric.RolePlan)
		if ok && c.isBlank(s.tab) && slices.ContainsFunc(plans, func(p *sheet) bool { return c.isLike(&p.head) }) {
			s.take(c)
			s.info.Template = true
		}
	}
}

// namesTemplate reports whether a tab's name says that it is to be copied.
func (v *vocabulary) namesTemplate(name string) bool {
	return slices.ContainsFunc(text.Tokens(name), func(word string) bool { return v.says("template", word) })
}

// isBlank reports whether no row below a plan's header says what a post is about.
// Days, times and the titles of weeks may stand there.
func (c *candidate) isBlank(t *rubric.Tab) bool {
	if !c.has(rubric.FieldTopic, rubric.FieldText) {
		return false
	}
	start := indexOfRow(t, c.row+1)
	return !slices.ContainsFunc(c.columns, func(col column) bool {
		if col.field != rubric.FieldTopic && col.field != rubric.FieldText {
			return false
		}
		return slices.ContainsFunc(t.Rows[start:], func(row rubric.Row) bool {
			cell := find(row.Cells, col.col)
			return cell != nil && !isBlank(cell) && trim(cell.Text) != col.header // a header may repeat
		})
	})
}

// isLike reports whether nearly all headings of either header are the other's.
func (c *candidate) isLike(o *candidate) bool {
	const fewest = 3
	keys := map[string]bool{}
	for i := range o.all {
		keys[phraseKey(o.all[i].text)] = true
	}
	both := 0
	for i := range c.all {
		if keys[phraseKey(c.all[i].text)] {
			both++
		}
	}
	return both >= fewest && both*4 >= max(len(c.all), len(o.all))*3
}
