package layout

import (
	"slices"
	"strings"

	"rubric/internal/text"
)

// stembook finds names of which some words are only told by how they begin, as
// «пишем», «пишет» and «пишется» by «пиш*».
type stembook struct {
	names   map[string][]stemmed // by how their first word begins
	longest int                  // words in the longest name
}

type stemmed struct {
	words []string
	open  []bool // the word only begins so
	sense
}

// mostStemmed is how many words of a text may be looked up by how they begin: a
// longer text is a comment.
const mostStemmed = 12

func (b *stembook) add(name []string, s sense) {
	n := stemmed{sense: s}
	for _, w := range name {
		bare, open := strings.CutSuffix(w, "*")
		n.words, n.open = append(n.words, text.Phrase(bare)), append(n.open, open)
	}
	if b.names == nil {
		b.names = map[string][]stemmed{}
	}
	b.names[n.words[0]] = append(b.names[n.words[0]], n)
	b.longest = max(b.longest, len(n.words))
}

// begun are the names that begin with each word of a text.
type begun [][]stemmed

func (b *stembook) begun(words []string) begun {
	if len(b.names) == 0 || len(words) > mostStemmed {
		return nil
	}
	out := make(begun, len(words))
	for i, w := range words {
		for end := range w {
			out[i] = b.append(out[i], w[:end], words[i:])
		}
		out[i] = b.append(out[i], w, words[i:])
	}
	return out
}

// startOf returns how many of the words at the start are a name; 0 for none.
func (b *stembook) startOf(words []string) int {
	longest := 0
	if len(b.names) == 0 || len(words) == 0 {
		return 0
	}
	for end := 1; end <= len(words[0]); end++ {
		for _, n := range b.append(nil, words[0][:end], words) {
			longest = max(longest, len(n.words))
		}
	}
	return longest
}

// append adds the names below the key that the words begin with.
func (b *stembook) append(to []stemmed, key string, words []string) []stemmed {
	for _, n := range b.names[key] {
		if n.starts(words) {
			to = append(to, n)
		}
	}
	return to
}

func (n *stemmed) starts(words []string) bool {
	if len(words) < len(n.words) {
		return false
	}
	for i, w := range n.words {
		if words[i] != w && !(n.open[i] && strings.HasPrefix(words[i], w)) {
			return false
		}
	}
	return true
}

// at returns the name of so many words that starts with the word.
func (b begun) at(start, length int) (sense, bool) {
	if b == nil {
		return sense{}, false
	}
	i := slices.IndexFunc(b[start], func(n stemmed) bool { return len(n.words) == length && !n.second })
	if i < 0 {
		return sense{}, false
	}
	return b[start][i].sense, true
}
