package reconcile

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"

	"rubric"
)

// inBook is how much of the assessment a book wants in itself: the setting
// assessment.inBook.
type inBook int

const (
	inBookFull inBook = iota
	inBookTeam
	inBookOff
)

func inBookOf(b *rubric.Book) inBook {
	switch strings.ToLower(b.Setting("assessment.inBook").Text) {
	case "off", "no", "none", "выкл", "нет":
		return inBookOff
	case "team", "отдел", "команда":
		return inBookTeam
	}
	return inBookFull
}

// reportEdit returns the edit that puts the assessment into the book, and the
// report's digest; nil when the tab says it already, or should not be there.
func (p *pass) reportEdit(remembered string) (rubric.Edit, string) {
	report := p.written
	switch inBookOf(p.Book) {
	case inBookOff:
		return nil, ""
	case inBookTeam:
		report = forTeam(report, p.Check)
	}
	digest := reportDigest(report)
	tab := p.grid.Generated(rubric.RoleAssessment)
	if tab != nil && !tab.Altered && remembered == digest {
		return nil, digest
	}
	return rubric.PutTab{Role: rubric.RoleAssessment, Report: report}, digest
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
