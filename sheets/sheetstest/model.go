package sheetstest

import (
	"slices"
	"time"
)

// document is a spreadsheet. A batch works on a clone, so what hangs below by
// pointer or map (cells, formats, rules) is replaced, never changed in place.
type document struct {
	id       string
	props    obj // SpreadsheetProperties
	sheets   []*sheet
	named    []obj // NamedRange
	metadata []metadata
	created  time.Time
	modified time.Time
	access   Access
	office   bool // an .xlsx opened in Drive without conversion
	ids      *idSource
	caller   string // the caller's address
}

// sheet is one tab of a grid.
type sheet struct {
	id         int
	props      obj // SheetProperties without sheetId, index and the grid's size
	rows, cols int
	cells      [][]*cell // by row; rows and their ends may be missing
	rowDims    []dimension
	colDims    []dimension

	merges      []area
	conditional []obj // ConditionalFormatRule
	protected   []obj // ProtectedRange
	charts      []obj // EmbeddedChart
	banded      []obj // BandedRange
	filter      obj   // BasicFilter
}

// dimension is what a row or column has of its own. Zero is the default.
type dimension struct {
	pixels         int
	hiddenByUser   bool
	hiddenByFilter bool
}

// Default sizes of a column and a row.
const (
	defaultColumnPixels = 100
	defaultRowPixels    = 21
	maxCells            = 10_000_000
	maxCellText         = 50_000
)

// cell is one cell. It is never changed in place.
type cell struct {
	entered value
	shown   value // what a formula comes to; entered otherwise
	format  obj   // userEnteredFormat
	note    string
	rule    obj   // dataValidation
	runs    []any // textFormatRuns
}

func (c *cell) empty() bool {
	return c == nil || c.entered.kind == noValue && len(c.format) == 0 && c.note == "" && len(c.rule) == 0 && len(c.runs) == 0
}

type valueKind uint8

const (
	noValue valueKind = iota
	numberValue
	textValue
	boolValue
	formulaValue
	errorValue
)

// value is an ExtendedValue.
type value struct {
	kind   valueKind
	number float64
	text   string // text, formula or the error's message
	truth  bool
}

// clone copies the document for a batch to work on.
func (d *document) clone() *document {
	c := *d
	c.sheets = make([]*sheet, len(d.sheets))
	for i, s := range d.sheets {
		c.sheets[i] = s.clone()
	}
	c.named = slices.Clone(d.named)
	c.metadata = slices.Clone(d.metadata)
	return &c
}

func (s *sheet) clone() *sheet {
	c := *s
	total := 0
	for _, row := range s.cells {
		total += len(row)
	}
	backing := make([]*cell, 0, total)
	c.cells = make([][]*cell, len(s.cells))
	for i, row := range s.cells {
		start := len(backing)
		backing = append(backing, row...)
		c.cells[i] = backing[start:len(backing):len(backing)]
	}
	c.rowDims = slices.Clone(s.rowDims)
	c.colDims = slices.Clone(s.colDims)
	c.merges = slices.Clone(s.merges)
	c.conditional = slices.Clone(s.conditional)
	c.protected = slices.Clone(s.protected)
	c.charts = slices.Clone(s.charts)
	c.banded = slices.Clone(s.banded)
	return &c
}

func (d *document) sheet(id int) *sheet {
	for _, s := range d.sheets {
		if s.id == id {
			return s
		}
	}
	return nil
}

func (d *document) titled(title string) *sheet {
	for _, s := range d.sheets {
		if s.title() == title {
			return s
		}
	}
	return nil
}

// first is the sheet that a range without a title means.
func (d *document) first() *sheet {
	for _, s := range d.sheets {
		if !s.hidden() {
			return s
		}
	}
	return d.sheets[0]
}

func (d *document) locale() string { return str(d.props, "locale") }

func (s *sheet) title() string { return str(s.props, "title") }
func (s *sheet) hidden() bool  { return truth(s.props, "hidden") }

// at returns the cell, nil where there is none.
func (s *sheet) at(row, col int) *cell {
	if row < 0 || row >= len(s.cells) || col < 0 || col >= len(s.cells[row]) {
		return nil
	}
	return s.cells[row][col]
}

// set puts a cell; an empty one frees its place.
func (s *sheet) set(row, col int, c *cell) {
	if c.empty() {
		if s.at(row, col) != nil {
			s.cells[row][col] = nil
		}
		return
	}
	for len(s.cells) <= row {
		s.cells = append(s.cells, nil)
	}
	if missing := col + 1 - len(s.cells[row]); missing > 0 {
		s.cells[row] = append(s.cells[row], make([]*cell, missing)...)
	}
	s.cells[row][col] = c
}

// edit changes a copy of a cell and puts it.
func (s *sheet) edit(row, col int, change func(*cell)) {
	var c cell
	if old := s.at(row, col); old != nil {
		c = *old
	}
	change(&c)
	s.set(row, col, &c)
}

// enter sets a cell's value.
func (c *cell) enter(v value) {
	c.entered = v
	c.shown = v
	if v.kind == formulaValue {
		c.shown = evaluate(v.text)
	}
	c.runs = nil
}

// whole is the sheet's whole grid.
func (s *sheet) whole() area {
	return area{sheet: s.id, bottom: s.rows, right: s.cols}
}

// resize sets the grid's size; what lies beyond is lost.
func (s *sheet) resize(rows, cols int) {
	if rows < len(s.cells) {
		s.cells = s.cells[:rows]
	}
	for i, row := range s.cells {
		if cols < len(row) {
			s.cells[i] = row[:cols]
		}
	}
	s.rowDims = cut(s.rowDims, rows)
	s.colDims = cut(s.colDims, cols)
	s.rows, s.cols = rows, cols
}

func cut[T any](l []T, n int) []T {
	if n < len(l) {
		return l[:n]
	}
	return l
}

// dims returns the sheet's rows or columns.
func (s *sheet) dims(columns bool) (dims *[]dimension, size *int) {
	if columns {
		return &s.colDims, &s.cols
	}
	return &s.rowDims, &s.rows
}

// dim returns one row or column.
func (s *sheet) dim(columns bool, i int) dimension {
	dims, _ := s.dims(columns)
	if i < len(*dims) {
		return (*dims)[i]
	}
	return dimension{}
}

// setDim changes one row or column.
func (s *sheet) setDim(columns bool, i int, change func(*dimension)) {
	dims, _ := s.dims(columns)
	for len(*dims) <= i {
		*dims = append(*dims, dimension{})
	}
	change(&(*dims)[i])
}
