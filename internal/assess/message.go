package assess

import (
	"rubric"
	"rubric/rules"
)

// message words a finding.
func (v *view) message(f *rubric.Finding) string { return rules.Message(f, v.lang) }

// ruleNamed gives a rule's title with its id; a check of the team's own has only
// the name they gave it.
func (v *view) ruleNamed(id string) string {
	if title := v.ruleTitle(id); title != id {
		return title + " [" + id + "]"
	}
	return id
}

// ruleTitle names a rule in a few words, by its id where it has none.
func (v *view) ruleTitle(id string) string {
	if r, ok := rules.Find(id); ok && r.Doc.Title.In(v.lang) != "" {
		return r.Doc.Title.In(v.lang)
	}
	return id
}
