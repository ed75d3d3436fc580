package report

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"rubric"
)

// CheckText writes a check for a person: the verdict and the nine points on
// top, then the findings by tab and row, then what could not be checked.
func CheckText(w io.Writer, c Checked, o Options) error {
	p := newPage(w, o)
	p.summary(c)
	p.cards(c.Assessment)
	p.findings(c)
	p.unchecked(c.Check)
	p.counts(c.Check)
	return p.close()
}

// Summary writes what a sync came to: the verdict, the first screen, the
// counts.
func Summary(w io.Writer, c Checked, o Options) error {
	p := newPage(w, o)
	p.summary(c)
	p.counts(c.Check)
	return p.close()
}

func (p *page) summary(c Checked) {
	p.line(p.in(bold, oneLine(c.Book.Title)), p.in(dim, " · "+c.Check.AsOf.String()+
		p.say(" · записей в плане: ", " · posts in the plan: ")+strconv.Itoa(c.Book.Count())))
	p.line()
	for i, text := range c.Assessment.Screen {
		for _, part := range wrap(oneLine(text), p.o.Width) {
			if i == c.Assessment.Headline {
				part = p.in(verdictInk(c.Assessment.Verdict), p.in(bold, part))
			}
			p.line(part)
		}
	}
	p.line()
}

func (p *page) cards(a *rubric.Assessment) {
	p.line(p.in(bold, p.say("Девять пунктов", "The nine points")))
	names, states := 0, 0
	for _, c := range a.Cards {
		names = max(names, width(c.Card.Text().In(p.o.Lang)))
		states = max(states, width(c.State.Text().In(p.o.Lang)))
	}
	for _, c := range a.Cards {
		score := "  —"
		if c.Score != nil {
			score = fmt.Sprintf("%3d", *c.Score)
		}
		name, state := c.Card.Text().In(p.o.Lang), p.in(stateInk(c.State), c.State.Text().In(p.o.Lang))
		p.wrapped("  "+pad(name, names)+"  "+pad(state, states)+"  "+score+"  ", oneLine(c.Summary))
		if c.Next != "" {
			indent := strings.Repeat(" ", 2+names+2)
			p.wrapped(indent+p.in(cyan, "→ "), oneLine(c.Next)+" ("+c.Actor.Text().In(p.o.Lang)+")")
		}
	}
	p.line()
}

// findings writes the findings under headings of their tab and row.
func (p *page) findings(c Checked) {
	fs := c.Check.Findings
	seen := seenBefore(fs)
	titles := entryTitles(c)
	cells := 0
	for i := range fs {
		cells = max(cells, len(fs[i].Pos.Cell()))
	}
	for i := range fs {
		f := &fs[i]
		newTab := i == 0 || f.Pos.Tab != fs[i-1].Pos.Tab
		if newTab {
			if i > 0 {
				p.line()
			}
			p.line(p.in(bold, p.tabName(f.Pos.Tab)))
		}
		if f.Pos.Row > 0 && (newTab || f.Pos.Row != fs[i-1].Pos.Row) {
			p.line("  ", p.rowName(f.Pos, titles))
		}
		indent := "  "
		if f.Pos.Row > 0 {
			indent = "    " + pad(f.Pos.Cell(), cells) + "  "
		}
		p.finding(indent, f, seen)
	}
	if len(fs) > 0 {
		p.line()
	}
}

func (p *page) tabName(tab string) string {
	if tab == "" {
		return p.say("Книга в целом", "The book as a whole")
	}
	return oneLine(tab)
}

func (p *page) rowName(at rubric.Position, titles map[rubric.Position]string) string {
	name := p.say("строка ", "row ") + strconv.Itoa(at.Row)
	if title := titles[rubric.Position{Tab: at.Tab, Row: at.Row}]; title != "" {
		name += " · " + clip(title, 70)
	}
	return p.in(dim, name)
}

func (p *page) finding(indent string, f *rubric.Finding, seenBefore bool) {
	text := oneLine(p.o.Message(f, p.o.Lang))
	if f.Suggestion != "" && !strings.Contains(text, f.Suggestion) {
		text += " → " + oneLine(f.Suggestion)
	}
	if f.Count > 0 {
		text += p.say(" Строк: ", " Rows: ") + strconv.Itoa(f.Count) + someRows(f.Rows)
	}
	sign := p.in(severityInk(f.Severity), mark(f.Severity))
	tail := "[" + f.Rule + " · " + f.Actor.Text().In(p.o.Lang) + "]"
	switch {
	case f.Suppressed:
		sign = p.in(dim, "—")
		tail += p.say(" принято: ", " accepted: ") + oneLine(f.Reason)
	case f.New && seenBefore:
		tail += p.say(" новое", " new")
	}
	p.wrapped(indent+sign+" ", text+"  "+tail)
}

// someRows lists the first rows that a leading finding stands for.
func someRows(rows []int) string {
	const shown = 8
	if len(rows) == 0 {
		return ""
	}
	var b strings.Builder
	for i, row := range rows[:min(shown, len(rows))] {
		if i > 0 {
			b.WriteString(", ")
		}
		fmt.Fprint(&b, row)
	}
	if len(rows) > shown {
		b.WriteString(" …")
	}
	return " (" + b.String() + ")"
}

// seenBefore reports whether any finding is older than this day: only then does
// "new" tell the reader anything.
func seenBefore(fs []rubric.Finding) bool {
	for i := range fs {
		if !fs[i].New {
			return true
		}
	}
	return false
}

// entryTitles finds what a person would call the rows that have findings.
func entryTitles(c Checked) map[rubric.Position]string {
	titles := map[rubric.Position]string{}
	for i := range c.Check.Findings {
		if at := c.Check.Findings[i].Pos; at.Row > 0 {
			titles[rubric.Position{Tab: at.Tab, Row: at.Row}] = ""
		}
	}
	for i := range c.Book.Entries {
		e := &c.Book.Entries[i]
		at := rubric.Position{Tab: e.Pos.Tab, Row: e.Pos.Row}
		if title, wanted := titles[at]; wanted && title == "" {
			titles[at] = e.Title()
		}
	}
	return titles
}

// unchecked says which checks could not be made, and for want of what.
func (p *page) unchecked(c *rubric.Check) {
	var reasons []string
	rules := map[string][]string{}
	for _, r := range c.Rules {
		reason := oneLine(r.Reason.In(p.o.Lang))
		switch r.State {
		case rubric.RuleNotAssessable:
		case rubric.RuleFailed:
			reason = p.say("сбой (", "failed (") + reason + ")"
		default:
			continue
		}
		if len(rules[reason]) == 0 {
			reasons = append(reasons, reason)
		}
		rules[reason] = append(rules[reason], r.ID)
	}
	if len(reasons) == 0 {
		return
	}
	p.line(p.in(bold, p.say("Не проверено", "Not checked")))
	for _, reason := range reasons {
		p.wrapped("  ", reason+": "+p.some(rules[reason]))
	}
	p.line()
}

// some lists the first few and says how many more there are.
func (p *page) some(ids []string) string {
	const shown = 4
	if len(ids) <= shown+1 {
		return strings.Join(ids, ", ")
	}
	return strings.Join(ids[:shown], ", ") + p.say(" и ещё ", " and more: ") + strconv.Itoa(len(ids)-shown)
}

func (p *page) counts(c *rubric.Check) {
	n := map[rubric.Severity]int{}
	open, accepted := 0, 0
	for i := range c.Findings {
		if c.Findings[i].Suppressed {
			accepted++
			continue
		}
		open++
		n[c.Findings[i].Severity]++
	}
	if open == 0 {
		p.line(p.in(green, p.say("Замечаний нет.", "No findings.")))
	} else {
		parts := []string{}
		for _, s := range []rubric.Severity{rubric.Error, rubric.Warning, rubric.Info} {
			if n[s] > 0 {
				parts = append(parts, p.in(severityInk(s), fmt.Sprint(s.Text().In(p.o.Lang), " ", n[s])))
			}
		}
		p.line(p.say("Замечаний: ", "Findings: "), strconv.Itoa(open), " (", strings.Join(parts, ", "), ")")
	}
	if accepted > 0 {
		p.line(p.say("Принято исключениями: ", "Accepted by exceptions: "), strconv.Itoa(accepted))
	}
}
