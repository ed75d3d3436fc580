package sheetstest

import "slices"

func (b *batch) setBasicFilter(req obj) (obj, error) {
	f := sub(req, "filter")
	s, _, err := b.areaOf(sub(f, "range"))
	if err != nil {
		return nil, err
	}
	s.filter = f
	s.refilter()
	return obj{}, nil
}

func (b *batch) clearBasicFilter(req obj) (obj, error) {
	s := b.sheet(num(req, "sheetId"))
	if s == nil {
		return nil, refuse("No grid with id: %d", num(req, "sheetId"))
	}
	s.filter = nil
	s.refilter()
	return obj{}, nil
}

// refilter hides the rows that the basic filter's hidden values select. Other
// conditions are kept and not applied.
func (s *sheet) refilter() {
	for i := range s.rowDims {
		s.rowDims[i].hiddenByFilter = false
	}
	if s.filter == nil {
		return
	}
	a := rangeIn(s, sub(s.filter, "range")).intersect(s.whole())
	for _, spec := range objects(s.filter, "filterSpecs") {
		hidden := texts(sub(spec, "filterCriteria"), "hiddenValues")
		for row := a.top + 1; row < a.bottom; row++ {
			if slices.Contains(hidden, s.text(row, num(spec, "columnIndex"))) {
				s.setDim(false, row, func(d *dimension) { d.hiddenByFilter = true })
			}
		}
	}
}

// text is a cell's value when that is a text.
func (s *sheet) text(row, col int) string {
	if c := s.at(row, col); c != nil && c.shown.kind == textValue {
		return c.shown.text
	}
	return ""
}
