package rules

import (
	"strings"
	"unicode/utf8"

	"rubric"
	"rubric/internal/text"
)

// Message words a finding in a language, by its rule's template.
//
// A template holds places in braces: {value} and {suggestion} of the finding,
// {count} of a leading one, or a parameter. {month:in} picks another form: "in"
// and "year" of a month, "full" of a date, "percent" of a number, "cap" begins a
// sentence. {n|post|posts} (in Russian of three forms) is the word that goes
// with the number.
func Message(f *rubric.Finding, lang rubric.Lang) string {
	words := worded(f, templateOf(f), lang)
	if f.Params.Get(ownWords) != nil && strings.TrimSpace(words) == "" {
		return worded(f, unnamed, lang) // nothing but places that stay empty
	}
	return words
}

// worded fills a template's places.
func worded(f *rubric.Finding, template rubric.Text, lang rubric.Lang) string {
	var b strings.Builder
	rest := template.In(lang)
	for {
		before, after, found := strings.Cut(rest, "{")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		place, tail, _ := strings.Cut(after, "}")
		b.WriteString(fill(f, place, lang))
		rest = tail
	}
}

// templateOf finds the words of a finding: its rule's, or those that a check of
// the team's own brings along.
func templateOf(f *rubric.Finding) rubric.Text {
	rule, ok := Find(f.Rule)
	if !ok {
		words, _ := f.Params.Get(ownWords).(rubric.Text)
		return words
	}
	if template, ok := rule.Doc.Messages[f.Variant]; ok {
		return template
	}
	return rule.Doc.Messages[""]
}

// fill words one place of a template.
func fill(f *rubric.Finding, place string, lang rubric.Lang) string {
	if name, forms, plural := strings.Cut(place, "|"); plural {
		n, _ := lookup(f, name).(int)
		words := strings.Split(forms, "|")
		return text.Plural(lang, n, words[0], words[min(1, len(words)-1)], words[len(words)-1])
	}
	name, form, _ := strings.Cut(place, ":")
	form, begins := strings.CutSuffix(":"+form, ":cap")
	s := word(lookup(f, name), strings.TrimPrefix(form, ":"), lang)
	if begins && s != "" {
		first, size := utf8.DecodeRuneInString(s)
		return strings.ToUpper(string(first)) + s[size:]
	}
	return s
}

func lookup(f *rubric.Finding, name string) any {
	switch name {
	case "value":
		return f.Value
	case "suggestion":
		return f.Suggestion
	case "count":
		return f.Count
	case "tab":
		return f.Pos.Tab
	}
	return f.Params.Get(name)
}

// longestValue bounds how much of a cell a message quotes.
const longestValue = 40

func word(v any, form string, lang rubric.Lang) string {
	switch v := v.(type) {
	case string:
		return shorten(strings.Join(strings.Fields(v), " "), longestValue)
	case rubric.Text:
		return v.In(lang)
	case rubric.Date:
		if form == "full" {
			return text.FullDay(lang, v)
		}
		return text.Day(lang, v)
	case rubric.Month:
		return wordMonth(v, form, lang)
	case int:
		return wordNumber(float64(v), form, lang)
	case float64:
		return wordNumber(v, form, lang)
	case []string:
		quoted := make([]string, len(v))
		for i, s := range v {
			quoted[i] = quote(word(s, "", lang), lang)
		}
		return join(quoted, lang)
	case []rubric.Text:
		words := make([]string, len(v))
		for i, t := range v {
			words[i] = t.In(lang)
		}
		return join(words, lang)
	}
	return ""
}

func wordMonth(m rubric.Month, form string, lang rubric.Lang) string {
	switch form {
	case "in":
		return text.MonthIn(lang, m)
	case "year":
		return text.MonthYear(lang, m)
	}
	return text.MonthName(lang, m)
}

func wordNumber(x float64, form string, lang rubric.Lang) string {
	if form == "percent" {
		return text.Percent(lang, x)
	}
	return text.Number(lang, x)
}

func quote(s string, lang rubric.Lang) string {
	if lang == rubric.Russian {
		return "«" + s + "»"
	}
	return "“" + s + "”"
}

// join lists words as in "a, b и c" or "a, b and c".
func join(words []string, lang rubric.Lang) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	and := " and "
	if lang == rubric.Russian {
		and = " и "
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + and + words[last]
}

// shorten cuts a text to at most n characters.
func shorten(s string, n int) string {
	if len(s) <= n || utf8.RuneCountInString(s) <= n {
		return s
	}
	return string([]rune(s)[:n-1]) + "…"
}
