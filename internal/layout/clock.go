package layout

import (
	"fmt"
	"math"
	"strings"

	"rubric"
	"rubric/internal/text"
)

// timeOf reads a cell of a time column as 18:00; what cannot be read stays as
// written.
func (r *reader) timeOf(c *rubric.Cell) string {
	if c.Kind == rubric.NumberCell {
		return remember(r.memo.clocks, clockKey{c.Number, c.Format}, func() string { return numberTime(c) })
	}
	s := said(c)
	if c.Kind == rubric.TextCell {
		return remember(r.memo.times, s, func() string {
			if clock, ok := r.voc.parseTime(s); ok {
				return clock
			}
			return s
		})
	}
	return s
}

// timeIn returns the time of day that a text is, but for one that is a date:
// «8–14 июня» is no time.
func (r *reader) timeIn(s string) (string, bool) {
	clock, ok := r.voc.parseTime(s)
	if !ok {
		return "", false
	}
	if w := r.written(s); w.kind == datePoint && w.from.month > 0 {
		return "", false
	}
	return clock, true
}

// bareTime returns the time of day that a text is and says nothing beside.
func (r *reader) bareTime(s string) (string, bool) {
	clock, ok := r.timeIn(s)
	if !ok {
		return "", false
	}
	for _, t := range lex(text.Key(s)) {
		if t.kind == lexWord && !r.voc.says("clock", t.text) && !r.voc.says("ordinal", t.text) && !r.voc.says("until", t.text) {
			return "", false
		}
	}
	return clock, true
}

// leadingTime takes the time of day off the start of a post's line: «18:00 Эфир».
func (r *reader) leadingTime(line string) (clock, rest string) {
	first, rest, ok := strings.Cut(line, " ")
	if !ok || !strings.Contains(first, ":") {
		return "", line
	}
	clock, ok = r.bareTime(strings.TrimRight(first, ",."))
	if !ok {
		return "", line
	}
	return clock, strings.TrimLeft(rest, " -–—|:")
}

// clockKey is what a number's time of day depends on.
type clockKey struct {
	number float64
	format rubric.ValueFormat
}

func numberTime(c *rubric.Cell) string {
	s := said(c)
	if c.Number < 0 {
		return s
	}
	whole, fraction := math.Modf(c.Number)
	switch {
	case c.Format == rubric.AsTime, c.Format == rubric.AsDateTime && fraction > 0, c.Format == rubric.AsNumber && whole == 0 && fraction > 0:
		return clockOf(c.Number)
	case c.Format != rubric.AsNumber || whole > 23:
		return s
	}
	// 9.3 is how a sheet keeps a typed 9.30.
	minutes := math.Round(fraction * 100)
	if minutes > 59 {
		return s
	}
	return fmt.Sprintf("%02d:%02d", int(whole), int(minutes))
}

// clockOf returns the time of day of a serial number.
func clockOf(serial float64) string {
	return rubric.Cell{Kind: rubric.NumberCell, Format: rubric.AsTime, Number: serial}.String()
}

// parseTime reads a time of day: 18:00, 9.30, 18-00, 9 AM, «18 ч», «в 18:00 МСК».
func (v *vocabulary) parseTime(s string) (string, bool) {
	const longest = 40
	if len(s) > longest || !strings.ContainsFunc(s, isDigit) {
		return "", false
	}
	toks := lex(text.Key(s))
	hour, minute, seen, unit := -1, 0, 0, ""
	for i, t := range toks {
		switch {
		case t.kind == lexNumber && hour < 0:
			hour = t.value
		case t.kind == lexNumber && seen == 0 && t.digits == 2 && i >= 2 && strings.Contains(":.-", toks[i-1].text) && toks[i-2].kind == lexNumber:
			minute, seen = t.value, 1
		case t.kind == lexNumber && toks[i-1].text == ":" && seen == 1:
			seen = 2 // seconds
		case t.kind == lexNumber && hour >= 0 && (toks[i-1].text == "-" || toks[i-1].text == "–"):
			return v.finishTime(hour, minute, seen > 0, unit)
		case t.kind == lexNumber:
			return "", false
		case t.kind == lexWord && unit == "" && v.says("clock", t.text):
			unit = t.text
		}
	}
	return v.finishTime(hour, minute, seen > 0, unit)
}

// finishTime words the time, unless a lone number without a unit is no time.
func (v *vocabulary) finishTime(hour, minute int, hasMinutes bool, unit string) (string, bool) {
	switch {
	case unit == "" && !hasMinutes:
		return "", false
	case v.says("afternoon", unit) && hour < 12:
		hour += 12
	case v.says("morning", unit) && hour == 12:
		hour = 0
	}
	if hour < 0 || hour > 23 || minute > 59 {
		return "", false
	}
	return fmt.Sprintf("%02d:%02d", hour, minute), true
}
