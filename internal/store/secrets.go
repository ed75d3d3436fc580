package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"rubric/internal/webhook"
)

// secret is a key that may sign webhooks until a time; zero for no end.
type secret struct {
	Key   []byte    `json:"key"`
	Until time.Time `json:"until"`
}

const (
	// oldSecretLife is how long a replaced secret stays good.
	oldSecretLife = 24 * time.Hour
	// mostOldSecrets bounds what a refused webhook is held against.
	mostOldSecrets = 100
)

// newSecret makes a webhook secret: as its owner writes it and sealed.
func (s *Store) newSecret(book string) (text string, sealed []byte, err error) {
	text = webhook.NewSecret()
	key, err := webhook.ParseSecret(text)
	if err != nil {
		return "", nil, err
	}
	sealed, err = s.o.Secrets.Seal(key, associated("webhook", book))
	if err != nil {
		return "", nil, fmt.Errorf("sealing a webhook secret: %w", err)
	}
	return text, sealed, nil
}

// RotateSecret gives the book a new webhook secret; the one before it stays good
// for 24 hours, however many follow.
func (s *Store) RotateSecret(ctx context.Context, id string, replies ...Reply) (string, error) {
	if !known(id) {
		return "", ErrNotFound
	}
	text, sealed, err := s.newSecret(id)
	if err != nil {
		return "", err
	}
	defer s.secrets.forget(id)
	err = s.db.write(ctx, func(t tx) error {
		held, err := s.loadSecrets(ctx, t, id, "{lock}")
		if err != nil {
			return err
		}
		now := s.o.Clock()
		held[0].Until = now.Add(oldSecretLife)
		held = slices.DeleteFunc(held, func(h secret) bool { return !now.Before(h.Until) })
		old, err := s.sealOld(id, held[:min(len(held), mostOldSecrets)])
		if err != nil {
			return err
		}
		_, err = t.exec(ctx, "UPDATE books SET old_secret = $2, old_until = $3, secret = $4 WHERE id = $1",
			id, old, micros(held[0].Until), sealed)
		if err != nil {
			return err
		}
		return s.reply(ctx, t, replies, Book{ID: id}, text)
	})
	if err != nil {
		return "", err
	}
	return text, nil
}

func (s *Store) sealOld(book string, held []secret) ([]byte, error) {
	plain, err := json.Marshal(held)
	if err != nil {
		return nil, err
	}
	sealed, err := s.o.Secrets.Seal(plain, associated("old webhook", book))
	if err != nil {
		return nil, fmt.Errorf("sealing replaced secrets: %w", err)
	}
	return sealed, nil
}

// HookSecrets returns the keys (decoded) that may sign the book's webhooks now,
// the newest first, or [ErrNotFound]. They are remembered for a second; fresh
// reads them anew, for another replica may have replaced them since.
func (s *Store) HookSecrets(ctx context.Context, id string, fresh bool) ([][]byte, error) {
	if !known(id) {
		return nil, ErrNotFound
	}
	if fresh {
		s.secrets.forget(id)
	}
	held, err := s.secrets.get(id, func() ([]secret, error) { return s.loadSecrets(ctx, s.db, id, "") })
	if err != nil {
		return nil, err
	}
	now := s.o.Clock()
	keys := make([][]byte, 0, len(held))
	for _, h := range held {
		if h.Until.IsZero() || now.Before(h.Until) {
			keys = append(keys, h.Key)
		}
	}
	return keys, nil
}

// WebhookSecret returns the book's current webhook secret as its owner writes
// it, for whoever holds the key file already: the generator of scripts.
func (s *Store) WebhookSecret(ctx context.Context, id string) (string, error) {
	keys, err := s.HookSecrets(ctx, id, true)
	if err != nil {
		return "", err
	}
	return webhook.Secret(keys[0]), nil
}

// loadSecrets reads a book's secret and then those it replaced, the newest first.
func (s *Store) loadSecrets(ctx context.Context, q querier, id, lock string) ([]secret, error) {
	var sealed, sealedOld []byte
	err := one(ctx, q, "SELECT secret, old_secret FROM books WHERE id = $1 "+lock, []any{id}, &sealed, &sealedOld)
	if errors.Is(err, errNoRows) {
		return nil, ErrNotFound
	}
	if err != nil {
		return nil, err
	}
	key, err := s.o.Secrets.Open(sealed, associated("webhook", id))
	if err != nil {
		return nil, fmt.Errorf("opening the webhook secret of book %s: %w", id, err)
	}
	held := []secret{{Key: key}}
	if len(sealedOld) == 0 {
		return held, nil
	}
	plain, err := s.o.Secrets.Open(sealedOld, associated("old webhook", id))
	if err != nil {
		return nil, fmt.Errorf("opening the replaced secrets of book %s: %w", id, err)
	}
	var old []secret
	if err := json.Unmarshal(plain, &old); err != nil {
		return nil, fmt.Errorf("reading the replaced secrets of book %s: %w", id, err)
	}
	return append(held, old...), nil
}
