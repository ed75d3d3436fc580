package sheets_test

import (
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rubric"
	"rubric/internal/sourcetest"
)

// TestALargePlan holds the number and the size of requests for 20,000 rows.
func TestALargePlan(t *testing.T) {
	rows := 2_000
	if os.Getenv("RUBRIC_LARGE") != "" {
		rows = 20_000
	}
	w := largeBook(t, rows)
	start := time.Now()
	mustSync(t, w)
	t.Logf("the first sync of %d rows took %v: %v", rows, time.Since(start), sizes(w))
	written, most := 0, 0
	for _, r := range w.srv.Requests() {
		written += len(r.Body)
		most = max(most, len(r.Body))
	}
	if n := len(w.srv.Requests()); n > 4+written/(2<<20) {
		t.Errorf("the first sync made %d requests for %d bytes: %v", n, written, sizes(w))
	}
	if most > 5<<19 {
		t.Errorf("the largest body has %d bytes", most)
	}
	start = time.Now()
	if r := mustSync(t, w); len(r.Edits) > 0 {
		t.Fatalf("a second sync wants %d edits", len(r.Edits))
	}
	t.Logf("a sync with nothing to change took %v", time.Since(start))
	w.Set(plan, rows/2, 4, "Кейсы и ещё")
	start = time.Now()
	mustSync(t, w)
	t.Logf("a sync after an edit took %v: %v", time.Since(start), sizes(w))
	if diff := cmp.Diff([]string{get, values, batch}, requests(w)); diff != "" {
		t.Errorf("after an edit (-want +got):\n%s", diff)
	}
	w.InsertRow(plan, rows/2)
	mustSync(t, w)
	t.Logf("a sync after an inserted row: %v", sizes(w))
	if n := len(w.srv.Requests()); n > 3 {
		t.Errorf("after an inserted row: %v", requests(w))
	}
}

func sizes(w *workbook) []string {
	var out []string
	for _, r := range w.srv.Requests() {
		out = append(out, fmt.Sprintf("%s %d kB → %d kB", r.Method, len(r.Body)>>10, r.ResponseBytes>>10))
	}
	return out
}

// largeBook has posts all over the window of the checks.
func largeBook(t *testing.T, rows int) *workbook {
	book := sourcetest.ContentBook(6)
	w := newWorkbook(t, book[:3]...)
	id := w.people.AddSheet(plan, rows+10, 12)
	cells := sourcetest.ContentSheet().Rows
	first := rubric.NewDate(2026, time.May, 1)
	for i := range rows {
		line := []any{fmt.Sprintf("m%05d", i), float64(first.AddDays(i * 90 / rows).Serial())}
		rubricName := []any{"Кейсы", "Новости", "Кейсыы", "Праздник", "Кейсы"}[i%5]
		line = append(line, "ВК", rubricName, "Пост", fmt.Sprintf("История номер %d о том, как мы работаем", i), "Идея")
		cells = append(cells, line)
	}
	w.do(w.people.Paste(id, 1, 1, cells), "paste the plan")
	w.do(w.people.Format(id, fmt.Sprintf("B2:B%d", rows+1), "DATE", "dd.mm.yyyy"), "format the dates")
	return w
}
