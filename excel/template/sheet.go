package template

import (
	"fmt"
	"math"
	"strings"

	"github.com/xuri/excelize/v2"

	"rubric"
)

// columns sets widths and formats for whole columns, so that the rows a team
// adds look like those that are there.
func (b *builder) columns(t tab) error {
	for i, spec := range t.fields {
		s := shapeOf(t.role, spec.Field)
		style, err := b.styles.cell(s.kind, b.spec.Lang)
		if err != nil {
			return err
		}
		letters := rubric.ColumnName(i + 1)
		if err := b.file.SetColStyle(b.name(t.role), letters, style); err != nil {
			return err
		}
		if err := b.file.SetColWidth(b.name(t.role), letters, letters, s.width); err != nil {
			return err
		}
	}
	return nil
}

// header writes the headings with a note each that says what belongs below.
func (b *builder) header(t tab) error {
	sheet := b.name(t.role)
	for i, spec := range t.fields {
		cell := ref(i+1, t.top)
		style, err := b.styles.header(shapeOf(t.role, spec.Field).kind)
		if err != nil {
			return err
		}
		if err := b.file.SetCellStr(sheet, cell, spec.Header.In(b.spec.Lang)); err != nil {
			return err
		}
		if err := b.file.SetCellStyle(sheet, cell, cell, style); err != nil {
			return err
		}
		if err := b.note(sheet, cell, spec.Help.In(b.spec.Lang)); err != nil {
			return err
		}
	}
	return b.file.SetRowHeight(sheet, t.top, 33)
}

// note hangs help on a cell. Notes stay out of the way until one points at the
// heading, unlike input prompts, and survive an import into Google Sheets.
func (b *builder) note(sheet, cell, help string) error {
	if help == "" {
		return nil
	}
	lines := math.Ceil(float64(len([]rune(help))) / 32)
	return b.file.AddComment(sheet, excelize.Comment{
		Cell: cell, Author: "Rubric", Width: 230, Height: uint(18 + 17*lines),
		Paragraph: []excelize.RichTextRun{{
			Text: help, Font: &excelize.Font{Family: "Calibri", Size: 10, Color: ink},
		}},
	})
}

// rows writes the example data.
func (b *builder) rows(t tab) error {
	if t.role == rubric.RoleSettings {
		return nil // the welcome writes them, with their help
	}
	for i, row := range b.spec.Rows[t.role] {
		for j, spec := range t.fields {
			v, ok := row[spec.Field]
			if !ok {
				continue
			}
			if err := b.value(t, j, t.top+1+i, v); err != nil {
				return err
			}
		}
	}
	return nil
}

func (b *builder) value(t tab, field, row int, v any) error {
	sheet, cell := b.name(t.role), ref(field+1, row)
	k := shapeOf(t.role, t.fields[field].Field).kind
	drafted, isDraft := v.(Draft)
	if isDraft {
		v = drafted.Value
	}
	switch v := v.(type) {
	case string:
		if err := b.file.SetCellStr(sheet, cell, v); err != nil {
			return err
		}
		if numberFormat(k, b.spec.Lang) != "" || k == kindNumber {
			k = kindName // "from Anna" in a column that usually holds a date
		}
	case bool:
		if err := b.file.SetCellStr(sheet, cell, yesNo(v).In(b.spec.Lang)); err != nil {
			return err
		}
	default:
		n, err := number(v)
		if err != nil {
			return err
		}
		if k == kindName { // a column of the team's own may hold anything
			k = kindOf(v)
		}
		if err := b.file.SetCellFloat(sheet, cell, n, -1, 64); err != nil {
			return err
		}
	}
	style, err := b.styles.body(k, b.spec.Lang, isDraft)
	if err != nil {
		return err
	}
	return b.file.SetCellStyle(sheet, cell, cell, style)
}

// kindOf is how a figure looks where its column does not say.
func kindOf(v any) kind {
	switch v.(type) {
	case rubric.Date:
		return kindDate
	case rubric.Month:
		return kindMonth
	case Percent:
		return kindPercent
	case Clock:
		return kindClock
	}
	return kindNumber
}

// number is what a spreadsheet stores for a value that is not text.
func number(v any) (float64, error) {
	switch v := v.(type) {
	case int:
		return float64(v), nil
	case float64:
		return v, nil
	case rubric.Date:
		return float64(v.Serial()), nil
	case rubric.Month:
		return float64(v.First().Serial()), nil
	case Percent:
		return float64(v) / 100, nil
	case Clock:
		return float64(v.Hour*60+v.Minute) / (24 * 60), nil
	}
	return 0, fmt.Errorf("a cell cannot hold a %T", v)
}

// view freezes the header, offers the filter and colours the tab by who leads it.
func (b *builder) view(t tab) error {
	sheet := b.name(t.role)
	panes := &excelize.Panes{
		Freeze: true, YSplit: t.top, TopLeftCell: ref(1, t.top+1), ActivePane: "bottomLeft",
		Selection: []excelize.Selection{{SQRef: ref(1, t.top+1), ActiveCell: ref(1, t.top+1), Pane: "bottomLeft"}},
	}
	if err := b.file.SetPanes(sheet, panes); err != nil {
		return err
	}
	if t.role != rubric.RoleSettings {
		if err := b.file.AutoFilter(sheet, ref(1, t.top)+":"+ref(len(t.fields), b.bottom(t)), nil); err != nil {
			return err
		}
	}
	used := ref(1, 1) + ":" + ref(len(t.fields), t.top+len(b.spec.Rows[t.role]))
	if err := b.file.SetSheetDimension(sheet, used); err != nil {
		return err
	}
	// After the filter, which replaces the sheet's properties.
	colour := tabColour(t.role)
	fit := true
	return b.file.SetSheetProps(sheet, &excelize.SheetPropsOptions{TabColorRGB: &colour, FitToPage: &fit})
}

// tabColour tells the sides apart: the strategy is the manager's, the plan and
// its figures are the department's, the rest is shared.
func tabColour(role rubric.Role) string {
	switch role {
	case rubric.RoleGoals, rubric.RoleStrategy, rubric.RoleRubrics, rubric.RoleFormats, rubric.RoleChannels:
		return green
	case rubric.RolePlan, rubric.RoleStatistics:
		return "D98E32"
	}
	return "9AA7A1"
}

// page sets a tab up for printing on A4.
func (b *builder) page(t tab) error {
	sheet := b.name(t.role)
	size, orientation, wide, high := 9, "landscape", 1, 0
	if err := b.file.SetPageLayout(sheet, &excelize.PageLayoutOptions{
		Size: &size, Orientation: &orientation, FitToWidth: &wide, FitToHeight: &high,
	}); err != nil {
		return err
	}
	margin, edge := 0.4, 0.6
	if err := b.file.SetPageMargins(sheet, &excelize.PageLayoutMarginsOptions{
		Left: &margin, Right: &margin, Top: &edge, Bottom: &edge,
	}); err != nil {
		return err
	}
	row := itoa(t.top)
	return b.file.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Titles", Scope: sheet, RefersTo: quoted(sheet) + "!$" + row + ":$" + row,
	})
}

// quoted writes a sheet's name as a formula needs it.
func quoted(sheet string) string { return "'" + strings.ReplaceAll(sheet, "'", "''") + "'" }
