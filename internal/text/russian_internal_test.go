package text

import (
	"slices"
	"strings"
	"testing"

	"github.com/kljensen/snowball/russian"
	"pgregory.net/rapid"
)

// TestRussianStemsAreTheLibrarys holds our stemmer against the library's, on
// words made of letters and endings in any order.
func TestRussianStemsAreTheLibrarys(t *testing.T) {
	parts := slices.Concat(gerunds, reflexives, adjectives, participles, verbs, nouns, superlatives,
		strings.Split("абвгдежзийклмнопрстуфхцчшщъыьэюя", ""), []string{"ост", "ость", "нн", "7", "x", "’"})
	for i, part := range parts {
		parts[i] = strings.TrimPrefix(part, "+")
	}
	word := rapid.Map(rapid.SliceOfN(rapid.SampledFrom(parts), 1, 7), func(some []string) string { return strings.Join(some, "") })
	rapid.Check(t, func(t *rapid.T) {
		for _, w := range rapid.SliceOfN(word, 100, 100).Draw(t, "words") {
			if got, want := stemRussian(w), russian.Stem(w, true); got != want {
				t.Fatalf("the stem of %s is %s, the library's %s", w, got, want)
			}
		}
	})
}
