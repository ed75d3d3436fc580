// Package rules holds the checks: what can be said about a book seen on a day.
//
// A rule is data (its id, severity, the side that acts next, what it needs, its
// parameters and its documentation in both languages) plus a function. Each has
// a file of its own; [All] lists them; [Run] runs them and contains those that
// panic. The same declarations feed the run, the rules command and the docs.
//
// The package must not know where a book comes from, how findings are shown,
// or what the assessment makes of them.
package rules
