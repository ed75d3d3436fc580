package rules

import (
	"unicode"
	"unicode/utf8"

	"rubric/internal/text"
)

// stem is a word without its ending, as a number: equal stems are equal numbers.
type stem uint32

// words turns texts into stems. A book repeats its words, so each is folded and
// stemmed once; what is left is a walk over the letters. Its words are those of
// [text.Stems].
type words struct {
	byWord wordTable
	byStem map[string]stem
}

func newWords() *words {
	return &words{byStem: map[string]stem{}, byWord: wordTable{slots: make([]slot, 1<<12)}}
}

// Len returns how many stems are known: every stem is below it.
func (w *words) Len() int { return len(w.byStem) }

// Append adds the stems of the words of s to dst.
func (w *words) Append(dst []stem, s string) []stem {
	from := len(dst)
	start, hash := -1, uint64(0) // of the word being read
	for i := 0; i < len(s); {
		r, size := decode(s, i)
		at := i
		i += size
		kind, r := classify(r)
		switch {
		case kind == uncommon:
			return w.slow(dst[:from], s)
		case kind == letter && start < 0:
			start, hash = at, mix(0, r)
		case kind == letter, kind == apostrophe && start >= 0 && startsWord(s[i:]):
			hash = mix(hash, r)
		case start >= 0:
			dst = append(dst, w.find(hash, s[start:at]))
			start = -1
		}
	}
	if start >= 0 {
		dst = append(dst, w.find(hash, s[start:]))
	}
	return dst
}

// decode reads the rune at i, a Cyrillic letter without ceremony.
func decode(s string, i int) (r rune, size int) {
	c := s[i]
	switch {
	case c < utf8.RuneSelf:
		return rune(c), 1
	case (c == 0xd0 || c == 0xd1) && i+1 < len(s) && s[i+1]&0xc0 == 0x80:
		return rune(c&0x1f)<<6 | rune(s[i+1]&0x3f), 2
	}
	return utf8.DecodeRuneInString(s[i:])
}

// mix hashes a word as FNV-1a does, a rune at a time.
func mix(hash uint64, r rune) uint64 { return (hash ^ uint64(r)) * 1099511628211 }

// find returns the stem of a word as it is written.
func (w *words) find(hash uint64, written string) stem {
	if s, known := w.byWord.find(hash); known {
		return s
	}
	word := written
	if folded := text.Tokens(written); len(folded) == 1 {
		word = folded[0]
	}
	root := text.Stem(word)
	s, known := w.byStem[root]
	if !known {
		s = stem(len(w.byStem))
		w.byStem[root] = s
	}
	w.byWord.add(hash, s)
	return s
}

// slow reads a text that needs all of Unicode's rules.
func (w *words) slow(dst []stem, s string) []stem {
	for _, word := range text.Tokens(s) {
		hash := uint64(0)
		for _, r := range word {
			hash = mix(hash, r)
		}
		dst = append(dst, w.find(hash, word))
	}
	return dst
}

// wordTable finds the stem of a word by the word's hash alone: of 64 bits, and
// bijective in short words, it tells apart all that a book can hold. A map would
// hash again what the walk over the letters has hashed.
type wordTable struct {
	slots []slot // a power of two
	used  int
}

type slot struct {
	hash uint64
	stem stem // plus one; 0 when the slot is free
}

func (t *wordTable) start(hash uint64) int { return int((hash ^ hash>>29) & uint64(len(t.slots)-1)) }

func (t *wordTable) find(hash uint64) (stem, bool) {
	for i := t.start(hash); ; i++ {
		switch s := &t.slots[i&(len(t.slots)-1)]; {
		case s.stem == 0:
			return 0, false
		case s.hash == hash:
			return s.stem - 1, true
		}
	}
}

// add puts a word that is not there yet.
func (t *wordTable) add(hash uint64, root stem) {
	if 2*t.used >= len(t.slots) {
		old := t.slots
		t.slots = make([]slot, 2*len(old))
		for _, s := range old {
			if s.stem != 0 {
				t.put(s)
			}
		}
	}
	t.used++
	t.put(slot{hash, root + 1})
}

func (t *wordTable) put(s slot) {
	for i := t.start(s.hash); ; i++ {
		if at := &t.slots[i&(len(t.slots)-1)]; at.stem == 0 {
			*at = s
			return
		}
	}
}

type class uint8

const (
	boundary class = iota
	letter
	apostrophe
	uncommon
)

// classify tells what a rune is to a word, and folds a letter. What it is not
// sure to treat as package text does is uncommon.
func classify(r rune) (class, rune) {
	switch {
	case 'а' <= r && r <= 'я', 'a' <= r && r <= 'z', '0' <= r && r <= '9':
		return letter, r
	case 'А' <= r && r <= 'Я':
		return letter, r + 'а' - 'А'
	case 'A' <= r && r <= 'Z':
		return letter, r + 'a' - 'A'
	case r == 'ё', r == 'Ё':
		return letter, 'е'
	case r == '\'', r == '’':
		return apostrophe, r
	case ' ' <= r && r < utf8.RuneSelf && r != 0x7f, '\t' <= r && r <= '\r':
		return boundary, r
	}
	switch r {
	case '\u00a0', '«', '»', '–', '—', '…', '“', '”', '„', '‘', '•', '₽', '→', '✅', '✔', '❗':
		return boundary, r
	}
	if 0x1f300 <= r && r <= 0x1f64f && unicode.Is(unicode.So, r) {
		return boundary, r
	}
	return uncommon, r
}

func startsWord(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	kind, _ := classify(r)
	return s != "" && kind == letter
}
