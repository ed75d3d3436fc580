package layout

import (
	"slices"
	"strings"
	"time"

	"rubric"
	"rubric/internal/text"
)

// point is a day as written: what it does not say is 0.
type point struct {
	year, month, day int
	// slashed reports that day and month are numbers that may stand in either
	// order: 04/05.
	slashed bool
}

// written is what the text of a date came to.
type written struct {
	kind     dateKind
	from, to point  // to is empty unless a range was written
	clock    string // a time of day beside the date
	week     int    // the number of a week
	others   int    // words that are no part of a date
	weekday  int    // 1 Monday … 7 Sunday; 0 when none was written
	ofWeek   bool   // a week is spoken of
}

type dateKind uint8

const (
	dateBad     dateKind = iota // no date at all
	dateUndated                 // a placeholder such as TBD, or a month alone
	dateMonth                   // a month with or without a year
	datePoint
	dateWeek // the number of a week with or without a year
)

// parseDate reads a date in any notation that plans use; see the tests for a
// list. It only says what is written: years and months left out are for the
// caller to infer.
func (v *vocabulary) parseDate(s string) written {
	const longest = 120
	hole := len(s) <= longest && isHole(strings.ToLower(s))
	s = text.Key(s)
	if len(s) > longest {
		return written{}
	}
	if s == "" || isDash(s) || hole || v.says("undated", s) {
		return written{kind: dateUndated}
	}
	p := dateParser{v: v, toks: lex(s)}
	p.takeClock()
	p.takeWeek()
	p.takeNumber()
	p.takeWords()
	out := p.parse()
	out.others = p.unknown
	return out
}

// isHole reports whether a text keeps the place of a date, wholly or in part:
// ??, «xx.06», «__.__».
func isHole(s string) bool {
	rest := strings.TrimFunc(s, func(r rune) bool { return strings.ContainsRune("?xх_. ", r) })
	hole := strings.ContainsAny(s, "?_") || strings.Contains(s, "xx") || strings.Contains(s, "хх") || rest == ""
	return hole && strings.Trim(rest, "0123456789./-") == ""
}

// dateParser works on the lexemes of one text.
type dateParser struct {
	v       *vocabulary
	toks    []lexeme
	out     written
	unknown int // words that are no part of a date
	undated bool
}

// takeClock takes a time with a colon out of the text, with what belongs to it.
func (p *dateParser) takeClock() {
	for i := 1; i+1 < len(p.toks); i++ {
		if p.toks[i].text != ":" || p.toks[i-1].kind != lexNumber || p.toks[i+1].kind != lexNumber || p.toks[i+1].digits < 2 ||
			i > 1 && p.v.says("week", p.toks[i-2].text) {
			continue // «Неделя 2: 7–13 сентября»
		}
		end := i + 2
		for end+1 < len(p.toks) && (p.toks[end].text == ":" || p.toks[end].text == ".") && p.toks[end+1].kind == lexNumber {
			end += 2
		}
		unit := ""
		if end < len(p.toks) && p.v.says("clock", p.toks[end].text) {
			unit = p.toks[end].text
			end++
		}
		if p.out.clock == "" {
			p.out.clock, _ = p.v.finishTime(p.toks[i-1].value, p.toks[i+1].value, true, unit)
		}
		p.toks = slices.Delete(slices.Clone(p.toks), i-1, end)
		i--
	}
}

// takeWeek takes the number of a week out of the text: «неделя 23», W23, «23-я
// нед.». A day that stands beside it says more.
func (p *dateParser) takeWeek() {
	for i, t := range p.toks {
		if t.kind != lexWord || !p.v.says("week", t.text) {
			continue
		}
		p.out.ofWeek = true
		from, to := i, i+1
		isNo := func(k int) bool { return k >= 0 && isNumber(p.toks, k) && p.toks[k].digits <= 2 }
		switch {
		case isNo(i + 1):
			to = i + 2
		case isSign(p.toks, i+1, "#№-.:") && isNo(i+2):
			to = i + 3
		case isNo(i - 1):
			from = i - 1
		case i >= 2 && p.toks[i-1].kind == lexWord && isNo(i-2): // «2 я неделя»
			from = i - 2
		case i >= 3 && isSign(p.toks, i-2, "-–") && isNo(i-3): // «2-я неделя»
			from = i - 3
		default:
			return
		}
		for _, n := range p.toks[from:to] {
			if n.kind == lexNumber {
				p.out.week = n.value
			}
		}
		p.toks = slices.Delete(slices.Clone(p.toks), from, to)
		return
	}
}

// takeNumber takes the number of an issue, a post or a list's line out of the
// text where a whole date follows: «Выпуск № 3, 4 сентября».
func (p *dateParser) takeNumber() {
	for i, t := range p.toks {
		if t.kind == lexNumber && t.digits <= 3 && p.counts(i) && p.dateIn(p.toks[i+1:]) {
			p.toks = slices.Delete(slices.Clone(p.toks), i, i+1)
			return
		}
	}
}

// counts reports whether a number is no part of the date behind it: a sign says
// so, or a weekday or a bracket stands between them.
func (p *dateParser) counts(i int) bool {
	if i > 0 && (isSign(p.toks, i-1, "#") || p.toks[i-1].text == "no") { // «№» folded
		return true
	}
	next := i + 1
	for next < len(p.toks) && p.toks[next].kind == lexSign {
		next++
	}
	if next == len(p.toks) || next == i+1 {
		return false
	}
	_, weekday := p.v.weekdays.senses[p.toks[next].text]
	_, month := p.v.months.senses[p.toks[next].text]
	ownDay := month && isSign(p.toks, i+1, "-–—") && isNumber(p.toks, next+1) && p.toks[next+1].digits <= 2
	return weekday || i > 0 && (isSign(p.toks, i+1, "([") || ownDay && p.toks[i-1].kind == lexWord)
}

// dateIn reports whether lexemes hold a day with its month.
func (p *dateParser) dateIn(toks []lexeme) bool {
	for i, t := range toks {
		_, month := p.v.months.senses[t.text]
		day := func(k int) bool { return k >= 0 && isNumber(toks, k) && toks[k].digits <= 2 }
		if month && (day(i-1) || day(i+1)) || day(i) && isSign(toks, i+1, "./") && day(i+2) {
			return true
		}
	}
	return false
}

// takeWords replaces months by their numbers and words between two dates by a
// dash, and drops weekdays, endings of numbers and brackets.
func (p *dateParser) takeWords() {
	out := p.toks[:0:0]
	for _, t := range p.toks {
		if t.kind == lexSign && strings.Contains(",()[]«»\"'’", t.text) {
			continue
		}
		if t.kind != lexWord {
			out = append(out, t)
			continue
		}
		if s, ok := p.v.months.senses[t.text]; ok {
			out = append(out, lexeme{kind: lexWord, text: t.text, value: int(monthNumber(s[0]))})
		} else if s, ok := p.v.weekdays.senses[t.text]; ok {
			p.out.weekday = int(s[0].meaning[0] - '0')
			// The point of an abbreviation: «чт.»
		} else if p.v.says("until", t.text) && len(out) > 0 {
			out = append(out, lexeme{kind: lexSign, text: "–"})
		} else if !p.v.says("ordinal", t.text) && !p.v.says("until", t.text) && !p.v.says("week", t.text) && t.text != "t" && t.text != "z" {
			p.unknown++
			p.undated = p.undated || p.v.says("undated", t.text)
		}
	}
	// Signs at the ends are punctuation: «2 сент.», «— 5 мая».
	for len(out) > 0 && out[0].kind == lexSign {
		out = out[1:]
	}
	for len(out) > 0 && out[len(out)-1].kind == lexSign {
		out = out[:len(out)-1]
	}
	p.toks = out
}

// parse reads one day or a range.
func (p *dateParser) parse() written {
	if p.isWeek() {
		return p.out
	}
	if len(p.toks) == 0 {
		if p.undated || p.out.weekday > 0 && p.unknown == 0 {
			p.out.kind = dateUndated
		}
		return p.out
	}
	rest := p.toks
	from, to, n := shortRange(rest)
	if n == 0 {
		from, n = readPoint(rest)
		if n == 0 {
			return p.failed()
		}
		rest = rest[n:]
		if len(rest) > 1 && isRangeSign(rest[0]) {
			if second, m := readPoint(rest[1:]); m > 0 {
				to, rest = second, rest[1+m:]
			}
		}
	} else {
		rest = rest[n:]
	}
	if from.month == 0 && to.month == 0 && (p.unknown > 0 || len(rest) > 0) {
		return p.failed() // a lone number among words is no date
	}
	if from.day == 0 {
		p.out.kind, p.out.from = dateMonth, from
		return p.out
	}
	p.out.kind, p.out.from, p.out.to = datePoint, from, to
	p.out.inherit()
	if !p.out.valid() {
		p.out.kind = dateBad
	}
	return p.out
}

// isWeek reports whether nothing but the number of a week was written, or a year
// beside it.
func (p *dateParser) isWeek() bool {
	switch {
	case p.out.week == 0:
		return false
	case len(p.toks) == 1 && p.toks[0].digits == 4:
		p.out.from.year = p.toks[0].value
	case len(p.toks) > 0:
		return false
	}
	p.out.kind = dateWeek
	return true
}

func (p *dateParser) failed() written {
	if p.undated {
		p.out.kind = dateUndated
	}
	return p.out
}

// inherit gives each end of a range what only the other one says.
func (w *written) inherit() {
	if w.to == (point{}) {
		return
	}
	if w.from.month == 0 {
		w.from.month = w.to.month
	}
	if w.to.month == 0 {
		w.to.month = w.from.month
	}
	if w.to.day == 0 { // «5 мая – июнь»: the end is no day
		w.to = point{}
		return
	}
	if w.from.year == 0 && w.to.year > 0 {
		w.from.year = w.to.year
		if w.from.month > w.to.month {
			w.from.year--
		}
	}
	if w.to.year == 0 && w.from.year > 0 {
		w.to.year = w.from.year
		if w.to.month < w.from.month {
			w.to.year++
		}
	}
}

func (w *written) valid() bool { return w.from.valid() && (w.to == point{} || w.to.valid()) }

// valid reports whether there is such a day; without a year, in a leap year.
func (p point) valid() bool {
	if p.year != 0 && (p.year < 1990 || p.year > 2100) || p.day < 1 || p.day > 31 || p.month > 12 {
		return false
	}
	year := p.year
	if year == 0 {
		year = 2024
	}
	return p.month == 0 || p.day <= rubric.Month{Year: year, Month: time.Month(p.month)}.Days()
}

// swapped exchanges day and month where both orders are possible.
func (p point) swapped() point {
	if p.slashed && p.day <= 12 {
		p.day, p.month = p.month, p.day
	}
	return p
}

// speaksOfWeeks reports whether a column's heading is that of weeks' numbers.
func (v *vocabulary) speaksOfWeeks(header string) bool {
	words := text.Tokens(header)
	return slices.ContainsFunc(words, func(w string) bool { return v.says("week", w) }) &&
		!slices.ContainsFunc(words, func(w string) bool {
			_, isDay := v.weekdays.senses[w]
			return isDay || v.says("day", w)
		})
}

func isRangeSign(t lexeme) bool {
	return t.kind == lexSign && (t.text == "-" || t.text == "–" || t.text == "—" || t.text == "−")
}

func monthNumber(s sense) time.Month {
	m := 0
	for _, d := range s.meaning {
		m = m*10 + int(d-'0')
	}
	return time.Month(m)
}
