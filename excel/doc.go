// Package excel is the .xlsx source: it reads a team's workbook and edits it
// without losing anything of it.
//
// A workbook is the team's property. Reading streams over the package's parts;
// writing patches only the parts that an edit needs and copies every other
// entry as it is. What the patcher does not understand it refuses, with the
// reason; it never falls back to rewriting the file. Saving is atomic and
// guarded by the revision that was read.
//
// Sheets of our own (the assessment) are made with excelize in a scratch
// workbook and grafted in; see render.go and graft.go.
//
// The package knows the file format and the shapes of the root package. It must
// not know what a plan means: no headers, no rules. Its only words are those of
// the problems it meets and of the note at the id column.
package excel
