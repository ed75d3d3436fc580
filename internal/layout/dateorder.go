package layout

import (
	"rubric"
)

// orderFinder finds out whether slashed dates such as 04/05 begin with the day
// or with the month.
type orderFinder struct {
	dayFirst, monthFirst int // dates that prove it: 25/04, 04/25
	points               []point
	fixed                []bool // a date whose order is known
	weekdays             []int
}

// most bounds how many dates are compared.
const mostOrdered = 400

// add looks at a date of the column.
func (o *orderFinder) add(p point, slashed bool, weekday int) {
	if len(o.points) < mostOrdered {
		o.points = append(o.points, p)
		o.fixed = append(o.fixed, !slashed)
		o.weekdays = append(o.weekdays, weekday)
	}
}

// find returns whether the month comes first, and whether that was only guessed.
func (o *orderFinder) find(ctx dayContext) (monthFirst, guessed bool) {
	if o.dayFirst+o.monthFirst > 0 {
		return o.monthFirst > 0 && o.dayFirst == 0, false
	}
	open := false
	for i, fixed := range o.fixed {
		open = open || !fixed && o.points[i].day != o.points[i].month
	}
	if !open {
		return false, false
	}
	day, month := o.inMonth(ctx, false), o.inMonth(ctx, true)
	if day != month { // the tab says it
		return month > day, false
	}
	if day, month = o.onWeekday(ctx, false), o.onWeekday(ctx, true); day != month {
		return month > day, true
	}
	const much = 3
	return o.leaps(true)*much < o.leaps(false), true
}

func (o *orderFinder) at(i int, swapped bool) point {
	if swapped && !o.fixed[i] {
		return o.points[i].swapped()
	}
	return o.points[i]
}

// inMonth counts the dates that are in the month of the tab or title.
func (o *orderFinder) inMonth(ctx dayContext, swapped bool) int {
	n := 0
	for i := range o.points {
		if ctx.month.Month > 0 && o.at(i, swapped).month == int(ctx.month.Month) {
			n++
		}
	}
	return n
}

// onWeekday counts the dates that agree with a weekday written beside them.
func (o *orderFinder) onWeekday(ctx dayContext, swapped bool) int {
	n := 0
	for i := range o.points {
		if o.weekdays[i] == 0 {
			continue
		}
		p := o.at(i, swapped)
		year := p.year
		if year == 0 {
			year = max(ctx.year, ctx.month.Year)
		}
		if year == 0 {
			year = ctx.asOf.Year
		}
		if d := p.date(year); !d.IsZero() && isoWeekday(d) == o.weekdays[i] {
			n++
		}
	}
	return n
}

// leaps adds up the days between neighbours: the right order leaps less.
func (o *orderFinder) leaps(swapped bool) int {
	year := 2024 // any, where none is written
	for _, p := range o.points {
		year = max(year, p.year)
	}
	sum := 0
	var last rubric.Date
	for i := range o.points {
		p := o.at(i, swapped)
		if p.year == 0 {
			p.year = year
		}
		d := p.date(0)
		if d.IsZero() {
			continue
		}
		if !last.IsZero() {
			sum += absolute(d.Sub(last))
		}
		last = d
	}
	return sum
}

// usSlashed tells the order that a slashed date proves: 1 month first, -1 day
// first, 0 neither.
func usSlashed(s string) int {
	var n [2]int
	part := 0
	for _, r := range s {
		switch {
		case isDigit(r):
			n[part] = n[part]*10 + int(r-'0')
		case r == '/' && part == 0:
			part = 1
		case r == '/':
			return order(n)
		case part == 1 && n[1] > 0:
			return order(n)
		case r != ' ':
			return 0
		}
		if n[part] > 99 {
			return 0
		}
	}
	if part == 0 {
		return 0
	}
	return order(n)
}

func order(n [2]int) int {
	switch {
	case n[0] <= 12 && n[1] > 12:
		return 1
	case n[0] > 12 && n[1] <= 12:
		return -1
	}
	return 0
}
