package report

import (
	"io"

	"rubric"
)

// CheckJSON writes the document of "check --format json" in one line.
func CheckJSON(w io.Writer, c Checked, o Options) error {
	doc := checkDoc{
		Book:       bookOf(c.Book),
		AsOf:       c.Check.AsOf.String(),
		Entries:    c.Book.Count(),
		Findings:   make([]findingDoc, 0, len(c.Check.Findings)),
		Rules:      make([]ruleDoc, 0, len(c.Check.Rules)),
		Assessment: assessmentOf(c.Assessment),
	}
	for i := range c.Check.Findings {
		doc.Findings = append(doc.Findings, findingOf(&c.Check.Findings[i], o))
	}
	for _, r := range c.Check.Rules {
		doc.Rules = append(doc.Rules, ruleDoc{
			ID: r.ID, State: r.State, Assessed: r.Assessed, Affected: r.Affected, Reason: r.Reason.In(o.Lang),
		})
	}
	return writeJSON(w, doc)
}

type checkDoc struct {
	Book       bookDoc       `json:"book"`
	AsOf       string        `json:"asOf"`
	Entries    int           `json:"entries"`
	Findings   []findingDoc  `json:"findings"`
	Rules      []ruleDoc     `json:"rules"`
	Assessment assessmentDoc `json:"assessment"`
}

type bookDoc struct {
	Title    string      `json:"title"`
	Kind     string      `json:"kind"`
	Lang     rubric.Lang `json:"lang"`
	TimeZone string      `json:"timeZone"`
}

type findingDoc struct {
	Rule       string          `json:"rule"`
	Severity   rubric.Severity `json:"severity"`
	Actor      rubric.Actor    `json:"actor"`
	Card       rubric.CardID   `json:"card"`
	Part       rubric.Part     `json:"part"`
	Tab        string          `json:"tab"`
	Row        int             `json:"row"`
	Cell       string          `json:"cell"`
	Field      rubric.Field    `json:"field"`
	Entry      string          `json:"entry"`
	Value      string          `json:"value"`
	Message    string          `json:"message"`
	Suggestion string          `json:"suggestion"`
	Suppressed bool            `json:"suppressed"`
	New        bool            `json:"new"`

	// Of a leading finding only, as the contract says.
	Count int   `json:"count,omitempty"`
	Rows  []int `json:"rows,omitempty"`
}

type ruleDoc struct {
	ID       string           `json:"id"`
	State    rubric.RuleState `json:"state"`
	Assessed int              `json:"assessed"`
	Affected int              `json:"affected"`
	Reason   string           `json:"reason"`
}

type assessmentDoc struct {
	Verdict rubric.Verdict `json:"verdict"`
	Because []string       `json:"because"`
	Totals  totalsDoc      `json:"totals"`
	Cards   []cardDoc      `json:"cards"`
}

type totalsDoc struct {
	Management scoreDoc `json:"management"`
	Department scoreDoc `json:"department"`
}

type scoreDoc struct {
	Score *int `json:"score"`
}

type cardDoc struct {
	Card          rubric.CardID    `json:"card"`
	State         rubric.CardState `json:"state"`
	Score         *int             `json:"score"`
	Assessed      int              `json:"assessed"`
	NotAssessable int              `json:"notAssessable"`
	Actor         rubric.Actor     `json:"actor"`
	Summary       string           `json:"summary"`
	Next          string           `json:"next"`
	Previous      *int             `json:"previous"`
}

func bookOf(b *rubric.Book) bookDoc {
	return bookDoc{Title: b.Title, Kind: b.Kind, Lang: b.Lang, TimeZone: b.TimeZone}
}

func findingOf(f *rubric.Finding, o Options) findingDoc {
	return findingDoc{
		Rule: f.Rule, Severity: f.Severity, Actor: f.Actor, Card: f.Card, Part: f.Part,
		Tab: f.Pos.Tab, Row: f.Pos.Row, Cell: f.Pos.Cell(), Field: f.Field,
		Entry: f.Entry, Value: f.Value, Message: o.Message(f, o.Lang), Suggestion: f.Suggestion,
		Suppressed: f.Suppressed, New: f.New, Count: f.Count, Rows: f.Rows,
	}
}

func assessmentOf(a *rubric.Assessment) assessmentDoc {
	doc := assessmentDoc{
		Verdict: a.Verdict,
		Because: list(a.Because),
		Totals:  totalsDoc{Management: scoreDoc{a.Management}, Department: scoreDoc{a.Department}},
		Cards:   make([]cardDoc, 0, len(a.Cards)),
	}
	for _, c := range a.Cards {
		doc.Cards = append(doc.Cards, cardDoc{
			Card: c.Card, State: c.State, Score: c.Score, Assessed: c.Assessed, NotAssessable: c.NotAssessable,
			Actor: c.Actor, Summary: c.Summary, Next: c.Next, Previous: c.Previous,
		})
	}
	return doc
}

// list returns the slice, or an empty one that JSON writes as [].
func list[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}
