package server_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"rubric"
	"rubric/excel"
	"rubric/server"
)

// cloud stands for spreadsheets: those named "cloud:…", as far as the folder has
// a file of that name. Looking without reading may be refused.
type cloud struct {
	folder string
	blind  bool
}

func (c *cloud) Name(words string) (string, bool) {
	name, ok := strings.CutPrefix(words, "cloud:")
	return "cloud:" + name, ok
}

func (c *cloud) Address(name string) string { return "https://cloud.example.org/" + name }

func (c *cloud) Open(_ context.Context, name string) (rubric.Source, error) {
	return excel.Open(filepath.Join(c.folder, strings.TrimPrefix(name, "cloud:")), excel.Options{}), nil
}

func (c *cloud) Probe(ctx context.Context, name string) (string, error) {
	if c.blind {
		return "", errors.New("no look")
	}
	src, err := c.Open(ctx, name)
	if err != nil {
		return "", err
	}
	_, revision, err := src.Read(ctx)
	return string(revision), err
}

// TestSpreadsheetsMustExist holds that a spreadsheet is looked for when it is
// registered and when a book moves to it, and that reading suffices.
func TestSpreadsheetsMustExist(t *testing.T) {
	web := &cloud{folder: t.TempDir()}
	s := start(t, func(c *server.Config) { c.Shelf.Sheets = web; web.folder = c.Shelf.Folder })
	s.put("plan.xlsx")
	s.put("other.xlsx")
	if a := s.call(http.MethodPost, "/v1/books", `{"source":"cloud:none.xlsx"}`); a.status != http.StatusUnprocessableEntity || a.json(t)["hint"] == "" {
		t.Errorf("no such spreadsheet: %d %s", a.status, a.body)
	}
	b := s.register(`{"source":"cloud:plan.xlsx"}`)
	web.blind = true
	s.register(`{"source":"cloud:other.xlsx"}`)
	for source, want := range map[string]int{
		"cloud:none.xlsx": http.StatusUnprocessableEntity, "cloud:other.xlsx": http.StatusConflict, "cloud:plan.xlsx": http.StatusOK,
	} {
		if a := s.call(http.MethodPatch, "/v1/books/"+b.id, `{"source":"`+source+`"}`); a.status != want {
			t.Errorf("moving to %s: %d %s", source, a.status, a.body)
		}
	}
	s.call(http.MethodPost, "/v1/books/"+b.id+"/syncs", "")
	if run := s.settled(b.id, 1)[0].(map[string]any); run["state"] != "done" {
		t.Errorf("a sync that cannot look before it reads: %v", run)
	}
}

// stuck are spreadsheets that cannot be opened before time.
type stuck struct {
	*cloud
	opened chan struct{}
}

func (c stuck) Open(ctx context.Context, name string) (rubric.Source, error) {
	select {
	case <-c.opened:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	return c.cloud.Open(ctx, name)
}

// TestFilesDoNotWaitForSpreadsheets lets more spreadsheets wait than there are workers.
func TestFilesDoNotWaitForSpreadsheets(t *testing.T) {
	web := stuck{&cloud{}, make(chan struct{})}
	s := start(t, func(c *server.Config) { web.folder, c.Shelf.Sheets = c.Shelf.Folder, web })
	ask := func(source string) book {
		b := s.register(fmt.Sprintf(`{"source":%q}`, source))
		s.call(http.MethodPost, "/v1/books/"+b.id+"/syncs", "")
		return b
	}
	var sheets []book
	for i := range 2*runtime.NumCPU() + 1 {
		name := fmt.Sprintf("sheet%d.xlsx", i)
		s.put(name)
		sheets = append(sheets, ask("cloud:"+name))
	}
	s.put("plan.xlsx")
	s.settled(ask("plan.xlsx").id, 1)
	close(web.opened)
	for _, b := range sheets {
		s.settled(b.id, 1)
	}
}
