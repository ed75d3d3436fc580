// Package sheets is the Google Sheets source: it reads a spreadsheet as a grid
// and writes Rubric's columns and tabs into it while people go on editing.
//
// The API cannot make a write conditional. So the cells of our columns are
// written by developer metadata, which finds a column wherever people moved it,
// and after every write the whole spreadsheet is looked at again: what landed
// beside another row is mended, a bounded number of times, and what people
// changed meanwhile is reported as a conflict.
//
// Nothing may be made twice when a reply is lost: the ids of what we make
// (sheets, charts, metadata) are chosen by us, so that the same request sent
// again is refused as a whole.
//
// The package speaks to the API over a client and an address that it is given.
// It must not know how one signs in, nor what a plan means.
package sheets
