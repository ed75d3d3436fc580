package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"rubric"
	"rubric/excel/template"
)

var initHelp = help{
	use:   rubric.Text{RU: "init ФАЙЛ.xlsx [флаги]", EN: "init FILE.xlsx [flags]"},
	short: rubric.Text{RU: "сделать готовую книгу: план, стратегия, рубрики", EN: "make a ready workbook: plan, strategy, rubrics"},
	long: rubric.Text{
		RU: "Делает новую книгу с выпадающими списками и подсказками у колонок. Существующий файл не перезаписывает.",
		EN: "Makes a new workbook with dropdowns and help on every column. Never overwrites an existing file.",
	},
	example: rubric.Text{
		RU: "  rubric init план.xlsx\n  rubric init --example пример.xlsx\n  rubric init --from план.xlsx новый-план.xlsx",
		EN: "  rubric init plan.xlsx\n  rubric init --example example.xlsx\n  rubric init --from plan.xlsx new-plan.xlsx",
	},
}

func newInit(s *session) *cobra.Command {
	cmd := s.command(initHelp)
	full := cmd.Flags().Bool("full", false, s.say(rubric.Text{RU: "все листы и колонки, а не только семь главных листов", EN: "every tab and column, not only the seven most teams need"}))
	example := cmd.Flags().Bool("example", false, s.say(rubric.Text{RU: "заполнить примером на текущий месяц", EN: "fill in an example of the current month"}))
	var from nameValue
	cmd.Flags().Var(&from, "from", s.say(rubric.Text{
		RU: "`КНИГА`, по плану которой набросать стратегию, рубрики, площадки и частоту",
		EN: "the `BOOK` whose plan to draft strategy, rubrics, channels and cadence from",
	}))
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		name, err := initFile(args)
		if err != nil {
			return err
		}
		if from != "" && *example {
			return usage(
				rubric.Text{RU: "init: --from и --example вместе", EN: "init: --from and --example together"},
				rubric.Text{RU: "выберите одно: свой план или пример", EN: "choose one: your own plan or an example"})
		}
		var file bytes.Buffer
		if from != "" {
			err = s.draft(cmd.Context(), &file, string(from), *full)
		} else {
			err = s.make(&file, *full, *example)
		}
		if err != nil {
			return err
		}
		if err := create(name, file.Bytes()); err != nil {
			return err
		}
		if !s.flags.quiet {
			fmt.Fprintln(s.Stdout, s.say(rubric.Text{
				RU: "Книга готова: " + name + "\nЗаполните её и проверьте: rubric check " + name,
				EN: "Your workbook is ready: " + name + "\nFill it in and check it: rubric check " + name,
			}))
		}
		return nil
	}
	return cmd
}

// make writes the book: in the language asked for, else in the reader's.
func (s *session) make(w io.Writer, full, example bool) error {
	spec := template.Spec{Lang: s.ui, Full: full, TimeZone: string(s.flags.timeZone)}
	if example {
		spec.Rows = template.Example(spec.Lang, s.today())
	}
	return template.Write(w, spec)
}

func initFile(args []string) (string, error) {
	switch {
	case len(args) == 0:
		return "", usage(
			rubric.Text{RU: "init: не назван файл", EN: "init: no file named"},
			rubric.Text{RU: "например: rubric init план.xlsx", EN: "for example: rubric init plan.xlsx"})
	case len(args) > 1:
		return "", usage(
			rubric.Text{RU: "init: лишнее слово: " + args[1], EN: "init: one word too many: " + args[1]},
			rubric.Text{RU: "имя с пробелами возьмите в кавычки", EN: "put a name with spaces in quotes"})
	case !isXLSX(args[0]):
		return "", notXLSX("init", args[0])
	}
	return args[0], nil
}

func (s *session) today() rubric.Date {
	if day := rubric.Date(s.flags.asOf); !day.IsZero() {
		return day
	}
	now := s.Now()
	if s.flags.timeZone != "" {
		now = now.In(s.flags.timeZone.location())
	}
	return rubric.DateOf(now)
}

// create writes a new file; one that is there already is somebody's.
func create(name string, data []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return trouble(
			rubric.Text{RU: name + ": файл уже есть, перезаписывать его не будем", EN: name + ": the file exists, and we do not overwrite it"},
			rubric.Text{RU: "назовите другой файл или уберите этот", EN: "name another file, or move this one away"}, err)
	}
	if err != nil {
		return cannotWrite(name, err)
	}
	_, err = f.Write(data)
	if err := errors.Join(err, f.Close()); err != nil {
		return cannotWrite(name, errors.Join(err, os.Remove(name)))
	}
	return nil
}

func isXLSX(name string) bool { return strings.EqualFold(filepath.Ext(name), ".xlsx") }

func notXLSX(where, name string) error {
	return usage(
		rubric.Text{RU: where + ": " + name + " — имя должно кончаться на .xlsx", EN: where + ": " + name + ": the name must end in .xlsx"},
		rubric.Text{RU: "иначе Excel не узнает книгу", EN: "Excel would not know it for a workbook"})
}

func cannotWrite(name string, err error) error {
	why := err
	if path, ok := errors.AsType[*fs.PathError](err); ok {
		why = path.Err
	}
	return trouble(
		rubric.Text{RU: name + ": файл не записать: " + why.Error(), EN: name + ": cannot write the file: " + why.Error()},
		rubric.Text{RU: "проверьте, что папка существует и в неё можно писать", EN: "check that the folder exists and may be written to"}, err)
}
