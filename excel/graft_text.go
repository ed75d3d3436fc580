package excel

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"

	"rubric/excel/internal/opc"
	"rubric/excel/internal/xmltok"
)

// textPart is a part that is held whole to be edited as text: the workbook, the
// styles. What no splice touches stays as its writer left it, encoding included.
type textPart struct {
	name    string
	text    []byte // UTF-8
	enc     opc.Encoding
	splices []splice
}

// splice puts text in place of what stands from at up to until.
type splice struct {
	at, until int
	text      []byte
}

func readText(d *opc.Draft, name string) (*textPart, error) {
	b, err := d.Part(name)
	if err != nil {
		return nil, err
	}
	r, enc, err := opc.Decode(bytes.NewReader(b))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return &textPart{name: name, text: text, enc: enc}, nil
}

// scan returns a scanner that stands on the part's root element.
func (p *textPart) scan() (*scan, error) {
	s := &scan{Scanner: xmltok.NewBytes(p.text), part: p.name}
	return s, s.root()
}

// at returns where the scanner's current token begins and ends.
func at(s *scan) (from, to int) {
	from = int(s.Offset())
	return from, from + len(s.Raw)
}

func (p *textPart) insert(at int, text []byte) {
	p.splices = append(p.splices, splice{at, at, text})
}

func (p *textPart) replace(from, to int, text []byte) {
	p.splices = append(p.splices, splice{from, to, text})
}

// bytes returns the text with the splices made, in the order of their places. At
// one place insertions come first, in the order in which they were asked for.
func (p *textPart) bytes() []byte {
	slices.SortStableFunc(p.splices, func(a, b splice) int {
		return cmp.Or(a.at-b.at, min(a.until-a.at, 1)-min(b.until-b.at, 1))
	})
	var out []byte
	pos := 0
	for _, s := range p.splices {
		out = append(append(out, p.text[pos:s.at]...), s.text...)
		pos = s.until
	}
	return append(out, p.text[pos:]...)
}

// save puts the edited text into the draft; without splices it leaves the part alone.
func (p *textPart) save(d *opc.Draft) error {
	if len(p.splices) == 0 {
		return nil
	}
	var out bytes.Buffer
	w := p.enc.Encode(&out)
	if _, err := w.Write(p.bytes()); err != nil {
		return fmt.Errorf("%s: %w", p.name, err)
	}
	if err := w.Close(); err != nil {
		return fmt.Errorf("%s: %w", p.name, err)
	}
	return d.Put(p.name, out.Bytes(), "")
}
