package excel

import (
	"context"
	"path/filepath"
	"sync"
	"time"

	"rubric"
	"rubric/excel/internal/opc"
)

// maxCellText is the most characters that Excel keeps in a cell.
const maxCellText = 32767

// DefaultMaxWait is how long a workbook that is open in Excel is waited for.
const DefaultMaxWait = 10 * time.Second

// Options say how a workbook is written.
type Options struct {
	// Out is the file to write instead of the workbook, which is then left
	// alone; whether someone has it open does not matter. "" for the workbook.
	Out string
	// MaxWait is how long to wait for a workbook that is open elsewhere:
	// DefaultMaxWait when it is 0, not at all when it is negative.
	MaxWait time.Duration
}

func (o Options) maxWait() time.Duration {
	if o.MaxWait == 0 {
		return DefaultMaxWait
	}
	return o.MaxWait
}

// Source is a workbook file. It is safe for concurrent use.
type Source struct {
	path    string
	options Options

	mu   sync.Mutex
	last *reading // what Read returned last, so that Write need not read again
}

// reading is a file as read.
type reading struct {
	snap *snapshot
	pkg  *opc.Package
	book *book
}

// Open returns the source of a workbook file without reading it.
func Open(path string, o Options) *Source { return &Source{path: path, options: o} }

// Opener opens workbook files by their paths.
type Opener struct{ Options }

// Open returns the source of a workbook file without reading it.
func (o Opener) Open(_ context.Context, name string) (rubric.Source, error) {
	return Open(name, o.Options), nil
}

// Capabilities says that conflicts are found before anything is written.
func (s *Source) Capabilities() rubric.Capabilities {
	return rubric.Capabilities{ConflictsBeforeWriting: true, MaxCellText: maxCellText}
}

// Read returns the workbook's cells. Whether it is open elsewhere does not
// matter: a save is atomic in every program that matters, and Write checks.
func (s *Source) Read(ctx context.Context) (*rubric.Grid, rubric.Revision, error) {
	r, err := s.read(ctx)
	if err != nil {
		return nil, "", explain(s.path, err)
	}
	s.mu.Lock()
	s.last = r
	s.mu.Unlock()
	return r.book.grid, r.snap.rev, nil
}

func (s *Source) read(ctx context.Context) (*reading, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	snap, err := load(s.path)
	if err != nil {
		return nil, err
	}
	return s.parse(ctx, snap)
}

func (s *Source) parse(ctx context.Context, snap *snapshot) (*reading, error) {
	pkg, err := openPackage(snap.data)
	if err != nil {
		return nil, err
	}
	b, err := readBook(ctx, pkg, filepath.Base(s.path), defaultLimits())
	if err != nil {
		return nil, err
	}
	return &reading{snap, pkg, b}, nil
}
