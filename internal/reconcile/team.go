package reconcile

import (
	"slices"

	"rubric"
)

// teamBlocks are the parts of the assessment that set the plan against the
// strategy; see the blocks of internal/assess.
var teamBlocks = []string{
	"planfact", "planfact-mix", "goals", "outside", "mix", "mix-chart", "formats", "weeks", "proposal", "proposal-steps",
}

// forTeam returns the report for a book that shows its team no more than is the
// team's own: the plan against the strategy, and what the department can do next.
func forTeam(r *rubric.Report, steps []rubric.Step) *rubric.Report {
	out := &rubric.Report{Lang: r.Lang, Title: r.Title, Blocks: []rubric.Block{teamSteps(steps, r.Lang)}}
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

// teamSteps lists what the department does next. The findings themselves stand
// beside the posts.
func teamSteps(all []rubric.Step, lang rubric.Lang) rubric.Block {
	steps := rubric.Lines{ID: "steps", Title: rubric.Text{RU: "Что может сделать отдел", EN: "What the team can do"}.In(lang)}
	for _, s := range all {
		if s.Severity != rubric.Info && s.Actor.Includes(rubric.Department) {
			steps.Lines = append(steps.Lines, rubric.Line{Text: s.Text, Link: s.At})
		}
	}
	if len(steps.Lines) == 0 {
		steps.Lines = []rubric.Line{{
			Text: rubric.Text{RU: "От отдела сейчас ничего не нужно.", EN: "Nothing is needed from the team right now."}.In(lang),
			Tone: rubric.Good,
		}}
	}
	return steps
}
