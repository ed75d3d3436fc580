package sheets

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash"
	"math"
	"strconv"

	"rubric"
)

// revisionOf condenses everything that Read returned.
func revisionOf(g *rubric.Grid) rubric.Revision {
	h := sha256.New()
	fmt.Fprintf(h, "%q %q\n", g.Title, g.TimeZone)
	for _, t := range g.Tabs {
		fmt.Fprintf(h, "%q %q %t %q %t %v %v %v %v\n", t.Key, t.Name, t.Hidden, t.Generated, t.Altered,
			t.Managed, t.Merges, t.HiddenRows, t.HiddenCols)
		for _, l := range t.Lists {
			fmt.Fprintf(h, "%v %q %q\n", l.Ranges, l.Values, l.Source)
		}
		hashRows(h, t.Rows)
	}
	return rubric.Revision("sheets:" + hex.EncodeToString(h.Sum(nil)[:16]))
}

func hashRows(h hash.Hash, rows []rubric.Row) {
	var buf []byte
	for _, r := range rows {
		buf = binary.AppendUvarint(buf[:0], uint64(r.Number))
		for _, c := range r.Cells {
			buf = binary.AppendUvarint(buf, uint64(c.Col))
			buf = append(buf, byte(c.Kind), byte(c.Format))
			buf = strconv.AppendBool(buf, c.Formula)
			buf = binary.BigEndian.AppendUint64(buf, math.Float64bits(c.Number))
			buf = binary.AppendUvarint(buf, uint64(len(c.Text)))
			buf = append(buf, c.Text...)
		}
		h.Write(buf)
	}
}

// digestOf condenses what the cells of a generated tab say: how they look may
// change, and people do not change a report by setting it in bold.
func digestOf(rows []rubric.Row) string {
	h := sha256.New()
	var buf []byte
	for _, r := range rows {
		for _, c := range r.Cells {
			buf = binary.AppendUvarint(buf[:0], uint64(r.Number))
			buf = binary.AppendUvarint(buf, uint64(c.Col))
			buf = append(buf, byte(c.Kind))
			if c.Kind == rubric.TextCell || c.Kind == rubric.ErrorCell {
				buf = strconv.AppendQuote(buf, c.Text)
			} else {
				buf = strconv.AppendFloat(buf, c.Number, 'g', 12, 64)
			}
			h.Write(append(buf, '\n'))
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:12])
}
