package rules

import (
	"rubric"
	"rubric/internal/text"
)

// traits are what the name of a rubric or a format says about its posts.
type traits struct {
	ad      bool // advertising
	story   bool // gone after a day
	private bool // goes to people's own boxes, where nobody can link to
}

// traits reads a name once; a book has few.
func (s *shared) traits(r rubric.Ref) traits {
	if r.Key == "" {
		return traits{}
	}
	t, known := s.named[r.Key]
	if !known {
		t = readTraits(r.Text)
		s.named[r.Key] = t
	}
	return t
}

func readTraits(name string) (t traits) {
	for _, word := range text.Tokens(name) {
		switch word {
		case "stories", "story", "сторис", "сториз", "сторисы", "истории", "история":
			t.story = true
		case "рассылка", "рассылки", "newsletter", "newsletters", "email":
			t.private = true
		}
		switch text.Stem(word) {
		case text.Stem("реклама"), text.Stem("advertising"), text.Stem("advertisement"), "ad", "sponsor":
			t.ad = true
		}
	}
	return t
}

// isAd reports whether the team flagged the entry as advertising: in the ad
// column, or by what it calls its rubric or format.
func (s *shared) isAd(e *rubric.Entry) bool {
	if e.Ad.Known {
		return e.Ad.On
	}
	return s.traits(e.Rubric).ad || s.traits(e.Format).ad
}

// isStory reports whether the entry's format is a story.
func (s *shared) isStory(e *rubric.Entry) bool { return s.traits(e.Format).story }

// onlyPrivate reports whether the entry goes out only where nobody can link to.
func (s *shared) onlyPrivate(e *rubric.Entry) bool {
	if s.traits(e.Format).private {
		return true
	}
	for _, c := range e.Channel.Names {
		if c.Key != "email" && c.Key != "whatsapp" && c.Key != "max" {
			return false
		}
	}
	return len(e.Channel.Names) > 0
}
