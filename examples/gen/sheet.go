package main

import (
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"rubric"
)

// sheet fills one tab of a workbook.
type sheet struct {
	file   *excelize.File
	book   *book
	tab    *tab
	styles map[look]int
}

func (s *sheet) fill() error {
	if s.tab.Header == 0 {
		s.tab.Header = 1
	}
	for _, step := range []func() error{
		s.columns, s.title, s.header, s.rows, s.tones, s.lists, s.view,
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func (s *sheet) columns() error {
	for i, c := range s.tab.Columns {
		letters := rubric.ColumnName(i + 1)
		if err := s.file.SetColWidth(s.tab.Name, letters, letters, c.Width); err != nil {
			return err
		}
	}
	return nil
}

// title writes the brand's name in the first row and the legend in the second.
func (s *sheet) title() error {
	if s.tab.Title != "" {
		if err := s.put(1, 1, s.tab.Title, look{as: "title"}); err != nil {
			return err
		}
		if err := s.file.SetRowHeight(s.tab.Name, 1, 34); err != nil {
			return err
		}
	}
	for i, word := range s.tab.Legend {
		l := look{as: "legend", ground: s.tone(word)}
		if err := s.put(2, i+2, word, l); err != nil {
			return err
		}
	}
	return nil
}

// tone is the ground of a word such as a status.
func (s *sheet) tone(word string) string { return s.tab.Tones[word] }

func (s *sheet) header() error {
	for i, c := range s.tab.Columns {
		if err := s.put(s.tab.Header, i+1, c.Name, look{as: "header"}); err != nil {
			return err
		}
	}
	height := s.tab.Height
	if height == 0 {
		height = 28
	}
	return s.file.SetRowHeight(s.tab.Name, s.tab.Header, height)
}

func (s *sheet) rows() error {
	soft, week := false, rubric.Date{}
	for i, cells := range s.tab.cells() {
		row := s.tab.Header + 1 + i
		if d, err := rubric.ParseDate(cells[0]); err == nil && s.tab.Weeks {
			if d.Week() != week && !week.IsZero() {
				soft = !soft
			}
			week = d.Week()
		}
		ground := ""
		if soft {
			ground = s.book.Colours.Soft
		}
		if err := s.row(row, cells, ground); err != nil {
			return err
		}
	}
	return nil
}

func (s *sheet) row(row int, cells []string, ground string) error {
	lines := 1
	for j, c := range s.tab.Columns {
		text := ""
		if j < len(cells) {
			text = cells[j]
		}
		v, as := read(text, c)
		if err := s.put(row, j+1, v, look{as: as, format: c.Format, ground: ground}); err != nil {
			return err
		}
		if as == "wrap" || as == "bold" {
			lines = max(lines, linesOf(text, c.Width, as == "bold"))
		}
	}
	return s.file.SetRowHeight(s.tab.Name, row, float64(lines)*(s.book.Size+4)+5)
}

// linesOf estimates how many lines a text takes in a column of that width.
func linesOf(text string, width float64, bold bool) int {
	fits := width * 1.12
	if bold {
		fits = width * 0.95
	}
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		n += max(1, int(math.Ceil(float64(len([]rune(line)))/fits)))
	}
	return n
}

// read makes a cell's value of its text: numbers and dates where the column
// holds them, and the text as it is where a person typed something else.
func read(text string, c column) (value any, as string) {
	switch c.As {
	case "date", "month":
		if d, err := rubric.ParseDate(text); err == nil {
			return d.Serial(), c.As
		}
	case "time":
		if t, err := time.Parse("15:04", text); err == nil {
			return float64(t.Hour()*60+t.Minute()) / (24 * 60), c.As
		}
	case "percent":
		if n, err := strconv.ParseFloat(strings.TrimSuffix(text, "%"), 64); err == nil {
			return n / 100, c.As
		}
	case "number":
		if n, err := strconv.ParseFloat(text, 64); err == nil {
			return n, c.As
		}
	default:
		return text, c.As
	}
	return text, "text"
}

func (s *sheet) put(row, col int, v any, l look) error {
	cell := rubric.ColumnName(col) + strconv.Itoa(row)
	id, err := s.style(l)
	if err != nil {
		return err
	}
	if err := s.file.SetCellStyle(s.tab.Name, cell, cell, id); err != nil {
		return err
	}
	switch v := v.(type) {
	case string:
		if v == "" {
			return nil
		}
		return s.file.SetCellStr(s.tab.Name, cell, v)
	case int:
		return s.file.SetCellInt(s.tab.Name, cell, int64(v))
	case float64:
		return s.file.SetCellFloat(s.tab.Name, cell, v, -1, 64)
	}
	return nil
}
