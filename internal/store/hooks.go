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

// hookGroup is the most hooks that share one commit.
const hookGroup = 1000

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

// crowd is what a commit tells of the next one.
type crowd struct {
	size int           // hooks that shared it or came meanwhile
	took time.Duration // the commit
}

// commitHooks makes hooks durable, as many at once as come while the disk is busy.
func (s *Store) commitHooks() {
	var last crowd
	for {
		select {
		case <-s.ended:
			return
		case h := <-s.hooks:
			group := s.gather(h, last)
			size, begun := len(group), time.Now()
			s.keepHooks(group)
			last = crowd{size + len(s.hooks), time.Since(begun)}
		}
	}
}

// gather collects the hooks that share the next commit: those that wait, and of a
// crowd as many as there were last, if they come within the time of one commit.
// The fewer commits, the less each hook costs; a few hooks wait for nobody.
func (s *Store) gather(first *hook, last crowd) []*hook {
	const (
		few     = 8
		longest = 3 * time.Millisecond
	)
	group := s.waiting([]*hook{first})
	if last.size < few {
		return group
	}
	late := time.NewTimer(min(last.took, longest))
	defer late.Stop()
	for len(group) < min(last.size, hookGroup) {
		select {
		case h := <-s.hooks:
			group = append(group, h)
		case <-late.C:
			return group
		}
	}
	return group
}

// waiting appends the hooks that wait.
func (s *Store) waiting(group []*hook) []*hook {
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
	now := s.o.Clock()
	rest, err := s.joinHooks(ctx, group, now)
	if err == nil && len(rest) > 0 {
		err = s.queueHooks(ctx, rest, now)
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
func (s *Store) joinHooks(ctx context.Context, group []*hook, now time.Time) (rest []*hook, err error) {
	joined, err := s.seen.join(ctx, group, now)
	if err != nil || len(joined) == 0 {
		return group, err
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

// queueHooks accepts and answers hooks whatever state their books are in; what
// it could not keep is not answered.
func (s *Store) queueHooks(ctx context.Context, group []*hook, now time.Time) error {
	var (
		answers []hookAnswer
		fresh   []string
	)
	err := s.db.write(ctx, func(t tx) (err error) {
		answers, fresh, err = s.writeHooks(ctx, t, group, now)
		return err
	})
	if err != nil {
		return err
	}
	s.seen.noted(fresh, now)
	s.count.hookCommits.Add(1)
	for i, h := range group {
		s.answer(h, answers[i])
	}
	return nil
}

func (s *Store) writeHooks(ctx context.Context, t tx, group []*hook, now time.Time) (answers []hookAnswer, fresh []string, err error) {
	books := make([]string, len(group))
	for i, h := range group {
		books[i] = h.book
	}
	rows, err := lockSyncs(ctx, t, books)
	if err != nil {
		return nil, nil, err
	}
	var keys []string
	for _, h := range group {
		if _, ok := rows[h.book]; ok {
			keys = append(keys, h.key)
		}
	}
	slices.Sort(keys)
	if fresh, err = s.seen.note(ctx, t, slices.Compact(keys), now); err != nil {
		return nil, nil, err
	}
	unanswered := setOf(fresh)
	answers = make([]hookAnswer, len(group))
	var idle []string
	for i, h := range group {
		row, ok := rows[h.book]
		switch {
		case !ok:
			answers[i].err = ErrNotFound
		case unanswered[h.key]:
			delete(unanswered, h.key)
			answers[i].queued = true
			if row.run == "" && !slices.Contains(idle, h.book) {
				idle = append(idle, h.book)
			}
		}
	}
	_, err = s.queueRuns(ctx, t, idle, CauseHook, micros(now.Add(s.o.Debounce)))
	return answers, fresh, err
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
