package excel

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rubric"
)

func render(t testing.TB, r *rubric.Report, book string) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := (Renderer{}).Render(context.Background(), &b, r, book); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestLook(t *testing.T) {
	dir := os.Getenv("LOOK")
	if dir == "" {
		t.Skip()
	}
	for _, lang := range []rubric.Lang{rubric.Russian, rubric.English} {
		path := filepath.Join(dir, string(lang)+".xlsx")
		start := time.Now()
		b := render(t, sampleReport(lang, 50), "plan.xlsx")
		t.Log(time.Since(start), len(b))
		os.WriteFile(path, b, 0o644)
		out, err := exec.Command("soffice", "--headless", "--convert-to", "pdf", "--outdir", dir, path).CombinedOutput()
		if err != nil {
			t.Fatal(err, string(out))
		}
		exec.Command("pdftoppm", "-r", "70", "-png", strings.TrimSuffix(path, ".xlsx")+".pdf", filepath.Join(dir, string(lang))).Run()
	}
}
