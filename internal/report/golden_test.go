package report_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubric"
	"rubric/internal/report"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func ruleInfos() []report.RuleInfo {
	return []report.RuleInfo{
		{
			ID: "rubric-share-off", Severity: rubric.Warning, Actor: rubric.Department, Card: rubric.CardPlan, Needs: []string{"rubrics.share"},
			Params: map[string]float64{"tolerance": 10, "minPosts": 8}, Title: "Доли рубрик", Doc: "Что смотрим.\n\nЗачем.\n\nЧто делать.",
		},
		{ID: "goal-orphan", Severity: rubric.Error, Actor: rubric.Manager, Card: rubric.CardGoals, Title: "Цель без задачи", Doc: "Что.\n\nЗачем.\n\nКак."},
		{ID: "post-duplicate", Severity: rubric.Info, Actor: rubric.Both, Card: rubric.CardBrand, Title: "Повтор", Doc: "Что.\n\nЗачем.\n\nКак."},
	}
}

func edits() []rubric.Edit {
	cell := func(row int, f rubric.ManagedField, was, want string) rubric.Edit {
		return rubric.SetCell{Tab: "1", Row: rubric.RowRef{Number: row}, Field: f, Was: was, Want: want}
	}
	return []rubric.Edit{
		rubric.EnsureColumns{Tab: "1", HeaderRows: []int{4}, Lang: rubric.Russian},
		cell(6, rubric.ManagedStatus, "", "✔ В порядке"),
		cell(6, rubric.ManagedID, "", "k7f3q"),
		cell(12, rubric.ManagedStatus, "✔ В порядке", "✖ Поправить"),
		cell(12, rubric.ManagedFindings, "", "«Кейс» нет среди рубрик → Кейсы [rubric-unknown]\nи ещё 2"),
		cell(13, rubric.ManagedFindings, "было", ""),
		rubric.PutTab{Role: rubric.RoleAssessment, Report: &rubric.Report{}},
		rubric.PutState{Rows: make([][]string, 12)},
	}
}

// TestGolden shows every way of telling. Read the files: they are what people
// get to see.
func TestGolden(t *testing.T) {
	ru, en := options(rubric.Russian), options(rubric.English)
	colour := ru
	colour.Colour, colour.Width = true, 80
	sarif := report.SARIF{URI: "папка/план.xlsx", Rules: ruleInfos()}
	for name, write := range map[string]func(io.Writer) error{
		"inspect.json":     func(w io.Writer) error { return report.InspectJSON(w, book(), ru) },
		"inspect.ru.txt":   func(w io.Writer) error { return report.InspectText(w, book(), ru) },
		"inspect.en.txt":   func(w io.Writer) error { return report.InspectText(w, book(), en) },
		"check.json":       func(w io.Writer) error { return report.CheckJSON(w, checked(), ru) },
		"check.ru.txt":     func(w io.Writer) error { return report.CheckText(w, checked(), ru) },
		"check.en.txt":     func(w io.Writer) error { return report.CheckText(w, checked(), en) },
		"check.colour.txt": func(w io.Writer) error { return report.CheckText(w, checked(), colour) },
		"check.md":         func(w io.Writer) error { return report.CheckMarkdown(w, checked(), ru) },
		"check.sarif":      func(w io.Writer) error { return report.CheckSARIF(w, checked(), sarif, ru) },
		"check.junit.xml":  func(w io.Writer) error { return report.CheckJUnit(w, checked(), ru) },
		"summary.txt":      func(w io.Writer) error { return report.Summary(w, checked(), ru) },
		"edits.txt":        func(w io.Writer) error { return report.EditsText(w, book(), edits(), ru) },
		"rules.txt":        func(w io.Writer) error { return report.RulesText(w, ruleInfos(), ru) },
		"rule.txt":         func(w io.Writer) error { return report.RuleText(w, ruleInfos()[0], ru) },
		"rules.md":         func(w io.Writer) error { return report.RulesMarkdown(w, ruleInfos(), ru) },
		"rules.json":       func(w io.Writer) error { return report.RulesJSON(w, ruleInfos()) },
	} {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			if err := write(&b); err != nil {
				t.Fatal(err)
			}
			golden(t, name, b.Bytes())
		})
	}
}

// golden compares with a file of testdata. JSON is kept indented there, for
// people to read.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	if strings.HasSuffix(name, ".json") || strings.HasSuffix(name, ".sarif") {
		var b bytes.Buffer
		if err := json.Indent(&b, got, "", "  "); err != nil {
			t.Fatal(err)
		}
		got = b.Bytes()
	}
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-want +got); rewrite with -update:\n%s", path, diff)
	}
}

func TestTerminalIsNotObeyed(t *testing.T) {
	var b bytes.Buffer
	if err := report.InspectText(&b, book(), options(rubric.Russian)); err != nil {
		t.Fatal(err)
	}
	if err := report.CheckText(&b, checked(), options(rubric.Russian)); err != nil {
		t.Fatal(err)
	}
	if strings.ContainsRune(b.String(), '\x1b') {
		t.Error("a cell's escape sequence reached the output")
	}
}

func TestTextKeepsWithinItsWidth(t *testing.T) {
	o := options(rubric.Russian)
	o.Width = 60
	c := checked()
	c.Assessment.Screen[2] = strings.Repeat("слово ", 60)
	var b bytes.Buffer
	if err := report.CheckText(&b, c, o); err != nil {
		t.Fatal(err)
	}
	for line := range strings.SplitSeq(b.String(), "\n") {
		if n := len([]rune(line)); n > 90 { // a narrow column after a wide prefix may stand out
			t.Errorf("%d characters: %s", n, line)
		}
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

func TestBrokenWriterIsReported(t *testing.T) {
	if err := report.CheckText(broken{}, checked(), options(rubric.Russian)); err == nil {
		t.Error("want the writer's error")
	}
}
