package rubric

import (
	"encoding/binary"
	"encoding/hex"
	"math"
	"slices"
	"sort"
	"strconv"
)

// Grid is a workbook's raw tabs and cells as a source read them, before any
// meaning. Rows and columns count from 1.
type Grid struct {
	Title    string // the file's name or the spreadsheet's title
	Kind     string // the source's kind as the contracts name it: "xlsx", "sheets", "memory"
	TimeZone string // the workbook's own IANA zone; "" when it has none
	Tabs     []*Tab // in the workbook's order, hidden ones included
}

// Tab finds a tab by its exact name; nil when there is none.
func (g *Grid) Tab(name string) *Tab {
	for _, t := range g.Tabs {
		if t.Name == name {
			return t
		}
	}
	return nil
}

// Generated finds the tab that Rubric made for a role; nil when there is none.
func (g *Grid) Generated(role Role) *Tab {
	for _, t := range g.Tabs {
		if t.Generated == role {
			return t
		}
	}
	return nil
}

// Tab is one sheet of a workbook.
type Tab struct {
	Key    string // the source's stable key of the tab; survives renaming
	Name   string // the title people see; unique in the workbook
	Hidden bool   // hidden or very hidden

	// Generated is the role of a tab that Rubric made, "" for a team's own.
	// It is told by metadata that Rubric stored, never by the name.
	Generated Role
	// Altered reports that people changed a generated tab's cells since
	// Rubric wrote it.
	Altered bool
	// Managed holds the columns that Rubric made here, again told by metadata.
	Managed ManagedColumns

	Rows       []Row        // the rows that hold cells, by ascending number
	Merges     []Range      // merged areas
	HiddenRows []int        // ascending
	HiddenCols []int        // ascending
	Lists      []Validation // dropdown lists
}

// Row is a row that holds at least one cell.
type Row struct {
	Number int
	Cells  []Cell // non-empty cells by ascending column
}

// Kind tells what a cell holds.
type Kind uint8

// The kinds of cell values. A date is a NumberCell whose Format is a date format.
const (
	EmptyCell Kind = iota
	TextCell
	NumberCell
	BoolCell
	ErrorCell // Text is the error as shown, such as #REF!
)

// ValueFormat is what a number format makes of a number.
type ValueFormat uint8

// The classes of number formats that change what a number means.
const (
	AsNumber ValueFormat = iota
	AsPercent
	AsDate
	AsTime
	AsDateTime
)

// Cell is one non-empty cell. Dates are serial days since 1899-12-30 in every
// source (a 1904 workbook is converted); see [DateOfSerial].
type Cell struct {
	Col     int
	Kind    Kind
	Format  ValueFormat
	Formula bool    // the value is the cached result of a formula
	Number  float64 // for NumberCell, and 0 or 1 for Bool
	Text    string  // for TextCell and ErrorCell
}

// IsDate reports whether the cell holds a day (with or without a time).
func (c Cell) IsDate() bool {
	return c.Kind == NumberCell && (c.Format == AsDate || c.Format == AsDateTime)
}

// String returns the value as a person would type it in an ISO-minded country:
// text as it is, dates as 2026-05-20, times as 18:00, percents as 30%.
func (c Cell) String() string {
	switch c.Kind {
	case TextCell, ErrorCell:
		return c.Text
	case BoolCell:
		if c.Number != 0 {
			return "TRUE"
		}
		return "FALSE"
	case NumberCell:
		return c.numberString()
	}
	return ""
}

func (c Cell) numberString() string {
	switch c.Format {
	case AsDate:
		return DateOfSerial(c.Number).String()
	case AsTime:
		return clock(c.Number)
	case AsDateTime:
		if c.Number == math.Trunc(c.Number) {
			return DateOfSerial(c.Number).String()
		}
		return DateOfSerial(c.Number).String() + " " + clock(c.Number)
	case AsPercent:
		return strconv.FormatFloat(math.Round(c.Number*1e12)/1e10, 'f', -1, 64) + "%"
	}
	return strconv.FormatFloat(c.Number, 'f', -1, 64)
}

// clock returns the time of day of a serial number as 18:00.
func clock(serial float64) string {
	minutes := int(math.Round((serial-math.Floor(serial))*24*60)) % (24 * 60)
	return string([]byte{
		byte('0' + minutes/600), byte('0' + minutes/60%10), ':',
		byte('0' + minutes%60/10), byte('0' + minutes%10),
	})
}

// Range is a rectangle of cells, both ends included.
type Range struct{ Top, Left, Bottom, Right int }

// Contains reports whether the cell lies in the range.
func (r Range) Contains(row, col int) bool {
	return r.Top <= row && row <= r.Bottom && r.Left <= col && col <= r.Right
}

// Validation is a dropdown list offered on some cells.
type Validation struct {
	Ranges []Range
	Values []string // the choices written out; empty when they come from a range
	Source string   // the range they come from, as written; "" when written out
}

// Row returns the row with the number, or a row without cells.
func (t *Tab) Row(number int) Row {
	i := sort.Search(len(t.Rows), func(i int) bool { return t.Rows[i].Number >= number })
	if i < len(t.Rows) && t.Rows[i].Number == number {
		return t.Rows[i]
	}
	return Row{Number: number}
}

// Cell returns the cell, or an empty one.
func (t *Tab) Cell(row, col int) Cell { return t.Row(row).Cell(col) }

// Cell returns the row's cell in the column, or an empty one.
func (r Row) Cell(col int) Cell {
	i := sort.Search(len(r.Cells), func(i int) bool { return r.Cells[i].Col >= col })
	if i < len(r.Cells) && r.Cells[i].Col == col {
		return r.Cells[i]
	}
	return Cell{Col: col}
}

// LastRow returns the number of the last row that holds a cell; 0 when none does.
func (t *Tab) LastRow() int {
	if len(t.Rows) == 0 {
		return 0
	}
	return t.Rows[len(t.Rows)-1].Number
}

// LastCol returns the last column that holds a cell of the team's; 0 when none does.
func (t *Tab) LastCol() int {
	last := 0
	for _, r := range t.Rows {
		for i := len(r.Cells) - 1; i >= 0; i-- {
			if c := r.Cells[i].Col; !t.Managed.Has(c) {
				last = max(last, c)
				break
			}
		}
	}
	return last
}

// Fingerprint condenses the team's cells of a row: equal rows have equal
// fingerprints, whatever Rubric wrote beside them. It is "" for a row without
// cells of the team's.
func (t *Tab) Fingerprint(row int) string { return t.condense(row, true) }

// Content condenses the values of the team's cells of a row, whatever columns
// they stand in: it stays the same when people insert and move columns. It is ""
// for a row without cells of the team's.
func (t *Tab) Content(row int) string { return t.condense(row, false) }

// condense adds up the hashes of the team's cells, so that their order does not
// matter, each in two ways so that 128 bits tell rows apart.
func (t *Tab) condense(row int, columns bool) string {
	var a, b uint64
	for _, c := range t.Row(row).Cells {
		if c.Kind == EmptyCell || t.Managed.Has(c.Col) {
			continue
		}
		h := c.hash()
		if columns {
			h = scatter(h + uint64(c.Col))
		}
		a += scatter(h)
		b += scatter(^h)
	}
	if a == 0 && b == 0 {
		return ""
	}
	var sum [16]byte
	binary.BigEndian.PutUint64(sum[:8], a)
	binary.BigEndian.PutUint64(sum[8:], b)
	return hex.EncodeToString(sum[:])
}

// hash condenses the cell's value. It is the same in every process, for it is
// kept in books, and fast, for it is taken of every row: no cryptography.
func (c Cell) hash() uint64 {
	h := scatter(uint64(c.Kind)<<8 | uint64(c.Format))
	if c.Kind != TextCell && c.Kind != ErrorCell {
		return scatter(h ^ math.Float64bits(c.Number))
	}
	s := c.Text
	h ^= uint64(len(s))
	for ; len(s) >= 8; s = s[8:] {
		word := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
			uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
		h = scatter(h ^ word)
	}
	word := uint64(0)
	for i := range len(s) {
		word |= uint64(s[i]) << (8 * i)
	}
	return scatter(h ^ word)
}

// scatter spreads a hash over all its bits, so that sums of hashes stay apart
// (the finalizer of splitmix64).
func scatter(h uint64) uint64 {
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}

// ColumnHidden reports whether people cannot see the column.
func (t *Tab) ColumnHidden(col int) bool {
	_, ok := slices.BinarySearch(t.HiddenCols, col)
	return ok
}

// ColumnName returns a column's letters: 1 is A, 27 is AA. It is "" for 0.
func ColumnName(col int) string {
	var b []byte
	for ; col > 0; col = (col - 1) / 26 {
		b = append(b, byte('A'+(col-1)%26))
	}
	slices.Reverse(b)
	return string(b)
}

// ParseColumnName returns the number of a column's letters, 0 when they are none.
func ParseColumnName(letters string) int {
	n := 0
	for _, r := range letters {
		switch {
		case r >= 'a' && r <= 'z':
			r -= 'a' - 'A'
		case r < 'A' || r > 'Z':
			return 0
		}
		if n = n*26 + int(r-'A') + 1; n > 1<<20 {
			return 0
		}
	}
	return n
}
