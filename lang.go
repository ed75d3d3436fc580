package rubric

import "strings"

// Lang is a language that Rubric speaks to people.
type Lang string

// The languages. Everything a person reads exists in both.
const (
	Russian Lang = "ru"
	English Lang = "en"
)

// ParseLang returns the language of a tag such as "ru", "en-US" or "ru_RU.UTF-8".
func ParseLang(tag string) (Lang, bool) {
	base, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(tag)), "-")
	base, _, _ = strings.Cut(base, "_")
	switch base {
	case "ru", "русский", "рус":
		return Russian, true
	case "en", "english", "английский":
		return English, true
	}
	return "", false
}

// Text is one piece of text in every language.
type Text struct{ RU, EN string }

// In returns the text in the given language; English stands in for an unknown one.
func (t Text) In(lang Lang) string {
	if lang == Russian {
		return t.RU
	}
	return t.EN
}
