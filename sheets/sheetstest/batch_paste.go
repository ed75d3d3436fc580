package sheetstest

import "slices"

// paste is a block of cells taken from somewhere.
type paste struct {
	cells  [][]*cell
	merges []area // relative to the block
}

func (s *sheet) take(a area) paste {
	p := paste{cells: make([][]*cell, a.height())}
	for i := range p.cells {
		p.cells[i] = make([]*cell, a.width())
		for j := range p.cells[i] {
			p.cells[i][j] = s.at(a.top+i, a.left+j)
		}
	}
	for _, m := range s.merges {
		if m.within(a) {
			p.merges = append(p.merges, area{0, m.top - a.top, m.left - a.left, m.bottom - a.top, m.right - a.left})
		}
	}
	return p
}

// put writes the block at a place, as far as the kind of paste says.
func (s *sheet) put(p paste, top, left int, kind string) {
	for i, row := range p.cells {
		for j, c := range row {
			if top+i < s.rows && left+j < s.cols {
				s.set(top+i, left+j, pasted(s.at(top+i, left+j), c, kind))
			}
		}
	}
	if kind != "" && kind != "PASTE_NORMAL" && kind != "PASTE_FORMAT" {
		return
	}
	for _, m := range p.merges {
		m = area{s.id, m.top + top, m.left + left, m.bottom + top, m.right + left}
		if m.within(s.whole()) && !slices.ContainsFunc(s.merges, m.meets) {
			s.merges = append(s.merges, m)
		}
	}
}

func pasted(old, c *cell, kind string) *cell {
	var out, from cell
	if old != nil {
		out = *old
	}
	if c != nil {
		from = *c
	}
	switch kind {
	case "PASTE_VALUES":
		out.entered, out.shown = from.shown, from.shown
	case "PASTE_FORMULA":
		out.entered, out.shown = from.entered, from.shown
	case "PASTE_FORMAT":
		out.format = from.format
	case "PASTE_DATA_VALIDATION":
		out.rule = from.rule
	case "PASTE_CONDITIONAL_FORMATTING":
	case "PASTE_NO_BORDERS":
		borders := sub(out.format, "borders")
		out = from
		out.format = without(from.format, "borders")
		if borders != nil {
			out.format = with(out.format, "borders", borders)
		}
	default:
		out = from
	}
	return &out
}

func (b *batch) copyPaste(req obj) (obj, error) {
	from, source, err := b.areaOf(sub(req, "source"))
	if err != nil {
		return nil, err
	}
	onto, dest, err := b.areaOf(sub(req, "destination"))
	if err != nil {
		return nil, err
	}
	if source.empty() {
		return nil, refuse("The source range holds no cell.")
	}
	block := from.take(source)
	if str(req, "pasteOrientation") == "TRANSPOSE" {
		block = block.transposed()
	}
	height, width := len(block.cells), len(block.cells[0])
	// A destination smaller than the source, or no multiple of it, is filled once.
	down, across := max(dest.height()/height, 1), max(dest.width()/width, 1)
	filled := area{onto.id, dest.top, dest.left, dest.top + down*height, dest.left + across*width}
	if b.guarded(filled) {
		return nil, refuse("%s", protectedMessage)
	}
	for i := range down {
		for j := range across {
			onto.put(block, dest.top+i*height, dest.left+j*width, str(req, "pasteType"))
		}
	}
	return obj{}, nil
}

func (p paste) transposed() paste {
	out := paste{cells: make([][]*cell, len(p.cells[0]))}
	for j := range out.cells {
		for _, row := range p.cells {
			out.cells[j] = append(out.cells[j], row[j])
		}
	}
	return out
}

func (b *batch) cutPaste(req obj) (obj, error) {
	from, source, err := b.areaOf(sub(req, "source"))
	if err != nil {
		return nil, err
	}
	at := sub(req, "destination")
	onto := b.sheet(num(at, "sheetId"))
	if onto == nil {
		return nil, refuse("No grid with id: %d", num(at, "sheetId"))
	}
	top, left := num(at, "rowIndex"), num(at, "columnIndex")
	if top < 0 || left < 0 || top+source.height() > onto.rows || left+source.width() > onto.cols {
		return nil, refuse("The destination exceeds grid limits. Max rows: %d, max columns: %d", onto.rows, onto.cols)
	}
	dest := area{onto.id, top, left, top + source.height(), left + source.width()}
	if b.guarded(source) || b.guarded(dest) {
		return nil, refuse("%s", protectedMessage)
	}
	block := from.take(source)
	from.merges = slices.DeleteFunc(from.merges, func(m area) bool { return m.within(source) })
	for row := source.top; row < source.bottom; row++ {
		for col := source.left; col < source.right; col++ {
			from.set(row, col, nil)
		}
	}
	onto.put(block, top, left, str(req, "pasteType"))
	return obj{}, nil
}
