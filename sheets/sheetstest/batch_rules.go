package sheetstest

import "slices"

func (b *batch) addConditionalFormatRule(req obj) (obj, error) {
	rule := sub(req, "rule")
	s, err := b.ruleSheet(rule)
	if err != nil {
		return nil, err
	}
	at := num(req, "index")
	if at < 0 || at > len(s.conditional) {
		return nil, refuse("index[%d] is out of bounds, there are %d rules", at, len(s.conditional))
	}
	s.conditional = slices.Insert(s.conditional, at, mirrorColors(rule))
	return obj{}, nil
}

// ruleSheet checks a rule and finds the one sheet of its ranges.
func (b *batch) ruleSheet(rule obj) (*sheet, error) {
	ranges := objects(rule, "ranges")
	if len(ranges) == 0 {
		return nil, refuse("No ranges specified.")
	}
	if has(rule, "booleanRule") == has(rule, "gradientRule") {
		return nil, refuse("Exactly one of boolean_rule and gradient_rule must be set.")
	}
	var on *sheet
	for _, r := range ranges {
		s, _, err := b.areaOf(r)
		if err != nil {
			return nil, err
		}
		if on != nil && on != s {
			return nil, refuse("All ranges must be on the same sheet.")
		}
		on = s
	}
	return on, nil
}

func (b *batch) rule(sheetID, index int) (*sheet, error) {
	s := b.sheet(sheetID)
	if s == nil {
		return nil, refuse("No grid with id: %d", sheetID)
	}
	if index < 0 || index >= len(s.conditional) {
		return nil, refuse("No conditional format on sheet: %d at index: %d", sheetID, index)
	}
	return s, nil
}

func (b *batch) updateConditionalFormatRule(req obj) (obj, error) {
	at := num(req, "index")
	sheetID := num(req, "sheetId")
	rule := sub(req, "rule")
	if rule != nil {
		s, err := b.ruleSheet(rule)
		if err != nil {
			return nil, err
		}
		sheetID = s.id
	}
	s, err := b.rule(sheetID, at)
	if err != nil {
		return nil, err
	}
	old := s.conditional[at]
	reply := obj{"oldRule": shownDeep(old), "oldIndex": at, "newIndex": at}
	if rule != nil {
		s.conditional[at] = mirrorColors(rule)
		reply["newRule"] = shownDeep(s.conditional[at])
		return dropDefaults(reply), nil
	}
	to := num(req, "newIndex")
	if to < 0 || to >= len(s.conditional) {
		return nil, refuse("newIndex[%d] is out of bounds, there are %d rules", to, len(s.conditional))
	}
	s.conditional = slices.Insert(slices.Delete(s.conditional, at, at+1), to, old)
	reply["newIndex"], reply["newRule"] = to, reply["oldRule"]
	return dropDefaults(reply), nil
}

func (b *batch) deleteConditionalFormatRule(req obj) (obj, error) {
	at := num(req, "index")
	s, err := b.rule(num(req, "sheetId"), at)
	if err != nil {
		return nil, err
	}
	old := s.conditional[at]
	s.conditional = slices.Delete(s.conditional, at, at+1)
	return obj{"rule": shownDeep(old)}, nil
}

func (b *batch) addBanding(req obj) (obj, error) {
	in := mirrorColors(sub(req, "bandedRange"))
	s, a, err := b.areaOf(sub(in, "range"))
	if err != nil {
		return nil, err
	}
	for _, other := range s.banded {
		if a.meets(rangeIn(s, sub(other, "range"))) {
			return nil, refuse("You cannot add alternating background colors to a range that already has alternating background colors.")
		}
	}
	if !has(in, "bandedRangeId") {
		in = with(in, "bandedRangeId", b.ids.next(func(id int) bool { s, _ := b.band(id); return s != nil }))
	}
	s.banded = append(s.banded, in)
	return obj{"bandedRange": shownDeep(in)}, nil
}

func (d *document) band(id int) (*sheet, int) {
	for _, s := range d.sheets {
		if i := slices.IndexFunc(s.banded, func(p obj) bool { return num(p, "bandedRangeId") == id }); i >= 0 {
			return s, i
		}
	}
	return nil, -1
}

func (b *batch) deleteBanding(req obj) (obj, error) {
	s, i := b.band(num(req, "bandedRangeId"))
	if s == nil {
		return nil, refuse("No banding with id: %d", num(req, "bandedRangeId"))
	}
	s.banded = slices.Delete(s.banded, i, i+1)
	return obj{}, nil
}

func (b *batch) setDataValidation(req obj) (obj, error) {
	s, a, err := b.areaOf(sub(req, "range"))
	if err != nil {
		return nil, err
	}
	rule := sub(req, "rule")
	if rule != nil && str(sub(rule, "condition"), "type") == "" {
		return nil, refuse("Condition type must be set.")
	}
	for row := a.top; row < a.bottom; row++ {
		for col := a.left; col < a.right; col++ {
			s.edit(row, col, func(c *cell) { c.rule = rule })
		}
	}
	return obj{}, nil
}

func (b *batch) updateBorders(req obj) (obj, error) {
	s, a, err := b.areaOf(sub(req, "range"))
	if err != nil {
		return nil, err
	}
	for row := a.top; row < a.bottom; row++ {
		for col := a.left; col < a.right; col++ {
			s.edit(row, col, func(c *cell) {
				borders := without(sub(c.format, "borders"))
				side := func(name string, edge bool, inner string) {
					from := inner
					if edge {
						from = name
					}
					if line := sub(req, from); line != nil {
						borders[name] = mirrorColors(line)
					}
				}
				side("top", row == a.top, "innerHorizontal")
				side("bottom", row == a.bottom-1, "innerHorizontal")
				side("left", col == a.left, "innerVertical")
				side("right", col == a.right-1, "innerVertical")
				if len(borders) > 0 {
					c.format = with(c.format, "borders", borders)
				}
			})
		}
	}
	return obj{}, nil
}
