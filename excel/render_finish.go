package excel

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"rubric/excel/internal/xmltok"
)

// finish says how a scratch sheet becomes one of its package's.
type finish struct {
	style    func(int) int // maps cell formats; nil leaves them
	selected bool          // the sheet is the one that is open
	book     string        // the relationship that links lead into; "" for the same workbook
	noPlaces bool          // links name the workbook only, not the place in it
	drawing  string        // the relationship of the drawing
}

// sheet rewrites the part of a scratch sheet. The streaming writer declares some
// sixty namespaces, which this drops, and it marks the sheet as selected, which
// in a workbook of several would have people type into two sheets at once.
func (f finish) sheet(part []byte) ([]byte, error) {
	var out bytes.Buffer
	out.Grow(len(part))
	c := xmltok.NewCopier(&out, bytes.NewReader(part))
	for c.Next() != xmltok.EOF {
		if c.Kind != xmltok.Start {
			continue
		}
		var err error
		if string(c.Local()) == "colBreaks" {
			err = c.DropElement()
		} else if tag := f.tag(c.Scanner); tag != nil {
			err = c.Replace(tag)
		}
		if err != nil {
			return nil, err
		}
	}
	if err := c.Finish(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// tag returns what to write for a start tag, nil to leave it.
func (f finish) tag(s *xmltok.Scanner) []byte {
	switch string(s.Local()) {
	case "worksheet":
		return fmt.Appendf(nil, `<worksheet xmlns="%s" xmlns:r="%s">`, spaceMain, spaceRels)
	case "sheetView":
		if !f.selected {
			return retag(s, func(name, value []byte) ([]byte, bool) { return value, string(name) != "tabSelected" })
		}
	case "c", "row", "col":
		if f.style != nil {
			return retag(s, f.restyle)
		}
	case "hyperlink":
		return f.hyperlink(s)
	case "drawing":
		return fmt.Appendf(nil, `<drawing r:id="%s">`, f.drawing)
	}
	return nil
}

// restyle maps the style of a cell, a row or a column.
func (f finish) restyle(name, value []byte) ([]byte, bool) {
	if n := string(name); n == "s" || n == "style" {
		value = strconv.AppendInt(nil, int64(f.style(parseDigits(value))), 10)
	}
	return value, true
}

// hyperlink adds the other workbook to a link.
func (f finish) hyperlink(s *xmltok.Scanner) []byte {
	if f.book == "" {
		return nil
	}
	tag := retag(s, func(name, value []byte) ([]byte, bool) { return value, string(name) != "location" || !f.noPlaces })
	return append(tag[:len(tag)-1], ` r:id="`+f.book+`">`...)
}

// withoutImages drops the defaults of image types from the list of content
// types: excelize adds them, unused, in an order that chance decides.
func withoutImages(types []byte) ([]byte, error) {
	var out bytes.Buffer
	c := xmltok.NewCopier(&out, bytes.NewReader(types))
	for c.Next() != xmltok.EOF {
		if c.Kind != xmltok.Start || string(c.Local()) != "Default" {
			continue
		}
		if kind, _ := c.Attr("ContentType"); strings.HasPrefix(kind, "image/") {
			if err := c.DropElement(); err != nil {
				return nil, err
			}
		}
	}
	if err := c.Finish(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// retag writes a start tag anew with its attributes as edit has them.
func retag(s *xmltok.Scanner, edit func(name, value []byte) ([]byte, bool)) []byte {
	b := make([]byte, 0, len(s.Raw)+8)
	b = append(append(b, '<'), s.Name...)
	for a := s.Attrs(); a.Next(); {
		if value, keep := edit(a.Name, a.Value); keep {
			b = append(append(b, ' '), a.Name...)
			b = append(append(append(b, `="`...), value...), '"')
		}
	}
	if s.Self {
		b = append(b, '/')
	}
	return append(b, '>')
}

const (
	spaceMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	spaceRels = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
)

// The parts of a scratch workbook, as excelize names them.
const (
	scratchSheet   = "xl/worksheets/sheet1.xml"
	scratchDrawing = "xl/drawings/drawing1.xml"
	scratchStyles  = "xl/styles.xml"
	contentTypes   = "[Content_Types].xml"
)
