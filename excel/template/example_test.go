package template_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"rubric"
	"rubric/excel"
	"rubric/excel/template"
	"rubric/internal/layout"
	"rubric/rules"
)

// exampleDays are days on which a year's plan is likely to trip: the ends of
// months and years, weekends, holidays, and every thirteenth day in between.
func exampleDays() []rubric.Date {
	days := []rubric.Date{
		rubric.NewDate(2026, time.January, 1), rubric.NewDate(2026, time.January, 8),
		rubric.NewDate(2026, time.January, 31), rubric.NewDate(2026, time.February, 1),
		rubric.NewDate(2026, time.February, 28), rubric.NewDate(2028, time.February, 29),
		rubric.NewDate(2026, time.May, 10), rubric.NewDate(2026, time.June, 12),
		rubric.NewDate(2026, time.August, 31), rubric.NewDate(2026, time.December, 15),
		rubric.NewDate(2026, time.December, 31), rubric.NewDate(2027, time.January, 3),
	}
	for d := rubric.NewDate(2026, time.January, 5); d.Year == 2026; d = d.AddDays(13) {
		days = append(days, d)
	}
	return days
}

// TestExampleIsClean: no rule objects to the example on its day, nor on the day
// before or after, whichever zone "today" is taken from. Information may stand:
// a basic book has no tab for the team's hours.
func TestExampleIsClean(t *testing.T) {
	path := filepath.Join(t.TempDir(), "book.xlsx")
	for i, day := range exampleDays() {
		langs := []rubric.Lang{rubric.Russian, rubric.English}
		if i >= 12 { // a day like any other: the languages take turns
			langs = langs[i%2 : i%2+1]
		}
		for _, lang := range langs {
			full := i%3 != 0
			write(t, path, template.Spec{Lang: lang, Full: full, Rows: template.Example(lang, day)})
			grid := read(t, path)
			for _, asOf := range []rubric.Date{day.AddDays(-1), day, day.AddDays(1)} {
				book, _ := layout.Read(grid, layout.Options{AsOf: asOf})
				for _, f := range rules.Run(rubric.NewOutlook(book, asOf)).Findings {
					if f.Severity == rubric.Info {
						continue
					}
					t.Errorf("%s full=%v made for %s, seen on %s: %s %s %s: %s",
						lang, full, day, asOf, f.Severity, f.Rule, f.Pos, rules.Message(&f, rubric.English))
				}
			}
		}
		if t.Failed() {
			return // one day says enough
		}
	}
}

// TestBooksReadBack: every tab and column of a book is understood as what it
// was made for, also where no row is filled yet.
func TestBooksReadBack(t *testing.T) {
	path := filepath.Join(t.TempDir(), "book.xlsx")
	for _, lang := range []rubric.Lang{rubric.Russian, rubric.English} {
		for _, full := range []bool{false, true} {
			write(t, path, template.Spec{Lang: lang, Full: full})
			book, _ := layout.Read(read(t, path), layout.Options{AsOf: rubric.NewDate(2026, time.May, 20)})
			if book.Lang != lang {
				t.Errorf("the book's language is read as %q, want %q", book.Lang, lang)
			}
			tabs := 7
			if full {
				tabs = len(rubric.Roles())
			}
			if len(book.Tabs) != tabs {
				t.Errorf("%s full=%v: %d tabs, want %d", lang, full, len(book.Tabs), tabs)
			}
			for _, tab := range book.Tabs {
				checkTab(t, tab, lang)
			}
			if len(book.Entries) > 0 || len(book.Slots) > 0 {
				t.Errorf("%s full=%v: an empty book holds entries", lang, full)
			}
		}
	}
}

func checkTab(t *testing.T, tab rubric.TabInfo, lang rubric.Lang) {
	t.Helper()
	if tab.Role.Name().In(lang) != tab.Name {
		t.Errorf("tab %s is read as %s", tab.Name, tab.Role)
	}
	if tab.Role != rubric.RoleSettings && len(tab.Unmapped) > 0 {
		t.Errorf("tab %s: unmapped %v", tab.Name, tab.Unmapped)
	}
	for _, c := range tab.Fields {
		if c.Field.Name(tab.Role).In(lang) != c.Header {
			t.Errorf("tab %s: column %q is read as %s", tab.Name, c.Header, c.Field)
		}
	}
}

func write(t *testing.T, path string, s template.Spec) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := template.Write(f, s); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, path string) *rubric.Grid {
	t.Helper()
	grid, _, err := excel.Open(path, excel.Options{}).Read(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return grid
}
