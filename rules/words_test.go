package rules

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"rubric/internal/text"
)

// stemsOf reads a text through words and names the stems again.
func stemsOf(w *words, s string) []string {
	names := map[stem]string{}
	ids := w.Append(nil, s)
	for name, id := range w.byStem {
		names[id] = name
	}
	var out []string
	for _, id := range ids {
		out = append(out, names[id])
	}
	return out
}

func TestWordsAreTextsStems(t *testing.T) {
	w := newWords()
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(
			rapid.String(),
			rapid.StringOf(rapid.RuneFrom([]rune("аяёЁйЖzQ09 -’'\u00a0«»…\u0301\u0306é№ﬁ️👍\u200d\u00ad\n_ʼ"))),
		).Draw(t, "text")
		if diff := cmp.Diff(text.Stems(s), stemsOf(w, s)); diff != "" && (len(text.Stems(s)) > 0 || len(stemsOf(w, s)) > 0) {
			t.Errorf("%q: %s", s, diff)
		}
	})
}
