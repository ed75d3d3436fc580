package excel

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"rubric"
	"rubric/excel/internal/xmltok"
)

// put is one cell that the patcher writes.
type put struct {
	row  int
	col  int
	text string // "" for an empty cell, which is there only to be styled
	look cellLook
}

// rowPuts are the cells to write in one row, by ascending column.
type rowPuts struct {
	row  int
	puts []put
	done bool // in rows that are in no order, where a number may come again
}

// rowPatcher writes cells into the rows of a sheet as the editor passes them.
type rowPatcher struct {
	*editor
	ctx    context.Context
	tab    *rubric.Tab
	styles *cellStyles
	rows   []rowPuts // what is left to write, by ascending row
	body   *body
	apart  bool // the sheet's rows are in no order

	quick []byte        // what a cell's tag begins with where it is written as usual
	nests []xmltok.Nest // see cellNests
	buf   []byte
	left  int // the style of the nearest cell of the team's on the left, -1 for none
	base  int // the style where there is none
}

// data patches the sheetData element.
func (p *rowPatcher) data() error {
	if p.Self {
		return p.appendInside(p.missing(1 << 30))
	}
	row := 0
	p.quick = []byte("<" + p.el("c") + ` r="`)
	p.nests = cellNests(string(p.prefix))
	for depth := p.Depth(); p.Next() != xmltok.EOF; {
		switch {
		case p.Kind == xmltok.End && p.Depth() < depth:
			return p.out.Insert(p.missing(1 << 30))
		case p.Kind != xmltok.Start || p.inner() != depth+1 || string(p.tag()) != "row":
			continue
		}
		if row = p.number(row); row%1024 == 0 && p.ctx.Err() != nil {
			return p.ctx.Err()
		}
		if !p.apart {
			if err := p.out.Insert(p.missing(row)); err != nil {
				return err
			}
		}
		puts, again := p.take(row)
		if puts = p.body.fill(row, puts); len(puts) > 0 {
			patch := p.patchRow
			if p.apart {
				patch = func(row int, puts []put) error { return p.patchUnordered(row, puts, again) }
			}
			if err := patch(row, puts); err != nil {
				return err
			}
		}
	}
	return p.fail()
}

// number returns the number of the current row element.
func (p *rowPatcher) number(last int) int {
	for a := p.Attrs(); a.Next(); {
		if string(a.Name) == "r" {
			if n := parseDigits(a.Value); n > 0 {
				return n
			}
		}
	}
	return last + 1
}

// take returns what to write in a row, and whether it was written already, and
// strikes it off.
func (p *rowPatcher) take(row int) (puts []put, again bool) {
	if !p.apart {
		if len(p.rows) == 0 || p.rows[0].row != row {
			return nil, false
		}
		puts = p.rows[0].puts
		p.rows = p.rows[1:]
		return puts, false
	}
	i, ok := slices.BinarySearchFunc(p.rows, row, func(r rowPuts, row int) int { return r.row - row })
	if !ok {
		return nil, false
	}
	again, p.rows[i].done = p.rows[i].done, true
	return p.rows[i].puts, again
}

// missing returns the rows above the given one that the sheet lacks, and
// strikes them off.
func (p *rowPatcher) missing(below int) []byte {
	p.buf = p.buf[:0]
	for ; len(p.rows) > 0 && p.rows[0].row < below; p.rows = p.rows[1:] {
		if p.rows[0].done {
			continue
		}
		at := len(p.buf)
		p.left, p.base = -1, 0
		p.buf = append(p.buf, "<"+p.el("row")+` r="`+itoa(p.rows[0].row)+`">`...)
		empty := len(p.buf)
		for _, put := range p.rows[0].puts {
			p.buf = p.cell(p.buf, p.rows[0].row, put, -1)
		}
		if len(p.buf) == empty {
			p.buf = p.buf[:at]
		} else {
			p.buf = append(p.buf, "</"+p.el("row")+">"...)
		}
	}
	return p.buf
}

// patchRow writes cells into the current row element.
func (p *rowPatcher) patchRow(row int, puts []put) error {
	p.left, p.base = -1, p.rowStyle()
	if err := p.begin(row, puts); err != nil {
		return err
	}
	if p.Self {
		return nil
	}
	col := 0
	for depth := p.Depth(); p.Next() != xmltok.EOF; {
		switch {
		case p.Kind == xmltok.End && p.Depth() < depth:
			return p.before(row, &puts, 1<<30)
		case p.Kind != xmltok.Start || p.inner() != depth+1 || string(p.tag()) != "c":
			continue
		}
		var style int
		col, style = p.place(col)
		if err := p.before(row, &puts, col); err != nil {
			return err
		}
		if len(puts) > 0 && puts[0].col == col {
			if err := p.replace(row, puts[0], style); err != nil {
				return err
			}
			puts = puts[1:]
		} else {
			if !p.tab.Managed.Has(col) {
				p.left = style
			}
			only(p.Scanner, p.nests)
		}
	}
	return p.fail()
}

// patchUnordered writes cells into a row of a sheet whose rows or cells are in no
// order, where one place may be met more than once: every cell in such a place is
// replaced, and what was not met comes last, unless the row was written already.
func (p *rowPatcher) patchUnordered(row int, puts []put, again bool) error {
	p.left, p.base = -1, p.rowStyle()
	if p.Self {
		if again {
			return nil
		}
		return p.begin(row, puts)
	}
	col, met := 0, map[int]bool{}
	for depth := p.Depth(); p.Next() != xmltok.EOF; {
		switch {
		case p.Kind == xmltok.End && p.Depth() < depth:
			rest := slices.DeleteFunc(slices.Clone(puts), func(put put) bool { return again || met[put.col] })
			return p.before(row, &rest, 1<<30)
		case p.Kind != xmltok.Start || p.inner() != depth+1 || string(p.tag()) != "c":
			continue
		}
		var style int
		col, style = p.place(col)
		if i := slices.IndexFunc(puts, func(put put) bool { return put.col == col }); i >= 0 {
			met[col] = true
			if err := p.replace(row, puts[i], style); err != nil {
				return err
			}
		} else if !p.tab.Managed.Has(col) {
			p.left = style
		}
	}
	return p.fail()
}

// before writes the cells that belong left of a column.
func (p *rowPatcher) before(row int, puts *[]put, col int) error {
	p.buf = p.buf[:0]
	for len(*puts) > 0 && (*puts)[0].col < col {
		p.buf = p.cell(p.buf, row, (*puts)[0], -1)
		*puts = (*puts)[1:]
	}
	return p.out.Insert(p.buf)
}

// replace writes a cell in place of the current c element.
func (p *rowPatcher) replace(row int, put put, style int) error {
	p.buf = p.cell(p.buf[:0], row, put, style)
	if err := p.out.Insert(p.buf); err != nil {
		return err
	}
	return p.out.DropElement()
}

// place returns the column and the style of the current c element.
func (p *rowPatcher) place(last int) (col, style int) {
	if col, style, _, ok := quickCell(p.Raw, p.quick); ok {
		return col, style
	}
	col = last + 1
	for a := p.Attrs(); a.Next(); {
		switch string(a.Name) {
		case "r":
			if ref := parseCell(a.Value); ref.col > 0 {
				col = ref.col
			}
		case "s":
			style = parseDigits(a.Value)
		}
	}
	return col, style
}

// rowStyle returns the style that the current row element gives its cells.
func (p *rowPatcher) rowStyle() int {
	style, custom := 0, false
	for a := p.Attrs(); a.Next(); {
		switch string(a.Name) {
		case "s":
			style = parseDigits(a.Value)
		case "customFormat":
			custom = isTrue(string(a.Value))
		}
	}
	if !custom {
		return 0
	}
	return style
}

// begin writes the current row's start tag, its spans hint widened. A row that
// closes itself gets its cells.
func (p *rowPatcher) begin(row int, puts []put) error {
	tag := p.Raw
	if v, ok := p.Attr("spans"); ok {
		if wide := widened(v, puts[0].col, puts[len(puts)-1].col); wide != v {
			tag = withAttr(tag, len(p.Name), "spans", wide)
		}
	}
	if !p.Self {
		return p.out.Replace(tag)
	}
	p.buf = append(p.buf[:0], opened(tag)...)
	for _, put := range puts {
		p.buf = p.cell(p.buf, row, put, -1)
	}
	return p.out.Replace(append(p.buf, "</"+string(p.Name)+">"...))
}

// widened returns a spans attribute that covers columns; one that is not a
// single span stays as it is: it is only a hint.
func widened(spans string, first, last int) string {
	from, to, ok := strings.Cut(spans, ":")
	a, b := parseDigits([]byte(from)), parseDigits([]byte(to))
	if !ok || a == 0 || b == 0 || a <= first && last <= b {
		return spans
	}
	return itoa(min(a, first)) + ":" + itoa(max(b, last))
}

// cell appends a cell. existing is the style of the cell it replaces, -1 for none.
func (p *rowPatcher) cell(dst []byte, row int, put put, existing int) []byte {
	base := p.left
	if base < 0 {
		base = max(existing, 0)
	}
	if base == 0 && p.left < 0 {
		base = p.base
	}
	if put.text == "" && base <= 0 && existing < 0 {
		return dst // but a cell that is there stays: the next one may go by its place
	}
	dst = append(dst, "<"+p.el("c")+` r="`...)
	dst = cellRef{row, put.col}.append(dst)
	if style := p.styles.derive(base, put.look); style > 0 {
		dst = strconv.AppendInt(append(dst, `" s="`...), int64(style), 10)
	}
	if put.text == "" {
		return append(dst, `"/>`...)
	}
	dst = append(dst, `" t="inlineStr"><`+p.el("is")+`><`+p.el("t")...)
	if text := put.text; text != strings.TrimSpace(text) || strings.ContainsAny(text, "\n\t") || strings.Contains(text, "  ") {
		dst = append(dst, ` xml:space="preserve"`...)
	}
	dst = xmltok.Escape(append(dst, '>'), escapeX(put.text))
	return append(dst, "</"+p.el("t")+"></"+p.el("is")+"></"+p.el("c")+">"...)
}
