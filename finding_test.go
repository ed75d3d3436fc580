package rubric_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"rubric"
)

func TestFindingKey(t *testing.T) {
	long := strings.Repeat("очень длинный текст ", 500)
	for name, test := range map[string]struct {
		finding rubric.Finding
		want    string
	}{
		"of an entry":      {rubric.Finding{Rule: "r", Entry: "k7f3q", Pos: rubric.Position{Tab: "План", Row: 3}, Field: "rubric", Value: "Кейс"}, "r|k7f3q|rubric|Кейс"},
		"of a tab":         {rubric.Finding{Rule: "r", Pos: rubric.Position{Tab: "План", Row: 3}}, "r|План||"},
		"of several lines": {rubric.Finding{Rule: "r", Entry: "k", Value: "a\n\tb\x00\u00a0c"}, "r|k||a b c"},
		"a no-break space": {rubric.Finding{Rule: "r", Entry: "k", Value: "1\u00a0240 \xff"}, "r|k||1 240"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := test.finding.Key(); got != test.want {
				t.Errorf("Key() = %q, want %q", got, test.want)
			}
		})
	}
	a, b := rubric.Finding{Value: long + "a"}, rubric.Finding{Value: long + "b"}
	if n := utf8.RuneCountInString(a.Key()); n > 80 || a.Key() == b.Key() {
		t.Errorf("keys of long values: %d characters, %q and %q", n, a.Key(), b.Key())
	}
}
