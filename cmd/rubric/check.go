package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"rubric"
	"rubric/internal/reconcile"
	"rubric/internal/report"
	"rubric/rules"
)

// The formats of results.
const (
	formatText     = "text"
	formatJSON     = "json"
	formatMarkdown = "markdown"
	formatSARIF    = "sarif"
	formatJUnit    = "junit"
)

// levelNone is the fail level that nothing reaches.
const levelNone = "none"

var checkHelp = help{
	use:   rubric.Text{RU: "check КНИГА… [флаги]", EN: "check BOOK… [flags]"},
	short: rubric.Text{RU: "проверить и рассказать, ничего не меняя", EN: "check and tell, changing nothing"},
	long: rubric.Text{
		RU: "Проверяет книги и рассказывает, что нашлось. В книги ничего не пишет.",
		EN: "Checks workbooks and tells what was found. Writes nothing into them.",
	},
	example: rubric.Text{
		RU: "  rubric check план.xlsx\n  rubric check --format json --as-of 2026-05-20 план.xlsx",
		EN: "  rubric check plan.xlsx\n  rubric check --format json --as-of 2026-05-20 plan.xlsx",
	},
}

func newCheck(s *session) *cobra.Command {
	cmd := s.command(checkHelp)
	format := oneOf(formatText, formatJSON, formatMarkdown, formatSARIF, formatJUnit)
	level := oneOf(string(rubric.Error), string(rubric.Warning), string(rubric.Info), levelNone)
	s.choice(cmd.Flags(), &format, "format", rubric.Text{
		RU: "вид результата", EN: "how to tell it",
	})
	s.choice(cmd.Flags(), &level, "fail-level", rubric.Text{
		RU: "с какой важности замечаний код выхода 1",
		EN: "the severity from which findings make the exit code 1",
	})
	cmd.RunE = func(cmd *cobra.Command, books []string) error {
		if err := needBooks(cmd, books, 0); err != nil {
			return err
		}
		first := true
		s.eachBook(cmd.Context(), books, func(name string) error {
			r, err := s.runOn(cmd.Context(), name, reconcile.Check)
			if err != nil {
				return err
			}
			s.judge(name, r.Check, level.value)
			if !first && format.value == formatText {
				fmt.Fprintln(s.Stdout)
			}
			first = false
			return s.writeCheck(r, name, format.value)
		})
		return nil
	}
	return cmd
}

// judge raises the exit code by what was found, and tells of checks that could
// not run.
func (s *session) judge(book string, c *rubric.Check, level string) {
	if failsAt(level, c) {
		s.raise(exitFindings)
	}
	if r := failedRule(c); r != nil {
		s.fail(book, trouble(
			rubric.Text{
				RU: fmt.Sprintf("%s: проверка %s не сработала: %s", book, r.ID, r.Reason.RU),
				EN: fmt.Sprintf("%s: the check %s failed to run: %s", book, r.ID, r.Reason.EN),
			},
			rubric.Text{
				RU: "остальные проверки сделаны; эту можно выключить на листе «Правила»",
				EN: "all other checks were made; this one can be switched off on the Rules tab",
			}, nil))
	}
}

func (s *session) writeCheck(r *reconcile.Result, name, format string) error {
	o := s.toStdout(r.Book)
	switch format {
	case formatJSON:
		return report.CheckJSON(s.Stdout, checked(r), o)
	case formatMarkdown:
		return report.CheckMarkdown(s.Stdout, checked(r), o)
	case formatSARIF:
		return report.CheckSARIF(s.Stdout, checked(r), report.SARIF{URI: name, Rules: ruleInfos(rules.Of(r.Book), o.Lang)}, o)
	case formatJUnit:
		return report.CheckJUnit(s.Stdout, checked(r), o)
	}
	return report.CheckText(s.Stdout, checked(r), o)
}
