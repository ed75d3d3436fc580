package sheetstest

import (
	"strconv"
	"strings"
)

// evaluate gives the value of a trivial formula: numbers with + - * / and
// parentheses, a text, TRUE or FALSE, HYPERLINK of two texts. Anything else is
// #NAME?: the stand-in does not calculate, tests say what a formula shows with
// [People.TypeFormula].
func evaluate(formula string) value {
	body := strings.TrimSpace(strings.TrimPrefix(formula, "="))
	switch upper := strings.ToUpper(body); {
	case upper == "TRUE", upper == "FALSE":
		return value{kind: boolValue, truth: upper == "TRUE"}
	case isQuoted(body):
		return value{kind: textValue, text: unquote(body)}
	case strings.HasPrefix(upper, "HYPERLINK(") && strings.HasSuffix(body, ")"):
		if label, ok := linkLabel(body[len("HYPERLINK(") : len(body)-1]); ok {
			return value{kind: textValue, text: label}
		}
	}
	p := &arithmetic{rest: body}
	if n, ok := p.sum(0); ok && strings.TrimSpace(p.rest) == "" {
		if p.dividedByZero {
			return value{kind: errorValue, text: "#DIV/0!"}
		}
		return value{kind: numberValue, number: n}
	}
	return value{kind: errorValue, text: "#NAME?"}
}

func isQuoted(s string) bool {
	return len(s) >= 2 && s[0] == '"' && s[len(s)-1] == '"' && !strings.Contains(strings.ReplaceAll(s[1:len(s)-1], `""`, ""), `"`)
}

func unquote(s string) string { return strings.ReplaceAll(s[1:len(s)-1], `""`, `"`) }

// linkLabel returns the second text of HYPERLINK's arguments.
func linkLabel(args string) (string, bool) {
	for _, sep := range []string{`",`, `";`} {
		if url, label, ok := strings.Cut(args, sep); ok && isQuoted(url+`"`) {
			if label = strings.TrimSpace(label); isQuoted(label) {
				return unquote(label), true
			}
		}
	}
	return unquoteIf(args)
}

func unquoteIf(s string) (string, bool) {
	if isQuoted(s) {
		return unquote(s), true
	}
	return "", false
}

type arithmetic struct {
	rest          string
	dividedByZero bool
}

func (p *arithmetic) next(of string) byte {
	p.rest = strings.TrimLeft(p.rest, " ")
	if p.rest != "" && strings.IndexByte(of, p.rest[0]) >= 0 {
		c := p.rest[0]
		p.rest = p.rest[1:]
		return c
	}
	return 0
}

func (p *arithmetic) sum(depth int) (float64, bool) {
	x, ok := p.product(depth)
	for ok {
		op := p.next("+-")
		if op == 0 {
			break
		}
		var y float64
		if y, ok = p.product(depth); op == '-' {
			y = -y
		}
		x += y
	}
	return x, ok
}

func (p *arithmetic) product(depth int) (float64, bool) {
	x, ok := p.factor(depth)
	for ok {
		op := p.next("*/")
		if op == 0 {
			break
		}
		var y float64
		y, ok = p.factor(depth)
		switch {
		case op == '*':
			x *= y
		case y == 0:
			p.dividedByZero = true
		default:
			x /= y
		}
	}
	return x, ok
}

func (p *arithmetic) factor(depth int) (float64, bool) {
	if depth > 100 {
		return 0, false
	}
	if p.next("-") != 0 {
		x, ok := p.factor(depth + 1)
		return -x, ok
	}
	if p.next("(") != 0 {
		x, ok := p.sum(depth + 1)
		return x, ok && p.next(")") != 0
	}
	p.rest = strings.TrimLeft(p.rest, " ")
	n := 0
	for n < len(p.rest) && (p.rest[n] >= '0' && p.rest[n] <= '9' || p.rest[n] == '.') {
		n++
	}
	x, err := strconv.ParseFloat(p.rest[:n], 64)
	p.rest = p.rest[n:]
	return x, err == nil
}
