package webhook_test

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	standardwebhooks "github.com/standard-webhooks/standard-webhooks/libraries/go"
	"pgregory.net/rapid"

	"rubric/internal/webhook"
)

var now = time.Unix(1_700_000_000, 0)

func key(t testing.TB, secret string) []byte {
	t.Helper()
	k, err := webhook.ParseSecret(secret)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// TestSpecVector holds the example that the specification gives.
func TestSpecVector(t *testing.T) {
	h := http.Header{}
	h.Set("Webhook-Id", "msg_p5jXN8AQM9LWM0D4loKWxJek")
	h.Set("Webhook-Timestamp", "1614265330")
	h.Set("Webhook-Signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
	id, err := webhook.Verify(h, []byte(`{"test": 2432232314}`), time.Unix(1614265330, 0), key(t, "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
	if err != nil || id != "msg_p5jXN8AQM9LWM0D4loKWxJek" {
		t.Errorf("got %q, %v", id, err)
	}
}

func TestVerify(t *testing.T) {
	ours, other := key(t, webhook.NewSecret()), key(t, webhook.NewSecret())
	body := []byte(`{"trigger":"edit"}`)
	signed := func(at time.Time, with ...[]byte) http.Header {
		h, all := http.Header{}, []string{}
		for _, k := range with {
			webhook.Sign(h, "msg_1", at, body, k)
			all = append(all, h.Get(webhook.HeaderSignature))
		}
		h.Set(webhook.HeaderSignature, strings.Join(all, " "))
		return h
	}
	but := func(h http.Header, name, value string) http.Header {
		h = h.Clone()
		h.Set(name, value)
		return h
	}
	good := signed(now, ours)
	for name, c := range map[string]struct {
		header http.Header
		body   string
		keys   [][]byte
		want   bool
	}{
		"good":                        {header: good, keys: [][]byte{ours}, want: true},
		"the new key of two":          {header: good, keys: [][]byte{ours, other}, want: true},
		"the old key of two":          {header: good, keys: [][]byte{other, ours}, want: true},
		"the second signature of two": {header: signed(now, other, ours), keys: [][]byte{ours}, want: true},
		"an unknown version beside":   {header: but(good, webhook.HeaderSignature, "v1a,AAAA "+good.Get(webhook.HeaderSignature)), keys: [][]byte{ours}, want: true},
		"two good ones":               {header: signed(now, ours, ours), keys: [][]byte{ours, ours}, want: true},
		"five minutes old":            {header: signed(now.Add(-webhook.Tolerance), ours), keys: [][]byte{ours}, want: true},
		"five minutes ahead":          {header: signed(now.Add(webhook.Tolerance), ours), keys: [][]byte{ours}, want: true},
		"older":                       {header: signed(now.Add(-webhook.Tolerance-time.Second), ours), keys: [][]byte{ours}},
		"newer":                       {header: signed(now.Add(webhook.Tolerance+time.Second), ours), keys: [][]byte{ours}},
		"another key":                 {header: signed(now, other), keys: [][]byte{ours}},
		"no key":                      {header: good},
		"another body":                {header: good, body: `{"trigger":"edit" }`, keys: [][]byte{ours}},
		"another id":                  {header: but(good, webhook.HeaderID, "msg_2"), keys: [][]byte{ours}},
		"another timestamp":           {header: but(good, webhook.HeaderTimestamp, strconv.FormatInt(now.Unix()+1, 10)), keys: [][]byte{ours}},
		"another version":             {header: but(good, webhook.HeaderSignature, "v2"+strings.TrimPrefix(good.Get(webhook.HeaderSignature), "v1")), keys: [][]byte{ours}},
		"no version":                  {header: but(good, webhook.HeaderSignature, strings.TrimPrefix(good.Get(webhook.HeaderSignature), "v1,")), keys: [][]byte{ours}},
		"cut short":                   {header: but(good, webhook.HeaderSignature, strings.TrimSuffix(good.Get(webhook.HeaderSignature), "=")), keys: [][]byte{ours}},
		"no id":                       {header: but(good, webhook.HeaderID, ""), keys: [][]byte{ours}},
		"no signature":                {header: but(good, webhook.HeaderSignature, ""), keys: [][]byte{ours}},
		"nothing":                     {header: http.Header{}, keys: [][]byte{ours}},
	} {
		t.Run(name, func(t *testing.T) {
			sent := body
			if c.body != "" {
				sent = []byte(c.body)
			}
			id, err := webhook.Verify(c.header, sent, now, c.keys...)
			if got := err == nil; got != c.want {
				t.Fatalf("accepted: %v, want %v", got, c.want)
			}
			if err != nil && (!errors.Is(err, webhook.ErrRefused) || id != "") {
				t.Errorf("refused with %q, %v", id, err)
			}
			if err == nil && id != "msg_1" {
				t.Errorf("id %q", id)
			}
		})
	}
}

// A timestamp has one spelling, whatever its signature says.
func TestTimestamps(t *testing.T) {
	k := key(t, webhook.NewSecret())
	for timestamp, want := range map[string]bool{
		"1700000000": true, "+1700000000": false, "01700000000": false, " 1700000000": false,
		"1700000000.0": false, "1700000000000": false, "yesterday": false, "": false,
	} {
		mac := hmac.New(sha256.New, k)
		mac.Write([]byte("msg_1." + timestamp + ".body"))
		h := http.Header{
			webhook.HeaderID: {"msg_1"}, webhook.HeaderTimestamp: {timestamp},
			webhook.HeaderSignature: {"v1," + base64.StdEncoding.EncodeToString(mac.Sum(nil))},
		}
		if _, err := webhook.Verify(h, []byte("body"), now, k); (err == nil) != want {
			t.Errorf("%q: %v", timestamp, err)
		}
	}
}

func TestLongIDIsRefused(t *testing.T) {
	k, h := key(t, webhook.NewSecret()), http.Header{}
	webhook.Sign(h, strings.Repeat("x", 257), now, nil, k)
	if _, err := webhook.Verify(h, nil, now, k); err == nil {
		t.Error("accepted")
	}
}

// TestLikeTheReference holds that we sign as the scheme's own library does.
func TestLikeTheReference(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := rapid.SliceOfN(rapid.Byte(), 24, 64).Draw(t, "key")
		body := rapid.SliceOf(rapid.Byte()).Draw(t, "body")
		id := rapid.StringMatching(`[a-zA-Z0-9_.-]{1,40}`).Draw(t, "id")
		theirs, err := standardwebhooks.NewWebhookRaw(k)
		if err != nil {
			t.Fatal(err)
		}
		h := http.Header{}
		webhook.Sign(h, id, now, body, k)
		want, err := theirs.Sign(id, now, body)
		if err != nil || h.Get(webhook.HeaderSignature) != want {
			t.Fatalf("got %s, want %s, %v", h.Get(webhook.HeaderSignature), want, err)
		}
		if err := theirs.VerifyIgnoringTimestamp(body, h); err != nil {
			t.Fatal(err)
		}
	})
}

func TestSecrets(t *testing.T) {
	a, b := webhook.NewSecret(), webhook.NewSecret()
	if a == b || len(key(t, a)) != 32 {
		t.Errorf("secrets %q and %q", a, b)
	}
	for _, bad := range []string{
		"", "whsec_", a[6:], "whsec_!!!!", a + "AAAA=",
		"whsec_AAAA",                              // 3 bytes
		"whsec_" + strings.Repeat("A", 4*22),      // 66 bytes
		"whsec_" + strings.Repeat("A", 42) + "B=", // bits left over: the same key in another spelling
	} {
		if _, err := webhook.ParseSecret(bad); !errors.Is(err, webhook.ErrSecret) {
			t.Errorf("%q: %v", bad, err)
		} else if bad != "" && strings.Contains(err.Error(), strings.TrimPrefix(bad, "whsec_")) && len(bad) > 6 {
			t.Errorf("the error repeats the secret: %v", err)
		}
	}
}

func FuzzVerify(f *testing.F) {
	f.Add("msg_1", "1700000000", "v1,AAAA v1,", []byte("{}"))
	k := []byte(strings.Repeat("k", 32))
	f.Fuzz(func(t *testing.T, id, timestamp, signature string, body []byte) {
		h := http.Header{webhook.HeaderID: {id}, webhook.HeaderTimestamp: {timestamp}, webhook.HeaderSignature: {signature}}
		if _, err := webhook.Verify(h, body, now, k); err == nil {
			t.Fatal("a made-up signature was accepted")
		}
	})
}
