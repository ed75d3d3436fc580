package opc

import (
	"archive/zip"
	"bufio"
	"encoding/binary"
	"io"
	"strings"
)

// Write writes the package with its edits. What no edit touched is copied raw.
// The same package and edits give the same bytes.
func (d *Draft) Write(w io.Writer) error {
	bw := bufio.NewWriterSize(w, 256<<10)
	zw := zip.NewWriter(bw)
	if err := zw.SetComment(d.zip.Comment); err != nil {
		return err
	}
	for _, f := range d.zip.File {
		if err := d.writeEntry(zw, f); err != nil {
			return err
		}
	}
	for _, folded := range d.added {
		if err := d.writeNew(zw, d.edits[folded]); err != nil {
			return err
		}
	}
	if err := zw.Close(); err != nil {
		return err
	}
	return bw.Flush()
}

func (d *Draft) writeEntry(zw *zip.Writer, f *zip.File) error {
	h := f.FileHeader
	h.Extra = withoutZip64(h.Extra)
	e := d.edits[fold(f.Name)]
	switch {
	case strings.HasSuffix(f.Name, "/"):
		h.Flags &^= 8
		h.Method, h.CRC32, h.CompressedSize64, h.UncompressedSize64 = zip.Store, 0, 0, 0
		_, err := zw.CreateRaw(&h)
		return err
	case e != nil && e.gone:
		return nil
	case e != nil && d.parts[fold(f.Name)] == f:
		return d.writeEdited(zw, h, e)
	}
	raw, err := f.OpenRaw()
	if err != nil {
		return err
	}
	out, err := zw.CreateRaw(&h)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, raw)
	return err
}

// writeNew writes a part that the package lacked. Its time is that of the
// package's own list of types: a clock would make every write different.
func (d *Draft) writeNew(zw *zip.Writer, e *edit) error {
	like := d.parts[fold(typesPart)].FileHeader
	h := zip.FileHeader{
		Name: e.name, CreatorVersion: like.CreatorVersion, ReaderVersion: 20,
		ModifiedDate: like.ModifiedDate, ModifiedTime: like.ModifiedTime, //nolint:staticcheck // the raw fields are what CreateRaw writes
		ExternalAttrs: like.ExternalAttrs,
	}
	if !isASCII(e.name) {
		h.Flags |= 0x800
	}
	return d.writeEdited(zw, h, e)
}

func (d *Draft) writeEdited(zw *zip.Writer, h zip.FileHeader, e *edit) error {
	p := e.packed
	if p == nil {
		var err error
		p, err = d.pack(func(w io.Writer) error {
			_, err := w.Write(e.data)
			return err
		})
		if err != nil {
			return err
		}
	}
	h.Flags &^= 8 | 6 // no data descriptor: sizes and sum are known; 6 are hints of a compressor
	h.Method = zip.Deflate
	h.ReaderVersion = max(h.ReaderVersion, 20)
	h.CRC32, h.UncompressedSize64, h.CompressedSize64 = p.crc, uint64(p.size), uint64(p.deflated.size)
	out, err := zw.CreateRaw(&h)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, p.deflated.reader())
	return err
}

// withoutZip64 drops the zip64 field, which repeats sizes and an offset that
// the writer states anew.
func withoutZip64(extra []byte) []byte {
	var out []byte
	for b := extra; len(b) >= 4; {
		size := 4 + int(binary.LittleEndian.Uint16(b[2:]))
		if size > len(b) {
			return append(out, b...)
		}
		if binary.LittleEndian.Uint16(b) != 1 {
			out = append(out, b[:size]...)
		}
		b = b[size:]
	}
	return out
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
