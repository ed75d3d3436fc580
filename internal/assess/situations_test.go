package assess_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"rubric"
	"rubric/internal/assess"
	"rubric/internal/layout"
	"rubric/rules"
)

var update = flag.Bool("update", false, "rewrite the golden first screens")

// situation is a book written as text: a section a tab, a line a row, cells
// between bars; the last section is the first screen it must give.
type situation struct {
	path    string
	archive *txtar.Archive
	facts   map[string]string // of the archive's comment
	lang    rubric.Lang
}

func situations(t *testing.T) []situation {
	t.Helper()
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no situations: %v", err)
	}
	var out []situation
	for _, path := range paths {
		a, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		s := situation{path: path, archive: a, facts: map[string]string{}, lang: rubric.Russian}
		for line := range strings.Lines(string(a.Comment)) {
			key, value, _ := strings.Cut(line, ":")
			s.facts[key] = strings.TrimSpace(value)
		}
		if strings.Contains(path, ".en.") {
			s.lang = rubric.English
		}
		out = append(out, s)
	}
	return out
}

func (s situation) grid() *rubric.Grid {
	g := &rubric.Grid{Title: s.facts["title"], Kind: "memory"}
	for _, f := range s.archive.Files {
		if f.Name == "screen" {
			continue
		}
		tab := &rubric.Tab{Key: f.Name, Name: f.Name}
		for i, line := range strings.Split(strings.TrimRight(string(f.Data), "\n"), "\n") {
			row := rubric.Row{Number: i + 1}
			for j, cell := range strings.Split(line, "|") {
				if cell = strings.TrimSpace(cell); cell != "" {
					row.Cells = append(row.Cells, rubric.Cell{Col: j + 1, Kind: rubric.TextCell, Text: cell})
				}
			}
			if len(row.Cells) > 0 {
				tab.Rows = append(tab.Rows, row)
			}
		}
		g.Tabs = append(g.Tabs, tab)
	}
	return g
}

// assessed runs the situation through layout, rules and assessment.
func (s situation) assessed() (*rubric.Assessment, *rubric.Report, *rubric.Check) {
	b, asOf := layout.Read(s.grid(), layout.Options{AsOf: day(s.facts["as-of"])})
	for d := range strings.FieldsSeq(s.facts["recorded"]) {
		b.State.History = append(b.State.History, rubric.HistoryDay{Date: day(d), Verdict: rubric.Approve, RulesHash: "earlier"})
	}
	o := rubric.NewOutlook(b, asOf)
	c := rules.Run(o)
	b.State.MarkNew(c.Findings, asOf)
	a, r := assess.Assess(o, c, s.lang)
	return a, r, c
}

func TestSituations(t *testing.T) {
	for _, s := range situations(t) {
		t.Run(filepath.Base(s.path), func(t *testing.T) {
			a, _, c := s.assessed()
			got := strings.Join(a.Screen, "\n") + "\n"
			last := &s.archive.Files[len(s.archive.Files)-1]
			if last.Name != "screen" {
				t.Fatal("the last section must be the screen")
			}
			if *update {
				last.Data = []byte(got)
				if err := os.WriteFile(s.path, txtar.Format(s.archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(last.Data), got); diff != "" {
				t.Errorf("first screen (-want +got):\n%s", diff)
				for i := range c.Findings {
					t.Log(c.Findings[i].Rule, c.Findings[i].Severity, c.Findings[i].Pos, rules.Message(&c.Findings[i], s.lang))
				}
			}
		})
	}
}
