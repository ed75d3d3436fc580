package rules_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"rubric"
	"rubric/internal/layout"
	"rubric/rules"
)

func (r *recipe) in(lang rubric.Lang) *dish {
	if lang == rubric.Russian {
		return &r.ru
	}
	return &r.en
}

// grid makes the dish's book. Its rules tab is made cell by cell: conditions may
// hold the bars that part cells elsewhere.
func (d *dish) grid(lang rubric.Lang) *rubric.Grid {
	g := grid(d.tabs)
	tab := &rubric.Tab{Key: "rules", Name: rubric.RoleRules.Name().In(lang)}
	header := rubric.Row{Number: 1}
	row := rubric.Row{Number: 2}
	for i, f := range []struct {
		field rubric.Field
		text  string
	}{{rubric.FieldRule, d.id}, {rubric.FieldCondition, d.condition}, {rubric.FieldMessage, d.message}} {
		name := f.field.Name(rubric.RoleRules).In(lang)
		header.Cells = append(header.Cells, rubric.Cell{Col: i + 1, Kind: rubric.TextCell, Text: name})
		row.Cells = append(row.Cells, rubric.Cell{Col: i + 1, Kind: rubric.TextCell, Text: f.text})
	}
	tab.Rows = []rubric.Row{header, row}
	g.Tabs = append(g.Tabs, tab)
	return g
}

// TestCookbook cooks every recipe of docs/own-checks.*.md.
func TestCookbook(t *testing.T) {
	if len(cookbook) != 10 {
		t.Errorf("%d recipes", len(cookbook))
	}
	for i := range cookbook {
		for _, lang := range []rubric.Lang{rubric.Russian, rubric.English} {
			d := cookbook[i].in(lang)
			t.Run(d.id, func(t *testing.T) {
				book, asOf := layout.Read(d.grid(lang), layout.Options{AsOf: day(5, 20)})
				if book.Lang != lang {
					t.Errorf("the book is read as %s", book.Lang)
				}
				c := rules.Run(rubric.NewOutlook(book, asOf))
				var got []string
				for i := range c.Findings {
					if f := &c.Findings[i]; f.Rule == d.id || f.Rule == "rules-tab-invalid" {
						got = append(got, f.Pos.Cell()+": "+rules.Message(f, lang))
					}
				}
				if diff := cmp.Diff(d.want, got); diff != "" {
					t.Error(diff)
				}
				if r := resultOf(t, c, d.id); r.State != rubric.RuleChecked {
					t.Errorf("%+v", r)
				}
			})
		}
	}
}

// TestCookbookDocs holds that docs/own-checks.*.md tell the recipes; -update
// writes them below what people wrote by hand.
func TestCookbookDocs(t *testing.T) {
	for _, lang := range []rubric.Lang{rubric.Russian, rubric.English} {
		path := filepath.Join("..", "docs", "own-checks."+string(lang)+".md")
		page, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		const mark = "<!-- recipes: go test ./rules -run Cookbook -update -->\n"
		byHand, _, ok := strings.Cut(string(page), mark)
		if !ok {
			t.Fatalf("%s has no place for the recipes", path)
		}
		want := byHand + mark + recipes(lang)
		if *update {
			if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if diff := cmp.Diff(string(page), want); diff != "" {
			t.Errorf("%s is not current, -update writes it (-is +should be):\n%s", path, diff)
		}
	}
}

func recipes(lang rubric.Lang) string {
	p := &page{lang: lang}
	for i := range cookbook {
		r := &cookbook[i]
		d := r.in(lang)
		fmt.Fprintf(p, "\n### %d. %s\n\n%s\n\n", i+1, r.title.In(lang), r.why.In(lang))
		for _, line := range [][2]string{
			{p.say("Правило", "Rule"), d.id}, {p.say("Условие", "Condition"), d.condition}, {p.say("Сообщение", "Message"), d.message},
		} {
			fmt.Fprintf(p, "- %s: `%s`\n", line[0], line[1])
		}
		fmt.Fprintf(p, "\n%s 2026-05-20:\n\n```\n", p.say("Пример, сегодня", "Example, today is"))
		for j, f := range txtar.Parse([]byte(d.tabs)).Files {
			if j > 0 {
				p.WriteString("\n")
			}
			fmt.Fprintf(p, "[%s]\n%s", f.Name, aligned(string(f.Data)))
		}
		p.WriteString("```\n\n")
		for _, s := range d.want {
			fmt.Fprintf(p, "- %s\n", s)
		}
	}
	return p.String()
}
