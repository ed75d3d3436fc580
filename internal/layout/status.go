package layout

import (
	"slices"
	"strings"
	"unicode/utf8"

	"rubric"
	"rubric/internal/text"
)

// statusReading is what a status text came to.
type statusReading struct {
	status rubric.Status
	none   bool // the text only says that there is no status yet
}

// status reads a status in the words of any language, or by its own name:
// «✅ Live — post Wed 15 Apr» is published.
func (v *vocabulary) status(s string) (rubric.Status, bool) {
	for _, known := range rubric.Statuses {
		if string(known) == s {
			return known, true
		}
	}
	if found, ok := v.statuses.whole(s); ok {
		return rubric.Status(found.meaning), true
	}
	words := text.Tokens(s)
	const most = 40 // a longer text is a comment
	words = words[:min(most, len(words))]
	if status, ok := v.pending(words); ok {
		return status, true
	}
	found, ok := v.statuses.within(words, func(start, _ int) bool {
		if start == 0 {
			return true
		}
		_, negated := v.words["negation"].senses[words[start-1]]
		return !negated
	})
	if !ok {
		found, ok = v.statusAround(words)
	}
	return rubric.Status(found.meaning), ok
}

// statusAround finds a status of several words that one more stands in, such as
// who is waited for: “Awaiting councillor approval”.
func (v *vocabulary) statusAround(words []string) (sense, bool) {
	const most = 8 // a longer text may hold anything
	if len(words) > most {
		return sense{}, false
	}
	for length := len(words); length > 2; length-- {
		for start := 0; start+length <= len(words); start++ {
			for out := start + 1; out < start+length-1; out++ {
				rest := slices.Delete(slices.Clone(words[start:start+length]), out-start, out-start+1)
				found := v.statuses.senses[strings.Join(rest, " ")]
				if len(found) > 0 && !found[0].second && !v.says("negation", words[out]) {
					return found[0], true
				}
			}
		}
	}
	return sense{}, false
}

// statusOf reads a cell of a status column. A mere yes (a checked box, ✓, «да»)
// means what the column's heading says; without such a heading, approved.
func (r *reader) statusOf(s string, c *rubric.Cell, heading rubric.Status) statusReading {
	if c.Kind == rubric.BoolCell {
		if c.Number == 0 {
			return statusReading{none: true}
		}
		return statusReading{status: heading}
	}
	if status, ok := r.statuses[text.Key(s)]; ok {
		return statusReading{status: status}
	}
	switch on, known := r.voc.flag(s); {
	case known && on && r.isBareYes(s):
		return statusReading{status: heading}
	case known && !on && heading != rubric.StatusApproved:
		if _, named := r.voc.statuses.whole(s); !named {
			return statusReading{none: true}
		}
	}
	status, _ := r.voc.status(s)
	return statusReading{status: status}
}

// isBareYes tells a yes from words that name a status, be it behind a sign:
// «готово», «✅ Live — post Wed 15 Apr».
func (r *reader) isBareYes(s string) bool {
	_, named := r.voc.status(s)
	return !named
}

// headingStatus returns the status that a yes means in a column so headed.
func (r *reader) headingStatus(header string) rubric.Status {
	if status, ok := r.voc.status(withoutBrackets(header)); ok {
		return status
	}
	return rubric.StatusApproved
}

// flag reads a yes or a no, which a remark may follow: «да, до 5 мая».
func (v *vocabulary) flag(s string) (on, known bool) {
	switch sign, _ := utf8.DecodeRuneInString(s); sign {
	case '✓', '✔', '✅', '☑', '+', '👍', '🟢':
		return true, true
	case '✗', '✘', '❌', '☐', '✖', '🔴', '-', '–', '—':
		return false, true
	}
	switch s {
	case "1", "v", "V":
		return true, true
	case "0":
		return false, true
	}
	if v.says("yes", s) {
		return true, true
	}
	if v.says("no", s) {
		return false, true
	}
	words := text.Tokens(s)
	if len(words) < 2 || len(words) > 20 {
		return false, false
	}
	if v.says("negation", words[0]) || v.says("no", words[0]) {
		return false, true
	}
	return true, v.says("yes", words[0])
}
