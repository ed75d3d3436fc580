package rubric

import (
	"context"
	"errors"
	"fmt"
	"io"
)

// Source is one workbook that people edit while we work on it.
type Source interface {
	// Read returns the workbook's cells and the revision they were read at.
	//
	// Trouble that a person can do something about (no such file, not a
	// workbook, no access) is a [Problem].
	Read(ctx context.Context) (*Grid, Revision, error)

	// Write applies the edits and returns the new revision. It touches no cell,
	// style, formula, chart or part that no edit names. If people changed what
	// the edits rest on, the error is a [ConflictError] that wraps [ErrConflict]
	// and lists what was applied; the caller reads again and repeats, bounded.
	// When Write returns nil, every edit stands beside the row it was meant for.
	Write(ctx context.Context, base Revision, edits []Edit) (Revision, error)

	// Capabilities says what the source can do.
	Capabilities() Capabilities
}

// Revision is an opaque state of a workbook. Equal revisions mean equal
// content; the zero Revision is of no workbook.
type Revision string

// Capabilities are declared by a source, never guessed from its type.
type Capabilities struct {
	// ConflictsBeforeWriting is true for a source that checks the base revision
	// before it changes anything (files), false for one that can only look at
	// what it wrote afterwards (Sheets).
	ConflictsBeforeWriting bool
	// MaxCellText is the most characters a cell holds; 0 for no limit.
	MaxCellText int
}

// ErrConflict says that people changed the workbook between our read and our write.
var ErrConflict = errors.New("the workbook changed since it was read")

// ErrTooLarge is in the chain of the [Problem] about a workbook that holds more
// than a source reads.
var ErrTooLarge = errors.New("too large")

// ConflictError is a write that met changes by people.
type ConflictError struct {
	Applied []Edit // the edits that stand, in order; none for a file
}

// Error says how much was applied.
func (e *ConflictError) Error() string {
	return fmt.Sprintf("%v (%d edits applied)", ErrConflict, len(e.Applied))
}

// Unwrap returns [ErrConflict].
func (e *ConflictError) Unwrap() error { return ErrConflict }

// Opener opens the source that a person named: a path, an address or an id.
type Opener interface {
	// Open returns the source without reading it. A name that cannot be a
	// workbook is a [Problem].
	Open(ctx context.Context, name string) (Source, error)
}

// Renderer makes a file of its own out of a report.
type Renderer interface {
	// Render writes the file. Links to places in the book point into book,
	// the name or address of the workbook that the report speaks of; without
	// one they are plain text.
	Render(ctx context.Context, w io.Writer, r *Report, book string) error
	// ContentType is the media type of the file.
	ContentType() string
}

// Message is a report on its way to people.
type Message struct {
	Subject    string
	Text       string
	Attachment *Attachment // nil for none
}

// Attachment is a file that goes with a message.
type Attachment struct {
	Name        string
	ContentType string
	Data        []byte
}

// Sender delivers a message to an address such as an e-mail or a chat URL.
type Sender interface {
	Send(ctx context.Context, to string, m Message) error
}
