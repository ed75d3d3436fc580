package auth_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"golang.org/x/oauth2"

	"rubric"
	"rubric/internal/secret"
	"rubric/sheets/auth"
)

// newStore is a place for a sign-in, encrypted as in the product.
func newStore(t *testing.T) *auth.Store {
	t.Helper()
	dir := t.TempDir()
	return &auth.Store{
		Path: filepath.Join(dir, "rubric", "google"),
		Keys: func() (auth.Sealer, error) { return secret.LoadOrCreate(filepath.Join(dir, "key")) },
	}
}

// open is the browser of a person who agrees to everything.
func open(t *testing.T, address string) (status int, page string) {
	t.Helper()
	res, err := http.Get(address)
	if err != nil {
		t.Error(err)
		return 0, ""
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Error(err)
	}
	return res.StatusCode, string(body)
}

func signIn(t *testing.T, g *fakeGoogle, store *auth.Store) (page string, err error) {
	t.Helper()
	pages := make(chan string, 1)
	in := auth.SignIn{Client: g.client(), Store: store, Lang: rubric.English, Visit: func(address string) {
		go func() {
			_, page := open(t, address)
			pages <- page
		}()
	}}
	err = in.Run(t.Context())
	return <-pages, err
}

// ask makes a request with credentials and returns the scopes that it had.
func ask(t *testing.T, g *fakeGoogle, c *auth.Credentials) (string, error) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, g.URL+"/api", nil)
	if err != nil {
		t.Fatal(err)
	}
	res, err := c.HTTP.Do(req)
	if err != nil {
		return "", err
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if res.StatusCode != http.StatusOK {
		err = errors.New(res.Status)
	}
	return string(body), err
}

func find(t *testing.T, o auth.Options) *auth.Credentials {
	t.Helper()
	c, err := auth.Find(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestSignInLastsAcrossProcesses(t *testing.T) {
	g, store := newGoogle(t), newStore(t)
	page, err := signIn(t, g, store)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(page, "You are signed in") {
		t.Errorf("the page says %q", page)
	}
	c := find(t, auth.Options{SignIn: store})
	if got, err := ask(t, g, c); err != nil || got != auth.ScopeSheets || c.Account != "" {
		t.Errorf("asked with %q, %v, account %q", got, err, c.Account)
	}
	sealed, err := os.ReadFile(store.Path)
	if err != nil {
		t.Fatal(err)
	}
	for _, plain := range []string{"access-", "refresh-", "client-secret-1", "client-1"} {
		if strings.Contains(string(sealed), plain) {
			t.Errorf("%q stands in the file", plain)
		}
	}
	if runtime.GOOS == "windows" {
		return
	}
	for path, want := range map[string]os.FileMode{store.Path: 0o600, filepath.Dir(store.Path): 0o700} {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: %v, %v", path, info.Mode(), err)
		}
	}
}

// TestRefreshIsStored holds that a refresh token that Google replaces is not lost.
func TestRefreshIsStored(t *testing.T) {
	g, store := newGoogle(t), newStore(t)
	g.lifetime, g.rotate = 1, true // a token of a second is never fresh enough
	if _, err := signIn(t, g, store); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		if _, err := ask(t, g, find(t, auth.Options{SignIn: store})); err != nil {
			t.Fatal(err)
		}
	}
	if got := strings.Join(g.grants, " "); got != "authorization_code"+strings.Repeat(" refresh_token", 3) {
		t.Errorf("asked for tokens: %s", got)
	}
}

// TestTwoProcesses holds that one takes what the other has refreshed.
func TestTwoProcesses(t *testing.T) {
	g, store := newGoogle(t), newStore(t)
	g.lifetime, g.rotate = 1, true
	if _, err := signIn(t, g, store); err != nil {
		t.Fatal(err)
	}
	one, other := find(t, auth.Options{SignIn: store}), find(t, auth.Options{SignIn: store})
	g.lifetime = 3600
	for _, c := range []*auth.Credentials{one, other} {
		if _, err := ask(t, g, c); err != nil {
			t.Error(err)
		}
	}
	if got := strings.Join(g.grants, " "); got != "authorization_code refresh_token" {
		t.Errorf("asked for tokens: %s", got)
	}
}

func TestExpiredSignIn(t *testing.T) {
	g, store := newGoogle(t), newStore(t)
	g.lifetime = 1
	if _, err := signIn(t, g, store); err != nil {
		t.Fatal(err)
	}
	g.refresh = nil // seven days later
	_, err := ask(t, g, find(t, auth.Options{SignIn: store}))
	p := problem(t, err)
	for _, hint := range []string{p.Hint.RU, p.Hint.EN} {
		if !strings.Contains(hint, "rubric auth google") || !strings.Contains(hint, "7 ") || !strings.Contains(hint, "Testing") {
			t.Errorf("hint: %s", hint)
		}
	}
	if token, ok := errors.AsType[*oauth2.RetrieveError](err); !ok || token.ErrorCode != "invalid_grant" {
		t.Errorf("the cause is lost: %v", err)
	}
	for _, leak := range []string{"refresh-", "client-secret"} {
		if strings.Contains(err.Error(), leak) {
			t.Errorf("the error shows %s: %v", leak, err)
		}
	}
}

func TestAnotherKey(t *testing.T) {
	g, store := newGoogle(t), newStore(t)
	if _, err := signIn(t, g, store); err != nil {
		t.Fatal(err)
	}
	other := newStore(t)
	_, err := auth.Find(t.Context(), auth.Options{SignIn: &auth.Store{Path: store.Path, Keys: other.Keys}})
	if p := problem(t, err); !strings.Contains(p.Hint.EN, "rubric auth google") {
		t.Errorf("hint: %s", p.Hint.EN)
	}
}

func TestServiceAccount(t *testing.T) {
	g := newGoogle(t)
	file := g.serviceAccount()
	for name, o := range map[string]auth.Options{
		"named":         {File: file},
		"adc":           {ADC: file},
		"over sign-in":  {ADC: file, SignIn: newStore(t)},
		"with watching": {File: file, Changes: true},
	} {
		c := find(t, o)
		want := auth.ScopeSheets
		if o.Changes {
			want += " " + auth.ScopeChanges
		}
		if got, err := ask(t, g, c); err != nil || got != want || c.Account != account {
			t.Errorf("%s: %q, %v, account %q", name, got, err, c.Account)
		}
	}
	g.refused = "invalid_grant"
	_, err := ask(t, g, find(t, auth.Options{File: file}))
	p := problem(t, err)
	if strings.Contains(p.Hint.EN, "7 days") || !strings.Contains(p.Hint.EN, "clock") {
		t.Errorf("hint: %s", p.Hint.EN)
	}
}

// TestPassingTrouble holds that a bad moment of Google's is not taken for bad
// credentials: the source asks again then.
func TestPassingTrouble(t *testing.T) {
	g, store := newGoogle(t), newStore(t)
	g.lifetime = 1
	if _, err := signIn(t, g, store); err != nil {
		t.Fatal(err)
	}
	for name, o := range map[string]auth.Options{"sign-in": {SignIn: store}, "service account": {File: g.serviceAccount()}} {
		c := find(t, o)
		g.down = http.StatusServiceUnavailable
		_, err := ask(t, g, c)
		if _, ok := errors.AsType[*oauth2.RetrieveError](err); ok || err == nil || !strings.Contains(err.Error(), "503") {
			t.Errorf("%s: %v", name, err)
		}
		if _, ok := rubric.AsProblem(err); ok {
			t.Errorf("%s: people are told what to do: %v", name, err)
		}
		g.down = 0
		if _, err := ask(t, g, c); err != nil {
			t.Errorf("%s, again: %v", name, err)
		}
	}
}

func TestNone(t *testing.T) {
	g := newGoogle(t)
	c := find(t, auth.Options{File: auth.None, ADC: "/no/such/file"})
	if _, err := ask(t, g, c); err == nil || len(g.grants) > 0 {
		t.Errorf("asked with a token: %v, %v", err, g.grants)
	}
}

func TestFilesThatAreNoCredentials(t *testing.T) {
	g := newGoogle(t)
	for name, file := range map[string]string{
		"absent":     "/no/such/file.json",
		"empty":      g.file(""),
		"other":      g.file(map[string]any{"type": "gdch"}),
		"no key":     g.file(map[string]any{"type": "service_account", "private_key": 1}),
		"the client": g.file(map[string]any{"installed": g.client()}),
	} {
		_, err := auth.Find(t.Context(), auth.Options{File: file})
		if p := problem(t, err); !strings.Contains(p.What.EN, file) || p.Hint.RU == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestImpersonationNamesTheAccount(t *testing.T) {
	g := newGoogle(t)
	c := find(t, auth.Options{File: g.file(map[string]any{
		"type":                              "impersonated_service_account",
		"service_account_impersonation_url": "https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/" + account + ":generateAccessToken",
		"source_credentials":                map[string]any{"type": "authorized_user", "client_id": "1", "client_secret": "2", "refresh_token": "3"},
	})})
	if c.Account != account {
		t.Errorf("account %q", c.Account)
	}
}

func TestReadClient(t *testing.T) {
	g := newGoogle(t)
	got, err := auth.ReadClient(g.file(map[string]any{"installed": g.client()}))
	if err != nil || got != g.client() {
		t.Errorf("%+v, %v", got, err)
	}
	for name, file := range map[string]string{
		"absent": "/no/such/file.json", "empty": g.file(map[string]any{}), "text": g.file("x"),
		"web": g.file(map[string]any{"web": g.client()}),
	} {
		_, err := auth.ReadClient(file)
		if p := problem(t, err); !strings.Contains(p.What.EN, file) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func problem(t *testing.T, err error) *rubric.Problem {
	t.Helper()
	p, ok := rubric.AsProblem(err)
	if !ok {
		t.Fatalf("not a Problem: %v", err)
	}
	return p
}

// strangers come to the port of the sign-in before the person does.
func TestOnlyOurBrowserCounts(t *testing.T) {
	g, store := newGoogle(t), newStore(t)
	done := make(chan struct{})
	in := auth.SignIn{Client: g.client(), Store: store, Lang: rubric.Russian, Visit: func(address string) {
		go func() {
			defer close(done)
			u, err := url.Parse(address)
			if err != nil {
				t.Error(err)
				return
			}
			back := u.Query().Get("redirect_uri")
			for _, stranger := range []string{"/", "/favicon.ico", "/?code=code-1", "/?code=code-1&state=guess", "/?error=access_denied&state=", "/x?state=" + u.Query().Get("state")} {
				if status, _ := open(t, back+stranger); status != http.StatusNotFound {
					t.Errorf("%s: %d", stranger, status)
				}
			}
			if _, page := open(t, address); !strings.Contains(page, "Вы вошли") {
				t.Errorf("the page says %q", page)
			}
		}()
	}}
	if err := in.Run(t.Context()); err != nil {
		t.Error(err)
	}
	<-done
}

func TestSignInThatFails(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*fakeGoogle)
		answer url.Values // instead of Google's
		hint   string
	}{
		"refused by the person":  {answer: url.Values{"error": {"access_denied"}}, hint: "Test users"},
		"an unknown refusal":     {answer: url.Values{"error": {"<script>"}}, hint: "client"},
		"no code":                {answer: url.Values{}, hint: "client"},
		"another code":           {answer: url.Values{"code": {"code-2"}}, hint: "repeat"},
		"the box is not ticked":  {change: func(g *fakeGoogle) { g.scope = "openid" }, hint: "tick"},
		"an unknown client":      {change: func(g *fakeGoogle) { g.refused = "invalid_client" }, hint: "Desktop app"},
		"Google gives no tokens": {change: func(g *fakeGoogle) { g.refused = "server_error" }, hint: "repeat"},
	} {
		t.Run(name, func(t *testing.T) {
			g, store := newGoogle(t), newStore(t)
			if c.change != nil {
				c.change(g)
			}
			pages := make(chan string, 1)
			in := auth.SignIn{Client: g.client(), Store: store, Lang: rubric.English, Visit: func(address string) {
				if c.answer != nil {
					u, _ := url.Parse(address)
					c.answer.Set("state", u.Query().Get("state"))
					address = u.Query().Get("redirect_uri") + "/?" + c.answer.Encode()
				}
				go func() {
					_, page := open(t, address)
					pages <- page
				}()
			}}
			p := problem(t, in.Run(t.Context()))
			if !strings.Contains(p.Hint.EN, c.hint) || strings.Contains(p.What.EN, "<script>") {
				t.Errorf("%s / %s", p.What.EN, p.Hint.EN)
			}
			if page := <-pages; !strings.Contains(page, "did not work out") {
				t.Errorf("the page says %q", page)
			}
			if _, err := os.Stat(store.Path); err == nil {
				t.Error("something was stored")
			}
		})
	}
}

func TestSignInIsCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	g := newGoogle(t)
	in := auth.SignIn{Client: g.client(), Store: newStore(t), Visit: func(string) { cancel() }}
	if err := in.Run(ctx); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func TestCodesAreNotSentInTheOpen(t *testing.T) {
	for _, address := range []string{"http://example.com/token", "ftp://127.0.0.1/", "://", "http://localhost.example.com/"} {
		in := auth.SignIn{
			Client: auth.Client{ID: "1", AuthURL: "https://example.com/", TokenURL: address},
			Store:  newStore(t), Visit: func(string) { t.Error("asked the person") },
		}
		problem(t, in.Run(t.Context()))
	}
}
