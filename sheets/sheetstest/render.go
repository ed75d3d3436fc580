package sheetstest

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// numberFormat is a format's number format; nil for automatic.
func numberFormat(format obj) obj { return sub(format, "numberFormat") }

func isDateType(f obj) bool {
	switch str(f, "type") {
	case "DATE", "TIME", "DATE_TIME":
		return true
	}
	return false
}

// formatted is a cell's value as people see it.
func (d *document) formatted(c *cell) string {
	switch c.shown.kind {
	case textValue, errorValue:
		return c.shown.text
	case boolValue:
		if c.shown.truth {
			return "TRUE"
		}
		return "FALSE"
	case numberValue:
		return d.formatNumber(c.shown.number, numberFormat(c.format))
	}
	return ""
}

func (d *document) formatNumber(n float64, f obj) string {
	pattern := str(f, "pattern")
	switch str(f, "type") {
	case "DATE", "TIME", "DATE_TIME":
		return formatDate(n, orElse(pattern, d.defaultPattern(str(f, "type"))))
	case "PERCENT":
		return d.formatDecimal(n, orElse(pattern, d.defaultPattern("PERCENT")))
	case "NUMBER", "CURRENCY":
		return d.formatDecimal(n, orElse(pattern, d.defaultPattern("NUMBER")))
	case "SCIENTIFIC":
		return strconv.FormatFloat(n, 'E', 2, 64)
	}
	return d.localDecimal(general(n))
}

// defaultPattern is the pattern of a number format that names only its type; ""
// for types that have none.
func (d *document) defaultPattern(kind string) string {
	day := "m/d/yyyy"
	if d.commaLocale() {
		day = "dd.mm.yyyy"
	}
	switch kind {
	case "DATE":
		return day
	case "TIME":
		return "hh:mm:ss"
	case "DATE_TIME":
		return day + " hh:mm:ss"
	case "PERCENT":
		return "0.00%"
	case "NUMBER", "CURRENCY":
		return "#,##0.00"
	}
	return ""
}

// general shows a number with automatic format: at most ten significant digits.
func general(n float64) string {
	if math.Abs(n) >= 1e15 || n != 0 && math.Abs(n) < 1e-9 {
		return strconv.FormatFloat(n, 'E', 2, 64)
	}
	digits := 10 - int(math.Ceil(math.Log10(math.Max(math.Abs(n), 1))))
	s := strconv.FormatFloat(n, 'f', max(digits, 0), 64)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return s
}

func (d *document) localDecimal(s string) string {
	if d.commaLocale() {
		return strings.Replace(s, ".", ",", 1)
	}
	return s
}

// formatDecimal follows a pattern of digits such as 0.00%, #,##0 or 0 "шт".
func (d *document) formatDecimal(n float64, pattern string) string {
	pattern, _, _ = strings.Cut(pattern, ";")
	start := strings.IndexAny(pattern, "0#")
	if start < 0 {
		return pattern
	}
	end := strings.LastIndexAny(pattern, "0#") + 1
	digits := pattern[start:end]
	if strings.Contains(pattern, "%") {
		n *= 100
	}
	_, fraction, _ := strings.Cut(digits, ".")
	s := strconv.FormatFloat(n, 'f', len(fraction), 64)
	if optional := strings.Count(fraction, "#"); optional > 0 {
		for ; optional > 0 && strings.HasSuffix(s, "0"); optional-- {
			s = s[:len(s)-1]
		}
		s = strings.TrimSuffix(s, ".")
	}
	if strings.Contains(digits, ",") {
		s = d.groups(s)
	} else {
		s = d.localDecimal(s)
	}
	literal := strings.NewReplacer(`"`, "", `\`, "")
	return literal.Replace(pattern[:start]) + s + literal.Replace(pattern[end:])
}

func (d *document) groups(s string) string {
	whole, fraction, hasFraction := strings.Cut(s, ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	comma, point := ",", "."
	if d.commaLocale() {
		comma, point = "\u00a0", ","
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + comma + whole[i:]
	}
	if hasFraction {
		whole += point + fraction
	}
	return sign + whole
}

// formatDate follows a date pattern. A run of m means minutes after hours and
// before seconds, months elsewhere.
func formatDate(serial float64, pattern string) string {
	t := epoch.Add(time.Duration(math.Round(serial*86400)) * time.Second)
	var b strings.Builder
	afterHours := false
	for i := 0; i < len(pattern); {
		c := pattern[i] | 0x20
		if pattern[i] == '"' {
			end := strings.IndexByte(pattern[i+1:], '"')
			if end < 0 {
				break
			}
			b.WriteString(pattern[i+1 : i+1+end])
			i += end + 2
			continue
		}
		if strings.IndexByte("ymdhs", c) < 0 {
			b.WriteByte(pattern[i])
			i++
			continue
		}
		n := 1
		for i+n < len(pattern) && pattern[i+n]|0x20 == c {
			n++
		}
		i += n
		minutes := c == 'm' && n <= 2 && (afterHours || strings.HasPrefix(strings.TrimLeft(pattern[i:], ": "), "s"))
		b.WriteString(dateField(t, c, n, minutes))
		afterHours = c == 'h'
	}
	return b.String()
}

func dateField(t time.Time, c byte, n int, minutes bool) string {
	layout := map[byte][]string{
		'y': {"06", "06", "2006", "2006"}, 'm': {"1", "01", "Jan", "January"},
		'd': {"2", "02", "Mon", "Monday"}, 's': {"5", "05", "05", "05"},
	}
	switch {
	case c == 'h' && n == 1:
		return strconv.Itoa(t.Hour())
	case c == 'h':
		return t.Format("15")
	case minutes && n == 1:
		return t.Format("4")
	case minutes:
		return t.Format("04")
	}
	return t.Format(layout[c][min(n, 4)-1])
}
