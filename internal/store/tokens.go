package store

import (
	"context"
	"crypto/subtle"
	"errors"
	"fmt"
	"time"
)

// SetToken makes token the one API token of that name; only its hash is kept.
func (s *Store) SetToken(ctx context.Context, name, token string) error {
	defer s.tokens.forget("")
	_, err := s.db.exec(ctx, `INSERT INTO tokens (name, hash) VALUES ($1, $2)
		ON CONFLICT (name) DO UPDATE SET hash = excluded.hash`, name, digest(token))
	return err
}

// HasToken reports whether any API token was set.
func (s *Store) HasToken(ctx context.Context) (bool, error) {
	held, err := s.loadTokens(ctx)
	return len(held) > 0, err
}

// CheckToken returns the name of an API token, comparing in constant time; ok is
// false for one that is not ours. Tokens are remembered for a second.
func (s *Store) CheckToken(ctx context.Context, token string) (name string, ok bool, err error) {
	held, err := s.tokens.get("", func() (map[string]string, error) { return s.loadTokens(ctx) })
	if err != nil {
		return "", false, err
	}
	given := digest(token)
	for n, hash := range held { // every one, so that the time tells nothing
		if same(hash, given) {
			name, ok = n, true
		}
	}
	return name, ok, nil
}

func (s *Store) loadTokens(ctx context.Context) (map[string]string, error) {
	pairs, err := all(ctx, s.db, func(r rows) (p [2]string, err error) {
		err = r.Scan(&p[0], &p[1])
		return p, err
	}, "SELECT name, hash FROM tokens")
	if err != nil {
		return nil, err
	}
	held := make(map[string]string, len(pairs))
	for _, p := range pairs {
		held[p[0]] = p[1]
	}
	return held, nil
}

// same compares two digests in constant time; an absent one is like none.
func same(a, b string) bool { return subtle.ConstantTimeCompare([]byte(a), []byte(b)) == 1 }

// answerMemory is how long an idempotency key is remembered.
const answerMemory = 24 * time.Hour

// Recall returns the response remembered under an idempotency key of that
// token's within 24 hours; ok is false for none, [ErrKeyReused] when the request
// was another.
func (s *Store) Recall(ctx context.Context, token, key, requestHash string) (response []byte, ok bool, err error) {
	token, key = digest(token), digest(key)
	var (
		request string
		sealed  []byte
	)
	err = one(ctx, s.db, "SELECT request, response FROM answers WHERE token = $1 AND key = $2 AND at > $3",
		[]any{token, key, micros(s.o.Clock().Add(-answerMemory))}, &request, &sealed)
	switch {
	case errors.Is(err, errNoRows):
		return nil, false, nil
	case err != nil:
		return nil, false, err
	case !same(request, digest(requestHash)):
		return nil, false, ErrKeyReused
	}
	response, err = s.o.Secrets.Open(sealed, associated("answer", token+key))
	if err != nil {
		return nil, false, fmt.Errorf("opening a remembered response: %w", err)
	}
	return response, true, nil
}

// Remember keeps the response to a request under its idempotency key, sealed: it
// may hold a webhook secret. A key that is there already keeps its first response.
func (s *Store) Remember(ctx context.Context, token, key, requestHash string, response []byte) error {
	token, key = digest(token), digest(key)
	sealed, err := s.o.Secrets.Seal(response, associated("answer", token+key))
	if err != nil {
		return fmt.Errorf("sealing a response: %w", err)
	}
	now := s.o.Clock()
	_, err = s.db.exec(ctx, `INSERT INTO answers (token, key, request, response, at) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (token, key) DO UPDATE SET request = excluded.request, response = excluded.response, at = excluded.at
		WHERE answers.at <= $6`,
		token, key, digest(requestHash), sealed, micros(now), micros(now.Add(-answerMemory)))
	return err
}
