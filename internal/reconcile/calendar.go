package reconcile

import (
	"strings"

	"rubric"
)

// A calendar has no room for columns beside its posts. Their ids, marks and
// findings stand on a generated tab, a row a post, linked to the post's cell.

// The headings of the generated tab by which its rows are found again.
func whereHeading() rubric.Text { return rubric.Text{RU: "Ячейка", EN: "Cell"} }

// collectCalendars finds the posts of calendar tabs, each as a row of its own.
func (p *pass) collectCalendars(cells map[string]*rubric.Tab) {
	tabs := map[string]*rubric.TabInfo{}
	for _, t := range p.Book.TabsOf(rubric.RolePlan) {
		if t.Layout == rubric.LayoutGrid && cells[t.Key] != nil {
			tabs[t.Name] = t
		}
	}
	if len(tabs) == 0 {
		return
	}
	ids := p.calendarIDs()
	for i := range p.Book.Entries {
		e := &p.Book.Entries[i]
		tab := tabs[e.Pos.Tab]
		if tab == nil || e.Pos.Col == 0 {
			continue
		}
		p.rows = append(p.rows, row{
			tab: tab, cells: cells[tab.Key], number: e.Pos.Row, col: e.Pos.Col, entries: p.entry(i),
			read: ids[e.Pos.String()], hash: postHash(cells[tab.Key].Cell(e.Pos.Row, e.Pos.Col)),
		})
	}
}

// postHash condenses a post's own cell, wherever it stands.
func postHash(c rubric.Cell) string {
	c.Col = 1
	alone := rubric.Tab{Rows: []rubric.Row{{Number: 1, Cells: []rubric.Cell{c}}}}
	return alone.Content(1)
}

// calendarIDs returns the ids on the generated tab, by the cell they were given to.
func (p *pass) calendarIDs() map[string]string {
	ids := map[string]string{}
	tab := p.grid.Generated(rubric.RoleCheck)
	if tab == nil {
		return ids
	}
	where, id := 0, 0
	for i := range tab.Rows {
		r := &tab.Rows[i]
		if where == 0 || id == 0 {
			where, id = headingsOf(r)
			continue
		}
		if at := r.Cell(where).String(); at != "" && ids[at] == "" {
			ids[at] = r.Cell(id).String()
		}
	}
	return ids
}

// headingsOf returns the columns of the cell and the id where the row heads them.
func headingsOf(r *rubric.Row) (where, id int) {
	at, ours := whereHeading(), rubric.ManagedID.Header()
	for _, c := range r.Cells {
		switch c.String() {
		case at.RU, at.EN:
			where = c.Col
		case ours.RU, ours.EN:
			id = c.Col
		}
	}
	if where == 0 || id == 0 {
		return 0, 0
	}
	return where, id
}

// calendarEdit returns the edit that puts the generated tab of the calendars into
// the book, and its digest; nil when it says all already, or there is none to make.
func (p *pass) calendarEdit(m *marker, remembered string) (rubric.Edit, string) {
	tab := p.grid.Generated(rubric.RoleCheck)
	report, posts := p.calendarReport(m)
	if tab == nil && posts == 0 {
		return nil, ""
	}
	digest := reportDigest(report)
	if tab != nil && !tab.Altered && remembered == digest {
		return nil, digest
	}
	return rubric.PutTab{Role: rubric.RoleCheck, Report: report}, digest
}

// calendarReport is a table with a row for each post of the calendars.
func (p *pass) calendarReport(m *marker) (*rubric.Report, int) {
	lang := p.Book.Lang
	say := func(ru, en string) string { return rubric.Text{RU: ru, EN: en}.In(lang) }
	table := rubric.Table{
		ID:    "check",
		Intro: say("Публикации календаря: строка на каждую, ссылка ведёт в её ячейку.", "The calendar's posts, a row each; the link leads to the cell."),
		Empty: say("В календаре нет публикаций.", "The calendar holds no posts."),
		Columns: []rubric.TableColumn{
			{Title: whereHeading().In(lang), Width: 18},
			{Title: rubric.FieldDate.Name(rubric.RolePlan).In(lang), Width: 12},
			{Title: rubric.FieldChannel.Name(rubric.RolePlan).In(lang), Width: 16},
			{Title: rubric.FieldTopic.Name(rubric.RolePlan).In(lang), Width: 40},
			{Title: rubric.ManagedStatus.Header().In(lang), Width: 20},
			{Title: rubric.ManagedFindings.Header().In(lang), Width: 70},
			{Title: rubric.ManagedID.Header().In(lang), Width: 10},
		},
	}
	for i := range p.rows {
		if r := &p.rows[i]; r.col > 0 {
			table.Rows = append(table.Rows, p.calendarRow(r, m))
		}
	}
	return &rubric.Report{Lang: lang, Title: rubric.RoleCheck.Name().In(lang), Blocks: []rubric.Block{table}}, len(table.Rows)
}

func (p *pass) calendarRow(r *row, m *marker) []rubric.Datum {
	e := r.entries[0]
	when := rubric.Datum{}
	if !e.Date.Date.IsZero() {
		when = rubric.On(e.Date.Date)
	}
	status, findings := rubric.Datum{}, rubric.Datum{}
	if r.inWindow(p.Outlook) {
		mark := m.mark(r)
		status = rubric.Say(mark.Text().In(m.lang)).Toned(toneOf(mark))
		findings = said(m.findings(r))
	}
	return []rubric.Datum{
		rubric.Say(e.Pos.String()).At(e.Pos), when, said(strings.Join(e.Channel.Texts(), ", ")), said(clean(e.Title())),
		status, findings, said(r.id),
	}
}

func said(s string) rubric.Datum {
	if s == "" {
		return rubric.Datum{}
	}
	return rubric.Say(s)
}

func toneOf(m rubric.Mark) rubric.Tone {
	switch m {
	case rubric.MarkOK:
		return rubric.Good
	case rubric.MarkLook, rubric.MarkWaiting:
		return rubric.Warn
	case rubric.MarkFix:
		return rubric.Bad
	}
	return rubric.Quiet
}

// The state remembers what both generated tabs say, in one text.
const digestSeparator = "+"

func joinDigests(assessment, calendar string) string {
	if calendar == "" {
		return assessment
	}
	return assessment + digestSeparator + calendar
}

func splitDigests(remembered string) (assessment, calendar string) {
	assessment, calendar, _ = strings.Cut(remembered, digestSeparator)
	return assessment, calendar
}

// spot is where the row's own findings stand.
func (r *row) spot() spot { return spot{r.tab.Name, r.number, r.col} }

// spotOf returns the spot that shows a finding: its row, or its post where the
// row is a calendar's.
func (m *marker) spotOf(f *rubric.Finding) spot {
	if at, ok := m.posts[f.Entry]; ok {
		return at
	}
	at := spot{f.Pos.Tab, f.Pos.Row, 0}
	if m.calendars[f.Pos.Tab] {
		at.col = f.Pos.Col
	}
	return at
}
