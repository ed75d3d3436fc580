package sheetstest

import "slices"

// insert puts n rows or columns before at; they take the look of the one before
// when inherit is set, of the one after otherwise.
func (d *document) insert(s *sheet, columns bool, at, n int, inherit bool) {
	dims, size := s.dims(columns)
	if at < len(*dims) {
		*dims = slices.Insert(*dims, at, make([]dimension, n)...)
	}
	*size += n
	like := at + n
	if inherit {
		like = at - 1
	}
	if columns {
		s.insertColumns(at, n)
	} else if at < len(s.cells) {
		s.cells = slices.Insert(s.cells, at, make([][]*cell, n)...)
	}
	d.restructure(s, columns, shiftInsert(at, n))
	s.inherit(columns, like, at, n)
}

func (s *sheet) insertColumns(at, n int) {
	for i, row := range s.cells {
		if at < len(row) {
			s.cells[i] = slices.Insert(slices.Clip(row), at, make([]*cell, n)...)
		}
	}
}

// inherit copies the formats of a row or column to new ones.
func (s *sheet) inherit(columns bool, like, at, n int) {
	_, size := s.dims(columns)
	if like < 0 || like >= *size {
		return
	}
	if d := s.dim(columns, like); d.pixels != 0 {
		for i := at; i < at+n; i++ {
			s.setDim(columns, i, func(x *dimension) { x.pixels = d.pixels })
		}
	}
	across := s.cols
	if columns {
		across = len(s.cells)
	}
	for j := range across {
		row, col := like, j
		if columns {
			row, col = j, like
		}
		src := s.at(row, col)
		if src == nil || len(src.format) == 0 && len(src.rule) == 0 {
			continue
		}
		for i := at; i < at+n; i++ {
			if columns {
				col = i
			} else {
				row = i
			}
			s.set(row, col, &cell{format: src.format, rule: src.rule})
		}
	}
}

// remove deletes rows or columns [from, to).
func (d *document) remove(s *sheet, columns bool, from, to int) {
	dims, size := s.dims(columns)
	*dims = deleteRun(*dims, from, to)
	*size -= to - from
	if columns {
		for i := range s.cells {
			s.cells[i] = deleteRun(s.cells[i], from, to)
		}
	} else {
		s.cells = deleteRun(s.cells, from, to)
	}
	d.restructure(s, columns, shiftDelete(from, to))
}

func deleteRun[T any](l []T, from, to int) []T {
	if from >= len(l) {
		return l
	}
	return slices.Delete(l, from, min(to, len(l)))
}

// move takes rows or columns [from, to) before what is at dest now.
func (d *document) move(s *sheet, columns bool, from, to, dest int) {
	if from <= dest && dest <= to {
		return
	}
	reach := max(to, dest)
	dims, _ := s.dims(columns)
	*dims = moveRun(*dims, from, to, dest, reach)
	if columns {
		for i, row := range s.cells {
			if len(row) > min(from, dest) {
				s.cells[i] = moveRun(slices.Clip(row), from, to, dest, reach)
			}
		}
	} else {
		s.cells = moveRun(s.cells, from, to, dest, reach)
	}
	d.restructure(s, columns, shiftMove(from, to, dest))
}

// moveRun moves a part of a list that is first grown to reach.
func moveRun[T any](l []T, from, to, dest, reach int) []T {
	if missing := reach - len(l); missing > 0 {
		l = append(l, make([]T, missing)...)
	}
	moved := slices.Clone(l[from:to])
	rest := slices.Delete(l, from, to)
	if dest > from {
		dest -= to - from
	}
	return slices.Insert(rest, dest, moved...)
}
