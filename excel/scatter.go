package excel

import (
	"strings"

	"rubric"
)

// traces are what of ours stands in a column.
type traces struct {
	heads  map[rubric.ManagedField]bool // our headings
	marks  int                          // statuses
	told   int                          // texts of findings
	ids    map[string]bool              // beside a status
	beside int                          // how many statuses those may stand beside
}

// misheaded reports whether the column bears the heading of another field only.
func (c traces) misheaded(f rubric.ManagedField) bool { return len(c.heads) > 0 && !c.heads[f] }

// identifies reports whether most posts with a status have an id here, no two
// the same one.
func (c traces) identifies() bool { return 2*len(c.ids) > c.beside && c.beside > 0 }

// scattered finds the columns where a library put a column of the team's between
// ours. Where one of ours is not known for sure it is 0 and is made anew: what
// stands there may be the team's. Names are believed while nothing speaks
// against them.
func scattered(t *rubric.Tab) (rubric.ManagedColumns, bool) {
	was := t.Managed
	if inPlace(t) {
		return was, false
	}
	seen := tracesOf(t, everywhere)
	status, moved := statusColumn(seen, was.Status)
	seen.countIDs(t, status, everywhere)
	findings, told := findingsColumn(seen, was.Findings)
	id, identified := idColumn(seen, was.ID)
	now := rubric.ManagedColumns{Status: status, Findings: findings, ID: id}
	stale := moved || told || identified
	for _, f := range rubric.ManagedFields {
		stale = stale || seen[was.Of(f)].misheaded(f)
	}
	if !stale {
		return was, false
	}
	if now.Findings == 0 { // all is well with the plan: the heading is all there is
		now.Findings, _ = seen.only(func(c traces) bool { return c.heads[rubric.ManagedFindings] })
	}
	if seen[now.Status].marks == 0 || !sameOrder(was, now) {
		return rubric.ManagedColumns{}, true
	}
	return now, true
}

// inPlace reports whether the named columns hold what they should. It looks at no
// other: nearly every tab is so, and some are large.
func inPlace(t *rubric.Tab) bool {
	m := t.Managed
	seen := tracesOf(t, m.Has)
	seen.countIDs(t, m.Status, m.Has)
	for _, f := range rubric.ManagedFields {
		if seen[m.Of(f)].misheaded(f) {
			return false
		}
	}
	return seen[m.Findings].heads[rubric.ManagedFindings] && seen[m.ID].identifies()
}

func everywhere(int) bool { return true }

// tracesByColumn are those of the columns that have any.
type tracesByColumn map[int]traces

// tracesOf collects them where they are looked for.
func tracesOf(t *rubric.Tab, where func(col int) bool) tracesByColumn {
	seen := tracesByColumn{}
	for _, row := range t.Rows {
		for _, c := range row.Cells {
			if c.Kind != rubric.TextCell || !where(c.Col) {
				continue
			}
			at := seen[c.Col]
			f, heading := headingOf(c.Text)
			switch {
			case heading && at.heads == nil:
				at.heads = map[rubric.ManagedField]bool{f: true}
			case heading:
				at.heads[f] = true
			case rubric.IsMark(c.Text):
				at.marks++
			case isFindings(c.Text):
				at.told++
			default:
				continue
			}
			seen[c.Col] = at
		}
	}
	return seen
}

// countIDs adds what stands beside the statuses of a column and reads like an id
// of ours.
func (seen tracesByColumn) countIDs(t *rubric.Tab, status int, where func(col int) bool) {
	for _, row := range t.Rows {
		if !rubric.IsMark(row.Cell(status).Text) {
			continue
		}
		for _, c := range row.Cells {
			if c.Kind != rubric.TextCell || !where(c.Col) || !isID(c.Text) {
				continue
			}
			at := seen[c.Col]
			if at.ids == nil {
				at.ids = map[string]bool{}
			}
			at.ids[c.Text], at.beside = true, seen[status].marks
			seen[c.Col] = at
		}
	}
}

// only returns the only column of which that is so, 0 for none and for several,
// and whether there is any.
func (seen tracesByColumn) only(so func(traces) bool) (col int, found bool) {
	for c, t := range seen {
		if !so(t) {
			continue
		}
		if found {
			return 0, true
		}
		col, found = c, true
	}
	return col, found
}

// statusColumn is where the statuses are, 0 where that is not clear, and whether
// they are elsewhere than their name says. The others are alike.
func statusColumn(seen tracesByColumn, named int) (col int, moved bool) {
	if c := seen[named]; c.marks > 0 || c.heads[rubric.ManagedStatus] {
		return named, false
	}
	return seen.only(func(c traces) bool { return c.marks > 0 })
}

func findingsColumn(seen tracesByColumn, named int) (col int, moved bool) {
	const f = rubric.ManagedFindings
	if c := seen[named]; c.heads[f] || c.told > 0 && !c.misheaded(f) {
		return named, false
	}
	return seen.only(func(c traces) bool { return c.heads[f] && c.told > 0 })
}

func idColumn(seen tracesByColumn, named int) (col int, moved bool) {
	c := seen[named]
	if c.identifies() && !c.misheaded(rubric.ManagedID) {
		return named, false
	}
	if col, moved = seen.only(traces.identifies); !moved && c.heads[rubric.ManagedID] {
		return named, false
	}
	return col, moved
}

// sameOrder reports whether the columns that are known stand in the order in
// which they stood: inserting and deleting others does not change it.
func sameOrder(was, now rubric.ManagedColumns) bool {
	for _, f := range rubric.ManagedFields {
		for _, g := range rubric.ManagedFields {
			a, b := now.Of(f), now.Of(g)
			if a != 0 && b != 0 && was.Of(f) < was.Of(g) && a >= b {
				return false
			}
		}
	}
	return true
}

// headingOf tells whose heading a text is, as we write them.
func headingOf(text string) (rubric.ManagedField, bool) {
	text, _, _ = strings.Cut(text, " (Rubric)")
	for _, f := range rubric.ManagedFields {
		if h := f.Header(); text == h.RU || text == h.EN {
			return f, true
		}
	}
	return "", false
}

// isFindings reports whether a text reads like findings of ours, each of which
// ends with the rule's id.
func isFindings(text string) bool {
	first, _, _ := strings.Cut(text, "\n")
	return strings.HasSuffix(first, "]") && strings.Contains(first, " [")
}

// isID reports whether a text reads like an id that we made, which is no word:
// it has no vowels and nothing that looks like something else.
func isID(text string) bool {
	return rubric.PlausibleID(text) && !strings.ContainsAny(text, "aeioul01")
}
