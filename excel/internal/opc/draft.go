package opc

import (
	"bytes"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"strings"

	"github.com/klauspost/compress/flate"
)

// level weighs speed against size; klauspost's level 5 packs sheets about as
// tightly as zlib's 6 in a third of the time.
const level = 5

// Draft is a package with edits on it. Reading a draft shows the edits.
type Draft struct {
	*Package
	edits map[string]*edit // by folded name
	added []string         // the folded names of new parts, in order

	deflater *flate.Writer // for the next part; it takes half a megabyte, and parts are many
}

// edit is what became of a part. A removed part has neither data nor packed.
type edit struct {
	name   string
	data   []byte // the new bytes, unless packed holds them
	packed *packed
	gone   bool
}

// packed is a part that was compressed as it was made.
type packed struct {
	deflated *chunks
	size     int64
	crc      uint32
}

// Edit begins a draft on the package.
func (p *Package) Edit() *Draft { return &Draft{Package: p, edits: map[string]*edit{}} }

// Changed reports whether anything was edited.
func (d *Draft) Changed() bool { return len(d.edits) > 0 }

// Has reports whether the draft holds such a part.
func (d *Draft) Has(name string) bool {
	if e := d.edits[fold(name)]; e != nil {
		return !e.gone
	}
	return d.Package.Has(name)
}

// Names lists the parts: the package's in its order, then the new ones.
func (d *Draft) Names() []string {
	var names []string
	for _, name := range d.Package.Names() {
		if d.Has(name) {
			names = append(names, name)
		}
	}
	for _, folded := range d.added {
		names = append(names, d.edits[folded].name)
	}
	return names
}

// Open is [Package.Open] as the draft stands.
func (d *Draft) Open(name string) (io.ReadCloser, error) {
	e := d.edits[fold(name)]
	switch {
	case e == nil:
		return d.Package.Open(name)
	case e.gone:
		return nil, fmt.Errorf("%w: %s", ErrMissing, name)
	case e.packed != nil:
		return flate.NewReader(e.packed.deflated.reader()), nil
	}
	return io.NopCloser(bytes.NewReader(e.data)), nil
}

// Part is [Package.Part] as the draft stands.
func (d *Draft) Part(name string) ([]byte, error) {
	if e := d.edits[fold(name)]; e != nil && e.data != nil {
		return e.data, nil
	}
	rc, err := d.Open(name)
	if err != nil {
		return nil, err
	}
	defer rc.Close()
	return io.ReadAll(rc)
}

// Put makes a part hold the bytes, which the draft keeps. A new part comes last
// in the package. The content type is written down where the package's defaults
// do not already say it; "" leaves it as it is.
func (d *Draft) Put(name string, data []byte, contentType string) error {
	if data == nil {
		data = []byte{}
	}
	if len(data) >= pipeFrom {
		return d.Make(name, contentType, func(w io.Writer) error {
			_, err := w.Write(data)
			return err
		})
	}
	d.edit(name, &edit{data: data})
	if contentType == "" {
		return nil
	}
	return d.SetType(name, contentType)
}

// Rewrite replaces a part's bytes with what fn makes of them, without holding
// either in memory unpacked. When fn fails the part stays as it was.
func (d *Draft) Rewrite(name string, fn func(w io.Writer, r io.Reader) error) error {
	rc, err := d.Open(name)
	if err != nil {
		return err
	}
	defer rc.Close()
	p, err := d.pack(func(w io.Writer) error {
		if d.Size(name) < pipeFrom {
			return fn(w, rc)
		}
		b := writeBehind(w)
		return errors.Join(fn(b, rc), b.Close())
	})
	if err != nil {
		return err
	}
	d.edit(name, &edit{packed: p})
	return nil
}

// Make sets a part's bytes to what fn writes, without holding them unpacked. A
// contentType "" leaves the type as it is.
func (d *Draft) Make(name, contentType string, fn func(w io.Writer) error) error {
	p, err := d.pack(func(w io.Writer) error {
		b := writeBehind(w)
		return errors.Join(fn(b), b.Close())
	})
	if err != nil {
		return err
	}
	d.edit(name, &edit{packed: p})
	if contentType == "" {
		return nil
	}
	return d.SetType(name, contentType)
}

func (d *Draft) edit(name string, e *edit) {
	folded := fold(name)
	was := d.edits[folded]
	e.name = canonical(name)
	if was != nil {
		e.name = was.name
	}
	isNew := !d.Package.Has(name)
	if isNew && (was == nil || was.gone) {
		d.added = append(d.added, folded)
	}
	d.edits[folded] = e
}

// Remove removes a part, its relationships and its content type.
// Relationships that lead to it are the caller's to remove.
func (d *Draft) Remove(name string) error {
	for _, part := range []string{name, RelsPart(name)} {
		if d.Has(part) {
			d.drop(part)
		}
	}
	return d.SetType(name, "")
}

func (d *Draft) drop(name string) {
	folded := fold(name)
	if d.Package.Has(name) {
		d.edits[folded] = &edit{name: canonical(name), gone: true}
		return
	}
	delete(d.edits, folded)
	for i, n := range d.added {
		if n == folded {
			d.added = append(d.added[:i:i], d.added[i+1:]...)
			break
		}
	}
}

// Type returns a part's content type as the draft stands.
func (d *Draft) Type(name string) string {
	if e := d.edits[fold(typesPart)]; e != nil {
		if t, err := parseTypes(e.data); err == nil {
			return t.of(name)
		}
	}
	return d.Package.Type(name)
}

// SetType sets a part's content type; "" takes its own entry away.
func (d *Draft) SetType(name, contentType string) error {
	list, err := d.Part(typesPart)
	if err != nil {
		return err
	}
	changed, err := withType(list, name, contentType)
	if err != nil {
		return err
	}
	if bytes.Equal(changed, list) {
		return nil
	}
	return d.Put(typesPart, changed, "")
}

// FreeName returns the first name of the pattern, such as
// xl/worksheets/sheet%d.xml, that no part has, counting from 1.
func (d *Draft) FreeName(pattern string) string {
	for n := 1; ; n++ {
		if name := fmt.Sprintf(pattern, n); !d.Has(name) {
			return name
		}
	}
}

// RelType returns the type of a relationship between document parts, such as
// worksheet, in the flavour of this package (transitional or strict).
func (d *Draft) RelType(kind string) string {
	if d.Strict() {
		return "http://purl.oclc.org/ooxml/officeDocument/relationships/" + kind
	}
	return "http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + kind
}

// Strict reports whether the package is of the strict flavour.
func (p *Package) Strict() bool {
	rels, err := p.Rels("")
	if err != nil {
		return false
	}
	for _, r := range rels.OfKind("officeDocument") {
		return strings.HasPrefix(r.Type, "http://purl.oclc.org/")
	}
	return false
}

// pack deflates what fn writes.
func (d *Draft) pack(fn func(io.Writer) error) (*packed, error) {
	out := &chunks{}
	fw, err := d.deflate(out)
	if err != nil {
		return nil, err
	}
	sum := crc32.NewIEEE()
	counted := &counter{w: io.MultiWriter(sum, fw)}
	if err := fn(counted); err != nil {
		return nil, err
	}
	if err := fw.Close(); err != nil {
		return nil, err
	}
	d.deflater = fw
	return &packed{out, counted.n, sum.Sum32()}, nil
}

// deflate returns the writer that was used last, unless a part is being made
// with it.
func (d *Draft) deflate(out io.Writer) (*flate.Writer, error) {
	fw := d.deflater
	if fw == nil {
		return flate.NewWriter(out, level)
	}
	d.deflater = nil
	fw.Reset(out)
	return fw, nil
}

type counter struct {
	w io.Writer
	n int64
}

func (c *counter) Write(p []byte) (int, error) {
	c.n += int64(len(p))
	return c.w.Write(p)
}
