package assess

import (
	"rubric"
	"rubric/rules"
)

// message words a finding.
func (v *view) message(f *rubric.Finding) string { return rules.Message(f, v.lang) }

// ruleTitle names a rule in a few words, by its id where it has none.
func (v *view) ruleTitle(id string) string {
	if r, ok := rules.Find(id); ok && r.Doc.Title.In(v.lang) != "" {
		return r.Doc.Title.In(v.lang)
	}
	return id
}
