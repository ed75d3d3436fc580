package layout

import (
	"slices"
	"strings"

	"rubric"
	"rubric/internal/text"
)

// rowLabel is what stands at the left of a calendar's row and says what its
// cells are: posts of a channel or a format, or one field of the posts.
type rowLabel struct {
	field   rubric.Field // of the posts above or below; "" for posts themselves
	skip    bool         // the row holds no posts: totals, figures
	channel rubric.Refs
	format  rubric.Ref
	rubric  rubric.Ref
	time    rubric.Value
	week    day // of a calendar without dates
	weekAs  rubric.Value
}

// readLabel reads the cells at the left of a row.
func (r *reader) readLabel(s string, pos rubric.Position) rowLabel {
	v := rubric.Value{Text: s, Pos: pos}
	var out rowLabel
	key := r.memo.key(s)
	words := text.Tokens(s)
	switch {
	case s == "":
		return out
	case r.voc.says("total", s), len(words) > 0 && (r.voc.says("footnote", words[0]) || r.voc.says("total", words[0])):
		return rowLabel{skip: true}
	case r.isFormat(s):
		out.format = rubric.Ref{Value: v, Key: key}
		return out
	case r.declared(rubric.FieldRubric).keys[key]:
		out.rubric = rubric.Ref{Value: v, Key: key}
		return out
	}
	if clock, ok := r.timeIn(s); ok {
		out.time = rubric.Value{Text: clock, Pos: pos}
		return out
	}
	if names, rest := r.channelsOfLabel(s); len(names) > 0 {
		out.channel = rubric.Refs{Value: v, Names: names}
		if rest != "" && !r.isOther(rest) {
			out.format = rubric.Ref{Value: rubric.Value{Text: rest, Pos: pos}, Key: r.memo.key(rest)}
		} else if f := r.labelField(rest); f != "" {
			out.field = f
		}
		return out
	}
	out.field = r.labelField(s)
	h := heading{readings: r.memo.heading(r.voc, s)}
	out.skip = out.field == "" && h.metric() != ""
	return out
}

// isOther reports whether the rest of a channel's label is no format: the name
// of a field, or a word for posts at large.
func (r *reader) isOther(rest string) bool {
	if r.isFormat(rest) {
		return false
	}
	return r.labelField(rest) != "" || r.voc.says("posting", rest)
}

// labelField returns the field of a plan that a label surely names.
func (r *reader) labelField(s string) rubric.Field {
	best := reading{}
	for _, rd := range r.memo.heading(r.voc, s) {
		if rd.role == rubric.RolePlan && rd.sure > best.sure && rd.sure >= sureWhole-secondChoice {
			best = rd
		}
	}
	return best.field
}

// channelsOfLabel takes the channels out of a label and returns the rest as
// written: «Пост ВК / Инстаграм» is a post on two channels.
func (r *reader) channelsOfLabel(s string) (names []rubric.Name, rest string) {
	if found := r.wholeChannel(s); found != nil {
		return found, ""
	}
	var others []string
	for _, word := range strings.FieldsFunc(s, isLabelSeparator) {
		found := r.wholeChannel(word)
		if found == nil {
			others = append(others, word)
			continue
		}
		for _, n := range found {
			if !slices.ContainsFunc(names, func(o rubric.Name) bool { return o.Key == n.Key }) {
				names = append(names, n)
			}
		}
	}
	if len(names) == 0 {
		return nil, ""
	}
	others = slices.DeleteFunc(others, func(w string) bool {
		return r.voc.says("ordinal", w) || r.voc.says("until", w) || strings.Trim(w, "-–—:") == ""
	})
	return names, strings.Join(others, " ")
}

func isLabelSeparator(r rune) bool { return strings.ContainsRune(" /,;+&()|:\n\u00a0", r) }
