package server

import (
	"context"
	"errors"
	"log/slog"
	"strings"
	"time"

	"rubric"
	"rubric/internal/reconcile"
	"rubric/internal/store"
)

// Config is what a server is made of. All but the last group is required.
type Config struct {
	Store    *store.Store
	Shelf    *Shelf
	Renderer rubric.Renderer
	Notifier Notifier
	// Message words a finding.
	Message func(*rubric.Finding, rubric.Lang) string

	Hooks     Hooks             // who accepts webhooks; the store
	Watcher   Watcher           // opens Drive channels; nil for none
	Waits     *Waits            // told of waits for a quota of calls; nil for none
	Log       *slog.Logger      // discards
	Clock     func() time.Time  // time.Now
	BaseURL   string            // the address outsiders use, without a slash at the end; "" makes webhook URLs paths
	MaxUpload int64             // bytes of an uploaded workbook; 32 MiB
	Uploads   int               // uploaded workbooks checked at once; 2
	Job       reconcile.Options // what every job is asked; its clock is set for each

	// Started is called once the database is ours to work with, before anything
	// is answered; its error ends Serve. nil for nobody to tell.
	Started func(context.Context) error
}

// Notifier delivers reports and knows the addresses they go to.
type Notifier interface {
	rubric.Sender
	// Check objects to an address that nothing could be sent to, in a [rubric.Problem].
	Check(to string) error
	// Mask returns the address with its credentials hidden.
	Mask(to string) string
}

func (c Config) withDefaults() Config {
	if c.Hooks == nil {
		c.Hooks = c.Store
	}
	if c.Waits == nil {
		c.Waits = new(Waits)
	}
	if c.Started == nil {
		c.Started = func(context.Context) error { return nil }
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	if c.Clock == nil {
		c.Clock = time.Now
	}
	if c.MaxUpload == 0 {
		c.MaxUpload = 32 << 20
	}
	if c.Uploads == 0 {
		c.Uploads = 2
	}
	c.BaseURL = strings.TrimRight(c.BaseURL, "/")
	return c
}

func (c Config) validate() error {
	switch {
	case c.Store == nil:
		return errors.New("server: Store is required")
	case c.Shelf == nil || c.Renderer == nil || c.Notifier == nil || c.Message == nil:
		return errors.New("server: Shelf, Renderer, Notifier and Message are required")
	case c.MaxUpload < 0 || c.Uploads < 0:
		return errors.New("server: MaxUpload and Uploads must not be negative")
	}
	return nil
}
