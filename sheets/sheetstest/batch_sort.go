package sheetstest

import (
	"cmp"
	"slices"
	"strings"
)

// sortKey is one column to sort by.
type sortKey struct {
	col  int
	down bool
}

func (b *batch) sortRange(req obj) (obj, error) {
	s, a, err := b.areaOf(sub(req, "range"))
	if err != nil {
		return nil, err
	}
	var keys []sortKey
	for _, spec := range objects(req, "sortSpecs") {
		k := sortKey{num(spec, "dimensionIndex"), str(spec, "sortOrder") == "DESCENDING"}
		if k.col < a.left || k.col >= a.right {
			return nil, refuse("sortSpecs.dimensionIndex[%d] is not in the range.", k.col)
		}
		keys = append(keys, k)
	}
	if len(keys) == 0 {
		return nil, refuse("No sort specs.")
	}
	if b.guarded(a) {
		return nil, refuse("%s", protectedMessage)
	}
	return nil, s.sort(a, keys)
}

// sort reorders the rows of an area: cells go with formats, notes and rules;
// row heights and developer metadata stay. Rows that are not shown keep their
// places, the others are sorted into the places that are left.
func (s *sheet) sort(a area, keys []sortKey) error {
	for _, m := range s.merges {
		if m.meets(a) && m.height() > 1 {
			_, cells, _ := strings.Cut(s.a1(m), "!")
			return refuse("You can't sort a range containing vertical merges. There is a vertical merge at %s", cells)
		}
	}
	var places []int
	var rows [][]*cell
	for row := a.top; row < a.bottom; row++ {
		if d := s.dim(false, row); d.hiddenByUser || d.hiddenByFilter {
			continue
		}
		cells := make([]*cell, a.width())
		for j := range cells {
			cells[j] = s.at(row, a.left+j)
		}
		places, rows = append(places, row), append(rows, cells)
	}
	slices.SortStableFunc(rows, func(x, y []*cell) int {
		for _, k := range keys {
			if c := compareCells(x[k.col-a.left], y[k.col-a.left], k.down); c != 0 {
				return c
			}
		}
		return 0
	})
	for i, row := range rows {
		for j, c := range row {
			s.set(places[i], a.left+j, c)
		}
	}
	return nil
}

// compareCells puts numbers before texts before booleans, and blanks last
// whichever way the sort goes.
func compareCells(x, y *cell, down bool) int {
	a, b := shown(x), shown(y)
	if (a.kind == noValue) != (b.kind == noValue) {
		if a.kind == noValue {
			return 1
		}
		return -1
	}
	c := cmp.Compare(a.kind, b.kind)
	if c == 0 {
		switch a.kind {
		case numberValue:
			c = cmp.Compare(a.number, b.number)
		case boolValue:
			c = cmp.Compare(b2i(a.truth), b2i(b.truth))
		default:
			c = cmp.Compare(strings.ToLower(a.text), strings.ToLower(b.text))
		}
	}
	if down {
		return -c
	}
	return c
}

func shown(c *cell) value {
	if c == nil {
		return value{}
	}
	return c.shown
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}
