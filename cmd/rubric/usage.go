package main

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"rubric"
)

// usage writes how a command is called. Cobra's own template counts bytes where
// a Russian word needs letters, and speaks English.
func (s *session) usage(cmd *cobra.Command) error {
	var b bytes.Buffer
	line := cmd.UseLine()
	if cmd.HasAvailableSubCommands() {
		line = cmd.CommandPath() + s.say(rubric.Text{RU: " КОМАНДА", EN: " COMMAND"})
	}
	fmt.Fprintf(&b, "%s\n  %s\n", s.say(rubric.Text{RU: "Вызов:", EN: "Usage:"}), line)
	if cmd.Example != "" {
		fmt.Fprintf(&b, "\n%s\n%s\n", s.say(rubric.Text{RU: "Например:", EN: "For example:"}), cmd.Example)
	}
	s.usageCommands(&b, cmd)
	if cmd.HasParent() {
		s.usageFlags(&b, rubric.Text{RU: "Флаги:", EN: "Flags:"}, cmd.LocalNonPersistentFlags())
	}
	s.usageFlags(&b, rubric.Text{RU: "Общие флаги:", EN: "Flags of every command:"}, cmd.Root().PersistentFlags())
	fmt.Fprintln(&b, "\n"+s.say(rubric.Text{
		RU: "Каждый флаг можно задать и переменной (RUBRIC_LANG), и ключом файла --config (lang).",
		EN: "Every flag may also be given as a variable (RUBRIC_LANG) or as a key of the --config file (lang).",
	}))
	_, err := b.WriteTo(cmd.OutOrStdout())
	return err
}

func (s *session) usageCommands(w io.Writer, cmd *cobra.Command) {
	var rows [][2]string
	for _, sub := range cmd.Commands() {
		if sub.IsAvailableCommand() {
			rows = append(rows, [2]string{sub.Name(), sub.Short})
		}
	}
	s.columns(w, rubric.Text{RU: "Команды:", EN: "Commands:"}, rows)
}

func (s *session) usageFlags(w io.Writer, title rubric.Text, fs *pflag.FlagSet) {
	var rows [][2]string
	fs.VisitAll(func(f *pflag.Flag) {
		name, words := pflag.UnquoteUsage(f)
		left := "    --" + f.Name
		if f.Shorthand != "" {
			left = "-" + f.Shorthand + ", --" + f.Name
		}
		rows = append(rows, [2]string{strings.TrimRight(left+" "+name, " "), words})
	})
	s.columns(w, title, rows)
}

// columns writes rows of two columns, the right one wrapped to the reader's
// width.
func (s *session) columns(w io.Writer, title rubric.Text, rows [][2]string) {
	if len(rows) == 0 {
		return
	}
	const widestLeft = 34
	left := 0
	for _, row := range rows {
		left = max(left, min(widestLeft, utf8.RuneCountInString(row[0])))
	}
	width := s.Width(s.Stdout)
	if width == 0 {
		width = 100
	}
	fmt.Fprintln(w, "\n"+s.say(title))
	indent := strings.Repeat(" ", 2+left+2)
	for _, row := range rows {
		first := "  " + row[0] + strings.Repeat(" ", max(0, left-utf8.RuneCountInString(row[0]))) + "  "
		if utf8.RuneCountInString(row[0]) > left {
			fmt.Fprintln(w, "  "+row[0])
			first = indent
		}
		for _, line := range foldWords(row[1], width-len(indent)) {
			fmt.Fprintln(w, first+line)
			first = indent
		}
	}
}

// foldWords breaks words into lines of at most width characters.
func foldWords(words string, width int) []string {
	var lines []string
	line := ""
	for word := range strings.FieldsSeq(words) {
		if line != "" && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > max(width, 20) {
			lines = append(lines, line)
			line = ""
		}
		line = strings.TrimLeft(line+" "+word, " ")
	}
	return append(lines, line)
}
