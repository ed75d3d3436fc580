package template

import (
	"github.com/xuri/excelize/v2"

	"rubric"
)

// tone is how a status looks: dark text on a pale ground.
type tone struct{ text, ground string }

// tones are quiet: a plan is mostly in order, and only what waits for someone
// should be noticed first.
var tones = map[rubric.Status]tone{
	rubric.StatusIdea:      {quietInk, "F3F4F4"},
	rubric.StatusDraft:     {"34506B", "E8F0F8"},
	rubric.StatusReview:    {"7A4F00", "FFF3D6"},
	rubric.StatusRevision:  {"8A3F12", "FDE9DD"},
	rubric.StatusApproved:  {"245C3A", "E3F3E6"},
	rubric.StatusScheduled: {"1F5A5E", "DFF1F1"},
	rubric.StatusPublished: {"4B5B53", "EEF2EF"},
	rubric.StatusBlocked:   {"8C2F39", "FBE6E8"},
	rubric.StatusPaused:    {quietInk, "F3F4F4"},
	rubric.StatusCancelled: {quietInk, "F3F4F4"},
}

// colours adds what changes with the cells' values. No two ranges overlap:
// LibreOffice applies only one of the formats that meet on a cell.
func (b *builder) colours(t tab) error {
	if t.role != rubric.RolePlan {
		return nil
	}
	for _, status := range rubric.Statuses {
		if err := b.statusColour(t, status); err != nil {
			return err
		}
	}
	return b.rowLooks(t)
}

func (b *builder) statusColour(t tab, status rubric.Status) error {
	col := t.column(rubric.FieldStatus)
	c := tones[status]
	format, err := b.file.NewConditionalStyle(&excelize.Style{
		Font: &excelize.Font{Color: c.text},
		Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{c.ground}},
	})
	if err != nil {
		return err
	}
	return b.file.SetConditionalFormat(b.name(t.role), ref(col, t.top+1)+":"+ref(col, b.bottom(t)),
		[]excelize.ConditionalFormatOptions{{
			Type: "cell", Criteria: "==", Format: &format,
			Value: `"` + status.Text().In(b.spec.Lang) + `"`,
		}})
}

// rowLooks strikes out the rows that no longer count, and draws a line where a
// new week begins, so that a month reads as weeks without section rows that
// sorting would scatter.
func (b *builder) rowLooks(t tab) error {
	aside, err := b.file.NewConditionalStyle(&excelize.Style{Font: &excelize.Font{Color: "8A9499", Strike: true}})
	if err != nil {
		return err
	}
	line, err := b.file.NewConditionalStyle(&excelize.Style{
		Border: []excelize.Border{{Type: "top", Style: 1, Color: "8FA69C"}},
	})
	if err != nil {
		return err
	}
	first, status := t.top+1, t.column(rubric.FieldStatus)
	looks := []excelize.ConditionalFormatOptions{
		{Type: "formula", Format: &aside, Criteria: "$" + ref(status, first) +
			`="` + rubric.StatusCancelled.Text().In(b.spec.Lang) + `"`},
		{Type: "formula", Format: &line, Criteria: newWeek(t.column(rubric.FieldDate), first)},
	}
	area := ref(1, first) + ":" + ref(status-1, b.bottom(t))
	if last := len(t.fields); status < last {
		area += " " + ref(status+1, first) + ":" + ref(last, b.bottom(t))
	}
	return b.file.SetConditionalFormat(b.name(t.role), area, looks)
}

// newWeek is a formula that holds where the row's date lies in another week
// than the date above. Serial day 2 is a Monday.
func newWeek(date, row int) string {
	here, above := "$"+ref(date, row), "$"+ref(date, row-1)
	return "AND(ISNUMBER(" + here + "),ISNUMBER(" + above + ")," +
		"INT((" + here + "-2)/7)<>INT((" + above + "-2)/7))"
}
