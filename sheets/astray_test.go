package sheets_test

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rubric"
)

// TestWritesLandBesideTheirPosts writes texts that name the post they are meant
// for, while people come between the requests. Afterwards beside a post may stand
// only what was there, what people brought there, what was meant for it, or
// nothing; and where the write says that it went well, what was meant for it.
func TestWritesLandBesideTheirPosts(t *testing.T) {
	interleavings(t, 80)
	n := &tally{done: map[string]int{}}
	rapid.Check(t, func(t *rapid.T) {
		s := &writes{scene: newScene(t, n)}
		s.write(func(string) bool { return true })
		for range rapid.IntRange(1, 3).Draw(t, "writes") {
			n.calm += s.work("calm acts", 1)
			s.write(func(mark string) bool { return rapid.Bool().Draw(t, "write to "+mark) })
		}
	})
	t.Logf("acts: %v", n.done)
	t.Logf("%d before a write, %d between its read and its first request, %d later in it; %d writes, %d met conflicts",
		n.calm, n.between, n.amidst, n.syncs, n.refused)
}

// writes is a scene of bare writes.
type writes struct {
	*scene
	generation int
}

// beside is what stands in our columns beside the posts, by their marks. Copies
// of a post share one.
type beside map[string]map[string]bool

func (b beside) add(mark, text string) {
	if b[mark] == nil {
		b[mark] = map[string]bool{}
	}
	b[mark][text] = true
}

// posts calls f for every row with a mark.
func posts(tab *rubric.Tab, f func(row int, mark string)) {
	top, col := 0, 0
	for _, r := range tab.Rows {
		for _, c := range r.Cells {
			if c.String() == "Метка" {
				top, col = r.Number, c.Col
			}
		}
	}
	for _, r := range tab.Rows {
		if mark := r.Cell(col).String(); r.Number > top && top > 0 && mark != "" {
			f(r.Number, mark)
		}
	}
}

func (s *writes) plan() *rubric.Tab { return s.w.look().Tab(s.crowd.Tab) }

func besideNow(tab *rubric.Tab) beside {
	out := beside{}
	posts(tab, func(row int, mark string) {
		for _, f := range rubric.ManagedFields {
			if col := tab.Managed.Of(f); col > 0 {
				out.add(mark, string(f)+"="+tab.Cell(row, col).String())
			}
		}
	})
	return out
}

// write reads the plan and writes to the posts that pick takes, while people come.
func (s *writes) write(pick func(mark string) bool) {
	g, rev, err := s.src.Read(s.Context())
	if err != nil {
		s.Fatalf("Read: %v", err)
	}
	tab := g.Tab(s.crowd.Tab)
	s.generation++
	s.crowd.Rest()
	edits, want := s.edits(tab, pick)
	may := besideNow(tab)
	request, times := 0, 0
	s.w.BeforeRequest(func() {
		request++
		// More often than it repairs a write is not held to anything but to say so.
		if times < 3 {
			likely := 4
			if request == 1 {
				likely = 8
			}
			done, came := s.come(may, likely)
			if came {
				times++
			}
			if request == 1 {
				s.n.between += done
			} else {
				s.n.amidst += done
			}
		}
	})
	_, err = s.src.Write(s.Context(), rev, edits)
	s.w.BeforeRequest(nil)
	s.n.syncs++
	if err != nil {
		s.n.refused++
	}
	if err != nil && !errors.Is(err, rubric.ErrConflict) {
		s.Fatalf("Write: %v\nafter %q", err, s.crowd.Log())
	}
	if s.team != nil {
		s.unchanged("after a write")
	}
	s.look(may, want, err == nil)
}

// come lets people act, likely of ten times, and notes what they brought beside
// which post.
func (s *writes) come(may beside, likely int) (done int, came bool) {
	if rapid.IntRange(0, 9).Draw(s.T, "someone comes") >= likely {
		return 0, false
	}
	if s.team != nil {
		s.unchanged("before people came")
	}
	before := besideNow(s.plan())
	done = s.work("acts during a write", 2)
	for mark, texts := range besideNow(s.plan()) {
		for text := range texts {
			if !before[mark][text] {
				may.add(mark, text)
			}
		}
	}
	return done, true
}

// edits says something to the posts that pick takes; want is what, by mark.
func (s *writes) edits(tab *rubric.Tab, pick func(string) bool) ([]rubric.Edit, beside) {
	top := header(s.w.people.Rows(s.w.sheet(s.crowd.Tab)))
	edits := []rubric.Edit{rubric.EnsureColumns{
		Tab: tab.Key, HeaderRows: []int{top}, FirstRow: top + 1, LastRow: tab.LastRow(), Lang: rubric.Russian,
	}}
	want := beside{}
	posts(tab, func(row int, mark string) {
		if !pick(mark) {
			return
		}
		for _, f := range rubric.ManagedFields {
			text := strings.Repeat("!", s.generation) + mark
			if f == rubric.ManagedID {
				text = "k" + mark
			}
			e := rubric.SetCell{Tab: tab.Key, Field: f, Want: text, Row: rubric.RowRef{Number: row, Fingerprint: tab.Fingerprint(row)}}
			if col := tab.Managed.Of(f); col > 0 {
				e.Was = tab.Cell(row, col).String()
			}
			edits = append(edits, e)
			want.add(mark, string(f)+"="+text)
		}
	})
	return edits, want
}

// look holds what stands beside the posts against what may.
func (s *writes) look(may, want beside, well bool) {
	tab := s.plan()
	times := map[string]int{}
	posts(tab, func(_ int, mark string) { times[mark]++ })
	for mark, texts := range besideNow(tab) {
		for text := range texts {
			if !may[mark][text] && !want[mark][text] && !strings.HasSuffix(text, "=") {
				s.Fatalf("beside %s stands %q; there may stand %v or %v (went well: %t)\nafter %q", mark, text, may[mark], want[mark], well, s.crowd.Log())
			}
			if well && times[mark] == 1 && len(want[mark]) > 0 && !want[mark][text] {
				s.Fatalf("the write went well, but beside %s stands %q, want %v\nafter %q", mark, text, want[mark], s.crowd.Log())
			}
		}
	}
}
