package layout

import (
	"strings"

	"rubric"
	"rubric/internal/text"
)

// separators stand between the names in a cell.
const separators = ",;/+\n\r"

// nameSet holds the keys of names that a tab declares.
type nameSet struct {
	keys map[string]bool
	// longest is the length of the longest name that holds a separator; 0 where
	// none does, as in nearly every book.
	longest int
}

func (n *nameSet) add(name, key string) {
	if n.keys == nil {
		n.keys = map[string]bool{}
	}
	if key == "" {
		return
	}
	n.keys[key] = true
	if strings.ContainsAny(name, separators) {
		n.longest = max(n.longest, len(name))
	}
}

// splitNames splits a list, but keeps a known name that holds a separator
// whole, be it the whole cell or a part of it.
func splitNames(s string, known nameSet) []rubric.Name {
	if !strings.ContainsAny(s, separators) || known.longest > 0 && known.keys[text.Key(s)] {
		return appendName(nil, s)
	}
	const most = 64 // names in a cell; what follows is not a list
	var starts, ends []int
	start := 0
	for i := 0; i <= len(s) && len(starts) < most; i++ {
		if i == len(s) || strings.IndexByte(separators, s[i]) >= 0 {
			starts, ends = append(starts, start), append(ends, i)
			start = i + 1
		}
	}
	var out []rubric.Name
	for i := 0; i < len(starts); i++ {
		last := i
		for j := len(starts) - 1; j > i; j-- {
			// The same name may be spelled with a few more spaces or quotes.
			const slack = 16
			if ends[j]-starts[i] <= known.longest+slack && known.longest > 0 && known.keys[text.Key(s[starts[i]:ends[j]])] {
				last = j
				break
			}
		}
		out = appendName(out, s[starts[i]:ends[last]])
		i = last
	}
	return out
}

// appendName adds a name unless it is empty, a dash or already there.
func appendName(names []rubric.Name, s string) []rubric.Name {
	s = trim(s)
	if s == "" || isDash(s) {
		return names
	}
	key := text.Key(s)
	for _, n := range names {
		if n.Key == key {
			return names
		}
	}
	return append(names, rubric.Name{Text: s, Key: key})
}
