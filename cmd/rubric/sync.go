package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"rubric"
	"rubric/internal/reconcile"
	"rubric/internal/report"
)

var syncHelp = help{
	use:   rubric.Text{RU: "sync КНИГА… [флаги]", EN: "sync BOOK… [flags]"},
	short: rubric.Text{RU: "проверить и записать статусы, замечания и оценку в книгу", EN: "check, and write statuses, findings and the assessment into the workbook"},
	long: rubric.Text{
		RU: "Проверяет книгу и записывает в неё три свои колонки (статус, замечания, ID) и лист «Оценка».\n" +
			"Больше ничего в книге не меняется. Если писать нечего, файл остаётся как был.",
		EN: "Checks the workbook and writes three columns of its own (status, findings, ID) and the\n" +
			"“Assessment” tab into it. Nothing else in it changes; with nothing to write the file stays as it is.",
	},
	example: rubric.Text{
		RU: "  rubric sync план.xlsx\n  rubric sync --out проверено.xlsx план.xlsx\n  rubric sync --watch план.xlsx",
		EN: "  rubric sync plan.xlsx\n  rubric sync --out checked.xlsx plan.xlsx\n  rubric sync --watch plan.xlsx",
	},
}

// syncOptions are the flags of sync.
type syncOptions struct {
	out       nameValue
	dryRun    bool
	watch     bool
	every     everyValue
	progress  choiceValue
	failLevel choiceValue

	// again marks the repetitions of a watch: what changed nothing, as the save
	// that is our own, is not worth a word.
	again bool
}

func newSync(s *session) *cobra.Command {
	cmd := s.command(syncHelp)
	o := syncOptions{
		progress:  oneOf(progressAuto, progressAlways, progressNever),
		failLevel: choiceValue{among: []string{string(rubric.Error), string(rubric.Warning), string(rubric.Info), levelNone}},
	}
	fs := cmd.Flags()
	fs.SortFlags = false
	fs.VarP(&o.out, "out", "o", s.say(rubric.Text{RU: "записать результат в этот `ФАЙЛ`, книгу не трогать", EN: "write the result to this `FILE` and leave the workbook alone"}))
	fs.BoolVarP(&o.dryRun, "dry-run", "n", false, s.say(rubric.Text{RU: "показать правки, ничего не записывая", EN: "print the edits, write nothing"}))
	fs.BoolVarP(&o.watch, "watch", "w", false, s.say(rubric.Text{RU: "повторять после каждого сохранения файла и каждой правки таблицы, пока не нажмёте Ctrl-C", EN: "repeat whenever the file is saved or the spreadsheet edited, until you press Ctrl-C"}))
	fs.Var(&o.every, "every", s.say(rubric.Text{RU: "как часто --watch смотрит в таблицу Google: `ВРЕМЯ` вида 30s (по умолчанию 15s)", EN: "how often --watch looks at a Google spreadsheet, a `TIME` such as 30s (default 15s)"}))
	s.choice(fs, &o.progress, "progress", rubric.Text{RU: "показывать ход долгой работы", EN: "show how long work goes on"})
	s.choice(fs, &o.failLevel, "fail-level", rubric.Text{
		RU: "с какой важности замечаний код выхода 1 (без флага — ни с какой)",
		EN: "the severity from which findings make the exit code 1 (none unless given)",
	})
	cmd.RunE = func(cmd *cobra.Command, books []string) error {
		if err := o.validate(cmd, books); err != nil {
			return err
		}
		ctx := cmd.Context()
		s.eachBook(ctx, books, func(name string) error { return s.sync(ctx, name, o) })
		if !o.watch {
			return nil
		}
		o.again = true
		return s.watch(ctx, books, o.every.duration(), func(name string) error { return s.sync(ctx, name, o) })
	}
	return cmd
}

func (o *syncOptions) validate(cmd *cobra.Command, books []string) error {
	if err := needBooks(cmd, books, 0); err != nil {
		return err
	}
	if o.out == "" {
		return nil
	}
	if len(books) > 1 {
		return usage(
			rubric.Text{RU: "--out берёт одну книгу, а названо несколько", EN: "--out takes one workbook, and several are named"},
			rubric.Text{RU: "запустите sync для каждой книги отдельно", EN: "run sync once for every workbook"})
	}
	if isSpreadsheet(books[0]) {
		return usage(
			rubric.Text{RU: "--out: результат записывается в саму таблицу Google, не в файл", EN: "--out: the result goes into the Google spreadsheet itself, not into a file"},
			rubric.Text{RU: "оценку отдельным файлом сделает rubric assess; без записи — rubric check", EN: "rubric assess makes a file of the assessment; rubric check writes nothing"})
	}
	return checkOut("--out", books[0], string(o.out))
}

// sync does the main job on one book and tells what came of it.
func (s *session) sync(ctx context.Context, name string, o syncOptions) error {
	options := s.options()
	options.DryRun = o.dryRun
	options.Always = o.out != ""
	bar := s.progressBar(o.progress.value, name)
	options.Progress = bar.step
	r, err := s.runWith(ctx, name, string(o.out), options, reconcile.Sync)
	bar.close()
	if err != nil {
		return err
	}
	s.judge(name, r.Check, o.failLevel.value)
	if o.dryRun {
		return s.writeEdits(r, name)
	}
	if s.flags.quiet || o.again && !r.Written {
		return nil
	}
	if err := report.Summary(s.Stdout, checked(r), s.toStdout(r.Book)); err != nil {
		return err
	}
	return s.writeWhere(r, name, string(o.out))
}

func (s *session) writeEdits(r *reconcile.Result, name string) error {
	o := s.toStdout(r.Book)
	if len(r.Edits) == 0 {
		_, err := fmt.Fprintln(s.Stdout, name+": "+rubric.Text{RU: "менять нечего", EN: "nothing to change"}.In(o.Lang))
		return err
	}
	return report.EditsText(s.Stdout, r.Book, r.Edits, o)
}

// writeWhere says where the result is now.
func (s *session) writeWhere(r *reconcile.Result, name, out string) error {
	where := rubric.Text{RU: "Записано: " + name, EN: "Written: " + name}
	switch {
	case out != "":
		where = rubric.Text{RU: "Записано: " + out + " (книга не изменена)", EN: "Written: " + out + " (the workbook itself is unchanged)"}
	case !r.Written:
		where = rubric.Text{RU: "Писать нечего, книга не изменена: " + name, EN: "Nothing to write, the workbook is unchanged: " + name}
	}
	_, err := fmt.Fprintln(s.Stdout, where.In(s.toStdout(r.Book).Lang))
	return err
}
