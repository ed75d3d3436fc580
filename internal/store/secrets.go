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
// for 24 hours, however many follow. One that another key sealed is lost: a new
// secret is the way out where that key is gone.
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
		if err != nil && !errors.Is(err, errSealed) {
			return err
		}
		now := s.o.Clock()
		until := now.Add(oldSecretLife)
		if len(held) > 0 {
			held[0].Until = until
		}
		held = slices.DeleteFunc(held, func(h secret) bool { return !now.Before(h.Until) })
		old, err := s.sealOld(id, held[:min(len(held), mostOldSecrets)])
		if err != nil {
			return err
		}
		_, err = t.exec(ctx, "UPDATE books SET old_secret = $2, old_until = $3, secret = $4 WHERE id = $1",
			id, old, micros(until), sealed)
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

// Unreadable counts the books of which something sealed does not open, as with
// another key than it was sealed with. It goes through all books, which takes a
// fraction of a second even with tens of thousands.
func (s *Store) Unreadable(ctx context.Context) (int, error) {
	n := 0
	opens := func(sealed []byte, what, id string) bool {
		_, err := s.o.Secrets.Open(sealed, associated(what, id))
		return len(sealed) == 0 || err == nil
	}
	_, err := all(ctx, s.db, func(r rows) (struct{}, error) {
		var (
			id                       string
			current, replaced, plans []byte
		)
		err := r.Scan(&id, &current, &replaced, &plans)
		if !opens(current, "webhook", id) || !opens(replaced, "old webhook", id) || !opens(plans, "notify", id) {
			n++
		}
		return struct{}{}, err
	}, "SELECT id, secret, old_secret, notify FROM books")
	return n, err
}

// errSealed says that a secret does not open.
var errSealed = errors.New("a secret does not open")

// loadSecrets reads a book's secret and then those it replaced, the newest first.
// With [errSealed] come those that do open.
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
		return nil, fmt.Errorf("opening the webhook secret of book %s: %w: %w", id, errSealed, err)
	}
	held := []secret{{Key: key}}
	if len(sealedOld) == 0 {
		return held, nil
	}
	plain, err := s.o.Secrets.Open(sealedOld, associated("old webhook", id))
	if err != nil {
		return held, fmt.Errorf("opening the replaced secrets of book %s: %w: %w", id, errSealed, err)
	}
	var old []secret
	if err := json.Unmarshal(plain, &old); err != nil {
		return nil, fmt.Errorf("reading the replaced secrets of book %s: %w", id, err)
	}
	return append(held, old...), nil
}
