package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"unicode"

	"rubric"
)

// usageError is a mistake in how the command was called or configured. Its
// cause is a [rubric.Problem].
type usageError struct{ problem *rubric.Problem }

func (e *usageError) Error() string { return e.problem.Error() }
func (e *usageError) Unwrap() error { return e.problem }

func usage(what, hint rubric.Text) error {
	return &usageError{&rubric.Problem{What: what, Hint: hint}}
}

func trouble(what, hint rubric.Text, err error) error {
	return &rubric.Problem{What: what, Hint: hint, Err: err}
}

// both is a text that reads the same in every language.
func both(s string) rubric.Text { return rubric.Text{RU: s, EN: s} }

// tell writes an error as a person needs it: one line that says what and where,
// one that says what to do. The words error and hint are not translated, for
// scripts look for them.
func (s *session) tell(book string, err error) {
	p := s.problem(err)
	what := oneLine(s.say(p.What))
	if book != "" && !strings.Contains(what, oneLine(filepath.Base(book))) {
		what = oneLine(book) + ": " + what
	}
	fmt.Fprintf(s.Stderr, "%s %s\n%s %s\n",
		s.paintErr("31", "error:"), what, s.paintErr("36", "hint:"), oneLine(s.say(p.Hint)))
}

// problem finds what to tell a person about an error.
func (s *session) problem(err error) *rubric.Problem {
	if p, ok := rubric.AsProblem(err); ok {
		return p
	}
	if errors.Is(err, context.Canceled) {
		return &rubric.Problem{
			What: rubric.Text{RU: "остановлено до конца работы", EN: "stopped before the work was done"},
			Hint: rubric.Text{RU: "книга не изменена наполовину: повторите, когда будет удобно", EN: "no book is half written: run it again whenever you like"},
		}
	}
	return &rubric.Problem{
		What: both(err.Error()),
		Hint: rubric.Text{
			RU: "повторите с --log-level debug: в журнале будет причина",
			EN: "run it again with --log-level debug: the log will say why",
		},
	}
}

func internalProblem(value any) error {
	return trouble(
		rubric.Text{RU: fmt.Sprintf("внутренний сбой: %v", value), EN: fmt.Sprintf("internal failure: %v", value)},
		rubric.Text{
			RU: "это наша недоработка: пришлите нам вывод той же команды с --log-level debug",
			EN: "this is ours to fix: please send us what the same command prints with --log-level debug",
		}, nil)
}

// paintErr colours a word for a terminal on stderr.
func (s *session) paintErr(colour, word string) string {
	if !s.colour(s.Width(s.Stderr)) {
		return word
	}
	return "\x1b[" + colour + "m" + word + "\x1b[0m"
}

// say picks the language of help and errors.
func (s *session) say(t rubric.Text) string { return t.In(s.ui) }

// oneLine keeps a text within its line, whatever a name or a cause contains:
// breaks become spaces, and what a terminal would obey vanishes.
func oneLine(text string) string {
	if strings.IndexFunc(text, unicode.IsControl) < 0 {
		return text
	}
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return ' '
		}
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, text)), " ")
}
