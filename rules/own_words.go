package rules

import (
	"strings"

	"rubric"
)

// ownWords is the parameter that holds the template of a finding whose rule the
// catalogue does not know.
const ownWords = "words"

// template is a message of a team's own: text with places in braces.
type template struct {
	text   string
	places []string // the names in braces, in order
}

// readTemplate reads a message; it is one line of bounded length.
func readTemplate(message string) template {
	t := template{text: shorten(strings.Join(strings.Fields(message), " "), longestWords)}
	for rest := t.text; ; {
		_, after, ok := strings.Cut(rest, "{")
		if !ok {
			return t
		}
		place, tail, _ := strings.Cut(after, "}")
		name, _, _ := strings.Cut(place, ":")
		t.places = append(t.places, name)
		rest = tail
	}
}

// unnamed is what is said where a check has no message of its own.
var unnamed = rubric.Text{RU: "Сработала проверка команды «{rule}». Взглянуть?", EN: "The team's check “{rule}” speaks up. Take a look?"}

// saying words a finding of the team's own: its message with the entry's values.
func (o *own) saying(p *Pass, e *rubric.Entry, t template) Option {
	words := rubric.Text{RU: t.text, EN: t.text}
	if t.text == "" {
		words = unnamed
	}
	return func(f *found) {
		with(ownWords, words)(f)
		with("rule", f.Rule)(f)
		for _, name := range t.places {
			if v, ok := p.world().Value(e, name); ok {
				with(name, v)(f)
			}
		}
	}
}
