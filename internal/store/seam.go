package store

import (
	"context"
	"errors"
	"time"
)

// Store is the service's memory and queue; see the package comment. Its methods
// may be called concurrently.
type Store struct{ o Options }

var errNotYet = errors.New("store: being built")

// Open opens the database "sqlite:PATH" or "postgres://…" and brings its schema
// up to date. A SQLite file and its side files get mode 0600. It starts no work;
// see [Store.Start]. A database that cannot be opened is a [rubric.Problem].
func Open(ctx context.Context, databaseURL string, o Options) (*Store, error) {
	o = o.withDefaults()
	return &Store{o}, o.validate()
}

// Close releases the database; call [Store.Drain] first.
func (s *Store) Close() error { return nil }

// Start begins to work through the queue, to poll and to send reports, until
// [Store.Drain]. On SQLite only one process may; a second gets a [rubric.Problem].
func (s *Store) Start(ctx context.Context, w Work) error { return errNotYet }

// Drain accepts no more hooks, starts nothing new and waits for what runs; when
// ctx ends first, that is cancelled and queued again.
func (s *Store) Drain(ctx context.Context) error { return nil }

// Ready returns nil when the database answers and the queue is being worked through.
func (s *Store) Ready(ctx context.Context) error { return errNotYet }

// Stats returns figures for metrics; a few milliseconds of the database's time.
func (s *Store) Stats(ctx context.Context) (Stats, error) { return Stats{}, errNotYet }

// CreateBook registers a book by its Source, Title, Lang and Report and returns
// it with its webhook secret ("whsec_…"), which no other call returns.
// [ErrTaken] when the source is registered, [ErrSchedule] for a bad schedule.
func (s *Store) CreateBook(ctx context.Context, b Book) (Book, string, error) {
	return Book{}, "", errNotYet
}

// Book returns a book, or [ErrNotFound].
func (s *Store) Book(ctx context.Context, id string) (Book, error) { return Book{}, errNotYet }

// Books returns up to limit books in order of creation, from cursor on ("" the
// first), and the cursor of the next page, "" after the last. [ErrCursor].
func (s *Store) Books(ctx context.Context, limit int, cursor string) ([]Book, string, error) {
	return nil, "", errNotYet
}

// PatchBook changes Source, Title, Lang and Report of a book by edit, which is
// called once with the book as stored and must not block; its error is returned
// as it is and changes nothing. [ErrNotFound], [ErrTaken], [ErrSchedule].
func (s *Store) PatchBook(ctx context.Context, id string, edit func(*Book) error) (Book, error) {
	return Book{}, errNotYet
}

// DeleteBook forgets a book and all that belongs to it, or returns [ErrNotFound].
// A sync that runs finds its lease lost.
func (s *Store) DeleteBook(ctx context.Context, id string) error { return errNotYet }

// RotateSecret gives the book a new webhook secret; the one before it stays good
// for 24 hours.
func (s *Store) RotateSecret(ctx context.Context, id string) (string, error) { return "", errNotYet }

// HookSecrets returns the keys (decoded) that may sign the book's webhooks now,
// the newest first, or [ErrNotFound]. They are remembered for a second.
func (s *Store) HookSecrets(ctx context.Context, id string) ([][]byte, error) {
	return nil, errNotYet
}

// AcceptHook returns once a sync that starts after this call is durably queued;
// concurrent calls share a commit. A webhook id seen for the book within 24
// hours queues nothing: queued is false. [ErrNotFound] for a book unknown or
// gone, [ErrClosed] while draining.
func (s *Store) AcceptHook(ctx context.Context, bookID, webhookID string) (queued bool, err error) {
	return false, errNotYet
}

// AcceptDrive is AcceptHook for a message of a Drive channel, known by the
// channel's id and token; [ErrNotFound] when either is wrong or expired.
func (s *Store) AcceptDrive(ctx context.Context, channelID, token, message string) (queued bool, err error) {
	return false, errNotYet
}

// Channel is a Drive push channel of a book.
type Channel struct {
	ID, Book   string
	Token      string // only when put: it is kept as a hash
	ResourceID string // what stopping the channel needs
	ExpiresAt  time.Time
}

// PutChannel remembers a channel.
func (s *Store) PutChannel(ctx context.Context, c Channel) error { return errNotYet }

// Channels returns a book's channels, of all books for "", that expire before t,
// the earliest first.
func (s *Store) Channels(ctx context.Context, bookID string, t time.Time) ([]Channel, error) {
	return nil, errNotYet
}

// DropChannel forgets a channel.
func (s *Store) DropChannel(ctx context.Context, id string) error { return errNotYet }

// RequestSync asks for a sync of the book now, without debounce. One that waits
// already is brought forward and returned.
func (s *Store) RequestSync(ctx context.Context, bookID string, cause Cause) (Run, error) {
	return Run{}, errNotYet
}

// Runs returns up to limit of the book's runs, newest first; see [Store.Books].
func (s *Store) Runs(ctx context.Context, bookID string, limit int, cursor string) ([]Run, string, error) {
	return nil, "", errNotYet
}

// Run returns a run, or [ErrNotFound].
func (s *Store) Run(ctx context.Context, id string) (Run, error) { return Run{}, errNotYet }

// Assessment returns what the book's last finished sync left, or [ErrNotFound].
func (s *Store) Assessment(ctx context.Context, bookID string) (Document, error) {
	return Document{}, errNotYet
}

// SetToken makes token the one API token of that name; only its hash is kept.
func (s *Store) SetToken(ctx context.Context, name, token string) error { return errNotYet }

// HasToken reports whether any API token was set.
func (s *Store) HasToken(ctx context.Context) (bool, error) { return false, errNotYet }

// CheckToken returns the name of an API token, comparing in constant time; ok is
// false for one that is not ours.
func (s *Store) CheckToken(ctx context.Context, token string) (name string, ok bool, err error) {
	return "", false, errNotYet
}

// Recall returns the response remembered under an idempotency key of that
// token's within 24 hours; ok is false for none, [ErrKeyReused] when the request
// was another.
func (s *Store) Recall(ctx context.Context, token, key, requestHash string) (response []byte, ok bool, err error) {
	return nil, false, errNotYet
}

// Remember keeps the response to a request under its idempotency key, sealed. A
// key that is there already keeps its first response.
func (s *Store) Remember(ctx context.Context, token, key, requestHash string, response []byte) error {
	return errNotYet
}
