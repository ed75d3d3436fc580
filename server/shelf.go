package server

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"rubric"
)

// Shelf is where the service's workbooks are: one folder of files, and the
// spreadsheets that it was given access to.
type Shelf struct {
	Folder string        // the only folder file books may live in; "" refuses them
	Files  rubric.Opener // opens a file by its path
	Sheets Spreadsheets  // nil when there are none
}

// Spreadsheets are workbooks that have an address on the web.
type Spreadsheets interface {
	rubric.Opener
	// Name returns the one spelling of a spreadsheet's name, and whether the
	// words name a spreadsheet at all.
	Name(words string) (string, bool)
	// Address returns the web address of a spreadsheet.
	Address(name string) string
	// Probe returns a word that changes when the spreadsheet does, without
	// reading it.
	Probe(ctx context.Context, name string) (string, error)
}

// place is a workbook that was found.
type place struct {
	source string // its one spelling, as registered
	path   string // of a file, links resolved; "" for a spreadsheet
	link   string // where the links of a report lead
}

// findTime is how long a spreadsheet is looked for.
const findTime = 10 * time.Second

// Find returns the one spelling of a source, or a [rubric.Problem] where there is
// no such workbook. A file must be in the folder once links are resolved.
func (s *Shelf) Find(ctx context.Context, source string) (string, error) {
	p, err := s.find(strings.TrimSpace(source))
	if err != nil || p.path != "" {
		return p.source, err
	}
	ctx, cancel := context.WithTimeout(ctx, findTime)
	defer cancel()
	if _, err := s.Sheets.Probe(ctx, p.source); err == nil {
		return p.source, nil
	}
	// What a look does not show may be readable, and reading says best what is wrong.
	src, err := s.Sheets.Open(ctx, p.source)
	if err == nil {
		_, _, err = src.Read(ctx)
	}
	return p.source, err
}

func (s *Shelf) open(ctx context.Context, p place) (rubric.Source, error) {
	if p.path == "" {
		return s.Sheets.Open(ctx, p.source)
	}
	return s.Files.Open(ctx, p.path)
}

// Probe returns a word that changes when the workbook does: for a file what its
// directory says of it, so that thousands can be looked at in a second.
func (s *Shelf) Probe(ctx context.Context, source string) (string, error) {
	p, err := s.find(source)
	if err != nil {
		return "", err
	}
	return s.probe(ctx, p)
}

func (s *Shelf) probe(ctx context.Context, p place) (string, error) {
	if p.path == "" {
		return s.Sheets.Probe(ctx, p.source)
	}
	info, err := os.Stat(p.path)
	if err != nil {
		return "", noSuchFile(p.source, err)
	}
	return fmt.Sprintf("%d-%d", info.Size(), info.ModTime().UnixNano()), nil
}

// remote reports whether a source is a spreadsheet: its syncs mostly wait.
func (s *Shelf) remote(source string) bool {
	if s.Sheets == nil {
		return false
	}
	_, ok := s.Sheets.Name(source)
	return ok
}

func (s *Shelf) find(source string) (place, error) {
	if s.Sheets != nil {
		if name, ok := s.Sheets.Name(source); ok {
			return place{source: name, link: s.Sheets.Address(name)}, nil
		}
	}
	if strings.Contains(source, "://") {
		if s.Sheets == nil {
			return place{}, &rubric.Problem{
				What: rubric.Text{RU: "у этого сервиса нет доступа к Google Таблицам: " + source, EN: "this service has no access to Google Sheets: " + source},
				Hint: rubric.Text{RU: "задайте RUBRIC_GOOGLE_CREDENTIALS или выполните rubric auth google и запустите его снова", EN: "set RUBRIC_GOOGLE_CREDENTIALS or run rubric auth google, and start it again"},
			}
		}
		return place{}, &rubric.Problem{
			What: rubric.Text{RU: "это не адрес таблицы Google: " + source, EN: "not the address of a Google spreadsheet: " + source},
			Hint: rubric.Text{RU: "назовите путь к файлу .xlsx в папке книг или адрес таблицы Google", EN: "name the path of an .xlsx file in the folder of books, or the address of a Google spreadsheet"},
		}
	}
	return s.findFile(source)
}

func (s *Shelf) findFile(source string) (place, error) {
	if s.Folder == "" {
		return place{}, &rubric.Problem{
			What: rubric.Text{RU: "книги-файлы этот сервис не принимает: " + source, EN: "this service takes no file books: " + source},
			Hint: rubric.Text{RU: "запустите его с RUBRIC_BOOKS_DIR — папкой, в которой лежат книги", EN: "start it with RUBRIC_BOOKS_DIR, the folder that the books are in"},
		}
	}
	// Backslashes and colons name folders and streams on Windows.
	if strings.ContainsAny(source, "\x00\\:") || !filepath.IsLocal(source) {
		return place{}, outside(source)
	}
	if base := filepath.Base(source); strings.HasPrefix(base, "~$") || !isWorkbook(base) {
		return place{}, notWorkbook(source)
	}
	folder, err := filepath.EvalSymlinks(s.Folder)
	if err != nil {
		return place{}, noSuchFile(source, err)
	}
	if folder, err = filepath.Abs(folder); err != nil {
		return place{}, noSuchFile(source, err)
	}
	path, err := filepath.EvalSymlinks(filepath.Join(folder, source))
	if err != nil {
		return place{}, noSuchFile(source, err)
	}
	name, err := filepath.Rel(folder, path)
	if err != nil || !filepath.IsLocal(name) {
		return place{}, outside(source)
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return place{}, noSuchFile(source, err)
	case !info.Mode().IsRegular() || !isWorkbook(path):
		return place{}, notWorkbook(source)
	}
	return place{source: filepath.ToSlash(name), path: path, link: filepath.Base(path)}, nil
}

func isWorkbook(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".xlsx", ".xlsm":
		return true
	}
	return false
}

func outside(source string) error {
	return &rubric.Problem{
		What: rubric.Text{RU: "эта книга не в папке книг: " + source, EN: "this workbook is not in the folder of books: " + source},
		Hint: rubric.Text{RU: "назовите путь внутри RUBRIC_BOOKS_DIR; ссылки наружу не подходят", EN: "name a path below RUBRIC_BOOKS_DIR; links out of it are refused"},
	}
}

func notWorkbook(source string) error {
	return &rubric.Problem{
		What: rubric.Text{RU: "это не книга Excel: " + source, EN: "not an Excel workbook: " + source},
		Hint: rubric.Text{RU: "назовите файл .xlsx или .xlsm", EN: "name an .xlsx or .xlsm file"},
	}
}

// noSuchFile keeps the folder's own path to the log: whoever asks may be elsewhere.
func noSuchFile(source string, err error) error {
	hint := rubric.Text{RU: "положите файл в папку книг и проверьте имя", EN: "put the file into the folder of books and check its name"}
	if !isAbsent(err) {
		hint = rubric.Text{RU: "проверьте права на файл и папку книг", EN: "check the permissions of the file and of the folder of books"}
	}
	return &rubric.Problem{
		What: rubric.Text{RU: "нет такой книги: " + source, EN: "no such workbook: " + source},
		Hint: hint, Err: err,
	}
}

func isAbsent(err error) bool { return errors.Is(err, fs.ErrNotExist) }
