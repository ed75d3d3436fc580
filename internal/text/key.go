package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Key condenses a name so that spellings which people take for one name are
// equal: NFKC, lower case, ё as е, no stress marks or invisible characters,
// runs of spaces as one, no punctuation or emoji at the ends. A name of nothing
// but punctuation keeps it. Key(Key(s)) == Key(s).
func Key(s string) string {
	s = fold(s)
	trimmed := strings.TrimFunc(s, isMargin)
	if trimmed == "" {
		return s
	}
	return trimmed
}

// Tokens returns the words of s, folded as [Key] folds them. A word is a run of
// letters and digits; an apostrophe inside it belongs to it.
func Tokens(s string) []string {
	s = fold(s)
	var out []string
	start := -1
	for i, r := range s {
		switch {
		case isWord(r):
			if start < 0 {
				start = i
			}
		case start < 0 || isApostrophe(r) && startsWord(s[i+utf8.RuneLen(r):]):
		default:
			out = append(out, s[start:i])
			start = -1
		}
	}
	if start >= 0 {
		out = append(out, s[start:])
	}
	return out
}

// Phrase returns the words of s, as [Tokens] has them, with a space between them.
func Phrase(s string) string {
	folded := fold(s)
	if isPhrase(folded) {
		return folded
	}
	return strings.Join(Tokens(s), " ")
}

// isPhrase reports whether a folded text is nothing but words and spaces.
func isPhrase(s string) bool {
	for _, r := range s {
		if r != ' ' && !isWord(r) {
			return false
		}
	}
	return true
}

func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || '0' <= r && r <= '9' || 'A' <= r && r <= 'Z'
	}
	return isCyrillic(r) || unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mc, r)
}

// isCyrillic knows the letters of today's alphabets, which most texts are made
// of, without a look into tables.
func isCyrillic(r rune) bool { return 'А' <= r && r <= 'џ' }

func isApostrophe(r rune) bool { return r == '\'' || r == '’' }

func startsWord(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return s != "" && isWord(r)
}

// isMargin reports whether a rune at the end of a name is decoration.
func isMargin(r rune) bool {
	if r < utf8.RuneSelf {
		return !isWord(r)
	}
	return r == ' ' || unicode.IsPunct(r) || unicode.IsSymbol(r)
}

// fold normalises what is inside a name and trims spaces.
func fold(s string) string {
	if isPlain(s) {
		return foldRunes(s)
	}
	// A mark or a joiner that folding drops may have kept two runes from being
	// composed; the second round composes them, and a third finds nothing to do.
	s = foldRunes(norm.NFKC.String(s))
	if norm.NFKC.IsNormalString(s) {
		return s
	}
	return foldRunes(norm.NFKC.String(s))
}

// isPlain reports whether NFKC leaves s alone but for no-break spaces, which
// folding treats as spaces anyway. It knows the alphabets of both languages and
// the punctuation their keyboards give.
func isPlain(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < utf8.RuneSelf {
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case 'Ѐ' <= r && r <= 'џ':
		case r == '\u00a0', r == '«', r == '»', r == '–', r == '—':
		case '‘' <= r && r <= '„':
		default:
			return false
		}
		i += size - 1
	}
	return true
}

// foldRunes lowers, merges ё with е, collapses spaces and drops what cannot be seen.
func foldRunes(s string) string {
	var stack [128]byte
	buf := stack[:0]
	space := false
	for _, r := range s {
		switch {
		case 'a' <= r && r <= 'z', 'а' <= r && r <= 'я', '0' <= r && r <= '9':
		case 'A' <= r && r <= 'Z':
			r += 'a' - 'A'
		case 'А' <= r && r <= 'Я':
			r += 'а' - 'А'
		case r == 'ё', r == 'Ё':
			r = 'е'
		case r < utf8.RuneSelf && r > ' ' && r != 0x7f:
		case unicode.IsSpace(r):
			space = len(buf) > 0
			continue
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf, unicode.Cc):
			continue
		default:
			r = unicode.ToLower(r)
		}
		if space {
			buf = append(buf, ' ')
			space = false
		}
		buf = utf8.AppendRune(buf, r)
	}
	return string(buf)
}
