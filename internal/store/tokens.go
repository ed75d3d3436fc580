package store

import (
	"context"
	"crypto/subtle"
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
