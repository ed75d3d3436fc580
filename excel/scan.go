package excel

import (
	"bytes"
	"fmt"
	"io"

	"rubric/excel/internal/opc"
	"rubric/excel/internal/xmltok"
)

// scan is a scanner that knows the namespace of the part's root element, so
// that elements are told apart by their meaning whatever prefix a writer chose.
type scan struct {
	*xmltok.Scanner
	part   string
	space  string // the root element's namespace
	prefix []byte // its prefix, with the colon
}

// opener gives a part's bytes: a package, or a draft of one.
type opener interface {
	Open(name string) (io.ReadCloser, error)
}

// scanPart calls fn with a scanner that stands on the root element of a part.
func scanPart(p opener, part string, fn func(*scan) error) error {
	rc, err := p.Open(part)
	if err != nil {
		return err
	}
	defer rc.Close()
	r, _, err := opc.Decode(rc)
	if err != nil {
		return fmt.Errorf("%s: %w", part, err)
	}
	s := &scan{Scanner: xmltok.New(r), part: part}
	if err := s.root(); err != nil {
		return err
	}
	if err := fn(s); err != nil {
		return err
	}
	return s.fail()
}

// root moves to the root element.
func (s *scan) root() error {
	for s.Next() != xmltok.Start {
		if s.Kind == xmltok.EOF {
			if err := s.fail(); err != nil {
				return err
			}
			return fmt.Errorf("%s: %w: it is empty", s.part, xmltok.ErrSyntax)
		}
	}
	s.space, s.prefix = s.Space(), bytes.Clone(s.Prefix())
	return nil
}

// fail returns the scanner's error with the part's name.
func (s *scan) fail() error {
	if err := s.Err(); err != nil {
		return fmt.Errorf("%s: %w", s.part, err)
	}
	return nil
}

// tag returns the element's name without its prefix, nil for an element of
// another namespace than the root's.
func (s *scan) tag() []byte {
	n := s.Name
	if len(s.prefix) == 0 {
		if bytes.IndexByte(n, ':') < 0 {
			return n
		}
	} else if rest, ok := bytes.CutPrefix(n, s.prefix); ok {
		return rest
	}
	if s.Space() == s.space {
		return xmltok.Local(n)
	}
	return nil
}

// inside calls fn on every element directly inside the current one. fn may
// move through the element it is called on; what it leaves is skipped.
func (s *scan) inside(fn func() error) error {
	if s.Self {
		return nil
	}
	depth := s.Depth()
	for s.Next() != xmltok.EOF {
		switch {
		case s.Kind == xmltok.End && s.Depth() < depth:
			return nil
		case s.Kind == xmltok.Start && s.inner() == depth+1:
			if err := fn(); err != nil {
				return err
			}
		}
	}
	return s.fail()
}

// inner returns the depth of the current Start token's element.
func (s *scan) inner() int {
	if s.Self {
		return s.Depth() + 1
	}
	return s.Depth()
}

// maxText is how many bytes of one text are kept; a cell holds 32,767 characters.
const maxText = 1 << 20

// text appends the character data inside the current element, with that of the
// elements in it, and moves to its end.
func (s *scan) text(dst []byte) []byte {
	if s.Self {
		return dst
	}
	for depth := s.Depth(); s.Next() != xmltok.EOF; {
		switch s.Kind {
		case xmltok.Text:
			if len(dst) < maxText {
				dst = appendText(dst, s.Raw)
			}
		case xmltok.CData:
			if len(dst) < maxText {
				dst = append(dst, s.Raw[len("<![CDATA["):len(s.Raw)-len("]]>")]...)
			}
		case xmltok.End:
			if s.Depth() < depth {
				return dst
			}
		}
	}
	return dst
}

// appendText appends unescaped text, with line ends as XML has them.
func appendText(dst, raw []byte) []byte {
	if bytes.IndexByte(raw, '\r') >= 0 {
		raw = bytes.ReplaceAll(bytes.ReplaceAll(raw, []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n"))
	}
	if bytes.IndexByte(raw, '&') < 0 {
		return append(dst, raw...)
	}
	return xmltok.Unescape(dst, raw)
}
