package template_test

import (
	"bytes"
	"os"
	"testing"

	"rubric"
	"rubric/excel/template"
)

// TestWriteIsDeterministic: the same book, the same bytes. TEMPLATE_OUT=DIR
// keeps the books there, to be looked at.
func TestWriteIsDeterministic(t *testing.T) {
	asOf := rubric.NewDate(2026, 5, 20)
	for _, lang := range []rubric.Lang{rubric.Russian, rubric.English} {
		for _, full := range []bool{false, true} {
			var a, b bytes.Buffer
			for _, w := range []*bytes.Buffer{&a, &b} {
				s := template.Spec{Lang: lang, Full: full, Rows: template.Example(lang, asOf)}
				if err := template.Write(w, s); err != nil {
					t.Fatal(err)
				}
			}
			if !bytes.Equal(a.Bytes(), b.Bytes()) {
				t.Errorf("%s full=%v: two books of one spec differ", lang, full)
			}
			if dir := os.Getenv("TEMPLATE_OUT"); dir != "" {
				name := dir + "/" + string(lang)
				if full {
					name += "-full"
				}
				if err := os.WriteFile(name+".xlsx", a.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}
