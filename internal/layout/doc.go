// Package layout understands a workbook: it turns a [rubric.Grid] of raw cells
// into a [rubric.Book] of goals, tasks, rubrics and planned entries, each value
// with its place.
//
// It works in steps, one file each: the vocabularies (vocab.go and the data in
// vocab/) give headings their meanings (header.go, joined.go); these and the
// tabs' names give tabs their roles (candidate.go, role.go), and tell several
// tables of one tab apart (region.go, part.go). Each role reads its rows
// (plan.go, strategy.go, support.go, prose.go) with the readers of single cells
// (cell.go, days.go, status.go …).
//
// A plan may be laid out in several ways; finder.go lists them: rows of a table
// (table.go, section.go), with channels as columns (wide.go, wideread.go), and
// calendars (grid*.go). docs/layouts.md shows each as a picture with what is
// read from it; it is generated from testdata/layouts.
//
// It must not know where a grid came from, nor what anyone thinks of the plan:
// it says what is written, and notes what it had to guess.
package layout
