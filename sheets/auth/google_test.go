package auth_test

import (
	"bytes"
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"rubric/sheets/auth"
)

// fakeGoogle is the part of Google that gives tokens, and something to ask for
// with them. It holds clients to PKCE as Google does.
type fakeGoogle struct {
	*httptest.Server
	t   *testing.T
	key *rsa.PrivateKey // the service account's

	mu        sync.Mutex
	challenge string
	given     int               // tokens so far
	refresh   map[string]bool   // refresh tokens that are good
	access    map[string]string // access tokens that are good, and their scopes
	lifetime  int               // of an access token, seconds
	scope     string            // what the person ticks
	rotate    bool              // a refresh replaces the refresh token
	down      int               // a status for every request for a token
	refused   string            // an error code for every request for a token
	grants    []string
}

func newGoogle(t *testing.T) *fakeGoogle {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	g := &fakeGoogle{
		t: t, key: key, refresh: map[string]bool{}, access: map[string]string{}, lifetime: 3600, scope: auth.ScopeSheets,
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /auth", g.consent)
	mux.HandleFunc("POST /token", g.token)
	mux.HandleFunc("GET /api", g.api)
	g.Server = httptest.NewServer(mux)
	t.Cleanup(g.Close)
	return g
}

func (g *fakeGoogle) client() auth.Client {
	return auth.Client{ID: "client-1", Secret: "client-secret-1", AuthURL: g.URL + "/auth", TokenURL: g.URL + "/token"}
}

// consent is the page where the person says yes.
func (g *fakeGoogle) consent(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	g.mu.Lock()
	defer g.mu.Unlock()
	for name, want := range map[string]string{
		"client_id": "client-1", "response_type": "code", "code_challenge_method": "S256",
		"access_type": "offline", "prompt": "consent", "scope": auth.ScopeSheets,
	} {
		if q.Get(name) != want {
			g.t.Errorf("the consent page was asked with %s=%q, want %q", name, q.Get(name), want)
		}
	}
	back, err := url.Parse(q.Get("redirect_uri"))
	if err != nil || back.Scheme != "http" || back.Hostname() != "127.0.0.1" || back.Port() == "" {
		g.t.Errorf("redirect to %q", q.Get("redirect_uri"))
		return
	}
	g.challenge = q.Get("code_challenge")
	back.Path = "/"
	back.RawQuery = url.Values{"code": {"code-1"}, "state": {q.Get("state")}}.Encode()
	http.Redirect(w, r, back.String(), http.StatusFound)
}

func (g *fakeGoogle) token(w http.ResponseWriter, r *http.Request) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if err := r.ParseForm(); err != nil {
		g.t.Error(err)
	}
	grant := r.PostForm.Get("grant_type")
	g.grants = append(g.grants, grant)
	w.Header().Set("Content-Type", "application/json")
	if g.down != 0 {
		w.WriteHeader(g.down)
		return
	}
	if g.refused != "" {
		refuse(w, g.refused)
		return
	}
	switch grant {
	case "authorization_code":
		sum := sha256.Sum256([]byte(r.PostForm.Get("code_verifier")))
		if base64.RawURLEncoding.EncodeToString(sum[:]) != g.challenge || r.PostForm.Get("code") != "code-1" {
			refuse(w, "invalid_grant")
			return
		}
		g.give(w, g.scope, g.newRefresh())
	case "refresh_token":
		old := r.PostForm.Get("refresh_token")
		switch {
		case !g.refresh[old]:
			refuse(w, "invalid_grant")
		case g.rotate:
			delete(g.refresh, old)
			g.give(w, g.scope, g.newRefresh())
		default:
			g.give(w, g.scope, "")
		}
	default:
		g.give(w, g.assertion(r.PostForm.Get("assertion")), "")
	}
}

// assertion checks a service account's signed request and returns its scopes.
func (g *fakeGoogle) assertion(jwt string) string {
	parts := strings.Split(jwt, ".")
	if len(parts) != 3 {
		g.t.Errorf("assertion %q", jwt)
		return ""
	}
	signature, _ := base64.RawURLEncoding.DecodeString(parts[2])
	sum := sha256.Sum256([]byte(parts[0] + "." + parts[1]))
	if err := rsa.VerifyPKCS1v15(&g.key.PublicKey, crypto.SHA256, sum[:], signature); err != nil {
		g.t.Error(err)
	}
	var claims struct {
		Scope string `json:"scope"`
		Iss   string `json:"iss"`
	}
	body, _ := base64.RawURLEncoding.DecodeString(parts[1])
	if err := json.Unmarshal(body, &claims); err != nil || claims.Iss != account {
		g.t.Errorf("claims %s", body)
	}
	return claims.Scope
}

func (g *fakeGoogle) newRefresh() string {
	name := fmt.Sprintf("refresh-%d", len(g.refresh)+1+g.given)
	g.refresh[name] = true
	return name
}

func (g *fakeGoogle) give(w http.ResponseWriter, scope, refresh string) {
	g.given++
	access := fmt.Sprintf("access-%d", g.given)
	g.access[access] = scope
	reply := map[string]any{"access_token": access, "token_type": "Bearer", "expires_in": g.lifetime, "scope": scope}
	if refresh != "" {
		reply["refresh_token"] = refresh
	}
	if err := json.NewEncoder(w).Encode(reply); err != nil {
		g.t.Error(err)
	}
}

func refuse(w http.ResponseWriter, code string) {
	w.WriteHeader(http.StatusBadRequest)
	fmt.Fprintf(w, `{"error": %q, "error_description": "Token has been expired or revoked."}`, code)
}

// api answers with the scopes of the token it was asked with.
func (g *fakeGoogle) api(w http.ResponseWriter, r *http.Request) {
	g.mu.Lock()
	defer g.mu.Unlock()
	scope, ok := g.access[strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")]
	if !ok {
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	fmt.Fprint(w, scope)
}

const account = "rubric@project.iam.gserviceaccount.com"

// serviceAccount writes the file of a service account.
func (g *fakeGoogle) serviceAccount() string {
	g.t.Helper()
	der, err := x509.MarshalPKCS8PrivateKey(g.key)
	if err != nil {
		g.t.Fatal(err)
	}
	var key bytes.Buffer
	if err := pem.Encode(&key, &pem.Block{Type: "PRIVATE KEY", Bytes: der}); err != nil {
		g.t.Fatal(err)
	}
	return g.file(map[string]any{
		"type": "service_account", "client_email": account, "private_key_id": "k1",
		"private_key": key.String(), "token_uri": g.URL + "/token",
	})
}

// file writes JSON into a file of its own.
func (g *fakeGoogle) file(content any) string {
	g.t.Helper()
	data, err := json.Marshal(content)
	if err != nil {
		g.t.Fatal(err)
	}
	name := filepath.Join(g.t.TempDir(), "google.json")
	if err := os.WriteFile(name, data, 0o600); err != nil {
		g.t.Fatal(err)
	}
	return name
}
