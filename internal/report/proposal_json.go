package report

import (
	"io"
	"strings"

	"rubric"
)

// Proposed is a book with what would bring its month within the targets.
type Proposed struct {
	Book     *rubric.Book
	AsOf     rubric.Date
	Proposal *rubric.Proposal
}

// ProposalJSON writes the document of "propose --format json" in one line.
func ProposalJSON(w io.Writer, c Proposed, o Options) error {
	p := c.Proposal
	return writeJSON(w, proposalDoc{
		Book: bookOf(c.Book), AsOf: c.AsOf, Month: p.Month.String(), Posts: p.Posts, Outcome: p.Outcome,
		Smallest: p.Outcome == rubric.ProposalFound && p.Smallest(),
		Effort:   effortOf(p.Effort), Bound: effortOf(p.Bound), TimedOut: p.TimedOut,
		Additions: rows(p.Additions, func(a *rubric.Addition) additionDoc {
			return additionDoc{
				Date: a.Date, Channels: namesOf(a.Channel), Rubric: a.Rubric.Text,
				Task: strings.Join(a.Task.Texts(), ", "), Serves: list(a.Serves), Format: a.Format.Text,
				Reason: targetOf(&a.Reason, o),
			}
		}),
		Moves: rows(p.Moves, func(m *rubric.Move) moveDoc {
			return moveDoc{
				Entry: m.Entry.ID, place: placeOf(m.Entry.Pos), Title: m.Entry.Title(), From: m.From, To: m.To,
				Reason: targetOf(&m.Reason, o),
			}
		}),
		Conflict: rows(p.Conflict, func(t *rubric.Target) targetDoc { return targetOf(t, o) }),
		Apart:    rows(p.Apart, func(t *rubric.Target) targetDoc { return targetOf(t, o) }),
	})
}

type proposalDoc struct {
	Book      bookDoc                `json:"book"`
	AsOf      rubric.Date            `json:"asOf"`
	Month     string                 `json:"month"`
	Posts     int                    `json:"posts"`
	Outcome   rubric.ProposalOutcome `json:"outcome"`
	Smallest  bool                   `json:"smallest"`
	Effort    effortDoc              `json:"effort"`
	Bound     effortDoc              `json:"bound"`
	TimedOut  bool                   `json:"timedOut"`
	Additions []additionDoc          `json:"additions"`
	Moves     []moveDoc              `json:"moves"`
	Conflict  []targetDoc            `json:"conflict"`
	Apart     []targetDoc            `json:"apart"`
}

type effortDoc struct {
	Additions int `json:"additions"`
	Moves     int `json:"moves"`
	Days      int `json:"days"`
}

func effortOf(e rubric.Effort) effortDoc { return effortDoc{e.Additions, e.Moves, e.Days} }

type additionDoc struct {
	Date     rubric.Date `json:"date"`
	Channels []string    `json:"channels"`
	Rubric   string      `json:"rubric"`
	Task     string      `json:"task"`
	Serves   []string    `json:"serves"`
	Format   string      `json:"format"`
	Reason   targetDoc   `json:"reason"`
}

type moveDoc struct {
	Entry string `json:"entry"`
	place
	Title  string      `json:"title"`
	From   rubric.Date `json:"from"`
	To     rubric.Date `json:"to"`
	Reason targetDoc   `json:"reason"`
}

type targetDoc struct {
	Kind rubric.TargetKind `json:"kind"`
	Name string            `json:"name"`
	Text string            `json:"text"`
}

func targetOf(t *rubric.Target, o Options) targetDoc {
	return targetDoc{Kind: t.Kind, Name: t.Name, Text: t.Says.In(o.Lang)}
}

// namesOf are the channels' keys where they are known, as in a plan's entries.
func namesOf(r rubric.Refs) []string {
	out := make([]string, len(r.Names))
	for i, n := range r.Names {
		out[i] = n.Key
	}
	return out
}
