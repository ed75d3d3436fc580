package server

import (
	"context"
	"crypto/rand"
	"errors"
	"strings"
	"time"

	"rubric/internal/store"
)

// Watcher asks to be told of changes to spreadsheets.
type Watcher interface {
	// Watch opens a channel that reports to address until about expires, and
	// returns what closing it needs and when it really expires.
	Watch(ctx context.Context, source, channel, token, address string, expires time.Time) (resource string, until time.Time, err error)
	// Stop closes a channel.
	Stop(ctx context.Context, channel, resource string) error
}

const (
	channelLife = 24 * time.Hour   // the most Drive gives
	renewBefore = 3 * time.Hour    // so that a night of trouble at Google's costs none
	lookEvery   = 5 * time.Minute  // how often channels are looked after
	settleTime  = time.Second      // after a book was registered
	channelTime = 20 * time.Second // one call about a channel
	farFuture   = 100 * 365 * 24 * time.Hour
)

// keepChannels opens a channel for every spreadsheet and replaces it before it
// expires, until ctx ends. Without an address of ours that Google can reach
// there are none; polling and Apps Script remain.
func (s *Server) keepChannels(ctx context.Context) {
	if s.Watcher == nil || s.Shelf.Sheets == nil || !strings.HasPrefix(s.BaseURL, "https://") {
		return
	}
	tick := time.NewTicker(lookEvery)
	defer tick.Stop()
	for {
		if err := s.renewChannels(ctx); err != nil && ctx.Err() == nil {
			s.Log.WarnContext(ctx, "Drive channels were not looked after", "err", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		case <-s.newBook:
			select { // where one is registered, more may follow
			case <-ctx.Done():
				return
			case <-time.After(settleTime):
			}
		}
	}
}

// nudgeChannels has the channels looked after now: there is a new book.
func (s *Server) nudgeChannels() {
	select {
	case s.newBook <- struct{}{}:
	default: // it is about to happen anyway
	}
}

func (s *Server) renewChannels(ctx context.Context) error {
	open, err := s.Store.Channels(ctx, "", s.Clock().Add(farFuture))
	if err != nil {
		return err
	}
	of := map[string][]store.Channel{}
	for _, c := range open {
		of[c.Book] = append(of[c.Book], c)
	}
	for cursor := ""; ; {
		books, next, err := s.Store.Books(ctx, 1000, cursor)
		if err != nil {
			return err
		}
		for i := range books {
			if err := s.renewChannel(ctx, books[i], of[books[i].ID]); err != nil && ctx.Err() == nil {
				s.Log.WarnContext(ctx, "no Drive channel", "book", books[i].ID, "err", err)
			}
		}
		if cursor = next; cursor == "" {
			return ctx.Err()
		}
	}
}

// renewChannel gives a spreadsheet a channel if its last one is about to expire,
// and closes the others after that: for a moment there are two, never none.
func (s *Server) renewChannel(ctx context.Context, b store.Book, open []store.Channel) error {
	name, ok := s.Shelf.Sheets.Name(b.Source)
	if !ok {
		return nil // a file
	}
	for _, c := range open {
		if c.ExpiresAt.After(s.Clock().Add(renewBefore)) {
			return nil
		}
	}
	if err := s.openChannel(ctx, b.ID, name); err != nil {
		return err
	}
	s.closeChannels(ctx, open)
	return nil
}

func (s *Server) openChannel(ctx context.Context, book, source string) error {
	ctx, cancel := context.WithTimeout(ctx, channelTime)
	defer cancel()
	c := store.Channel{ID: strings.ToLower(rand.Text()), Book: book, Token: rand.Text(), ExpiresAt: s.Clock().Add(channelLife)}
	// Stored before it is asked for: its first message may be quicker than the answer.
	if err := s.Store.PutChannel(ctx, c); err != nil {
		return err
	}
	resource, until, err := s.Watcher.Watch(ctx, source, c.ID, c.Token, s.BaseURL+"/hooks/drive", c.ExpiresAt)
	if err != nil {
		return errors.Join(err, s.Store.DropChannel(ctx, c.ID))
	}
	c.ResourceID, c.ExpiresAt = resource, until
	return s.Store.PutChannel(ctx, c)
}

// closeChannels closes channels and forgets them. One that Google does not close
// ends by itself within a day, and its messages are unknown to us.
func (s *Server) closeChannels(ctx context.Context, channels []store.Channel) {
	for _, c := range channels {
		calling, cancel := context.WithTimeout(ctx, channelTime)
		if err := s.Watcher.Stop(calling, c.ID, c.ResourceID); err != nil {
			s.Log.DebugContext(ctx, "a Drive channel was not closed", "book", c.Book, "err", err)
		}
		if err := s.Store.DropChannel(calling, c.ID); err != nil {
			s.Log.WarnContext(ctx, "a Drive channel was not forgotten", "book", c.Book, "err", err)
		}
		cancel()
	}
}
