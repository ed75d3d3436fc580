// Package webhook signs and verifies webhooks as Standard Webhooks 1.0 says
// (https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md):
// symmetric signatures only, version "v1".
//
// It is the one place that knows the scheme, so that whoever sends (an Apps
// Script, a test, a load generator) and whoever receives (the service) cannot
// drift apart. It knows no books, no server and no database.
package webhook

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// The headers of a signed webhook.
const (
	HeaderID        = "Webhook-Id"
	HeaderTimestamp = "Webhook-Timestamp" // seconds since 1970
	HeaderSignature = "Webhook-Signature" // "v1,BASE64", several separated by spaces
)

// Tolerance is how far a timestamp may be from now, in either direction.
const Tolerance = 5 * time.Minute

// secretPrefix marks a secret as written for people; keys are what follows it,
// decoded.
const secretPrefix = "whsec_"

// The sizes of a key in bytes.
const (
	minKey  = 24
	maxKey  = 64
	makeKey = 32
)

// maxID bounds what a sender may call a message: ids are remembered for a day.
const maxID = 256

// ErrRefused is the answer to every webhook that is not accepted. It does not
// say why: whoever tries signatures should learn nothing from it.
var ErrRefused = errors.New("the webhook's signature was not accepted")

// ErrSecret is the answer to a text that is no secret.
var ErrSecret = errors.New(`a webhook secret is "whsec_" and the base64 of 24 to 64 bytes`)

// NewSecret makes a secret, as shown to people once.
func NewSecret() string {
	key := make([]byte, makeKey)
	rand.Read(key) // it never fails, see its documentation
	return Secret(key)
}

// Secret writes a key as people are shown it.
func Secret(key []byte) string { return secretPrefix + base64.StdEncoding.EncodeToString(key) }

// ParseSecret returns the key of a secret.
func ParseSecret(secret string) ([]byte, error) {
	encoded, ok := strings.CutPrefix(secret, secretPrefix)
	if !ok {
		return nil, ErrSecret
	}
	key, err := base64.StdEncoding.Strict().DecodeString(encoded)
	if err != nil || len(key) < minKey || len(key) > maxKey {
		return nil, ErrSecret
	}
	return key, nil
}

// Sign sets the headers of a webhook.
func Sign(h http.Header, id string, at time.Time, body, key []byte) {
	timestamp := strconv.FormatInt(at.Unix(), 10)
	h.Set(HeaderID, id)
	h.Set(HeaderTimestamp, timestamp)
	h.Set(HeaderSignature, string(signature(id, timestamp, body, key)))
}

// Verify returns the id of a webhook that one of the keys signed and whose
// timestamp is within [Tolerance] of now; otherwise the error is [ErrRefused].
// A book has several keys while a new secret replaces an old one. The time it
// takes depends on the sizes of what was sent and on how many keys there are,
// not on which signature fits which key.
func Verify(h http.Header, body []byte, now time.Time, keys ...[]byte) (id string, err error) {
	id, timestamp := h.Get(HeaderID), h.Get(HeaderTimestamp)
	readable := id != "" && len(id) <= maxID && fresh(timestamp, now)
	var good int
	for _, key := range keys {
		want := signature(id, timestamp, body, key)
		for got := range strings.FieldsSeq(h.Get(HeaderSignature)) {
			good |= subtle.ConstantTimeCompare([]byte(got), want)
		}
	}
	if !readable || good != 1 {
		return "", ErrRefused
	}
	return id, nil
}

// fresh reports whether a timestamp, in its only spelling, is near now.
func fresh(timestamp string, now time.Time) bool {
	seconds, err := strconv.ParseInt(timestamp, 10, 64)
	if err != nil || strconv.FormatInt(seconds, 10) != timestamp {
		return false
	}
	const tolerance = int64(Tolerance / time.Second)
	at := now.Unix()
	return seconds >= at-tolerance && seconds <= at+tolerance
}

// signature returns "v1," and the base64 of HMAC-SHA256 over id.timestamp.body.
func signature(id, timestamp string, body, key []byte) []byte {
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(id + "." + timestamp + "."))
	mac.Write(body)
	return base64.StdEncoding.AppendEncode([]byte("v1,"), mac.Sum(nil))
}
