package main

import (
	"errors"
	"log/slog"
	"slices"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"rubric"
	"rubric/internal/text"
)

// globalFlags are the flags that every command has.
type globalFlags struct {
	asOf     dateValue
	lang     langValue
	timeZone zoneValue
	config   nameValue
	quiet    bool
	logLevel levelValue
}

func (g *globalFlags) register(s *session, fs *pflag.FlagSet) {
	fs.SortFlags = false
	fs.Var(&g.asOf, "as-of", s.say(rubric.Text{
		RU: "какой день считать сегодняшним: `ДАТА` вида 2026-05-20 (по умолчанию — сейчас, в часовом поясе книги)",
		EN: "the `DATE` that counts as today, such as 2026-05-20 (default: now, in the book's time zone)",
	}))
	fs.Var(&g.lang, "lang", s.say(rubric.Text{
		RU: "язык сообщений (по умолчанию — язык книги)",
		EN: "the language of messages (default: the book's own)",
	}))
	fs.Var(&g.timeZone, "time-zone", s.say(rubric.Text{
		RU: "часовой `ПОЯС` книг, в которых он не указан (по умолчанию UTC)",
		EN: "the time `ZONE` of books that name none (default UTC)",
	}))
	fs.Var(&g.config, "config", s.say(rubric.Text{
		RU: "`ФАЙЛ` настроек (rubric.yaml)",
		EN: "the `FILE` of settings (rubric.yaml)",
	}))
	fs.BoolVarP(&g.quiet, "quiet", "q", false, s.say(rubric.Text{
		RU: "только результаты и сообщения о сбоях",
		EN: "print results and failures only",
	}))
	fs.Var(&g.logLevel, "log-level", s.say(rubric.Text{
		RU: "подробность журнала (по умолчанию warn)",
		EN: "how much to log (default warn)",
	}))
	fs.BoolP("help", "h", false, s.say(rubric.Text{RU: "показать эту справку", EN: "show this help"}))
}

// valueError is a value that a flag cannot take, with what it can.
type valueError struct{ hint rubric.Text }

func (e *valueError) Error() string { return e.hint.EN }

// dateValue is a flag that holds a day.
type dateValue rubric.Date

func (v *dateValue) String() string { return rubric.Date(*v).String() }
func (v *dateValue) Type() string   { return "date" }

func (v *dateValue) Set(s string) error {
	d, err := rubric.ParseDate(s)
	if err != nil {
		return &valueError{rubric.Text{RU: "напишите день как 2026-05-20", EN: "write the day as 2026-05-20"}}
	}
	*v = dateValue(d)
	return nil
}

// langValue is a flag that holds a language.
type langValue rubric.Lang

func (v *langValue) String() string { return string(*v) }
func (v *langValue) Type() string   { return "ru|en" }

func (v *langValue) Set(s string) error {
	switch l := rubric.Lang(s); l {
	case rubric.Russian, rubric.English:
		*v = langValue(l)
		return nil
	}
	return notAmong([]string{string(rubric.Russian), string(rubric.English)}, s)
}

// zoneValue is a flag that holds an IANA time zone.
type zoneValue string

func (v *zoneValue) String() string { return string(*v) }
func (v *zoneValue) Type() string   { return "zone" }

func (v *zoneValue) Set(s string) error {
	if _, err := time.LoadLocation(s); err != nil || s == "Local" {
		return &valueError{rubric.Text{RU: "назовите пояс как Europe/Moscow", EN: "name the zone as in Europe/Berlin"}}
	}
	*v = zoneValue(s)
	return nil
}

// location returns the zone; Set made sure that it exists.
func (v *zoneValue) location() *time.Location {
	if loc, err := time.LoadLocation(string(*v)); err == nil {
		return loc
	}
	return time.UTC
}

// nameValue is a flag that names a file or a book. An empty name is most often a
// variable of a script that was not set; taking it for no flag at all would let
// sync --out write into the book.
type nameValue string

func (v *nameValue) String() string { return string(*v) }
func (v *nameValue) Type() string   { return "name" }

func (v *nameValue) Set(s string) error {
	if s == "" {
		return &valueError{rubric.Text{RU: "напишите имя или уберите флаг", EN: "write a name, or leave the flag out"}}
	}
	*v = nameValue(s)
	return nil
}

// levelValue is a flag that holds a level of logging; the zero value is warn.
type levelValue struct {
	level slog.Level
	set   bool
}

func (v *levelValue) Type() string { return "debug|info|warn|error" }

func (v *levelValue) String() string {
	if !v.set {
		return ""
	}
	return strings.ToLower(v.level.String())
}

func (v *levelValue) Set(s string) error {
	known := []string{"debug", "info", "warn", "error"}
	if !slices.Contains(known, s) {
		return notAmong(known, s)
	}
	v.set = true
	return v.level.UnmarshalText([]byte(s))
}

func (v *levelValue) Level() slog.Level {
	if !v.set {
		return slog.LevelWarn
	}
	return v.level
}

// choiceValue is a flag that takes one of a few words.
type choiceValue struct {
	value string
	among []string
}

func oneOf(first string, others ...string) choiceValue {
	return choiceValue{value: first, among: append([]string{first}, others...)}
}

func (v *choiceValue) String() string { return v.value }
func (v *choiceValue) Type() string   { return strings.Join(v.among, "|") }

func (v *choiceValue) Set(s string) error {
	if !slices.Contains(v.among, s) {
		return notAmong(v.among, s)
	}
	v.value = s
	return nil
}

// choice registers a flag with its default in the reader's language: pflag would
// word it in English.
func (s *session) choice(fs *pflag.FlagSet, v *choiceValue, name string, usage rubric.Text) {
	words := s.say(usage)
	if v.value != "" {
		words += s.say(rubric.Text{RU: " (по умолчанию ", EN: " (default "}) + v.value + ")"
	}
	fs.Var(v, name, words)
	fs.Lookup(name).DefValue = ""
}

func notAmong(known []string, s string) error {
	names := strings.Join(known, ", ")
	hint := rubric.Text{RU: "подойдёт одно из: " + names, EN: "use one of: " + names}
	if near, ok := text.Nearest(s, known); ok {
		hint = rubric.Text{RU: "похоже на " + near + "; можно одно из: " + names, EN: "did you mean " + near + "? It takes one of: " + names}
	}
	return &valueError{hint}
}

// badValue makes a usage error of a value that a flag refused. Where says how
// the value came: a flag, a variable, a line of the file.
func badValue(where, value string, err error) error {
	hint := rubric.Text{RU: "посмотрите, что подойдёт, в справке: rubric --help", EN: "rubric --help says what it takes"}
	if v, ok := errors.AsType[*valueError](err); ok {
		hint = v.hint
	}
	return usage(rubric.Text{
		RU: where + ": значение «" + value + "» не подходит",
		EN: where + ": cannot use the value “" + value + "”",
	}, hint)
}

// flagError words what pflag objects to.
func flagError(names []string, err error) error {
	var unknown *pflag.NotExistError
	var missing *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown):
		name := unknown.GetSpecifiedName()
		hint := rubric.Text{RU: "все флаги команды покажет --help", EN: "--help lists the command's flags"}
		if near, ok := text.Nearest(name, names); ok {
			hint = rubric.Text{RU: "похоже на --" + near, EN: "did you mean --" + near + "?"}
		}
		return usage(rubric.Text{RU: "нет такого флага: " + dashed(name), EN: "no such flag: " + dashed(name)}, hint)
	case errors.As(err, &missing):
		name := dashed(missing.GetSpecifiedName())
		return usage(
			rubric.Text{RU: "у флага " + name + " нет значения", EN: "the flag " + name + " lacks its value"},
			rubric.Text{RU: "напишите его после флага: " + name + " ЗНАЧЕНИЕ", EN: "write it after the flag: " + name + " VALUE"})
	case errors.As(err, &invalid):
		return badValue("--"+invalid.GetFlag().Name, invalid.GetValue(), err)
	}
	return usage(both(err.Error()), rubric.Text{RU: "все флаги команды покажет --help", EN: "--help lists the command's flags"})
}

func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}
