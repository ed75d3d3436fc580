package rubric

import (
	"math"
	"slices"
)

// Report is the owner's document as plain blocks, in one language. An adapter
// renders it with its native means: a sheet with charts, a page, text.
type Report struct {
	Lang   Lang
	Title  string
	Blocks []Block
}

// Block is one part of a report: a [Lines], [Tiles], [Table] or [Chart].
type Block interface{ block() }

// Tone colours a cell or a line. It never carries meaning alone: the words do.
type Tone string

// The tones.
const (
	Neutral Tone = ""
	Good    Tone = "good"
	Warn    Tone = "warn"
	Bad     Tone = "bad"
	Quiet   Tone = "quiet" // of lesser weight: footnotes, absent data
	Strong  Tone = "strong"
)

// Lines is running text, a paragraph a line.
type Lines struct {
	ID    string // stable within the report
	Title string // "" for none
	Lines []Line
}

// Line is a paragraph. Links are named places of the book that the text speaks of.
type Line struct {
	Text string
	Tone Tone
	Link Position // where the line points; zero for nowhere
	Head bool     // the one line that says it all, set large
}

// Tiles are a few figures side by side.
type Tiles struct {
	ID    string
	Title string
	Tiles []Tile
}

// Tile is one figure with its name and a remark.
type Tile struct {
	Label string
	Value Datum
	Note  string
}

// Table is a table with a header.
type Table struct {
	ID      string
	Title   string
	Intro   string // a sentence above the table; "" for none
	Columns []TableColumn
	Rows    [][]Datum // each as long as Columns; see [HeadingCells]
	Empty   string    // what to say when there are no rows
}

// HeadingCells returns how many texts a heading over the rows that follow it has,
// 0 for an ordinary row. A heading begins with strong texts and holds nothing
// else; its last text has the rest of the row to itself.
func HeadingCells(row []Datum) int {
	n := 0
	for n < len(row) && row[n].Kind == TextDatum && row[n].Tone == Strong {
		n++
	}
	for _, d := range row[n:] {
		if d.Kind != NoDatum {
			return 0
		}
	}
	if n == len(row) {
		return 0
	}
	return n
}

// TableColumn is a column of a table.
type TableColumn struct {
	Title string
	Width int  // in characters of ordinary text
	Right bool // align to the right: figures
	Heat  bool // of a heat map: the greater a figure among such columns, the darker its ground
}

// HeatSteps is how many grounds the figures of a heat map have, from light to dark.
const HeatSteps = 4

// Heat returns the ground of a datum in a column of a heat map: 1 to HeatSteps,
// HeatSteps for the table's greatest figures; 0 for none, as zero has it, a datum
// of another column, and one whose tone has a ground of its own.
func (t Table) Heat() func(column int, d Datum) int {
	most := 0.0
	for _, row := range t.Rows {
		for i, d := range row[:min(len(row), len(t.Columns))] {
			if t.Columns[i].Heat {
				most = max(most, d.Number)
			}
		}
	}
	return func(column int, d Datum) int {
		if !t.Columns[column].Heat || d.Tone != Neutral || d.Number <= 0 {
			return 0
		}
		return max(1, int(math.Round(HeatSteps*d.Number/most)))
	}
}

// DatumKind is what a datum holds.
type DatumKind uint8

// The kinds of data in a report.
const (
	NoDatum      DatumKind = iota // an empty place
	TextDatum                     // Text
	CountDatum                    // Number, whole
	DecimalDatum                  // Number, one decimal
	PercentDatum                  // Number is 30 for 30 %
	DateDatum                     // Date
)

// Datum is one value in a table or a tile: real numbers and dates, so that a
// reader can go on calculating with them.
type Datum struct {
	Kind   DatumKind
	Text   string
	Number float64
	Date   Date
	Tone   Tone
	Link   Position // the place in the book it speaks of; zero for none
}

// Say returns a text datum.
func Say(text string) Datum { return Datum{Kind: TextDatum, Text: text} }

// Count returns a whole number.
func Count(n int) Datum { return Datum{Kind: CountDatum, Number: float64(n)} }

// Decimal returns a number shown with one decimal.
func Decimal(x float64) Datum { return Datum{Kind: DecimalDatum, Number: x} }

// Percent returns a share: 30 stands for 30 %.
func Percent(x float64) Datum { return Datum{Kind: PercentDatum, Number: x} }

// On returns a date.
func On(d Date) Datum { return Datum{Kind: DateDatum, Date: d} }

// Toned returns a copy in the tone.
func (d Datum) Toned(t Tone) Datum { d.Tone = t; return d }

// At returns a copy that points at the place.
func (d Datum) At(p Position) Datum { d.Link = p; return d }

// ChartKind is how a chart is drawn.
type ChartKind string

// The kinds of charts.
const (
	BarChart  ChartKind = "bar"  // categories down, horizontal bars
	LineChart ChartKind = "line" // categories across: time
)

// Chart draws columns of a table of the same report, so that a native chart
// stays tied to the cells it shows. It stands beside or below that table.
type Chart struct {
	ID       string
	Title    string
	Kind     ChartKind
	Table    string // the ID of the table
	Category int    // the index of the column with the categories
	Series   []ChartSeries
	Percent  bool    // the values are percents
	Most     float64 // what the values can be at most; 0 where there is no such bound
}

// ChartSeries is one series: a column of the table.
type ChartSeries struct {
	Column int
	Muted  bool // drawn as the background to compare with: a target, last month
}

// Fits reports whether the table has what the chart draws: its columns, and rows.
func (c Chart) Fits(t *Table) bool {
	inside := func(i int) bool { return i >= 0 && i < len(t.Columns) }
	return len(t.Rows) > 0 && len(c.Series) > 0 && inside(c.Category) &&
		!slices.ContainsFunc(c.Series, func(s ChartSeries) bool { return !inside(s.Column) })
}

func (Lines) block() {}
func (Tiles) block() {}
func (Table) block() {}
func (Chart) block() {}
