package sheetstest

import (
	"strconv"
	"strings"
)

// ref is a range as A1 notation writes it; -1 is an open end.
type ref struct {
	sheet                    *sheet
	top, left, bottom, right int
	text                     string // as the caller wrote it; "" for a filter's
}

// said is the range in the words of a refusal: the caller's own.
func (r ref) said() string { return orElse(r.text, r.sheet.a1(r.area())) }

// single reports whether the range names one cell.
func (r ref) single() bool {
	return r.top >= 0 && r.left >= 0 && r.bottom == r.top+1 && r.right == r.left+1
}

// area closes the open ends at the grid's edge.
func (r ref) area() area {
	a := area{r.sheet.id, max(r.top, 0), max(r.left, 0), r.bottom, r.right}
	if a.bottom < 0 {
		a.bottom = r.sheet.rows
	}
	if a.right < 0 {
		a.right = r.sheet.cols
	}
	return a
}

// ref names an area.
func (s *sheet) ref(a area) ref {
	return ref{sheet: s, top: a.top, left: a.left, bottom: a.bottom, right: a.right}
}

// ref parses A1 notation: 'Title'!A1:B2, A:C, 3:5, A2:B, a title or a named range.
func (d *document) ref(s string) (ref, *apiError) {
	r, err := d.parseRef(s)
	r.text = s
	return r, err
}

func (d *document) parseRef(s string) (ref, *apiError) {
	title, rest, quoted, ok := splitTitle(s)
	if !ok {
		return ref{}, unparsable(s)
	}
	if quoted || rest != "" || strings.HasSuffix(s, "!") {
		return d.titledRef(s, title, rest)
	}
	if r, ok := parseCells(title); ok {
		r.sheet = d.first()
		return r, nil
	}
	for _, n := range d.named {
		if strings.EqualFold(str(n, "name"), title) {
			return d.namedRef(s, sub(n, "range"))
		}
	}
	return d.titledRef(s, title, "")
}

func (d *document) titledRef(s, title, cells string) (ref, *apiError) {
	sh := d.titled(title)
	if sh == nil {
		return ref{}, unparsable(s)
	}
	if cells == "" {
		return ref{sheet: sh, top: -1, left: -1, bottom: -1, right: -1}, nil
	}
	r, ok := parseCells(cells)
	if !ok {
		return ref{}, unparsable(s)
	}
	r.sheet = sh
	return r, nil
}

func (d *document) namedRef(s string, r obj) (ref, *apiError) {
	sh := d.sheet(num(r, "sheetId"))
	if sh == nil {
		return ref{}, unparsable(s)
	}
	return ref{
		sheet: sh, top: numOr(r, "startRowIndex", -1), left: numOr(r, "startColumnIndex", -1),
		bottom: numOr(r, "endRowIndex", -1), right: numOr(r, "endColumnIndex", -1),
	}, nil
}

func unparsable(s string) *apiError { return invalid("Unable to parse range: %s", s) }

// splitTitle takes the title off a range. Without an exclamation mark an
// unquoted text is returned as the title.
func splitTitle(s string) (title, rest string, quoted, ok bool) {
	if !strings.HasPrefix(s, "'") {
		if i := strings.LastIndexByte(s, '!'); i >= 0 {
			return s[:i], s[i+1:], false, true
		}
		return s, "", false, s != ""
	}
	var b strings.Builder
	for i := 1; i < len(s); i++ {
		if s[i] != '\'' {
			b.WriteByte(s[i])
			continue
		}
		if i+1 < len(s) && s[i+1] == '\'' {
			b.WriteByte('\'')
			i++
			continue
		}
		after := s[i+1:]
		if after == "" {
			return b.String(), "", true, true
		}
		return b.String(), strings.TrimPrefix(after, "!"), true, strings.HasPrefix(after, "!")
	}
	return "", "", true, false
}

// parseCells reads A1, A1:B2, A:B, 1:2, A2:B.
func parseCells(s string) (ref, bool) {
	first, second, isRange := strings.Cut(s, ":")
	r1, c1, ok := parseCell(first)
	if !ok {
		return ref{}, false
	}
	if !isRange {
		return ref{top: r1, left: c1, bottom: r1 + 1, right: c1 + 1}, r1 >= 0 && c1 >= 0
	}
	r2, c2, ok := parseCell(second)
	if !ok {
		return ref{}, false
	}
	top, bottom := ends(r1, r2)
	left, right := ends(c1, c2)
	return ref{top: top, left: left, bottom: bottom, right: right}, true
}

// ends orders two indexes of which one may be open.
func ends(a, b int) (start, end int) {
	switch {
	case a < 0 && b < 0:
		return -1, -1
	case a < 0:
		return b, -1
	case b < 0:
		return a, -1
	}
	return min(a, b), max(a, b) + 1
}

// parseCell reads B3, B or 3; what is missing is -1.
func parseCell(s string) (row, col int, ok bool) {
	s = strings.ReplaceAll(s, "$", "")
	letters := 0
	col = 0
	for letters < len(s) && letters < 4 && isLetter(s[letters]) {
		col = col*26 + int(s[letters]|0x20-'a') + 1
		letters++
	}
	digits := s[letters:]
	if letters > 3 || s == "" || len(digits) > 8 {
		return 0, 0, false
	}
	if digits == "" {
		return -1, col - 1, true
	}
	n, err := strconv.Atoi(digits)
	if err != nil || n < 1 || digits[0] == '+' {
		return 0, 0, false
	}
	return n - 1, col - 1, true
}

func isLetter(c byte) bool { c |= 0x20; return c >= 'a' && c <= 'z' }

// columnName returns A for 0, AA for 26.
func columnName(col int) string {
	var b []byte
	for col++; col > 0; col = (col - 1) / 26 {
		b = append([]byte{byte('A' + (col-1)%26)}, b...)
	}
	return string(b)
}

// a1 writes an area as replies do.
func (s *sheet) a1(a area) string {
	first := columnName(a.left) + strconv.Itoa(a.top+1)
	last := columnName(a.right-1) + strconv.Itoa(a.bottom)
	if first == last || a.empty() {
		return quoteTitle(s.title()) + "!" + first
	}
	return quoteTitle(s.title()) + "!" + first + ":" + last
}

// quoteTitle quotes a title unless it is a plain ASCII word that is no cell.
func quoteTitle(title string) string {
	plain := title != ""
	for i := range len(title) {
		c := title[i]
		if !isLetter(c) && c != '_' && (i == 0 || c < '0' || c > '9') {
			plain = false
		}
	}
	if row, col, ok := parseCell(title); ok && row >= 0 && col >= 0 {
		plain = false
	}
	if plain {
		return title
	}
	return "'" + strings.ReplaceAll(title, "'", "''") + "'"
}
