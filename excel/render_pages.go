package excel

import "slices"

// maxBreaks bounds the page breaks of a sheet: Excel takes 1,026 of them.
const maxBreaks = 1000

// pager divides a report into printed pages. It sets every break itself: a
// program left to its own would part a heading from what it heads, or a chart in
// two.
type pager struct {
	c     *canvas
	page  float64 // points that fit on the first page
	fresh float64 // and on a later one, on which the title is repeated
}

func newPager(c *canvas) *pager {
	const (
		points  = columnUnit / pixelsAPoint
		caution = 0.95 // programs differ a little in what fits
	)
	scale := min(1, (paperWidth-2*72*marginSide)/((pageWidth+barWidth+gapWidth)*points))
	page := (paperHeight - 72*(marginTop+marginBottom)) / scale * caution
	return &pager{c: c, page: page, fresh: page - c.rows[0].height}
}

// paginate divides the report into pages, and repeats the header of a table that
// runs over to the next.
func (c *canvas) paginate() {
	p := newPager(c)
	room := p.page
	for from := 1; len(c.breaks) < maxBreaks; room = p.fresh {
		over := p.overflow(from, room)
		if over > len(c.rows) {
			break
		}
		from = p.solid(p.breakBefore(from, over, room))
		if from > len(c.rows) {
			break
		}
		c.breaks = append(c.breaks, from)
		c.repeatHeader(from)
	}
}

// repeatHeader begins a page with the header of the table that the row is in the
// middle of. A table with charts has none repeated: the charts draw its rows.
func (c *canvas) repeatHeader(row int) {
	for _, t := range c.tables {
		if t == nil || len(t.charts) > 0 || row <= t.first || row > t.last {
			continue
		}
		header := c.rows[t.header-1]
		header.joined = false
		c.insert(row, header)
		return
	}
}

// insert puts a row before the one of the number.
func (c *canvas) insert(row int, r canvasRow) {
	c.rows = slices.Insert(c.rows, row-1, r)
	shift := func(n *int) {
		if *n >= row {
			*n++
		}
	}
	for i := range c.parts {
		shift(&c.parts[i])
	}
	for i := range c.charts {
		shift(&c.charts[i].row)
	}
	for _, t := range c.tables {
		if t != nil {
			shift(&t.header)
			shift(&t.first)
			shift(&t.last)
		}
	}
}

// overflow returns the first row that does not fit on a page that begins with
// a row; beyond the last row when all do.
func (p *pager) overflow(from int, room float64) int {
	for row := from; row <= len(p.c.rows); row++ {
		if room -= p.c.rows[row-1].height; room < 0 {
			return max(row, from+1)
		}
	}
	return len(p.c.rows) + 1
}

// breakBefore returns the row that begins the next page: the section that the
// page's end would tear, if it fits on a page and not too much of this one stays
// empty (more may, where it is short or a chart would be torn); else the last row
// that need not stay with the one above it.
func (p *pager) breakBefore(from, over int, room float64) int {
	begins, ends := p.section(over)
	if begins > from {
		empty, need := room-p.c.heights(from, begins-1), p.c.heights(begins, ends-1)
		bearable := 0.35
		switch {
		case p.c.hasChart(begins, ends):
			bearable = 0.6
		case need <= p.fresh/2:
			bearable = 0.5
		}
		if empty < 0.15*p.page || need <= p.fresh && empty < bearable*p.page {
			return begins
		}
	}
	for row := over; row > from; row-- {
		if !p.c.rows[row-1].joined {
			return row
		}
	}
	return over
}

// solid skips the empty rows that a page would begin with.
func (p *pager) solid(row int) int {
	for row <= len(p.c.rows) && len(p.c.rows[row-1].cells) == 0 && !p.c.rows[row-1].joined {
		row++
	}
	return row
}

// section returns the first row of the section that the row belongs to and the
// first one after it.
func (p *pager) section(row int) (begins, ends int) {
	begins, ends = 1, len(p.c.rows)+1
	for _, part := range p.c.parts {
		if part > row {
			return begins, part
		}
		begins = part
	}
	return begins, ends
}

// join keeps the rows after the first, up to the last, on one page with it.
func (c *canvas) join(first, last int) {
	for row := first + 1; row <= last; row++ {
		c.rows[row-1].joined = true
	}
}

// hasChart reports whether a chart begins in the rows.
func (c *canvas) hasChart(from, until int) bool {
	for _, ch := range c.charts {
		if from <= ch.row && ch.row < until {
			return true
		}
	}
	return false
}
