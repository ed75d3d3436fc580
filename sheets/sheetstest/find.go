package sheetstest

import (
	"regexp"
	"strings"
)

func (b *batch) findReplace(req obj) (obj, error) {
	pattern, err := findPattern(req)
	if err != nil {
		return nil, err
	}
	areas, err := b.findAreas(req)
	if err != nil {
		return nil, err
	}
	counts := map[string]int{}
	for _, a := range areas {
		if b.guarded(a) {
			return nil, refuse("%s", protectedMessage)
		}
		b.replaceIn(b.sheet(a.sheet), a, pattern, req, counts)
	}
	reply := obj{}
	for k, n := range counts {
		reply[k] = n
	}
	return reply, nil
}

func findPattern(req obj) (*regexp.Regexp, error) {
	find := str(req, "find")
	if find == "" {
		return nil, refuse("find must not be empty")
	}
	if !truth(req, "searchByRegex") {
		find = regexp.QuoteMeta(find)
	}
	if truth(req, "matchEntireCell") {
		find = "^(?:" + find + ")$"
	}
	if !truth(req, "matchCase") {
		find = "(?i)" + find
	}
	re, err := regexp.Compile(find)
	if err != nil {
		return nil, refuse("Invalid regular expression: %s", err)
	}
	return re, nil
}

func (b *batch) findAreas(req obj) ([]area, error) {
	switch {
	case has(req, "range"):
		_, a, err := b.areaOf(sub(req, "range"))
		return []area{a}, err
	case has(req, "sheetId"):
		s := b.sheet(num(req, "sheetId"))
		if s == nil {
			return nil, refuse("No grid with id: %d", num(req, "sheetId"))
		}
		return []area{s.whole()}, nil
	case truth(req, "allSheets"):
		var all []area
		for _, s := range b.sheets {
			all = append(all, s.whole())
		}
		return all, nil
	}
	return nil, refuse("No scope specified.")
}

func (b *batch) replaceIn(s *sheet, a area, pattern *regexp.Regexp, req obj, counts map[string]int) {
	replacement := str(req, "replacement")
	if !truth(req, "searchByRegex") {
		replacement = strings.ReplaceAll(replacement, "$", "$$")
	}
	inSheet := false
	for row := a.top; row < min(a.bottom, len(s.cells)); row++ {
		inRow := false
		for col := a.left; col < a.right; col++ {
			text := s.text(row, col)
			n := len(pattern.FindAllStringIndex(text, -1))
			if text == "" || n == 0 || s.at(row, col).entered.kind == formulaValue {
				continue
			}
			s.edit(row, col, func(c *cell) {
				v, _ := b.parse(pattern.ReplaceAllString(text, replacement), numberFormat(c.format))
				c.enter(v)
			})
			counts["occurrencesChanged"] += n
			counts["valuesChanged"]++
			inRow, inSheet = true, true
		}
		counts["rowsChanged"] += b2i(inRow)
	}
	counts["sheetsChanged"] += b2i(inSheet)
}
