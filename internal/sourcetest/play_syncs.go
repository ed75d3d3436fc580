package sourcetest

import (
	"errors"
	"slices"

	"pgregory.net/rapid"

	"rubric"
	"rubric/internal/state"
)

// Syncs plays syncs, once. When people rest, every row must say what a first
// sync of the same cells would say, no id may stand twice, posts nobody touched
// must have kept theirs, and nothing of the team's may have changed meanwhile.
func (p *Play) Syncs(t *rapid.T) {
	s := p.newScene(t)
	for range rapid.IntRange(1, 3).Draw(t, "epochs") {
		p.Tally.Calm += s.work("calm acts", 2)
		s.syncDisturbed()
		s.unchanged("after a sync")
		if rapid.Bool().Draw(t, "rest") {
			s.settle()
		}
	}
	s.settle()
}

// forgetful switches off the checks that know what was approved earlier: a first
// sync, which the others are compared with, remembers nothing.
func forgetful() Sheet {
	return Sheet{Name: "Правила", Rows: [][]any{
		{"Правило", "Включено"}, {"changed-after-approval", "нет"}, {"plan-behind-strategy", "нет"},
	}}
}

// syncDisturbed syncs while people may come before any of its requests.
func (s *scene) syncDisturbed() {
	request := 0
	s.stage.BeforeRequest(func() {
		request++
		if rapid.IntRange(0, 9).Draw(s.T, "somebody comes") >= s.Visitors(request) {
			return
		}
		s.unchanged("before people came")
		switch done := s.work("acts during a sync", 2); request {
		case 1:
			s.Tally.Calm += done
		case 2:
			s.Tally.Between += done
		default:
			s.Tally.Amidst += done
		}
	})
	_, err := s.Sync(s.Context(), s.src)
	s.stage.BeforeRequest(nil)
	s.Tally.Disturbed++
	switch {
	case errors.Is(err, rubric.ErrConflict):
		s.Tally.GaveUp++
	case err != nil:
		s.Fatalf("Sync: %v", err)
	}
}

// settle syncs in peace until nothing changes, and then looks closely.
func (s *scene) settle() {
	for round := 0; ; round++ {
		edits, err := s.Sync(s.Context(), s.src)
		if err != nil {
			s.Fatalf("Sync in peace: %v", err)
		}
		if len(edits) == 0 {
			break
		}
		if round == 2 {
			s.Fatalf("still not settled: %+v\nafter %q", edits, s.crowd.Log())
		}
	}
	s.unchanged("in the end")
	g := s.stage.Look()
	s.saysWhatAFirstSyncWould(g)
	s.keepsIDs(g)
	s.crowd.Rest()
}

// saysWhatAFirstSyncWould compares the settled plan with a first sync of a book
// that holds nothing but the team's cells.
func (s *scene) saysWhatAFirstSyncWould(g *rubric.Grid) {
	fresh := teamsCopy(g)
	if _, err := s.Sync(s.Context(), fresh.Source()); err != nil {
		s.Fatalf("Sync of the team's cells alone: %v", err)
	}
	tab, wantTab := g.Tab(s.crowd.Tab), fresh.Look().Tab(s.crowd.Tab)
	ids := map[string]int{}
	for n := s.sight().header + 1; n <= max(tab.LastRow(), wantTab.LastRow()); n++ {
		for _, f := range rubric.ManagedFields {
			have := tab.Cell(n, tab.Managed.Of(f)).String()
			want := wantTab.Cell(n, wantTab.Managed.Of(f)).String()
			switch {
			case want == "" && slices.Contains(s.crowd.Typed, have):
				// What a person wrote beside a row without an entry is theirs.
			case f != rubric.ManagedID && have != want:
				s.Fatalf("row %d: the %s is %q, want %q\nafter %q", n, f, have, want, s.crowd.Log())
			case f == rubric.ManagedID && (have == "") != (want == ""):
				s.Fatalf("row %d: the id is %q, a first sync gives %q\nafter %q", n, have, want, s.crowd.Log())
			case f == rubric.ManagedID && have != "" && ids[have] > 0:
				s.Fatalf("rows %d and %d have the id %q\nafter %q", ids[have], n, have, s.crowd.Log())
			case f == rubric.ManagedID:
				ids[have] = n
			}
		}
	}
}

// teamsCopy returns a workbook of the team's cells, Rubric's columns left empty.
func teamsCopy(g *rubric.Grid) *Memory {
	m := NewMemory(BeforeWriting)
	for _, tab := range g.Tabs {
		if tab.Generated != "" {
			continue
		}
		m.AddTab(Sheet{Name: tab.Name})
		m.hand(tab.Name, func(s *sheet) {
			for _, row := range tab.Rows {
				for _, c := range row.Cells {
					if !tab.Managed.Has(c.Col) {
						s.set(row.Number, c.Col, c)
					}
				}
			}
		})
	}
	return m
}

// keepsIDs compares the ids of posts that nobody touched since the last rest.
func (s *scene) keepsIDs(g *rubric.Grid) {
	now := s.idsByMark(g)
	for mark, id := range s.ids {
		if have, there := now[mark]; there && have != id && !s.crowd.Touched[mark] && !s.crowd.Torn {
			s.Fatalf("post %s had the id %q, now %q\nafter %q", mark, id, have, s.crowd.Log())
		}
	}
	s.ids = now
}

// idsByMark returns the ids of posts by their marks. Those of equal marks are left
// out, and those of the archive: no content is remembered for them.
func (s *scene) idsByMark(g *rubric.Grid) map[string]string {
	tab := g.Tab(s.crowd.Tab)
	remembered := state.Decode(g.Generated(rubric.RoleState)).Entries
	plan := s.sight()
	out, seen := map[string]string{}, map[string]bool{}
	for n := plan.header + 1; n <= tab.LastRow(); n++ {
		mark, id := plan.get(n, plan.mark), tab.Cell(n, tab.Managed.ID).String()
		if _, known := remembered[id]; seen[mark] || !known {
			delete(out, mark)
		} else {
			out[mark] = id
		}
		seen[mark] = true
	}
	return out
}
