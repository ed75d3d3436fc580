package layout

import (
	"cmp"
	"slices"
	"strings"

	"rubric"
)

// searchedRows is how many rows with cells may stand above and including a header.
const searchedRows = 60

// candidate is a row that may be the header of a role's table.
type candidate struct {
	role    rubric.Role
	top     int // the header's first row; row for a header of one
	row     int // its last row: what it heads begins below
	columns []column
	all     []heading // every heading of the row, known or not
	score   float64   // the fields it holds, each by how sure it is
	split   bool      // another table stands beside it
	next    int       // the first column of the one on its right; 0 for none

	sections bool // rows between the entries say their days
}

func (c *candidate) has(fields ...rubric.Field) bool {
	return slices.ContainsFunc(c.columns, func(col column) bool { return slices.Contains(fields, col.field) })
}

// shape says what a table needs to be taken for a role's whatever its tab is
// called: one of the fields in each group, and so many fields in all.
type shape struct {
	groups [][]rubric.Field
	fields int
}

func (s shape) fits(c *candidate) bool {
	for _, group := range s.groups {
		inChannels := c.wide() && slices.Contains(group, rubric.FieldText)
		between := c.sections && slices.Contains(group, rubric.FieldDate)
		if !c.tells(group) && !inChannels && !between {
			return false
		}
	}
	return len(c.columns) >= s.fields
}

// tells reports whether a header has one of the fields; by more than a second
// choice, but for a plan: «Направление | План | Факт» may be of anything.
func (c *candidate) tells(fields []rubric.Field) bool {
	return slices.ContainsFunc(c.columns, func(col column) bool {
		return slices.Contains(fields, col.field) && (c.role == rubric.RolePlan || col.sure > sureWhole-secondChoice)
	})
}

// shapeOf returns the shape of a role; a role without one is told by its name only.
func shapeOf(role rubric.Role) (shape, bool) {
	type group = []rubric.Field
	switch role {
	case rubric.RolePlan:
		return shape{[]group{{rubric.FieldTopic, rubric.FieldText}, {rubric.FieldDate, rubric.FieldWeekday}}, 3}, true
	case rubric.RoleGoals:
		return shape{[]group{{rubric.FieldGoal}, {rubric.FieldMetric, rubric.FieldTarget}, {rubric.FieldTarget, rubric.FieldDeadline, rubric.FieldFact}}, 3}, true
	case rubric.RoleStrategy:
		return shape{[]group{{rubric.FieldTask}, {rubric.FieldGoal, rubric.FieldHorizon, rubric.FieldMessage, rubric.FieldAudience}}, 3}, true
	case rubric.RoleRubrics:
		return shape{[]group{{rubric.FieldRubric}, {rubric.FieldDescription, rubric.FieldShare, rubric.FieldTasks}}, 3}, true
	case rubric.RoleFormats:
		return shape{[]group{{rubric.FieldFormat}, {rubric.FieldHours, rubric.FieldNeedsVisual, rubric.FieldNoApproval}}, 2}, true
	case rubric.RoleChannels:
		return shape{[]group{{rubric.FieldChannel}, {rubric.FieldMinPerWeek, rubric.FieldMaxPerWeek, rubric.FieldMaxGapDays}}, 2}, true
	case rubric.RolePeople:
		return shape{[]group{{rubric.FieldWho}, {rubric.FieldHoursPerWeek}}, 2}, true
	case rubric.RoleNeeds:
		return shape{[]group{{rubric.FieldWhat}, {rubric.FieldFrom}, {rubric.FieldDue, rubric.FieldHere}}, 3}, true
	case rubric.RoleApprovals:
		return shape{[]group{{rubric.FieldMonth}, {rubric.FieldApprover}, {rubric.FieldDate, rubric.FieldRead, rubric.FieldConditions}}, 3}, true
	case rubric.RoleStatistics:
		metrics := group{rubric.FieldReach, rubric.FieldReactions, rubric.FieldComments, rubric.FieldFollowersStart, rubric.FieldFollowersEnd, rubric.FieldSaves, rubric.FieldShares}
		return shape{[]group{{rubric.FieldPeriod, rubric.FieldChannel}, metrics}, 4}, true
	case rubric.RoleVoice:
		return shape{[]group{{rubric.FieldPhrase}, {rubric.FieldInstead}}, 2}, true
	case rubric.RoleDates:
		return shape{[]group{{rubric.FieldDate}, {rubric.FieldEvent}, {rubric.FieldPostNeeded, rubric.FieldDayOff}}, 3}, true
	case rubric.RoleRules:
		return shape{[]group{{rubric.FieldRule}, {rubric.FieldOn, rubric.FieldSeverity, rubric.FieldCondition}}, 3}, true
	case rubric.RoleSettings:
		return shape{[]group{{rubric.FieldKey}, {rubric.FieldValue}}, 2}, true
	}
	return shape{}, false
}

// named reports whether a table may be the role's where its tab is named so,
// surely or among other words: it has what a row cannot do without.
func (s shape) named(c *candidate, surely bool) bool {
	if c.role == rubric.RolePlan {
		return planLike(c)
	}
	return c.has(s.groups[0]...) && (surely || len(c.columns) >= 2)
}

// planLike reports whether a header may be the plan's where the tab's name
// suggests a plan.
func planLike(c *candidate) bool {
	return len(c.columns) >= 3 || len(c.columns) == 2 && c.has(rubric.FieldDate, rubric.FieldTopic, rubric.FieldText)
}

// newSheet looks at what a tab's name and its upper rows say.
func (r *reader) newSheet(t *rubric.Tab) *sheet {
	if t.Generated == "" {
		t = r.withoutColumnNumbers(t)
	}
	s := &sheet{tab: t, info: rubric.TabInfo{
		Key: t.Key, Name: t.Name, Hidden: t.Hidden, Managed: t.Managed,
		Role: rubric.RoleOther, Layout: rubric.LayoutNone, LastRow: lastTeamRow(t),
	}}
	if t.Generated != "" {
		s.info.Role = t.Generated
		return s
	}
	s.named = r.voc.name(t.Name)
	best := r.bestHeaders(t)
	for _, spec := range rubric.Roles() {
		if c, ok := best[spec.Role]; ok {
			r.findDays(t, &c)
			s.cands = append(s.cands, c)
		}
	}
	slices.SortStableFunc(s.cands, func(a, b candidate) int { return cmp.Compare(b.score, a.score) })
	s.calendar = r.findCalendar(t)
	return s
}

// bestHeaders finds the header that suits each role best: one row, or several
// joined where that tells at least one field more.
func (r *reader) bestHeaders(t *rubric.Tab) map[rubric.Role]candidate {
	const oneField = 0.9
	best := map[rubric.Role]candidate{}
	rows := t.Rows[:min(searchedRows, len(t.Rows))]
	offer := func(top, row int, hs []heading, margin float64) { r.offer(t, best, top, row, hs, margin) }
	for i := range rows {
		hs := r.headings(t, &rows[i])
		if len(hs) == 0 {
			continue
		}
		offer(rows[i].Number, rows[i].Number, hs, 0)
		if i > 0 && rows[i-1].Number == rows[i].Number-1 {
			if both := r.channelsAbove(t, &rows[i-1], hs); both != nil {
				offer(rows[i-1].Number, rows[i].Number, both, 0)
			}
		}
	}
	if len(rows) == 0 {
		return best
	}
	if len(t.Rows) > len(rows) && !anyFits(best) {
		r.searchFarDown(t, offer)
	}
	ties := tiesOf(t, rows[len(rows)-1].Number)
	for n := 2; n <= mostHeaderRows; n++ { // fewer rows first: more must tell more
		for i := 0; i+n <= len(rows); i++ {
			if hs := r.joined(t, rows[i:i+n], ties); len(hs) > 0 {
				offer(rows[i].Number, rows[i+n-1].Number, hs, oneField)
			}
		}
	}
	return best
}

// offer puts a header forward for each role; it is the role's best where it
// scores more than the best so far by the margin.
func (r *reader) offer(t *rubric.Tab, best map[rubric.Role]candidate, top, row int, hs []heading, margin float64) {
	runs := r.runs(t, row, hs)
	for i, run := range runs {
		for _, spec := range rubric.Roles() {
			c := newCandidate(spec.Role, row, run)
			c.top, c.split = top, len(runs) > 1
			if i+1 < len(runs) {
				c.next = runs[i+1][0].col
			}
			if c.wide() && !c.holdsPosts(t) {
				continue
			}
			if c.score > best[spec.Role].score+margin {
				best[spec.Role] = c
			}
		}
	}
}

// anyFits reports whether some header is one whatever its tab is called.
func anyFits(best map[rubric.Role]candidate) bool {
	for role, c := range best {
		if shape, ok := shapeOf(role); ok && role != rubric.RoleSettings && shape.fits(&c) {
			return true
		}
	}
	return false
}

// searchFarDown looks for a header below the rows where headers usually stand.
func (r *reader) searchFarDown(t *rubric.Tab, offer func(top, row int, hs []heading, margin float64)) {
	const most = 3000
	for i := searchedRows; i < min(most, len(t.Rows)); i++ {
		row := &t.Rows[i]
		if !r.mayHead(t, row) {
			continue
		}
		if hs := r.headings(t, row); standsAlone(row.Number, hs) {
			offer(row.Number, row.Number, hs, 0)
			return
		}
	}
}

func newCandidate(role rubric.Role, row int, hs []heading) candidate {
	c := candidate{role: role, top: row, row: row, all: hs, columns: assign(hs, role)}
	for _, col := range c.columns {
		c.score += float64(col.sure) / 100
	}
	return c
}

// candidate returns the sheet's best header for the role.
func (s *sheet) candidate(role rubric.Role) (candidate, bool) {
	for _, c := range s.cands {
		if c.role == role {
			return c, true
		}
	}
	return candidate{}, false
}

// headings reads a row's text cells as headings. It returns nothing for a row
// of which no cell can be one.
func (r *reader) headings(t *rubric.Tab, row *rubric.Row) []heading {
	const most = 2000 // columns that may bear a heading
	var out []heading
	known := false
	for i := range row.Cells[:min(most, len(row.Cells))] {
		c := &row.Cells[i]
		if c.Kind != rubric.TextCell || t.Managed.Has(c.Col) {
			continue
		}
		written := trim(c.Text)
		if written == "" {
			continue
		}
		h := heading{col: c.Col, text: written, words: len(strings.Fields(written)), readings: r.memo.heading(r.voc, written)}
		known = known || len(h.readings) > 0
		out = append(out, h)
	}
	if !known {
		return nil
	}
	r.groupByChannel(out)
	return out
}

func lastTeamRow(t *rubric.Tab) int {
	for _, row := range slices.Backward(t.Rows) {
		for _, c := range row.Cells {
			if c.Kind != rubric.EmptyCell && !t.Managed.Has(c.Col) {
				return row.Number
			}
		}
	}
	return 0
}
