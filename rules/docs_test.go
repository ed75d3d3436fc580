package rules_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"rubric"
	"rubric/rules"
)

// TestDocs holds that docs/rules.*.md are what the declarations and examples
// say; -update writes them.
func TestDocs(t *testing.T) {
	all := examples(t)
	for _, lang := range []rubric.Lang{rubric.Russian, rubric.English} {
		path := filepath.Join("..", "docs", "rules."+string(lang)+".md")
		want := docs(t, lang, all)
		if *update {
			if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		got, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(got), want); diff != "" {
			t.Errorf("%s is not current, -update writes it (-is +should be):\n%s", path, diff)
		}
	}
}

// page writes one language's page.
type page struct {
	strings.Builder
	lang rubric.Lang
}

func (p *page) say(ru, en string) string { return rubric.Text{RU: ru, EN: en}.In(p.lang) }

func docs(t *testing.T, lang rubric.Lang, all []*example) string {
	t.Helper()
	p := &page{lang: lang}
	fmt.Fprintf(p, "# %s\n\n", p.say("Проверки", "The checks"))
	p.WriteString(p.say(
		"Страница составлена из объявлений проверок и их примеров: `go test ./rules -run Docs -update`.\n"+
			"Любую проверку можно выключить или настроить на листе «Правила», а отдельное замечание — принять в колонке «Исключение».\n",
		"This page is made of the checks' declarations and examples: `go test ./rules -run Docs -update`.\n"+
			"Any check can be switched off or tuned on the rules tab, and a single finding accepted in the “Exception” column.\n"))
	p.index()
	for _, x := range all {
		p.rule(t, x)
	}
	return p.String()
}

func (p *page) index() {
	fmt.Fprintf(p, "\n| %s | %s | %s | %s |\n|---|---|---|---|\n", p.say("проверка", "check"), p.say("о чём", "about"),
		p.say("важность", "severity"), p.say("кто действует", "who acts"))
	for _, r := range rules.All() {
		fmt.Fprintf(p, "| [`%[1]s`](#%[1]s) | %s | %s | %s |\n", r.ID, r.Doc.Title.In(p.lang), p.severity(r.Severity), p.actor(r.Actor))
	}
}

func (p *page) severity(s rubric.Severity) string {
	switch s {
	case rubric.Error:
		return p.say("ошибка", "error")
	case rubric.Warning:
		return p.say("внимание", "warning")
	}
	return p.say("сведение", "info")
}

func (p *page) actor(a rubric.Actor) string {
	switch a {
	case rubric.Manager:
		return p.say("руководитель", "manager")
	case rubric.Department:
		return p.say("отдел", "department")
	}
	return p.say("вместе", "both")
}

func (p *page) rule(t *testing.T, x *example) {
	r := x.rule
	fmt.Fprintf(p, "\n## %s\n\n**%s.** %s\n\n%s\n\n*%s* %s\n", r.ID, r.Doc.Title.In(p.lang), r.Doc.What.In(p.lang),
		r.Doc.Why.In(p.lang), p.say("Что сделать.", "What to do."), r.Doc.Fix.In(p.lang))
	card := "`" + string(r.Card) + "`"
	if r.Part != "" {
		card += " (`" + string(r.Part) + "`)"
	}
	fmt.Fprintf(p, "\n%s: %s · %s: %s · %s: %s", p.say("важность", "severity"), p.severity(r.Severity),
		p.say("действует", "acts"), p.actor(r.Actor), p.say("карточка", "card"), card)
	if names := r.NeedNames(); len(names) > 0 {
		fmt.Fprintf(p, " · %s: `%s`", p.say("нужно", "needs"), strings.Join(names, "`, `"))
	}
	if r.OffByDefault {
		p.WriteString(p.say(" · выключена, пока её не включат на листе «Правила»", " · off until the rules tab switches it on"))
	}
	p.WriteString("\n")
	for _, param := range r.Params {
		fmt.Fprintf(p, "- `%s` = %s, %s\n", param.Name, strconv.FormatFloat(param.Default, 'f', -1, 64), param.Unit.Of(param.Default).In(p.lang))
	}
	p.example(t, x)
}

// example shows the book of an example and what is said about it.
func (p *page) example(t *testing.T, x *example) {
	fmt.Fprintf(p, "\n%s %s:\n\n```\n", p.say("Пример, сегодня", "Example, today is"), x.header("as-of"))
	for i, f := range x.tabs() {
		if i > 0 {
			p.WriteString("\n")
		}
		fmt.Fprintf(p, "[%s]\n", f.Name)
		p.WriteString(aligned(string(f.Data)))
	}
	p.WriteString("```\n\n")
	c := rules.Run(x.outlook(t))
	found := slices.DeleteFunc(slices.Clone(c.Findings), func(f rubric.Finding) bool { return f.Rule != x.rule.ID })
	for i := range found {
		f := &found[i]
		place := f.Pos.Cell()
		if place == "" {
			place = f.Pos.Tab
		}
		if place == "" {
			place = p.say("книга", "book")
		}
		fmt.Fprintf(p, "- %s: %s (%s)\n", place, rules.Message(f, p.lang), p.severity(f.Severity))
	}
}

// aligned sets the cells of a tab one below the other.
func aligned(tab string) string {
	var rows [][]string
	var widths []int
	for line := range strings.Lines(tab) {
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "|")
		for i, c := range cells {
			cells[i] = strings.TrimSpace(c)
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], utf8.RuneCountInString(cells[i]))
		}
		rows = append(rows, cells)
	}
	var b strings.Builder
	for _, cells := range rows {
		var line strings.Builder
		for i, c := range cells {
			if i > 0 {
				line.WriteString(" | ")
			}
			line.WriteString(c + strings.Repeat(" ", widths[i]-utf8.RuneCountInString(c)))
		}
		b.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
	return b.String()
}
