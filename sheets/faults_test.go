package sheets_test

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"syscall"
	"testing"
	"time"

	"rubric"
	"rubric/internal/reconcile"
	"rubric/internal/sourcetest"
	"rubric/sheets"
	"rubric/sheets/sheetstest"
)

// faults are the ways in which a request may fail once.
func faults() map[string]sheetstest.Fault {
	return map[string]sheetstest.Fault{
		"429":                        {Status: http.StatusTooManyRequests},
		"503":                        {Status: http.StatusServiceUnavailable},
		"500 though it was done":     {Status: http.StatusInternalServerError, Applied: true},
		"a reset though it was done": {Break: sheetstest.Reset, Applied: true},
		"a timeout":                  {Break: sheetstest.Timeout},
		"a reply cut off":            {Break: sheetstest.Truncate},
	}
}

// whole demands a spreadsheet that a sync has finished: settled, nothing twice.
func whole(t *testing.T, w *workbook) {
	t.Helper()
	if r := mustSync(t, w); len(r.Edits) > 0 {
		t.Errorf("afterwards it wants %+v", r.Edits)
	}
	if n := len(w.people.Sheets()); n != 6 {
		t.Errorf("there are %d tabs: %v", n, w.Tabs())
	}
	rules, columns := 0, map[string]int{}
	for _, s := range w.people.Sheets() {
		rules += s.Rules
	}
	for _, m := range w.people.Metadata() {
		columns[fmt.Sprint(m.Key, m.SheetID, m.Value)]++
		if columns[fmt.Sprint(m.Key, m.SheetID, m.Value)] > 1 {
			t.Errorf("twice: %+v", m)
		}
	}
	if rules != 5 || len(columns) != 5 {
		t.Errorf("%d rules, metadata %v", rules, columns)
	}
	tab := w.Look().Tab(plan)
	if want := (rubric.ManagedColumns{Status: 8, Findings: 9, ID: 10}); tab.Managed != want {
		t.Errorf("managed columns are %+v", tab.Managed)
	}
}

// TestOneFault lets each request of a first sync and of an update fail once.
func TestOneFault(t *testing.T) {
	for name, fault := range faults() {
		for n := 1; n <= 4; n++ {
			// Whether a request was done matters for those that change something.
			if n == 1 && fault.Applied {
				continue
			}
			t.Run(fmt.Sprintf("%s at request %d", name, n), func(t *testing.T) {
				w := newWorkbook(t, sourcetest.ContentBook(6)...)
				fault.Nth = n
				w.srv.Fault(fault)
				if _, err := reconcile.Sync(t.Context(), w.Source(), options()); err != nil {
					t.Fatalf("Sync: %v", err)
				}
				w.Set(plan, 3, 4, "Кейсы")
				w.srv.Fault(fault)
				if _, err := reconcile.Sync(t.Context(), w.Source(), options()); err != nil {
					t.Fatalf("Sync after an edit: %v", err)
				}
				whole(t, w)
			})
		}
	}
}

// brokenNetwork carries requests, or does not, until it is mended.
type brokenNetwork struct {
	http.RoundTripper
	from, seen int
	applied    bool // requests arrive, replies do not
}

func (n *brokenNetwork) RoundTrip(r *http.Request) (*http.Response, error) {
	if n.seen++; n.seen < n.from {
		return n.RoundTripper.RoundTrip(r)
	}
	if n.applied {
		if _, err := n.RoundTripper.RoundTrip(r); err != nil {
			return nil, err
		}
	}
	return nil, &net.OpError{Op: "read", Net: "tcp", Err: syscall.ECONNRESET}
}

// TestANetworkThatBreaks lets a sync fail for good at any of its requests, with
// the request done or not. The sync says so in one line, and the next one
// finishes what it began.
func TestANetworkThatBreaks(t *testing.T) {
	for _, applied := range []bool{false, true} {
		for n := 1; n <= 4; n++ {
			t.Run(fmt.Sprintf("from request %d on, done %t", n, applied), func(t *testing.T) {
				w := newWorkbook(t, sourcetest.ContentBook(6)...)
				failThenFinish(t, w, n, applied)
				w.Set(plan, 3, 4, "Кейсы")
				w.Set(plan, 4, 4, "Новости")
				failThenFinish(t, w, min(n, 3), applied)
				if tab := w.Look().Tab("Оценка"); tab == nil || tab.Altered {
					t.Error("the assessment is not as we left it")
				}
			})
		}
	}
}

func failThenFinish(t *testing.T, w *workbook, n int, applied bool) {
	t.Helper()
	o := w.options()
	o.Patience.Call = 40 * time.Millisecond
	o.HTTP = &http.Client{Transport: &brokenNetwork{RoundTripper: w.door, from: n, applied: applied}}
	_, err := reconcile.Sync(t.Context(), sheets.Open(w.id, o), options())
	oneLine(t, err)
	mustSync(t, w)
	whole(t, w)
}

// oneLine demands a Problem that says in a line what is wrong, and in another
// what to do.
func oneLine(t *testing.T, err error) *rubric.Problem {
	t.Helper()
	p, ok := rubric.AsProblem(err)
	if !ok {
		t.Fatalf("the error is %v", err)
	}
	for _, s := range []string{p.What.RU, p.What.EN, p.Hint.RU, p.Hint.EN} {
		if s == "" || strings.ContainsAny(s, "\n") || strings.HasSuffix(s, ".") {
			t.Errorf("%q is not one line", s)
		}
	}
	return p
}

func TestRetryAfterIsHonoured(t *testing.T) {
	w := newWorkbook(t, sourcetest.ContentBook(6)...)
	w.srv.Fault(sheetstest.Fault{Status: http.StatusTooManyRequests, RetryAfter: time.Second})
	start := time.Now()
	if _, _, err := w.Source().Read(t.Context()); err != nil {
		t.Fatal(err)
	}
	if took := time.Since(start); took < time.Second {
		t.Errorf("tried again after %v", took)
	}
}

func TestAWaitThatIsInVainIsNotWaited(t *testing.T) {
	w := newWorkbook(t, sourcetest.ContentBook(6)...)
	w.srv.Fault(sheetstest.Fault{Status: http.StatusTooManyRequests, RetryAfter: time.Hour})
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	start := time.Now()
	_, _, err := w.Source().Read(ctx)
	if p := oneLine(t, err); !strings.Contains(p.What.EN, "quota") {
		t.Errorf("the problem is %q", p.What.EN)
	}
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("waited for %v", took)
	}
}

func TestOneCredentialStaysWithinItsQuota(t *testing.T) {
	limits := sheets.NewLimits(60)
	w := newWorkbook(t, sourcetest.ContentBook(6)...)
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	read := 0
	for ; read < 100; read++ {
		o := w.options()
		o.Limits = limits
		if _, _, err := sheets.Open(w.id, o).Read(ctx); err != nil {
			if p := oneLine(t, err); !strings.Contains(p.What.EN, "quota") {
				t.Errorf("the problem is %q (%v)", p.What.EN, err)
			}
			break
		}
	}
	if read == 0 || read > 12 {
		t.Errorf("%d reads at once", read)
	}
}

func TestACancelledSyncIsNoProblem(t *testing.T) {
	w := newWorkbook(t, sourcetest.ContentBook(6)...)
	ctx, cancel := context.WithCancel(t.Context())
	n := 0
	w.BeforeRequest(func() {
		if n++; n == 2 {
			cancel()
		}
	})
	if _, err := reconcile.Sync(ctx, w.Source(), options()); !errors.Is(err, context.Canceled) {
		t.Errorf("Sync: %v", err)
	}
}
