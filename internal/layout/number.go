package layout

import (
	"math"
	"strconv"
	"strings"
	"unicode"
)

// number is a number as written, with what stands around it.
type number struct {
	value   float64
	percent bool
}

// parseNumber reads the one number in a text, with decimal commas, thousands
// set apart and a unit: «1 500 подписчиков», "≈ 30%", «12 тыс.», "$1,200". A
// text with several numbers («с 5 до 10») has none.
func (v *vocabulary) parseNumber(s string) (number, bool) {
	const longest = 60
	s = strings.TrimSpace(s)
	if s == "" || len(s) > longest {
		return number{}, false
	}
	first := strings.IndexFunc(s, isDigit)
	if first < 0 {
		return number{}, false
	}
	digits, end := numeral(s[first:])
	rest := strings.TrimSpace(s[first+end:])
	if strings.IndexFunc(rest, isDigit) >= 0 {
		return number{}, false
	}
	x, err := strconv.ParseFloat(digits, 64)
	if err != nil || math.IsInf(x, 0) {
		return number{}, false
	}
	before := strings.TrimSpace(s[:first])
	if strings.HasSuffix(before, "-") || strings.HasSuffix(before, "−") || strings.HasSuffix(before, "–") {
		x = -x
	}
	unit, _, _ := strings.Cut(strings.TrimLeft(rest, " \u00a0"), " ")
	switch {
	case v.says("thousand", unit):
		x *= 1e3
	case v.says("million", unit):
		x *= 1e6
	}
	return number{value: x, percent: strings.HasPrefix(rest, "%")}, true
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

// numeral takes the number off the start of s, in the form strconv reads, and
// tells how long it was.
func numeral(s string) (digits string, end int) {
	var marks []int // where commas and points stand among the digits
	var b []byte
	for i, r := range s {
		switch {
		case isDigit(r):
			b = append(b, byte(r))
			end = i + 1
			continue
		case unicode.IsSpace(r) && startsGroup(s[i:]):
			continue
		case (r == ',' || r == '.' || r == '\'') && i+1 < len(s) && isDigit(rune(s[i+1])):
			marks = append(marks, len(b))
			b = append(b, byte(r))
			continue
		}
		break
	}
	return plainDigits(string(b), marks), end
}

// startsGroup reports whether a space is followed by exactly three digits.
func startsGroup(s string) bool {
	group := strings.TrimLeftFunc(s, unicode.IsSpace)
	n := strings.IndexFunc(group, func(r rune) bool { return !isDigit(r) })
	return n == 3 || n < 0 && len(group) == 3
}

// plainDigits decides which mark is the decimal one: the only one, unless
// exactly three digits follow an English comma that stands after at most three
// (1,200); of several different ones the last; of several equal ones none. It
// returns "" where the marks fit no number (12.05.2026).
func plainDigits(s string, marks []int) string {
	if len(marks) == 0 {
		return s
	}
	last := marks[len(marks)-1]
	decimal := s[last]
	whole, fraction := s[:last], s[last+1:]
	switch {
	case decimal == '\'', strings.IndexByte(whole, decimal) >= 0,
		len(marks) == 1 && decimal == ',' && len(fraction) == 3 && last <= 3 && s[0] != '0':
		whole, fraction = s, ""
	}
	groups := strings.FieldsFunc(whole, func(r rune) bool { return !isDigit(r) })
	for _, g := range groups[1:] {
		if len(g) != 3 {
			return ""
		}
	}
	return strings.Join(groups, "") + "." + fraction
}
