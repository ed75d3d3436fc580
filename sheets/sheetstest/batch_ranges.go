package sheetstest

import (
	"slices"
	"strconv"
)

func (b *batch) mergeCells(req obj) (obj, error) {
	s, a, err := b.areaOf(sub(req, "range"))
	if err != nil {
		return nil, err
	}
	for _, m := range s.merges {
		if m.meets(a) && !m.within(a) {
			return nil, refuse("You must select all cells in a merged range to merge or unmerge them.")
		}
	}
	s.merges = slices.DeleteFunc(s.merges, a.meets)
	for _, m := range mergeAreas(a, str(req, "mergeType")) {
		if m.height() < 2 && m.width() < 2 {
			continue
		}
		s.merges = append(s.merges, m)
		s.keepFirst(m)
	}
	return obj{}, nil
}

func mergeAreas(a area, kind string) []area {
	var out []area
	switch kind {
	case "MERGE_ROWS":
		for row := a.top; row < a.bottom; row++ {
			out = append(out, area{a.sheet, row, a.left, row + 1, a.right})
		}
	case "MERGE_COLUMNS":
		for col := a.left; col < a.right; col++ {
			out = append(out, area{a.sheet, a.top, col, a.bottom, col + 1})
		}
	default:
		out = append(out, a)
	}
	return out
}

// keepFirst keeps a merged area's top left value and drops the others.
func (s *sheet) keepFirst(m area) {
	first := s.at(m.top, m.left)
	for row := m.top; row < m.bottom; row++ {
		for col := m.left; col < m.right; col++ {
			c := s.at(row, col)
			if c == nil || c.entered.kind == noValue || row == m.top && col == m.left {
				continue
			}
			if first == nil || first.entered.kind == noValue {
				first = c
				s.edit(m.top, m.left, func(x *cell) { x.entered, x.shown = c.entered, c.shown })
			}
			s.edit(row, col, func(x *cell) { x.enter(value{}) })
		}
	}
}

func (b *batch) unmergeCells(req obj) (obj, error) {
	s, a, err := b.areaOf(sub(req, "range"))
	if err != nil {
		return nil, err
	}
	for _, m := range s.merges {
		if m.meets(a) && !m.within(a) {
			return nil, refuse("You must select all cells in a merged range to merge or unmerge them.")
		}
	}
	s.merges = slices.DeleteFunc(s.merges, a.meets)
	return obj{}, nil
}

func (b *batch) addNamedRange(req obj) (obj, error) {
	in := sub(req, "namedRange")
	if _, _, err := b.areaOf(sub(in, "range")); err != nil {
		return nil, err
	}
	for _, n := range b.named {
		if str(n, "name") == str(in, "name") {
			return nil, refuse("A named range with the name %q already exists.", str(in, "name"))
		}
		if has(in, "namedRangeId") && str(n, "namedRangeId") == str(in, "namedRangeId") {
			return nil, refuse("A named range with the ID %q already exists.", str(in, "namedRangeId"))
		}
	}
	if !has(in, "namedRangeId") {
		in = with(in, "namedRangeId", strconv.Itoa(b.ids.next(func(int) bool { return false })))
	}
	b.named = append(b.named, in)
	return obj{"namedRange": shownDeep(in)}, nil
}

func (b *batch) deleteNamedRange(req obj) (obj, error) {
	i := b.namedRange(str(req, "namedRangeId"))
	if i < 0 {
		return nil, refuse("No named range with id: %s", str(req, "namedRangeId"))
	}
	b.named = slices.Delete(b.named, i, i+1)
	return obj{}, nil
}

func (d *document) namedRange(id string) int {
	return slices.IndexFunc(d.named, func(n obj) bool { return str(n, "namedRangeId") == id })
}

func (b *batch) updateNamedRange(req obj) (obj, error) {
	m, err := maskFor(req, "NamedRange")
	if err != nil {
		return nil, err
	}
	in := sub(req, "namedRange")
	i := b.namedRange(str(in, "namedRangeId"))
	if i < 0 {
		return nil, refuse("No named range with id: %s", str(in, "namedRangeId"))
	}
	b.named[i] = with(m.merge(b.named[i], in), "namedRangeId", str(in, "namedRangeId"))
	return obj{}, nil
}

func (b *batch) addProtectedRange(req obj) (obj, error) {
	in := sub(req, "protectedRange")
	s, _, err := b.areaOf(sub(in, "range"))
	if err != nil {
		return nil, err
	}
	if has(in, "protectedRangeId") {
		if old, _ := b.protectedBy(num(in, "protectedRangeId")); old != nil {
			return nil, refuse("A protected range with the ID %d already exists.", num(in, "protectedRangeId"))
		}
	} else {
		in = with(in, "protectedRangeId", b.ids.next(func(id int) bool { s, _ := b.protectedBy(id); return s != nil }))
	}
	in = protection(in)
	s.protected = append(s.protected, b.withOwner(in))
	return obj{"protectedRange": shownDeep(in)}, nil
}

// protection writes a protected range as its maker sees it.
func protection(p obj) obj {
	p = with(p, "requestingUserCanEdit", true)
	editors := with(sub(p, "editors"), "users", list(sub(p, "editors"), "users"))
	for _, key := range []string{"users", "groups"} {
		if len(list(editors, key)) == 0 {
			delete(editors, key)
		}
	}
	p["editors"] = editors
	if !truth(p, "warningOnly") {
		delete(p, "warningOnly")
	}
	return p
}

// withOwner adds the caller to the editors. The reply to the request does not
// show that yet, every later one does.
func (d *document) withOwner(p obj) obj {
	editors := sub(p, "editors")
	if slices.Contains(texts(editors, "users"), d.caller) {
		return p
	}
	users := append(slices.Clone(list(editors, "users")), d.caller)
	return with(p, "editors", with(editors, "users", users))
}

// protectedBy finds a protected range and its sheet.
func (d *document) protectedBy(id int) (*sheet, int) {
	for _, s := range d.sheets {
		if i := slices.IndexFunc(s.protected, func(p obj) bool { return num(p, "protectedRangeId") == id }); i >= 0 {
			return s, i
		}
	}
	return nil, -1
}

func (b *batch) updateProtectedRange(req obj) (obj, error) {
	m, err := maskFor(req, "ProtectedRange")
	if err != nil {
		return nil, err
	}
	in := sub(req, "protectedRange")
	s, i := b.protectedBy(num(in, "protectedRangeId"))
	if s == nil {
		return nil, refuse("No protected range with id: %d", num(in, "protectedRangeId"))
	}
	if !truth(s.protected[i], "requestingUserCanEdit") {
		return nil, refuse("%s", protectedMessage)
	}
	s.protected[i] = b.withOwner(protection(with(m.merge(s.protected[i], in), "protectedRangeId", num(in, "protectedRangeId"))))
	return obj{}, nil
}

func (b *batch) deleteProtectedRange(req obj) (obj, error) {
	s, i := b.protectedBy(num(req, "protectedRangeId"))
	if s == nil {
		return nil, refuse("No protected range with id: %d", num(req, "protectedRangeId"))
	}
	if !truth(s.protected[i], "requestingUserCanEdit") {
		return nil, refuse("%s", protectedMessage)
	}
	s.protected = slices.Delete(s.protected, i, i+1)
	return obj{}, nil
}
