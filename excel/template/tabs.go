package template

import (
	"slices"

	"rubric"
)

// lastRow is how far down a tab is prepared at least: formats, dropdowns and the ranges
// that dropdowns take their values from. A team's year of posts fits.
const lastRow = 600

// tab is one tab of the book to make.
type tab struct {
	role   rubric.Role
	top    int // the header's row
	fields []rubric.FieldSpec
}

// basicTabs are the tabs that most teams need.
var basicTabs = []rubric.Role{
	rubric.RoleGoals, rubric.RoleStrategy, rubric.RoleRubrics, rubric.RoleChannels,
	rubric.RolePlan, rubric.RoleStatistics, rubric.RoleDates,
}

// basicPlan are the plan's columns that most teams need.
var basicPlan = []rubric.Field{
	rubric.FieldDate, rubric.FieldTime, rubric.FieldChannel, rubric.FieldRubric,
	rubric.FieldFormat, rubric.FieldTopic, rubric.FieldText, rubric.FieldTask,
	rubric.FieldOwner, rubric.FieldStatus,
}

// wantedOfAll are the columns that every post is asked to fill. A drafted book has
// none that the plan did without: posts that are out already would all lack it.
// A task is asked for where no rubric leads to one.
var wantedOfAll = []rubric.Field{rubric.FieldChannel, rubric.FieldRubric, rubric.FieldFormat}

// tabsOf picks the tabs and columns of the book.
func tabsOf(s Spec) []tab {
	var out []tab
	for _, spec := range rubric.Roles() {
		if !s.Full && !slices.Contains(basicTabs, spec.Role) && !s.asksFor(spec.Role) {
			continue
		}
		t := tab{role: spec.Role, top: 1}
		if spec.Role == rubric.RoleSettings {
			t.top = 1 + len(welcomeLines)
		}
		for _, f := range spec.Fields {
			if s.wants(spec.Role, f) {
				t.fields = append(t.fields, f)
			}
		}
		if spec.Role == rubric.RolePlan {
			t.fields = append(t.fields, s.Own...)
		}
		out = append(out, t)
	}
	return out
}

// asksFor reports whether a drafted book needs the tab.
func (s Spec) asksFor(role rubric.Role) bool {
	return s.Draft && (role == rubric.RoleSettings || len(s.Rows[role]) > 0)
}

// wants reports whether a tab has a column for the field.
func (s Spec) wants(role rubric.Role, f rubric.FieldSpec) bool {
	switch {
	case f.Extra:
		return s.fills(role, f.Field)
	case role != rubric.RolePlan || s.Full:
		return true
	case s.Draft && f.Field == rubric.FieldTask:
		return s.fills(role, f.Field) || s.fills(role, rubric.FieldRubric)
	case s.Draft && slices.Contains(wantedOfAll, f.Field):
		return s.fills(role, f.Field)
	}
	return slices.Contains(basicPlan, f.Field) || s.fills(role, f.Field)
}

// fills reports whether a row of a drafted book has a cell for the field.
func (s Spec) fills(role rubric.Role, f rubric.Field) bool {
	return s.Draft && slices.ContainsFunc(s.Rows[role], func(r Row) bool { return r[f] != nil })
}

// bottom is the last row that a tab is prepared down to.
func (b *builder) bottom(t tab) int { return max(lastRow, t.top+len(b.spec.Rows[t.role])) }

// column is the column of a field, 0 when the tab has none.
func (t tab) column(f rubric.Field) int {
	return 1 + slices.IndexFunc(t.fields, func(s rubric.FieldSpec) bool { return s.Field == f })
}

// ref names a cell or, with $, pins it.
func ref(col, row int) string { return rubric.ColumnName(col) + itoa(row) }

func pinned(col, row int) string { return "$" + rubric.ColumnName(col) + "$" + itoa(row) }

// tab finds a tab of the book by its role.
func (b *builder) tab(role rubric.Role) (tab, bool) {
	i := slices.IndexFunc(b.tabs, func(t tab) bool { return t.role == role })
	if i < 0 {
		return tab{}, false
	}
	return b.tabs[i], true
}
