package assess

import (
	"slices"
	"strings"

	"rubric"
	"rubric/internal/text"
)

// brandBlocks is part 8: the share of posts outside the concept by month, the
// brand's phrases met, and repeats.
func (v *view) brandBlocks() []rubric.Block {
	return append(v.dilutionBlock(), v.phraseBlock()...)
}

func (v *view) dilutionBlock() []rubric.Block {
	if len(v.b.Rubrics) == 0 {
		return nil
	}
	t := rubric.Table{ID: "brand", Title: v.say(brandTitle, nil), Columns: []rubric.TableColumn{
		v.column(colMonth, 18), v.figure(colPosts, 12), v.figure(colOutside, 14), v.figure(colShare, 10),
	}}
	for _, m := range []rubric.Month{v.o.Month.Add(-1), v.o.Month} {
		posts := v.o.InMonth(m)
		if len(posts) == 0 {
			continue
		}
		outside := 0
		for _, e := range posts {
			if v.outsideConcept(e) {
				outside++
			}
		}
		t.Rows = append(t.Rows, []rubric.Datum{
			rubric.Say(text.MonthYear(v.lang, m)), rubric.Count(len(posts)), rubric.Count(outside), percentOf(outside, len(posts)),
		})
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return []rubric.Block{t}
}

// outsideConcept reports a rubric, format or channel that the concept does not
// know. An empty value is not outside, nor is one of a kind nobody declared.
func (v *view) outsideConcept(e *rubric.Entry) bool {
	if e.Rubric.Key != "" {
		if r := v.b.Rubric(e.Rubric.Key); r == nil || !r.IsActive() {
			return true
		}
	}
	if e.Format.Key != "" && len(v.b.Formats) > 0 && v.b.Format(e.Format.Key) == nil && !v.rubricsName(e.Format.Key) {
		return true
	}
	for _, n := range e.Channel.Names {
		if len(v.b.Channels) > 0 && v.b.Channel(n.Key) == nil {
			return true
		}
	}
	return false
}

func (v *view) rubricsName(format string) bool {
	for i := range v.b.Rubrics {
		if v.b.Rubrics[i].Formats.Has(format) {
			return true
		}
	}
	return false
}

// phraseBlock counts what the brand's checks met, by phrase.
func (v *view) phraseBlock() []rubric.Block {
	type met struct {
		rule, value string
		n           int
		at          rubric.Position
	}
	var rows []met
	at := map[[2]string]int{}
	for _, f := range v.open {
		if f.Card != rubric.CardBrand || f.Pos.Row == 0 {
			continue
		}
		value := f.Value
		if f.Rule == "post-duplicate" {
			value = ""
		}
		key := [2]string{f.Rule, value}
		i, known := at[key]
		if !known {
			i = len(rows)
			at[key] = i
			rows = append(rows, met{rule: f.Rule, value: value, at: f.Pos})
		}
		rows[i].n++
	}
	if len(rows) == 0 {
		return nil
	}
	slices.SortStableFunc(rows, func(a, b met) int {
		if a.rule != b.rule {
			return strings.Compare(a.rule, b.rule)
		}
		return b.n - a.n
	})
	t := rubric.Table{ID: "phrases", Title: v.say(phrasesTitle, nil), Columns: []rubric.TableColumn{
		v.column(colCheck, 34), v.column(colPhrase, 40), v.figure(colTimes, 12),
	}}
	for _, r := range rows {
		t.Rows = append(t.Rows, []rubric.Datum{rubric.Say(v.ruleTitle(r.rule)), rubric.Say(shorten(r.value)).At(r.at), rubric.Count(r.n)})
	}
	return []rubric.Block{t}
}
