package main

import (
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"rubric"
)

// look names a style: what the cell holds, its format and its ground.
type look struct{ as, format, ground string }

// style makes a style, each once.
func (s *sheet) style(l look) (int, error) {
	if id, ok := s.styles[l]; ok {
		return id, nil
	}
	id, err := s.file.NewStyle(s.describe(l))
	s.styles[l] = id
	return id, err
}

func (s *sheet) describe(l look) *excelize.Style {
	c := s.book.Colours
	st := &excelize.Style{
		Font:      &excelize.Font{Family: s.book.Font, Size: s.book.Size, Color: "222222"},
		Alignment: &excelize.Alignment{Vertical: "center"},
		Border:    thin(c.Border),
	}
	if l.ground != "" {
		st.Fill = solid(l.ground)
	}
	switch l.as {
	case "title":
		st.Font.Size, st.Font.Bold, st.Font.Color = 18, true, c.Title
		st.Border = nil
	case "legend":
		st.Alignment.Horizontal = "center"
		st.Font.Size = s.book.Size - 1
		st.Border = nil
	case "header":
		st.Font.Bold, st.Font.Color = true, c.OnIt
		st.Fill = solid(c.Brand)
		st.Alignment.Horizontal, st.Alignment.WrapText = "center", true
	case "wrap":
		st.Alignment.WrapText = true
	case "bold":
		st.Alignment.WrapText, st.Font.Bold = true, true
	case "centre":
		st.Alignment.Horizontal = "center"
	}
	if st.Alignment.Horizontal == "" && st.Border != nil {
		st.Alignment.Horizontal, st.Alignment.Indent = "left", 1
	}
	if format := numberFormat(l); format != "" {
		st.CustomNumFmt = &format
		st.Alignment.Horizontal, st.Alignment.Indent = "center", 0
	}
	return st
}

func numberFormat(l look) string {
	switch l.as {
	case "date", "month":
		return l.format
	case "time":
		return "h:mm"
	case "percent":
		return "0%"
	case "number":
		return "#,##0"
	}
	return ""
}

func solid(colour string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
}

func thin(colour string) []excelize.Border {
	var out []excelize.Border
	for _, side := range []string{"left", "right", "top", "bottom"} {
		out = append(out, excelize.Border{Type: side, Style: 1, Color: colour})
	}
	return out
}

// area is the column's cells below the header, with room for a few more rows.
func (s *sheet) area(col int) string {
	letters := rubric.ColumnName(col)
	return letters + strconv.Itoa(s.tab.Header+1) + ":" + letters + strconv.Itoa(s.last()+40)
}

func (s *sheet) last() int { return s.tab.Header + len(s.tab.cells()) }

// tones colours the status column by its words.
func (s *sheet) tones() error {
	words := make([]string, 0, len(s.tab.Tones))
	for w := range s.tab.Tones {
		words = append(words, w)
	}
	slices.Sort(words)
	for i, c := range s.tab.Columns {
		if !strings.Contains(c.List, ";") || len(words) == 0 {
			continue
		}
		for _, w := range words {
			id, err := s.file.NewConditionalStyle(&excelize.Style{Fill: solid(s.tab.Tones[w])})
			if err != nil {
				return err
			}
			if err := s.file.SetConditionalFormat(s.tab.Name, s.area(i+1), []excelize.ConditionalFormatOptions{
				{Type: "cell", Criteria: "==", Value: `"` + w + `"`, Format: &id},
			}); err != nil {
				return err
			}
		}
	}
	return nil
}

// lists adds the dropdowns that the team made for itself.
func (s *sheet) lists() error {
	for i, c := range s.tab.Columns {
		if c.List == "" {
			continue
		}
		dv := excelize.NewDataValidation(true)
		dv.SetSqref(s.area(i + 1))
		if words := strings.Split(c.List, ";"); len(words) > 1 {
			if err := dv.SetDropList(words); err != nil {
				return err
			}
		} else {
			dv.SetSqrefDropList(c.List)
		}
		if err := s.file.AddDataValidation(s.tab.Name, dv); err != nil {
			return err
		}
	}
	return nil
}

func (s *sheet) view() error {
	top := rubric.ColumnName(s.tab.Freeze+1) + strconv.Itoa(s.tab.Header+1)
	pane := "bottomLeft"
	if s.tab.Freeze > 0 {
		pane = "bottomRight"
	}
	if err := s.file.SetPanes(s.tab.Name, &excelize.Panes{
		Freeze: true, XSplit: s.tab.Freeze, YSplit: s.tab.Header, TopLeftCell: top, ActivePane: pane,
		Selection: []excelize.Selection{{SQRef: top, ActiveCell: top, Pane: pane}},
	}); err != nil {
		return err
	}
	if s.tab.Filter {
		end := rubric.ColumnName(len(s.tab.Columns)) + strconv.Itoa(s.last())
		if err := s.file.AutoFilter(s.tab.Name, "A"+strconv.Itoa(s.tab.Header)+":"+end, nil); err != nil {
			return err
		}
	}
	return s.page()
}

func (s *sheet) page() error {
	end := rubric.ColumnName(len(s.tab.Columns)) + strconv.Itoa(s.last())
	if err := s.file.SetSheetDimension(s.tab.Name, "A1:"+end); err != nil {
		return err
	}
	grid := false
	if err := s.file.SetSheetView(s.tab.Name, 0, &excelize.ViewOptions{ShowGridLines: &grid}); err != nil {
		return err
	}
	size, orientation, wide, high := 9, "landscape", 1, 0
	if err := s.file.SetPageLayout(s.tab.Name, &excelize.PageLayoutOptions{
		Size: &size, Orientation: &orientation, FitToWidth: &wide, FitToHeight: &high,
	}); err != nil {
		return err
	}
	margin := 0.4
	if err := s.file.SetPageMargins(s.tab.Name, &excelize.PageLayoutMarginsOptions{
		Left: &margin, Right: &margin, Top: &margin, Bottom: &margin,
	}); err != nil {
		return err
	}
	fit := true
	return s.file.SetSheetProps(s.tab.Name, &excelize.SheetPropsOptions{TabColorRGB: &s.tab.Colour, FitToPage: &fit})
}
