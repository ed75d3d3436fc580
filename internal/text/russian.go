package text

import (
	"strings"
	"unicode/utf8"
)

// The endings of Russian words, longer ones before those that they end in. One
// with a plus is taken off only after «а» or «я».
var (
	gerunds     = []string{"ившись", "ывшись", "+вшись", "ивши", "ывши", "+вши", "ив", "ыв", "+в"}
	reflexives  = []string{"ся", "сь"}
	adjectives  = strings.Fields("ими ыми его ого ему ому ее ие ые ое ей ий ый ой ем им ым ом их ых ую юю ая яя ою ею")
	participles = []string{"ивш", "ывш", "ующ", "+ем", "+нн", "+вш", "+ющ", "+щ"}
	verbs       = strings.Fields("уйте ейте ыть ыло ыли ыла уют ует +нно +йте ишь ить ите ило или ила +ешь +ете ены ено ена " +
		"ят +ют ыт ым ыл ую уй +ть +ны +но +на +ло +ли +ла ит им ил +ет ен +ем ей ю +н +л +й")
	nouns = strings.Fields("иями ями иях иям ием ией ами ях ям ья ью ье ом ой ов ия ию ий ии ие ем ей еи ев ах ам " +
		"я ю ь ы у о й и е а")
	superlatives = []string{"ейше", "ейш"}
)

// stemRussian takes the endings off a folded word as the Snowball stemmer for
// Russian does (https://snowballstem.org/algorithms/russian/stemmer.html).
// Stemming is much of what a sync does with texts; the library for it, which the
// tests hold this against, takes ten times as long.
func stemRussian(word string) string {
	if utf8.RuneCountInString(word) <= 2 {
		return word
	}
	rv, r2 := regions(word)
	word = rv.inflection(word)
	word, _ = rv.strip(word, "и")
	word, _ = min(r2, region(len(word))).strip(word, "ост", "ость")
	if half, found := strings.CutSuffix(word, "нн"); found {
		return half + "н"
	}
	if bare, found := region(0).strip(word, superlatives...); found {
		if half, found := strings.CutSuffix(bare, "нн"); found {
			return half + "н"
		}
		return bare
	}
	return strings.TrimSuffix(word, "ь")
}

// region is the part of a word, from here to its end, within which endings lie.
type region int

// regions returns the part after the first vowel, and the one after the second
// time that a vowel is followed by another letter.
func regions(word string) (rv, r2 region) {
	rv, r2 = region(len(word)), region(len(word))
	times := 0
	before := false // there is a vowel before, in this turn
	for i, r := range word {
		after := region(i + utf8.RuneLen(r))
		vowel := isVowel(r)
		if vowel && rv == region(len(word)) {
			rv = after
		}
		if before && !vowel {
			if times++; times == 2 {
				return rv, after
			}
		}
		before = vowel
	}
	return rv, r2
}

func isVowel(r rune) bool {
	switch r {
	case 'а', 'е', 'и', 'о', 'у', 'ы', 'э', 'ю', 'я':
		return true
	}
	return false
}

// inflection takes off what declension and conjugation put on.
func (r region) inflection(word string) string {
	if bare, found := r.strip(word, gerunds...); found {
		return bare
	}
	word, _ = r.strip(word, reflexives...)
	if bare, found := r.strip(word, adjectives...); found {
		bare, _ = r.strip(bare, participles...)
		return bare
	}
	if bare, found := r.strip(word, verbs...); found {
		return bare
	}
	word, _ = r.strip(word, nouns...)
	return word
}

// strip takes off the first of the endings that the word has in the region.
func (r region) strip(word string, endings ...string) (string, bool) {
	part := word[r:]
	if part == "" {
		return word, false
	}
	last := part[len(part)-1]
	for _, ending := range endings {
		if ending[len(ending)-1] != last {
			continue // as nearly all of them
		}
		ending, bound := strings.CutPrefix(ending, "+")
		bare, found := strings.CutSuffix(part, ending)
		if !found {
			continue
		}
		if bound && !strings.HasSuffix(bare, "а") && !strings.HasSuffix(bare, "я") {
			break
		}
		return word[:len(word)-len(ending)], true
	}
	return word, false
}
