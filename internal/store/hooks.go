package store

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"slices"
	"time"
)

// hook is one webhook on its way to the disk.
type hook struct {
	book, key string
	answer    chan hookAnswer // buffered: nobody may be left to read it
}

type hookAnswer struct {
	queued bool
	err    error
}

const (
	// hookGroup is the most hooks that share one commit.
	hookGroup = 1000
	// hookMemory is how long a webhook's id is remembered.
	hookMemory = 24 * time.Hour
)

// AcceptHook returns once a sync that starts after this call is durably queued;
// concurrent calls share a commit. A webhook id seen for the book within 24
// hours queues nothing: queued is false. [ErrNotFound] for a book unknown or
// gone, [ErrClosed] while draining.
func (s *Store) AcceptHook(ctx context.Context, bookID, webhookID string) (queued bool, err error) {
	if !known(bookID) {
		return false, ErrNotFound
	}
	if s.closing.Load() {
		return false, ErrClosed
	}
	h := &hook{bookID, hookKey(bookID, webhookID), make(chan hookAnswer, 1)}
	select {
	case s.hooks <- h:
	case <-ctx.Done():
		return false, ctx.Err()
	case <-s.ended:
		return false, ErrClosed
	}
	select {
	case a := <-h.answer:
		return a.queued, a.err
	case <-ctx.Done():
		return false, ctx.Err()
	}
}

// commitHooks makes hooks durable, as many at once as came while the disk was
// busy with those before.
func (s *Store) commitHooks() {
	crowd := 0 // how many shared the commit before
	for {
		select {
		case <-s.ended:
			return
		case h := <-s.hooks:
			group := s.gather(h, crowd)
			s.answer(group)
			crowd = len(group)
		}
	}
}

// gather collects the hooks that share the next commit: those that wait, and
// after a crowd also those about to come. Its senders were answered a moment ago
// and many send on: without the wait they would split into two groups that take
// turns, at twice the commits.
func (s *Store) gather(first *hook, crowd int) []*hook {
	const (
		many = 8
		lull = 300 * time.Microsecond // without a hook: the crowd is here
		most = 2 * time.Millisecond
	)
	group := append(make([]*hook, 0, 2*crowd+1), first)
	for full := false; len(group) < hookGroup && !full; {
		select {
		case h := <-s.hooks:
			group = append(group, h)
		default:
			full = true
		}
	}
	if crowd < many {
		return group
	}
	end := time.Now().Add(most)
	quiet := time.NewTimer(lull)
	defer quiet.Stop()
	for len(group) < hookGroup && time.Now().Before(end) {
		select {
		case h := <-s.hooks:
			group = append(group, h)
			quiet.Reset(lull)
		case <-quiet.C:
			return group
		}
	}
	return group
}

func (s *Store) answer(group []*hook) {
	// The hooks belong to many requests: none of them may end the others.
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	var answers []hookAnswer
	err := s.db.write(ctx, func(t tx) (err error) {
		answers, err = s.writeHooks(ctx, t, group)
		return err
	})
	if err == nil {
		s.count.hookCommits.Add(1)
	}
	for i, h := range group {
		a := hookAnswer{err: err}
		if err == nil {
			a = answers[i]
		}
		switch {
		case a.queued:
			s.count.hooksAccepted.Add(1)
		case a.err == nil:
			s.count.hooksRepeated.Add(1)
		}
		h.answer <- a
	}
	if err != nil {
		s.log.Error("committing hooks failed", "hooks", len(group), "err", err)
	}
}

func (s *Store) writeHooks(ctx context.Context, t tx, group []*hook) ([]hookAnswer, error) {
	books := make([]string, len(group))
	for i, h := range group {
		books[i] = h.book
	}
	rows, err := lockSyncs(ctx, t, books)
	if err != nil {
		return nil, err
	}
	fresh, err := s.writeHookIDs(ctx, t, group, rows)
	if err != nil {
		return nil, err
	}
	answers := make([]hookAnswer, len(group))
	var idle []string
	for i, h := range group {
		row, ok := rows[h.book]
		switch {
		case !ok:
			answers[i].err = ErrNotFound
		case fresh[h.key]:
			delete(fresh, h.key) // the same id twice in a group counts once
			answers[i].queued = true
			if row.run == "" && !slices.Contains(idle, h.book) {
				idle = append(idle, h.book)
			}
		}
	}
	// Where a run waits, it starts after these hooks: nothing more to write.
	_, err = s.queueRuns(ctx, t, idle, CauseHook, micros(s.o.Clock().Add(s.o.Debounce)))
	return answers, err
}

// writeHookIDs remembers the ids and returns those not seen within [hookMemory].
func (s *Store) writeHookIDs(ctx context.Context, t tx, group []*hook, held map[string]syncRow) (map[string]bool, error) {
	fresh := map[string]bool{}
	var keys []string
	for _, h := range group {
		if _, ok := held[h.book]; ok {
			keys = append(keys, h.key)
		}
	}
	if len(keys) == 0 {
		return fresh, nil
	}
	slices.Sort(keys)
	keys = slices.Compact(keys)
	now := s.o.Clock()
	// "WHERE true" tells SQLite that ON CONFLICT is no join.
	inserted, err := all(ctx, t, scanText, `INSERT INTO webhooks (id, seen_at)
		SELECT value->>0, CAST($2 AS bigint) FROM {each}($1) WHERE true
		ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at WHERE webhooks.seen_at <= $3
		RETURNING id`, column(keys), micros(now), micros(now.Add(-hookMemory)))
	for _, key := range inserted {
		fresh[key] = true
	}
	return fresh, err
}

// hookKey is what is remembered of a webhook's id.
func hookKey(book, id string) string {
	sum := sha256.Sum256([]byte(book + "\x00" + id))
	return base64.RawURLEncoding.EncodeToString(sum[:16])
}

// AcceptDrive is AcceptHook for a message of a Drive channel, known by the
// channel's id and token; [ErrNotFound] when either is wrong or expired.
func (s *Store) AcceptDrive(ctx context.Context, channelID, token, message string) (queued bool, err error) {
	c, hash, err := s.channel(ctx, channelID)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return false, err
	}
	if !same(hash, digest(token)) || !s.o.Clock().Before(c.ExpiresAt) {
		return false, ErrNotFound
	}
	return s.AcceptHook(ctx, c.Book, "drive\x00"+channelID+"\x00"+message)
}
