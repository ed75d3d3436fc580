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
	byWord map[string]stem
	byStem map[string]stem
	word   []byte // the word being read
}

func newWords() *words {
	return &words{byWord: map[string]stem{}, byStem: map[string]stem{}}
}

// Len returns how many stems are known: every stem is below it.
func (w *words) Len() int { return len(w.byStem) }

// Append adds the stems of the words of s to dst.
func (w *words) Append(dst []stem, s string) []stem {
	from := len(dst)
	w.word = w.word[:0]
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		i += size
		switch kind, r := classify(r); kind {
		case letter:
			w.word = utf8.AppendRune(w.word, r)
		case apostrophe:
			if len(w.word) > 0 && startsWord(s[i:]) {
				w.word = utf8.AppendRune(w.word, r)
				continue
			}
			dst = w.end(dst)
		case boundary:
			dst = w.end(dst)
		case uncommon:
			return w.slow(dst[:from], s)
		}
	}
	return w.end(dst)
}

// end closes the word being read.
func (w *words) end(dst []stem) []stem {
	if len(w.word) == 0 {
		return dst
	}
	id, known := w.byWord[string(w.word)]
	if !known {
		id = w.learn(string(w.word))
	}
	w.word = w.word[:0]
	return append(dst, id)
}

func (w *words) learn(word string) stem {
	s := text.Stem(word)
	id, known := w.byStem[s]
	if !known {
		id = stem(len(w.byStem))
		w.byStem[s] = id
	}
	w.byWord[word] = id
	return id
}

// slow reads a text that needs all of Unicode's rules.
func (w *words) slow(dst []stem, s string) []stem {
	for _, word := range text.Tokens(s) {
		id, known := w.byWord[word]
		if !known {
			id = w.learn(word)
		}
		dst = append(dst, id)
	}
	return dst
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
