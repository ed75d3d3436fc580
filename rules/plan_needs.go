package rules

import "rubric"

// What the plan itself has to say for a rule to go by. A missing or empty column
// is one cause, told once (column-missing); it does not make every task
// abandoned and every week silent.

// planRubrics is needed where entries are counted by their rubrics.
var planRubrics = Need{
	Word:    "plan.rubric",
	Extra:   func(p *Pass) bool { return p.namesRubrics() },
	Missing: rubric.Text{RU: "в плане не указаны рубрики", EN: "the plan names no rubrics"},
}

// planChannels is needed where posts are counted by channel. A book of one
// channel need not name it.
var planChannels = Need{
	Word: "plan.channel",
	Extra: func(p *Pass) bool {
		return len(p.Book.Channels) == 1 || some(p.Book.Entries, func(e *rubric.Entry) bool { return len(e.Channel.Names) > 0 })
	},
	Missing: rubric.Text{RU: "в плане не указаны площадки", EN: "the plan names no channels"},
}

// planDates is needed where months are looked at.
var planDates = Need{
	Word: "plan.date",
	Extra: func(p *Pass) bool {
		dated := func(e *rubric.Entry) bool { return !e.Date.Date.IsZero() }
		return some(p.Book.Entries, dated) || some(p.Book.Slots, dated)
	},
	Missing: rubric.Text{RU: "в плане нет дат", EN: "the plan has no dates"},
}

// planTasks is needed where entries are asked for the tasks they serve: named
// in a column of the plan, or by the rubrics that the plan names. An empty task
// column is no answer while the way through the rubrics is cut: then the missing
// rubrics are the one cause, told once.
var planTasks = Need{
	Word: "plan.task",
	Extra: func(p *Pass) bool {
		plan, book := p.namesRubrics(), len(p.Book.Rubrics) > 0
		linked := some(p.Book.Rubrics, func(r *rubric.Rubric) bool { return len(r.Tasks.Names) > 0 })
		switch {
		case some(p.Book.Entries, func(e *rubric.Entry) bool { return p.NamesTask(e) }), plan && linked:
			return true
		case linked, plan && !book:
			return false
		}
		return p.Book.HasColumn(rubric.RolePlan, rubric.FieldTask)
	},
	Missing: rubric.Text{RU: "ни план, ни его рубрики не называют задач", EN: "neither the plan nor its rubrics name tasks"},
}

func (p *Pass) namesRubrics() bool {
	return some(p.Book.Entries, func(e *rubric.Entry) bool { return !e.Rubric.Empty() })
}

// channelsOf returns the entry's channels; where the plan names none and the
// book has but one, that one.
func (s *shared) channelsOf(e *rubric.Entry) []rubric.Name {
	if len(e.Channel.Names) == 0 && len(s.Book.Channels) == 1 && e.Channel.Pos.Col == 0 {
		only := &s.Book.Channels[0].Channel
		return []rubric.Name{{Text: only.Text, Key: only.Key}}
	}
	return e.Channel.Names
}
