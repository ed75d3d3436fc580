package layout

import (
	"strings"

	"rubric"
	"rubric/internal/text"
)

// separators stand between the names in a cell.
const separators = ",;/+\n\r"

// splitNames splits a list, but keeps a known name that holds a separator
// whole, be it the whole cell or a part of it.
func splitNames(s string, known map[string]bool) []rubric.Name {
	if known[text.Key(s)] || !strings.ContainsAny(s, separators) {
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
			if known[text.Key(s[starts[i]:ends[j]])] {
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
