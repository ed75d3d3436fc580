// Package state turns what Rubric remembers in a book into the rows of its
// hidden tab and back: one row a fact, or a line in a cell for each of many that
// share their days, readable by a person.
//
// The tab is a guest in a team's workbook: people delete it, sort it, paste
// into it. So reading never fails. What cannot be read is skipped, and what is
// missing counts as not known yet. The package knows no file format and no API.
package state

import (
	"rubric"
)

// The kinds of rows.
const (
	kindReport   = "report"
	kindDay      = "day"
	kindEntry    = "entry"
	kindEntries  = "entries" // see packed.go
	kindFinding  = "finding"
	kindFindings = "findings"
)

// The columns, named in the tab's header row. Which of them a row fills depends
// on its kind; none is translated, so that a book may change its language.
const (
	colKind       = "kind"
	colKey        = "key"      // an entry's id, a finding's key, the report's digest
	colDate       = "recorded" // the day recorded; first seen
	colLast       = "last"     // the last recorded day a finding was there
	colContent    = "content"  // a row's digest, or the lines of entries and findings
	colApproved   = "approved"
	colSince      = "since"   // "draft 2026-05-01, review 2026-05-18"
	colMonth      = "decided" // the month under decision
	colVerdict    = "verdict"
	colManagement = "management"
	colDepartment = "department"
	colEntries    = "entries"
	colErrors     = "errors"
	colWarnings   = "warnings"
	colRules      = "rules"
)

// earlier maps headings of earlier versions to those of now. A copy of the tab that
// had a month was taken for a list of approvals, one that had a date for a plan.
var earlier = map[string]string{"month": colMonth, "date": colDate}

// columns returns the header row. The nine cards stand between the two totals
// and the counts.
func columns() []string {
	names := []string{
		colKind, colKey, colDate, colLast, colContent, colApproved, colSince,
		colMonth, colVerdict, colManagement, colDepartment,
	}
	for _, c := range rubric.Cards {
		names = append(names, string(c))
	}
	return append(names, colEntries, colErrors, colWarnings, colRules)
}

// note is the tab's first line, for the person who finds it.
func note() rubric.Text {
	return rubric.Text{
		RU: "Память Рубрики об этой книге: когда что появилось и как менялись оценки. Лист может оставаться скрытым; если его удалить, история начнётся заново.",
		EN: "What Rubric remembers about this book: when things first appeared and how scores changed. This tab may stay hidden; if you delete it, history starts over.",
	}
}
