package reconcile

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"

	"rubric"
)

// How much of the assessment a book wants in itself: the setting assessment.inBook.
const inBookSetting = "assessment.inBook"

// reportEdit returns the edit that puts the assessment into the book, and the
// report's digest; nil when the tab says it already, or should not be there.
func (p *pass) reportEdit() (rubric.Edit, string) {
	if p.noReport() {
		return nil, ""
	}
	digest := reportDigest(p.written)
	tab := p.grid.Generated(rubric.RoleAssessment)
	if tab != nil && !tab.Altered && p.remembered.Report == digest {
		return nil, digest
	}
	return rubric.PutTab{Role: rubric.RoleAssessment, Report: p.written}, digest
}

// noReport reports whether the team wants no assessment in its book.
func (p *pass) noReport() bool {
	switch strings.ToLower(p.Book.Setting(inBookSetting).Text) {
	case "off", "no", "none", "выкл", "нет":
		return true
	}
	return false
}

// reportDigest condenses everything a report says.
func reportDigest(r *rubric.Report) string {
	h := sha256.New()
	fmt.Fprintf(h, "%q %q\n", r.Lang, r.Title)
	enc := json.NewEncoder(h)
	for _, b := range r.Blocks {
		fmt.Fprintf(h, "%T ", b)
		if err := enc.Encode(b); err != nil {
			fmt.Fprintf(h, "%#v", b) // a figure that JSON cannot hold, such as NaN
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:12])
}
