package propose_test

import (
	"slices"

	"rubric"
)

// apply returns a copy of the book as it would be with the proposal followed:
// posts moved, and ideas without a topic of their own added. The book itself
// stays as it is.
func apply(b *rubric.Book, p *rubric.Proposal) *rubric.Book {
	out := *b
	out.Entries = slices.Clone(b.Entries)
	for _, m := range p.Moves {
		for i := range b.Entries {
			if &b.Entries[i] == m.Entry {
				out.Entries[i].Date.Date, out.Entries[i].Date.Text = m.To, m.To.String()
				out.Entries[i].Weekday = rubric.Value{}
			}
		}
	}
	at := rubric.Position{}
	if len(b.Entries) > 0 {
		at = rubric.Position{Tab: b.Entries[0].Pos.Tab}
	}
	for i, a := range p.Additions {
		topic := a.Rubric.Text + " " + a.Date.String() + " " + string(rune('a'+i%26))
		out.Entries = append(out.Entries, rubric.Entry{
			Pos: at, Date: rubric.Day{Value: rubric.Value{Text: a.Date.String()}, Date: a.Date},
			Channel: a.Channel, Rubric: a.Rubric, Format: a.Format, Task: a.Task,
			Topic: rubric.Value{Text: topic}, Status: rubric.StatusIdea,
		})
	}
	return &out
}
