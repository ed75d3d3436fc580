// Package rubric is the domain of Rubric: what a content team's workbook means,
// and what can be said about it.
//
// Start reading here. A source (an .xlsx file, a Google spreadsheet) yields a
// [Grid] of raw cells; the layout makes a [Book] of goals, tasks, rubrics and
// planned entries from it; the rules make [Finding]s about the book as seen on
// a day ([Outlook]); from these come an [Assessment] and a [Report] for the
// owner, and the [Edit]s that a source writes back.
//
// The package knows no technology: no file format, no API, no database, no
// terminal. It imports the standard library only, and a test holds that.
package rubric
