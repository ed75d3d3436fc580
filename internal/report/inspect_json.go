package report

import (
	"io"
	"slices"

	"rubric"
)

// InspectJSON writes the document of "inspect --format json" in one line.
func InspectJSON(w io.Writer, b *rubric.Book, o Options) error {
	doc := inspectDoc{
		Book:      bookOf(b),
		Tabs:      rows(b.Tabs, tabOf),
		Entries:   rows(b.Entries, entryOf),
		Goals:     rows(b.Goals, goalOf),
		Tasks:     rows(b.Tasks, taskOf),
		Rubrics:   rows(b.Rubrics, rubricOf),
		Formats:   rows(b.Formats, formatOf),
		Channels:  rows(b.Channels, channelOf),
		People:    rows(b.People, personOf),
		Needs:     rows(b.Needs, needOf),
		Stats:     rows(b.Stats, statOf),
		Voice:     rows(b.Voice, voiceOf),
		Dates:     rows(b.Dates, dateOf),
		Approvals: rows(b.Approvals, approvalOf),
		Slots:     len(b.Slots),
		Notes: rows(forScripts(b.Notes), func(n *rubric.Note) noteDoc {
			return noteDoc{Code: n.Code, place: placeOf(n.Pos), Cell: n.Pos.Cell(), Message: n.Message.In(o.Lang)}
		}),
	}
	return writeJSON(w, doc)
}

// forScripts leaves out the notes whose codes the contract does not list.
func forScripts(notes []rubric.Note) []rubric.Note {
	return slices.DeleteFunc(slices.Clone(notes), func(n rubric.Note) bool { return n.Code.ForPeople() })
}

type inspectDoc struct {
	Book      bookDoc       `json:"book"`
	Tabs      []tabDoc      `json:"tabs"`
	Entries   []entryDoc    `json:"entries"`
	Goals     []goalDoc     `json:"goals"`
	Tasks     []taskDoc     `json:"tasks"`
	Rubrics   []rubricDoc   `json:"rubrics"`
	Formats   []formatDoc   `json:"formats"`
	Channels  []channelDoc  `json:"channels"`
	People    []personDoc   `json:"people"`
	Needs     []needDoc     `json:"needs"`
	Stats     []statDoc     `json:"stats"`
	Voice     []voiceDoc    `json:"voice"`
	Dates     []dateDoc     `json:"dates"`
	Approvals []approvalDoc `json:"approvals"`
	Slots     int           `json:"slots"`
	Notes     []noteDoc     `json:"notes"`
}

type tabDoc struct {
	Name       string        `json:"name"`
	Role       rubric.Role   `json:"role"`
	Layout     rubric.Layout `json:"layout"`
	Hidden     bool          `json:"hidden"`
	HeaderRows []int         `json:"headerRows"`
	Fields     []fieldDoc    `json:"fields"`
	Unmapped   []unmappedDoc `json:"unmapped"`
	// Generated marks the tabs that Rubric makes itself.
	Generated bool `json:"generated"`
	// Parts are further tables on the tab; most tabs have none.
	Parts []tabDoc `json:"parts,omitempty"`
}

type fieldDoc struct {
	Field  rubric.Field `json:"field"`
	Column string       `json:"column"`
	Header string       `json:"header"`
}

type unmappedDoc struct {
	Column string `json:"column"`
	Header string `json:"header"`
}

type noteDoc struct {
	Code rubric.NoteCode `json:"code"`
	place
	Cell    string `json:"cell"`
	Message string `json:"message"`
}

// place is where a row stands: every row of the document has it.
type place struct {
	Tab string `json:"tab"`
	Row int    `json:"row"`
}

func placeOf(p rubric.Position) place { return place{Tab: p.Tab, Row: p.Row} }

func tabOf(t *rubric.TabInfo) tabDoc {
	return tabDoc{
		Name: t.Name, Role: roleOf(t), Layout: layoutOf(t), Hidden: t.Hidden, HeaderRows: list(t.HeaderRows),
		Fields: rows(t.Fields, func(c *rubric.FieldColumn) fieldDoc {
			return fieldDoc{Field: c.Field, Column: rubric.ColumnName(c.Col), Header: c.Header}
		}),
		Unmapped: rows(t.Unmapped, func(c *rubric.UnmappedColumn) unmappedDoc {
			return unmappedDoc{Column: rubric.ColumnName(c.Col), Header: c.Header}
		}),
		Generated: generated(t.Role),
		Parts:     rows(t.Parts, tabOf),
	}
}

// roleOf returns a role of the contract's list, which has none for the generated
// tab of a calendar's posts.
func roleOf(t *rubric.TabInfo) rubric.Role {
	if t.Role == "" || t.Role == rubric.RoleCheck {
		return rubric.RoleOther
	}
	return t.Role
}

func generated(r rubric.Role) bool {
	return r == rubric.RoleAssessment || r == rubric.RoleCheck || r == rubric.RoleState
}

func layoutOf(t *rubric.TabInfo) rubric.Layout {
	if t.Layout == "" {
		return rubric.LayoutNone
	}
	return t.Layout
}

// rows turns rows of the domain into rows of the document, never into null.
func rows[T, D any](in []T, doc func(*T) D) []D {
	out := make([]D, len(in))
	for i := range in {
		out[i] = doc(&in[i])
	}
	return out
}
