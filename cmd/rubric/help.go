package main

import (
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"rubric"
	"rubric/internal/text"
)

// uiLang is the language of help and errors: they are needed before the flags
// are understood, so it is looked for with a plain eye.
func uiLang(args []string, getenv func(string) string) rubric.Lang {
	wanted := []string{getenv(variable("lang")), getenv("LC_ALL"), getenv("LC_MESSAGES"), getenv("LANG")}
	for i, arg := range args {
		if value, ok := strings.CutPrefix(arg, "--lang="); ok {
			wanted = append([]string{value}, wanted...)
		}
		if arg == "--lang" && i+1 < len(args) {
			wanted = append([]string{args[i+1]}, wanted...)
		}
	}
	for _, tag := range wanted {
		if tag == "" {
			continue
		}
		tag, _, _ = strings.Cut(tag, ".")
		if lang, ok := rubric.ParseLang(tag); ok {
			return lang
		}
	}
	return rubric.English
}

// help is what a command says of itself.
type help struct {
	use, short, long, example rubric.Text
}

// command makes a command that speaks the reader's language.
func (s *session) command(h help) *cobra.Command {
	return &cobra.Command{
		Use: s.say(h.use), Short: s.say(h.short), Long: s.say(h.long), Example: s.say(h.example),
		Args: cobra.ArbitraryArgs, DisableFlagsInUseLine: true,
	}
}

// localise replaces cobra's own English words.
func (s *session) localise(root *cobra.Command) {
	root.SetUsageFunc(s.usage)
	root.CompletionOptions.HiddenDefaultCmd = true
	root.SetHelpCommand(&cobra.Command{
		Use:   s.say(rubric.Text{RU: "help [КОМАНДА]", EN: "help [COMMAND]"}),
		Short: s.say(rubric.Text{RU: "показать справку о команде", EN: "show help on a command"}),
		RunE: func(_ *cobra.Command, args []string) error {
			found, rest, err := root.Find(args)
			if err != nil || len(rest) > 0 {
				return s.noSuchCommand(args)
			}
			return found.Help()
		},
	})
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		if errors.Is(err, pflag.ErrHelp) {
			return err
		}
		var names []string
		cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
		return flagError(names, err)
	})
}

// noSuchCommand objects to the first word where a command should stand.
func (s *session) noSuchCommand(args []string) error {
	if len(args) == 0 {
		return nil
	}
	hint := rubric.Text{RU: "все команды покажет rubric --help", EN: "rubric --help lists the commands"}
	commands := []string{"sync", "check", "inspect", "assess", "propose", "init", "rules", "serve", "auth", "hook", "version"}
	if near, ok := text.Nearest(args[0], commands); ok {
		hint = rubric.Text{RU: "похоже на rubric " + near, EN: "did you mean rubric " + near + "?"}
	} else if strings.Contains(args[0], ".xls") {
		hint = rubric.Text{
			RU: "сначала команда, потом книга: rubric check " + args[0],
			EN: "the command comes first, then the workbook: rubric check " + args[0],
		}
	}
	return usage(rubric.Text{RU: "нет такой команды: " + args[0], EN: "no such command: " + args[0]}, hint)
}

// needBooks objects to a call without any book, or with several where one is
// meant.
func needBooks(cmd *cobra.Command, args []string, most int) error {
	name := cmd.Name()
	switch {
	case len(args) == 0 || slices.Contains(args, ""):
		return usage(
			rubric.Text{RU: name + ": не названа книга", EN: name + ": no workbook named"},
			rubric.Text{RU: "назовите файл: rubric " + name + " план.xlsx", EN: "name the file: rubric " + name + " plan.xlsx"})
	case most > 0 && len(args) > most:
		return usage(
			rubric.Text{RU: name + ": лишнее слово: " + args[most], EN: name + ": one word too many: " + args[most]},
			rubric.Text{RU: "команда берёт одно имя; имя с пробелами возьмите в кавычки", EN: "the command takes one name; put a name with spaces in quotes"})
	}
	return nil
}

var helpRoot = help{
	short: rubric.Text{RU: "сверяет контент-план со стратегией", EN: "checks a content plan against the strategy"},
	long: rubric.Text{
		RU: "Рубрика сверяет контент-план, который команда ведёт в Google Таблицах или Excel, со стратегией\n" +
			"из той же книги: ставит статус у каждой публикации и готовит лист «Оценка» для руководителя.",
		EN: "Rubric checks the content plan that a team keeps in Google Sheets or Excel against the strategy in\n" +
			"the same workbook: it puts a status beside every post and makes an assessment for the owner.",
	},
}
