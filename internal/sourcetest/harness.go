// Package sourcetest holds what every source must do to a team's workbook, as a
// suite of tests ([Run]), random plays of people at work on one ([Play]), and a
// source in memory that does it ([Memory]).
//
// A source is judged from outside: the suite makes a workbook, lets people work
// on it between the source's read and its write, and looks at the cells. It
// follows posts by a mark that the team itself keeps in a column, never by
// Rubric's id. The package must not know any one source but its own.
package sourcetest

import (
	"rubric"
)

// Sheet is a tab to begin a workbook with.
type Sheet struct {
	Name   string
	Hidden bool
	// Rows are the cells from A1 on: nil for an empty cell, a string, an int, a
	// float64, a bool or a rubric.Date (a real date cell).
	Rows [][]any
}

// Harness is a workbook under test: a source that works on it, and the hands of
// the people it belongs to. Tabs go by their names, rows and columns from 1. A
// method that cannot do its work fails the test.
type Harness interface {
	// Source returns a source that has read nothing yet.
	Source() rubric.Source
	// Cells returns every cell of the tab as a text (see [rubric.Cell.String]),
	// Rubric's included: Cells(tab)[0][0] is A1. Rows may differ in length.
	Cells(tab string) [][]string
	// Tabs returns the names of all tabs, hidden ones included.
	Tabs() []string

	// Set types a value into a cell; nil clears it.
	Set(tab string, row, col int, value any)
	// InsertRow makes an empty row above the given one.
	InsertRow(tab string, row int)
	// DeleteRow takes the row out; those below move up.
	DeleteRow(tab string, row int)
	// Reorder sorts: the row first+i gets, in the given columns, what stood in
	// the row first+order[i]. Nil columns are all of them, Rubric's included.
	Reorder(tab string, first int, order []int, cols []int)
	// CopyRow pastes all cells of a row, Rubric's included, over another row.
	CopyRow(tab string, from, to int)
	// InsertColumn makes an empty column left of the given one.
	InsertColumn(tab string, col int)
	// DeleteColumn takes the column out; those right of it move left.
	DeleteColumn(tab string, col int)
	// MoveColumn drags the column so that it ends up at the position to.
	MoveColumn(tab string, from, to int)
	// RenameTab gives the tab another name.
	RenameTab(tab, name string)
	// AddTab appends a tab.
	AddTab(s Sheet)
}

// Interrupter is a harness whose source does its writing in several requests,
// so that people can come between them.
type Interrupter interface {
	// BeforeRequest calls f before every request that the source makes from now
	// on, reading ones included; nil ends that.
	BeforeRequest(f func())
}
