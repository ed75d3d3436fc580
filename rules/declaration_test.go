package rules_test

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"rubric"
	"rubric/rules"
)

// unwelcome are the words that the design keeps out of what Rubric says.
var unwelcome = regexp.MustCompile(`(?i)ошибк|ошибоч|нарушен|неверн|неправильн|забыл|плох|должн|виноват|\bwrong\b|you failed|\bmistake|\bfault\b|\berror\b|\bbad\b|\bforgot`)

func TestDeclarations(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range rules.All() {
		t.Run(r.ID, func(t *testing.T) {
			if seen[r.ID] {
				t.Error("the id is taken")
			}
			seen[r.ID] = true
			if r.Check == nil || r.Severity == "" || r.Actor == "" || r.Card == "" {
				t.Error("the declaration is not complete")
			}
			if (r.Part != "") != (r.Card == rubric.CardPlan) {
				t.Error("the card plan has parts, no other has")
			}
			for name, text := range map[string]rubric.Text{"title": r.Doc.Title, "what": r.Doc.What, "why": r.Doc.Why, "fix": r.Doc.Fix} {
				checkText(t, name, text)
			}
			if n := utf8.RuneCountInString(r.Doc.Title.RU); n > 50 {
				t.Errorf("the title has %d characters", n)
			}
			if len(r.Doc.Messages) == 0 {
				t.Error("no message")
			}
			for variant, text := range r.Doc.Messages {
				checkText(t, "message "+variant, text)
				checkPlaces(t, variant, text)
			}
			if _, ok := r.Doc.Messages["lead"]; ok != (r.Lead != "") {
				t.Error("a rule that folds has a message for it")
			}
			for _, p := range r.Params {
				if !p.Allows(p.Default) {
					t.Errorf("the parameter %s does not allow its default", p.Name)
				}
			}
		})
	}
}

// severities are named on the rules tab by these words.
var severities = strings.NewReplacer("ошибка, внимание, сведение", "", "error, warning, info", "")

func checkText(t *testing.T, name string, text rubric.Text) {
	t.Helper()
	for lang, s := range map[rubric.Lang]string{rubric.Russian: text.RU, rubric.English: text.EN} {
		if s == "" {
			t.Errorf("%s: nothing in %s", name, lang)
		}
		if word := unwelcome.FindString(severities.Replace(s)); word != "" {
			t.Errorf("%s in %s says %q", name, lang, word)
		}
		if strings.Contains(s, "  ") || strings.TrimSpace(s) != s {
			t.Errorf("%s in %s has stray spaces", name, lang)
		}
	}
	if strings.ContainsAny(text.RU, "“”\"") || strings.ContainsAny(text.EN, "«»\"") {
		t.Errorf("%s has the other language's quotes", name)
	}
}

var place = regexp.MustCompile(`\{([a-zA-Z]+)[^}]*\}`)

// checkPlaces holds that both languages tell the same facts.
func checkPlaces(t *testing.T, variant string, text rubric.Text) {
	t.Helper()
	names := func(s string) map[string]bool {
		out := map[string]bool{}
		for _, m := range place.FindAllStringSubmatch(s, -1) {
			out[m[1]] = true
		}
		return out
	}
	ru, en := names(text.RU), names(text.EN)
	for name := range ru {
		if !en[name] {
			t.Errorf("message %q: only the Russian one has {%s}", variant, name)
		}
	}
	for name := range en {
		if !ru[name] {
			t.Errorf("message %q: only the English one has {%s}", variant, name)
		}
	}
}
