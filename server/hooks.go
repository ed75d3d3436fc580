package server

import (
	"context"
	"crypto/rand"
	"errors"
	"io"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"rubric"
	"rubric/internal/store"
	"rubric/internal/webhook"
)

// maxHook is the most bytes of a webhook's body.
const maxHook = 65_536

// isHook reports whether a request is a webhook, be there such a route or not.
func isHook(r *http.Request) bool { return strings.HasPrefix(r.URL.Path, "/hooks/") }

// Hooks accepts webhooks durably.
type Hooks interface {
	// HookSecrets returns the keys that may sign a book's webhooks, maybe as they
	// were a second ago unless fresh; store.ErrNotFound.
	HookSecrets(ctx context.Context, book string, fresh bool) ([][]byte, error)
	// AcceptHook returns once a later sync of the book is certain.
	AcceptHook(ctx context.Context, book, webhookID string) (queued bool, err error)
	// AcceptDrive is the same for a message of a Drive channel.
	AcceptDrive(ctx context.Context, channel, token, message string) (queued bool, err error)
}

// newDecoy makes the key that hooks of unknown books are held against, so that
// they take as long as those of known ones.
func newDecoy() []byte {
	key := make([]byte, 32)
	rand.Read(key) // never fails; see crypto/rand
	return key
}

// bookHook takes a signed webhook. The body is not interpreted.
func (s *Server) bookHook(c echo.Context) error {
	r := c.Request()
	body, err := io.ReadAll(http.MaxBytesReader(c.Response(), r.Body, maxHook))
	if err != nil {
		return unreadable(err)
	}
	ctx, book := r.Context(), c.Param("id")
	id, err := s.verify(ctx, book, r.Header, body)
	switch {
	case errors.Is(err, store.ErrNotFound):
		s.metrics.hook("unknown")
		return ofStatus(http.StatusNotFound, err)
	case errors.Is(err, webhook.ErrRefused):
		s.metrics.hook("refused")
		return hookRefused()
	case err != nil:
		return err
	}
	s.courtesy.enter()
	queued, err := s.Hooks.AcceptHook(ctx, book, id)
	s.courtesy.leave()
	if err != nil {
		s.metrics.hook("failed")
		return err
	}
	if queued {
		s.metrics.hook("queued")
	} else {
		s.metrics.hook("repeated")
	}
	return c.NoContent(http.StatusAccepted)
}

// verify returns the id of a well-signed webhook, store.ErrNotFound or
// webhook.ErrRefused. Either refusal costs one look into the database and one
// comparison with each key, so that the time does not tell which books exist.
func (s *Server) verify(ctx context.Context, book string, h http.Header, body []byte) (id string, err error) {
	keys, err := s.Hooks.HookSecrets(ctx, book, false)
	if errors.Is(err, store.ErrNotFound) {
		_, _ = webhook.Verify(h, body, s.Clock(), s.decoy)
		return "", err
	}
	if err != nil {
		return "", err
	}
	if id, err = webhook.Verify(h, body, s.Clock(), keys...); err == nil {
		return id, nil
	}
	// The secret may have been replaced on another replica a moment ago.
	if keys, err = s.Hooks.HookSecrets(ctx, book, true); err != nil {
		return "", err
	}
	return webhook.Verify(h, body, s.Clock(), keys...)
}

// hookRefused is the one answer to every hook that was not signed well.
func hookRefused() error {
	return fail(http.StatusUnauthorized,
		rubric.Text{RU: "подпись вебхука не принята", EN: "the webhook's signature was not accepted"},
		rubric.Text{
			RU: "подпишите id.время.тело секретом книги (Standard Webhooks) и проверьте часы отправителя",
			EN: "sign id.timestamp.body with the book's secret (Standard Webhooks) and check the sender's clock",
		})
}

// driveHook takes a push notification of Google Drive; see
// https://developers.google.com/workspace/drive/api/guides/push. Whoever does not
// know a channel learns nothing about it: every refusal is the same.
func (s *Server) driveHook(c echo.Context) error {
	h := c.Request().Header
	channel, token := h.Get("X-Goog-Channel-Id"), h.Get("X-Goog-Channel-Token")
	message := h.Get("X-Goog-Message-Number")
	// The first message of a channel ("sync") is taken like any other: what was
	// edited before the channel existed is then seen now.
	if channel == "" || token == "" {
		return ofStatus(http.StatusNotFound, nil)
	}
	switch _, err := s.Hooks.AcceptDrive(c.Request().Context(), channel, token, message); {
	case errors.Is(err, store.ErrNotFound):
		s.metrics.hook("unknown")
		return ofStatus(http.StatusNotFound, nil)
	case err != nil:
		s.metrics.hook("failed")
		return err
	}
	s.metrics.hook("drive")
	return c.NoContent(http.StatusOK)
}
