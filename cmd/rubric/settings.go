package main

import (
	"bytes"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"rubric"
	"rubric/internal/text"
)

// settle completes the flags that were not given: from variables, then from the
// file of settings; and starts the log.
func (s *session) settle(cmd *cobra.Command) error {
	if err := s.fromEnvironment(cmd.Flags()); err != nil {
		return err
	}
	if s.flags.config != "" {
		settings, err := readSettings(string(s.flags.config))
		if err != nil {
			return err
		}
		if err := settings.apply(cmd); err != nil {
			return err
		}
	}
	if s.flags.lang != "" {
		s.ui = rubric.Lang(s.flags.lang)
	}
	s.log = slog.New(slog.NewTextHandler(s.Stderr, &slog.HandlerOptions{Level: s.flags.logLevel.Level()}))
	return nil
}

// variable is the environment's name of a flag: as-of is RUBRIC_AS_OF.
func variable(flag string) string {
	return "RUBRIC_" + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}

func (s *session) fromEnvironment(fs *pflag.FlagSet) error {
	var err error
	fs.VisitAll(func(f *pflag.Flag) {
		value := s.Getenv(variable(f.Name))
		if err != nil || f.Changed || value == "" || f.Name == "help" {
			return
		}
		if refused := fs.Set(f.Name, value); refused != nil {
			err = badValue(variable(f.Name), value, refused)
		}
	})
	return err
}

// settings is a file of settings: flags by their names in camelCase.
type settings struct {
	path   string
	values []setting
}

type setting struct {
	key, value string
	at         string // "rubric.yaml:3:1"
}

// byteOrderMark is what Notepad may begin a file with; the parser takes it for a
// part of the first key.
const byteOrderMark = "\uFEFF"

func readSettings(path string) (*settings, error) {
	src, err := os.ReadFile(path)
	if err != nil {
		return nil, &usageError{&rubric.Problem{
			What: rubric.Text{RU: path + ": файл настроек не прочитать", EN: path + ": cannot read the file of settings"},
			Hint: rubric.Text{RU: "проверьте --config и RUBRIC_CONFIG: файл нужен существующий и доступный для чтения", EN: "check --config and RUBRIC_CONFIG: the file must exist and be readable"},
			Err:  err,
		}}
	}
	file, err := parser.ParseBytes(bytes.TrimPrefix(src, []byte(byteOrderMark)), 0)
	if err != nil {
		return nil, notYAML(path, err)
	}
	out := &settings{path: path}
	for _, doc := range file.Docs {
		if doc.Body == nil {
			continue
		}
		if err := out.read(doc.Body); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// read takes the keys of a mapping; anything else has no place in the file.
func (s *settings) read(body ast.Node) error {
	if body.Type() == ast.NullType || body.Type() == ast.CommentType {
		return nil
	}
	pairs, ok := body.(ast.MapNode)
	if !ok {
		return s.notAPair(body)
	}
	for it := pairs.MapRange(); it.Next(); {
		value, ok := it.Value().(ast.ScalarNode)
		if !ok {
			return s.notAPair(it.Key())
		}
		one := setting{key: it.Key().GetToken().Value, value: value.GetToken().Value, at: s.at(it.Key())}
		if value.Type() != ast.NullType {
			s.values = append(s.values, one)
		}
	}
	return nil
}

func (s *settings) at(n ast.Node) string { return position(s.path, n.GetToken().Position) }

func position(path string, p *token.Position) string {
	return fmt.Sprintf("%s:%d:%d", path, p.Line, p.Column)
}

func notYAML(path string, err error) error {
	at, why := path, "YAML"
	if syntax, ok := errors.AsType[yaml.Error](err); ok {
		at, why = position(path, syntax.GetToken().Position), syntax.GetMessage()
	}
	return usage(
		rubric.Text{RU: at + ": это не YAML: " + why, EN: at + ": not YAML: " + why},
		rubric.Text{RU: "нужны строки вида «ключ: значение», например: lang: ru", EN: "write lines such as “key: value”, for example: lang: en"})
}

func (s *settings) notAPair(n ast.Node) error {
	return usage(
		rubric.Text{RU: s.at(n) + ": нужна строка вида «ключ: значение»", EN: s.at(n) + ": want a line such as “key: value”"},
		rubric.Text{RU: "например: lang: ru", EN: "for example: lang: en"})
}

// apply sets the flags that neither the command line nor a variable gave. Keys
// of other commands' flags are fine; keys of none are mistakes.
func (s *settings) apply(cmd *cobra.Command) error {
	known := fileKeys(cmd.Root())
	for _, one := range s.values {
		name, ok := known[one.key]
		if !ok {
			return s.unknownKey(one, known)
		}
		f := cmd.Flags().Lookup(name)
		if f == nil || f.Changed {
			continue
		}
		if err := cmd.Flags().Set(name, one.value); err != nil {
			return badValue(one.at+": "+one.key, one.value, err)
		}
	}
	return nil
}

func (s *settings) unknownKey(one setting, known map[string]string) error {
	hint := rubric.Text{
		RU: "ключи — это имена флагов: asOf, lang, timeZone, failLevel …",
		EN: "keys are the names of flags: asOf, lang, timeZone, failLevel …",
	}
	names := slices.Sorted(maps.Keys(known))
	near, ok := text.Nearest(one.key, names)
	if i := slices.IndexFunc(names, func(name string) bool { return strings.EqualFold(name, one.key) }); i >= 0 {
		near, ok = names[i], true
	}
	if ok {
		hint = rubric.Text{RU: "похоже на " + near, EN: "did you mean " + near + "?"}
	}
	return usage(rubric.Text{RU: one.at + ": нет такого ключа: " + one.key, EN: one.at + ": no such key: " + one.key}, hint)
}

// fileKeys maps the file's keys to the flags of all commands.
func fileKeys(root *cobra.Command) map[string]string {
	keys := map[string]string{}
	add := func(f *pflag.Flag) {
		if f.Name != "help" && f.Name != "config" {
			keys[camel(f.Name)] = f.Name
		}
	}
	root.PersistentFlags().VisitAll(add)
	for subs := root.Commands(); len(subs) > 0; {
		subs[0].LocalNonPersistentFlags().VisitAll(add)
		subs = append(subs[1:], subs[0].Commands()...)
	}
	return keys
}

func camel(flag string) string {
	words := strings.Split(flag, "-")
	for i := 1; i < len(words); i++ {
		words[i] = strings.ToUpper(words[i][:1]) + words[i][1:]
	}
	return strings.Join(words, "")
}
