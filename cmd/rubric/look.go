package main

import (
	"context"
	"fmt"
	"time"

	"rubric"
)

// lookEvery is how often a spreadsheet is looked at: a look is one request of
// the 60 that Google allows a minute.
const lookEvery = 15 * time.Second

// everyValue is a flag that holds a time between two looks; the zero value is
// lookEvery.
type everyValue time.Duration

func (v *everyValue) Type() string { return "duration" }

func (v *everyValue) String() string {
	if *v == 0 {
		return ""
	}
	return time.Duration(*v).String()
}

func (v *everyValue) Set(s string) error {
	d, err := time.ParseDuration(s)
	if err != nil || d <= 0 {
		return &valueError{rubric.Text{RU: "напишите время как 30s или 5m", EN: "write the time as 30s or 5m"}}
	}
	*v = everyValue(d)
	return nil
}

func (v *everyValue) duration() time.Duration {
	if *v == 0 {
		return lookEvery
	}
	return time.Duration(*v)
}

// looks are repeated looks at spreadsheets. Google tells no program on a desk
// that a spreadsheet was edited, so it is read; where nothing is to be written,
// that is all.
type looks struct {
	s            *session
	spreadsheets []string
	sync         func(name string) error
	told         map[string]string // the trouble that was told last, by book
}

func (s *session) newLooks(spreadsheets []string, sync func(name string) error) *looks {
	return &looks{s: s, spreadsheets: spreadsheets, sync: sync, told: map[string]string{}}
}

// look syncs the spreadsheets. A trouble that lasts is told once.
func (l *looks) look(ctx context.Context) {
	for _, name := range l.spreadsheets {
		if ctx.Err() != nil {
			return
		}
		err := l.s.contain(func() error { return l.sync(name) })
		if err == nil {
			delete(l.told, name)
			continue
		}
		what := l.s.say(l.s.problem(err).What)
		if ctx.Err() == nil && l.told[name] != what {
			l.told[name] = what
			l.s.fail(name, err)
		}
	}
}

// sortBooks tells files from spreadsheets.
func sortBooks(books []string) (files, spreadsheets []string) {
	for _, book := range books {
		if isSpreadsheet(book) {
			spreadsheets = append(spreadsheets, book)
		} else {
			files = append(files, book)
		}
	}
	return files, spreadsheets
}

// sayWatching tells the person what to do now, and how it ends.
func (s *session) sayWatching(files, spreadsheets []string) {
	if s.flags.quiet {
		return
	}
	if len(files) > 0 {
		fmt.Fprintln(s.Stderr, s.say(rubric.Text{
			RU: "Слежу за файлом: сохраните его, и проверка повторится. Ctrl-C — закончить.",
			EN: "Watching the file: save it, and the check runs again. Ctrl-C ends.",
		}))
	}
	if len(spreadsheets) > 0 {
		fmt.Fprintln(s.Stderr, s.say(rubric.Text{
			RU: "Слежу за таблицей: правьте её, и проверка повторится сама. Ctrl-C — закончить.",
			EN: "Watching the spreadsheet: edit it, and the check runs again by itself. Ctrl-C ends.",
		}))
	}
}
