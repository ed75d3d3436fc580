package assess

import (
	"strings"

	"rubric"
	"rubric/internal/text"
)

// What an engagement rate is measured against.
const (
	baseReach     = "reach"
	baseFollowers = "followers"
)

// baseStems are the stems of the words that name a base, in both languages.
var baseStems = map[string]string{
	text.Stem("охват"): baseReach, text.Stem("reach"): baseReach,
	text.Stem("подписчики"): baseFollowers, text.Stem("подписчик"): baseFollowers,
	text.Stem("followers"): baseFollowers, text.Stem("follower"): baseFollowers,
	text.Stem("subscribers"): baseFollowers,
}

// erBase returns what the channel's engagement is measured against; "" where
// the channels tab does not say.
func erBase(b *rubric.Book, channel string) string {
	c := b.Channel(channel)
	if c == nil {
		return ""
	}
	for _, stem := range text.Stems(strings.ToLower(c.ERBase.Text)) {
		if base, known := baseStems[stem]; known {
			return base
		}
	}
	return ""
}
