package excel

import (
	"strings"

	"rubric"
)

// builtinFormat returns what a built-in number format makes of a number; see
// ECMA-376 part 1, 18.8.30 (numFmt). The ids from 27 on are those of East Asian
// versions.
func builtinFormat(id int) rubric.ValueFormat {
	switch {
	case id == 9 || id == 10:
		return rubric.AsPercent
	case id >= 14 && id <= 17, id >= 27 && id <= 31, id == 36, id >= 50 && id <= 54, id == 57, id == 58:
		return rubric.AsDate
	case id >= 18 && id <= 21, id >= 32 && id <= 35, id >= 45 && id <= 47, id == 55, id == 56:
		return rubric.AsTime
	case id == 22:
		return rubric.AsDateTime
	}
	return rubric.AsNumber
}

// formatOf returns what a number format code makes of a number, judged by the
// code's first section.
func formatOf(code string) rubric.ValueFormat {
	var f formatScan
	for f.rest = code; f.rest != "" && f.rest[0] != ';'; {
		f.step()
	}
	f.month(false)
	switch {
	case f.date && f.time:
		return rubric.AsDateTime
	case f.date:
		return rubric.AsDate
	case f.time:
		return rubric.AsTime
	case f.percent:
		return rubric.AsPercent
	}
	return rubric.AsNumber
}

// formatScan reads a format code from left to right. An m is a minute beside
// hours or seconds and a month otherwise, so it is decided by what follows.
type formatScan struct {
	rest                string
	date, time, percent bool
	afterHour           bool // the last part was hours
	pending             bool // an m that may be either
}

func (f *formatScan) step() {
	c := f.rest[0]
	switch c {
	case '"':
		end := strings.IndexByte(f.rest[1:], '"')
		if end < 0 {
			f.rest = ""
			return
		}
		f.rest = f.rest[end+2:]
		return
	case '\\', '_', '*':
		f.rest = f.rest[min(2, len(f.rest)):]
		return
	case '[':
		f.bracket()
		return
	}
	if f.word() {
		return
	}
	n := 1
	for n < len(f.rest) && f.rest[n]|0x20 == c|0x20 {
		n++
	}
	f.letter(c | 0x20)
	f.percent = f.percent || c == '%'
	f.rest = f.rest[n:]
}

// word passes over words whose letters are no parts of a date.
func (f *formatScan) word() bool {
	for _, w := range []string{"general", "am/pm", "a/p", "e+", "e-"} {
		if len(f.rest) >= len(w) && strings.EqualFold(f.rest[:len(w)], w) {
			f.time = f.time || w[0] == 'a'
			f.rest = f.rest[len(w):]
			return true
		}
	}
	return false
}

func (f *formatScan) letter(c byte) {
	switch c {
	case 'd', 'y', 'e', 'g', 'b':
		f.month(false)
		f.date, f.afterHour = true, false
	case 'h':
		f.month(false)
		f.time, f.afterHour = true, true
	case 's':
		f.month(true)
		f.time, f.afterHour = true, false
	case 'm':
		if f.afterHour {
			f.time, f.afterHour = true, false
		} else {
			f.pending = true
		}
	}
}

// month decides an m that was left open.
func (f *formatScan) month(minutes bool) {
	if f.pending {
		f.date = f.date || !minutes
		f.time = f.time || minutes
		f.pending = false
	}
}

// bracket passes over a colour, a condition or a locale; elapsed hours, minutes
// and seconds in brackets are a time.
func (f *formatScan) bracket() {
	end := strings.IndexByte(f.rest, ']')
	if end < 0 {
		f.rest = ""
		return
	}
	inner := strings.ToLower(f.rest[1:end])
	f.rest = f.rest[end+1:]
	if inner != "" && strings.Trim(inner, inner[:1]) == "" && strings.ContainsAny(inner[:1], "hms") {
		f.month(inner[0] == 's')
		f.time, f.afterHour = true, inner[0] == 'h'
	}
}
