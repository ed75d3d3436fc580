package sheets_test

import (
	"errors"
	"flag"
	"os"
	"slices"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"rubric"
	"rubric/internal/reconcile"
	"rubric/internal/sourcetest"
	"rubric/internal/state"
	"rubric/sheets"
)

// interleavings sets how many plays a property plays: a few, or as many as
// RUBRIC_INTERLEAVINGS says.
func interleavings(t *testing.T, few int) {
	n := few
	if s := os.Getenv("RUBRIC_INTERLEAVINGS"); s != "" {
		var err error
		if n, err = strconv.Atoi(s); err != nil {
			t.Fatalf("RUBRIC_INTERLEAVINGS: %v", err)
		}
	}
	checks := flag.Lookup("rapid.checks")
	was := checks.Value.String()
	if err := checks.Value.Set(strconv.Itoa(n)); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = checks.Value.Set(was) })
}

// tally counts what people did, and when.
type tally struct {
	done                   map[string]int
	calm, between, amidst  int
	syncs, rounds, refused int
}

// TestInterleavings lets people work at random before and during syncs, a third
// of what they do between a sync's read and its first write. Once they rest,
// every row must say what a first sync of the same cells would say, no id may
// stand twice, posts nobody touched must have kept theirs, and nothing of the
// team's may have changed meanwhile.
func TestInterleavings(t *testing.T) {
	interleavings(t, 15)
	n := &tally{done: map[string]int{}}
	rapid.Check(t, func(t *rapid.T) { newScene(t, n).play() })
	t.Logf("acts: %v", n.done)
	t.Logf("%d before a sync, %d between its read and its first write, %d later in it; %d disturbed syncs, %d rounds, %d gave up",
		n.calm, n.between, n.amidst, n.syncs, n.rounds, n.refused)
}

// typed is what people write over our cells; none of it looks like ours.
func typed() []string { return []string{"да ну", "7", "✔ сам проверил"} }

// scene is one play of people and syncs on one spreadsheet.
type scene struct {
	*rapid.T
	w     *workbook
	src   rubric.Source
	crowd *sourcetest.Crowd
	team  [][]string        // the team's cells as people last left them
	ids   map[string]string // by mark, of the posts that may not lose theirs
	n     *tally
}

// shown is a spreadsheet whose cells are looked at as they are shown: much faster
// than to read it.
type shown struct{ *workbook }

func (w shown) Cells(tab string) [][]string { return w.people.Rows(w.sheet(tab)) }

// forgetful switches off the checks that know what was approved earlier: a first
// sync, which the others are compared with, remembers nothing.
var forgetful = sourcetest.Sheet{Name: "Правила", Rows: [][]any{
	{"Правило", "Включено"}, {"changed-after-approval", "нет"}, {"plan-behind-strategy", "нет"},
}}

func newScene(t *rapid.T, n *tally) *scene {
	book := append(contentBook(rapid.IntRange(4, 9).Draw(t, "posts")), forgetful)
	if rapid.IntRange(0, 9).Draw(t, "with an assessment") > 0 { // which takes most of the time
		book = append(book, sourcetest.Sheet{Name: "Настройки", Rows: [][]any{{"Ключ", "Значение"}, {"assessment.inBook", "off"}}})
	}
	s := &scene{T: t, n: n, w: newWorkbook(t, book...)}
	s.src = s.w.Source()
	s.crowd = &sourcetest.Crowd{
		H: shown{s.w}, Tab: plan, Mark: "Метка", Post: postOf, Done: n.done, Typed: typed(),
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
	for range rapid.IntRange(1, 3).Draw(s.T, "epochs") {
		s.n.calm += s.work("calm acts", 2)
		s.syncDisturbed()
		s.unchanged("after a sync")
		if rapid.Bool().Draw(s.T, "rest") {
			s.settle()
		}
	}
	s.settle()
}

// work lets people do up to most things, and returns how many they did.
func (s *scene) work(label string, most int) int {
	n := 0
	for range rapid.IntRange(0, most).Draw(s.T, label) {
		if s.act() != "nothing" {
			n++
		}
	}
	s.team = s.teamCells()
	return n
}

// act lets one person do something: what a crowd does, or give the tab another
// name.
func (s *scene) act() string {
	if rapid.IntRange(0, 14).Draw(s.T, "rename the tab") == 0 {
		name := rapid.SampledFrom([]string{plan, "План", "План публикаций"}).Draw(s.T, "name")
		if name == s.crowd.Tab {
			return "nothing"
		}
		s.w.RenameTab(s.crowd.Tab, name)
		s.crowd.Tab = name
		s.crowd.Done["rename the tab"]++
		return "rename the tab"
	}
	return s.crowd.Act(s.T)
}

// syncDisturbed syncs while people may come before any of its requests but the
// first.
func (s *scene) syncDisturbed() {
	request := 0
	s.w.BeforeRequest(func() {
		request++
		likely := map[int]int{2: 10, 3: 3, 4: 3}[request] // of ten
		if rapid.IntRange(0, 9).Draw(s.T, "someone comes") >= likely {
			return
		}
		s.unchanged("before people came")
		done := s.work("acts during a sync", 2)
		if request == 2 {
			s.n.between += done
		} else {
			s.n.amidst += done
		}
	})
	r, err := reconcile.Sync(s.Context(), s.src, options())
	s.w.BeforeRequest(nil)
	s.n.syncs++
	switch {
	case err == nil:
		s.n.rounds += r.Rounds
	case errors.Is(err, rubric.ErrConflict):
		s.n.refused++
	default:
		s.Fatalf("Sync: %v", err)
	}
}

// settle syncs in peace until nothing changes, and then looks closely.
func (s *scene) settle() {
	for round := 0; ; round++ {
		r, err := reconcile.Sync(s.Context(), s.src, options())
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

// teamCells returns the plan without our columns, wherever these are.
func (s *scene) teamCells() [][]string {
	id := s.w.sheet(s.crowd.Tab)
	managed := rubric.ManagedColumns{}
	for _, m := range s.w.people.Metadata() {
		if m.Key == sheets.ColumnKey && m.SheetID == id {
			managed = managed.With(rubric.ManagedField(m.Value), m.Index)
		}
	}
	cells := s.w.people.Rows(id)
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

func (s *scene) unchanged(when string) {
	now := s.teamCells()
	if !slices.EqualFunc(s.team, now, slices.Equal) {
		s.Fatalf("%s, the team's cells changed:\n%q\nbecame\n%q\nafter %q", when, s.team, now, s.crowd.Log())
	}
}

// header returns the header's row in the cells, counted from 1.
func header(cells [][]string) int {
	return slices.IndexFunc(cells, func(row []string) bool { return slices.Contains(row, "Метка") }) + 1
}

// saysWhatAFirstSyncWould compares the settled plan with a first sync of a book
// that holds nothing but the team's cells.
func (s *scene) saysWhatAFirstSyncWould() {
	g := s.w.look()
	fresh := freshCopy(g)
	if _, err := reconcile.Sync(s.Context(), fresh.Source(), options()); err != nil {
		s.Fatalf("Sync of the team's cells alone: %v", err)
	}
	want, _, err := fresh.Source().Read(s.Context())
	if err != nil {
		s.Fatalf("Read: %v", err)
	}
	wantTab, tab := want.Tab(s.crowd.Tab), g.Tab(s.crowd.Tab)
	ids := map[string]int{}
	for n := header(s.w.Cells(s.crowd.Tab)) + 1; n <= max(tab.LastRow(), wantTab.LastRow()); n++ {
		for _, f := range rubric.ManagedFields {
			have := tab.Cell(n, tab.Managed.Of(f)).String()
			should := wantTab.Cell(n, wantTab.Managed.Of(f)).String()
			switch {
			case should == "" && slices.Contains(typed(), have):
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
	g := s.w.look()
	tab := g.Tab(s.crowd.Tab)
	remembered := state.Decode(g.Generated(rubric.RoleState)).Entries
	cells := s.w.Cells(s.crowd.Tab)
	top := header(cells)
	col := slices.Index(cells[top-1], "Метка") + 1
	out, seen := map[string]string{}, map[string]bool{}
	for n := top + 1; n <= tab.LastRow(); n++ {
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
