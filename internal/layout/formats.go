package layout

import (
	"strings"

	"rubric"
	"rubric/internal/text"
)

// formatWords tells formats from other words, in one book.
type formatWords struct {
	r   *reader
	own map[string]bool // the book declares them
}

func (r *reader) formatWords() formatWords {
	own := r.namesOn(rubric.RoleFormats, rubric.FieldFormat)
	for key := range r.namesOn(rubric.RoleRubrics, rubric.FieldFormats) {
		own[key] = true
	}
	return formatWords{r, own}
}

// is reports whether a text is a format: one that the book declares or that
// everybody uses, or several of them, as in «текст + фото».
func (f formatWords) is(s string) bool {
	if f.isOne(s) {
		return true
	}
	parts := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("+/,&;", r) })
	for _, part := range parts {
		if !f.isOne(part) {
			return false
		}
	}
	return len(parts) > 1
}

func (f formatWords) isOne(s string) bool {
	return f.own[f.r.memo.key(trim(s))] || f.r.voc.says("format", s) || f.r.voc.says("format value", s)
}

// begins reports whether a text of a few words begins with a format: «видео с
// мастером».
func (f formatWords) begins(s string) bool {
	const most = 3
	w := text.Tokens(s)
	return f.is(s) || 0 < len(w) && len(w) <= most && f.isOne(w[0])
}

// genre is begins, counting words that may name rubrics as well: «анонс», «отзыв».
func (f formatWords) genre(s string) bool { return f.begins(s) || f.r.voc.says("genre", s) }

// isOrGenre is is, counting the same words.
func (f formatWords) isOrGenre(s string) bool { return f.is(s) || f.r.voc.says("genre", s) }

// holdsFormats reports whether a column holds formats, or texts of a few words
// that begin with one and come again. Where the heading may be of formats, or
// the plan has its rubrics, genres are formats too.
func (r *reader) holdsFormats(s *sheet, h *heading) bool {
	v := r.columnOf(s, h.col)
	if rubrics := r.namesOn(rubric.RoleRubrics, rubric.FieldRubric); v.mostly(func(s string) bool { return rubrics[r.memo.key(s)] }) {
		return false
	}
	words := r.formatWords()
	if v.mostly(words.is) {
		return true
	}
	if (r.hints("format stem", h.text) || s.head.has(rubric.FieldRubric)) && v.count(words.is) > 0 && v.mostly(words.genre) {
		return true
	}
	const fewest = 6
	named := v.count(words.begins)
	few := v.len() >= fewest && named*2 >= v.len() && v.median(countWords) == 1 // of the team's own beside them
	return v.repeat() && (few || named*10 >= v.len()*8)
}
