package excel

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubric"
)

// strayPlan is a plan whose names say that C, D and E are ours; the columns are
// given from A on, with a "/" between the rows.
func strayPlan(tab, owner string, columns ...string) []byte {
	var rows [3]strings.Builder
	for i, column := range columns {
		for r, text := range strings.Split(column, "/") {
			if text != "" {
				fmt.Fprintf(&rows[r], `<c r="%s%d" t="inlineStr"><is><t>%s</t></is></c>`, rubric.ColumnName(i+1), r+1, text)
			}
		}
	}
	var data strings.Builder
	for r := range rows {
		fmt.Fprintf(&data, `<row r="%d">%s</row>`, r+1, &rows[r])
	}
	p := newPack().sheet(tab, "<sheetData>"+data.String()+"</sheetData>").sheet("Other", "<sheetData/>")
	names := ""
	for i, f := range rubric.ManagedFields {
		col := rubric.ColumnName(3 + i)
		names += fmt.Sprintf(`<definedName name="_rubric.%s" localSheetId="0" hidden="1">'%s'!$%s:$%s</definedName>`, f, owner, col, col)
	}
	return p.book("<definedNames>" + names + "</definedNames>").bytes()
}

const (
	ourStatus   = "Проверка/✔ В порядке/✖ Поправить"
	ourFindings = "Замечания//нет даты [cell-required]"
	ourIDs      = "ID/k7f3q/bcd45"
)

// TestColumnsThatMovedWithoutTheirNames holds that no column of the team's is
// taken for ours when a library moved cells and left the names behind.
func TestColumnsThatMovedWithoutTheirNames(t *testing.T) {
	where := rubric.ManagedColumns{Status: 3, Findings: 4, ID: 5}
	moved := func(by int) rubric.ManagedColumns {
		return rubric.ManagedColumns{Status: 3 + by, Findings: 4 + by, ID: 5 + by}
	}
	for name, c := range map[string]struct {
		columns []string
		want    rubric.ManagedColumns
	}{
		"in place":                                 {[]string{"Дата", "Тема", ourStatus, ourFindings, ourIDs}, where},
		"a column was put before":                  {[]string{"Дата", "", "Тема", ourStatus, ourFindings, ourIDs}, moved(1)},
		"a column was taken away":                  {[]string{"Тема", ourStatus, ourFindings, ourIDs}, moved(-1)},
		"nothing checked yet":                      {[]string{"Дата", "Тема", "Проверка", "Замечания", "ID"}, where},
		"a copy of statuses beside ours":           {[]string{"Дата", "Тема", ourStatus, ourFindings, ourIDs, ourStatus}, where},
		"statuses typed over, a copy left":         {[]string{"Дата", "Тема", "Проверка/да/нет", ourFindings, ourIDs, ourStatus}, where},
		"two copies":                               {[]string{"Дата", "Тема", "Статус", ourStatus, ourFindings, ourIDs, ourStatus}, rubric.ManagedColumns{}},
		"renamed, with ids":                        {[]string{"Дата", "Тема", "Наш статус", "Наши слова", "Наш ID/k7f3q/bcd45"}, where},
		"renamed and typed over":                   {[]string{"Дата", "Тема", "Наш статус/да/нет", "x", "ID"}, where},
		"empty":                                    {[]string{"Дата", "Тема"}, where},
		"deleted, and the team's put there":        {[]string{"Дата", "Тема", "Бюджет/1000/2000", "", "Да/нет"}, rubric.ManagedColumns{}},
		"pushed on before any status":              {[]string{"Дата", "Тема", "Статус/Готово", "Проверка", "Замечания", "ID"}, rubric.ManagedColumns{}},
		"headings that begin like ours":            {[]string{"Дата", "Тема", "Checklist/да/нет", "", "IDEA/да/нет"}, rubric.ManagedColumns{}},
		"a column was put after the statuses":      {[]string{"Дата", "Тема", ourStatus, "Бюджет/1000/2000", ourFindings, ourIDs}, rubric.ManagedColumns{Status: 3, Findings: 5, ID: 6}},
		"a column was put after the findings":      {[]string{"Дата", "Тема", ourStatus, ourFindings, "Формат/видео/текст", ourIDs}, rubric.ManagedColumns{Status: 3, Findings: 4, ID: 6}},
		"an empty one was put after the findings":  {[]string{"Дата", "Тема", ourStatus, ourFindings, "", ourIDs}, rubric.ManagedColumns{Status: 3, Findings: 4, ID: 6}},
		"one before and one between":               {[]string{"Дата", "Сеть/vk/tg", "Тема", ourStatus, "Бюджет/1000/2000", ourFindings, ourIDs}, rubric.ManagedColumns{Status: 4, Findings: 6, ID: 7}},
		"two between, and an id of the team's":     {[]string{"Дата", "Тема", ourStatus, "ID/promo1/promo2", ourFindings, "Автор/Анна/Олег", ourIDs}, rubric.ManagedColumns{Status: 3, Findings: 5, ID: 7}},
		"between, and no findings":                 {[]string{"Дата", "Тема", ourStatus, "Бюджет/1000/2000", "Замечания", ourIDs}, rubric.ManagedColumns{Status: 3, Findings: 5, ID: 6}},
		"between, and renamed":                     {[]string{"Дата", "Тема", ourStatus, "Бюджет/1000/2000", "Наши слова", "Наш ID/k7f3q/bcd45"}, rubric.ManagedColumns{Status: 3, ID: 6}},
		"between, and nothing checked yet":         {[]string{"Дата", "Тема", "Проверка", "Бюджет/1000/2000", "Замечания", "ID"}, rubric.ManagedColumns{}},
		"the findings were deleted":                {[]string{"Дата", "Тема", ourStatus, ourIDs, "Бюджет/1000/2000"}, rubric.ManagedColumns{Status: 3, ID: 4}},
		"between, and a copy of the ids":           {[]string{"Дата", "Тема", ourStatus, ourFindings, "Бюджет/1000/2000", ourIDs, ourIDs}, rubric.ManagedColumns{Status: 3, Findings: 4}},
		"renamed, no findings, and the team's own": {[]string{"Дата", "Тема", ourStatus, "Наши слова", ourIDs, "Замечания/да/нет"}, where},
		"a copy of the ids beside ours":            {[]string{"Дата", "Тема", ourStatus, ourFindings, ourIDs, ourIDs}, where},
		"too far left to have findings":            {[]string{ourStatus, ourIDs, "Статус", "x", "y"}, rubric.ManagedColumns{Status: 1, ID: 2}},
	} {
		g := read(t, strayPlan("Plan", "Plan", c.columns...))
		if diff := cmp.Diff(c.want, g.Tabs[0].Managed); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestTabsThatWereRenamedWithoutTheirNames(t *testing.T) {
	g := read(t, strayPlan("Plan 2027", "Plan", "Дата", "Тема", ourStatus, ourFindings, ourIDs))
	if !g.Tabs[0].Managed.Complete() {
		t.Error("a renamed tab lost its columns")
	}
	g = read(t, strayPlan("Plan", "Other", "Дата", "Тема", ourStatus, ourFindings, ourIDs))
	if g.Tabs[0].Managed.Has(3) {
		t.Error("a name that speaks of another tab was believed")
	}
}

// TestStrayedNamesAreMended holds that a write goes where the columns are, and
// says so in the names.
func TestStrayedNamesAreMended(t *testing.T) {
	data := strayPlan("Plan '27", "Plan", "Дата", "Тема", "Статус/Готово/Готово", ourStatus, ourFindings, ourIDs)
	after := edited(t, data, rubric.SetCell{Tab: "1", Row: rubric.RowRef{Number: 3}, Field: rubric.ManagedStatus, Want: "✔ В порядке", Mark: rubric.MarkOK})
	tab := read(t, after).Tabs[0]
	if got := tab.Cell(3, 3).Text + ", " + tab.Cell(3, 4).Text; got != "Готово, ✔ В порядке" {
		t.Error(got)
	}
	workbook := partOf(t, after, "xl/workbook.xml")
	for _, name := range []string{`'Plan ''27'!$D:$D`, `'Plan ''27'!$E:$E`, `'Plan ''27'!$F:$F`} {
		if n := strings.Count(workbook, ">"+name+"<"); n != 1 {
			t.Errorf("%s stands %d times in %s", name, n, workbook)
		}
	}
}

// TestARenamedAssessmentStaysOurs holds that a generated tab is known by what it
// says where its name speaks of a tab that is gone.
func TestARenamedAssessmentStaysOurs(t *testing.T) {
	after := edited(t, newPack().sheet("Plan", planData).bytes(), rubric.PutState{Rows: [][]string{{"kind"}, {"day"}}})
	renamed := func(rows string) []byte {
		p := newPack().sheet("Plan", planData).sheet("Память", "<sheetData>"+rows+"</sheetData>")
		return p.book("<definedNames>" + inner(partOf(t, after, "xl/workbook.xml"), "definedNames") + "</definedNames>").bytes()
	}
	const said = `<row r="1"><c r="A1" t="inlineStr"><is><t>kind</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>%s</t></is></c></row>`
	if tab := read(t, renamed(fmt.Sprintf(said, "day"))).Tabs[1]; tab.Generated != rubric.RoleState || tab.Altered {
		t.Errorf("generated %q, altered %v", tab.Generated, tab.Altered)
	}
	if tab := read(t, renamed(fmt.Sprintf(said, "ours"))).Tabs[1]; tab.Generated != "" {
		t.Errorf("a tab of the team's counts as %q", tab.Generated)
	}
}
