package main

import (
	"context"
	"time"

	"github.com/spf13/cobra"

	"rubric"
	"rubric/internal/propose"
	"rubric/internal/reconcile"
	"rubric/internal/report"
)

var proposeHelp = help{
	use:   rubric.Text{RU: "propose КНИГА [флаги]", EN: "propose BOOK [flags]"},
	short: rubric.Text{RU: "что добавить и перенести, чтобы месяц сошёлся с концепцией", EN: "what to add and move so that the month meets its targets"},
	long: rubric.Text{
		RU: "Ищет наименьший набор добавлений и переносов, с которым месяц укладывается в концепцию: доли рубрик и\n" +
			"задач, частоту, паузы, важные даты и часы команды. В книгу ничего не пишет.",
		EN: "Finds the smallest set of additions and moves that brings the month within its targets: shares of rubrics\n" +
			"and tasks, cadence, gaps, key dates and the team's hours. Writes nothing into the workbook.",
	},
	example: rubric.Text{
		RU: "  rubric propose план.xlsx\n  rubric propose --format json план.xlsx",
		EN: "  rubric propose plan.xlsx\n  rubric propose --format json plan.xlsx",
	},
}

// proposeTime is how long a person waits for the best proposal.
const proposeTime = 5 * time.Second

func newPropose(s *session) *cobra.Command {
	cmd := s.command(proposeHelp)
	format := oneOf(formatText, formatJSON)
	s.choice(cmd.Flags(), &format, "format", rubric.Text{RU: "вид результата", EN: "how to tell it"})
	cmd.RunE = func(cmd *cobra.Command, books []string) error {
		if err := needBooks(cmd, books, 1); err != nil {
			return err
		}
		s.eachBook(cmd.Context(), books, func(name string) error {
			r, err := s.runOn(cmd.Context(), name, reconcile.Check)
			if err != nil {
				return err
			}
			s.judge(name, r.Check, "")
			ctx, cancel := context.WithTimeout(cmd.Context(), proposeTime)
			defer cancel()
			p := report.Proposed{Book: r.Book, AsOf: r.AsOf, Proposal: propose.Make(ctx, r.Outlook, r.Check, propose.Options{})}
			if err := cmd.Context().Err(); err != nil {
				return err
			}
			if format.value == formatJSON {
				return report.ProposalJSON(s.Stdout, p, s.toStdout(r.Book))
			}
			return report.ProposalText(s.Stdout, p, s.toStdout(r.Book))
		})
		return nil
	}
	return cmd
}
