// Package assess turns a checked book into what the owner decides by: the
// verdict, the nine cards and the first screen ([rubric.Assessment]), and the
// evidence below them as plain blocks ([rubric.Report]).
//
// Start at [Assess]. A view gathers the figures once; the verdict, the scores
// and the steps are computed from it; every block of the report is one file
// (block_*.go). What people read stands in the words_*.go files, in both
// languages.
//
// The package knows no renderer: no sheet, no page, no terminal. It judges
// nothing a rule did not judge; it counts, orders and words.
package assess
