package report

import (
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"rubric"
)

// RuleInfo is what people read about a check, in one language.
type RuleInfo struct {
	ID       string             `json:"id"`
	Severity rubric.Severity    `json:"severity"`
	Actor    rubric.Actor       `json:"actor"`
	Card     rubric.CardID      `json:"card"`
	Needs    []string           `json:"needs"`
	Params   map[string]float64 `json:"params"`
	Title    string             `json:"title"`
	Doc      string             `json:"doc"` // paragraphs, parted by an empty line
}

// RulesJSON writes the document of "rules --format json".
func RulesJSON(w io.Writer, infos []RuleInfo) error {
	out := make([]RuleInfo, len(infos))
	for i, r := range infos {
		r.Needs = list(r.Needs)
		if r.Params == nil {
			r.Params = map[string]float64{}
		}
		out[i] = r
	}
	return writeJSON(w, out)
}

// RulesText lists the checks by card, a line each.
func RulesText(w io.Writer, infos []RuleInfo, o Options) error {
	p := newPage(w, o)
	ids := 0
	for _, r := range infos {
		ids = max(ids, len(r.ID))
	}
	infos = byCard(infos)
	for i, r := range infos {
		if i == 0 || r.Card != infos[i-1].Card {
			if i > 0 {
				p.line()
			}
			p.line(p.in(bold, r.Card.Text().In(o.Lang)))
		}
		p.wrapped("  "+p.in(severityInk(r.Severity), mark(r.Severity))+" "+pad(r.ID, ids)+"  ",
			r.Title+" ("+r.Actor.Text().In(o.Lang)+")")
	}
	p.line()
	p.line(p.in(dim, p.say("✖ важно, ⚠ внимание, · сведение. Подробнее: rubric rules ИМЯ",
		"✖ important, ⚠ attention, · information. More: rubric rules ID")))
	return p.close()
}

// byCard sorts by the cards' order, keeping the rules' own within a card.
func byCard(infos []RuleInfo) []RuleInfo {
	return slices.SortedStableFunc(slices.Values(infos), func(a, b RuleInfo) int {
		return slices.Index(rubric.Cards, a.Card) - slices.Index(rubric.Cards, b.Card)
	})
}

// RuleText explains one check.
func RuleText(w io.Writer, r RuleInfo, o Options) error {
	p := newPage(w, o)
	p.line(p.in(bold, r.ID), " — ", r.Title)
	p.line(p.in(dim, p.facts(r)))
	for paragraph := range strings.SplitSeq(r.Doc, "\n\n") {
		p.line()
		p.wrapped("", strings.ReplaceAll(paragraph, "\n", " "))
	}
	if len(r.Params) > 0 {
		p.line()
		p.line(p.say("Параметры (лист «Правила»): ", "Parameters (Rules tab): "), parameters(r.Params))
	}
	return p.close()
}

// RulesMarkdown explains the checks as one Markdown document.
func RulesMarkdown(w io.Writer, infos []RuleInfo, o Options) error {
	p := newPage(w, o)
	for i, r := range infos {
		if i > 0 {
			p.line()
		}
		p.line("## `", r.ID, "` — ", r.Title)
		p.line()
		p.line(p.facts(r))
		p.line()
		p.line(r.Doc)
		if len(r.Params) > 0 {
			p.line()
			p.line(p.say("Параметры: ", "Parameters: "), "`", parameters(r.Params), "`")
		}
	}
	return p.close()
}

func (p *page) facts(r RuleInfo) string {
	facts := []string{
		r.Severity.Text().In(p.o.Lang) + " (" + string(r.Severity) + ")",
		p.say("действует ", "acts: ") + r.Actor.Text().In(p.o.Lang),
		p.say("карточка ", "card: ") + r.Card.Text().In(p.o.Lang),
	}
	if len(r.Needs) > 0 {
		facts = append(facts, p.say("нужно: ", "needs: ")+strings.Join(r.Needs, ", "))
	}
	return strings.Join(facts, " · ")
}

// parameters writes them as the rules tab takes them.
func parameters(params map[string]float64) string {
	var parts []string
	for _, name := range slices.Sorted(maps.Keys(params)) {
		parts = append(parts, name+"="+strconv.FormatFloat(params[name], 'f', -1, 64))
	}
	return strings.Join(parts, "; ")
}
