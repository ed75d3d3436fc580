package sheetstest

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// parse reads a text as if a person had typed it (USER_ENTERED): a number, a
// percent, a day, a time, a boolean, a formula, or text. It returns the number
// format that the typing gives the cell, nil to keep the cell's.
func (d *document) parse(s string, format obj) (value, obj) {
	text := value{kind: textValue, text: s}
	switch {
	case strings.HasPrefix(s, "'"):
		return value{kind: textValue, text: s[1:]}, nil
	case strings.HasPrefix(s, "=") && len(s) > 1:
		return value{kind: formulaValue, text: s}, nil
	case str(format, "type") == "TEXT":
		return text, nil
	}
	trimmed := strings.TrimSpace(s)
	switch strings.ToUpper(trimmed) {
	case "TRUE", "ИСТИНА":
		return value{kind: boolValue, truth: true}, nil
	case "FALSE", "ЛОЖЬ":
		return value{kind: boolValue}, nil
	}
	if n, f, ok := d.parseNumber(trimmed); ok {
		return value{kind: numberValue, number: n}, keepOwn(format, f)
	}
	if n, f, ok := d.parseTime(trimmed); ok {
		return value{kind: numberValue, number: n}, keepOwn(format, f)
	}
	return text, nil
}

// keepOwn leaves a format that the cell already has of the same kind.
func keepOwn(own, typed obj) obj {
	if typed == nil || str(own, "type") == str(typed, "type") {
		return nil
	}
	return typed
}

var numberShape = regexp.MustCompile(`^[+-]?(\d+|\d{1,3}(,\d{3})+)?(\.\d*)?([eE][+-]?\d+)?$`)

func (d *document) parseNumber(s string) (float64, obj, bool) {
	body, percent := strings.CutSuffix(s, "%")
	body = strings.TrimSpace(body)
	if d.commaLocale() {
		body = strings.NewReplacer("\u00a0", "", " ", "", ",", ".").Replace(body)
	}
	if !numberShape.MatchString(body) || !strings.ContainsAny(body, "0123456789") {
		return 0, nil, false
	}
	n, err := strconv.ParseFloat(strings.ReplaceAll(body, ",", ""), 64)
	if err != nil {
		return 0, nil, false
	}
	if !percent {
		return n, nil, true
	}
	pattern := "0%"
	if strings.Contains(body, ".") {
		pattern = "0.00%"
	}
	return n / 100, obj{"type": "PERCENT", "pattern": pattern}, true
}

// commaLocale tells locales that write 1,5 for one and a half.
func (d *document) commaLocale() bool {
	switch language, _, _ := strings.Cut(d.locale(), "_"); language {
	case "ru", "uk", "de", "fr", "es", "it", "pl":
		return true
	}
	return false
}

type typedFormat struct{ layout, kind, pattern string }

// typedFormats are the ways to type days and times that the stand-in knows.
func (d *document) typedFormats() []typedFormat {
	days := []typedFormat{{"2006-1-2", "DATE", "yyyy-mm-dd"}}
	if d.commaLocale() {
		days = append(days, typedFormat{"2.1.2006", "DATE", "dd.mm.yyyy"}, typedFormat{"2.1.06", "DATE", "dd.mm.yy"})
	} else {
		days = append(days, typedFormat{"1/2/2006", "DATE", "m/d/yyyy"})
	}
	days = append(days, typedFormat{"2 Jan 2006", "DATE", "d mmm yyyy"}, typedFormat{"Jan 2, 2006", "DATE", "mmm d, yyyy"})
	all := days
	for _, day := range days {
		all = append(all,
			typedFormat{day.layout + " 15:04:05", "DATE_TIME", day.pattern + " hh:mm:ss"},
			typedFormat{day.layout + " 15:04", "DATE_TIME", day.pattern + " hh:mm"})
	}
	return append(all, typedFormat{"15:04:05", "TIME", "hh:mm:ss"}, typedFormat{"15:04", "TIME", "hh:mm"})
}

func (d *document) parseTime(s string) (float64, obj, bool) {
	if len(s) > 30 || !strings.ContainsAny(s, "0123456789") {
		return 0, nil, false
	}
	for _, f := range d.typedFormats() {
		t, err := time.Parse(f.layout, s)
		if err != nil {
			continue
		}
		if f.kind == "TIME" {
			t = t.AddDate(1899, 11, 29) // time.Parse gives January 1 of year 0
		}
		return serialOf(t), obj{"type": f.kind, "pattern": f.pattern}, true
	}
	return 0, nil, false
}

var epoch = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)

func serialOf(t time.Time) float64 {
	days := t.Sub(epoch) / (24 * time.Hour)
	rest := t.Sub(epoch) % (24 * time.Hour)
	return float64(days) + rest.Seconds()/86400
}
