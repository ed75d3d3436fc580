package layout

// readPoint reads one day from the start of the lexemes and tells how many it
// took; 0 when there is none. Month words carry their number as value.
func readPoint(t []lexeme) (point, int) {
	switch {
	case isMonth(t, 0):
		return monthFirst(t)
	case !isNumber(t, 0):
		return point{}, 0
	case t[0].digits == 8:
		return point{year: t[0].value / 10000, month: t[0].value / 100 % 100, day: t[0].value % 100}, 1
	case t[0].digits == 4:
		return yearFirst(t)
	case t[0].digits > 2:
		return point{}, 0
	}
	p := point{day: t[0].value}
	i := 1
	if isSign(t, i, ".-/") && isMonth(t, i+1) {
		i++ // 17-Jun, 17.июн
	}
	if isMonth(t, i) {
		p.month = t[i].value
		year, n := yearAfter(t[i+1:], true)
		p.year = year
		return p, i + 1 + n
	}
	if !isSign(t, 1, "./-") || !isNumber(t, 2) {
		return p, 1
	}
	return numeric(t)
}

// numeric reads d.m, d.m.y and d-m-y; d-m alone is a range of days.
func numeric(t []lexeme) (point, int) {
	p := point{day: t[0].value, month: t[2].value, slashed: t[1].text == "/"}
	n := 3
	if t[2].digits == 4 && t[2].value > 1900 { // 05.2026: a month
		return point{month: t[0].value, year: t[2].value}, 3
	}
	if t[2].digits > 2 {
		return point{day: p.day}, 1
	}
	if isSign(t, 3, t[1].text) && isNumber(t, 4) && (t[4].digits == 2 || t[4].digits == 4) {
		p.year, n = fullYear(t[4]), 5
	} else if t[1].text == "-" {
		return point{day: p.day}, 1
	}
	if p.month > 12 && p.day <= 12 {
		p.day, p.month, p.slashed = p.month, p.day, false
	}
	return p, n
}

// yearFirst reads 2026-05-20, 2026/05/20, 2026.05.20 and the month 2026-05.
func yearFirst(t []lexeme) (point, int) {
	p := point{year: t[0].value}
	if !isSign(t, 1, "-./") || !isNumber(t, 2) || t[2].digits > 2 {
		if isMonth(t, 1) {
			return point{year: p.year, month: t[1].value}, 2
		}
		return point{}, 0
	}
	p.month = t[2].value
	if isSign(t, 3, t[1].text) && isNumber(t, 4) && t[4].digits <= 2 {
		p.day = t[4].value
		return p, 5
	}
	if p.month == 0 || p.month > 12 {
		return point{}, 0
	}
	return p, 3
}

// monthFirst reads Apr 8, April 8 2026, and a month alone or with a year.
func monthFirst(t []lexeme) (point, int) {
	p := point{month: t[0].value}
	i := 1
	for isSign(t, i, ".-/") && isNumber(t, i+1) {
		i++
	}
	if !isNumber(t, i) {
		return p, 1
	}
	if t[i].digits == 4 {
		p.year = t[i].value
		return p, i + 1
	}
	if t[i].digits > 2 {
		return p, 1
	}
	p.day = t[i].value
	year, n := yearAfter(t[i+1:], false)
	p.year = year
	return p, i + 1 + n
}

// yearAfter reads the year behind a day and a month word. Two digits are a
// year only where a sign joins them: 17-Jun-26.
func yearAfter(t []lexeme, short bool) (year, n int) {
	i := 0
	if isSign(t, 0, ".-/") {
		i = 1
	}
	switch {
	case !isNumber(t, i):
		return 0, 0
	case t[i].digits == 4:
		return t[i].value, i + 1
	case short && i == 1 && len(t) == 2 && t[1].digits == 2:
		return fullYear(t[i]), 2
	}
	return 0, 0
}

// shortRange reads ranges whose first day borrows the month of the second:
// 05-06.09, 18–19 Apr, Jun 8–14.
func shortRange(t []lexeme) (from, to point, n int) {
	if isMonth(t, 0) && isNumber(t, 1) && len(t) > 3 && isRangeSign(t[2]) && isNumber(t, 3) &&
		t[1].digits <= 2 && t[3].digits <= 2 && !isMonth(t, 4) && !isSign(t, 4, "./") {
		from = point{month: t[0].value, day: t[1].value}
		to = point{month: t[0].value, day: t[3].value}
		year, used := yearAfter(t[4:], false)
		from.year, to.year = year, year
		return from, to, 4 + used
	}
	if !isNumber(t, 0) || t[0].digits > 2 || len(t) < 4 || !isRangeSign(t[1]) || !isNumber(t, 2) || t[2].digits > 2 {
		return point{}, point{}, 0
	}
	if !isMonth(t, 3) && !isSign(t, 3, "./") {
		return point{}, point{}, 0
	}
	to, used := readPoint(t[2:])
	if to.day == 0 || to.month == 0 {
		return point{}, point{}, 0
	}
	return point{day: t[0].value, month: to.month, year: to.year}, to, 2 + used
}

func isNumber(t []lexeme, i int) bool { return i < len(t) && t[i].kind == lexNumber }

func isMonth(t []lexeme, i int) bool {
	return i < len(t) && t[i].kind == lexWord && t[i].value > 0
}

// isSign reports whether the lexeme is one of the signs.
func isSign(t []lexeme, i int, signs string) bool {
	if i >= len(t) || t[i].kind != lexSign {
		return false
	}
	for _, s := range signs {
		if t[i].text == string(s) {
			return true
		}
	}
	return false
}

func fullYear(t lexeme) int {
	if t.digits == 2 {
		return 2000 + t.value
	}
	return t.value
}
