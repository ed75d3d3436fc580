// Package layout understands a workbook: it turns a [rubric.Grid] of raw cells
// into a [rubric.Book] of goals, tasks, rubrics and planned entries, each value
// with its place.
//
// It works in steps, one file each: the vocabularies (vocab.go and the data in
// vocab/) give headings their meanings (header.go); these and the tabs' names
// give tabs their roles (candidate.go, role.go); a tab's table (table.go) is
// walked row by row, and each role reads its rows (plan.go, strategy.go,
// support.go) with the readers of single cells (cell.go, days.go, status.go …).
//
// A further pattern of plans (a calendar grid, channels as columns) belongs
// beside table.go: something that finds rows in a tab and hands them to the
// same cell readers.
//
// It must not know where a grid came from, nor what anyone thinks of the plan:
// it says what is written, and notes what it had to guess.
package layout
