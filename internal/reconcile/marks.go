package reconcile

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"rubric"
	"rubric/rules"
)

// marker says what to write beside the rows of the plan.
type marker struct {
	lang rubric.Lang
	// assessment is the name of the tab that tells what stands for many rows.
	assessment string
	open       map[spot][]*rubric.Finding // by row, in the contract's order
	folded     map[spot][]*rubric.Finding // the leading findings that a row is under
	failed     []string                   // what is said of rules that read rows and did not run
	posts      map[string]spot            // of calendars, by id
	calendars  map[string]bool            // the tabs that are calendars
}

// spot is a row, or the cell of a calendar's post.
type spot struct {
	tab      string
	row, col int
}

func newMarker(p *pass) *marker {
	m := &marker{
		lang: p.Book.Lang, assessment: p.Book.TabName(rubric.RoleAssessment),
		open: map[spot][]*rubric.Finding{}, folded: map[spot][]*rubric.Finding{},
		posts: map[string]spot{}, calendars: map[string]bool{},
	}
	for i := range p.rows {
		if r := &p.rows[i]; r.col > 0 && r.id != "" {
			m.posts[r.id], m.calendars[r.tab.Name] = r.spot(), true
		}
	}
	for i := range p.Check.Findings {
		f := &p.Check.Findings[i]
		switch {
		case !f.Open():
		case f.Count > 0:
			m.fold(p, f)
		case f.Pos.Row > 0:
			at := m.spotOf(f)
			m.open[at] = append(m.open[at], f)
		}
	}
	for i := range p.Check.Rules {
		if r := &p.Check.Rules[i]; r.State == rubric.RuleFailed && r.Entries {
			m.failed = append(m.failed, m.failure(r, p.Check))
		}
	}
	return m
}

// failure says that a rule did not run, and where to put it right: a check of
// the team's own has its finding at its condition.
func (m *marker) failure(r *rubric.RuleResult, c *rubric.Check) string {
	what := rubric.Text{RU: "Не проверено", EN: "Not checked"}.In(m.lang)
	for i := range c.Findings {
		if f := &c.Findings[i]; f.Rule == r.ID && f.Pos.Row > 0 {
			what += " (" + f.Pos.String() + ")"
			break
		}
	}
	return line(what+": "+r.Reason.In(m.lang), "", r.ID)
}

// fold puts the rows under the leading finding that stands for them. It names a
// thousand rows at most; the others are those that say the same.
func (m *marker) fold(p *pass, f *rubric.Finding) {
	listed := make(map[int]bool, len(f.Rows))
	for _, n := range f.Rows {
		listed[n] = true
	}
	causes := map[string]bool{}
	for i := range p.rows {
		if r := &p.rows[i]; r.tab.Name == f.Pos.Tab && listed[r.number] {
			for _, e := range r.entries {
				causes[e.Value(f.Field).Text] = true
			}
		}
	}
	more := f.Count > len(f.Rows)
	for i := range p.rows {
		r := &p.rows[i]
		if r.tab.Name != f.Pos.Tab {
			continue
		}
		under := listed[r.number]
		if !under && more {
			under = slices.ContainsFunc(r.entries, func(e *rubric.Entry) bool { return causes[e.Value(f.Field).Text] })
		}
		if under {
			at := r.spot()
			m.folded[at] = append(m.folded[at], f)
		}
	}
}

// mark returns the status of a row inside the window: the first in the contract's
// table that holds.
func (m *marker) mark(r *row) rubric.Mark {
	at := r.spot()
	if len(m.failed) > 0 || len(m.folded[at]) > 0 {
		return rubric.MarkNotChecked
	}
	mark := rubric.MarkOK
	for _, f := range m.open[at] {
		switch {
		case f.Severity == rubric.Error && f.Actor.Includes(rubric.Department):
			mark = max(mark, rubric.MarkFix)
		case f.Severity == rubric.Warning && f.Actor.Includes(rubric.Department):
			mark = max(mark, rubric.MarkLook)
		case f.Severity != rubric.Info:
			mark = max(mark, rubric.MarkWaiting)
		}
	}
	return mark
}

// The bounds of what is written beside a row. Three lines of the longest kind
// stay within the contract's thousand characters.
const (
	maxLines      = 3
	maxLine       = 320
	maxSuggestion = 80
)

// findings returns the text beside a row inside the window: what kept it from
// being checked, then its findings, the worst first.
func (m *marker) findings(r *row) string {
	at := r.spot()
	var lines []string
	lines = append(lines, m.failed...)
	for _, f := range m.folded[at] {
		lines = append(lines, line("→ "+m.assessment+": "+rules.Message(f, m.lang), "", f.Rule))
	}
	open := slices.Clone(m.open[at])
	slices.SortStableFunc(open, func(a, b *rubric.Finding) int {
		return cmp.Compare(b.Severity.Weight(), a.Severity.Weight())
	})
	for _, f := range open {
		if len(lines) >= maxLines {
			lines = append(lines, "") // only counted
			continue
		}
		lines = append(lines, line(r.channel(f)+rules.Message(f, m.lang), f.Suggestion, f.Rule))
	}
	return m.join(lines)
}

func (m *marker) join(lines []string) string {
	if rest := len(lines) - maxLines; rest > 0 {
		n := strconv.Itoa(rest)
		lines = append(lines[:maxLines:maxLines], rubric.Text{RU: "и ещё " + n, EN: "and " + n + " more"}.In(m.lang))
	}
	return strings.Join(lines, "\n")
}

// channel says which channel of a row with several entries the finding is about.
func (r *row) channel(f *rubric.Finding) string {
	if len(r.entries) < 2 || f.Entry == "" {
		return ""
	}
	for _, e := range r.entries {
		if e.ID != f.Entry {
			continue
		}
		if names := e.Channel.Texts(); len(names) > 0 {
			return strings.Join(names, ", ") + ": "
		}
		return channelOf(e) + ": "
	}
	return ""
}

// line words one finding: what, what instead, and which check says so.
func line(what, instead, rule string) string {
	tail := " [" + rule + "]"
	if instead != "" {
		tail = " → " + clipped(clean(instead), maxSuggestion) + tail
	}
	return clipped(clean(what), maxLine-len([]rune(tail))) + tail
}

func clipped(s string, most int) string {
	if len(s) <= most {
		return s
	}
	if runes := []rune(s); len(runes) > most {
		return string(runes[:max(most-1, 0)]) + "…"
	}
	return s
}

// clean makes a text one line that every source can keep as it is: no control
// characters, single spaces, valid characters only.
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\u00a0':
			return r // holds a number together
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r) || r == unicode.ReplacementChar || r&0xfffe == 0xfffe:
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' }), " ")
}
