package rules

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"rubric"
)

// Run runs every rule over the book as seen on a day, the book's own included. A
// rule that panics is marked as failed, and the others go on.
func Run(o *rubric.Outlook) *rubric.Check { return run(o, Of(o.Book)) }

func run(o *rubric.Outlook, rules []*Rule) *rubric.Check {
	s := newShared(o, rules)
	c := &rubric.Check{AsOf: o.AsOf, Rules: make([]rubric.RuleResult, len(rules))}
	all, total := make([][]found, 0, len(rules)), 0
	// Whether an exception was of use is known once all the other rules ran.
	for _, last := range []bool{false, true} {
		for i, r := range rules {
			if r.Last == last {
				result, fs := s.apply(r)
				c.Rules[i] = result
				all, total = append(all, fs), total+len(fs)
			}
		}
	}
	c.Findings = make([]rubric.Finding, 0, total)
	for _, fs := range all {
		for i := range fs {
			c.Findings = append(c.Findings, fs[i].Finding)
		}
	}
	o.Book.SortFindings(c.Findings)
	c.RulesHash = s.hash(rules)
	return c
}

// apply runs one rule and settles what came of it.
func (s *shared) apply(r *Rule) (rubric.RuleResult, []found) {
	conf := s.configs.of(r)
	res := rubric.RuleResult{
		ID: r.ID, State: rubric.RuleChecked, Severity: cmp.Or(conf.severity, r.Severity),
		Actor: r.Actor, Card: r.Card, Part: r.Part, Entries: r.Entries,
	}
	if !conf.on {
		res.State, res.Reason = rubric.RuleOff, s.whyOff(r)
		return res, nil
	}
	if len(conf.params) > 0 {
		res.Params = conf.params
	}
	p := &Pass{shared: s, rule: r, conf: conf}
	if state, reason := p.check(); state != rubric.RuleChecked {
		res.State, res.Reason = state, reason
		if p.failed.EN == "" {
			p.found = nil // half a run says nothing
		}
		return res, p.found
	}
	if !r.Last {
		s.exceptions.accept(p.found, s.AsOf)
	}
	p.fold()
	p.tally(&res)
	return res, p.found
}

// whyOff says where the rule was switched off, or could be switched on.
func (s *shared) whyOff(r *Rule) rubric.Text {
	tab := s.Book.TabName(rubric.RoleRules)
	if r.OffByDefault {
		return rubric.Text{RU: "включается на листе «" + tab + "»", EN: "off until the “" + tab + "” tab switches it on"}
	}
	return rubric.Text{RU: "выключена на листе «" + tab + "»", EN: "switched off on the “" + tab + "” tab"}
}

// check runs the rule's function, if the book has what it needs.
func (p *Pass) check() (state rubric.RuleState, reason rubric.Text) {
	defer func() {
		if v := recover(); v != nil {
			state, reason = rubric.RuleFailed, failure(v)
		}
	}()
	var ru, en []string
	for _, n := range p.rule.Needs {
		if n.Extra != nil && len(en) > 0 {
			continue // the missing tab or column explains it
		}
		missing, met := n.lacks(p)
		for _, m := range missing {
			if !met && !slices.Contains(en, m.EN) {
				ru, en = append(ru, m.RU), append(en, m.EN)
			}
		}
	}
	if len(en) > 0 {
		return rubric.RuleNotAssessable, rubric.Text{RU: strings.Join(ru, "; "), EN: strings.Join(en, "; ")}
	}
	p.rule.Check(p)
	if p.failed.EN != "" {
		return rubric.RuleFailed, p.failed
	}
	return rubric.RuleChecked, rubric.Text{}
}

// longestFailure bounds how much of a panic's words is shown.
const longestFailure = 200

func failure(v any) rubric.Text {
	line, _, _ := strings.Cut(fmt.Sprint(v), "\n")
	line = shorten(line, longestFailure)
	return rubric.Text{
		RU: "проверка прервалась из-за сбоя в Rubric: " + line,
		EN: "the check stopped on a fault in Rubric: " + line,
	}
}

// tally counts what was looked at and what was objected to. Accepted findings
// do not count.
func (p *Pass) tally(res *rubric.RuleResult) {
	affected := make([]bool, p.things+1)
	for _, thing := range p.affects {
		affected[thing] = true
	}
	for i := range p.found {
		f := &p.found[i]
		if f.Suppressed {
			continue
		}
		affected[f.thing] = true
		for _, thing := range f.covered {
			affected[thing] = true
		}
	}
	res.Assessed = p.things
	for _, hit := range affected[1:] {
		if hit {
			res.Affected++
		}
	}
	for thing, card := range p.cards {
		if res.Cards == nil {
			res.Cards = map[rubric.CardID]rubric.Tally{}
		}
		t := res.Cards[card]
		t.Assessed++
		if affected[thing] {
			t.Affected++
		}
		res.Cards[card] = t
	}
}

// hash condenses the rules that are on, with their severities and parameters.
func (s *shared) hash(rules []*Rule) string {
	h := sha256.New()
	for _, r := range rules {
		conf := s.configs.of(r)
		if !conf.on {
			continue
		}
		fmt.Fprintf(h, "%s %s", r.ID, cmp.Or(conf.severity, r.Severity))
		for _, name := range slices.Sorted(maps.Keys(conf.params)) {
			fmt.Fprintf(h, " %s=%s", name, strconv.FormatFloat(conf.params[name], 'g', -1, 64))
		}
		if r.own != nil {
			fmt.Fprintf(h, " %q", r.own.row.Condition.Text)
		}
		fmt.Fprintln(h)
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}
