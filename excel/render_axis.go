package excel

import (
	"bytes"
	"fmt"
	"slices"

	"github.com/xuri/excelize/v2"

	"rubric"
)

// dated reports whether the chart's categories are days.
func (ch *placedChart) dated() bool {
	return slices.ContainsFunc(ch.table.Rows, func(row []rubric.Datum) bool {
		return ch.Category < len(row) && row[ch.Category].Kind == rubric.DateDatum
	})
}

const dayLabel = 60.0 // the pixels that a day takes below an axis

// setTime makes the axis of categories one of time.
func (s *sheetWriter) setTime(x *excelize.Chart, ch *placedChart) {
	x.XAxis.ReverseOrder, x.XAxis.Font.Size = false, 8
	if !ch.dated() {
		return
	}
	x.XAxis.NumFmt.CustomNumFmt = rubric.Text{RU: "dd.mm.yy", EN: "[$-409]d mmm yy"}.In(s.canvas.report.Lang)
	// Not every spreadsheet leaves out labels that do not fit side by side.
	if float64(len(ch.table.Rows))*dayLabel > ch.width {
		x.XAxis.Alignment.TextRotation = 90
	}
}

// setRange holds the axis of values to what the report says they can be.
func setRange(x *excelize.Chart, ch *placedChart) {
	if ch.Most > 0 {
		x.YAxis.Maximum = &ch.Most
	}
}

var (
	autoAxis = []byte(`<auto val="1"></auto>`)
	textAxis = []byte(`<auto val="0"></auto>`)
)

// plainAxes has every category of a chart stand beside the next. Left to itself
// a spreadsheet makes an axis of days one of the calendar, with room for each day
// between, and labels that run into each other.
func (s *sheetWriter) plainAxes() {
	for i := range s.canvas.charts {
		name := fmt.Sprintf("xl/charts/chart%d.xml", i+1)
		if part, ok := s.file.Pkg.Load(name); ok {
			if xml, ok := part.([]byte); ok {
				s.file.Pkg.Store(name, bytes.Replace(xml, autoAxis, textAxis, 1))
			}
		}
	}
}
