package sheetstest

import "slices"

// shift maps a run of rows or columns to where it is after an insert, a delete
// or a move; false when it is gone.
type shift func(start, end int) (int, int, bool)

func shiftInsert(at, n int) shift {
	return func(start, end int) (int, int, bool) {
		if start >= at {
			return start + n, end + n, true
		}
		if end > at {
			end += n
		}
		return start, end, true
	}
}

func shiftDelete(from, to int) shift {
	pull := func(i int) int {
		switch {
		case i <= from:
			return i
		case i >= to:
			return i - (to - from)
		}
		return from
	}
	return func(start, end int) (int, int, bool) {
		s, e := pull(start), pull(end)
		return s, e, s < e
	}
}

// shiftMove moves [from, to) so that it starts before what was at dest. A run
// that is moved as a whole goes along; a run that loses or gets a part of the
// moved ones shrinks or grows.
func shiftMove(from, to, dest int) shift {
	n := to - from
	target := dest
	if dest > from {
		target -= n
	}
	remove, insert := shiftDelete(from, to), shiftInsert(target, n)
	return func(start, end int) (int, int, bool) {
		if from <= start && end <= to {
			return start - from + target, end - from + target, true
		}
		s, e, _ := remove(start, end)
		return insert(s, e)
	}
}

// restructure applies a shift of a sheet's rows or columns to all that is
// located by index: merges, ranges of every kind, charts and metadata.
func (d *document) restructure(s *sheet, columns bool, by shift) {
	w := shifter{sheet: s.id, columns: columns, by: by}
	s.merges = w.areas(s.merges)
	d.named = w.objects(d.named)
	for _, each := range d.sheets {
		each.charts = w.anchored(each.charts)
		each.conditional = w.rules(each.conditional)
		each.protected = w.objects(each.protected)
		each.banded = w.objects(each.banded)
		if each.filter != nil {
			f, _ := w.object(each.filter)
			each.filter = f
		}
	}
	d.metadata = slices.DeleteFunc(d.metadata, func(m metadata) bool {
		if m.sheet != s.id || m.kind != columnOrRow(columns) {
			return false
		}
		_, _, ok := by(m.start, m.end)
		return !ok
	})
	for i := range d.metadata {
		if m := &d.metadata[i]; m.sheet == s.id && m.kind == columnOrRow(columns) {
			m.start, m.end, _ = by(m.start, m.end)
		}
	}
}

type shifter struct {
	sheet   int
	columns bool
	by      shift
}

func (w shifter) areas(l []area) []area {
	var out []area
	for _, a := range l {
		var ok bool
		if w.columns {
			a.left, a.right, ok = w.by(a.left, a.right)
		} else {
			a.top, a.bottom, ok = w.by(a.top, a.bottom)
		}
		if ok && (a.height() > 1 || a.width() > 1) {
			out = append(out, a)
		}
	}
	return out
}

// objects shifts the ranges inside objects; an object that lost one is dropped.
func (w shifter) objects(l []obj) []obj {
	var out []obj
	for _, o := range l {
		if shifted, ok := w.object(o); ok {
			out = append(out, shifted)
		}
	}
	return out
}

// rules shifts conditional formats, which live as long as one of their ranges.
func (w shifter) rules(l []obj) []obj {
	var out []obj
	for _, rule := range l {
		var ranges []any
		for _, r := range objects(rule, "ranges") {
			if v, ok := w.value(r); ok {
				ranges = append(ranges, v)
			}
		}
		if len(ranges) > 0 {
			out = append(out, with(rule, "ranges", ranges))
		}
	}
	return out
}

// anchored shifts charts. A series whose source is deleted goes without a word,
// the chart stays.
func (w shifter) anchored(l []obj) []obj {
	out := make([]obj, len(l))
	for i, o := range l {
		out[i] = o
		if spec, ok := w.object(w.withoutLost(sub(o, "spec"))); ok {
			out[i] = with(out[i], "spec", spec)
		}
		if position, ok := w.object(sub(o, "position")); ok {
			out[i] = with(out[i], "position", position)
		}
	}
	return out
}

// withoutLost drops the series of a basic chart that lost their source.
func (w shifter) withoutLost(spec obj) obj {
	basic := sub(spec, "basicChart")
	if basic == nil {
		return spec
	}
	var kept []any
	for _, series := range objects(basic, "series") {
		if _, ok := w.object(series); ok {
			kept = append(kept, series)
		}
	}
	return with(spec, "basicChart", with(basic, "series", kept))
}

// value shifts a JSON value, copying what changes.
func (w shifter) value(v any) (any, bool) {
	switch x := v.(type) {
	case obj:
		return w.object(x)
	case []any:
		out := make([]any, len(x))
		for i, inner := range x {
			v, ok := w.value(inner)
			if !ok {
				return nil, false
			}
			out[i] = v
		}
		return out, true
	}
	return v, true
}

func (w shifter) object(o obj) (obj, bool) {
	if isGridRange(o) && num(o, "sheetId") == w.sheet {
		return w.gridRange(o)
	}
	if (has(o, "rowIndex") || has(o, "columnIndex")) && num(o, "sheetId") == w.sheet {
		return w.coordinate(o), true
	}
	out := make(obj, len(o))
	for k, inner := range o {
		v, ok := w.value(inner)
		if !ok {
			return nil, false
		}
		out[k] = v
	}
	return out, true
}

func (w shifter) gridRange(o obj) (obj, bool) {
	start, end := "startRowIndex", "endRowIndex"
	if w.columns {
		start, end = "startColumnIndex", "endColumnIndex"
	}
	if !has(o, start) && !has(o, end) {
		return o, true
	}
	const open = 1 << 40
	s, e, ok := w.by(num(o, start), numOr(o, end, open))
	if !ok {
		return nil, false
	}
	out := with(o, start, s)
	if has(o, end) {
		out[end] = e
	}
	return out, true
}

func (w shifter) coordinate(o obj) obj {
	key := "rowIndex"
	if w.columns {
		key = "columnIndex"
	}
	s, _, ok := w.by(num(o, key), num(o, key)+1)
	if !ok {
		return o
	}
	return with(o, key, s)
}

func isGridRange(o obj) bool {
	return has(o, "startRowIndex") || has(o, "endRowIndex") || has(o, "startColumnIndex") || has(o, "endColumnIndex")
}
