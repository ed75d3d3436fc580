package excel

import (
	"slices"
	"strings"

	"rubric"
	"rubric/excel/internal/xmltok"
)

// validation reads the current dataValidation element, wherever a writer put
// it, and keeps it when it is a list; of others it keeps where they are. Choices with commas in them stand in an
// x12ac:list inside mc:AlternateContent, with a shortened copy as the fallback;
// those of other sheets in x14:formula1 with xm:f.
func (r *sheetReader) validation() error {
	if string(r.Local()) != "dataValidation" {
		return r.inside(r.validation) // mc:AlternateContent around a validation
	}
	kind, _ := r.Attr("type")
	where, _ := r.Attr("sqref")
	var v rubric.Validation
	var formula, list string
	if !r.Self {
		for depth := r.Depth(); r.Next() != xmltok.EOF && r.Depth() >= depth; {
			if r.Kind != xmltok.Start {
				continue
			}
			switch string(r.Local()) {
			case "formula1":
				formula = string(r.text(nil))
			case "list":
				list = string(r.text(nil))
			case "sqref":
				where = string(r.text(nil))
			}
		}
	}
	v.Ranges = parseRanges(where)
	if kind != "list" {
		if r.book.spend(len(v.Ranges)) {
			r.sheet.rules = append(r.sheet.rules, v.Ranges...)
		}
		return nil
	}
	switch text := strings.TrimSpace(formula); {
	case list != "":
		v.Values = choices(list, true)
	case len(text) >= 2 && text[0] == '"' && text[len(text)-1] == '"':
		v.Values = choices(strings.ReplaceAll(text[1:len(text)-1], `""`, `"`), false)
	default:
		v.Source = strings.TrimPrefix(text, "=")
	}
	if len(v.Ranges) > 0 && (len(v.Values) > 0 || v.Source != "") && r.book.spend(1+len(v.Ranges)+len(v.Values)) {
		r.tab.Lists = append(r.tab.Lists, v)
	}
	return nil
}

// validated reports whether a validation of the team's is about a cell.
func (sh *sheet) validated(at cellRef) bool {
	covers := func(r rubric.Range) bool { return r.Contains(at.row, at.col) }
	return slices.ContainsFunc(sh.rules, covers) ||
		slices.ContainsFunc(sh.tab.Lists, func(v rubric.Validation) bool { return slices.ContainsFunc(v.Ranges, covers) })
}

// choices splits a list of choices at its commas. With quotes, a choice may
// hold commas inside double quotes.
func choices(list string, quotes bool) []string {
	var out []string
	var item strings.Builder
	quoted := false
	keep := func() {
		if s := strings.TrimSpace(item.String()); s != "" {
			out = append(out, s)
		}
		item.Reset()
	}
	for _, c := range list {
		switch {
		case quotes && c == '"':
			quoted = !quoted
		case c == ',' && !quoted:
			keep()
		default:
			item.WriteRune(c)
		}
	}
	keep()
	return out
}

// extensions looks for validations in the sheet's extension list.
func (r *sheetReader) extensions() error {
	return r.inside(func() error {
		return r.inside(func() error {
			if string(r.Local()) != "dataValidations" {
				return nil
			}
			return r.inside(r.validation)
		})
	})
}
