package main

import (
	"github.com/spf13/cobra"

	"rubric"
	"rubric/internal/reconcile"
	"rubric/internal/report"
)

var inspectHelp = help{
	use:   rubric.Text{RU: "inspect КНИГА [флаги]", EN: "inspect BOOK [flags]"},
	short: rubric.Text{RU: "показать, как понята книга", EN: "show how the workbook was understood"},
	long: rubric.Text{
		RU: "Показывает, как понята книга: листы, шапки, колонки, записи и сомнения — со строкой для листа\n" +
			"«Настройки», которая исправит то, что понято не так.",
		EN: "Shows how the workbook was understood: tabs, headers, columns, entries and doubts, with the line\n" +
			"for the Settings tab that puts right what was not.",
	},
	example: rubric.Text{RU: "  rubric inspect план.xlsx", EN: "  rubric inspect plan.xlsx"},
}

func newInspect(s *session) *cobra.Command {
	cmd := s.command(inspectHelp)
	format := oneOf(formatText, formatJSON)
	s.choice(cmd.Flags(), &format, "format", rubric.Text{RU: "вид результата", EN: "how to tell it"})
	cmd.RunE = func(cmd *cobra.Command, books []string) error {
		if err := needBooks(cmd, books, 1); err != nil {
			return err
		}
		s.eachBook(cmd.Context(), books, func(name string) error {
			r, err := s.runOn(cmd.Context(), name, reconcile.Inspect)
			if err != nil {
				return err
			}
			if format.value == formatJSON {
				return report.InspectJSON(s.Stdout, r.Book, s.toStdout(r.Book))
			}
			return report.InspectText(s.Stdout, r.Book, s.toStdout(r.Book))
		})
		return nil
	}
	return cmd
}
