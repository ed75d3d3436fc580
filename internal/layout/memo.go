package layout

import (
	"strings"

	"rubric"
	"rubric/internal/text"
)

// memo remembers what texts came to, for one reading: a plan repeats its
// rubrics, channels, statuses and dates thousands of times.
type memo struct {
	headings map[string][]reading
	keys     map[string]string
	phrases  map[string]string
	lists    map[rubric.Field]map[string][]rubric.Name
	statuses map[string]statusReading
	dates    map[string]written
	serials  map[float64]serialDay
	times    map[string]string
	clocks   map[clockKey]string
	leads    map[string]lead
}

func newMemo() memo {
	return memo{
		headings: map[string][]reading{},
		keys:     map[string]string{},
		phrases:  map[string]string{},
		lists:    map[rubric.Field]map[string][]rubric.Name{},
		statuses: map[string]statusReading{},
		dates:    map[string]written{},
		serials:  map[float64]serialDay{},
		times:    map[string]string{},
		clocks:   map[clockKey]string{},
		leads:    map[string]lead{},
	}
}

// remember returns what work makes of the key, done once.
func remember[K comparable, V any](m map[K]V, key K, work func() V) V {
	if v, ok := m[key]; ok {
		return v
	}
	v := work()
	m[key] = v
	return v
}

func (m *memo) heading(voc *vocabulary, s string) []reading {
	return remember(m.headings, s, func() []reading { return voc.headers.read(s) })
}

// rareHeading is for rows far below the header, of which few are headers and
// most are none: once many different texts were read in vain, only those met
// before can be headings.
func (m *memo) rareHeading(voc *vocabulary, s string) []reading {
	const most = 4000
	if len(m.headings) > most {
		return m.headings[s]
	}
	return m.heading(voc, s)
}

func (m *memo) key(s string) string {
	return remember(m.keys, s, func() string { return text.Key(s) })
}

func (m *memo) phrase(s string) string {
	return remember(m.phrases, s, func() string { return phraseKey(s) })
}

// names remembers the list that a cell of the field holds.
func (m *memo) names(f rubric.Field, s string, split func() []rubric.Name) []rubric.Name {
	if m.lists[f] == nil {
		m.lists[f] = map[string][]rubric.Name{}
	}
	return remember(m.lists[f], s, split)
}

// trim takes spaces of every kind and what cannot be seen off the ends.
func trim(s string) string {
	if isTrim(s) {
		return s
	}
	return strings.TrimFunc(s, func(r rune) bool {
		switch r {
		case ' ', '\t', '\n', '\r', '\v', '\f', '\u0085', '\u00a0', '\u200b', '\u200e', '\u200f', '\u2060', '\ufeff':
			return true
		}
		return r >= '\u2000' && r <= '\u200a' || r == '\u202f' || r == '\u3000'
	})
}

// isTrim reports cheaply that s begins and ends with a visible sign of ASCII or
// a Cyrillic letter, as nearly every cell does.
func isTrim(s string) bool {
	n := len(s)
	if n < 2 {
		return n == 1 && s[0] > ' '
	}
	first := s[0] > ' ' && s[0] < 0x7f || s[0] == 0xd0 || s[0] == 0xd1
	last := s[n-1] > ' ' && s[n-1] < 0x7f || s[n-2] == 0xd0 || s[n-2] == 0xd1
	return first && last
}

// cellText returns what a cell says, trimmed.
func cellText(c rubric.Cell) string {
	if c.Kind == rubric.TextCell {
		return trim(c.Text)
	}
	return c.String()
}

// isDash reports whether a text only says that there is nothing.
func isDash(s string) bool {
	switch s {
	case "-", "–", "—", "--", "---", "−", "n/a", "N/A", "н/д":
		return true
	}
	return false
}
