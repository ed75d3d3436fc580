package main

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
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
type opener struct{ files rubric.Opener }

// spreadsheetID is how Google names a spreadsheet; see
// https://developers.google.com/workspace/sheets/api/guides/concepts.
var spreadsheetID = regexp.MustCompile(`^[A-Za-z0-9_-]{30,100}$`)

func (o opener) Open(ctx context.Context, name string) (rubric.Source, error) {
	if _, err := os.Lstat(name); err != nil && isSpreadsheet(name) {
		return nil, &rubric.Problem{
			What: rubric.Text{
				RU: name + ": эта сборка читает файлы, Google Таблицы она пока не открывает",
				EN: name + ": this build reads files; it cannot open Google Sheets yet",
			},
			Hint: rubric.Text{
				RU: "скачайте таблицу: Файл → Скачать → Microsoft Excel (.xlsx) — и назовите файл",
				EN: "download the spreadsheet (File → Download → Microsoft Excel) and name the file",
			},
		}
	}
	return o.files.Open(ctx, name)
}

// isSpreadsheet reports whether a name that is no file looks like a spreadsheet
// of Google's: an address or an id.
func isSpreadsheet(name string) bool {
	return strings.Contains(name, "://") || strings.HasPrefix(name, "docs.google.com/") || spreadsheetID.MatchString(name)
}

// job is one of reconcile's jobs.
type job func(context.Context, rubric.Source, reconcile.Options) (*reconcile.Result, error)

// runOn opens a book and does the job. With out, what is written goes there.
func (s *session) runOn(ctx context.Context, name, out string, do job) (*reconcile.Result, error) {
	return s.runWith(ctx, name, out, s.options(), do)
}

func (s *session) runWith(ctx context.Context, name, out string, o reconcile.Options, do job) (*reconcile.Result, error) {
	src, err := opener{files: excel.Opener{Options: excel.Options{Out: out, MaxWait: lockWait}}}.Open(ctx, name)
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
