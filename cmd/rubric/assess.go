package main

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"

	"github.com/google/renameio/v2/maybe"
	"github.com/spf13/cobra"

	"rubric"
	"rubric/excel"
	"rubric/internal/reconcile"
)

var assessHelp = help{
	use:   rubric.Text{RU: "assess КНИГА --out ФАЙЛ.xlsx", EN: "assess BOOK --out FILE.xlsx"},
	short: rubric.Text{RU: "оценка для руководителя отдельной книгой", EN: "the owner's assessment as a workbook of its own"},
	long: rubric.Text{
		RU: "Готовит оценку для руководителя отдельной книгой Excel. В проверяемую книгу ничего не пишет.",
		EN: "Makes the owner's assessment as an Excel workbook of its own. Writes nothing into the checked one.",
	},
	example: rubric.Text{RU: "  rubric assess план.xlsx --out оценка.xlsx", EN: "  rubric assess plan.xlsx --out assessment.xlsx"},
}

func newAssess(s *session) *cobra.Command {
	cmd := s.command(assessHelp)
	var out nameValue
	cmd.Flags().VarP(&out, "out", "o", s.say(rubric.Text{RU: "`ФАЙЛ.xlsx` с оценкой", EN: "the `FILE.xlsx` to make"}))
	cmd.RunE = func(cmd *cobra.Command, books []string) error {
		if err := needBooks(cmd, books, 1); err != nil {
			return err
		}
		if err := assessOut(books[0], string(out)); err != nil {
			return err
		}
		s.eachBook(cmd.Context(), books, func(name string) error { return s.assess(cmd.Context(), name, string(out)) })
		return nil
	}
	return cmd
}

func assessOut(book, out string) error {
	switch {
	case out == "":
		return usage(
			rubric.Text{RU: "assess: не назван файл результата", EN: "assess: no file for the result"},
			rubric.Text{RU: "добавьте: --out оценка.xlsx", EN: "add: --out assessment.xlsx"})
	case !isXLSX(out):
		return notXLSX("--out", out)
	}
	return checkOut("--out", book, out)
}

func (s *session) assess(ctx context.Context, name, out string) error {
	r, err := s.runOn(ctx, name, reconcile.Check)
	if err != nil {
		return err
	}
	s.judge(name, r.Check, "")
	var file bytes.Buffer
	if err := (excel.Renderer{}).Render(ctx, &file, r.Report, linkTo(name, out)); err != nil {
		return err
	}
	if err := maybe.WriteFile(out, file.Bytes(), 0o644); err != nil {
		return cannotWrite(out, err)
	}
	if !s.flags.quiet {
		fmt.Fprintln(s.Stdout, rubric.Text{RU: "Оценка записана: " + out, EN: "Assessment written: " + out}.In(s.toStdout(r.Book).Lang))
	}
	return nil
}

// linkTo is how links in the file at out reach the book.
func linkTo(book, out string) string {
	if isSpreadsheet(book) {
		return spreadsheetAddress(book)
	}
	from, err := filepath.Abs(filepath.Dir(out))
	if err != nil {
		return book
	}
	to, err := filepath.Abs(book)
	if err != nil {
		return book
	}
	rel, err := filepath.Rel(from, to)
	if err != nil {
		return to // on another drive
	}
	return filepath.ToSlash(rel)
}
