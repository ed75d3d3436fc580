package rules

import (
	"errors"
	"strings"

	"rubric"
	"rubric/internal/text"
	"rubric/rules/internal/expr"
)

const (
	// mostOwn is how many checks of its own a book may have.
	mostOwn = 100
	// longestName is how many characters of a check's name are kept.
	longestName = 60
	// longestWords is how many characters a message of a team's own may have.
	longestWords = 500
)

// own is a check that a book brings along, as its rules tab writes it.
type own struct {
	row *rubric.RuleRow
	at  int // the row's place among the tab's rows
}

// Of returns all rules that run over a book: the catalogue's and then the
// book's own, in the order of its rules tab.
func Of(b *rubric.Book) []*Rule {
	all := All()
	if !hasOwn(b) {
		return all
	}
	most := len(all) + mostOwn
	taken := ruleNames(all)
	for i := range b.Rules {
		row := &b.Rules[i]
		key := text.Key(row.Rule.Text)
		if row.Condition.Empty() || key == "" || taken[key] != nil || len(all) == most {
			continue
		}
		r := ownRule(row, i)
		taken[key] = r
		all = append(all, r)
	}
	return all
}

func hasOwn(b *rubric.Book) bool {
	return some(b.Rules, func(r *rubric.RuleRow) bool { return !r.Condition.Empty() })
}

func ownRule(row *rubric.RuleRow, at int) *Rule {
	id := shorten(strings.Join(strings.Fields(row.Rule.Text), " "), longestName)
	condition := strings.Join(strings.Fields(row.Condition.Text), " ")
	r := &Rule{
		ID: id, Severity: rubric.Warning, Actor: rubric.Department, Card: rubric.CardPlan, Part: rubric.PartMatch, Entries: true,
		Needs: []Need{tab(rubric.RolePlan)},
		Doc: Doc{
			Title: rubric.Text{RU: id, EN: id},
			What: rubric.Text{
				RU: "Проверка самой команды. Замечание получает запись, для которой верно: " + condition,
				EN: "A check of the team's own. A post gets a finding where this holds: " + condition,
			},
			Why: rubric.Text{
				RU: "О чём договорились, держится и без напоминаний.",
				EN: "What was agreed holds without reminders.",
			},
			Fix: rubric.Text{
				RU: "Поправить запись или условие на листе правил.",
				EN: "Change the post, or the condition on the rules tab.",
			},
		},
		own: &own{row: row, at: at},
	}
	if s, ok := parseSeverity(row.Severity.Text); ok {
		r.Severity = s
	}
	if a, ok := parseActor(row.Actor.Text); ok {
		r.Actor = a
	}
	r.Check = r.own.check
	return r
}

// check asks the condition about every entry.
func (o *own) check(p *Pass) {
	condition, err := p.world().Compile(o.row.Condition.Text)
	if err != nil {
		o.mistaken(p, err)
		return
	}
	words := readTemplate(o.row.Message.Text)
	for e := range p.Entries() {
		objects, err := condition.Objects(e)
		switch {
		case errors.Is(err, expr.ErrUnknown):
			continue // the entry lacks what is asked about
		case err != nil:
			o.mistaken(p, err)
			return
		}
		p.Assess()
		if objects {
			at := p.world().At(e, condition.Column())
			p.add(found{entry: e, Finding: rubric.Finding{Entry: e.ID}}, at, condition.Column().Field,
				[]Option{o.saying(p, e, words)})
		}
	}
}

// mistaken reports what is amiss with the condition, at its cell, in the place
// of all that the check may have found before it came upon it.
func (o *own) mistaken(p *Pass, err error) {
	var m *expr.Mistake
	if !errors.As(err, &m) {
		panic(err)
	}
	place := rubric.Text{RU: "Условие, строка {line}, знак {col}: ", EN: "The condition, line {line}, character {col}: "}
	if m.Row != "" {
		place = rubric.Text{RU: place.RU + "на записи {row} ", EN: place.EN + "at {row}, "}
	}
	words := rubric.Text{RU: place.RU + "{what}.", EN: place.EN + "{what}."}
	p.found, p.affects, p.things = nil, nil, 0
	p.At(o.row.Condition, rubric.FieldCondition, named(o.row.Rule.Text),
		with(ownWords, words), with("line", m.Line), with("col", m.Col), with("row", m.Row), with("what", m.What))
	p.Fail(rubric.Text{RU: m.What.RU, EN: m.What.EN})
}

func parseActor(s string) (rubric.Actor, bool) {
	switch text.Key(s) {
	case "руководитель", "manager":
		return rubric.Manager, true
	case "отдел", "department":
		return rubric.Department, true
	case "вместе", "both":
		return rubric.Both, true
	}
	return "", false
}
