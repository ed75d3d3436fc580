package report

import (
	"bufio"
	"io"
	"strings"
	"unicode/utf8"

	"rubric"
)

// ink is an ANSI colour. We use the sixteen that every terminal lets its owner
// choose, so that text stays readable on light and dark grounds.
type ink string

const (
	plain  ink = ""
	bold   ink = "1"
	dim    ink = "2"
	red    ink = "31"
	green  ink = "32"
	yellow ink = "33"
	cyan   ink = "36"
)

// page writes lines of text. The first error of the writer stays and is
// returned by close; until then callers need not look.
type page struct {
	w *bufio.Writer
	o Options
}

func newPage(w io.Writer, o Options) *page { return &page{w: bufio.NewWriter(w), o: o} }

func (p *page) close() error { return p.w.Flush() }

// say picks the reader's language.
func (p *page) say(ru, en string) string { return rubric.Text{RU: ru, EN: en}.In(p.o.Lang) }

// in colours the text where colours are allowed.
func (p *page) in(c ink, text string) string {
	if !p.o.Colour || c == plain || text == "" {
		return text
	}
	return "\x1b[" + string(c) + "m" + text + "\x1b[0m"
}

// line writes the parts as one line, and keeps it one: a cell's line breaks and
// terminal control characters are somebody else's text.
func (p *page) line(parts ...string) {
	for _, s := range parts {
		p.w.WriteString(s)
	}
	p.w.WriteByte('\n')
}

// wrapped writes text after a prefix, going on below its start where the reader
// limits the width.
func (p *page) wrapped(prefix, text string) {
	indent := width(prefix)
	for i, part := range wrap(text, p.o.Width-indent) {
		if i == 0 {
			p.line(prefix, part)
			continue
		}
		p.line(strings.Repeat(" ", indent), part)
	}
}

// wrap breaks text at spaces into lines of at most limit characters; a longer
// word stays whole. A limit too small to be of use means none.
func wrap(text string, limit int) []string {
	const useful = 24
	if limit < useful || utf8.RuneCountInString(text) <= limit {
		return []string{text}
	}
	var lines []string
	var line strings.Builder
	length := 0
	for word := range strings.SplitSeq(text, " ") {
		n := utf8.RuneCountInString(word)
		if length > 0 && length+1+n > limit {
			lines = append(lines, line.String())
			line.Reset()
			length = 0
		}
		if length > 0 {
			line.WriteByte(' ')
			length++
		}
		line.WriteString(word)
		length += n
	}
	return append(lines, line.String())
}

// pad fills text with spaces up to the width.
func pad(text string, to int) string {
	if n := to - width(text); n > 0 {
		return text + strings.Repeat(" ", n)
	}
	return text
}

// width is the number of columns the text takes, colours aside.
func width(text string) int {
	n := 0
	for {
		start := strings.IndexByte(text, '\x1b')
		if start < 0 {
			return n + utf8.RuneCountInString(text)
		}
		n += utf8.RuneCountInString(text[:start])
		_, rest, ok := strings.Cut(text[start:], "m")
		if !ok {
			return n
		}
		text = rest
	}
}

// oneLine makes a cell's text safe to print inside a line: breaks become
// spaces, control characters (a terminal would obey them) vanish.
func oneLine(text string) string {
	if strings.IndexFunc(text, isControl) < 0 {
		return text
	}
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\r' || r == '\t':
			return ' '
		case isControl(r):
			return -1
		}
		return r
	}, text)), " ")
}

// isControl reports characters that a terminal obeys instead of showing, the
// overrides of writing direction among them.
func isControl(r rune) bool {
	return r < ' ' || r >= 0x7f && r < 0xa0 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
}

// clip shortens text to at most limit characters.
func clip(text string, limit int) string {
	text = oneLine(text)
	if utf8.RuneCountInString(text) <= limit {
		return text
	}
	return strings.TrimRight(string([]rune(text)[:limit-1]), " ") + "…"
}
