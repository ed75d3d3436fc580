package layout

import "strings"

// Headings may be questions: «Когда это выйдет?», “What is the status?”. Without
// the words that say nothing, the question itself is a heading («Когда»), or what
// it asks for is («status»).

// sureAsked is how sure the meaning of a question is.
const sureAsked = 75

// readQuestion reads a heading as a question, if its first word asks; a
// preposition may stand before it.
func (h *headings) readQuestion(c *collector, words []string) {
	const most = 12
	isFiller := func(w string) bool { return len(h.filler.senses[w]) > 0 }
	if len(words) > 1 && isFiller(words[0]) {
		words = words[1:]
	}
	if len(words) == 0 || len(words) > most || len(h.asking.senses[words[0]]) == 0 {
		return
	}
	question := words[:1:1]
	for _, w := range words[1:] {
		if !isFiller(w) {
			question = append(question, w)
		}
	}
	c.addNew(h.whole[strings.Join(question, " ")], sureAsked)
	if asked := question[1:]; len(asked) > 0 {
		c.addNew(h.whole[strings.Join(asked, " ")], sureAsked)
		c.addNew(h.stems[stemKey(asked)], sureAsked)
	}
}
