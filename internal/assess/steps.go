package assess

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"rubric"
	"rubric/rules"
)

// step is what one side does next: all open findings of one rule, worded as an
// action.
type step struct {
	Rule     string
	Severity rubric.Severity
	Actor    rubric.Actor
	Card     rubric.CardID
	Text     string
	At       rubric.Position // the first place
	Count    int             // findings, with those that a leading one stands for
	New      bool            // a finding of it is new
	Past     bool            // it speaks of days that are over, or a month before the one under decision
	findings []*rubric.Finding
}

// makeSteps groups the open findings into steps, the worst first: by severity,
// then what can still change the month under decision, then by the order of the
// cards, then the one with more findings.
func (v *view) makeSteps() []step {
	type group struct {
		key   string
		actor rubric.Actor
		card  rubric.CardID
		past  bool
		apart string
	}
	at := map[group]int{}
	var out []step
	for _, f := range v.open {
		g := group{v.stepKey(f), f.Actor, f.Card, v.isPast(f), apart(f)}
		i, known := at[g]
		if !known {
			i = len(out)
			at[g] = i
			out = append(out, step{Rule: f.Rule, Severity: f.Severity, Actor: f.Actor, Card: f.Card, At: f.Pos, Past: v.isPast(f)})
		}
		s := &out[i]
		s.findings = append(s.findings, f)
		s.Count += max(1, f.Count)
		s.New = s.New || f.New
		if f.Severity.AtLeast(s.Severity) {
			s.Severity = f.Severity
		}
	}
	for i := range out {
		out[i].Text = v.wordStep(&out[i])
	}
	out = mergeAlike(out)
	order := cardOrder()
	slices.SortStableFunc(out, func(a, b step) int {
		return cmp.Or(
			cmp.Compare(b.Severity.Weight(), a.Severity.Weight()),
			falseFirst(a.Past, b.Past),
			order[a.Card]-order[b.Card],
			b.Count-a.Count,
		)
	})
	return out
}

// mergeAlike makes one step of those that read the same, as those of one check
// about two months may.
func mergeAlike(steps []step) []step {
	type reading struct {
		text  string
		actor rubric.Actor
		card  rubric.CardID
	}
	at := map[reading]int{}
	out := steps[:0]
	for _, s := range steps {
		as := reading{s.Text, s.Actor, s.Card}
		i, known := at[as]
		if !known {
			at[as] = len(out)
			out = append(out, s)
			continue
		}
		one := &out[i]
		if s.Severity.AtLeast(one.Severity) {
			one.Severity = s.Severity
		}
		one.Count += s.Count
		one.New, one.Past = one.New || s.New, one.Past && s.Past
		one.findings = append(one.findings, s.findings...)
	}
	return out
}

// isPast reports whether the finding speaks of a month before the one under
// decision, or of days that are over.
func (v *view) isPast(f *rubric.Finding) bool {
	m, ok := f.Params.Get("month").(rubric.Month)
	return f.Variant == rules.Past || ok && m.Compare(v.o.Month) < 0
}

func falseFirst(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

func cardOrder() map[rubric.CardID]int {
	order := map[rubric.CardID]int{}
	for i, id := range rubric.Cards {
		order[id] = i
	}
	return order
}

// stepKey tells which findings make one step: those of a rule, apart where the
// action differs, as it does where nothing can be changed any more.
func (v *view) stepKey(f *rubric.Finding) string {
	key := v.actionKey(f)
	if _, differs := stepPhrases[key+stepPast]; differs && v.isPast(f) {
		return key + stepPast
	}
	return key
}

// apart tells findings from others of their rule where the phrase has figures or
// names that hold for one month alone.
func apart(f *rubric.Finding) string {
	var names []string
	switch f.Rule {
	case "rubric-share-off":
		names = []string{"over", "under"}
	case "team-overloaded":
		names = []string{"month"}
	}
	var said strings.Builder
	for _, name := range names {
		fmt.Fprintf(&said, "%v|", f.Params.Get(name))
	}
	return said.String()
}

func (v *view) actionKey(f *rubric.Finding) string {
	switch f.Rule {
	case "cell-required", "column-missing":
		return f.Rule + "/" + string(f.Field)
	case "rubric-share-off":
		return strings.TrimSuffix(f.Rule+"/"+f.Variant, "/")
	case "tab-missing":
		if f.Pos.Tab != "" {
			return stepFillTab
		}
	case "task-unlinked":
		for _, e := range v.places.entries(f) {
			if e.Rubric.Empty() && len(v.b.Rubrics) > 0 {
				return stepRubricForTask
			}
		}
	}
	return f.Rule
}

// stepsOf returns the steps in which the side acts alone.
func (v *view) stepsOf(side rubric.Actor) []step {
	var out []step
	for _, s := range v.steps {
		if s.Actor == side {
			out = append(out, s)
		}
	}
	return out
}

// wordStep words a step as an action with names, dates and rows.
func (v *view) wordStep(s *step) string {
	first := s.findings[0]
	phrase, known := stepPhrases[v.stepKey(first)]
	if !known {
		phrase, known = stepPhrases[s.Rule]
	}
	values := with{}
	for _, p := range first.Params {
		values[p.Name] = p.Value
	}
	entries, total := v.stepEntries(s)
	names := stepNames(s)
	values["n"], values["k"] = s.Count, max(len(names), first.Count)
	values["names"] = v.quoted(names)
	values["field"], values["tab"], values["seen"] = v.fieldName(first), v.quote(v.tabOf(first)), v.seenRemark(s)
	values["posts"] = v.postsPhrase(entries, total, wordPosts)
	values["of"] = v.postsPhrase(entries, total, wordOfPosts)
	values["people"], values["approvals"] = v.quote(v.b.TabName(rubric.RolePeople)), v.quote(v.b.TabName(rubric.RoleApprovals))
	values["months"], values["spans"] = v.stepMonths(s), v.stepSpans(s)
	if !known || !filled(phrase, values, "seen") {
		return v.plainStep(first)
	}
	return v.say(phrase, values)
}

// plainStep stands in where no phrase fits: what the finding itself says.
func (v *view) plainStep(f *rubric.Finding) string {
	if s := strings.Join(strings.Fields(v.message(f)), " "); s != "" {
		return s
	}
	return v.ruleTitle(f.Rule)
}

// stepEntries returns the entries that the step speaks of, in the book's order,
// and how many there are: a leading finding may stand for more than it lists.
func (v *view) stepEntries(s *step) ([]*rubric.Entry, int) {
	var out []*rubric.Entry
	seen := map[*rubric.Entry]bool{}
	beyond := 0
	for _, f := range s.findings {
		es := v.places.entries(f)
		for _, e := range es {
			if !seen[e] {
				seen[e] = true
				out = append(out, e)
			}
		}
		beyond += max(0, f.Count-len(es))
	}
	return out, len(out) + beyond
}
