// Package report writes what Rubric found out about a book for scripts and for
// people: inspect and check as JSON, text, Markdown, SARIF and JUnit.
//
// The JSON is a contract that others build on: every key is always there, lists
// are never null, and the same book, day and language give the same bytes. The
// package knows the domain only. It decides nothing: findings, scores and
// sentences come ready, and how a finding is worded is injected. It never asks
// whether it writes to a terminal; the caller says so in [Options].
package report

import (
	"encoding/json"
	"io"

	"rubric"
)

// Options say how to write for the reader at hand.
type Options struct {
	Lang rubric.Lang
	// Message words a finding. It is required wherever findings are written.
	Message func(*rubric.Finding, rubric.Lang) string
	// Colour allows ANSI colours. They never carry meaning alone.
	Colour bool
	// Width is the most columns a line of text should take; 0 for no limit.
	Width int
}

// Checked is a book with everything a check found out about it.
type Checked struct {
	Book       *rubric.Book
	Check      *rubric.Check
	Assessment *rubric.Assessment
}

// writeJSON writes one value as one line, so that several books make a stream
// of lines. Markup is left readable: the output is no web page.
func writeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}
