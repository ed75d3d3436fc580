package report

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"rubric"
)

// samples is how many entries of a tab are shown: enough to see whether its
// columns were understood.
const samples = 3

// InspectText writes how the book was understood, so that a person sees in a
// minute whether it was, and what to write on the settings tab where it was not.
func InspectText(w io.Writer, b *rubric.Book, o Options) error {
	p := newPage(w, o)
	p.line(p.in(bold, oneLine(b.Title)), p.in(dim, fmt.Sprintf(" · %s · %s · %s", b.Kind, b.Lang, b.TimeZone)))
	p.line(p.say("Записей в плане: ", "Posts in the plan: "), strconv.Itoa(len(b.Entries)),
		p.say(", свободных мест: ", ", free slots: "), strconv.Itoa(len(b.Slots)))
	entries := entriesByTab(b)
	for i := range b.Tabs {
		p.line()
		p.tab(&b.Tabs[i])
		p.samples(entries[b.Tabs[i].Name])
	}
	p.notes(b)
	return p.close()
}

// entriesByTab keeps the first few entries of every tab.
func entriesByTab(b *rubric.Book) map[string][]*rubric.Entry {
	by := map[string][]*rubric.Entry{}
	for i := range b.Entries {
		tab := b.Entries[i].Pos.Tab
		if len(by[tab]) < samples {
			by[tab] = append(by[tab], &b.Entries[i])
		}
	}
	return by
}

func (p *page) tab(t *rubric.TabInfo) {
	role := roleOf(t).Name().In(p.o.Lang)
	about := []string{layoutText(layoutOf(t)).In(p.o.Lang)}
	if len(t.HeaderRows) > 0 {
		about = append(about, p.say("строки шапки: ", "header rows: ")+numbers(t.HeaderRows))
	}
	if t.Hidden {
		about = append(about, p.say("скрыт", "hidden"))
	}
	p.line(p.in(bold, oneLine(t.Name)), p.in(cyan, " = "+role+" ("+string(roleOf(t))+")"), p.in(dim, " · "+strings.Join(about, " · ")))
	if why := t.Why.In(p.o.Lang); why != "" {
		p.wrapped("  "+p.say("почему: ", "why: "), oneLine(why))
	}
	p.columns(t)
	for i := range t.Parts {
		p.part(&t.Parts[i])
	}
}

// part shows a further table on the tab.
func (p *page) part(t *rubric.TabInfo) {
	rows := ""
	if len(t.HeaderRows) > 0 {
		rows = " · " + p.say("строки шапки: ", "header rows: ") + numbers(t.HeaderRows)
	}
	p.line("  ", p.in(cyan, "+ "+roleOf(t).Name().In(p.o.Lang)+" ("+string(roleOf(t))+")"), p.in(dim, rows))
	p.columns(t)
}

// columns lists what each column was taken for; how sure that is where it is
// not plain.
func (p *page) columns(t *rubric.TabInfo) {
	headers := 0
	for _, c := range t.Fields {
		headers = max(headers, width(clip(c.Header, 32)))
	}
	for _, c := range t.Fields {
		p.line("  ", pad(rubric.ColumnName(c.Col), 3), " ", pad(clip(c.Header, 32), headers), p.in(dim, "  → "), string(c.Field), p.in(dim, sureness(c.Sure)))
	}
	if len(t.Unmapped) > 0 {
		names := make([]string, len(t.Unmapped))
		for i, c := range t.Unmapped {
			names[i] = rubric.ColumnName(c.Col) + " " + p.say("«", "“") + clip(c.Header, 32) + p.say("»", "”")
		}
		p.wrapped("  "+p.say("не использованы: ", "not used: "), strings.Join(names, ", "))
	}
}

// sureness is shown of a meaning that was not read off the heading as it stands.
func sureness(sure int) string {
	const plain = 97
	if sure == 0 || sure >= plain {
		return ""
	}
	return fmt.Sprintf("  %d%%", sure)
}

func (p *page) samples(entries []*rubric.Entry) {
	if len(entries) == 0 {
		return
	}
	p.line("  ", p.in(dim, p.say("например:", "for example:")))
	for _, e := range entries {
		at := p.say("строка ", "row ") + strconv.Itoa(e.Pos.Row)
		if cell := e.Pos.Cell(); cell != "" {
			at = cell
		}
		p.wrapped("    "+p.in(dim, at)+"  ", sample(e))
	}
}

// sample is what was understood of an entry, in the order of a plan.
func sample(e *rubric.Entry) string {
	when := e.Date.Date.String()
	if !e.Date.End.IsZero() {
		when += "…" + e.Date.End.String()
	}
	if e.Time.Text != "" {
		when = strings.TrimSpace(when + " " + e.Time.Text)
	}
	status := string(e.Status)
	if status == "" {
		status = e.StatusAs.Text
	}
	var parts []string
	for _, part := range []string{
		when, strings.Join(channelKeys(e.Channel), "+"), e.Rubric.Text, e.Format.Text, e.Title(), e.Task.Text, e.Owner.Text, status,
	} {
		if part != "" {
			parts = append(parts, clip(part, 60))
		}
	}
	return strings.Join(parts, " · ")
}

func (p *page) notes(b *rubric.Book) {
	if len(b.Notes) == 0 {
		return
	}
	p.line()
	p.line(p.in(bold, p.say("Сомнения и пометки", "Doubts and remarks")))
	fix := false
	for i := range b.Notes {
		n := &b.Notes[i]
		at := ""
		if n.Pos.Tab != "" {
			at = oneLine(n.Pos.String()) + ": "
		}
		p.wrapped("  "+p.in(yellow, "? "), at+oneLine(n.Message.In(p.o.Lang))+p.in(dim, "  ["+string(n.Code)+"]"))
		if line := settingsLine(b, n); line != "" {
			fix = true
			p.line("      ", p.in(cyan, line))
		}
	}
	if fix {
		p.line()
		p.wrapped("", p.say("Если понято не так, исправьте такую строку (ключ = значение) и добавьте её на лист «Настройки».",
			"Where this is not what you meant, correct such a line (key = value) and put it on the Settings tab."))
	}
}

// settingsLine is the line of the settings tab that would confirm, or with
// another value correct, what the note guessed; "" where no setting does. The
// settings speak of the plan only.
func settingsLine(b *rubric.Book, n *rubric.Note) string {
	t := tabNamed(b, n.Pos.Tab)
	if n.Code == rubric.NoteDateInferred {
		return yearLine(b, n.Pos.Tab)
	}
	if t == nil || t.Role != rubric.RolePlan || t.Template {
		return ""
	}
	switch n.Code {
	case rubric.NoteTabGuessed:
		return "plan.tab = " + oneLine(n.Pos.Tab)
	case rubric.NoteHeaderGuessed:
		if n.Pos.Row > 0 {
			return fmt.Sprint("plan.header = ", n.Pos.Row)
		}
	case rubric.NoteColumnGuessed, rubric.NoteAmbiguousColumn:
		return columnLine(t, n.Pos.Col)
	}
	return ""
}

func tabNamed(b *rubric.Book, name string) *rubric.TabInfo {
	for i := range b.Tabs {
		if b.Tabs[i].Name == name {
			return &b.Tabs[i]
		}
	}
	return nil
}

// columnLine names the column's field, which a team may replace by another; the
// fields stand under the tab.
func columnLine(t *rubric.TabInfo, col int) string {
	for _, c := range t.Fields {
		if c.Col == col {
			return "column." + string(c.Field) + " = " + oneLine(c.Header)
		}
	}
	return ""
}

// yearLine says the year that dates without one were given.
func yearLine(b *rubric.Book, tab string) string {
	for i := range b.Entries {
		if e := &b.Entries[i]; e.Pos.Tab == tab && !e.Date.Date.IsZero() {
			return fmt.Sprint("year = ", e.Date.Date.Year)
		}
	}
	return ""
}

func numbers(ns []int) string {
	const shown = 6
	parts := make([]string, 0, shown+1)
	for _, n := range ns[:min(shown, len(ns))] {
		parts = append(parts, strconv.Itoa(n))
	}
	if len(ns) > shown {
		parts = append(parts, "…")
	}
	return strings.Join(parts, ", ")
}
