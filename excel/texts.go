package excel

import (
	"bytes"
	"hash/maphash"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"rubric/excel/internal/xmltok"
)

// arena keeps many short strings in few allocations. A plan says the same few
// names in every row: those are kept once, as far as a small memory of recent
// ones goes.
type arena struct {
	chunk  strings.Builder
	total  int
	seed   maphash.Seed
	recent []string
}

const (
	arenaChunk  = 256 << 10
	arenaRecent = 4 << 10
	arenaName   = 64 // bytes that a name has at most
)

func (a *arena) add(b []byte) string {
	if len(b) == 0 {
		return ""
	}
	if len(b) > arenaName {
		return a.keep(b)
	}
	if a.recent == nil {
		a.recent, a.seed = make([]string, arenaRecent), maphash.MakeSeed()
	}
	slot := &a.recent[maphash.Bytes(a.seed, b)%arenaRecent]
	if *slot != string(b) {
		*slot = a.keep(b)
	}
	return *slot
}

func (a *arena) keep(b []byte) string {
	if a.chunk.Cap()-a.chunk.Len() < len(b) {
		a.chunk = strings.Builder{}
		a.chunk.Grow(max(arenaChunk, len(b)))
	}
	from := a.chunk.Len()
	a.chunk.Write(b)
	a.total += len(b)
	return a.chunk.String()[from:]
}

// addText keeps a cell's text: with the escapes of ECMA-376 part 1, 22.9.2.19
// (ST_Xstring) resolved, and valid UTF-8.
func (a *arena) addText(b []byte) string {
	if bytes.Contains(b, []byte("_x")) {
		b = unescapeX(b)
	}
	if !utf8.Valid(b) {
		b = bytes.ToValidUTF8(b, []byte("\uFFFD"))
	}
	return a.add(b)
}

// unescapeX resolves _xHHHH_, which stands for a UTF-16 code unit.
func unescapeX(b []byte) []byte {
	out := make([]byte, 0, len(b))
	for len(b) > 0 {
		r, ok := codeUnit(b)
		if !ok {
			out = append(out, b[0])
			b = b[1:]
			continue
		}
		b = b[7:]
		if utf16.IsSurrogate(r) {
			if low, ok := codeUnit(b); ok {
				if whole := utf16.DecodeRune(r, low); whole != utf8.RuneError {
					r, b = whole, b[7:]
				}
			}
		}
		out = utf8.AppendRune(out, r)
	}
	return out
}

func codeUnit(b []byte) (rune, bool) {
	if len(b) < 7 || b[0] != '_' || b[1] != 'x' || b[6] != '_' {
		return 0, false
	}
	n, err := strconv.ParseUint(string(b[2:6]), 16, 16)
	return rune(n), err == nil
}

// escapeX escapes what reads as an escape, so that a text stays what it is.
func escapeX(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var out strings.Builder
	for i := range len(s) {
		if _, ok := codeUnit([]byte(s[i:min(len(s), i+7)])); ok {
			out.WriteString("_x005F")
		}
		out.WriteByte(s[i])
	}
	return out.String()
}

// richText appends the text of the current si or is element: plain or in runs,
// without phonetic hints.
func (s *scan) richText(dst []byte) ([]byte, error) {
	err := s.inside(func() error {
		switch string(s.tag()) {
		case "t":
			dst = s.text(dst)
		case "r":
			return s.inside(func() error {
				if string(s.tag()) == "t" {
					dst = s.text(dst)
				}
				return nil
			})
		}
		return nil
	})
	return dst, err
}

// sharedStrings reads the table of shared strings.
func (b *book) sharedStrings(part string) error {
	if part == "" || !b.pkg.Has(part) {
		return nil
	}
	return scanPart(b.pkg, part, func(s *scan) error {
		var buf []byte
		for s.Next() != xmltok.EOF {
			if s.Kind != xmltok.Start || string(s.tag()) != "si" {
				continue
			}
			var err error
			if buf, err = s.richText(buf[:0]); err != nil {
				return err
			}
			if len(b.strings) >= b.limits.strings || b.arena.total > b.limits.text {
				return errTooManyCells
			}
			b.strings = append(b.strings, b.arena.addText(buf))
		}
		return nil
	})
}
