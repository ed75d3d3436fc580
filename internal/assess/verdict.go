package assess

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"rubric"
	"rubric/internal/text"
)

// kind is the situation that a first screen speaks of; a verdict has one or
// several.
type kind uint8

const (
	kindNoPlan     kind = iota // notAssessable: no plan
	kindNoStrategy             // notAssessable: nothing to compare the plan with
	kindFilling                // notAssessable: the month is not filled
	kindRework                 // return
	kindReserved               // approveWithReservations
	kindApprove
)

// decision is the verdict and what decided it.
type decision struct {
	Verdict rubric.Verdict
	Kind    kind
	Missing []rubric.Role // of goals, strategy and rubrics, for kindNoStrategy
	Apart   bool          // returned because plan and strategy go different ways
	Fix     int           // posts of the month with something to correct
	Awaited int           // where nothing else is reserved, posts that only wait for the decision
	Because []string
}

// trouble counts what findings say about the month's posts and the plan.
type trouble struct {
	Errors  map[*rubric.Entry]bool // posts with an error on plan or brand, approval left out
	Any     map[*rubric.Entry]bool // posts with an error or a warning
	Fix     map[*rubric.Entry]bool // of them, those that do not only wait to be approved
	Tab     *rubric.Finding        // such an error on the plan tab as a whole
	Undated map[string]int         // entries whose date cannot be read, by tab
}

func (v *view) decide() decision {
	d := v.rule()
	for _, f := range v.o.Filling() {
		d.Because = appendNew(d.Because, v.fillingLine(f))
	}
	return d
}

func appendNew(lines []string, line string) []string {
	if slices.Contains(lines, line) {
		return lines
	}
	return append(lines, line)
}

// fillingLine is the one line that an unfilled month gets.
func (v *view) fillingLine(f rubric.Fill) string {
	return v.say(sayFilling, with{"month": upper(text.MonthName(v.lang, f.Month)), "have": f.Have, "want": f.Want})
}

// rule tests the verdicts in the design's order.
func (v *view) rule() decision {
	d := decision{Verdict: rubric.NotAssessable}
	d.Missing = v.missingStrategy()
	switch {
	case v.b.TabOf(rubric.RolePlan) == nil || len(v.b.Entries)+len(v.b.Slots) == 0:
		d.Kind, d.Because = kindNoPlan, []string{v.say(becauseNoPlan, nil)}
		return d
	case len(v.b.Tasks) == 0 || len(v.b.Rubrics) == 0 || v.drafted(rubric.RoleStrategy) || v.drafted(rubric.RoleRubrics):
		d.Kind, d.Because = kindNoStrategy, []string{upper(v.missingWords(d.Missing))}
		return d
	case !v.month.Fill.Filled:
		d.Kind, d.Because = kindFilling, []string{v.fillingLine(v.month.Fill)}
		return d
	}
	t := v.trouble()
	d.Fix = len(t.Fix)
	if d.Because, d.Apart = v.becauseReturn(t); len(d.Because) > 0 {
		d.Verdict, d.Kind = rubric.Return, kindRework
		return d
	}
	if d.Because = v.becauseReserved(t); len(d.Because) > 0 {
		d.Verdict, d.Kind = rubric.ApproveWithReservations, kindReserved
		if d.Fix == 0 && len(d.Because) == 1 {
			d.Awaited = len(t.Any)
		}
		return d
	}
	d.Verdict, d.Kind = rubric.Approve, kindApprove
	d.Because = []string{v.servingLine(), v.say(becauseClean, nil)}
	return d
}

// missingStrategy lists what the strategy side has not brought: what is not
// there, or there only as a draft that nobody looked over.
func (v *view) missingStrategy() []rubric.Role {
	var out []rubric.Role
	for _, r := range []struct {
		role rubric.Role
		rows int
	}{
		{rubric.RoleGoals, len(v.b.Goals)}, {rubric.RoleStrategy, len(v.b.Tasks)}, {rubric.RoleRubrics, len(v.b.Rubrics)},
	} {
		if r.rows == 0 || v.drafted(r.role) {
			out = append(out, r.role)
		}
	}
	return out
}

// drafts is where the book says that a draft stands: a line of the settings tab
// that whoever corrected the draft takes away.
func (v *view) drafts() rubric.Value { return v.b.Setting(rubric.SettingDraft) }

// drafted reports whether the role's tab is among the drafts.
func (v *view) drafted(role rubric.Role) bool {
	tab := v.b.TabOf(role)
	for place := range strings.SplitSeq(v.drafts().Text, ";") {
		if tab != nil && isOn(place, tab) {
			return true
		}
	}
	return false
}

// isOn reports whether a place of a draft is on the tab.
func isOn(place string, tab *rubric.TabInfo) bool {
	place = strings.TrimSpace(place)
	return place == tab.Name || strings.HasPrefix(place, tab.Name+" ")
}

// SettingDoubts returns notes on the places of drafts that are on no tab.
func SettingDoubts(b *rubric.Book) []rubric.Note {
	var out []rubric.Note
	v := b.Setting(rubric.SettingDraft)
	for place := range strings.SplitSeq(v.Text, ";") {
		if place = strings.TrimSpace(place); place == "" || slices.ContainsFunc(b.Tabs, func(t rubric.TabInfo) bool { return isOn(place, &t) }) {
			continue
		}
		out = append(out, rubric.UnreadSetting(rubric.SettingDraft, rubric.Value{Text: place, Pos: v.Pos}, rubric.Text{
			RU: "такого листа нет; нужен лист с ячейками, как «Цели A2:F2»", EN: "there is no such tab; a tab with cells is wanted, like “Goals A2:F2”",
		}))
	}
	return out
}

func (v *view) missingWords(roles []rubric.Role) string {
	var words, drafts []string
	for _, r := range roles {
		if v.drafted(r) {
			drafts = append(drafts, v.quote(v.b.TabName(r)))
			continue
		}
		words = append(words, v.say(missingName(r), nil))
	}
	var parts []string
	if len(words) > 0 {
		parts = append(parts, v.say(becauseMissing, with{"what": v.joined(words, noneOf)}))
	}
	if len(drafts) > 0 {
		parts = append(parts, v.say(becauseDraft, with{"n": len(drafts), "tabs": v.listed(drafts)}))
	}
	return strings.Join(parts, "; ")
}

func (v *view) trouble() trouble {
	t := trouble{
		Errors: map[*rubric.Entry]bool{}, Any: map[*rubric.Entry]bool{}, Fix: map[*rubric.Entry]bool{}, Undated: map[string]int{},
	}
	ofMonth := map[*rubric.Entry]bool{}
	for _, e := range v.month.Posts {
		ofMonth[e] = true
	}
	plans := map[string]bool{}
	for _, tab := range v.b.TabsOf(rubric.RolePlan) {
		plans[tab.Name] = true
	}
	for _, f := range v.open {
		if !plans[f.Pos.Tab] || !f.Severity.AtLeast(rubric.Warning) {
			continue
		}
		grave := f.Severity == rubric.Error && f.Part != rubric.PartApproval &&
			(f.Card == rubric.CardPlan || f.Card == rubric.CardBrand)
		entries := v.places.entries(f)
		if grave && f.Pos.Row == 0 && f.Count == 0 && t.Tab == nil {
			t.Tab = f
		}
		if f.Rule == "date-invalid" {
			t.Undated[f.Pos.Tab] += max(len(entries), f.Count)
		}
		for _, e := range entries {
			if ofMonth[e] {
				t.Any[e] = true
				t.Fix[e] = t.Fix[e] || f.Rule != "plan-unapproved"
				t.Errors[e] = t.Errors[e] || grave
			}
		}
	}
	for _, posts := range []map[*rubric.Entry]bool{t.Errors, t.Fix} {
		maps.DeleteFunc(posts, func(_ *rubric.Entry, counts bool) bool { return !counts })
	}
	return t
}

// becauseReturn words the conditions that send a plan back, and tells whether
// plan and strategy go different ways.
func (v *view) becauseReturn(t trouble) (because []string, apart bool) {
	posts, tasks := len(v.month.Posts), len(v.month.Tasks)
	bare := tasks - v.month.Closed()
	if tasks > 0 && 2*bare >= tasks {
		because = append(because, v.say(becauseBare, with{"bare": bare, "tasks": tasks}))
	}
	if 2*v.month.Serving() < posts {
		because = append(because, v.say(becauseServing, with{"serving": v.month.Serving(), "posts": posts}))
	}
	apart = len(because) > 0
	if m := v.scores.cards[rubric.CardPlan].Parts[rubric.PartMatch]; m.Known() && m.Value() < amberFrom {
		because = append(because, v.say(becauseMatch, with{"score": *m.Rounded()}))
	}
	if n := len(t.Errors); n >= 3 || (n > 0 && 10*n >= posts) {
		because = append(because, v.say(becauseErrors, with{"n": n, "posts": posts}))
	}
	if t.Tab != nil {
		because = append(because, cmp.Or(v.message(t.Tab), v.ruleTitle(t.Tab.Rule)))
	}
	return append(because, v.becauseUndated(t)...), apart
}

func (v *view) becauseUndated(t trouble) []string {
	entries := map[string]int{}
	for e := range v.o.Entries() {
		entries[e.Pos.Tab]++
	}
	var out []string
	for _, tab := range v.b.TabsOf(rubric.RolePlan) {
		n, all := t.Undated[tab.Name], entries[tab.Name]
		if n > 0 && 10*n >= all {
			out = append(out, v.say(becauseUndated, with{"n": n, "all": all, "tab": v.quote(tab.Name)}))
		}
	}
	return out
}

// becauseReserved words the conditions that leave a plan approvable with
// reservations.
func (v *view) becauseReserved(t trouble) []string {
	var out []string
	if n := len(t.Any); n > 0 {
		out = append(out, v.say(becausePosts, with{"n": n}))
	}
	for _, card := range []rubric.CardID{rubric.CardGoals, rubric.CardStrategy, rubric.CardConcept, rubric.CardResources} {
		if v.openOn(card, rubric.Error) {
			out = append(out, v.say(becauseCard, with{"card": v.quote(v.pointName(card))}))
		}
	}
	if failed := v.failedRules(); len(failed) > 0 {
		out = append(out, v.say(becauseFailed, with{"rules": v.few(failed)}))
	}
	return out
}

// failedRules names the checks that could not run.
func (v *view) failedRules() []string {
	var out []string
	for i := range v.c.Rules {
		if v.c.Rules[i].State == rubric.RuleFailed {
			out = append(out, v.ruleTitle(v.c.Rules[i].ID))
		}
	}
	return out
}

// servingLine is what the card plan and the first screen always say.
func (v *view) servingLine() string {
	values := with{
		"serving": v.month.Serving(), "posts": len(v.month.Posts),
		"closed": v.month.Closed(), "tasks": len(v.month.Tasks),
	}
	return v.say(sayServing, values) + " " + v.closedLine()
}

func (v *view) closedLine() string {
	closed, tasks := v.month.Closed(), len(v.month.Tasks)
	values := with{"closed": closed, "tasks": tasks, "month": text.MonthIn(v.lang, v.o.Month)}
	switch {
	case tasks == 0:
		return v.say(sayNoTasks, values)
	case closed == tasks && tasks == 1:
		return v.say(sayOneClosed, nil)
	case closed == tasks:
		return v.say(sayAllClosed, values)
	}
	return v.say(saySomeClosed, values)
}
