package excel

import (
	"fmt"
	"slices"

	"github.com/xuri/excelize/v2"

	"rubric"
)

// sheetOptions say how a report becomes a sheet.
type sheetOptions struct {
	tab      string // the sheet's name
	links    bool   // places in the book become links
	date1904 bool   // the sheet is for a workbook that counts days from 1904
	loose    bool   // its parts are only taken out of the workbook, which nobody keeps
}

// maxLinks bounds the links of a sheet: Excel takes 65,530 of them, and nobody
// follows the twenty-thousandth.
const maxLinks = 20_000

// draftSheet returns a workbook whose only sheet is the report. It streams the
// rows: excelize compares merged cells pairwise when it holds a sheet in memory.
func draftSheet(r *rubric.Report, o sheetOptions) (*excelize.File, error) {
	s := &sheetWriter{sheetOptions: o, canvas: draw(r), file: excelize.NewFile(), styles: map[look]int{}}
	for _, step := range []func() error{s.prepare, s.addCharts, s.write} {
		if err := step(); err != nil {
			return nil, fmt.Errorf("the sheet %q: %w", o.tab, err)
		}
	}
	return s.file, nil
}

type sheetWriter struct {
	sheetOptions
	canvas *canvas
	file   *excelize.File
	styles map[look]int
	linked int
}

// prepare sets up the sheet: its name, view, columns, row heights and print-out.
// Columns and heights come before charts, which are anchored by them.
func (s *sheetWriter) prepare() error {
	if err := s.file.SetSheetName(s.file.GetSheetName(0), s.tab); err != nil {
		return err
	}
	normal := s.file.Styles.Fonts.Font[0]
	*normal.Name.Val, *normal.Sz.Val = reportFont, 10
	normal.Scheme = nil
	for _, step := range []func() error{s.columns, s.view, s.print} {
		if err := step(); err != nil {
			return err
		}
	}
	last := 0
	for _, ch := range s.canvas.charts {
		last = max(last, ch.row+int(ch.height/10))
	}
	for i, r := range s.canvas.rows[:min(last, len(s.canvas.rows))] {
		if err := s.file.SetRowHeight(s.tab, i+1, r.height); err != nil {
			return err
		}
	}
	return nil
}

func (s *sheetWriter) columns() error {
	widths := []float64{barWidth, gapWidth}
	edges := s.canvas.grid.edges
	for i := 1; i < len(edges); i++ {
		widths = append(widths, edges[i]-edges[i-1])
	}
	// From right to left: excelize puts each before the others, and a sheet's
	// columns must ascend.
	for i, w := range slices.Backward(widths) {
		col := rubric.ColumnName(i + 1)
		if err := s.file.SetColWidth(s.tab, col, col, w); err != nil {
			return err
		}
	}
	return nil
}

func (s *sheetWriter) view() error {
	lines, zoom, fit := false, 100.0, true
	if err := s.file.SetSheetView(s.tab, 0, &excelize.ViewOptions{ShowGridLines: &lines, ZoomScale: &zoom}); err != nil {
		return err
	}
	tabColor := "FF" + inkAccent
	if err := s.file.SetSheetProps(s.tab, &excelize.SheetPropsOptions{FitToPage: &fit, TabColorRGB: &tabColor}); err != nil {
		return err
	}
	last := s.canvas.grid.last()
	if err := s.file.SetSheetDimension(s.tab, "A1:"+rubric.ColumnName(last)+fmt.Sprint(len(s.canvas.rows))); err != nil {
		return err
	}
	return s.file.SetPanes(s.tab, &excelize.Panes{
		Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft",
		Selection: []excelize.Selection{{SQRef: "C2", ActiveCell: "C2", Pane: "bottomLeft"}},
	})
}

// write streams the rows.
func (s *sheetWriter) write() error {
	sw, err := s.file.NewStreamWriter(s.tab)
	if err != nil {
		return err
	}
	for i := range s.canvas.rows {
		if err := s.row(sw, i+1, &s.canvas.rows[i]); err != nil {
			return err
		}
	}
	return sw.Flush()
}

func (s *sheetWriter) row(sw *excelize.StreamWriter, number int, r *canvasRow) error {
	values := make([]any, s.canvas.grid.last())
	for i, fill := range []string{r.bar, r.gap} {
		if fill == "" {
			continue
		}
		id, err := s.style(look{size: 10, fill: fill})
		if err != nil {
			return err
		}
		values[i] = excelize.Cell{StyleID: id}
	}
	for i := range r.cells {
		if err := s.cell(sw, number, &r.cells[i], values); err != nil {
			return err
		}
	}
	return sw.SetRow("A"+fmt.Sprint(number), values, excelize.RowOpts{Height: r.height})
}

// cell puts a cell into the row's values, over all the columns that it spans.
func (s *sheetWriter) cell(sw *excelize.StreamWriter, number int, c *canvasCell, values []any) error {
	id, err := s.style(c.look)
	if err != nil {
		return err
	}
	first, last := s.canvas.grid.column(c.from), s.canvas.grid.column(c.to)-1
	for col := first; col <= last; col++ {
		values[col-1] = excelize.Cell{StyleID: s.within(id, c.look, col > first)}
	}
	values[first-1] = excelize.Cell{StyleID: id, Value: s.value(c)}
	name := rubric.ColumnName(first) + fmt.Sprint(number)
	if last > first {
		if err := sw.MergeCell(name, rubric.ColumnName(last)+fmt.Sprint(number)); err != nil {
			return err
		}
	}
	return s.hyperlink(name, c.link)
}

// value turns a cell's value into what excelize writes. Text is never a formula.
func (s *sheetWriter) value(c *canvasCell) any {
	switch v := c.value.(type) {
	case rubric.Date:
		serial := v.Serial()
		if s.date1904 {
			serial -= days1904
		}
		return serial
	case []run:
		runs := make([]excelize.RichTextRun, len(v))
		for i, r := range v {
			runs[i] = excelize.RichTextRun{Text: r.text, Font: &excelize.Font{Family: reportFont, Size: c.look.size, Bold: r.bold, Color: c.look.ink}}
		}
		return runs
	}
	return c.value
}

// days1904 is how far the two epochs of workbooks are apart.
const days1904 = 1462
