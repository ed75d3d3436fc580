package layout

import (
	"strings"

	"rubric"
)

// Words that name a status may say that it is yet to come: “to be approved”,
// “awaiting the head's sign-off”, «почти готово». What is told then is where the
// post stands until it comes; so does the one who has it: “with head teacher”.

// pendings are the ways to say so: the words that begin one, those that end it,
// by the status told, and how many others may stand between.
var pendings = [...]struct {
	begins, ends string
	between      int
}{
	{"not yet", "undone", 1},
	{"awaiting", "awaited", 3},
	{"held by", "holder", 3},
}

// pending reads a status from what is yet to come, or from who has the post.
func (v *vocabulary) pending(words []string) (rubric.Status, bool) {
	const most = 12 // a longer text may hold anything
	if len(words) == 0 || len(words) > most {
		return "", false
	}
	latest := len(words) - 1
	if s, ok := v.statuses.whole(words[0]); ok && s.meaning == string(rubric.StatusPublished) && v.startsWith("held by", words) == 0 {
		latest = 1 // what follows is of something else: “Live, boost to be approved”
	}
	for _, p := range pendings {
		for start := 0; start <= latest; start++ {
			length := v.startsWith(p.begins, words[start:])
			if length == 0 || start > 0 && p.begins == "held by" {
				continue
			}
			rest := words[start+length:]
			for i := 0; i <= p.between && i < len(rest); i++ {
				for _, status := range rubric.Statuses {
					if v.startsWith(p.ends+" "+string(status), rest[i:]) > 0 {
						return status, true
					}
				}
			}
		}
	}
	return "", false
}

// startsWith returns how many of the words at the start are a name of that kind.
func (v *vocabulary) startsWith(kind string, words []string) int {
	book := v.words[kind]
	if book == nil {
		return 0
	}
	for length := min(book.longest, len(words)); length > 0; length-- {
		if len(book.senses[strings.Join(words[:length], " ")]) > 0 {
			return length
		}
	}
	return book.stems.startOf(words)
}
