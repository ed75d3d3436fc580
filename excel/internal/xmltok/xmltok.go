// Package xmltok splits the XML parts of a spreadsheet into tokens, fast and
// without losing a byte.
//
// It exists because encoding/xml is several times too slow for a sheet of a
// million cells and forgets how the text was written, while an editor that
// must keep every byte it does not understand needs exactly that. The scanner
// streams: it holds a window of the part, never the part. It knows nothing of
// spreadsheets.
//
// It checks what an editor rests on (tags nest and match, attributes are
// quoted, nothing is left open) and refuses document type declarations, which
// no workbook needs and which are how XML bombs are made.
package xmltok

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
)

// Kind is the kind of a token.
type Kind uint8

// The kinds of tokens.
const (
	EOF   Kind = iota // the end, or an error: see [Scanner.Err]
	Start             // <a …>, and <a …/> with Self set, which no End follows
	End               // </a>
	Text              // character data, still escaped: see [Unescape]
	CData             // a CDATA section; Raw includes its marks
	Other             // a comment, a processing instruction, the declaration
)

// Errors of a part that cannot be scanned.
var (
	ErrDoctype = errors.New("a document type declaration is not allowed")
	ErrSyntax  = errors.New("malformed XML")
	ErrLimit   = errors.New("XML nested too deep or a token too long")
)

const (
	window   = 128 << 10
	maxToken = 32 << 20 // one tag or one run of text
	maxDepth = 256
	maxName  = 4 << 10 // a name, a namespace
)

// Scanner reads tokens from a UTF-8 part. Its exported fields describe the
// current token and are valid until the next call of Next.
type Scanner struct {
	Kind Kind
	Raw  []byte // the token as written
	Name []byte // of Start and End, with its prefix
	Self bool   // a Start that closes itself

	r    io.Reader
	buf  []byte
	pos  int // start of what is not yet scanned, in buf
	eof  bool
	err  error
	base int64 // offset of buf[0] in the part

	open  []byte // the names of the open elements, one after the other
	marks []int  // where each begins in open
	names []binding
	scope int // depth of the element whose bindings end with it; see bind

	// out receives what is consumed, for an editor; see Copier.
	out  func([]byte) error
	kept int // start of what out has not received yet, in buf
}

// New returns a scanner of the reader's text.
func New(r io.Reader) *Scanner {
	room := window
	if known, ok := r.(interface{ Len() int }); ok {
		room = min(room, known.Len()+1) // one more, to meet the end
	}
	return &Scanner{r: r, buf: make([]byte, 0, room)}
}

// NewBytes returns a scanner of text in memory.
func NewBytes(b []byte) *Scanner {
	return &Scanner{buf: b[:len(b):len(b)], eof: true}
}

// Err returns what ended the scanning, nil at a proper end.
func (s *Scanner) Err() error { return s.err }

// Depth returns the number of open elements; a Start token's element counts,
// unless it closes itself, an End token's no longer does.
func (s *Scanner) Depth() int { return len(s.marks) }

// Offset returns where the current token begins in the part.
func (s *Scanner) Offset() int64 { return s.base + int64(s.pos-len(s.Raw)) }

// Next moves to the next token and returns its kind.
func (s *Scanner) Next() Kind {
	if s.err != nil {
		return s.set(EOF, nil)
	}
	if s.scope > len(s.marks) {
		s.unbind()
	}
	for {
		rest := s.buf[s.pos:]
		if len(rest) > 0 && rest[0] != '<' {
			if text, _, found := bytes.Cut(rest, []byte("<")); found || s.eof {
				return s.set(Text, text)
			}
		} else if len(rest) > 1 {
			if done, n := s.markup(rest); done {
				return s.set(s.Kind, rest[:n])
			}
			if s.err != nil {
				return s.set(EOF, nil)
			}
		}
		if s.eof {
			return s.end(len(rest))
		}
		s.fill()
		if s.err != nil {
			return s.set(EOF, nil)
		}
	}
}

// Nest is how the inside of an element that holds one text is written.
type Nest struct{ open, shut []byte }

// NewNest returns the nest of elements one in the other, without attributes but
// for those that are named, as written, with the last element.
func NewNest(attributes string, elements ...string) Nest {
	var n Nest
	for i, name := range elements {
		if i == len(elements)-1 {
			name += attributes
		}
		n.open = append(append(append(n.open, '<'), name...), '>')
	}
	for _, name := range slices.Backward(elements) {
		n.shut = append(append(append(n.shut, "</"...), name...), '>')
	}
	return n
}

// Only takes a whole element at once where it is written as cells mostly are: the
// current Start token's element holds the nest with a text in it, and nothing
// else. It returns the text as written and moves to the End token. Otherwise it
// reports false and moves nowhere.
func (s *Scanner) Only(n Nest) (text []byte, ok bool) {
	if s.Kind != Start || s.Self || s.scope == len(s.marks) {
		return nil, false
	}
	rest, found := bytes.CutPrefix(s.buf[s.pos:], n.open)
	if !found {
		return nil, false
	}
	at := bytes.IndexByte(rest, '<')
	if at < 0 {
		return nil, false
	}
	after, found := bytes.CutPrefix(rest[at:], n.shut)
	if !found {
		return nil, false
	}
	name := s.open[s.marks[len(s.marks)-1]:]
	end := len("</") + len(name)
	if len(after) <= end || after[0] != '<' || after[1] != '/' || after[end] != '>' || !bytes.Equal(after[2:end], name) {
		return nil, false
	}
	s.pos += len(n.open) + at + len(n.shut)
	s.Kind, s.Self = End, false
	s.close(after[2:end])
	s.set(End, after[:end+1])
	return rest[:at], true
}

func (s *Scanner) set(k Kind, raw []byte) Kind {
	s.Kind, s.Raw = k, raw
	s.pos += len(raw)
	return k
}

func (s *Scanner) end(left int) Kind {
	if left > 0 || len(s.marks) > 0 {
		s.fail("it ends in the middle")
	}
	return s.set(EOF, nil)
}

func (s *Scanner) fail(what string) {
	if s.err == nil {
		s.err = fmt.Errorf("%w at byte %d: %s", ErrSyntax, s.base+int64(s.pos), what)
	}
}

// markup recognises a complete token at the start of rest, which begins with <.
// It reports false when more must be read first, or when s.err is set.
func (s *Scanner) markup(rest []byte) (done bool, n int) {
	switch rest[1] {
	case '?':
		return s.until(rest, Other, "<?", "?>")
	case '!':
		return s.declaration(rest)
	case '/':
		i := bytes.IndexByte(rest, '>')
		if i < 0 {
			return false, 0
		}
		s.Kind, s.Self = End, false
		name := rest[2:i]
		for len(name) > 0 && space(name[len(name)-1]) {
			name = name[:len(name)-1]
		}
		return s.close(name), i + 1
	}
	i := tagEnd(rest)
	if i < 0 {
		return false, 0
	}
	s.Kind = Start
	return s.start(rest[:i]), i + 1
}

func (s *Scanner) declaration(rest []byte) (bool, int) {
	switch {
	case bytes.HasPrefix(rest, []byte("<!--")):
		return s.until(rest, Other, "<!--", "-->")
	case bytes.HasPrefix(rest, []byte("<![CDATA[")):
		return s.until(rest, CData, "<![CDATA[", "]]>")
	case len(rest) < len("<![CDATA[") && !s.eof:
		return false, 0
	case len(rest) >= 9 && bytes.EqualFold(rest[2:9], []byte("DOCTYPE")):
		s.err = ErrDoctype
	default:
		s.fail("an unknown declaration")
	}
	return false, 0
}

func (s *Scanner) until(rest []byte, k Kind, from, to string) (bool, int) {
	i := bytes.Index(rest[min(len(from), len(rest)):], []byte(to))
	if i < 0 {
		return false, 0
	}
	s.Kind = k
	return true, len(from) + i + len(to)
}

// tagEnd returns the index of the > that ends the tag at the start of b, -1
// when it is not there yet. A > may stand inside a quoted value.
func tagEnd(b []byte) int {
	i := bytes.IndexByte(b, '>')
	if i < 0 {
		return -1
	}
	if bytes.IndexByte(b[:i], '\'') < 0 && bytes.Count(b[:i], []byte{'"'})&1 == 0 {
		return i
	}
	var quote byte
	for i, c := range b {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return i
		}
	}
	return -1
}

// start takes a start tag without its closing >.
func (s *Scanner) start(tag []byte) bool {
	s.Self = tag[len(tag)-1] == '/'
	i := 1
	for i < len(tag) && !space(tag[i]) && tag[i] != '/' {
		i++
	}
	s.Name = tag[1:i]
	if len(s.Name) == 0 || s.Name[0] == '<' {
		s.fail("a tag without a name")
		return false
	}
	if len(tag)-i > len(` xmlns=""`) && bytes.Contains(tag[i:], []byte("xmlns")) && !s.bind(tag[i:]) {
		s.fail("a namespace that cannot be read")
		return false
	}
	if s.Self {
		return true
	}
	if len(s.marks) >= maxDepth || len(s.Name) > maxName {
		s.err = ErrLimit
		return false
	}
	s.marks = append(s.marks, len(s.open))
	s.open = append(s.open, s.Name...)
	return true
}

func (s *Scanner) close(name []byte) bool {
	last := len(s.marks) - 1
	if last < 0 || !bytes.Equal(s.open[s.marks[last]:], name) {
		s.fail("a closing tag that matches no opening one")
		return false
	}
	s.Name = name
	s.open = s.open[:s.marks[last]]
	s.marks = s.marks[:last]
	return true
}

func space(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// fill reads more into the window, moving what is not yet scanned to its start.
func (s *Scanner) fill() {
	if s.flush() != nil {
		return
	}
	rest := len(s.buf) - s.pos
	if rest > maxToken {
		s.err = ErrLimit
		return
	}
	if s.pos > 0 {
		copy(s.buf, s.buf[s.pos:])
		s.buf = s.buf[:rest]
		s.base += int64(s.pos)
		s.kept -= s.pos
		s.pos = 0
	}
	if len(s.buf) == cap(s.buf) {
		bigger := make([]byte, rest, 2*cap(s.buf))
		copy(bigger, s.buf)
		s.buf = bigger
	}
	n, err := io.ReadAtLeast(s.r, s.buf[rest:cap(s.buf)], 1)
	s.buf = s.buf[:rest+n]
	switch {
	case err == nil:
	case errors.Is(err, io.EOF):
		s.eof = true
	default:
		s.err = err
	}
}

// flush hands out what was consumed, before the window forgets it.
func (s *Scanner) flush() error {
	if s.out != nil && s.kept < s.pos {
		if err := s.out(s.buf[s.kept:s.pos]); err != nil {
			s.err = err
			return err
		}
	}
	s.kept = s.pos
	return nil
}
