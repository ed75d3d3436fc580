package excel

import (
	"bytes"
	"slices"

	"rubric"
	"rubric/excel/internal/xmltok"
)

// colSpan is a col element: the format and width of the columns from to.
type colSpan struct {
	from, to int
	tag      []byte // as written, closing itself
	style    string // the style attribute, "" for none
}

// columns edits the current cols element.
func (p *partPatcher) columns() error {
	if len(p.sp.made) == 0 {
		return nil
	}
	open := bytes.Clone(p.Raw)
	if p.Self {
		return p.out.Replace(p.newColumns(open, nil))
	}
	if err := p.out.Replace(nil); err != nil {
		return err
	}
	var spans []colSpan
	for depth := p.Depth(); p.Next() != xmltok.EOF; {
		if p.Kind == xmltok.End && p.Depth() < depth {
			return p.out.Replace(p.newColumns(open, spans))
		}
		if p.Kind == xmltok.Start && string(p.tag()) == "col" {
			s := colSpan{from: p.int("min"), to: p.int("max"), tag: bytes.Clone(p.Raw)}
			s.style, _ = p.Attr("style")
			if !p.Self {
				s.tag = append(bytes.TrimSuffix(s.tag, []byte(">")), "/>"...)
			}
			spans = append(spans, s)
		}
		if err := p.out.Replace(nil); err != nil {
			return err
		}
	}
	return p.fail()
}

// newColumns returns a cols element with the spans and the new columns.
func (p *partPatcher) newColumns(open []byte, spans []colSpan) []byte {
	name := len(p.el("col"))
	var all []colSpan
	styles := map[int]string{}
	for _, s := range spans {
		all = append(all, p.sp.cut(s, name, styles)...)
	}
	for _, m := range p.sp.made {
		all = append(all, colSpan{from: m.col, tag: p.newColumn(m, styles[m.col])})
	}
	slices.SortStableFunc(all, func(a, b colSpan) int { return a.from - b.from })
	out := []byte("<" + p.el("cols") + ">")
	if open != nil {
		out = opened(open)
	}
	for _, s := range all {
		out = append(out, s.tag...)
	}
	return append(out, "</"+p.el("cols")+">"...)
}

// cut takes the new columns out of a span and notes the styles they had there.
func (sp *sheetPatch) cut(s colSpan, name int, styles map[int]string) []colSpan {
	var out []colSpan
	from := s.from
	part := func(from, to int) {
		if from > to {
			return
		}
		tag := withAttr(withAttr(s.tag, name, "min", itoa(from)), name, "max", itoa(to))
		out = append(out, colSpan{from: from, to: to, tag: tag})
	}
	for _, m := range sp.made {
		if s.from <= m.col && m.col <= s.to {
			part(from, m.col-1)
			from = m.col + 1
			styles[m.col] = s.style
		}
	}
	if from == s.from {
		return []colSpan{s}
	}
	part(from, s.to)
	return out
}

// newColumn returns the col element of a new column. Widths are in characters,
// with the air that Excel adds.
func (p *partPatcher) newColumn(m madeColumn, style string) []byte {
	width, rest := "24.7109375", ""
	switch m.field {
	case rubric.ManagedFindings:
		width = "60.7109375"
	case rubric.ManagedID:
		width, rest = "8.7109375", ` hidden="1"`
	}
	if style != "" {
		rest = ` style="` + string(xmltok.Escape(nil, style)) + `"` + rest
	}
	return []byte("<" + p.el("col") + ` min="` + itoa(m.col) + `" max="` + itoa(m.col) +
		`" width="` + width + `"` + rest + ` customWidth="1"/>`)
}
