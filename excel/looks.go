package excel

import (
	"strings"

	"rubric"
)

// cellLook is how a cell of ours differs from its neighbour.
type cellLook uint8

// The looks. Those of the status column are statusLook and the mark.
const (
	sameLook cellLook = iota // a heading: as its neighbour
	findingsLook
	tallLook // findings of several lines: from the top, so that the worst is seen
	idLook
	statusLook
)

// lookOf returns the look of a cell of a managed column that says the text. Rows
// keep the heights that the team gave them, and may show two lines or three.
func lookOf(f rubric.ManagedField, m rubric.Mark, text string) cellLook {
	switch f {
	case rubric.ManagedStatus:
		return statusLook + cellLook(m)
	case rubric.ManagedFindings:
		if strings.Contains(text, "\n") {
			return tallLook
		}
		return findingsLook
	}
	return idLook
}

// colours are a fill and the ink on it, chosen for a contrast of 7:1 and more.
type colours struct{ fill, ink string }

func (l cellLook) colours() colours {
	switch rubric.Mark(l - statusLook) {
	case rubric.MarkOK:
		return colours{"FFE3F1DA", "FF24512B"}
	case rubric.MarkWaiting:
		return colours{"FFDFEAF7", "FF1B3F6B"}
	case rubric.MarkLook:
		return colours{"FFFFF1C9", "FF5F4700"}
	case rubric.MarkFix:
		return colours{"FFFBDDDB", "FF7D1310"}
	case rubric.MarkNotChecked:
		return colours{"FFEDEDED", "FF474747"}
	}
	return colours{}
}

// cellStyles gives the cells of ours formats made from their neighbours', so
// that bands, borders and fonts of the team's table run through them. New
// formats are appended to the style sheet and never made twice.
type cellStyles struct {
	edit  *styleEdit // nil for a book without a style sheet to build on
	xfs   []*node
	fonts []*node
	made  map[derived]int
}

type derived struct {
	base     int
	cellLook cellLook
}

// maxFormats is how many cell formats Excel opens, with some air.
const maxFormats = 64000

func (p *patch) readCellStyles() (*cellStyles, error) {
	c := &cellStyles{made: map[derived]int{}}
	if p.book.styles == "" || !p.draft.Has(p.book.styles) {
		return c, nil
	}
	edit, err := readStyles(p.draft, p.book.styles)
	if err != nil {
		return nil, err
	}
	s, err := edit.scan()
	if err != nil {
		return nil, err
	}
	err = s.inside(func() error {
		switch string(s.tag()) {
		case "cellXfs":
			c.xfs = readNode(s.Scanner).kids
		case "fonts":
			c.fonts = readNode(s.Scanner).kids
		}
		return nil
	})
	if err == nil && len(c.xfs) > 0 && len(c.fonts) > 0 && len(c.xfs) < maxFormats {
		c.edit = edit
	}
	return c, err
}

// save appends the new formats to the style sheet.
func (c *cellStyles) save(p *patch) error {
	if c.edit == nil {
		return nil
	}
	return c.edit.save(p.draft)
}

// derive returns the format of a cell of ours beside one that has the base format.
func (c *cellStyles) derive(base int, l cellLook) int {
	if l == sameLook || c.edit == nil {
		return base
	}
	if base >= len(c.xfs) {
		base = 0
	}
	key := derived{base, l}
	style, ok := c.made[key]
	if !ok {
		style = c.edit.add("cellXfs", c.format(c.xfs[base], l))
		c.made[key] = style
	}
	return style
}

// format returns a cell format (CT_Xf, ECMA-376 part 1, 18.8.45) for a text of
// ours. An extension, such as a checkbox, is the neighbour's alone.
func (c *cellStyles) format(base *node, l cellLook) *node {
	xf := &node{name: "xf"}
	for _, a := range base.attrs {
		if a.name != "quotePrefix" && a.name != "pivotButton" && !strings.Contains(a.name, ":") {
			xf.attrs = append(xf.attrs, a)
		}
	}
	ink := l.colours()
	xf.set("numFmtId", "0")
	xf.set("fontId", itoa(c.edit.add("fonts", c.font(parseDigits([]byte(base.attr("fontId"))), ink.ink))))
	xf.set("applyFont", "1")
	if ink.fill != "" {
		xf.set("fillId", itoa(c.edit.add("fills", solid(ink.fill))))
		xf.set("applyFill", "1")
	}
	xf.set("applyAlignment", "1")
	xf.kids = append(xf.kids, alignment(base, l))
	for _, k := range base.kids {
		if k.name == "protection" {
			xf.kids = append(xf.kids, k)
		}
	}
	return xf
}

// font returns the neighbour's font without what speaks of its content: a
// link's underline and colour, what is struck out, emphasis.
func (c *cellStyles) font(id int, ink string) *node {
	if id >= len(c.fonts) {
		id = 0
	}
	font, linked := &node{name: "font"}, false
	for _, k := range c.fonts[id].kids {
		linked = linked || k.name == "u"
	}
	for _, k := range c.fonts[id].kids {
		switch k.name {
		case "b", "i", "u", "strike", "vertAlign":
		case "color":
			if ink == "" && !linked {
				font.kids = append(font.kids, k)
			}
		case "sz":
			font.kids = append(font.kids, k)
			if ink != "" {
				font.kids = append(font.kids, &node{name: "color", attrs: []attr{{"rgb", ink}}})
			}
		default:
			font.kids = append(font.kids, k)
		}
	}
	return font
}

func solid(rgb string) *node {
	return &node{name: "fill", kids: []*node{{
		name: "patternFill", attrs: []attr{{"patternType", "solid"}},
		kids: []*node{
			{name: "fgColor", attrs: []attr{{"rgb", rgb}}},
			{name: "bgColor", attrs: []attr{{"indexed", "64"}}},
		},
	}}}
}

// alignment keeps the neighbour's place in the cell; findings wrap.
func alignment(base *node, l cellLook) *node {
	a := &node{name: "alignment", attrs: []attr{{"horizontal", "left"}}}
	for _, k := range base.kids {
		if k.name != "alignment" {
			continue
		}
		if v := k.attr("vertical"); v != "" {
			a.set("vertical", v)
		}
		if v := k.attr("indent"); v != "" && (k.attr("horizontal") == "left" || k.attr("horizontal") == "") {
			a.set("indent", v)
		}
	}
	switch l {
	case tallLook:
		a.set("vertical", "top")
		fallthrough
	case findingsLook:
		a.set("wrapText", "1")
	}
	return a
}
