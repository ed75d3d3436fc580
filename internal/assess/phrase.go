package assess

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rubric"
	"rubric/internal/text"
)

// with holds the values of a phrase's places by name.
type with map[string]any

// say fills a phrase. {name} is a value: numbers, dates and months are worded in
// the language. {n|post|posts} picks the form that goes with the number n, in
// Russian {n|one|few|many}; the number itself is not repeated.
func (v *view) say(phrase rubric.Text, values with) string { return fill(v.lang, phrase, values) }

func fill(lang rubric.Lang, phrase rubric.Text, values with) string {
	s := phrase.In(lang)
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(s, "{")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		place, after, _ := strings.Cut(rest, "}")
		b.WriteString(placed(lang, place, values))
		s = after
	}
}

// filled reports whether every place of the phrase has something to say, but
// for those that may stay empty.
func filled(phrase rubric.Text, values with, optional ...string) bool {
	for rest := phrase.EN; ; {
		_, after, found := strings.Cut(rest, "{")
		if !found {
			return true
		}
		place, tail, _ := strings.Cut(after, "}")
		name, _, plural := strings.Cut(place, "|")
		if !plural && !slices.Contains(optional, name) && word(rubric.English, values[name]) == "" {
			return false
		}
		rest = tail
	}
}

func placed(lang rubric.Lang, place string, values with) string {
	name, forms, plural := strings.Cut(place, "|")
	if !plural {
		return word(lang, values[name])
	}
	n, _ := values[name].(int)
	f := strings.Split(forms, "|")
	return text.Plural(lang, n, f[0], f[min(1, len(f)-1)], f[len(f)-1])
}

func word(lang rubric.Lang, value any) string {
	switch x := value.(type) {
	case string:
		return x
	case rubric.Text:
		return x.In(lang)
	case int:
		return text.Number(lang, float64(x))
	case float64:
		return text.Number(lang, x)
	case rubric.Date:
		return text.Day(lang, x)
	case rubric.Month:
		return text.MonthName(lang, x)
	case []rubric.Text:
		words := make([]string, len(x))
		for i, t := range x {
			words[i] = t.In(lang)
		}
		return strings.Join(words, ", ")
	}
	return ""
}

// quote puts a name into the language's quotation marks, on one short line.
func (v *view) quote(name string) string {
	name = shorten(name)
	if v.lang == rubric.Russian {
		return "«" + name + "»"
	}
	return "“" + name + "”"
}

// listed joins words as a sentence does: "a, b and c".
func (v *view) listed(words []string) string { return v.joined(words, wordAnd) }

func (v *view) joined(words []string, before rubric.Text) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + before.In(v.lang) + words[last]
}

// few joins the first words and says how many more there are.
func (v *view) few(words []string) string {
	if len(words) <= namesShown {
		return v.listed(words)
	}
	return strings.Join(words[:namesShown], ", ") + v.say(wordMore, with{"n": len(words) - namesShown})
}

// several puts at most two steps into one line.
func (v *view) several(steps []string) string {
	const most = 2
	line := ""
	for i, st := range steps[:min(len(steps), most)] {
		switch {
		case i == 0:
			line = st
		case ends(line):
			line += " " + upper(st)
		default:
			line += "; " + st
		}
	}
	switch rest := len(steps) - most; {
	case rest > 0 && ends(line):
		line += upper(v.say(sayMoreSteps, with{"n": rest}))
	case rest > 0:
		line += v.say(wordMore, with{"n": rest})
	}
	return line
}

// ends reports whether a sentence has an end of its own.
func ends(s string) bool {
	return strings.HasSuffix(s, ".") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "!")
}

// ended ends a sentence.
func ended(s string) string {
	if ends(s) {
		return s
	}
	return s + "."
}

// upper makes a sentence of a phrase.
func upper(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// pointName names a card inside a sentence.
func (v *view) pointName(id rubric.CardID) string {
	name := id.Text().In(v.lang)
	first, size := utf8.DecodeRuneInString(name)
	return string(unicode.ToLower(first)) + name[size:]
}

// How much of a book's name, and of a cell, is shown.
const (
	longestTitle = 80
	longestName  = 40
)

// shorten makes one short line of a cell's text.
func shorten(s string) string { return cut(s, longestName) }

func cut(s string, n int) string {
	s = strings.Join(strings.Fields(s), " ")
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return string([]rune(s)[:n-1]) + "…"
}
