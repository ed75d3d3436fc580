package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"time"

	"rubric"
	"rubric/excel"
	"rubric/internal/reconcile"
)

// lockWait is how long a workbook that is open elsewhere is waited for.
const lockWait = 10 * time.Second

// opener opens a book by the look of its name: a file, or a spreadsheet of
// Google's.
type opener struct{ files, spreadsheets rubric.Opener }

func (o opener) Open(ctx context.Context, name string) (rubric.Source, error) {
	if isSpreadsheet(name) {
		return o.spreadsheets.Open(ctx, name)
	}
	return o.files.Open(ctx, name)
}

// job is one of reconcile's jobs.
type job func(context.Context, rubric.Source, reconcile.Options) (*reconcile.Result, error)

// runOn opens a book and does a job that writes nothing.
func (s *session) runOn(ctx context.Context, name string, do job) (*reconcile.Result, error) {
	return s.runWith(ctx, name, "", s.options(), do)
}

// runWith opens a book and does the job. With out, what is written goes there.
func (s *session) runWith(ctx context.Context, name, out string, o reconcile.Options, do job) (*reconcile.Result, error) {
	src, err := opener{
		files:        excel.Opener{Options: excel.Options{Out: out, MaxWait: lockWait}},
		spreadsheets: s.google,
	}.Open(ctx, name)
	if err != nil {
		return nil, err
	}
	start := s.Now()
	r, err := do(ctx, src, o)
	s.log.Info("book", "name", name, "took", s.Now().Sub(start).String(), "err", err)
	return r, err
}

// checkOut objects to a result that would go over the book itself, by whatever
// name: a link, another spelling of the path.
func checkOut(flag, book, out string) error {
	if isSpreadsheet(book) {
		return nil
	}
	same := filepath.Clean(book) == filepath.Clean(out)
	if b, err := os.Stat(book); err == nil {
		if o, err := os.Stat(out); err == nil && os.SameFile(b, o) {
			same = true
		}
	}
	if same {
		return usage(
			rubric.Text{RU: flag + ": " + out + " — это сама книга", EN: flag + ": " + out + " is the workbook itself"},
			rubric.Text{RU: "назовите другой файл для результата", EN: "name another file for the result"})
	}
	want, got := strings.ToLower(filepath.Ext(book)), strings.ToLower(filepath.Ext(out))
	if (want == ".xlsx" || want == ".xlsm") && got != want {
		return usage(
			rubric.Text{RU: flag + ": " + out + ": у результата должно быть то же расширение, что у книги, — " + want, EN: flag + ": " + out + ": the result must have the workbook's own extension, " + want},
			rubric.Text{RU: "иначе Excel не откроет файл", EN: "Excel would refuse to open it"})
	}
	return nil
}
