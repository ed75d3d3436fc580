package layout

import (
	"strings"
	"unicode/utf8"

	"rubric"
)

// content reads a post's lines: the first is the topic, the others may name a
// channel, a format, a time, a status or a link; the rest is the text.
func (g *gridReader) content(s string, pos rubric.Position, e *rubric.Entry) {
	var body []string
	for line := range strings.SplitSeq(s, "\n") {
		line = trim(line)
		switch {
		case line == "":
		case strings.Contains(s, "\n") && g.detail(line, pos, e):
		case e.Topic.Empty():
			e.Topic = rubric.Value{Text: g.asides(line, pos, e), Pos: pos}
		default:
			body = append(body, line)
		}
	}
	if e.Topic.Empty() { // nothing but details: then they are what it says
		first, rest, _ := strings.Cut(s, "\n")
		if _, isTime := g.p.r.bareTime(trim(first)); isTime && rest != "" {
			first, _, _ = strings.Cut(rest, "\n")
		}
		e.Topic = rubric.Value{Text: trim(first), Pos: pos}
	}
	e.Text = rubric.Value{Text: strings.Join(body, "\n"), Pos: pos}
}

// detail reads a line that is nothing but one known thing about the post.
func (g *gridReader) detail(line string, pos rubric.Position, e *rubric.Entry) bool {
	r := g.p.r
	v := rubric.Value{Text: line, Pos: pos}
	if g.labelledDetail(line, pos, e) {
		return true
	}
	key := r.memo.key(line)
	isStatus := len(r.voc.statuses.senses[r.memo.phrase(line)]) > 0
	switch clock, isTime := r.bareTime(line); {
	case isTime && e.Time.Empty():
		e.Time = rubric.Value{Text: clock, Pos: pos}
	case e.Channel.Empty() && r.mayNameChannels(line) && g.p.allKnown(r.channelNames(line)):
		e.Channel = rubric.Refs{Value: v, Names: r.channelNames(line)}
	case e.Rubric.Empty() && r.declared(rubric.FieldRubric).keys[key]:
		e.Rubric = rubric.Ref{Value: v, Key: key}
	case e.Format.Empty() && (r.isFormat(line) || !e.Topic.Empty() && g.formats.isOrGenre(line)):
		e.Format = rubric.Ref{Value: v, Key: key}
	case e.StatusAs.Empty() && (isStatus || r.statuses[key] != ""):
		read := r.statusOf(line, &rubric.Cell{Kind: rubric.TextCell, Text: line}, g.p.heading)
		e.Status, e.StatusAs = read.status, v
	case e.Link.Empty() && isLink(line):
		e.Link = v
	default:
		return false
	}
	return true
}

// labelledDetail reads a line that says what it tells: «Формат: видео». What a
// label calls the topic or the text stays what it is.
func (g *gridReader) labelledDetail(line string, pos rubric.Position, e *rubric.Entry) bool {
	const longest = 40 // letters; what is longer is a text
	label, told, ok := strings.Cut(line, ":")
	told = trim(told)
	if !ok || told == "" || utf8.RuneCountInString(told) > longest {
		return false
	}
	r := g.p.r
	v := rubric.Value{Text: told, Pos: pos}
	for _, rd := range r.memo.rareHeading(r.voc, trim(label)) {
		if rd.role != rubric.RolePlan || rd.sure < sureStems {
			continue
		}
		switch {
		case rd.field == rubric.FieldFormat && e.Format.Empty():
			e.Format = rubric.Ref{Value: v, Key: r.memo.key(told)}
		case rd.field == rubric.FieldRubric && e.Rubric.Empty():
			e.Rubric = rubric.Ref{Value: v, Key: r.memo.key(told)}
		case rd.field == rubric.FieldChannel && e.Channel.Empty() && g.p.allKnown(r.channelNames(told)):
			e.Channel = rubric.Refs{Value: v, Names: r.channelNames(told)}
		case rd.field == rubric.FieldStatus && e.StatusAs.Empty():
			read := r.statusOf(told, &rubric.Cell{Kind: rubric.TextCell, Text: told}, g.p.heading)
			e.Status, e.StatusAs = read.status, v
		default:
			continue
		}
		return true
	}
	return false
}

// asides reads the time and the channels that stand before or behind a topic in
// its line, as in «18:00 ВК: Тема» and «Тема (TG)», and returns the topic. A
// format before a colon stays: «Опрос: какое молоко любите» is one topic.
func (g *gridReader) asides(line string, pos rubric.Position, e *rubric.Entry) string {
	if clock, rest := g.p.r.leadingTime(line); clock != "" && e.Time.Empty() {
		e.Time, line = rubric.Value{Text: clock, Pos: pos}, rest
	}
	before, behind := splitAside(line)
	for _, part := range [...]struct{ aside, topic string }{before, behind} {
		if part.topic != "" && e.Channel.Empty() && g.isChannelAside(part.aside) {
			e.Channel = rubric.Refs{Value: rubric.Value{Text: part.aside, Pos: pos}, Names: g.p.r.channelNames(part.aside)}
			return part.topic
		}
	}
	return line
}

// splitAside cuts a line into what may be an aside and the rest: before a sign,
// and in brackets at an end.
func splitAside(line string) (before, behind struct{ aside, topic string }) {
	for _, sign := range []string{": ", " – ", " — ", " - ", " | ", "] ", ") "} {
		aside, topic, ok := strings.Cut(line, sign)
		if ok && (before.aside == "" || len(aside) < len(before.aside)) {
			before.aside, before.topic = trim(strings.TrimLeft(aside, "[(")), trim(topic)
		}
	}
	if n := len(line); n > 0 && (line[n-1] == ')' || line[n-1] == ']') {
		if i := strings.LastIndexAny(line, "(["); i > 0 {
			behind.aside, behind.topic = trim(line[i+1:n-1]), trim(line[:i])
		}
	}
	return before, behind
}

// isChannelAside reports whether an aside names channels, in words that mean
// nothing else.
func (g *gridReader) isChannelAside(s string) bool {
	const longest = 60
	return s != "" && len(s) <= longest && g.p.r.mayNameChannels(s) && !g.p.r.voc.says("doubtful channel", s) && g.p.allKnown(g.p.r.channelNames(s))
}

// isNothing reports whether a cell says that there is no post: «выходной».
func (r *reader) isNothing(s string) bool { return r.says("no post", s) }

// says is the vocabulary's, for texts that are asked about several times.
func (r *reader) says(kind, s string) bool {
	const longest = 100 // a longer text is none of the words
	return len(s) <= longest && len(r.voc.words[kind].senses[r.memo.phrase(s)]) > 0
}
