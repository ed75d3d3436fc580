package sourcetest

import (
	"errors"
	"strings"

	"pgregory.net/rapid"

	"rubric"
)

// Writes plays bare writes, once, of texts that name the post they are meant for.
// Afterwards beside a post may stand only what was there, what people brought
// there, what was meant for it, or nothing; and where the write says that it went
// well, what was meant for it.
func (p *Play) Writes(t *rapid.T) {
	s := &writes{scene: p.newScene(t)}
	s.write(everyPost)
	for range rapid.IntRange(1, 3).Draw(t, "writes") {
		p.Tally.Calm += s.work("calm acts", 1)
		s.write(func(mark string) bool { return rapid.Bool().Draw(t, "write to "+mark) })
	}
}

// writes is a scene of bare writes.
type writes struct {
	*scene
	generation int
}

// marked is what stands in our columns beside the posts, by their marks. Copies
// of a post share one.
type marked map[string]map[string]bool

func (m marked) add(mark, text string) {
	if m[mark] == nil {
		m[mark] = map[string]bool{}
	}
	m[mark][text] = true
}

// eachPost calls f for every row with a mark.
func eachPost(tab *rubric.Tab, f func(row int, mark string)) {
	top, col := header(tab)
	for _, r := range tab.Rows {
		if mark := r.Cell(col).String(); r.Number > top && mark != "" {
			f(r.Number, mark)
		}
	}
}

func (s *writes) plan() *rubric.Tab { return s.stage.Look().Tab(s.crowd.Tab) }

func markedNow(tab *rubric.Tab) marked {
	out := marked{}
	eachPost(tab, func(row int, mark string) {
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
	may := markedNow(tab)
	request, visits := 0, 0
	s.stage.BeforeRequest(func() {
		request++
		likely, count := 4, &s.Tally.Amidst
		if request == 1 {
			likely, count = 8, &s.Tally.Between
		}
		// More often than it repairs a write is not held to anything but to say so.
		if visits < maxRepairs && rapid.IntRange(0, 9).Draw(s.T, "somebody comes") < likely {
			visits++
			*count += s.visit(may)
		}
	})
	_, err = s.src.Write(s.Context(), rev, edits)
	s.stage.BeforeRequest(nil)
	s.Tally.Disturbed++
	switch {
	case errors.Is(err, rubric.ErrConflict):
		s.Tally.GaveUp++
	case err != nil:
		s.Fatalf("Write: %v\nafter %q", err, s.crowd.Log())
	}
	s.unchanged("after a write")
	s.judge(may, want, err == nil)
}

// visit lets people act, notes what they brought beside which post, and returns
// how much they did.
func (s *writes) visit(may marked) int {
	s.unchanged("before people came")
	before := markedNow(s.plan())
	done := s.work("acts during a write", 2)
	for mark, texts := range markedNow(s.plan()) {
		for text := range texts {
			if !before[mark][text] {
				may.add(mark, text)
			}
		}
	}
	return done
}

// edits says something to the posts that pick takes; want is what, by mark.
func (s *writes) edits(tab *rubric.Tab, pick func(string) bool) ([]rubric.Edit, marked) {
	edits := []rubric.Edit{ensure(tab)}
	want := marked{}
	eachPost(tab, func(row int, mark string) {
		if !pick(mark) {
			return
		}
		for _, f := range rubric.ManagedFields {
			text := strings.Repeat("!", s.generation) + mark
			if f == rubric.ManagedID {
				text = "k" + mark
			}
			edits = append(edits, setCell(tab, row, f, text, rubric.MarkLook))
			want.add(mark, string(f)+"="+text)
		}
	})
	return edits, want
}

// judge holds what stands beside the posts against what may.
func (s *writes) judge(may, want marked, well bool) {
	tab := s.plan()
	times := map[string]int{}
	eachPost(tab, func(_ int, mark string) { times[mark]++ })
	for mark, texts := range markedNow(tab) {
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
