package text

import (
	"unicode"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
	"github.com/kljensen/snowball/english"
)

// A near miss is at most maxDistance edits, and at most one in minLetters of
// the longer name's letters.
const (
	maxDistance = 2
	minLetters  = 4
)

// longest bounds what is compared letter by letter or stemmed: nothing longer
// is a name or a word.
const longest = 200

// Stem returns the stem of a folded word: Russian for Cyrillic, English for
// Latin, the word itself for any other script.
func Stem(word string) string {
	if len(word) > longest {
		return word
	}
	switch r, _ := utf8.DecodeRuneInString(word); {
	case 'a' <= r && r <= 'z':
		return english.Stem(word, true)
	case unicode.Is(unicode.Cyrillic, r):
		return stemRussian(word)
	}
	return word
}

// Stems returns the stems of the words of s, in order.
func Stems(s string) []string {
	words := Tokens(s)
	for i, w := range words {
		words[i] = Stem(w)
	}
	return words
}

// Near reports whether a and b are different names that someone may have
// confused: at most 2 edits apart and at most a quarter of the longer name, or
// equal word by word but for endings.
func Near(a, b string) bool {
	_, near := distance(Key(a), Key(b))
	return near
}

// Nearest returns the name that is the nearest near miss of s, as it is
// spelled; of equally near ones the first.
func Nearest(s string, names []string) (string, bool) {
	key := Key(s)
	best, least, found := "", 0, false
	for _, name := range names {
		if d, near := distance(key, Key(name)); near && (!found || d < least) {
			best, least, found = name, d, true
		}
	}
	return best, found
}

// distance returns the edits between two keys, where they are a near miss.
func distance(a, b string) (int, bool) {
	if a == b || a == "" || b == "" || len(a) > longest || len(b) > longest {
		return 0, false
	}
	la, lb := utf8.RuneCountInString(a), utf8.RuneCountInString(b)
	d := max(la, lb)
	if max(la-lb, lb-la) <= maxDistance {
		d = levenshtein.ComputeDistance(a, b)
		if d <= maxDistance && d*minLetters <= max(la, lb) {
			return d, true
		}
	}
	return d, sameStems(a, b)
}

func sameStems(a, b string) bool {
	x, y := Tokens(a), Tokens(b)
	if len(x) != len(y) || len(x) == 0 {
		return false
	}
	for i := range x {
		if x[i] != y[i] && (!sameStart(x[i], y[i]) || Stem(x[i]) != Stem(y[i])) {
			return false
		}
	}
	return true
}

// sameStart is a cheap look before stemming, which changes the ends of words only.
func sameStart(a, b string) bool {
	r, _ := utf8.DecodeRuneInString(a)
	q, _ := utf8.DecodeRuneInString(b)
	return r == q
}
