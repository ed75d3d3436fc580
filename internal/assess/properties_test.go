package assess_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"rubric"
	"rubric/internal/assess"
	"rubric/rules"
)

// anyBook draws a book with some of its parts missing, and findings of any kind.
func anyBook(t *rapid.T) (*rubric.Outlook, *rubric.Check) {
	m := coffee()
	months := []time.Month{time.April, time.May, time.June, time.July, time.August, time.September}
	names := []string{"Опт", "Доставка", "Кофе", "Жизнь кофейни", "Акции", "Очень длинное\nимя рубрики, которого никто не ждал и не читает", ""}
	for _, month := range months {
		m.posts(month, rapid.IntRange(0, 28).Draw(t, "posts"), rapid.SampledFrom(names).Draw(t, "rubric"))
	}
	for i := range m.b.Entries {
		m.b.Entries[i].Status = rapid.SampledFrom(rubric.Statuses).Draw(t, "status")
	}
	if rapid.Bool().Draw(t, "no goals") {
		m.b.Goals = nil
	}
	if rapid.IntRange(0, 4).Draw(t, "no tasks") == 0 {
		m.b.Tasks = nil
	}
	if rapid.IntRange(0, 4).Draw(t, "no rubrics") == 0 {
		m.b.Rubrics = nil
	}
	o := m.outlook("2026-05-25")
	c := rules.Run(o)
	ids := []string{"rubric-unknown", "cell-required", "strategy-expired", "reach-declining", "never-heard-of", "date-invalid"}
	for range rapid.IntRange(0, 40).Draw(t, "findings") {
		f := rubric.Finding{
			Rule:     rapid.SampledFrom(ids).Draw(t, "rule"),
			Severity: rapid.SampledFrom([]rubric.Severity{e, w, i}).Draw(t, "severity"),
			Actor:    rapid.SampledFrom([]rubric.Actor{mgr, dept, rubric.Both}).Draw(t, "actor"),
			Card:     rapid.SampledFrom(rubric.Cards).Draw(t, "card"),
			Value:    rapid.SampledFrom(names).Draw(t, "value"),
			Pos:      rubric.Position{Tab: "Контент-план", Row: rapid.IntRange(0, 60).Draw(t, "row")},
		}
		if f.Pos.Row == 0 {
			f.Rows = rapid.SliceOfN(rapid.IntRange(2, 90), 0, 9).Draw(t, "rows")
			f.Count = len(f.Rows)
		}
		c.Findings = append(c.Findings, f)
	}
	if rapid.IntRange(0, 5).Draw(t, "failed") == 0 && len(c.Rules) > 0 {
		c.Rules[0].State = rubric.RuleFailed
	}
	return o, c
}

func TestAnyBookGetsAReadableScreen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o, c := anyBook(t)
		lang := rapid.SampledFrom([]rubric.Lang{rubric.Russian, rubric.English}).Draw(t, "lang")
		a, r := assess.Assess(o, c, lang)

		if n := len(a.Screen); n < 2 || n > 15 {
			t.Fatalf("the first screen has %d lines", n)
		}
		if a.Headline != 1 || a.Screen[1] != strings.ToUpper(a.Screen[1]) {
			t.Fatalf("line %d, %q, is no headline", a.Headline, a.Screen[a.Headline])
		}
		for _, line := range a.Screen {
			if strings.ContainsAny(line, "{}\n") || strings.Contains(line, "  ") || strings.Contains(line, "..") {
				t.Fatalf("a line is not well formed: %q", line)
			}
		}
		last := a.Screen[len(a.Screen)-1]
		if judged := a.Verdict != rubric.NotAssessable; judged && !strings.Contains(last, "Nine") && !strings.Contains(last, "Девять") {
			t.Fatalf("the screen ends with %q", last)
		}
		if len(a.Because) == 0 || slices.Contains(a.Because, "") {
			t.Fatalf("because %q", a.Because)
		}
		if len(a.Cards) != len(rubric.Cards) {
			t.Fatalf("%d cards", len(a.Cards))
		}
		for _, card := range a.Cards {
			if (card.Score == nil) != (card.State == rubric.NoData) && card.State != rubric.Red {
				t.Fatalf("card %s is %s with score %v", card.Card, card.State, card.Score)
			}
			if card.Summary == "" || (card.Score != nil && (*card.Score < 0 || *card.Score > 100)) {
				t.Fatalf("card %+v", card)
			}
		}
		for _, b := range r.Blocks {
			if table, ok := b.(rubric.Table); ok {
				for _, row := range table.Rows {
					if len(row) != len(table.Columns) {
						t.Fatalf("%s has a row of %d cells for %d columns", table.ID, len(row), len(table.Columns))
					}
				}
			}
		}
	})
}

// TestNothingBlames reads every report for the words that the design does not use.
func TestNothingBlames(t *testing.T) {
	allowed := strings.NewReplacer("Это не ошибка отдела", "", "что соцсети должны дать", "", "Что соцсети должны дать", "")
	for _, s := range situations(t) {
		a, r, _ := s.assessed()
		said := strings.ToLower(allowed.Replace(texts(a, r)))
		for _, word := range []string{"ошибка", "нарушен", "неверно", "забыли", "плохо", "должны", "wrong", "you failed"} {
			if i := strings.Index(said, word); i >= 0 {
				t.Errorf("%s says %q: …%s…", s.path, word, said[max(0, i-60):min(len(said), i+60)])
			}
		}
	}
}
