// Package opc reads and edits the packages that office documents are: zip
// files of parts with content types and relationships (ECMA-376 part 2).
//
// A [Package] reads, within caps that hostile files cannot argue with. A
// [Draft] edits: the parts it does not touch are copied raw, compressed bytes,
// order, names and all; the lists it must touch (content types, relationships)
// are patched as text. The package knows nothing of spreadsheets.
package opc

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/klauspost/compress/flate"

	"rubric"
)

// Errors of packages. Others are those of archive/zip and of the reader.
var (
	ErrNotZip   = errors.New("not a zip file")
	ErrTooLarge = fmt.Errorf("the package unpacks to more than is allowed: %w", rubric.ErrTooLarge)
	ErrMissing  = errors.New("no such part")
	ErrCorrupt  = errors.New("damaged package")
)

// Limits bound what a package may cost. Zero values mean the defaults.
type Limits struct {
	Entries  int   // files in the package; default 20,000
	Unpacked int64 // bytes of all parts; default 512 MiB
	Ratio    int64 // unpacked to packed bytes of a part over 64 MiB; default 500
}

const (
	directoryBudget = 16 << 20 // bytes of the zip directory
	ratioFrom       = 64 << 20
	maxList         = 16 << 20 // bytes of a list of types or relationships
)

func (l Limits) withDefaults() Limits {
	if l.Entries == 0 {
		l.Entries = 20_000
	}
	if l.Unpacked == 0 {
		l.Unpacked = 512 << 20
	}
	if l.Ratio == 0 {
		l.Ratio = 500
	}
	return l
}

// Package is an open package. It is read only and safe for concurrent use.
type Package struct {
	zip    *zip.Reader
	limits Limits
	parts  map[string]*zip.File // by folded name; the last of duplicates, as other readers do
	types  *types
}

// Open reads a package's directory and content types.
func Open(r io.ReaderAt, size int64, l Limits) (*Package, error) {
	l = l.withDefaults()
	budget := &budgetReader{r: r, left: directoryBudget}
	zr, err := zip.NewReader(budget, size)
	switch {
	case budget.spent:
		return nil, ErrTooLarge
	case errors.Is(err, zip.ErrFormat):
		return nil, fmt.Errorf("%w: %w", ErrNotZip, err)
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrCorrupt, err)
	}
	budget.left = -1
	zr.RegisterDecompressor(zip.Deflate, flate.NewReader)
	p := &Package{zip: zr, limits: l, parts: make(map[string]*zip.File, len(zr.File))}
	if err := p.index(); err != nil {
		return nil, err
	}
	if p.Size(typesPart) > maxList {
		return nil, fmt.Errorf("%w: %s", ErrTooLarge, typesPart)
	}
	b, err := p.Part(typesPart)
	if err != nil {
		return nil, err
	}
	p.types, err = parseTypes(b)
	return p, err
}

func (p *Package) index() error {
	if len(p.zip.File) > p.limits.Entries {
		return fmt.Errorf("%w: %d entries", ErrTooLarge, len(p.zip.File))
	}
	var total uint64
	for _, f := range p.zip.File {
		total += f.UncompressedSize64
		if f.UncompressedSize64 > uint64(p.limits.Unpacked) || total > uint64(p.limits.Unpacked) {
			return fmt.Errorf("%w: over %d bytes", ErrTooLarge, p.limits.Unpacked)
		}
		if f.UncompressedSize64 > ratioFrom && f.UncompressedSize64/uint64(p.limits.Ratio) > f.CompressedSize64 {
			return fmt.Errorf("%w: %s packs %d bytes into %d", ErrTooLarge, f.Name, f.UncompressedSize64, f.CompressedSize64)
		}
		if !strings.HasSuffix(f.Name, "/") {
			p.parts[fold(f.Name)] = f
		}
	}
	return nil
}

// Names lists the parts in the package's order, as written but with forward
// slashes and without a leading one. Duplicates are listed once.
func (p *Package) Names() []string {
	names := make([]string, 0, len(p.parts))
	for _, f := range p.zip.File {
		if p.parts[fold(f.Name)] == f {
			names = append(names, canonical(f.Name))
		}
	}
	return names
}

// Has reports whether there is such a part. Names are compared without case.
func (p *Package) Has(name string) bool { return p.parts[fold(name)] != nil }

// Size returns the unpacked size of a part that its directory entry claims,
// 0 without such a part.
func (p *Package) Size(name string) int64 {
	if f := p.parts[fold(name)]; f != nil {
		return int64(f.UncompressedSize64)
	}
	return 0
}

// Open returns a reader of a part's bytes. The error is [ErrMissing] when there
// is no such part. Reading ends with an error when the part is damaged or
// longer than its directory entry claims.
func (p *Package) Open(name string) (io.ReadCloser, error) {
	f := p.parts[fold(name)]
	if f == nil {
		return nil, fmt.Errorf("%w: %s", ErrMissing, name)
	}
	if f.Flags&1 != 0 {
		return nil, fmt.Errorf("%w: %s is encrypted", ErrCorrupt, name)
	}
	rc, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%w: %s: %w", ErrCorrupt, name, err)
	}
	r := &partReader{rc: rc, name: name, left: int64(f.UncompressedSize64)}
	if r.left >= pipeFrom {
		return readAhead(r), nil
	}
	return r, nil
}

// Part returns a part's bytes; see [Package.Open].
func (p *Package) Part(name string) ([]byte, error) {
	rc, err := p.Open(name)
	if err != nil {
		return nil, err
	}
	defer rc.Close()
	var buf bytes.Buffer
	buf.Grow(int(min(p.Size(name), 8<<20)) + bytes.MinRead)
	_, err = buf.ReadFrom(rc)
	return buf.Bytes(), err
}

// Type returns a part's content type, "" when the package names none.
func (p *Package) Type(name string) string { return p.types.of(name) }

// Signed reports whether the package bears a digital signature.
func (p *Package) Signed() bool {
	for _, f := range p.zip.File {
		name := fold(f.Name)
		if strings.HasPrefix(name, "_xmlsignatures/") || strings.HasSuffix(name, ".sigs") ||
			strings.Contains(p.types.of(name), "package.digital-signature") {
			return true
		}
	}
	return false
}

// canonical returns a part's name as this package spells names.
func canonical(name string) string {
	return strings.TrimLeft(strings.ReplaceAll(name, `\`, "/"), "/")
}

func fold(name string) string { return strings.ToLower(canonical(name)) }

// RelsPart returns the name of the part that holds the relationships of a part
// ("" for those of the package).
func RelsPart(name string) string {
	dir, base := path.Split(name)
	return dir + "_rels/" + base + ".rels"
}

// budgetReader fails after a number of bytes; a negative number lifts the limit.
type budgetReader struct {
	r     io.ReaderAt
	left  int64
	spent bool
}

func (b *budgetReader) ReadAt(p []byte, off int64) (int, error) {
	if b.left >= 0 {
		if b.left -= int64(len(p)); b.left < 0 {
			b.left, b.spent = 0, true
			return 0, ErrTooLarge
		}
	}
	return b.r.ReadAt(p, off)
}

// partReader holds a part to the size that its directory entry claims, and
// says which part is damaged.
type partReader struct {
	rc   io.ReadCloser
	name string
	left int64
}

func (r *partReader) Read(p []byte) (int, error) {
	n, err := r.rc.Read(p)
	if r.left -= int64(n); r.left < 0 {
		return 0, fmt.Errorf("%w: %s is longer than it claims", ErrCorrupt, r.name)
	}
	if err != nil && err != io.EOF {
		err = fmt.Errorf("%w: %s: %w", ErrCorrupt, r.name, err)
	}
	return n, err
}

func (r *partReader) Close() error { return r.rc.Close() }
