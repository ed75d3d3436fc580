package planbook

import (
	"math/rand/v2"
	"strings"
)

// lexicon is a language of its own: pronounceable words that repeat about as
// often as real ones do, so that shared strings, stems and shingles meet a
// realistic load.
type lexicon struct {
	words []string
	zipf  *rand.Zipf
}

// distinctWords is how many words an agency's posts draw on.
const distinctWords = 30_000

func newLexicon(r *rand.Rand) *lexicon {
	onsets := strings.Fields("б в г д ж з к л м н п р с т ф х ц ч ш бр вр гр др кр пр тр сл ст св зн кл пл")
	vowels := strings.Fields("а о у ы э я е и ю")
	codas := []string{"", "", "", "н", "р", "л", "с", "т", "к", "й", "сть", "м"}
	seen := make(map[string]bool, distinctWords)
	l := &lexicon{zipf: rand.NewZipf(r, 1.1, 8, distinctWords-1)}
	for len(l.words) < distinctWords {
		var b strings.Builder
		for range 1 + r.IntN(4) {
			b.WriteString(onsets[r.IntN(len(onsets))])
			b.WriteString(vowels[r.IntN(len(vowels))])
			b.WriteString(codas[r.IntN(len(codas))])
		}
		if w := b.String(); !seen[w] {
			seen[w] = true
			l.words = append(l.words, w)
		}
	}
	return l
}

// sentence returns words of about the given number of characters in total.
func (l *lexicon) sentence(r *rand.Rand, length int) string {
	length = length/2 + r.IntN(length+1)
	var b strings.Builder
	for n := 0; n < length; {
		w := l.words[l.zipf.Uint64()]
		if n > 0 {
			b.WriteByte(' ')
			n++
		}
		b.WriteString(w)
		n += len(w) / 2 // two bytes a Cyrillic letter
	}
	return b.String()
}
