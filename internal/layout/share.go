package layout

import (
	"slices"

	"rubric"
)

// What one header of a plan came to holds for the others that bear its headings:
// those of further months, those repeated down a tab.

// shareGuesses lets what the values of one plan tell of a heading hold for the
// same heading of the others: a month may have too few rows to tell.
func (r *reader) shareGuesses() {
	guessed, differ := map[string]column{}, map[string]bool{}
	plans := make([]*sheet, 0, len(r.sheets))
	for _, s := range r.sheets {
		if s.info.Role != rubric.RolePlan || s.head.row == 0 || s.head.wide() {
			continue
		}
		plans = append(plans, s)
		for _, c := range s.head.columns {
			if c.sure != sureByValues || c.stage != "" {
				continue
			}
			key := phraseKey(c.header)
			if o, met := guessed[key]; met && o.field != c.field {
				differ[key] = true
			}
			guessed[key] = c
		}
	}
	if len(plans) < 2 {
		return
	}
	for _, s := range plans {
		for i := range s.head.all {
			h := &s.head.all[i]
			key := phraseKey(h.text)
			if g, ok := guessed[key]; ok && !differ[key] && s.head.isFree(h) && !s.head.has(g.field) {
				s.head.put(g.field, h)
			}
		}
	}
}

// follow gives the columns under a repeated header the fields that values or the
// settings gave those of the first one.
func (c *candidate) follow(head *candidate) {
	for i := range c.all {
		h := &c.all[i]
		k := slices.IndexFunc(head.columns, func(o column) bool { return o.header == h.text && o.group == 0 && o.stage == "" })
		if k < 0 {
			continue
		}
		like := head.columns[k]
		if slices.ContainsFunc(c.columns, func(o column) bool { return o.field == like.field && o.header == h.text }) {
			continue
		}
		c.columns = slices.DeleteFunc(c.columns, func(o column) bool { return o.col == h.col || o.field == like.field && o.group == 0 })
		like.col = h.col
		c.columns = append(c.columns, like)
	}
	slices.SortFunc(c.columns, func(a, b column) int { return a.col - b.col })
}
