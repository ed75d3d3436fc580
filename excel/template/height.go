package template

import (
	"math"
	"strings"
)

// lineHeight is the height of one line of text, in points.
const lineHeight = 15

// heights makes the example's rows high enough for their wrapped texts: not
// every program does so on opening a file.
func (b *builder) heights(t tab) error {
	for i, row := range b.spec.Rows[t.role] {
		lines := 1
		for _, spec := range t.fields {
			s := shapeOf(t.role, spec.Field)
			v := row[spec.Field]
			if d, ok := v.(Draft); ok {
				v = d.Value
			}
			text, ok := v.(string)
			if ok && (s.kind == kindText || s.kind == kindLead) {
				lines = max(lines, linesOf(text, s))
			}
		}
		if err := b.file.SetRowHeight(b.name(t.role), t.top+1+i, lineHeight*float64(lines)+4); err != nil {
			return err
		}
	}
	return nil
}

// linesOf estimates how many lines a text takes in a column. Widths count
// digits, and letters are narrower on average; bold ones less so.
func linesOf(text string, s shape) int {
	fits := (s.width - 2) * 1.08
	if s.kind == kindLead {
		fits *= 0.9
	}
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		n += max(1, int(math.Ceil(float64(len([]rune(line)))/fits)))
	}
	return n
}
