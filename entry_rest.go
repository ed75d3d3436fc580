package rubric

import "slices"

// restCell is a cell of an entry that has no field of its own in [Entry].
type restCell struct {
	text     string
	field    Field
	row, col int32 // 0 for the entry's row, and for no column
}

// hasRest reports whether the field is one that [Entry] keeps in rest:
// hashtags, the call to action, UTM, erid, the budget, comments, notes, and what
// the team wrote to accept findings of the row.
func hasRest(f Field) bool {
	switch f {
	case FieldHashtags, FieldCTA, FieldUTM, FieldErid, FieldBudget, FieldComment, FieldNotes, FieldException:
		return true
	}
	return false
}

func (e *Entry) restIndex(f Field) int {
	for i := range e.rest {
		if e.rest[i].field == f {
			return i
		}
	}
	return -1
}

func (e *Entry) restValue(f Field) Value {
	v := Value{Pos: Position{Tab: e.Pos.Tab, Row: e.Pos.Row}}
	if i := e.restIndex(f); i >= 0 {
		c := &e.rest[i]
		v.Text, v.Pos.Col = c.text, int(c.col)
		if c.row > 0 {
			v.Pos.Row = int(c.row)
		}
	}
	return v
}

// setRest never writes into the cells that the entry has: they may be those of
// every entry of the table, or of the entry that this one is a copy of.
func (e *Entry) setRest(f Field, v Value) bool {
	if !hasRest(f) {
		return false
	}
	c := restCell{text: v.Text, field: f, row: int32(v.Pos.Row), col: int32(v.Pos.Col)}
	if v.Pos.Row == e.Pos.Row {
		c.row = 0
	}
	switch i := e.restIndex(f); {
	case i >= 0 && e.rest[i] == c, i < 0 && c == restCell{field: f}:
	case i >= 0:
		e.rest = slices.Clone(e.rest)
		e.rest[i] = c
	default:
		e.rest = append(slices.Clip(e.rest), c)
	}
	return true
}
