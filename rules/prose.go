package rules

import (
	"slices"

	"rubric"
)

// prose is the words of an entry.
type prose struct {
	topic, body []stem
	read        bool
}

// Words returns the words that the run has met.
func (s *shared) Words() *words {
	if s.words == nil {
		s.words = newWords()
		s.prose = make([]prose, len(s.Book.Entries))
	}
	return s.words
}

// Prose returns the words of the entry at an index of the book's entries.
func (s *shared) Prose(i int) prose {
	w := s.Words()
	if p := &s.prose[i]; !p.read {
		e := &s.Book.Entries[i]
		at := len(s.arena)
		s.arena = w.Append(s.arena, e.Topic.Text)
		mid := len(s.arena)
		s.arena = w.Append(s.arena, e.Text.Text)
		*p = prose{topic: s.arena[at:mid:mid], body: s.arena[mid:len(s.arena):len(s.arena)], read: true}
		if cap(s.arena)-len(s.arena) < arenaRoom {
			s.arena = make([]stem, 0, arenaSize)
		}
	}
	return s.prose[i]
}

// The words of the entries lie one after another in large pieces.
const (
	arenaSize = 1 << 18
	arenaRoom = 1 << 10
)

// voice finds the phrases of the brand's voice in the entries.
type voice struct {
	terms []voiceTerm
	first []bool // whether some phrase begins with the stem
	begin map[stem][]int
}

type voiceTerm struct {
	term  *rubric.VoiceTerm
	stems []stem
}

// hit is a phrase found in an entry.
type hit struct {
	term  *rubric.VoiceTerm
	field rubric.Field
}

// Hits returns the phrases of the kind in the entries of the window: each once
// an entry, where it stands first.
func (s *shared) Hits(kind rubric.VoiceKind) map[*rubric.Entry][]hit {
	if s.hits == nil {
		s.findHits()
	}
	return s.hits[kind]
}

func (s *shared) findHits() {
	s.hits = map[rubric.VoiceKind]map[*rubric.Entry][]hit{
		rubric.VoiceForbidden: {}, rubric.VoiceAvoid: {},
	}
	v := s.voice()
	for i := range s.Book.Entries {
		e := &s.Book.Entries[i]
		if len(v.terms) == 0 || !s.InWindow(e) {
			continue
		}
		p := s.Prose(i)
		s.scan(v, e, rubric.FieldTopic, p.topic)
		s.scan(v, e, rubric.FieldText, p.body)
	}
}

func (s *shared) voice() *voice {
	v := &voice{begin: map[stem][]int{}}
	for i := range s.Book.Voice {
		t := &s.Book.Voice[i]
		stems := s.Words().Append(nil, t.Phrase.Text)
		if s.hits[t.Kind] == nil || len(stems) == 0 {
			continue
		}
		v.begin[stems[0]] = append(v.begin[stems[0]], len(v.terms))
		v.terms = append(v.terms, voiceTerm{t, stems})
	}
	v.first = make([]bool, s.Words().Len())
	for first := range v.begin {
		v.first[first] = true
	}
	return v
}

func (s *shared) scan(v *voice, e *rubric.Entry, field rubric.Field, text []stem) {
	for at, w := range text {
		if int(w) >= len(v.first) || !v.first[w] {
			continue
		}
		for _, i := range v.begin[w] {
			t := v.terms[i]
			hits := s.hits[t.term.Kind]
			here := len(text)-at >= len(t.stems) && slices.Equal(text[at:at+len(t.stems)], t.stems)
			if here && !slices.ContainsFunc(hits[e], func(h hit) bool { return h.term == t.term }) {
				hits[e] = append(hits[e], hit{t.term, field})
			}
		}
	}
}
