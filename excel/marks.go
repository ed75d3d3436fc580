package excel

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"

	"rubric"
)

// Rubric knows its columns and tabs again by hidden defined names, never by
// what people see. Excel and LibreOffice keep such names right when columns
// move and when tabs are renamed, moved or deleted.
//
//   - A column's name belongs to its sheet and refers to the whole column, so
//     that a copy of the tab has columns of its own, as it should.
//   - A generated tab's name belongs to the book: a copy of that tab, which gets
//     a name of its own scope, is the team's.
//   - The digest of a generated tab's cells is a name with a text for a value.
const (
	markColumn = "_rubric."        // and the managed field
	markTab    = "_rubric.tab."    // and the role
	markDigest = "_rubric.digest." // and the role
)

// filterName is the program's own name for what a filter covers.
const filterName = "_xlnm._filterdatabase"

var generatedRoles = []rubric.Role{rubric.RoleAssessment, rubric.RoleCheck, rubric.RoleState}

// readColumns finds the managed columns of every tab.
func (b *book) readColumns() {
	for _, sh := range b.sheets {
		for _, f := range rubric.ManagedFields {
			n, ok := b.name(markColumn+string(f), sh.index)
			if !ok {
				continue
			}
			owner, ref := splitRef(n.text)
			at, ok := parseRange(ref)
			gone := b.orphaned(owner)
			if ok && at.Left == at.Right && (owner == sh.name || owner == "" || gone) && !sh.tab.Managed.Has(at.Left) {
				sh.tab.Managed = sh.tab.Managed.With(f, at.Left)
				sh.misnamed = sh.misnamed || gone
			}
		}
	}
}

// readGenerated finds the generated tabs and whether people changed them.
func (b *book) readGenerated() {
	for _, role := range generatedRoles {
		sh := b.generated(role)
		if sh == nil {
			continue
		}
		sh.tab.Generated = role
		if n, ok := b.name(markDigest+string(role), -1); ok {
			sh.tab.Altered = strings.Trim(n.text, `"`) != digest(sh.tab)
		}
	}
}

// generated finds the sheet that Rubric made for a role, nil when there is none.
func (b *book) generated(role rubric.Role) *sheet {
	n, ok := b.name(markTab+string(role), -1)
	if !ok {
		return nil
	}
	owner, _ := splitRef(n.text)
	for _, sh := range b.sheets {
		if sh.name == owner {
			return sh
		}
	}
	return b.byDigest(role)
}

// byDigest finds a generated tab whose name speaks of a tab that is gone, by what
// we last wrote into it; nil when it was deleted, or changed as well.
func (b *book) byDigest(role rubric.Role) *sheet {
	n, ok := b.name(markDigest+string(role), -1)
	if !ok {
		return nil
	}
	want := strings.Trim(n.text, `"`)
	for _, sh := range b.sheets {
		if digest(sh.tab) == want {
			return sh
		}
	}
	return nil
}

// digest condenses what a tab's cells say. Numbers count with the digits that
// every program keeps, and results of formulas do not count.
func digest(t *rubric.Tab) string {
	h := sha256.New()
	var buf []byte
	for _, row := range t.Rows {
		for _, c := range row.Cells {
			if c.Formula {
				continue
			}
			buf = append(buf[:0], cellRef{row.Number, c.Col}.String()...)
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
