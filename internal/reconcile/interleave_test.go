package reconcile_test

import (
	"errors"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"rubric"
	"rubric/internal/reconcile"
	"rubric/internal/sourcetest"
	"rubric/internal/state"
)

// TestInterleavings lets people work at random before, during and between syncs.
// Once they rest, every row must say what a first sync of the same cells would
// say, posts nobody touched must have kept their ids, and nothing of the team's
// may have changed.
func TestInterleavings(t *testing.T) {
	for name, mode := range modes {
		t.Run(name, func(t *testing.T) {
			done := map[string]int{}
			rapid.Check(t, func(t *rapid.T) {
				newScene(t, mode, done).play()
			})
			t.Logf("acts: %v", done)
		})
	}
}

// typed is what people write over our cells; none of it looks like ours.
var typed = []string{"да ну", "7", "✔ сам проверил"}

// scene is one play of people and syncs on one workbook.
type scene struct {
	*rapid.T
	m     *sourcetest.Memory
	src   rubric.Source
	crowd *sourcetest.Crowd
	team  [][]string        // the team's cells as people last left them
	ids   map[string]string // by mark, of the posts that may not lose theirs
}

// forgetful switches off the checks that know what was approved earlier: a first
// sync, which the others are compared with, remembers nothing.
var forgetful = sourcetest.Sheet{Name: "Правила", Rows: [][]any{
	{"Правило", "Включено"}, {"changed-after-approval", "нет"}, {"plan-behind-strategy", "нет"},
}}

func newScene(t *rapid.T, mode sourcetest.Conflicts, done map[string]int) *scene {
	sheets := append(book(rapid.IntRange(4, 9).Draw(t, "posts")), forgetful)
	s := &scene{T: t, m: sourcetest.NewMemory(mode, sheets...)}
	s.src = s.m.Source()
	s.crowd = &sourcetest.Crowd{
		H: s.m, Tab: plan, Mark: "Метка", Post: postOf, Done: done, Typed: typed,
		Columns: map[string][]string{
			"Дата": {"2026-06-03", "2026-01-03", "", "когда-нибудь"}, "Площадка": {"ВК", "ТГ"},
			"Рубрика": {"Кейсы", "Новости", "Кейсыы", "Праздник", ""}, "Формат": {"Пост", "Рилс"},
			"Тема": {"Новая тема", "Ещё тема", ""}, "Статус": {"Идея", "На согласовании", "Утверждено", ""},
		},
	}
	s.crowd.Rest()
	return s
}

func (s *scene) play() {
	for range rapid.IntRange(1, 4).Draw(s.T, "epochs") {
		s.work("calm acts", 3)
		s.syncDisturbed()
		if s.unchanged("after a sync") && rapid.Bool().Draw(s.T, "rest") {
			s.settle()
		}
	}
	s.settle()
}

// work lets people do up to most things.
func (s *scene) work(label string, most int) {
	for range rapid.IntRange(0, most).Draw(s.T, label) {
		s.crowd.Act(s.T)
	}
	s.team = s.teamCells()
}

// syncDisturbed syncs while people may come before any of its requests.
func (s *scene) syncDisturbed() {
	var door func()
	door = func() {
		s.m.BeforeRequest(nil) // looking is no request of the sync's
		if rapid.IntRange(0, 3).Draw(s.T, "someone comes") == 0 {
			s.unchanged("before people came")
			s.work("acts during a sync", 2)
		}
		s.m.BeforeRequest(door)
	}
	s.m.BeforeRequest(door)
	_, err := reconcile.Sync(s.Context(), s.src, options)
	s.m.BeforeRequest(nil)
	if err != nil && !errors.Is(err, rubric.ErrConflict) {
		s.Fatalf("Sync: %v", err)
	}
}

// settle syncs in peace until nothing changes, and then looks closely.
func (s *scene) settle() {
	for round := 0; ; round++ {
		r, err := reconcile.Sync(s.Context(), s.src, options)
		if err != nil {
			s.Fatalf("Sync in peace: %v", err)
		}
		if len(r.Edits) == 0 {
			break
		}
		if round == 2 {
			s.Fatalf("still not settled: %+v\nafter %q", r.Edits, s.crowd.Log())
		}
	}
	s.unchanged("in the end")
	s.saysWhatAFirstSyncWould()
	s.keepsIDs()
	s.crowd.Rest()
}

func (s *scene) grid() *rubric.Grid {
	g, _, err := s.m.Source().Read(s.Context())
	if err != nil {
		s.Fatalf("Read: %v", err)
	}
	return g
}

// teamCells returns the plan without our columns, wherever these are.
func (s *scene) teamCells() [][]string {
	managed := s.grid().Tab(plan).Managed
	cells := s.m.Cells(plan)
	for i, row := range cells {
		var team []string
		for j, text := range row {
			if !managed.Has(j + 1) {
				team = append(team, text)
			}
		}
		for len(team) > 0 && team[len(team)-1] == "" {
			team = team[:len(team)-1]
		}
		cells[i] = team
	}
	for len(cells) > 0 && len(cells[len(cells)-1]) == 0 {
		cells = cells[:len(cells)-1]
	}
	return cells
}

func (s *scene) unchanged(when string) bool {
	now := s.teamCells()
	if !slices.EqualFunc(s.team, now, slices.Equal) {
		s.Fatalf("%s, the team's cells changed:\n%q\nbecame\n%q\nafter %q", when, s.team, now, s.crowd.Log())
	}
	return true
}

// saysWhatAFirstSyncWould compares the settled plan with a first sync of a book
// that holds nothing but the team's cells.
func (s *scene) saysWhatAFirstSyncWould() {
	g := s.grid()
	fresh := freshCopy(g)
	if _, err := reconcile.Sync(s.Context(), fresh.Source(), options); err != nil {
		s.Fatalf("Sync of the team's cells alone: %v", err)
	}
	want, _, err := fresh.Source().Read(s.Context())
	if err != nil {
		s.Fatalf("Read: %v", err)
	}
	wantTab, tab := want.Tab(plan), g.Tab(plan)
	ids := map[string]int{}
	header := slices.IndexFunc(s.m.Cells(plan), func(row []string) bool { return slices.Contains(row, "Метка") }) + 1
	for n := header + 1; n <= max(tab.LastRow(), wantTab.LastRow()); n++ {
		for _, f := range rubric.ManagedFields {
			have := tab.Cell(n, tab.Managed.Of(f)).String()
			should := wantTab.Cell(n, wantTab.Managed.Of(f)).String()
			switch {
			case should == "" && slices.Contains(typed, have):
				// What a person wrote beside a row without an entry is theirs.
			case f != rubric.ManagedID && have != should:
				s.Fatalf("row %d: the %s is %q, want %q\nafter %q", n, f, have, should, s.crowd.Log())
			case f == rubric.ManagedID && (have == "") != (should == ""):
				s.Fatalf("row %d: the id is %q, a first sync gives %q\nafter %q", n, have, should, s.crowd.Log())
			case f == rubric.ManagedID && have != "" && ids[have] > 0:
				s.Fatalf("rows %d and %d have the id %q\nafter %q", ids[have], n, have, s.crowd.Log())
			case f == rubric.ManagedID:
				ids[have] = n
			}
		}
	}
}

// freshCopy returns a workbook of the team's cells, our columns left empty.
func freshCopy(g *rubric.Grid) *sourcetest.Memory {
	m := sourcetest.NewMemory(sourcetest.BeforeWriting)
	for _, tab := range g.Tabs {
		if tab.Generated != "" {
			continue
		}
		m.AddTab(sourcetest.Sheet{Name: tab.Name})
		for _, row := range tab.Rows {
			for _, c := range row.Cells {
				switch {
				case tab.Managed.Has(c.Col):
				case c.IsDate():
					m.Set(tab.Name, row.Number, c.Col, rubric.DateOfSerial(c.Number))
				case c.Kind == rubric.NumberCell:
					m.Set(tab.Name, row.Number, c.Col, c.Number)
				default:
					m.Set(tab.Name, row.Number, c.Col, c.String())
				}
			}
		}
	}
	return m
}

// keepsIDs compares the ids of posts that nobody touched since the last rest.
func (s *scene) keepsIDs() {
	now := s.idsByMark()
	for mark, id := range s.ids {
		if have, there := now[mark]; there && have != id && !s.crowd.Touched[mark] && !s.crowd.Torn {
			s.Fatalf("post %s had the id %q, now %q\nafter %q", mark, id, have, s.crowd.Log())
		}
	}
	s.ids = now
}

// idsByMark returns the ids of posts by their marks. Those of equal marks are left
// out, and those of the archive: no content is remembered for them.
func (s *scene) idsByMark() map[string]string {
	g := s.grid()
	tab := g.Tab(plan)
	remembered := state.Decode(g.Generated(rubric.RoleState)).Entries
	cells := s.m.Cells(plan)
	header := slices.IndexFunc(cells, func(row []string) bool { return slices.Contains(row, "Метка") }) + 1
	col := slices.Index(cells[header-1], "Метка") + 1
	out, seen := map[string]string{}, map[string]bool{}
	for n := header + 1; n <= tab.LastRow(); n++ {
		mark, id := tab.Cell(n, col).String(), tab.Cell(n, tab.Managed.ID).String()
		if _, known := remembered[id]; seen[mark] || !known {
			delete(out, mark)
		} else {
			out[mark] = id
		}
		seen[mark] = true
	}
	return out
}
