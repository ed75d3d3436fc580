package assess_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"rubric"
	"rubric/internal/assess"
	"rubric/rules"
)

// TestReportHoldsTogether looks at the reports of all situations: tables are
// rectangular, charts draw columns that exist, ids are unique, and what speaks
// of a place points at it.
func TestReportHoldsTogether(t *testing.T) {
	for _, s := range situations(t) {
		t.Run(filepath.Base(s.path), func(t *testing.T) {
			_, r, c := s.assessed()
			ids := map[string]bool{}
			tables := map[string]rubric.Table{}
			name := func(id string) {
				if id == "" || ids[id] {
					t.Errorf("block id %q is empty or not unique", id)
				}
				ids[id] = true
			}
			for _, b := range r.Blocks {
				switch b := b.(type) {
				case rubric.Lines:
					name(b.ID)
				case rubric.Tiles:
					name(b.ID)
				case rubric.Table:
					name(b.ID)
					tables[b.ID] = b
					checkTable(t, b)
				case rubric.Chart:
					name(b.ID)
					checkChart(t, b, tables)
				}
			}
			for _, must := range []string{"screen", "totals", "cards", "mix", "mix-chart", "findings", "history", "how", "weights", "rules"} {
				if !ids[must] {
					t.Errorf("no block %s", must)
				}
			}
			links := 0
			for _, row := range tables["findings"].Rows {
				if row[0].Link != (rubric.Position{}) {
					links++
				}
			}
			placed := 0
			for i := range c.Findings {
				if c.Findings[i].Open() && c.Findings[i].Pos != (rubric.Position{}) {
					placed++
				}
			}
			if links != placed {
				t.Errorf("%d findings are linked to their places, want %d", links, placed)
			}
		})
	}
}

func checkTable(t *testing.T, b rubric.Table) {
	t.Helper()
	for i, row := range b.Rows {
		if len(row) != len(b.Columns) {
			t.Errorf("%s: row %d has %d cells, %d columns", b.ID, i, len(row), len(b.Columns))
		}
	}
	for _, c := range b.Columns {
		if c.Width <= 0 {
			t.Errorf("%s: column %q has no width", b.ID, c.Title)
		}
	}
	if len(b.Rows) == 0 && b.Empty == "" {
		t.Errorf("%s is empty and says nothing", b.ID)
	}
}

func checkChart(t *testing.T, b rubric.Chart, tables map[string]rubric.Table) {
	t.Helper()
	table, ok := tables[b.Table]
	if !ok {
		t.Errorf("%s draws the table %q, which does not stand before it", b.ID, b.Table)
		return
	}
	for _, s := range b.Series {
		if s.Column >= len(table.Columns) || !table.Columns[s.Column].Right {
			t.Errorf("%s draws column %d of %s, which holds no figures", b.ID, s.Column, b.Table)
		}
	}
}

// texts is all that an assessment and its report say.
func texts(a *rubric.Assessment, r *rubric.Report) string {
	return fmt.Sprintf("%+v %+v", *a, *r)
}

// TestEnglishReportsSpeakEnglish finds phrases left untranslated.
func TestEnglishReportsSpeakEnglish(t *testing.T) {
	for _, s := range situations(t) {
		if s.lang != rubric.English {
			continue
		}
		a, r, _ := s.assessed()
		said := texts(a, r)
		for i, letter := range said {
			if unicode.Is(unicode.Cyrillic, letter) {
				t.Errorf("%s: Cyrillic in %q", s.path, said[max(0, i-80):min(len(said), i+40)])
				break
			}
		}
	}
}

func TestAssessIsDeterministic(t *testing.T) {
	for _, s := range situations(t) {
		a, r, _ := s.assessed()
		for range 5 {
			again, report, _ := s.assessed()
			if diff := cmp.Diff(a, again); diff != "" {
				t.Fatalf("%s: assessment differs:\n%s", s.path, diff)
			}
			if diff := cmp.Diff(r, report); diff != "" {
				t.Fatalf("%s: report differs:\n%s", s.path, diff)
			}
		}
	}
}

// many is a book with n posts this month and a finding on each.
func many(n int) (*rubric.Outlook, *rubric.Check) {
	m := coffee()
	for i := range n {
		m.post(fmt.Sprintf("2026-06-%02d", 1+i%30), "Рубрика "+fmt.Sprint(i%50))
	}
	c := &rubric.Check{}
	for i := range m.b.Entries {
		c.Findings = append(c.Findings, on(&m.b.Entries[i], rubric.Error, rubric.PartMatch))
	}
	return m.outlook("2026-05-25"), c
}

func TestManyFindings(t *testing.T) {
	o, c := many(2000)
	a, r := assess.Assess(o, c, rubric.Russian)
	if len(a.Screen) > 15 {
		t.Errorf("the first screen has %d lines", len(a.Screen))
	}
	for _, b := range r.Blocks {
		if table, ok := b.(rubric.Table); ok && table.ID == "findings" && len(table.Rows) != 2001 {
			t.Errorf("%d rows of findings, want 2,000 and the rule's", len(table.Rows))
		}
	}
}

func BenchmarkAssess(b *testing.B) {
	o, c := many(2000)
	for b.Loop() {
		assess.Assess(o, c, rubric.Russian)
	}
}

// TestASuggestionIsSaidOnce has a message that makes the suggestion, and one that
// is cut short of it.
func TestASuggestionIsSaidOnce(t *testing.T) {
	m := coffee()
	m.posts(time.June, 4, "Опт")
	m.post("2026-06-10", "Жизнь кофейн")
	o := m.outlook("2026-05-25")
	c := rules.Run(o)
	message := func() string {
		_, r := assess.Assess(o, c, rubric.Russian)
		for _, b := range r.Blocks {
			table, ok := b.(rubric.Table)
			if !ok || table.ID != "findings" {
				continue
			}
			for _, row := range table.Rows {
				if strings.Contains(row[1].Text, "«Жизнь кофейн»") {
					return row[1].Text
				}
			}
		}
		return ""
	}
	i := slices.IndexFunc(c.Findings, func(f rubric.Finding) bool { return f.Suggestion == "Жизнь кофейни" })
	if i < 0 {
		t.Fatal("nothing is suggested")
	}
	if got := message(); strings.Count(got, "Жизнь кофейни") != 1 {
		t.Errorf("the suggestion is not said once: %q", got)
	}
	c.Findings[i].Suggestion = strings.Repeat("Жизнь кофейни и ", 20) + "люди"
	if got := message(); !strings.HasSuffix(got, " → "+c.Findings[i].Suggestion) {
		t.Errorf("the whole suggestion is nowhere: %q", got)
	}
}

// TestChannelsWithoutFollowersHaveNoLine has a blog, which writes zeros.
func TestChannelsWithoutFollowersHaveNoLine(t *testing.T) {
	m := coffee()
	m.posts(time.June, 4, "Опт")
	for _, month := range []time.Month{time.March, time.April} {
		for _, name := range []string{"ВК", "Блог"} {
			n := map[string]float64{"ВК": 1200}[name]
			p := m.at(rubric.RoleStatistics)
			m.b.Stats = append(m.b.Stats, rubric.Stat{
				Pos: p, Channel: ref(name, p), Period: rubric.NewDate(2026, month, 1).InMonth(), FollowersEnd: rubric.Quantity{Number: n, Known: true},
			})
		}
	}
	o := m.outlook("2026-05-25")
	_, r := assess.Assess(o, rules.Run(o), rubric.Russian)
	for _, b := range r.Blocks {
		if table, ok := b.(rubric.Table); ok && table.ID == "stats-followers" {
			if len(table.Columns) != 2 || table.Columns[1].Title != "ВК" {
				t.Errorf("columns %+v", table.Columns)
			}
			return
		}
	}
	t.Error("there is no table of followers")
}
