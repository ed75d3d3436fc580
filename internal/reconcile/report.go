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

// inBookOf reads the setting; ok is false where it says nothing known.
func inBookOf(b *rubric.Book) (in inBook, ok bool) {
	switch strings.ToLower(b.Setting(rubric.SettingInBook).Text) {
	case "off", "no", "none", "выкл", "нет":
		return inBookOff, true
	case "team", "отдел", "команда":
		return inBookTeam, true
	case "", "full", "on", "yes", "вкл", "да", "полностью":
		return inBookFull, true
	}
	return inBookFull, false
}

// reportEdit returns the edit that puts the assessment into the book, and the
// report's digest; nil when the tab says it already, or should not be there.
func (p *pass) reportEdit(remembered string) (rubric.Edit, string) {
	report, tab := p.written, p.grid.Generated(rubric.RoleAssessment)
	in, _ := inBookOf(p.Book)
	switch in {
	case inBookOff:
		if tab == nil {
			return nil, ""
		}
		report = withdrawn(report)
	case inBookTeam:
		report = forTeam(report, p.steps)
	}
	digest := reportDigest(nameless(report, p.Book))
	if tab != nil && !tab.Altered && remembered == digest {
		return nil, digest
	}
	return rubric.PutTab{Role: rubric.RoleAssessment, Report: report}, digest
}

// withdrawn returns what the tab says in place of the report once the book wants
// no assessment in it: what was written before would grow old there, and may be
// just what the team is not to read. The tab itself is left for people to delete.
func withdrawn(r *rubric.Report) *rubric.Report {
	return &rubric.Report{Lang: r.Lang, Title: r.Title, Blocks: []rubric.Block{rubric.Lines{ID: "withdrawn", Lines: []rubric.Line{{
		Text: rubric.Text{
			RU: "По настройке assessment.inBook оценки в книге нет. Этот лист можно удалить.",
			EN: "By the setting assessment.inBook the book holds no assessment. This tab may be deleted.",
		}.In(r.Lang),
	}}}}}
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
