package layout

import (
	"fmt"
	"strings"

	"rubric"
)

// why says by what a tab was taken for its role.
func (r *reader) why(s *sheet) rubric.Text {
	byName := s.named.role != "" && s.named.role == s.info.Role
	switch {
	case s.tab.Generated != "":
		return rubric.Text{RU: "лист сделан Rubric", EN: "made by Rubric"}
	case s.forced:
		return rubric.Text{RU: "так сказано на листе настроек (plan.tab)", EN: "the settings tab says so (plan.tab)"}
	case s.info.Layout == rubric.LayoutGrid:
		return rubric.Text{RU: "на листе календарь: дни идут поперёк, под ними публикации", EN: "a calendar: days across, posts below them"}
	case s.prose:
		return rubric.Text{RU: "название листа; вместо таблицы текст с пунктами", EN: "the tab's name; points of a text instead of a table"}
	case s.head.row > 0:
		columns := columnNames(s.head.columns)
		if byName {
			return rubric.Text{RU: "название листа и столбцы: " + columns, EN: "the tab's name and the columns: " + columns}
		}
		return rubric.Text{RU: "столбцы: " + columns, EN: "the columns: " + columns}
	case byName:
		return rubric.Text{RU: "название листа", EN: "the tab's name"}
	}
	return rubric.Text{}
}

// columnNames lists the first headings that told the role.
func columnNames(columns []column) string {
	const most = 4
	var names []string
	for _, c := range columns[:min(most, len(columns))] {
		names = append(names, oneLine(c.header))
	}
	if rest := len(columns) - most; rest > 0 {
		names = append(names, fmt.Sprintf("+%d", rest))
	}
	return strings.Join(names, ", ")
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
