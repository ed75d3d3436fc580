package report

import (
	"io"
	"strconv"
	"strings"

	"rubric"
)

// EditsText writes what a sync would change, for a person: our columns, the
// cells by row, the generated tabs.
func EditsText(w io.Writer, b *rubric.Book, edits []rubric.Edit, o Options) error {
	p := newPage(w, o)
	names := map[string]string{}
	for _, t := range b.Tabs {
		names[t.Key] = oneLine(t.Name)
	}
	row := ""
	for _, e := range edits {
		switch e := e.(type) {
		case rubric.EnsureColumns:
			p.line(p.in(bold, names[e.Tab]))
			p.line("  ", p.say("новые колонки: ", "new columns: "), columnNames(e.Lang))
		case rubric.SetCell:
			if at := names[e.Tab] + p.say(", строка ", ", row ") + strconv.Itoa(e.Row.Number); at != row {
				row = at
				p.line(p.in(bold, row))
			}
			p.cellEdit(e)
		case rubric.PutTab:
			p.line(p.say("лист «", "tab “"), e.Role.Name().In(b.Lang), p.say("»: новое содержание", "”: new contents"))
		case rubric.PutState:
			p.line(p.say("скрытый лист «_rubric»: строк ", "hidden tab “_rubric”: rows "), strconv.Itoa(len(e.Rows)))
		}
	}
	return p.close()
}

func columnNames(lang rubric.Lang) string {
	names := make([]string, len(rubric.ManagedFields))
	for i, f := range rubric.ManagedFields {
		names[i] = f.Header().In(lang)
	}
	return strings.Join(names, ", ")
}

func (p *page) cellEdit(e rubric.SetCell) {
	name := "  " + e.Field.Header().In(p.o.Lang) + ": "
	switch {
	case e.Was == "":
		p.wrapped(name, p.in(green, "+ ")+clip(e.Want, 300))
	case e.Want == "":
		p.wrapped(name, p.in(red, "− ")+p.in(dim, clip(e.Was, 300)))
	default:
		p.wrapped(name, p.in(red, "− ")+p.in(dim, clip(e.Was, 300)))
		p.wrapped(strings.Repeat(" ", width(name)), p.in(green, "+ ")+clip(e.Want, 300))
	}
}
