package layout

import (
	"fmt"
	"slices"
	"strings"

	"rubric"
)

// complete settles a plan's columns: by their values where no heading tells, as
// the settings say, and by what else the book holds.
func (r *reader) complete(s *sheet) {
	s.info.Why = r.why(s)
	if s.head.row == 0 {
		return
	}
	r.recognise(s)
	r.overrideColumns(s)
	r.infer(s)
}

// describe fills the tab's description from the header decided on.
func (r *reader) describe(s *sheet) {
	if s.head.row == 0 {
		return
	}
	for row := s.head.top; row <= s.head.row; row++ {
		s.info.HeaderRows = append(s.info.HeaderRows, row)
	}
	for _, c := range s.head.columns {
		s.info.Fields = append(s.info.Fields, rubric.FieldColumn{Field: c.field, Col: c.col, Header: c.header, Sure: c.sure})
	}
	for i := range s.head.all {
		h := &s.head.all[i]
		if !slices.ContainsFunc(s.head.columns, func(c column) bool { return c.col == h.col }) {
			s.info.Unmapped = append(s.info.Unmapped, rubric.UnmappedColumn{Col: h.col, Header: h.text})
			r.noteAmbiguous(s, h)
		}
	}
	for _, c := range s.head.columns {
		if c.sure < surePart {
			r.noteGuessed(s, c)
		}
	}
}

// noteAmbiguous says of a column left unused that another one has its meaning.
func (r *reader) noteAmbiguous(s *sheet, h *heading) {
	for _, rd := range h.readings {
		i := slices.IndexFunc(s.head.columns, func(c column) bool { return c.field == rd.field })
		if rd.role != s.info.Role || rd.sure < surePart || i < 0 {
			continue
		}
		name, taken := rd.field.Name(rd.role), s.head.columns[i]
		r.note(rubric.NoteAmbiguousColumn, s.headerCell(h.col),
			fmt.Sprintf("Столбец «%s» тоже похож на «%s»; прочитан столбец «%s» (%s)", h.text, name.RU, taken.header, rubric.ColumnName(taken.col)),
			fmt.Sprintf("The column “%s” looks like “%s” too; the column “%s” (%s) was read", h.text, name.EN, taken.header, rubric.ColumnName(taken.col)))
		return
	}
}

func (r *reader) noteGuessed(s *sheet, c column) {
	name := c.field.Name(s.info.Role)
	r.note(rubric.NoteColumnGuessed, s.headerCell(c.col),
		fmt.Sprintf("Столбец «%s» принят за «%s»", c.header, name.RU),
		fmt.Sprintf("The column “%s” was taken for “%s”", c.header, name.EN))
}

func (s *sheet) headerCell(col int) rubric.Position {
	return rubric.Position{Tab: s.tab.Name, Row: s.head.row, Col: col}
}

// overrideColumns gives a plan's columns the fields that the settings say.
func (r *reader) overrideColumns(s *sheet) {
	if s.info.Role != rubric.RolePlan {
		return
	}
	for n, set := range r.book.Settings {
		name, ok := strings.CutPrefix(set.Key, rubric.SettingColumn)
		field := planField(name)
		if !ok || field == "" || set.Value.Empty() {
			continue
		}
		want := phraseKey(set.Value.Text)
		i := slices.IndexFunc(s.head.all, func(h heading) bool { return phraseKey(h.text) == want })
		if i < 0 {
			continue
		}
		h := s.head.all[i]
		r.used.columns[n] = true
		s.head.columns = slices.DeleteFunc(s.head.columns, func(c column) bool { return c.col == h.col || c.field == field })
		s.head.columns = append(s.head.columns, column{field: field, col: h.col, header: h.text, sure: sureWhole})
		slices.SortFunc(s.head.columns, func(a, b column) int { return a.col - b.col })
	}
}
