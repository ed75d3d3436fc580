package excel

import (
	"bytes"
	"fmt"
	"io"
	"strconv"

	"rubric/excel/internal/opc"
	"rubric/excel/internal/xmltok"
)

// editor is a scan that copies what it passes; see [xmltok.Copier].
type editor struct {
	*scan
	out *xmltok.Copier
}

// editPart rewrites a part in its own encoding: fn moves an editor that stands
// on the root element through the part, and what it leaves is copied.
func editPart(d *opc.Draft, part string, fn func(*editor) error) error {
	return d.Rewrite(part, func(w io.Writer, r io.Reader) error {
		text, enc, err := opc.Decode(r)
		if err != nil {
			return fmt.Errorf("%s: %w", part, err)
		}
		out := enc.Encode(w)
		c := xmltok.NewCopier(out, text)
		e := &editor{scan: &scan{Scanner: c.Scanner, part: part}, out: c}
		if err := e.root(); err != nil {
			return err
		}
		if err := fn(e); err != nil {
			return err
		}
		if err := c.Finish(); err != nil {
			return fmt.Errorf("%s: %w", part, err)
		}
		return out.Close()
	})
}

// el returns an element's name with the part's prefix.
func (e *editor) el(name string) string { return string(e.prefix) + name }

// setAttrs writes the current start tag with attributes set, in their places
// where it has them.
func (e *editor) setAttrs(pairs ...string) error {
	tag := e.Raw
	for i := 0; i < len(pairs); i += 2 {
		tag = withAttr(tag, len(e.Name), pairs[i], pairs[i+1])
	}
	return e.out.Replace(tag)
}

// withAttr returns a start tag, whose name is so long, with an attribute set.
func withAttr(tag []byte, name int, attr, value string) []byte {
	for a := xmltok.AttrsOf(tag[1+name : len(tag)-1]); a.Next(); {
		if string(a.Name) != attr {
			continue
		}
		at := 1 + name + a.At
		out := append(bytes.Clone(tag[:at]), xmltok.Escape(nil, value)...)
		return append(out, tag[at+len(a.Value):]...)
	}
	end := len(tag) - 1
	if tag[end-1] == '/' {
		end--
	}
	for end > 0 && (tag[end-1] == ' ' || tag[end-1] == '\n' || tag[end-1] == '\t' || tag[end-1] == '\r') {
		end--
	}
	out := append(bytes.Clone(tag[:end]), " "+attr+`="`...)
	out = append(xmltok.Escape(out, value), '"')
	return append(out, tag[end:]...)
}

// opened returns a start tag as one that does not close itself.
func opened(tag []byte) []byte {
	open, self := bytes.CutSuffix(bytes.Clone(tag), []byte("/>"))
	if !self {
		return open
	}
	return append(bytes.TrimRight(open, " \t\r\n"), '>')
}

// appendInside adds text at the end of the element that the current Start token
// opens, and moves past the element.
func (e *editor) appendInside(text []byte) error {
	if e.Self {
		b := append(opened(e.Raw), text...)
		return e.out.Replace(append(b, "</"+string(e.Name)+">"...))
	}
	for depth := e.Depth(); e.Depth() >= depth; {
		if e.Next() == xmltok.EOF {
			return e.fail()
		}
	}
	return e.out.Insert(text)
}

func itoa(n int) string { return strconv.Itoa(n) }
