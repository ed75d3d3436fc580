package server_test

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"rubric/internal/store"
	"rubric/internal/webhook"
	"rubric/server"
)

func TestHooks(t *testing.T) {
	s := start(t)
	s.put("plan.xlsx")
	b := s.register(`{"source":"plan.xlsx"}`)
	now := time.Now()
	header := func(name, value string) func(*http.Request) {
		return func(r *http.Request) { r.Header.Set(name, value) }
	}
	var refusal string
	for _, c := range []struct {
		name   string
		at     time.Time
		change []func(*http.Request)
		want   int
	}{
		{"well signed", now, nil, 202},
		{"a little old", now.Add(-4 * time.Minute), nil, 202},
		{"too old", now.Add(-6 * time.Minute), nil, 401},
		{"too new", now.Add(6 * time.Minute), nil, 401},
		{"no signature", now, []func(*http.Request){header(webhook.HeaderSignature, "")}, 401},
		{"unreadable signature", now, []func(*http.Request){header(webhook.HeaderSignature, "v1,!!")}, 401},
		{"another version", now, []func(*http.Request){header(webhook.HeaderSignature, "v2,AAAA")}, 401},
		{"no id", now, []func(*http.Request){header(webhook.HeaderID, "")}, 401},
		{"unreadable time", now, []func(*http.Request){header(webhook.HeaderTimestamp, "soon")}, 401},
		{"one good of several", now, []func(*http.Request){func(r *http.Request) {
			r.Header.Set(webhook.HeaderSignature, "v1,AAAA "+r.Header.Get(webhook.HeaderSignature)+" v1a,BBBB")
		}}, 202},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := s.hook(b, "msg_"+c.name, c.at, c.change...)
			if a.status != c.want {
				t.Fatalf("status %d, want %d: %s", a.status, c.want, a.body)
			}
			if c.want != http.StatusUnauthorized {
				return
			}
			if body := string(a.body); refusal == "" {
				refusal = body
			} else if body != refusal {
				t.Errorf("refusals differ: %s and %s", body, refusal)
			}
		})
	}
	unknown := s.hook(book{id: "unknown", key: b.key}, "msg_u", now)
	if unknown.status != http.StatusNotFound {
		t.Errorf("unknown book: %d", unknown.status)
	}
	if a := s.do(http.MethodPost, "/hooks/drive", "", "X-Goog-Channel-Id: c", "X-Goog-Channel-Token: t"); string(a.body) != string(unknown.body) {
		t.Errorf("what is unknown is answered in two ways: %s and %s", unknown.body, a.body)
	}
	if a := s.do(http.MethodPost, "/hooks/books/"+b.id, strings.Repeat("x", 65_537)); a.status != http.StatusRequestEntityTooLarge {
		t.Errorf("too large: %d", a.status)
	}
	if a := s.do(http.MethodPost, "/hooks/books/"+b.id, strings.Repeat("x", 65_536)); a.status != http.StatusUnauthorized {
		t.Errorf("as large as may be, unsigned: %d", a.status)
	}
}

func TestHookLeadsToASync(t *testing.T) {
	s := start(t)
	s.put("plan.xlsx")
	b := s.register(`{"source":"plan.xlsx"}`)
	for range 3 {
		if a := s.hook(b, "msg_same", time.Now()); a.status != http.StatusAccepted {
			t.Fatalf("status %d", a.status)
		}
	}
	syncs := s.settled(b.id, 1)
	if len(syncs) != 1 {
		t.Fatalf("one id led to %d syncs: %v", len(syncs), syncs)
	}
	run := syncs[0].(map[string]any)
	counts := run["counts"].(map[string]any)
	if run["state"] != "done" || run["cause"] != "hook" || counts["edits"] == 0.0 || counts["entries"] == 0.0 || run["error"] != nil {
		t.Errorf("run %v", run)
	}
}

func TestSecretRotation(t *testing.T) {
	s := start(t)
	s.put("plan.xlsx")
	b := s.register(`{"source":"plan.xlsx"}`)
	good := []book{b}
	for range 2 {
		a := s.call(http.MethodPost, "/v1/books/"+b.id+"/secret", "")
		if a.status != http.StatusCreated {
			t.Fatalf("status %d: %s", a.status, a.body)
		}
		key, err := webhook.ParseSecret(a.json(t)["webhook"].(map[string]any)["secret"].(string))
		if err != nil {
			t.Fatal(err)
		}
		good = append(good, book{b.id, key})
		for i, signer := range good {
			if a := s.hook(signer, fmt.Sprintf("msg_%d_%d", len(good), i), time.Now()); a.status != http.StatusAccepted {
				t.Errorf("after %d rotations, secret %d: %d", len(good)-1, i, a.status)
			}
		}
	}
	if bytes.Equal(good[1].key, good[2].key) {
		t.Error("the secret was not replaced")
	}
}

func TestDeletedBooksHooksAreUnknown(t *testing.T) {
	s := start(t)
	s.put("plan.xlsx")
	b := s.register(`{"source":"plan.xlsx"}`)
	if a := s.hook(b, "msg_1", time.Now()); a.status != http.StatusAccepted {
		t.Fatalf("status %d", a.status)
	}
	s.call(http.MethodDelete, "/v1/books/"+b.id, "")
	if a := s.hook(b, "msg_2", time.Now()); a.status != http.StatusNotFound {
		t.Errorf("status %d", a.status)
	}
}

// outage is a store whose database is gone: at once, or once the hook is verified.
type outage struct {
	server.Hooks
	atOnce bool
}

var errOutage = fmt.Errorf("committing: %w", store.ErrUnavailable)

func (o outage) HookSecrets(ctx context.Context, book string, fresh bool) ([][]byte, error) {
	if o.atOnce {
		return nil, errOutage
	}
	return o.Hooks.HookSecrets(ctx, book, fresh)
}

func (outage) AcceptHook(context.Context, string, string) (bool, error) { return false, errOutage }

func (outage) AcceptDrive(context.Context, string, string, string) (bool, error) {
	return false, errOutage
}

// TestHooksWithoutADatabase holds that senders are told to come again.
func TestHooksWithoutADatabase(t *testing.T) {
	for _, atOnce := range []bool{true, false} {
		s := start(t, func(c *server.Config) { c.Hooks = outage{c.Store, atOnce} })
		s.put("plan.xlsx")
		b := s.register(`{"source":"plan.xlsx"}`)
		for _, a := range []answer{
			s.hook(b, "msg_1", time.Now()),
			s.do(http.MethodPost, "/hooks/drive", "", "X-Goog-Channel-Id: c", "X-Goog-Channel-Token: t"),
		} {
			hint, _ := a.json(t)["hint"].(string)
			if a.status != http.StatusServiceUnavailable || a.header.Get("Retry-After") == "" ||
				a.header.Get("Content-Type") != problems || hint == "" {
				t.Errorf("%d %v %s", a.status, a.header, a.body)
			}
		}
	}
}
