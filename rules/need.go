package rules

import (
	"strings"

	"rubric"
)

// Need is data that a rule cannot do without: one of several places where it
// may stand.
type Need struct {
	Places []Place
	// Extra is a condition that no single tab or column stands for, such as a
	// history to look back on; nil for none.
	Extra func(p *Pass) bool
	// Missing says what is missing where Extra does not hold.
	Missing rubric.Text
	Word    string // the name of an Extra need
}

// Place is a tab that must have rows or, with a field, a column of it.
type Place struct {
	Role  rubric.Role
	Field rubric.Field // "" for the tab as a whole
	// Filled asks for a value in the column; otherwise its heading is enough,
	// for an empty cell is just what the rule may object to.
	Filled bool
}

func tab(r rubric.Role) Need { return Need{Places: []Place{{Role: r}}} }

// column is a column of the tab that has at least one value.
func column(r rubric.Role, f rubric.Field) Need {
	return Need{Places: []Place{{Role: r, Field: f, Filled: true}}}
}

// heading is a column of the plan, whatever stands in it.
func heading(f rubric.Field) Need {
	return Need{Places: []Place{{Role: rubric.RolePlan, Field: f}}}
}

func anyOf(needs ...Need) Need {
	var places []Place
	for _, n := range needs {
		places = append(places, n.Places...)
	}
	return Need{Places: places}
}

// Name names the need as in "rubrics", "plan.status" or "formats|rubrics.formats".
func (n Need) Name() string {
	if n.Word != "" {
		return n.Word
	}
	names := make([]string, len(n.Places))
	for i, p := range n.Places {
		names[i] = string(p.Role)
		if p.Field != "" {
			names[i] += "." + string(p.Field)
		}
	}
	return strings.Join(names, "|")
}

// lacks says what of the need is missing; ok when nothing is.
func (n Need) lacks(p *Pass) (missing []rubric.Text, ok bool) {
	if n.Extra != nil {
		return []rubric.Text{n.Missing}, n.Extra(p)
	}
	for _, place := range n.Places {
		t, met := place.in(p.Book)
		if met {
			return nil, true
		}
		missing = append(missing, t)
	}
	return missing, false
}

// Lacks returns the first of the places where the book could have what is needed
// and has not; ok is false where the book has it, and where no place stands for it.
func (n Need) Lacks(b *rubric.Book) (place Place, ok bool) {
	for i, p := range n.Places {
		_, met := p.in(b)
		switch {
		case met:
			return Place{}, false
		case i == 0:
			place, ok = p, true
		}
	}
	return place, ok
}

// in reports whether the book has what is needed at the place, or says what it
// lacks.
func (p Place) in(b *rubric.Book) (rubric.Text, bool) {
	tab := rubric.Text{RU: "«" + b.TabName(p.Role) + "»", EN: "“" + b.TabName(p.Role) + "”"}
	field := p.Field.Name(p.Role)
	switch {
	case b.TabOf(p.Role) == nil:
		name := p.Role.Name()
		return rubric.Text{RU: "нет листа «" + name.RU + "»", EN: "there is no “" + name.EN + "” tab"}, false
	case rowsOf(b, p.Role) == 0:
		return rubric.Text{RU: "лист " + tab.RU + " пуст", EN: "the " + tab.EN + " tab is empty"}, false
	case p.Field == "":
		return rubric.Text{}, true
	case !b.HasColumn(p.Role, p.Field):
		return rubric.Text{
			RU: "на листе " + tab.RU + " нет колонки «" + field.RU + "»",
			EN: "the " + tab.EN + " tab has no “" + field.EN + "” column",
		}, false
	case p.Filled && !anyValue(b, p.Role, p.Field):
		return rubric.Text{
			RU: "на листе " + tab.RU + " не заполнена колонка «" + field.RU + "»",
			EN: "the “" + field.EN + "” column of the " + tab.EN + " tab is empty",
		}, false
	}
	return rubric.Text{}, true
}

// rowsOf counts the rows that a role's tabs hold.
func rowsOf(b *rubric.Book, role rubric.Role) int {
	switch role {
	case rubric.RolePlan:
		return len(b.Entries) + len(b.Slots)
	case rubric.RoleGoals:
		return len(b.Goals)
	case rubric.RoleStrategy:
		return len(b.Tasks)
	case rubric.RoleRubrics:
		return len(b.Rubrics)
	case rubric.RoleFormats:
		return len(b.Formats)
	case rubric.RoleChannels:
		return len(b.Channels)
	case rubric.RolePeople:
		return len(b.People)
	case rubric.RoleNeeds:
		return len(b.Needs)
	case rubric.RoleStatistics:
		return len(b.Stats)
	case rubric.RoleVoice:
		return len(b.Voice)
	case rubric.RoleDates:
		return len(b.Dates)
	case rubric.RoleApprovals:
		return len(b.Approvals)
	case rubric.RoleRules:
		return len(b.Rules)
	}
	return 0
}

// anyValue reports whether a column that a rule needs filled has a value. It
// knows the columns that some rule declares so; any other counts as filled.
func anyValue(b *rubric.Book, role rubric.Role, f rubric.Field) bool {
	switch role {
	case rubric.RoleGoals:
		return some(b.Goals, func(g *rubric.Goal) bool { return goalHas(g, f) })
	case rubric.RoleStrategy:
		return some(b.Tasks, func(t *rubric.Task) bool { return taskHas(t, f) })
	case rubric.RoleRubrics:
		return some(b.Rubrics, func(r *rubric.Rubric) bool { return rubricHas(r, f) })
	case rubric.RoleFormats:
		return some(b.Formats, func(x *rubric.Format) bool { return formatHas(x, f) })
	case rubric.RolePeople:
		return some(b.People, func(p *rubric.Person) bool { return personHas(p, f) })
	case rubric.RolePlan:
		return some(b.Entries, func(e *rubric.Entry) bool { return !e.Value(f).Empty() })
	}
	return true
}

func some[T any](rows []T, has func(*T) bool) bool {
	for i := range rows {
		if has(&rows[i]) {
			return true
		}
	}
	return false
}

func goalHas(g *rubric.Goal, f rubric.Field) bool {
	if f == rubric.FieldUpdated {
		return !g.Updated.Date.IsZero()
	}
	return true
}

func taskHas(t *rubric.Task, f rubric.Field) bool {
	switch f {
	case rubric.FieldShare:
		return t.Share.Known
	case rubric.FieldReviewed:
		return !t.Reviewed.Date.IsZero()
	case rubric.FieldGoal:
		return !t.Goal.Empty()
	}
	return true
}

func rubricHas(r *rubric.Rubric, f rubric.Field) bool {
	switch f {
	case rubric.FieldShare:
		return r.Share.Known
	case rubric.FieldTasks:
		return len(r.Tasks.Names) > 0
	case rubric.FieldFormats:
		return len(r.Formats.Names) > 0
	case rubric.FieldChannels:
		return len(r.Channels.Names) > 0
	}
	return true
}

func formatHas(x *rubric.Format, f rubric.Field) bool {
	switch f {
	case rubric.FieldHours:
		return x.Hours.Known
	case rubric.FieldChannels:
		return len(x.Channels.Names) > 0
	case rubric.FieldNeedsVisual:
		return x.NeedsVisual.Known
	}
	return true
}

func personHas(p *rubric.Person, f rubric.Field) bool {
	switch f {
	case rubric.FieldHoursPerWeek:
		return p.HoursPerWeek.Known
	case rubric.FieldFormats:
		return len(p.Formats.Names) > 0
	}
	return true
}
