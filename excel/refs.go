package excel

import (
	"strconv"
	"strings"

	"rubric"
)

// cellRef is a place in a sheet.
type cellRef struct{ row, col int }

func (r cellRef) String() string { return string(r.append(nil)) }

// append appends the reference to text.
func (r cellRef) append(dst []byte) []byte {
	var letters [8]byte
	i := len(letters)
	for col := r.col; col > 0 && i > 0; col = (col - 1) / 26 {
		i--
		letters[i] = byte('A' + (col-1)%26)
	}
	return strconv.AppendInt(append(dst, letters[i:]...), int64(r.row), 10)
}

// parseCell reads a reference such as B12 or $B$12. A part that is missing or
// no reference is 0.
func parseCell(b []byte) (ref cellRef) {
	i := 0
	if i < len(b) && b[i] == '$' {
		i++
	}
	for ; i < len(b) && i < 8; i++ {
		c := b[i] &^ 0x20
		if c < 'A' || c > 'Z' {
			break
		}
		ref.col = ref.col*26 + int(c-'A') + 1
	}
	if i < len(b) && b[i] == '$' {
		i++
	}
	ref.row = parseDigits(b[i:])
	return ref
}

// parseDigits reads a number of at most nine digits; 0 for anything else.
func parseDigits(b []byte) int {
	if len(b) == 0 || len(b) > 9 {
		return 0
	}
	n := 0
	for _, c := range b {
		if c < '0' || c > '9' {
			return 0
		}
		n = n*10 + int(c-'0')
	}
	return n
}

// parseRange reads A1:B2, A1, A:B or 1:2. It reports false for anything else.
func parseRange(s string) (rubric.Range, bool) {
	from, to, ok := strings.Cut(s, ":")
	if !ok {
		to = from
	}
	a, b := parseCell([]byte(from)), parseCell([]byte(to))
	if (a.row == 0) != (b.row == 0) || (a.col == 0) != (b.col == 0) || !ok && (a.row == 0 || a.col == 0) || a == (cellRef{}) {
		return rubric.Range{}, false
	}
	if a.row == 0 && b.row == 0 {
		a.row, b.row = 1, 1<<20
	}
	if a.col == 0 && b.col == 0 {
		a.col, b.col = 1, 1<<14
	}
	r := rubric.Range{Top: min(a.row, b.row), Left: min(a.col, b.col), Bottom: max(a.row, b.row), Right: max(a.col, b.col)}
	return r, r.Top > 0 && r.Left > 0 && r.Bottom <= 1<<20 && r.Right <= 1<<14
}

// rangeText writes a range as a sheet does.
func rangeText(r rubric.Range) string {
	from, to := cellRef{r.Top, r.Left}, cellRef{r.Bottom, r.Right}
	if from == to {
		return from.String()
	}
	return from.String() + ":" + to.String()
}

// parseRanges reads ranges separated by spaces (ST_Sqref), leaving out what is none.
func parseRanges(s string) []rubric.Range {
	var out []rubric.Range
	for f := range strings.FieldsSeq(s) {
		if r, ok := parseRange(f); ok {
			out = append(out, r)
		}
	}
	return out
}

// splitRef splits 'Sheet name'!$A$1 into the sheet's name and the rest.
func splitRef(ref string) (sheet, rest string) {
	i := strings.LastIndexByte(ref, '!')
	if i < 0 {
		return "", ref
	}
	sheet, rest = ref[:i], ref[i+1:]
	if len(sheet) >= 2 && sheet[0] == '\'' && sheet[len(sheet)-1] == '\'' {
		sheet = strings.ReplaceAll(sheet[1:len(sheet)-1], "''", "'")
	}
	return sheet, rest
}

// quoteSheet writes a sheet's name as references need it.
func quoteSheet(name string) string {
	return "'" + strings.ReplaceAll(name, "'", "''") + "'"
}
