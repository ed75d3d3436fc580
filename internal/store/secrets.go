package store

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"
	"time"
)

// secret is a key that may sign webhooks until a time; zero for no end.
type secret struct {
	key   []byte
	until time.Time
}

// oldSecretLife is how long a replaced secret stays good.
const oldSecretLife = 24 * time.Hour

// newSecret makes a webhook secret: as its owner writes it and sealed.
func (s *Store) newSecret(book string) (text string, sealed []byte, err error) {
	key := make([]byte, 32)
	_, _ = rand.Read(key) // never fails
	sealed, err = s.o.Secrets.Seal(key, associated("webhook", book))
	if err != nil {
		return "", nil, fmt.Errorf("sealing a webhook secret: %w", err)
	}
	return secretText(key), sealed, nil
}

func secretText(key []byte) string { return "whsec_" + base64.StdEncoding.EncodeToString(key) }

// RotateSecret gives the book a new webhook secret; the one before it stays good
// for 24 hours.
func (s *Store) RotateSecret(ctx context.Context, id string) (string, error) {
	if !known(id) {
		return "", ErrNotFound
	}
	text, sealed, err := s.newSecret(id)
	if err != nil {
		return "", err
	}
	defer s.secrets.forget(id)
	n, err := s.db.exec(ctx, "UPDATE books SET old_secret = secret, old_until = $2, secret = $3 WHERE id = $1",
		id, micros(s.o.Clock().Add(oldSecretLife)), sealed)
	if err == nil && n == 0 {
		err = ErrNotFound
	}
	if err != nil {
		return "", err
	}
	return text, nil
}

// HookSecrets returns the keys (decoded) that may sign the book's webhooks now,
// the newest first, or [ErrNotFound]. They are remembered for a second.
func (s *Store) HookSecrets(ctx context.Context, id string) ([][]byte, error) {
	if !known(id) {
		return nil, ErrNotFound
	}
	held, err := s.secrets.get(id, func() ([]secret, error) { return s.loadSecrets(ctx, id) })
	if err != nil {
		return nil, err
	}
	now := s.o.Clock()
	keys := make([][]byte, 0, len(held))
	for _, h := range held {
		if h.until.IsZero() || now.Before(h.until) {
			keys = append(keys, h.key)
		}
	}
	return keys, nil
}

// WebhookSecret returns the book's current webhook secret as its owner writes
// it, for whoever holds the key file already: the generator of scripts.
func (s *Store) WebhookSecret(ctx context.Context, id string) (string, error) {
	keys, err := s.HookSecrets(ctx, id)
	if err != nil {
		return "", err
	}
	return secretText(keys[0]), nil
}

func (s *Store) loadSecrets(ctx context.Context, id string) ([]secret, error) {
	var (
		sealed, old []byte
		until       int64
	)
	err := one(ctx, s.db, "SELECT secret, old_secret, old_until FROM books WHERE id = $1", []any{id}, &sealed, &old, &until)
	if errors.Is(err, errNoRows) {
		return nil, ErrNotFound
	}
	if err != nil {
		return nil, err
	}
	var list []secret
	for _, one := range []struct {
		sealed []byte
		until  time.Time
	}{{sealed, time.Time{}}, {old, moment(until)}} {
		if len(one.sealed) == 0 {
			continue
		}
		key, err := s.o.Secrets.Open(one.sealed, associated("webhook", id))
		if err != nil {
			return nil, fmt.Errorf("opening the webhook secret of book %s: %w", id, err)
		}
		list = append(list, secret{key, one.until})
	}
	return list, nil
}
