package expr

import (
	"slices"
	"strconv"

	"rubric"
)

// At returns the entry's cell in a column, with its place; the entry's row where
// there is no such cell.
func (w *World) At(e *rubric.Entry, c Column) rubric.Value {
	v := rubric.Value{Pos: e.Pos}
	switch {
	case c.Field != "":
		v = e.Value(c.Field)
	case c.Heading != "":
		w.entry.show(w, e)
		if col := w.tabs[e.Pos.Tab].columnAt(c.Heading, e.Pos.Row); col > 0 {
			v.Text, v.Pos.Col = w.entry.cells.text(col), col
		}
	}
	if v.Pos.Row == 0 {
		v.Pos = e.Pos
	}
	return v
}

// Value returns what a message may quote of an entry by a field's name or a
// heading: a text, or a [rubric.Date]. It reports whether there is such a thing.
func (w *World) Value(e *rubric.Entry, name string) (any, bool) {
	switch name {
	case "id":
		return e.ID, true
	case "tab":
		return e.Pos.Tab, true
	case "row":
		return strconv.Itoa(e.Pos.Row), true
	case "date":
		if !e.Date.Date.IsZero() {
			return e.Date.Date, true
		}
		return e.Date.Text, true
	case "dateEnd":
		if !e.Date.End.IsZero() {
			return e.Date.End, true
		}
		return "", true
	case "status":
		return e.StatusAs.Text, true
	}
	if c := columnOf(name); c.Field != "" && entryFields[name].get != nil {
		return e.Value(c.Field).Text, true
	}
	if col := w.tabs[e.Pos.Tab].columnAt(name, e.Pos.Row); col > 0 {
		return w.At(e, Column{Heading: name}).Text, true
	}
	return nil, false
}

// Quotes reports whether messages may quote the name: a field of an entry or a
// heading of the plan.
func (w *World) Quotes(name string) bool {
	_, known := entryFields[name]
	return known && name != "cells" || w.hasHeading(name)
}

// Fields returns the names of an entry's fields.
func Fields() []string {
	return slices.DeleteFunc(entryFields.names(), func(s string) bool { return s == "cells" })
}
