package excel

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"rubric"
	"rubric/internal/layout"
	"rubric/internal/reconcile"
)

// TestCorpusIsInspected looks at every workbook of the corpus as "inspect" does.
func TestCorpusIsInspected(t *testing.T) {
	o := reconcile.Options{Layout: layout.Options{Now: time.Date(2026, 5, 20, 12, 0, 0, 0, time.UTC)}}
	for _, path := range corpus(t) {
		ctx, cancel := context.WithTimeout(t.Context(), hostileTime)
		begin := time.Now()
		_, err := reconcile.Inspect(ctx, Open(path, Options{}), o)
		if _, ok := rubric.AsProblem(err); err != nil && !ok {
			t.Errorf("%s: not a problem with a hint: %v", path, err)
		}
		if took := time.Since(begin); took > hostileTime {
			t.Errorf("%s: it took %v", path, took)
		}
		cancel()
	}
}

// officeSample is how many workbooks of the corpus LibreOffice opens in the test.
const officeSample = 25

// TestCorpusInLibreOffice writes columns and two assessments, one in place of
// the other, into a fixed sample of the corpus, and compares what LibreOffice
// reads in the team's tabs before and after.
func TestCorpusInLibreOffice(t *testing.T) {
	program := officeProgram(t)
	before, after := t.TempDir(), t.TempDir()
	var names []string
	for _, path := range sample(corpus(t), officeSample) {
		name := filepath.Base(path)
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		out := filepath.Join(after, name)
		if !writeTwice(t, path, out) {
			continue
		}
		if err := os.WriteFile(filepath.Join(before, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
		names = append(names, name)
	}
	if len(names) < officeSample-3 {
		t.Fatalf("only %d workbooks of the sample were written", len(names))
	}
	was, is := toCSV(t, program, before, names), toCSV(t, program, after, names)
	if len(was) < len(names) {
		t.Errorf("LibreOffice opened %d tabs of %d workbooks", len(was), len(names))
	}
	compared := 0
	for name, text := range was {
		now, ok := is[name]
		switch {
		case !ok:
			t.Errorf("%s: LibreOffice opens it no more", name)
		case !startsLines(now, text):
			t.Errorf("%s: LibreOffice reads other values", name)
		default:
			compared++
		}
	}
	t.Logf("%d workbooks, %d tabs compared", len(names), compared)
}

// sample takes n of the files, evenly, always the same.
func sample(files []string, n int) []string {
	slices.Sort(files)
	var out []string
	for i := range min(n, len(files)) {
		out = append(out, files[i*len(files)/n])
	}
	return out
}

// writeTwice writes into a workbook as two syncs do. It reports false for one
// that is refused.
func writeTwice(t *testing.T, path, out string) bool {
	t.Helper()
	for n, from := range []string{path, out} {
		g, rev, err := Open(from, Options{}).Read(t.Context())
		if err != nil {
			return false
		}
		edits := []rubric.Edit{
			rubric.PutTab{Role: rubric.RoleAssessment, Report: sampleReport(rubric.Russian, 5+n)},
			rubric.PutState{Rows: [][]string{{"round", itoa(n)}}},
		}
		if tab := firstPlain(g); tab != nil {
			edits = append(edits, markers(tab)...)
		}
		o := Options{}
		if n == 0 {
			o.Out = out
		}
		if _, err := Open(from, o).Write(t.Context(), rev, edits); err != nil {
			t.Errorf("%s, write %d: %v", path, n+1, err)
			return false
		}
	}
	return true
}

func officeProgram(t *testing.T) string {
	t.Helper()
	program, err := exec.LookPath("soffice")
	if err != nil {
		if strings.Contains(os.Getenv("RUBRIC_REQUIRE"), "libreoffice") {
			t.Fatalf("RUBRIC_REQUIRE names libreoffice: %v", err)
		}
		t.Skipf("LibreOffice is not installed: %v", err)
	}
	return program
}

// toCSV opens workbooks in LibreOffice and returns what it reads, by workbook and tab.
func toCSV(t *testing.T, program, dir string, names []string) map[string]string {
	t.Helper()
	out := t.TempDir()
	args := []string{
		"-env:UserInstallation=file://" + filepath.Join(t.TempDir(), "profile"), "--headless",
		"--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1", "--outdir", out,
	}
	for _, name := range names {
		args = append(args, filepath.Join(dir, name))
	}
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
	defer cancel()
	if text, err := exec.CommandContext(ctx, program, args...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	files, err := os.ReadDir(out)
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for _, f := range files {
		texts[f.Name()] = bytesOf(t, filepath.Join(out, f.Name()))
	}
	return texts
}

// startsLines reports whether every line of the text stands in the other one,
// in its order, with more cells behind it at most.
func startsLines(text, lines string) bool {
	have := strings.Split(text, "\n")
	for i, line := range strings.Split(lines, "\n") {
		if i >= len(have) || !strings.HasPrefix(have[i], strings.TrimRight(line, ",")) {
			return false
		}
	}
	return true
}
