package text

import (
	"math"
	"strconv"
	"strings"

	"rubric"
)

const nbsp = "\u00a0"

// Plural picks the form that goes with n: Russian has three, English uses one
// and many.
func Plural(lang rubric.Lang, n int, one, few, many string) string {
	if n < 0 {
		n = -n
	}
	if lang != rubric.Russian {
		if n == 1 {
			return one
		}
		return many
	}
	switch {
	case n%10 == 1 && n%100 != 11:
		return one
	case 2 <= n%10 && n%10 <= 4 && (n%100 < 12 || n%100 > 14):
		return few
	}
	return many
}

// Number words a number with its thousands set apart and at most two decimals:
// "1 240,5" (with a no-break space) or "1,240.5".
func Number(lang rubric.Lang, x float64) string {
	s := strconv.FormatFloat(math.Round(x*100)/100, 'f', -1, 64)
	whole, decimals, _ := strings.Cut(s, ".")
	sign := ""
	if digits, negative := strings.CutPrefix(whole, "-"); negative {
		sign, whole = "-", digits
	}
	group, point := ",", "."
	if lang == rubric.Russian {
		group, point = nbsp, ","
	}
	first := (len(whole)-1)%3 + 1
	var b strings.Builder
	b.WriteString(sign + whole[:first])
	for i := first; i+3 <= len(whole); i += 3 {
		b.WriteString(group + whole[i:i+3])
	}
	if decimals != "" {
		b.WriteString(point + decimals)
	}
	return b.String()
}

// Percent words a number of percents: "39 %" (with a no-break space) or "39%".
// Below 10 it keeps one decimal.
func Percent(lang rubric.Lang, x float64) string {
	if math.Abs(x) < 10 {
		x = math.Round(x*10) / 10
	} else {
		x = math.Round(x)
	}
	if lang == rubric.Russian {
		return Number(lang, x) + nbsp + "%"
	}
	return Number(lang, x) + "%"
}
