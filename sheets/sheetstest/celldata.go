package sheetstest

import (
	"maps"
	"math"
)

// cellData is a CellData as it is sent. A struct, since a large reply holds
// hundreds of thousands.
type cellData struct {
	UserEnteredValue  any    `json:"userEnteredValue,omitempty"`
	EffectiveValue    any    `json:"effectiveValue,omitempty"`
	FormattedValue    any    `json:"formattedValue,omitempty"`
	UserEnteredFormat any    `json:"userEnteredFormat,omitempty"`
	EffectiveFormat   any    `json:"effectiveFormat,omitempty"`
	Hyperlink         string `json:"hyperlink,omitempty"`
	Note              string `json:"note,omitempty"`
	TextFormatRuns    any    `json:"textFormatRuns,omitempty"`
	DataValidation    any    `json:"dataValidation,omitempty"`
}

// cellData writes what the mask wants of a cell.
func (d *document) cellData(c *cell, m *mask) cellData {
	var o cellData
	if m := m.at("userEnteredValue"); m != nil && c.entered.kind != noValue {
		o.UserEnteredValue = m.apply(c.entered.json())
	}
	if m := m.at("effectiveValue"); m != nil && c.shown.kind != noValue {
		o.EffectiveValue = m.apply(c.shown.json())
	}
	if m.at("formattedValue") != nil && c.shown.kind != noValue {
		o.FormattedValue = d.formatted(c)
	}
	if m := m.at("userEnteredFormat"); m != nil && len(c.format) > 0 {
		o.UserEnteredFormat = m.apply(c.format)
	}
	if m := m.at("effectiveFormat"); m != nil {
		o.EffectiveFormat = d.effectiveFormat(c, m)
	}
	if m.at("note") != nil {
		o.Note = c.note
	}
	if m := m.at("dataValidation"); m != nil && len(c.rule) > 0 {
		o.DataValidation = m.apply(c.rule)
	}
	if m := m.at("textFormatRuns"); m != nil && len(c.runs) > 0 {
		o.TextFormatRuns = m.apply(c.runs)
	}
	if m.at("hyperlink") != nil {
		o.Hyperlink = c.link()
	}
	return o
}

// link is the address when the whole cell is one link.
func (c *cell) link() string {
	if link := str(sub(sub(c.format, "textFormat"), "link"), "uri"); link != "" {
		return link
	}
	if len(c.runs) == 1 {
		run, _ := c.runs[0].(obj)
		return str(sub(sub(run, "format"), "link"), "uri")
	}
	return ""
}

func (v value) json() obj {
	switch v.kind {
	case numberValue:
		return obj{"numberValue": finite(v.number)}
	case textValue:
		return obj{"stringValue": v.text}
	case boolValue:
		return obj{"boolValue": v.truth}
	case formulaValue:
		return obj{"formulaValue": v.text}
	case errorValue:
		kinds := map[string]string{"#DIV/0!": "DIVIDE_BY_ZERO", "#N/A": "N_A", "#REF!": "REF", "#VALUE!": "VALUE", "#NUM!": "NUM"}
		return obj{"errorValue": obj{"type": orElse(kinds[v.text], "NAME"), "message": "Formula parse error."}}
	}
	return nil
}

// finite keeps a number encodable.
func finite(n float64) float64 {
	if math.IsInf(n, 0) || math.IsNaN(n) {
		return 0
	}
	return n
}

// effectiveFormat lays the cell's own format over the spreadsheet's default, as
// far as the mask wants it.
func (d *document) effectiveFormat(c *cell, m *mask) obj {
	base := sub(d.props, "defaultFormat")
	out := obj{}
	for _, format := range []obj{base, c.format} {
		for k, v := range m.fields(format) {
			inner := m.at(k)
			if text, ok := v.(obj); ok && k == "textFormat" && has(out, k) {
				merged := maps.Clone(sub(out, k))
				shown, _ := inner.apply(text).(obj)
				maps.Copy(merged, shown)
				out[k] = merged
				continue
			}
			out[k] = inner.apply(v)
		}
	}
	if m.at("hyperlinkDisplayType") != nil && !has(out, "hyperlinkDisplayType") {
		out["hyperlinkDisplayType"] = "PLAIN_TEXT"
	}
	f := numberFormat(out)
	if pattern := d.defaultPattern(str(f, "type")); f != nil && !has(f, "pattern") && pattern != "" && m.at("numberFormat").at("pattern") != nil {
		out["numberFormat"] = with(f, "pattern", pattern)
	}
	return out
}
