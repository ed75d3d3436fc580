package store

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"slices"
	"strings"
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
	case <-s.ended: // perhaps before anybody took the hook
		return false, ErrClosed
	}
}

// commitHooks makes hooks durable, as many at once as came while the disk was
// busy with those before.
func (s *Store) commitHooks() {
	for {
		select {
		case <-s.ended:
			return
		case h := <-s.hooks:
			s.keepHooks(s.gather(h))
		}
	}
}

// gather collects the hooks that share the next commit: those that wait.
func (s *Store) gather(first *hook) []*hook {
	group := []*hook{first}
	for len(group) < hookGroup {
		select {
		case h := <-s.hooks:
			group = append(group, h)
		default:
			return group
		}
	}
	return group
}

// keepHooks makes a group durable and answers it.
func (s *Store) keepHooks(group []*hook) {
	// The hooks belong to many requests: none of them may end the others.
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	rest, err := s.joinHooks(ctx, group)
	if err == nil && len(rest) > 0 {
		var answers []hookAnswer
		err = s.db.write(ctx, func(t tx) (err error) {
			answers, err = s.writeHooks(ctx, t, rest)
			return err
		})
		if err == nil {
			s.count.hookCommits.Add(1)
			for i, h := range rest {
				s.answer(h, answers[i])
			}
			return
		}
	}
	if err != nil {
		s.log.Error("committing hooks failed", "hooks", len(rest), "err", err)
		for _, h := range rest {
			s.answer(h, hookAnswer{err: err})
		}
	}
}

func (s *Store) answer(h *hook, a hookAnswer) {
	switch {
	case a.queued:
		s.count.hooksAccepted.Add(1)
	case a.err == nil:
		s.count.hooksRepeated.Add(1)
	}
	h.answer <- a
}

// joinHooks accepts the hooks whose book has a run that waits: it starts after
// them, so that all there is to write is their ids, in one statement. It returns
// the others: of books where nothing waits, of unknown ones, and ids seen before.
//
// No row is locked. A run that is being begun right now still counts as waiting
// here, and rightly so: a sync reads its workbook, and sets the time of its
// start, after its beginning is committed.
func (s *Store) joinHooks(ctx context.Context, group []*hook) (rest []*hook, err error) {
	slices.SortFunc(group, func(a, b *hook) int { return strings.Compare(a.key, b.key) })
	values := make([][]any, len(group))
	for i, h := range group {
		values[i] = []any{h.book, h.key}
	}
	joined, err := all(ctx, s.db.autocommit(), scanText, `{insert-new} INTO webhooks (id, seen_at)
		SELECT value->>1, CAST($2 AS bigint) FROM {each}($1) WHERE EXISTS
			(SELECT 1 FROM work WHERE work.book = value->>0 AND work.kind = 'sync' AND work.run IS NOT NULL)
		{unless-there} RETURNING id`, list(values), s.now())
	if err != nil {
		return group, err
	}
	if len(joined) == 0 {
		return group, nil
	}
	s.count.hookCommits.Add(1)
	fresh := setOf(joined)
	return slices.DeleteFunc(group, func(h *hook) bool {
		if !fresh[h.key] {
			return false
		}
		delete(fresh, h.key) // the same id twice in a group counts once
		s.answer(h, hookAnswer{queued: true})
		return true
	}), nil
}

// writeHooks accepts hooks whatever state their books are in.
func (s *Store) writeHooks(ctx context.Context, t tx, group []*hook) ([]hookAnswer, error) {
	books := make([]string, len(group))
	for i, h := range group {
		books[i] = h.book
	}
	rows, err := lockSyncs(ctx, t, books)
	if err != nil {
		return nil, err
	}
	var keys []string
	for _, h := range group {
		if _, ok := rows[h.book]; ok {
			keys = append(keys, h.key)
		}
	}
	fresh, err := s.rememberHooks(ctx, t, keys)
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
			delete(fresh, h.key)
			answers[i].queued = true
			if row.run == "" && !slices.Contains(idle, h.book) {
				idle = append(idle, h.book)
			}
		}
	}
	_, err = s.queueRuns(ctx, t, idle, CauseHook, micros(s.o.Clock().Add(s.o.Debounce)))
	return answers, err
}

// rememberHooks writes the ids down and returns those not seen within [hookMemory].
func (s *Store) rememberHooks(ctx context.Context, t tx, keys []string) (fresh map[string]bool, err error) {
	if len(keys) == 0 {
		return map[string]bool{}, nil
	}
	now := s.o.Clock()
	keys = slices.Compact(slices.Sorted(slices.Values(keys)))
	insert := func(keys []string) ([]string, error) {
		return all(ctx, t, scanText, `{insert-new} INTO webhooks (id, seen_at)
			SELECT value->>0, CAST($2 AS bigint) FROM {each}($1) WHERE true {unless-there} RETURNING id`,
			column(keys), micros(now))
	}
	inserted, err := insert(keys)
	if err != nil {
		return nil, err
	}
	fresh = setOf(inserted)
	seen := slices.DeleteFunc(keys, func(key string) bool { return fresh[key] })
	if len(seen) == 0 {
		return fresh, nil
	}
	// Those that are old enough to be forgotten count as new.
	forgotten, err := all(ctx, t, scanText, `DELETE FROM webhooks
		WHERE id IN (SELECT value->>0 FROM {each}($1)) AND seen_at <= $2 RETURNING id`,
		column(seen), micros(now.Add(-hookMemory)))
	if err != nil || len(forgotten) == 0 {
		return fresh, err
	}
	inserted, err = insert(forgotten)
	for _, key := range inserted {
		fresh[key] = true
	}
	return fresh, err
}

func setOf(keys []string) map[string]bool {
	set := make(map[string]bool, len(keys))
	for _, key := range keys {
		set[key] = true
	}
	return set
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
