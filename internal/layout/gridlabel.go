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

// labelOf reads a row's labels; of several, the nearest to the posts that says
// something.
func (g *gridReader) labelOf(labels []string, at rubric.Position) rowLabel {
	for _, s := range slices.Backward(labels) {
		l := g.p.r.readLabel(s, at)
		if l.says() && !(g.corner != "" && l.mayBeName()) {
			return l
		}
	}
	if len(labels) == 0 {
		return rowLabel{}
	}
	return g.underCorner(labels[len(labels)-1], at)
}

// mayBeName reports whether a label that means a field may as well be the name of
// what a corner announces: a rubric called «Команда».
func (l *rowLabel) mayBeName() bool {
	switch l.field {
	case rubric.FieldOwner, rubric.FieldApprover, rubric.FieldTask, rubric.FieldCampaign:
		return true
	}
	return false
}

// cornerOf returns what the cell above the labels says that they are: «Рубрика».
func (g *gridReader) cornerOf() rubric.Field {
	switch f := g.p.r.labelField(g.s.calendar.corner); f {
	case rubric.FieldRubric, rubric.FieldFormat, rubric.FieldChannel:
		return f
	}
	return ""
}

// underCorner reads a label that says nothing by itself as the corner says.
func (g *gridReader) underCorner(s string, at rubric.Position) rowLabel {
	v := rubric.Value{Text: s, Pos: at}
	switch g.corner {
	case rubric.FieldRubric:
		return rowLabel{rubric: rubric.Ref{Value: v, Key: g.p.r.memo.key(s)}}
	case rubric.FieldFormat:
		return rowLabel{format: rubric.Ref{Value: v, Key: g.p.r.memo.key(s)}}
	case rubric.FieldChannel:
		return rowLabel{channel: rubric.Refs{Value: v, Names: g.p.r.channelNames(s)}}
	}
	return rowLabel{}
}

// says reports whether a label told anything.
func (l *rowLabel) says() bool {
	return l.field != "" || l.skip || len(l.channel.Names) > 0 || !l.format.Empty() || !l.rubric.Empty() || !l.time.Empty()
}

// remarks returns the labels of rows that hold something about the posts for which
// there is no field, such as who takes the photos. Where other labels tell what
// their rows are, a word or two that come again under this one are no posts.
func (g *gridReader) remarks() map[string]bool {
	const words = 2
	out, told := map[string]bool{}, false
	for label, v := range g.valuesByLabel() {
		l := g.labelOf([]string{label}, rubric.Position{})
		told = told || l.says()
		if !l.says() && v.repeat() && v.median(countWords) <= words {
			out[label] = true
		}
	}
	if !told {
		return nil
	}
	return out
}

// valuesByLabel collects what stands below the days by the label of its row.
func (g *gridReader) valuesByLabel() map[string]*values {
	const sample = 40 // weeks
	out := map[string]*values{}
	for i := range g.s.calendar.weeks[:min(sample, len(g.s.calendar.weeks))] {
		w := &g.s.calendar.weeks[i]
		for _, row := range g.s.tab.Rows[w.from:w.to] {
			label := ""
			for k := range row.Cells {
				c := &row.Cells[k]
				switch {
				case isBlank(c) || g.s.tab.Managed.Has(c.Col):
				case c.Col < w.days[0].col:
					label = cellText(*c)
				case label != "":
					if out[label] == nil {
						out[label] = &values{}
					}
					v := out[label]
					if !slices.Contains(v.texts, cellText(*c)) {
						v.distinct++
					}
					v.texts = append(v.texts, cellText(*c))
				}
			}
		}
	}
	return out
}
