package layout

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rubric"
	"rubric/internal/text"
)

// How sure a heading's meaning is, in percent: the name as it stands, the name
// but for endings, a part of it, or a name inside a longer heading.
const (
	sureWhole  = 100
	sureBare   = 97 // without brackets
	sureStems  = 92
	surePart   = 84
	sureWithin = 78 // less what the rest of the heading adds
	sureStart  = 62 // a word that begins so
	// secondChoice is taken off where the vocabulary marks a name so.
	secondChoice = 30
	// leastSure is where a guess begins to do harm.
	leastSure = 45
)

// longestHeading is the most letters of a text that may be a heading.
const longestHeading = 150

// headings finds the fields that column headings mean.
type headings struct {
	whole map[string][]meaning
	stems map[string][]meaning
	// starts are the beginnings of words: «рубрик» of «Рубрикатор».
	starts []start
	order  int
	asking *phrasebook // words that begin a question
	filler *phrasebook // words of a question that say nothing
}

type start struct {
	of string
	meaning
}

// meaning is a field of a role that a heading may mean.
type meaning struct {
	role   rubric.Role
	field  rubric.Field
	lang   rubric.Lang
	second bool
	order  int // of the vocabulary's lines: earlier wins a tie
}

func newHeadings() *headings {
	const some = 2000 // room for what the vocabularies hold
	return &headings{whole: make(map[string][]meaning, some), stems: make(map[string][]meaning, some)}
}

func (h *headings) add(role rubric.Role, name string, s sense) error {
	field := rubric.Field(s.meaning)
	if _, ok := role.Spec().Field(field); !ok {
		return fmt.Errorf("role %q has no field %q", role, field)
	}
	h.order++
	m := meaning{role: role, field: field, lang: s.lang, second: s.second, order: h.order}
	if of, ok := strings.CutSuffix(name, "*"); ok {
		h.starts = append(h.starts, start{phraseKey(of), m})
		return nil
	}
	whole, stems := phraseKey(name), stemKey(text.Tokens(name))
	h.whole[whole] = append(h.whole[whole], m)
	h.stems[stems] = append(h.stems[stems], m)
	return nil
}

// reading is a meaning of one heading, with how sure it is.
type reading struct {
	meaning
	sure int
}

// read returns what the heading may mean, each field of a role once.
func (h *headings) read(heading string) []reading {
	if utf8.RuneCountInString(heading) > longestHeading {
		return nil
	}
	var c collector
	bare, split := withoutBrackets(heading), splitCamel(heading)
	c.add(h.whole[phraseKey(heading)], sureWhole)
	forms := []string{split}
	if split != heading {
		c.add(h.whole[phraseKey(split)], sureBare)
	}
	if bare != heading {
		c.add(h.whole[phraseKey(bare)], sureBare)
		forms = append(forms, splitCamel(bare))
	}
	for _, form := range forms {
		if words := text.Tokens(form); len(words) > 0 {
			c.addNew(h.stems[stemKey(words)], sureStems)
		}
	}
	parts := strings.FieldsFunc(bare, func(r rune) bool { return strings.ContainsRune("/|,\n+&", r) })
	if len(parts) > 1 {
		for i, part := range parts {
			c.add(h.whole[phraseKey(part)], surePart-min(i, 4))
		}
	}
	words := text.Tokens(forms[len(forms)-1])
	h.readQuestion(&c, words)
	h.readWithin(&c, words)
	h.readStarts(&c, words)
	return c.readings
}

// readWithin finds names inside a longer heading; the more of the heading they
// make up, the surer. Tiny words are no names here: «С» is not inside «С кем».
func (h *headings) readWithin(c *collector, words []string) {
	const most = 10
	if len(words) < 2 || len(words) > most {
		return
	}
	stems := stemsOf(words)
	for length := len(words) - 1; length > 0; length-- {
		sure := sureWithin - 50*(len(words)-length)/len(words)
		for start := 0; start+length <= len(words); start++ {
			run := words[start : start+length]
			if length == 1 && utf8.RuneCountInString(run[0]) <= 3 {
				continue
			}
			for _, found := range [][]meaning{h.whole[strings.Join(run, " ")], h.stems[strings.Join(stems[start:start+length], " ")]} {
				for _, m := range found {
					if !m.second {
						c.add([]meaning{m}, sure)
					}
				}
			}
		}
	}
}

// readStarts finds words that only begin as a name does, where nothing else
// tells.
func (h *headings) readStarts(c *collector, words []string) {
	const most = 4
	for _, w := range words[:min(most, len(words))] {
		for _, s := range h.starts {
			if strings.HasPrefix(w, s.of) {
				c.addNew([]meaning{s.meaning}, sureStart)
			}
		}
	}
}

// collector keeps the surest reading of each field.
type collector struct{ readings []reading }

// addNew adds meanings in roles that have none so far: where the vocabulary has
// the word itself, what its stem shares with others is no news.
func (c *collector) addNew(found []meaning, sure int) {
	before := slices.Clone(c.readings)
	for _, m := range found {
		if !slices.ContainsFunc(before, func(r reading) bool { return r.role == m.role }) {
			c.add([]meaning{m}, sure)
		}
	}
}

func (c *collector) add(found []meaning, sure int) {
	for _, m := range found {
		s := sure
		if m.second {
			s -= secondChoice
		}
		if s < leastSure {
			continue
		}
		i := slices.IndexFunc(c.readings, func(r reading) bool { return r.role == m.role && r.field == m.field })
		switch {
		case i < 0:
			c.readings = append(c.readings, reading{m, s})
		case s > c.readings[i].sure:
			c.readings[i] = reading{m, s}
		}
	}
}

// heading is a cell of a header row.
type heading struct {
	col      int
	text     string
	words    int
	above    string // the name of the group it stands in
	readings []reading
	group    int    // of the columns of one channel; 0 for those of all
	channel  string // of its group, as written
	format   string // of the posts in its group
}

// column is a column whose meaning was decided.
type column struct {
	field  rubric.Field
	col    int
	header string
	sure   int
	langs  []rubric.Lang // the languages whose vocabulary has the heading

	group   int    // of the columns of one channel; 0 for those of all
	channel string // of the group, as written
	format  string // of the posts in the group

	stage rubric.Status // that a tick in the column says; see stages.go
}

// assign gives each field of the role its surest column and each column one
// field. Of equally sure ones the longer heading wins («Ссылка на пост» before
// «Ссылка»), then the left column, then the vocabulary's earlier line.
func assign(hs []heading, role rubric.Role) []column {
	type claim struct {
		reading
		heading *heading
	}
	var claims []claim
	metrics := role == rubric.RolePlan && hasMetrics(hs)
	for i := range hs {
		for _, rd := range hs[i].readings {
			if rd.role == role && !(metrics && hs[i].isCommentCount()) {
				claims = append(claims, claim{rd, &hs[i]})
			}
		}
	}
	slices.SortStableFunc(claims, func(a, b claim) int {
		return cmp.Or(b.sure-a.sure, b.heading.words-a.heading.words, a.heading.col-b.heading.col, a.order-b.order)
	})
	var out []column
	for _, c := range claims {
		h := c.heading
		if slices.ContainsFunc(out, func(o column) bool { return o.col == h.col || o.field == c.field && o.group == h.group }) {
			continue
		}
		out = append(out, column{
			field: c.field, col: h.col, header: h.text, sure: c.sure,
			langs: languagesOf(h), group: h.group, channel: h.channel, format: h.format,
		})
	}
	slices.SortFunc(out, func(a, b column) int { return a.col - b.col })
	return out
}

// hasMetrics reports whether a plan's header holds the numbers of what was
// published too. «Комментарии» is then one of them, elsewhere it is notes.
func hasMetrics(hs []heading) bool {
	n := 0
	for i := range hs {
		switch hs[i].metric() {
		case rubric.FieldReach, rubric.FieldReactions, rubric.FieldShares, rubric.FieldSaves:
			n++
		}
	}
	return n >= 2
}

// isCommentCount reports whether a plan's heading may be the number of comments.
func (h *heading) isCommentCount() bool {
	return h.metric() == rubric.FieldComments && slices.ContainsFunc(h.readings, func(r reading) bool {
		return r.role == rubric.RolePlan && r.field == rubric.FieldNotes
	})
}

// metric returns the metric of the statistics that the heading is the name of.
func (h *heading) metric() rubric.Field {
	for _, rd := range h.readings {
		if rd.role == rubric.RoleStatistics && rd.sure >= sureStems {
			return rd.field
		}
	}
	return ""
}

// languagesOf tells in which languages the heading can be read so: by the
// script of its letters, for a vocabulary may hold the other language's names.
func languagesOf(h *heading) []rubric.Lang {
	for _, r := range h.text {
		if unicode.Is(unicode.Cyrillic, r) {
			return []rubric.Lang{rubric.Russian}
		}
	}
	for _, rd := range h.readings {
		if rd.lang == rubric.English {
			return []rubric.Lang{rubric.English}
		}
	}
	return nil
}

func stemKey(words []string) string { return strings.Join(stemsOf(words), " ") }

func stemsOf(words []string) []string {
	stems := make([]string, len(words))
	for i, w := range words {
		stems[i] = text.Stem(w)
	}
	return stems
}

// withoutBrackets drops what stands in brackets: units, examples, reminders.
func withoutBrackets(s string) string {
	if !strings.ContainsAny(s, "([") {
		return s
	}
	var b strings.Builder
	depth := 0
	for _, r := range s {
		switch {
		case r == '(' || r == '[':
			depth++
		case (r == ')' || r == ']') && depth > 0:
			depth--
		case depth == 0:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// splitCamel puts a space where a new word starts inside one: PublishDate,
// imageURL, URLSlug, snake_case.
func splitCamel(s string) string {
	if _, size := utf8.DecodeRuneInString(s); strings.IndexFunc(s[size:], unicode.IsUpper) < 0 {
		return s
	}
	var b strings.Builder
	runes := []rune(s)
	for i, r := range runes {
		if i > 0 && unicode.IsUpper(r) {
			endsAcronym := unicode.IsUpper(runes[i-1]) && i+1 < len(runes) && unicode.IsLower(runes[i+1])
			if unicode.IsLower(runes[i-1]) || endsAcronym {
				b.WriteByte(' ')
			}
		}
		b.WriteRune(r)
	}
	return b.String()
}
