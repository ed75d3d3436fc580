package report

import (
	"io"
	"strconv"
	"strings"

	"rubric"
)

// CheckMarkdown writes a check as a Markdown document, as for a pull request or
// a chat that renders it.
func CheckMarkdown(w io.Writer, c Checked, o Options) error {
	o.Colour, o.Width = false, 0
	p := newPage(w, o)
	p.line("# ", markdown(c.Book.Title))
	p.line()
	for i, text := range c.Assessment.Screen {
		if i == c.Assessment.Headline {
			text = "**" + markdown(text) + "**"
		} else {
			text = markdown(text)
		}
		p.line(text, "  ")
	}
	p.line()
	p.line("| ", p.say("пункт | состояние | балл | главное | дальше |", "point | state | score | in short | next |"))
	p.line("|---|---|---:|---|---|")
	for _, card := range c.Assessment.Cards {
		score := "—"
		if card.Score != nil {
			score = strconv.Itoa(*card.Score)
		}
		p.line("| ", card.Card.Text().In(o.Lang), " | ", card.State.Text().In(o.Lang), " | ", score, " | ",
			markdown(card.Summary), " | ", markdown(card.Next), " |")
	}
	p.markdownFindings(c.Check.Findings)
	p.line()
	p.counts(c.Check)
	return p.close()
}

func (p *page) markdownFindings(fs []rubric.Finding) {
	for i := range fs {
		f := &fs[i]
		if i == 0 || f.Pos.Tab != fs[i-1].Pos.Tab {
			p.line()
			p.line("## ", markdown(p.tabName(f.Pos.Tab)))
			p.line()
			p.line("| ", p.say("место | замечание | предложение | проверка | кто |", "place | finding | suggestion | check | who |"))
			p.line("|---|---|---|---|---|")
		}
		place := f.Pos.Cell()
		if place == "" && f.Pos.Row > 0 {
			place = strconv.Itoa(f.Pos.Row)
		}
		message := markdown(p.o.Message(f, p.o.Lang))
		if f.Suppressed {
			message = "~~" + message + "~~ " + markdown(f.Reason)
		}
		p.line("| ", place, " | ", mark(f.Severity), " ", message, " | ", markdown(f.Suggestion), " | `", f.Rule, "` | ",
			f.Actor.Text().In(p.o.Lang), " |")
	}
}

// markdown escapes what would be markup in a line or a table's cell.
func markdown(text string) string {
	var b strings.Builder
	for _, r := range oneLine(text) {
		if strings.ContainsRune("\\`*_[]<>|#~", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
