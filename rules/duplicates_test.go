package rules

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"rubric"
)

// someWords draws words out of a small vocabulary.
func someWords(t *rapid.T, vocabulary []string) []string {
	n := rapid.IntRange(10, 24).Draw(t, "words")
	out := make([]string, n)
	for i := range out {
		out[i] = rapid.SampledFrom(vocabulary).Draw(t, "word")
	}
	return out
}

// A post is a duplicate exactly where comparing it with every earlier one says so.
func TestDuplicatesAreThoseOfAllPairs(t *testing.T) {
	vocabulary := make([]string, 40)
	for i := range vocabulary {
		vocabulary[i] = fmt.Sprintf("x%02dq", i)
	}
	rapid.Check(t, func(t *rapid.T) {
		b := &rubric.Book{}
		for i := range rapid.IntRange(2, 25).Draw(t, "posts") {
			text := someWords(t, vocabulary)
			if len(b.Entries) > 0 && rapid.Bool().Draw(t, "copy") {
				text = strings.Fields(rapid.SampledFrom(b.Entries).Draw(t, "of").Text.Text)
				for range rapid.IntRange(0, 4).Draw(t, "edits") {
					text[rapid.IntRange(0, len(text)-1).Draw(t, "at")] = rapid.SampledFrom(vocabulary).Draw(t, "word")
				}
			}
			e := rubric.Entry{Pos: rubric.Position{Tab: "plan", Row: i + 2}, Text: rubric.Value{Text: strings.Join(text, " ")}}
			e.Date.Date = rubric.NewDate(2026, time.May, rapid.IntRange(-90, 60).Draw(t, "day"))
			for _, c := range []string{"vk", "telegram"} {
				if rapid.Bool().Draw(t, c) {
					e.Channel.Names = append(e.Channel.Names, rubric.Name{Text: c, Key: c})
				}
			}
			b.Entries = append(b.Entries, e)
		}
		s := newShared(outlook(b), nil)
		similarity := rapid.SampledFrom([]float64{0.6, 0.75, 0.85, 1}).Draw(t, "similarity")
		d := (&Pass{shared: s}).newDuplicates(similarity, 60)
		for i := range d.posts {
			p := &d.posts[i]
			if !p.inWindow {
				continue
			}
			want := false
			for j := range d.posts[:i] {
				q := &d.posts[j]
				want = want || p.day-q.day <= 60 && shareChannel(p.entry, q.entry) && jaccardOf(p.stems, q.stems) >= similarity
			}
			if _, _, got := d.of(p.entry); got != want {
				t.Errorf("row %d at %.2f: found %v, all pairs say %v", p.entry.Pos.Row, similarity, got, want)
			}
		}
	})
}

func shareChannel(a, b *rubric.Entry) bool {
	for _, n := range a.Channel.Names {
		if b.Channel.Has(n.Key) {
			return true
		}
	}
	return len(a.Channel.Names) == 0 && len(b.Channel.Names) == 0
}

func jaccardOf(a, b []stem) float64 {
	in := map[stem]bool{}
	for _, w := range a {
		in[w] = true
	}
	both := 0
	for _, w := range b {
		if in[w] {
			both++
		}
	}
	return float64(both) / float64(len(a)+len(b)-both)
}
