package reconcile

import (
	"slices"

	"rubric"
	"rubric/rules"
)

// teamBlocks are the parts of the assessment that set the plan against the
// strategy; see the blocks of internal/assess.
var teamBlocks = []string{"planfact", "planfact-mix", "goals", "mix", "mix-chart", "formats", "weeks"}

// maxTeamSteps bounds the steps that are listed: more nobody reads in one go.
const maxTeamSteps = 200

// forTeam returns the report for a book that shows its team no more than is the
// team's own: the plan against the strategy, and what the department can do next.
func forTeam(r *rubric.Report, c *rubric.Check) *rubric.Report {
	out := &rubric.Report{Lang: r.Lang, Title: r.Title, Blocks: []rubric.Block{teamSteps(c, r.Lang)}}
	for _, b := range r.Blocks {
		if slices.Contains(teamBlocks, blockID(b)) {
			out.Blocks = append(out.Blocks, b)
		}
	}
	return out
}

func blockID(b rubric.Block) string {
	switch b := b.(type) {
	case rubric.Lines:
		return b.ID
	case rubric.Tiles:
		return b.ID
	case rubric.Table:
		return b.ID
	case rubric.Chart:
		return b.ID
	}
	return ""
}

// teamSteps lists the open findings on which the department acts, each with its
// place.
func teamSteps(c *rubric.Check, lang rubric.Lang) rubric.Block {
	steps := rubric.Lines{ID: "steps", Title: rubric.Text{RU: "Что может сделать отдел", EN: "What the team can do"}.In(lang)}
	for i := range c.Findings {
		f := &c.Findings[i]
		if !f.Open() || f.Severity == rubric.Info || !f.Actor.Includes(rubric.Department) || len(steps.Lines) == maxTeamSteps {
			continue
		}
		steps.Lines = append(steps.Lines, rubric.Line{Text: clean(rules.Message(f, lang)), Link: f.Pos})
	}
	if len(steps.Lines) == 0 {
		steps.Lines = []rubric.Line{{
			Text: rubric.Text{RU: "От отдела сейчас ничего не нужно.", EN: "Nothing is needed from the team right now."}.In(lang),
			Tone: rubric.Good,
		}}
	}
	return steps
}
