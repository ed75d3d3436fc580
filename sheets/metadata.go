package sheets

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"strconv"
	"strings"

	"rubric"
)

// Rubric knows its columns and tabs again by developer metadata, which follows a
// column when people move it or rename its heading. It is visible to every
// program that may read the document: the Apps Script tells our edits by it.
const (
	// ColumnKey marks a managed column; the value is the managed field.
	ColumnKey = "rubric.column"
	// TabKey marks a generated tab; the value is the role, the sheet's id, a
	// digest of the cells as we wrote them, and the ids of our charts. The sheet's
	// id tells the tab from a copy of it, which bears the same metadata but is the
	// team's.
	TabKey = "rubric.tab"
)

const visibleToAll = "DOCUMENT"

// tabMark is what the metadata of a generated tab says.
type tabMark struct {
	role   rubric.Role
	sheet  int64
	digest string  // of the cells; "" where people's changes do not matter
	charts []int64 // those that are ours
}

func (m tabMark) String() string {
	parts := []string{string(m.role), strconv.FormatInt(m.sheet, 10)}
	if m.digest != "" {
		parts = append(parts, m.digest)
	}
	for _, id := range m.charts {
		parts = append(parts, strconv.FormatInt(id, 10))
	}
	return strings.Join(parts, " ")
}

// parseTabMark reads a mark; ok is false for one that is not about the sheet.
func parseTabMark(value string, sheet int64) (m tabMark, ok bool) {
	parts := strings.Fields(value)
	if len(parts) < 2 || parts[1] != strconv.FormatInt(sheet, 10) {
		return m, false
	}
	m.role, m.sheet = rubric.Role(parts[0]), sheet
	if len(parts) > 2 {
		m.digest = parts[2]
		for _, part := range parts[3:] {
			if id, err := strconv.ParseInt(part, 10, 64); err == nil {
				m.charts = append(m.charts, id)
			}
		}
	}
	switch m.role {
	case rubric.RoleAssessment, rubric.RoleCheck, rubric.RoleState:
		return m, true
	}
	return m, false
}

// ids are those that a spreadsheet has given out, as far as we can see them.
type ids map[int64]bool

// fresh makes an id from what it is for. It follows from that and from the ids
// in use, so that a request made again after a lost reply bears the same ids,
// and is refused rather than done twice.
func (taken ids) fresh(purpose ...any) int64 {
	for salt := 0; ; salt++ {
		if id := derive(append(purpose, salt)...); !taken[id] {
			taken[id] = true
			return id
		}
	}
}

// derive makes an id: a positive number of 32 bits, and not a small one, which
// are left to people's sheets.
func derive(purpose ...any) int64 {
	sum := sha256.Sum256(fmt.Appendf(nil, "%q", purpose))
	return int64(binary.BigEndian.Uint32(sum[:4])&0x7fffffff | 1<<16)
}
