package sheets_test

import (
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"rubric/internal/sourcetest"
	"rubric/sheets"
)

// unreachable is a network whose first attempts reach nobody.
type unreachable struct {
	http.RoundTripper
	left, asked int
}

func (u *unreachable) RoundTrip(r *http.Request) (*http.Response, error) {
	u.asked++
	if u.left--; u.left >= 0 {
		return nil, &net.OpError{Op: "dial", Net: "tcp", Err: errors.New("connection refused")}
	}
	return u.RoundTripper.RoundTrip(r)
}

// TestNobodyThereIsToldSoon: where no connection comes about, a person is told
// after a few attempts and not once the whole patience for a call is spent.
func TestNobodyThereIsToldSoon(t *testing.T) {
	w := newWorkbook(t, sourcetest.ContentBook(6)...)
	o := w.options()
	o.Patience = sheets.Patience{Call: time.Hour, Backoff: time.Microsecond, Dials: 5}

	short := &unreachable{RoundTripper: w.door, left: 4}
	o.HTTP = &http.Client{Transport: short}
	if _, _, err := sheets.Open(w.id, o).Read(t.Context()); err != nil || short.asked != 5 {
		t.Errorf("a short interruption: %v after %d attempts", err, short.asked)
	}

	long := &unreachable{RoundTripper: w.door, left: 12}
	o.HTTP = &http.Client{Transport: long}
	_, _, err := sheets.Open(w.id, o).Read(t.Context())
	if p := oneLine(t, err); !strings.Contains(p.What.EN, "cannot be reached") || long.asked != 5 {
		t.Errorf("%q after %d attempts", p.What.EN, long.asked)
	}
}

// portal is a network that answers everything with a page of its own.
type portal struct {
	http.RoundTripper
	page        string
	left, asked int
}

const signIn = "\n<!doctype html><title>Sign in to the network</title>"

func (p *portal) RoundTrip(r *http.Request) (*http.Response, error) {
	p.asked++
	if p.left--; p.left < 0 {
		return p.RoundTripper.RoundTrip(r)
	}
	return &http.Response{StatusCode: http.StatusOK, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(p.page)), Request: r}, nil
}

func TestAnotherInGooglesPlaceIsToldSoon(t *testing.T) {
	w := newWorkbook(t, sourcetest.ContentBook(6)...)
	o := w.options()
	o.Patience = sheets.Patience{Call: time.Hour, Backoff: time.Microsecond, Dials: 5}

	short := &portal{RoundTripper: w.door, page: signIn, left: 4}
	o.HTTP = &http.Client{Transport: short}
	if _, _, err := sheets.Open(w.id, o).Read(t.Context()); err != nil || short.asked != 5 {
		t.Errorf("a short interruption: %v after %d attempts", err, short.asked)
	}

	long := &portal{RoundTripper: w.door, page: signIn, left: 12}
	o.HTTP = &http.Client{Transport: long}
	_, _, err := sheets.Open(w.id, o).Read(t.Context())
	if p := oneLine(t, err); !strings.Contains(p.What.EN, "cannot be reached") || long.asked != 5 {
		t.Errorf("%q after %d attempts", p.What.EN, long.asked)
	}
}

// TestARepeatedlyCutReplyIsAskedForAgain holds that Google itself, however short
// its replies, is not taken for another.
func TestARepeatedlyCutReplyIsAskedForAgain(t *testing.T) {
	w := newWorkbook(t, sourcetest.ContentBook(6)...)
	o := w.options()
	o.Patience = sheets.Patience{Call: time.Hour, Backoff: time.Microsecond, Dials: 5}
	cut := &portal{RoundTripper: w.door, page: ` {"spreadsheetId": "`, left: 12}
	o.HTTP = &http.Client{Transport: cut}
	if _, _, err := sheets.Open(w.id, o).Read(t.Context()); err != nil || cut.asked != 13 {
		t.Errorf("%v after %d attempts", err, cut.asked)
	}
}
