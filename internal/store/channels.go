package store

import (
	"context"
	"errors"
	"strings"
	"time"
)

// Channel is a Drive push channel of a book.
type Channel struct {
	ID, Book   string
	Token      string // only when put: it is kept as a hash
	ResourceID string // what stopping the channel needs
	ExpiresAt  time.Time
}

// PutChannel remembers a channel; [ErrNotFound] when its book is gone.
func (s *Store) PutChannel(ctx context.Context, c Channel) error {
	if !known(c.Book) {
		return ErrNotFound
	}
	return s.db.write(ctx, func(t tx) error {
		held, err := lockSyncs(ctx, t, []string{c.Book})
		if err != nil {
			return err
		}
		if len(held) == 0 {
			return ErrNotFound
		}
		_, err = t.exec(ctx, `INSERT INTO channels (id, book, token, resource, expires_at) VALUES ($1, $2, $3, $4, $5)
			ON CONFLICT (id) DO UPDATE SET book = excluded.book, token = excluded.token,
				resource = excluded.resource, expires_at = excluded.expires_at`,
			c.ID, c.Book, digest(c.Token), c.ResourceID, micros(c.ExpiresAt))
		return err
	})
}

// Channels returns a book's channels, of all books for "", that expire before t,
// the earliest first.
func (s *Store) Channels(ctx context.Context, bookID string, t time.Time) ([]Channel, error) {
	return all(ctx, s.db, func(r rows) (c Channel, err error) {
		var expires int64
		err = r.Scan(&c.ID, &c.Book, &c.ResourceID, &expires)
		c.ExpiresAt = moment(expires)
		return c, err
	}, `SELECT id, book, resource, expires_at FROM channels
		WHERE expires_at < $1 AND ($2 = '' OR book = $2) ORDER BY expires_at, id`, micros(t), bookID)
}

// DropChannel forgets a channel.
func (s *Store) DropChannel(ctx context.Context, id string) error {
	_, err := s.db.exec(ctx, "DELETE FROM channels WHERE id = $1", id)
	return err
}

func (s *Store) channel(ctx context.Context, id string) (c Channel, hash string, err error) {
	const longest = 256
	if len(id) > longest || strings.ToValidUTF8(id, "") != id || strings.Contains(id, "\x00") {
		return c, "", ErrNotFound
	}
	var expires int64
	err = one(ctx, s.db, "SELECT id, book, token, expires_at FROM channels WHERE id = $1", []any{id},
		&c.ID, &c.Book, &hash, &expires)
	if errors.Is(err, errNoRows) {
		return c, "", ErrNotFound
	}
	c.ExpiresAt = moment(expires)
	return c, hash, err
}
