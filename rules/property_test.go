package rules_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"rubric"
	"rubric/internal/layout"
	"rubric/rules"
)

// faulty returns the clean book with some of its cells emptied, misspelt or
// made nonsense of.
func faulty(t *rapid.T) *rubric.Grid {
	g := grid(clean())
	for range rapid.IntRange(0, 40).Draw(t, "faults") {
		tab := rapid.SampledFrom(g.Tabs).Draw(t, "tab")
		row := &tab.Rows[rapid.IntRange(1, len(tab.Rows)-1).Draw(t, "row")]
		if len(row.Cells) == 0 {
			continue
		}
		i := rapid.IntRange(0, len(row.Cells)-1).Draw(t, "cell")
		text := rapid.SampledFrom([]string{
			"", "Кейз", "Мемы", "TBD", "32.05.2026", "#REF!", "-5", "много", "В работе", "На согласовании", "нет", "дешёвый кофеёк",
		}).Draw(t, "text")
		if c, ok := textCell(row.Cells[i].Col, text); ok {
			row.Cells[i] = c
		} else {
			row.Cells = slices.Delete(row.Cells, i, i+1)
		}
	}
	return g
}

// reads are the optional tabs that a rule's own words name beyond its needs,
// and what is said through words that decide: working days rest on the key
// dates, filled months on the channels' minimums, the concept on all its tabs.
var reads = map[rubric.Role][]string{
	rubric.RoleDates: {
		"draft-late", "overdue-unpublished", "submitted-late", "waiting-on-manager", "plan-unapproved", "ad-unmarked", "asset-missing",
		"strategy-expired", "horizon-missing", "stats-stale", "cadence-low",
	},
	rubric.RoleChannels: {
		"column-missing", "task-abandoned", "task-underserved", "task-overserved", "rubric-share-off", "gap-too-long", "key-date-missed",
		"plan-horizon-short", "format-monotony", "team-overloaded", "concept-dilution", "format-channel-mismatch", "targets-undeclared",
		"reach-declining", "followers-declining", "channel-unknown", "ad-restricted-channel",
	},
	rubric.RoleFormats: {
		"column-missing", "format-channel-mismatch", "concept-dilution", "plan-unapproved", "self-approved", "approver-missing",
		"channel-unknown", "column-missing", "format-uncovered", "format-unknown",
	},
	rubric.RolePeople:     {"owner-missing", "self-approved", "capacity-undeclared"},
	rubric.RoleApprovals:  {"approver-missing"},
	rubric.RoleStatistics: {"kpi-behind", "goal-overdue", "column-missing"},
	rubric.RoleVoice:      {},
	rubric.RoleNeeds:      {},
}

// names reports whether a rule names the tab, so that taking it away may change
// what the rule says.
func names(r *rules.Rule, role rubric.Role) bool {
	for _, n := range r.NeedNames() {
		for place := range strings.SplitSeq(n, "|") {
			if tab, _, _ := strings.Cut(place, "."); tab == string(role) {
				return true
			}
		}
	}
	return slices.Contains(reads[role], r.ID)
}

// Taking away an optional tab changes no rule that does not name it.
func TestOptionalTabsAreOptional(t *testing.T) {
	optional := []rubric.Role{
		rubric.RoleDates, rubric.RoleChannels, rubric.RoleFormats, rubric.RolePeople, rubric.RoleApprovals,
		rubric.RoleStatistics, rubric.RoleVoice, rubric.RoleNeeds,
	}
	rapid.Check(t, func(t *rapid.T) {
		g := faulty(t)
		role := rapid.SampledFrom(optional).Draw(t, "role")
		name := role.Name().RU
		compare(t, g, func() {
			g.Tabs = slices.DeleteFunc(g.Tabs, func(tab *rubric.Tab) bool { return tab.Name == name })
		}, func(r *rules.Rule) bool { return names(r, role) })
	})
}

// Taking away an optional column of the plan changes no rule that does not read it.
func TestOptionalColumnsAreOptional(t *testing.T) {
	columns := map[string][]string{
		"Время":    {"slot-collision"},
		"Утвердил": {"approver-missing", "self-approved"},
		"Ссылка":   {"published-no-link", "overdue-unpublished"},
		"Визуал":   {"asset-missing"},
		"Реклама":  {"ad-unmarked", "ad-restricted-channel"},
		"Erid":     {"ad-unmarked"},
		"Ответственный": {
			"owner-missing", "owner-unknown", "owner-overloaded", "self-approved",
		},
		"Текст": {"post-duplicate", "term-forbidden", "term-avoided"},
	}
	headings := make([]string, 0, len(columns))
	for h := range columns {
		headings = append(headings, h)
	}
	slices.Sort(headings)
	rapid.Check(t, func(t *rapid.T) {
		g := faulty(t)
		heading := rapid.SampledFrom(headings).Draw(t, "column")
		plan := g.Tabs[len(g.Tabs)-1]
		compare(t, g, func() { removeColumn(plan, heading) }, func(r *rules.Rule) bool {
			// A column less is a column less in which a formula can fail.
			return r.ID == "formula-error" || slices.Contains(columns[heading], r.ID)
		})
	})
}

// removeColumn empties a column, so that the others keep their places.
func removeColumn(tab *rubric.Tab, heading string) {
	col := 0
	for _, c := range tab.Rows[0].Cells {
		if c.Text == heading {
			col = c.Col
		}
	}
	for i := range tab.Rows {
		tab.Rows[i].Cells = slices.DeleteFunc(tab.Rows[i].Cells, func(c rubric.Cell) bool { return c.Col == col })
	}
}

// compare checks the book before and after it is changed, and holds that only
// the rules that may change do.
func compare(t *rapid.T, g *rubric.Grid, change func(), may func(*rules.Rule) bool) {
	before := check(g)
	change()
	after := check(g)
	for i, r := range rules.All() {
		if may(r) {
			continue
		}
		if diff := cmp.Diff(before.Rules[i], after.Rules[i]); diff != "" {
			t.Errorf("%s changed: %s", r.ID, diff)
		}
		if diff := cmp.Diff(of(before, r.ID), of(after, r.ID), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s says something else: %s", r.ID, diff)
		}
	}
}

func of(c *rubric.Check, id string) []rubric.Finding {
	return slices.DeleteFunc(slices.Clone(c.Findings), func(f rubric.Finding) bool { return f.Rule != id })
}

// Whatever stands in the cells, every rule runs, findings stand in order, and
// every message has something to say in both languages.
func TestAnyBook(t *testing.T) {
	hostile := []string{
		"", "9999-12-31", "0001-01-01", "1e308", "-1e308", "NaN", "100000%", strings.Repeat("a,", 500), "\x00", "💥", "{value}", "«»", "12:99", "да", "no", "=1",
		"rubric-unknown until 9999-99-99: x; : ; до до", "workdays=1e9; urgent=-1; days=NaN", "Пост", "Опубликовано",
	}
	rapid.Check(t, func(t *rapid.T) {
		g := faulty(t)
		for range rapid.IntRange(0, 60).Draw(t, "more") {
			tab := rapid.SampledFrom(g.Tabs).Draw(t, "tab")
			row := &tab.Rows[rapid.IntRange(1, len(tab.Rows)-1).Draw(t, "row")]
			if len(row.Cells) == 0 {
				continue
			}
			i := rapid.IntRange(0, len(row.Cells)-1).Draw(t, "cell")
			if c, ok := textCell(row.Cells[i].Col, rapid.SampledFrom(hostile).Draw(t, "text")); ok {
				row.Cells[i] = c
			}
		}
		book, asOf := layout.Read(g, layout.Options{AsOf: day(5, 20)})
		c := rules.Run(rubric.NewOutlook(book, asOf))
		for _, r := range c.Rules {
			if r.State == rubric.RuleFailed {
				t.Errorf("%s: %s", r.ID, r.Reason.EN)
			}
			if r.Affected > r.Assessed {
				t.Errorf("%s: %d of %d affected", r.ID, r.Affected, r.Assessed)
			}
		}
		sorted := slices.Clone(c.Findings)
		book.SortFindings(sorted)
		if diff := cmp.Diff(sorted, c.Findings); diff != "" {
			t.Error(diff)
		}
		for i := range c.Findings {
			for _, lang := range []rubric.Lang{rubric.Russian, rubric.English} {
				if m := rules.Message(&c.Findings[i], lang); m == "" || strings.ContainsAny(m, "\n") {
					t.Errorf("%s in %s: %q", c.Findings[i].Rule, lang, m)
				}
			}
		}
	})
}
