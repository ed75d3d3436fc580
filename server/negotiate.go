package server

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// weighed is one value of a header's list with its quality.
type weighed struct {
	value   string
	quality float64
}

// splitList reads a header such as Accept or Accept-Language, the most wanted
// value first; values of quality 0 are left out.
func splitList(header string) []weighed {
	var list []weighed
	for part := range strings.SplitSeq(header, ",") {
		value, params, _ := strings.Cut(part, ";")
		one := weighed{strings.ToLower(strings.TrimSpace(value)), 1}
		for param := range strings.SplitSeq(params, ";") {
			if q, ok := strings.CutPrefix(strings.TrimSpace(param), "q="); ok {
				one.quality, _ = strconv.ParseFloat(q, 64) // an unreadable quality is none
			}
		}
		if one.value != "" && one.quality > 0 {
			list = append(list, one)
		}
	}
	slices.SortStableFunc(list, func(a, b weighed) int { return cmp.Compare(b.quality, a.quality) })
	return list
}

// wants reports whether a client prefers the media type over JSON.
func wants(accept, mediaType string) bool {
	for _, one := range splitList(accept) {
		switch one.value {
		case mediaType:
			return true
		case "application/json", "application/*", "*/*":
			return false
		}
	}
	return false
}
