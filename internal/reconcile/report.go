package reconcile

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"rubric"
	"rubric/internal/assess"
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
		report = forTeam(report, p.steps)
	}
	digest := reportDigest(nameless(report, p.Book))
	tab := p.grid.Generated(rubric.RoleAssessment)
	if tab != nil && !tab.Altered && remembered == digest {
		return nil, digest
	}
	return rubric.PutTab{Role: rubric.RoleAssessment, Report: report}, digest
}

// nameless returns the report without the name of the book's file: a copy of a
// book, or one under another name, is no reason to write into it.
func nameless(r *rubric.Report, b *rubric.Book) *rubric.Report {
	name, given := assess.Name(b)
	if given || name == "" {
		return r
	}
	out := *r
	out.Title = strings.TrimSuffix(r.Title, name)
	if len(r.Blocks) == 0 {
		return &out
	}
	if screen, ok := r.Blocks[0].(rubric.Lines); ok && len(screen.Lines) > 0 {
		screen.Lines = slices.Clone(screen.Lines)
		screen.Lines[0].Text = strings.TrimPrefix(screen.Lines[0].Text, name)
		out.Blocks = slices.Clone(r.Blocks)
		out.Blocks[0] = screen
	}
	return &out
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
