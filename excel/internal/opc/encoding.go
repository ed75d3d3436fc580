package opc

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/ianaindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// Encoding is how a part's text is encoded; the zero Encoding is UTF-8.
type Encoding struct {
	name string
	enc  encoding.Encoding
	bom  bool // begins with a byte order mark
}

// UTF8 reports whether the part is UTF-8 (or ASCII) already.
func (e Encoding) UTF8() bool { return e.enc == nil }

// Decode returns the text of a part as UTF-8 and how it was encoded.
func Decode(r io.Reader) (io.Reader, Encoding, error) {
	br := bufio.NewReader(r) // for a look at the beginning: longer reads pass it by
	head, err := br.Peek(256)
	if err != nil && err != io.EOF {
		return nil, Encoding{}, err
	}
	e, err := sniff(head)
	if err != nil || e.UTF8() {
		return br, e, err
	}
	return transform.NewReader(br, e.enc.NewDecoder()), e, nil
}

// Encode returns a writer that takes UTF-8 and writes the encoding to w. It
// must be closed. Characters that the encoding lacks become references.
func (e Encoding) Encode(w io.Writer) io.WriteCloser {
	if e.UTF8() {
		return nopCloser{w}
	}
	return transform.NewWriter(w, encoding.HTMLEscapeUnsupported(e.enc.NewEncoder()))
}

type nopCloser struct{ io.Writer }

func (nopCloser) Close() error { return nil }

func sniff(head []byte) (Encoding, error) {
	switch {
	case bytes.HasPrefix(head, []byte{0xFF, 0xFE}):
		return Encoding{"UTF-16", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), true}, nil
	case bytes.HasPrefix(head, []byte{0xFE, 0xFF}):
		return Encoding{"UTF-16", unicode.UTF16(unicode.BigEndian, unicode.UseBOM), true}, nil
	case bytes.HasPrefix(head, []byte{'<', 0}):
		return Encoding{"UTF-16LE", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), false}, nil
	case bytes.HasPrefix(head, []byte{0, '<'}):
		return Encoding{"UTF-16BE", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), false}, nil
	case !bytes.HasPrefix(head, []byte("<?xml")):
		return Encoding{}, nil
	}
	m := regexp.MustCompile(`^<\?xml[^>]*?\sencoding\s*=\s*["']([^"']+)["']`).FindSubmatch(head)
	if m == nil || strings.EqualFold(string(m[1]), "utf-8") || strings.EqualFold(string(m[1]), "us-ascii") {
		return Encoding{}, nil
	}
	enc, err := ianaindex.MIME.Encoding(string(m[1]))
	if err != nil || enc == nil || strings.HasPrefix(strings.ToLower(string(m[1])), "utf-16") {
		return Encoding{}, fmt.Errorf("%w: the encoding %q", ErrCorrupt, m[1])
	}
	return Encoding{name: string(m[1]), enc: enc}, nil
}

// decode is [Decode] for text in memory.
func decode(b []byte) (Encoding, []byte, error) {
	r, e, err := Decode(bytes.NewReader(b))
	if err != nil || e.UTF8() {
		return e, b, err
	}
	text, err := io.ReadAll(r)
	return e, text, err
}

func (e Encoding) encode(text []byte) ([]byte, error) {
	if e.UTF8() {
		return text, nil
	}
	var out bytes.Buffer
	w := e.Encode(&out)
	if _, err := w.Write(text); err != nil {
		return nil, err
	}
	err := w.Close()
	return out.Bytes(), err
}

// toUTF8 returns a part's text as UTF-8.
func toUTF8(b []byte) ([]byte, error) {
	_, text, err := decode(b)
	return text, err
}
