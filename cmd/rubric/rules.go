package main

import (
	"github.com/spf13/cobra"

	"rubric"
	"rubric/internal/report"
	"rubric/internal/text"
	"rubric/rules"
)

var rulesHelp = help{
	use:   rubric.Text{RU: "rules [ИМЯ] [флаги]", EN: "rules [ID] [flags]"},
	short: rubric.Text{RU: "перечислить или объяснить проверки", EN: "list or explain the checks"},
	long: rubric.Text{
		RU: "Перечисляет проверки; с именем — объясняет одну: что она смотрит, зачем и что делать.\n" +
			"Свои проверки команда пишет в самой книге, на листе «Правила»; их показывает rubric check.\n" +
			"Как их писать и десять готовых: docs/own-checks.ru.md.",
		EN: "Lists the checks; with an id explains one: what it looks at, why, and what to do.\n" +
			"A team writes checks of its own in the book, on the Rules tab; rubric check shows them.\n" +
			"How to, and ten to take: docs/own-checks.en.md.",
	},
	example: both("  rubric rules\n  rubric rules rubric-unknown"),
}

func newRules(s *session) *cobra.Command {
	cmd := s.command(rulesHelp)
	format := oneOf(formatText, formatJSON, formatMarkdown)
	s.choice(cmd.Flags(), &format, "format", rubric.Text{RU: "вид результата", EN: "how to tell it"})
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		list := rules.All()
		if len(args) > 0 {
			r, err := findRule(args)
			if err != nil {
				return err
			}
			list = []*rules.Rule{r}
		}
		width := s.Width(s.Stdout)
		o := report.Options{Lang: s.ui, Colour: s.colour(width), Width: width}
		infos := ruleInfos(list, s.ui)
		switch {
		case format.value == formatJSON:
			return report.RulesJSON(s.Stdout, infos)
		case format.value == formatMarkdown:
			return report.RulesMarkdown(s.Stdout, infos, o)
		case len(args) > 0:
			return report.RuleText(s.Stdout, infos[0], o)
		}
		return report.RulesText(s.Stdout, infos, o)
	}
	return cmd
}

func findRule(args []string) (*rules.Rule, error) {
	if len(args) > 1 {
		return nil, usage(
			rubric.Text{RU: "rules: лишнее слово: " + args[1], EN: "rules: one word too many: " + args[1]},
			rubric.Text{RU: "назовите одну проверку или ни одной", EN: "name one check or none"})
	}
	if r, ok := rules.Find(args[0]); ok {
		return r, nil
	}
	var ids []string
	for _, r := range rules.All() {
		ids = append(ids, r.ID)
	}
	hint := rubric.Text{RU: "все проверки перечислит rubric rules", EN: "rubric rules lists all checks"}
	if near, ok := text.Nearest(args[0], ids); ok {
		hint = rubric.Text{RU: "похоже на " + near, EN: "did you mean " + near + "?"}
	}
	return nil, usage(rubric.Text{RU: "нет такой проверки: " + args[0], EN: "no such check: " + args[0]}, hint)
}

// ruleInfos is what reports say of rules.
func ruleInfos(list []*rules.Rule, lang rubric.Lang) []report.RuleInfo {
	out := make([]report.RuleInfo, len(list))
	for i, r := range list {
		out[i] = report.RuleInfo{
			ID: r.ID, Severity: r.Severity, Actor: r.Actor, Card: r.Card, Needs: r.NeedNames(), Params: r.Defaults(),
			Title: r.Doc.Title.In(lang), Doc: r.Doc.In(lang),
		}
	}
	return out
}
