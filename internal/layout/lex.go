package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// lexeme is a number, a word or a sign of a short text; spaces are left out.
type lexeme struct {
	kind   lexKind
	text   string
	value  int // of a number
	digits int // in a number
}

type lexKind uint8

const (
	lexNumber lexKind = iota
	lexWord
	lexSign
)

// mostLexemes bounds what is read: a longer text is no date and no time.
const mostLexemes = 40

// lex splits a folded text. Numbers of more than 9 digits count as signs.
func lex(s string) []lexeme {
	out := make([]lexeme, 0, 12)
	for s != "" && len(out) < mostLexemes {
		r, size := utf8.DecodeRuneInString(s)
		switch {
		case unicode.IsSpace(r):
		case isDigit(r):
			size = span(s, isDigit)
			t := lexeme{kind: lexNumber, text: s[:size], digits: size}
			if size > 9 {
				t.kind = lexSign
			} else {
				for _, d := range t.text {
					t.value = t.value*10 + int(d-'0')
				}
			}
			out = append(out, t)
		case unicode.IsLetter(r):
			size = span(s, unicode.IsLetter)
			out = append(out, lexeme{kind: lexWord, text: s[:size]})
		default:
			out = append(out, lexeme{kind: lexSign, text: s[:size]})
		}
		s = s[size:]
	}
	return out
}

// span returns the length of the run of runes at the start of s.
func span(s string, in func(rune) bool) int {
	if n := strings.IndexFunc(s, func(r rune) bool { return !in(r) }); n >= 0 {
		return n
	}
	return len(s)
}
