package rules

import (
	"maps"
	"strconv"
	"strings"

	"rubric"
	"rubric/internal/text"
	"rubric/rules/internal/expr"
)

// config is how one rule runs in one book.
type config struct {
	on       bool
	severity rubric.Severity // as the rules tab sets it; "" for the rule's own
	params   map[string]float64
}

// configs are the rules' configs after the book's rules tab had its say, and
// what of that tab was not understood.
type configs struct {
	byRule map[string]config
	rows   int
	doubts []doubt
	// quotable reports whether a message may quote a name.
	quotable func(name string) bool
}

// doubt is a cell of the rules tab that was not understood.
type doubt struct {
	row     int // the row's place among the tab's rows
	at      rubric.Value
	field   rubric.Field
	variant string
	what    string // the part of the cell
	known   []string
}

func (c *configs) of(r *Rule) config { return c.byRule[r.ID] }

func readConfigs(b *rubric.Book, rules []*Rule, quotable func(string) bool) configs {
	c := configs{byRule: make(map[string]config, len(rules)), rows: len(b.Rules), quotable: quotable}
	for _, r := range rules {
		c.byRule[r.ID] = config{on: !r.OffByDefault, params: r.Defaults()}
	}
	byName := ruleNames(rules)
	for i := range b.Rules {
		c.readRow(i, &b.Rules[i], byName, rules)
	}
	return c
}

func (c *configs) readRow(i int, row *rubric.RuleRow, byName map[string]*Rule, rules []*Rule) {
	doubtful := func(v rubric.Value, f rubric.Field, variant string) {
		c.doubts = append(c.doubts, doubt{row: i, at: v, field: f, variant: variant, what: v.Text})
	}
	key := text.Key(row.Rule.Text)
	r, known := byName[key]
	switch {
	case known && r.own != nil && r.own.at != i:
		doubtful(row.Rule, rubric.FieldRule, "taken")
	case known:
		c.apply(i, r, row)
		if r.own == nil && !row.Condition.Empty() {
			doubtful(row.Condition, rubric.FieldCondition, "builtin")
		}
	case key == "" && !row.Condition.Empty():
		doubtful(row.Rule, rubric.FieldRule, "nameless")
	case row.Rule.Empty():
		// Nothing is named.
	case !row.Condition.Empty():
		doubtful(row.Rule, rubric.FieldRule, "many")
	default:
		c.doubts = append(c.doubts, doubt{row: i, at: row.Rule, field: rubric.FieldRule, what: row.Rule.Text, known: ruleIDs(rules)})
	}
}

// ruleNames finds rules by all that people may call them: ids and titles.
func ruleNames(rules []*Rule) map[string]*Rule {
	byName := make(map[string]*Rule, 3*len(rules))
	for _, r := range rules {
		byName[text.Key(r.ID)] = r
		byName[text.Key(r.Doc.Title.RU)] = r
		byName[text.Key(r.Doc.Title.EN)] = r
	}
	return byName
}

func ruleIDs(rules []*Rule) []string {
	ids := make([]string, len(rules))
	for i, r := range rules {
		ids[i] = r.ID
	}
	return ids
}

func (c *configs) apply(i int, r *Rule, row *rubric.RuleRow) {
	conf := c.byRule[r.ID]
	doubtful := func(v rubric.Value, f rubric.Field, variant, what string, known []string) {
		c.doubts = append(c.doubts, doubt{row: i, at: v, field: f, variant: variant, what: what, known: known})
	}
	switch {
	case row.On.Known:
		conf.on = row.On.On
	case !row.On.Empty():
		doubtful(row.On.Value, rubric.FieldOn, "value", row.On.Text, nil)
	}
	if s, ok := parseSeverity(row.Severity.Text); ok {
		conf.severity = s
	} else if !row.Severity.Empty() {
		doubtful(row.Severity, rubric.FieldSeverity, "value", row.Severity.Text, nil)
	}
	if _, ok := parseActor(row.Actor.Text); !ok && !row.Actor.Empty() {
		doubtful(row.Actor, rubric.FieldActor, "value", row.Actor.Text, nil)
	}
	conf.params = maps.Clone(conf.params)
	for _, part := range strings.FieldsFunc(row.Params.Text, func(r rune) bool { return r == ';' || r == '\n' }) {
		name, value, _ := strings.Cut(part, "=")
		param, known := r.param(strings.TrimSpace(name))
		x, err := strconv.ParseFloat(strings.ReplaceAll(strings.TrimSpace(value), ",", "."), 64)
		switch {
		case strings.TrimSpace(part) == "":
		case !known:
			doubtful(row.Params, rubric.FieldParams, "param", strings.TrimSpace(name), paramNames(r))
		case err != nil || !param.Allows(x):
			doubtful(row.Params, rubric.FieldParams, "value", strings.TrimSpace(part), nil)
		default:
			conf.params[param.Name] = x
		}
	}
	c.byRule[r.ID] = conf
	if r.own != nil {
		c.quotes(row, doubtful)
	}
}

// quotes looks for places of a message that no entry can fill.
func (c *configs) quotes(row *rubric.RuleRow, doubtful func(rubric.Value, rubric.Field, string, string, []string)) {
	for _, name := range readTemplate(row.Message.Text).places {
		if !c.quotable(name) {
			doubtful(row.Message, rubric.FieldMessage, "place", name, expr.Fields())
		}
	}
}

func paramNames(r *Rule) []string {
	out := make([]string, len(r.Params))
	for i, p := range r.Params {
		out[i] = p.Name
	}
	return out
}

func parseSeverity(s string) (rubric.Severity, bool) {
	switch text.Key(s) {
	case "ошибка", "error":
		return rubric.Error, true
	case "внимание", "warning":
		return rubric.Warning, true
	case "сведение", "info":
		return rubric.Info, true
	}
	return "", false
}
