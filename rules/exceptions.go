package rules

import (
	"cmp"
	"strings"
	"time"

	"rubric"
	"rubric/internal/text"
)

// exceptions are what the team accepted, by the plan's rows.
type exceptions struct {
	byRow map[row]*exception
	order []*exception
	ids   []string // of the rules, for near misses
}

type row struct {
	tab    string
	number int
}

// exception is a cell of the exception column.
type exception struct {
	entry *rubric.Entry
	// reason accepts the row's warnings and information; "" when the cell names rules.
	reason string
	used   bool
	// refused is the rule of an error on the row, which no bare reason accepts.
	refused string
	named   []acceptance
}

// acceptance is one "rule until DATE: reason" of a cell.
type acceptance struct {
	rule     *Rule  // nil when nobody knows the name
	name     string // as written
	reason   string
	until    rubric.Date // zero for good
	badUntil bool        // a date that nobody can read: accepts nothing
	used     bool
}

func (a *acceptance) expired(asOf rubric.Date) bool {
	return !a.until.IsZero() && asOf.After(a.until)
}

func readExceptions(entries []*rubric.Entry, rules []*Rule) exceptions {
	x := exceptions{byRow: map[row]*exception{}}
	var byName map[string]*Rule
	for _, e := range entries {
		key := row{e.Pos.Tab, e.Pos.Row}
		if e.Value(rubric.FieldException).Empty() || x.byRow[key] != nil {
			continue
		}
		if byName == nil {
			byName, x.ids = ruleNames(rules), ruleIDs(rules)
		}
		ex := parseException(e, byName)
		x.byRow[key] = ex
		x.order = append(x.order, ex)
	}
	return x
}

// parseException reads a cell: what names a rule accepts that rule's finding;
// text that names none is a reason, of the acceptance before it or of the row.
func parseException(e *rubric.Entry, byName map[string]*Rule) *exception {
	ex := &exception{entry: e}
	for part := range strings.SplitSeq(e.Value(rubric.FieldException).Text, ";") {
		part = strings.TrimSpace(part)
		a, ok := parseAcceptance(part, byName)
		switch {
		case part == "":
		case ok:
			ex.named = append(ex.named, a)
		case len(ex.named) > 0:
			last := &ex.named[len(ex.named)-1]
			last.reason = strings.TrimPrefix(last.reason+"; "+part, "; ")
		default:
			ex.reason = strings.TrimPrefix(ex.reason+"; "+part, "; ")
		}
	}
	return ex
}

// parseAcceptance reads "rule-id[ until DATE|до DATE]: reason".
func parseAcceptance(part string, byName map[string]*Rule) (acceptance, bool) {
	head, reason, _ := strings.Cut(part, ":")
	a := acceptance{reason: strings.TrimSpace(reason)}
	name, until := head, ""
	for _, word := range []string{" until ", " до "} {
		if before, after, ok := strings.Cut(head, word); ok {
			name, until = before, after
		}
	}
	a.name = strings.TrimSpace(name)
	a.rule = byName[text.Key(a.name)]
	if a.rule == nil {
		// A title may itself hold the word.
		if a.rule = byName[text.Key(head)]; a.rule != nil {
			a.name, until = strings.TrimSpace(head), ""
		}
	}
	if a.rule == nil && !looksLikeID(a.name) {
		return acceptance{}, false
	}
	if until != "" {
		var ok bool
		a.until, ok = parseUntil(strings.TrimSpace(until))
		a.badUntil = !ok
	}
	return a, true
}

// looksLikeID reports whether a name can only have been meant for a rule's id.
func looksLikeID(s string) bool {
	for _, r := range s {
		if (r < 'a' || r > 'z') && r != '-' {
			return false
		}
	}
	for part := range strings.SplitSeq(s, "-") {
		if len(part) < 2 {
			return false
		}
	}
	return strings.Contains(s, "-")
}

// parseUntil reads a date as people type it in both languages' countries.
func parseUntil(s string) (rubric.Date, bool) {
	for _, form := range []string{time.DateOnly, "2.1.2006", "2.1.06", "2 January 2006", "2 Jan 2006"} {
		if t, err := time.Parse(form, s); err == nil {
			return rubric.DateOf(t), true
		}
	}
	return rubric.Date{}, false
}

// accept marks the findings that the team accepted.
func (x *exceptions) accept(fs []found, asOf rubric.Date) {
	if len(x.order) == 0 {
		return
	}
	for i := range fs {
		f := &fs[i]
		if ex := x.byRow[row{f.Pos.Tab, f.Pos.Row}]; ex != nil && f.entry != nil {
			ex.accept(f, asOf)
		}
	}
}

func (ex *exception) accept(f *found, asOf rubric.Date) {
	for i := range ex.named {
		a := &ex.named[i]
		if a.rule != nil && a.rule.ID == f.Rule && a.reason != "" && !a.badUntil && !a.expired(asOf) {
			a.used, f.Suppressed, f.Reason = true, true, a.reason
			return
		}
	}
	switch {
	case ex.reason == "":
	case f.Severity == rubric.Error:
		ex.refused = cmp.Or(ex.refused, f.Rule)
	default:
		ex.used, f.Suppressed, f.Reason = true, true, ex.reason
	}
}
