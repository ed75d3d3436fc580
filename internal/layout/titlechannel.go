package layout

import (
	"strings"

	"rubric"
	"rubric/internal/text"
)

// planChannel returns the channel that all of a plan is of, as its tab's name or
// the titles above its head say; "" where they name none.
func (r *reader) planChannel(s *sheet, head int) string {
	if name := r.tabChannel(s); name != "" {
		return name
	}
	return r.titleChannel(s.tab.Rows[:head])
}

// titleChannel returns the only channel that titles name, as written there, if
// one of them says that it is of posts or of what a channel is: «Посты в группу
// ВК». A legend or a note to a colleague may name channels, too.
func (r *reader) titleChannel(titles []rubric.Row) string {
	const searched = 8
	name, key, ofPosts := "", "", false
	for _, row := range titles[max(0, len(titles)-searched):] {
		for _, c := range row.Cells {
			if c.Kind != rubric.TextCell || len(c.Text) > longestHeading {
				continue
			}
			found := r.voc.channelWithin(c.Text)
			if found == "" {
				continue
			}
			sense, known := r.voc.channels.whole(found)
			if !known || key != "" && sense.meaning != key {
				return "" // several
			}
			name, key, ofPosts = found, sense.meaning, ofPosts || r.speaksOfPosts(c.Text)
		}
	}
	if !ofPosts {
		return ""
	}
	return name
}

// speaksOfPosts reports whether a title has a word for posts, for a plan or for
// what a channel is.
func (r *reader) speaksOfPosts(title string) bool {
	words := text.Tokens(title)
	if s, ok := r.voc.tabs.within(words, nil); ok && s.meaning == string(rubric.RolePlan) {
		return true
	}
	stems := map[string]bool{}
	for _, w := range words {
		stems[text.Stem(w)] = true
	}
	for _, kind := range []string{"channel", "posting"} {
		for phrase := range r.voc.words[kind].senses {
			if !strings.Contains(phrase, " ") && stems[text.Stem(phrase)] {
				return true
			}
		}
	}
	return false
}
