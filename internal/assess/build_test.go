package assess_test

import (
	"fmt"
	"time"

	"rubric"
	"rubric/internal/text"
)

// maker builds books by hand, a row at a time.
type maker struct {
	b   rubric.Book
	row int
}

func newMaker() *maker {
	m := &maker{b: rubric.Book{Title: "Кофейня «Зерно».xlsx", Lang: rubric.Russian, TimeZone: "UTC"}, row: 1}
	for _, r := range []rubric.Role{rubric.RolePlan} {
		m.tab(r)
	}
	return m
}

func (m *maker) tab(r rubric.Role) {
	if m.b.TabOf(r) != nil {
		return
	}
	name := r.Name().RU
	info := rubric.TabInfo{Key: name, Name: name, Role: r, Layout: rubric.LayoutTable}
	for i, f := range r.Spec().Fields {
		info.Fields = append(info.Fields, rubric.FieldColumn{Field: f.Field, Col: i + 1, Header: f.Header.RU})
	}
	m.b.Tabs = append(m.b.Tabs, info)
}

func (m *maker) at(r rubric.Role) rubric.Position {
	m.tab(r)
	m.row++
	return rubric.Position{Tab: r.Name().RU, Row: m.row}
}

func ref(s string, p rubric.Position) rubric.Ref {
	return rubric.Ref{Value: rubric.Value{Text: s, Pos: p}, Key: text.Key(s)}
}

func refs(s string, p rubric.Position) rubric.Refs {
	r := rubric.Refs{Value: rubric.Value{Text: s, Pos: p}}
	if s != "" {
		r.Names = []rubric.Name{{Text: s, Key: text.Key(s)}}
	}
	return r
}

func day(iso string) rubric.Date {
	d, err := rubric.ParseDate(iso)
	if err != nil {
		panic(err)
	}
	return d
}

func percent(n float64) rubric.Quantity { return rubric.Quantity{Number: n, Known: true} }

func (m *maker) post(date, rubricName string) *rubric.Entry {
	p := m.at(rubric.RolePlan)
	m.b.Entries = append(m.b.Entries, rubric.Entry{
		Pos: p, Date: rubric.Day{Date: day(date)}, Rubric: ref(rubricName, p), Channel: refs("vk", p),
		Topic: rubric.Value{Text: fmt.Sprintf("Тема %d", p.Row), Pos: p}, Status: rubric.StatusApproved,
	})
	return &m.b.Entries[len(m.b.Entries)-1]
}

func (m *maker) posts(month time.Month, n int, rubricName string) {
	for i := range n {
		m.post(fmt.Sprintf("2026-%02d-%02d", int(month), 1+i), rubricName)
	}
}

func (m *maker) goal(name string) {
	p := m.at(rubric.RoleGoals)
	m.b.Goals = append(m.b.Goals, rubric.Goal{Pos: p, Goal: ref(name, p)})
}

func (m *maker) task(name, goal string, share float64) {
	p := m.at(rubric.RoleStrategy)
	m.b.Tasks = append(m.b.Tasks, rubric.Task{
		Pos: p, Task: ref(name, p), Goal: refs(goal, p), Horizon: rubric.HorizonMonth, Share: percent(share),
		Reviewed: rubric.Day{Date: day("2026-02-12")},
	})
}

func (m *maker) rubric(name, task string, share float64) {
	p := m.at(rubric.RoleRubrics)
	m.b.Rubrics = append(m.b.Rubrics, rubric.Rubric{Pos: p, Rubric: ref(name, p), Tasks: refs(task, p), Share: percent(share)})
}

func (m *maker) outlook(asOf string) *rubric.Outlook {
	m.b.Index()
	return rubric.NewOutlook(&m.b, day(asOf))
}

// coffee is a book with four tasks, each carried by a rubric of its own.
func coffee() *maker {
	m := newMaker()
	m.goal("Выручка")
	for _, t := range []struct {
		task, rubric string
		share        float64
	}{{"Опт", "Опт", 28}, {"Доставка", "Доставка", 22}, {"Доверие", "Кофе", 28}, {"Гости", "Жизнь кофейни", 22}} {
		m.task(t.task, "Выручка", t.share)
		m.rubric(t.rubric, t.task, t.share)
	}
	m.rubric("Акции", "", 0)
	return m
}
