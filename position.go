package rubric

import (
	"strconv"
	"strings"
)

// Position is a place in a book: a cell, a row (Col 0), a tab (Row 0) or, when
// it is zero, the book as a whole.
type Position struct {
	Tab string // the tab's name
	Row int    // from 1
	Col int    // from 1
}

// Cell returns the reference of the cell, such as D12; "" when it is no cell.
func (p Position) Cell() string {
	if p.Row == 0 || p.Col == 0 {
		return ""
	}
	return ColumnName(p.Col) + strconv.Itoa(p.Row)
}

// String returns the place as a person would name it: Tab!D12, Tab!12, Tab.
func (p Position) String() string {
	switch {
	case p.Row == 0:
		return p.Tab
	case p.Col == 0:
		return p.Tab + "!" + strconv.Itoa(p.Row)
	}
	return p.Tab + "!" + p.Cell()
}

// Value is what a cell of a book says, trimmed, with its place. An absent value
// has no text; its place is then the empty cell where it would stand, or only
// the row when the table has no such column.
type Value struct {
	Text string
	Pos  Position
}

// Empty reports whether nothing is written there.
func (v Value) Empty() bool { return v.Text == "" }

// Ref is a value that names something: a rubric, a task, a person. Key is the
// name normalised for lookups (see internal/text), stored by the layout.
type Ref struct {
	Value
	Key string
}

// Refs is a cell that may name several things.
type Refs struct {
	Value
	Names []Name
}

// Name is one of the names in a cell.
type Name struct{ Text, Key string }

// Texts returns the names as written.
func (r Refs) Texts() []string {
	out := make([]string, len(r.Names))
	for i, n := range r.Names {
		out[i] = n.Text
	}
	return out
}

// Has reports whether a name with the key is among them.
func (r Refs) Has(key string) bool {
	for _, n := range r.Names {
		if n.Key == key {
			return true
		}
	}
	return false
}

// Quantity is a cell that should hold a number. Known is false when the cell is
// empty or holds something else; Text then says what.
type Quantity struct {
	Value
	Number float64
	Known  bool
}

// Day is a cell that should hold a date, or a range of dates.
type Day struct {
	Value
	Date Date // zero when none is known
	End  Date // the last day of a range; zero when it is one day
	// Bad reports text that is no date, no range and no placeholder such as TBD.
	Bad bool
	// Swapped is the date with day and month exchanged, where the context says
	// that this is what was meant; zero otherwise.
	Swapped Date
}

// Flag is a cell that should say yes or no. Known is false when it is empty or
// says neither.
type Flag struct {
	Value
	On    bool
	Known bool
}

// Or returns the flag, or the given answer when it is not known.
func (f Flag) Or(unknown bool) bool {
	if f.Known {
		return f.On
	}
	return unknown
}

// Compare orders positions inside one tab by row and column, tabs by name. See
// [Book.SortFindings] for the workbook's own order of tabs.
func (p Position) Compare(q Position) int {
	if c := strings.Compare(p.Tab, q.Tab); c != 0 {
		return c
	}
	if p.Row != q.Row {
		return p.Row - q.Row
	}
	return p.Col - q.Col
}
