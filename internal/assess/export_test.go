package assess

import "rubric/rules"

// RulesWithoutStep lists the rules that no phrase words as an action.
func RulesWithoutStep() []string {
	var out []string
	for _, r := range rules.All() {
		_, whole := stepPhrases[r.ID]
		_, parts := stepPhrases[r.ID+"/over"]
		if !whole && !parts {
			out = append(out, r.ID)
		}
	}
	return out
}
