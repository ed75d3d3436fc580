package excel

import (
	"bytes"
	"strconv"
	"time"

	"rubric"
	"rubric/excel/internal/xmltok"
)

// formulaKind tells the formulas that others depend on from plain ones.
type formulaKind uint8

const (
	plainFormula  formulaKind = iota + 1
	sharedFormula             // its text is the master of a shared or array formula
)

// rawCell is a cell as written.
type rawCell struct {
	col     int
	style   int
	kind    string // the t attribute
	formula bool
	value   []byte
}

// quickCell reads the attributes of a cell's tag that is written as Excel writes
// it: r, then s, then t, in double quotes and nothing else. begin is what such a
// tag begins with. It reports false for any other tag, which may still be fine.
func quickCell(tag, begin []byte) (col, style int, kind []byte, ok bool) {
	if !bytes.HasPrefix(tag, begin) {
		return 0, 0, nil, false
	}
	b := tag[len(begin):]
	for len(b) > 0 && 'A' <= b[0] && b[0] <= 'Z' && col < 1<<14 {
		col = col*26 + int(b[0]-'A') + 1
		b = b[1:]
	}
	for len(b) > 0 && '0' <= b[0] && b[0] <= '9' {
		b = b[1:]
	}
	if len(b) > 5 && string(b[:5]) == `" s="` {
		b = b[5:]
		for len(b) > 0 && '0' <= b[0] && b[0] <= '9' && style < 1<<20 {
			style = style*10 + int(b[0]-'0')
			b = b[1:]
		}
	}
	if len(b) > 5 && string(b[:5]) == `" t="` {
		end := bytes.IndexByte(b[5:], '"')
		if end < 0 {
			return 0, 0, nil, false
		}
		kind, b = b[5:5+end], b[5+end:]
	}
	return col, style, kind, col > 0 && (string(b) == `">` || string(b) == `"/>`)
}

// cell reads the current c element.
func (r *sheetReader) cell() error {
	c, err := r.attributes()
	if err != nil {
		return err
	}
	r.apart = r.apart || c.col <= r.col
	r.col = c.col
	if r.Self {
		return nil
	}
	if err := r.content(&c); err != nil {
		return err
	}
	if c.formula || len(c.value) > 0 {
		r.sheet.used.add(c.col)
	}
	if len(c.value) == 0 {
		return nil
	}
	out := r.convert(&c)
	if out.Kind == rubric.EmptyCell {
		return nil
	}
	return r.keep(out)
}

// attributes reads the attributes of the current c element.
func (r *sheetReader) attributes() (rawCell, error) {
	if col, style, kind, ok := quickCell(r.Raw, r.quick); ok && r.row.Number > 0 && col <= r.book.limits.cols {
		return rawCell{col: col, style: style, kind: cellKind(kind)}, nil
	}
	c := rawCell{col: r.col + 1}
	for a := r.Attrs(); a.Next(); {
		switch string(a.Name) {
		case "r":
			ref := parseCell(a.Value)
			if ref.col > 0 {
				c.col = ref.col
			}
			if r.row.Number == 0 {
				r.row.Number = max(1, ref.row)
			}
		case "s":
			c.style = parseDigits(a.Value)
		case "t":
			c.kind = cellKind(a.Value)
		}
	}
	if c.col > r.book.limits.cols || r.row.Number > r.book.limits.rows {
		return c, errBounds
	}
	return c, nil
}

// cellKind returns the t attribute without an allocation.
func cellKind(b []byte) string {
	for _, k := range [...]string{"s", "n", "str", "b", "e", "inlineStr", "d"} {
		if string(b) == k {
			return k
		}
	}
	return ""
}

// cellNests are how the inside of cells is written as a rule: a value, or a text
// of the cell's own.
func cellNests(prefix string) []xmltok.Nest {
	v, is, t := prefix+"v", prefix+"is", prefix+"t"
	return []xmltok.Nest{xmltok.NewNest("", v), xmltok.NewNest("", is, t), xmltok.NewNest(` xml:space="preserve"`, is, t)}
}

// only is [xmltok.Scanner.Only] for the first of the nests that is met.
func only(s *xmltok.Scanner, nests []xmltok.Nest) (text []byte, ok bool) {
	for i := range nests {
		if text, ok = s.Only(nests[i]); ok {
			break
		}
	}
	return text, ok
}

// content reads what is inside the current c element.
func (r *sheetReader) content(c *rawCell) error {
	r.value = r.value[:0]
	if v, ok := only(r.Scanner, r.nests); ok {
		r.value = appendText(r.value, v)
		c.value = r.value
		return nil
	}
	for depth := r.Depth(); r.Next() != xmltok.EOF; {
		switch {
		case r.Kind == xmltok.End && r.Depth() < depth:
			c.value = r.value
			return nil
		case r.Kind != xmltok.Start || r.inner() != depth+1:
			continue
		}
		switch string(r.tag()) {
		case "v":
			r.value = r.text(r.value[:0])
		case "f":
			c.formula = true
			r.noteFormula(c.col)
		case "is":
			var err error
			if r.value, err = r.richText(r.value[:0]); err != nil {
				return err
			}
		}
	}
	return r.fail()
}

// noteFormula remembers formulas in columns of ours, where people may put them
// and where the patcher must know of them. Which columns are ours is known
// before the sheets are read.
func (r *sheetReader) noteFormula(col int) {
	if !r.tab.Managed.Has(col) {
		return
	}
	kind := plainFormula
	if t, _ := r.Attr("t"); t == "shared" || t == "array" || t == "dataTable" {
		kind = sharedFormula
	}
	if r.sheet.formula == nil {
		r.sheet.formula = map[cellRef]formulaKind{}
	}
	r.sheet.formula[cellRef{r.row.Number, col}] = kind
}

func (r *sheetReader) convert(c *rawCell) rubric.Cell {
	out := rubric.Cell{Col: c.col, Formula: c.formula}
	switch c.kind {
	case "s":
		i, err := strconv.Atoi(string(bytes.TrimSpace(c.value)))
		if err == nil && i >= 0 && i < len(r.book.strings) && r.book.strings[i] != "" {
			out.Kind, out.Text = rubric.TextCell, r.book.strings[i]
		}
	case "str", "inlineStr":
		out.Kind, out.Text = rubric.TextCell, r.book.arena.addText(c.value)
	case "b":
		out.Kind = rubric.BoolCell
		if v := bytes.TrimSpace(c.value); string(v) == "1" || string(v) == "true" {
			out.Number = 1
		}
	case "e":
		out.Kind, out.Text = rubric.ErrorCell, r.book.arena.addText(c.value)
	case "d":
		r.isoDate(&out, c)
	default:
		r.number(&out, c)
	}
	return out
}

func (r *sheetReader) number(out *rubric.Cell, c *rawCell) {
	n, ok := parseNumber(c.value)
	if !ok {
		if v := bytes.TrimSpace(c.value); len(v) > 0 {
			out.Kind, out.Text = rubric.TextCell, r.book.arena.addText(v)
		}
		return
	}
	out.Kind, out.Number = rubric.NumberCell, n
	if c.style < len(r.book.formats) {
		out.Format = r.book.formats[c.style]
	}
	if out.IsDate() {
		out.Number += r.date
	}
}

// isoDate reads a date written as text, which strict writers may use.
func (r *sheetReader) isoDate(out *rubric.Cell, c *rawCell) {
	v := string(bytes.TrimSpace(c.value))
	for _, layout := range []string{"2006-01-02T15:04:05.999", "2006-01-02T15:04:05.999Z07:00", "2006-01-02T15:04", time.DateOnly} {
		t, err := time.Parse(layout, v)
		if err != nil {
			continue
		}
		day := rubric.DateOf(t)
		clock := t.Sub(day.Time()).Hours() / 24
		out.Kind, out.Number, out.Format = rubric.NumberCell, float64(day.Serial())+clock, rubric.AsDateTime
		if layout == time.DateOnly {
			out.Format = rubric.AsDate
		}
		return
	}
	out.Kind, out.Text = rubric.TextCell, r.book.arena.addText(c.value)
}

// parseNumber reads a number; whole ones, the most by far, without strconv.
func parseNumber(b []byte) (float64, bool) {
	if n := parseDigits(b); n > 0 {
		return float64(n), true
	}
	n, err := strconv.ParseFloat(string(bytes.TrimSpace(b)), 64)
	return n, err == nil && n-n == 0
}
