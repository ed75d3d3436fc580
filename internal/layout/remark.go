package layout

import (
	"strings"

	"rubric"
	"rubric/internal/text"
)

// Rows of a plan may be none of its posts: totals, footnotes, examples. This file
// tells them by how they begin and by what stands beside that.

// lead is what the first cell of a row says of the row.
type lead uint8

const (
	leadEntry lead = iota
	leadTotal
	leadFootnote
	leadSurely // a total or a footnote wherever it stands: «Итого», «* …»
)

// lead tells totals and footnotes from rows of content.
func (l *line) lead() lead {
	if l.first.Kind != rubric.TextCell {
		return leadEntry
	}
	r := l.t.r
	return remember(r.memo.leads, l.first.Text, func() lead {
		s := trim(l.first.Text)
		if strings.HasPrefix(s, "*") || strings.HasPrefix(s, "†") {
			return leadSurely
		}
		words := text.Tokens(s)
		_, isChannel := r.voc.channels.whole(s)
		switch {
		case isChannel: // MAX
		case r.voc.says("total", s):
			return leadSurely
		case r.isExample(s):
			return leadTotal
		case len(words) > 0 && r.voc.says("total", words[0]) && (len(words) < 5 || r.countsPosts(words)),
			len(words) > 0 && r.voc.says("quantity", words[0]) && r.countsPosts(words):
			return leadTotal
		case r.voc.says("footnote", s), len(words) > 0 && r.voc.says("footnote", words[0]):
			return leadFootnote
		}
		return leadEntry
	})
}

// isExample reports whether a text heads a row that shows how to fill the others
// in: «пример: 05.10», «дд.мм.гггг».
func (r *reader) isExample(s string) bool {
	before, _, led := strings.Cut(s, ":")
	return r.voc.says("example", s) || led && r.voc.says("example", before)
}

// isRemark reports whether a row is a total or a footnote of a table rather
// than one of its rows.
func (l *line) isRemark() bool {
	switch l.lead() {
	case leadTotal:
		return true
	case leadSurely:
		return l.team == 1 || l.first.Text[0] != '*'
	case leadFootnote:
		return l.team == 1
	}
	return false
}

// sumsUp reports whether nothing but figures stands beside the first cell, or
// nothing at all and it counts posts: «Всего постов».
func (l *line) sumsUp() bool {
	figures := 0
	row := &l.t.s.tab.Rows[l.i]
	for i := range row.Cells {
		c := &row.Cells[i]
		switch {
		case c == l.first || l.t.s.tab.Managed.Has(c.Col):
		case c.Formula || c.Kind == rubric.NumberCell && !c.IsDate():
			figures++
		case !isBlank(c):
			return false
		}
	}
	if figures > 0 {
		return true
	}
	return l.t.r.countsPosts(text.Tokens(l.first.Text))
}

// countsPosts reports whether the words behind a total's own say that posts are
// counted, and how many: «Всего: 17 публикаций», «Итого за месяц постов: 9».
func (r *reader) countsPosts(words []string) bool {
	const most = 7
	if len(words) < 2 || len(words) > most {
		return false
	}
	counted, other := false, 0
	for _, w := range words[1:] {
		if r.voc.says("counted", w) {
			counted = true
		} else if !isNumeral(w) {
			other++
		}
	}
	return counted && (other == 0 || isNumeral(words[len(words)-1]))
}

func isNumeral(s string) bool { return strings.Trim(s, "0123456789") == "" }
