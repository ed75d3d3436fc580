package assess

import (
	"context"
	"strings"

	"rubric"
	"rubric/internal/propose"
	"rubric/internal/text"
)

// proposalSteps keeps the search for a proposal a small part of an assessment.
const proposalSteps = 100_000_000

// proposalBlocks shows the least that would bring the month within its targets,
// or which of them contradict each other. Where the search does not come to an
// end, the report keeps silent: the command takes more time; so it does where there
// is nothing to compare the plan with yet.
func (v *view) proposalBlocks() []rubric.Block {
	if len(v.month.Posts) == 0 || v.call.Kind == kindNoStrategy {
		return nil
	}
	p := propose.Make(context.Background(), v.o, v.c, propose.Options{Steps: proposalSteps})
	says := v.proposalLines(p)
	if len(says) == 0 {
		return nil
	}
	blocks := []rubric.Block{rubric.Lines{
		ID: "proposal", Title: v.say(proposalTitle, with{"month": text.MonthYear(v.lang, v.o.Month)}), Lines: says,
	}}
	if len(p.Additions)+len(p.Moves) > 0 {
		blocks = append(blocks, v.proposalTable(p))
	}
	return blocks
}

func (v *view) proposalTable(p *rubric.Proposal) rubric.Block {
	t := rubric.Table{ID: "proposal-steps", Columns: []rubric.TableColumn{
		v.column(colStep, 14), v.column(colDate, 14), v.column(colWas, 14), v.column(colWhat, 44),
		v.column(colChannel, 22), v.column(colFormat, 16), v.column(colTask, 36), v.column(colWhy, 58),
	}}
	for i := range p.Moves {
		m := &p.Moves[i]
		t.Rows = append(t.Rows, []rubric.Datum{
			v.text(wordMove).Toned(rubric.Strong), rubric.On(m.To), rubric.On(m.From).At(m.Entry.Pos), rubric.Say(m.Entry.Title()),
			rubric.Say(strings.Join(m.Entry.Channel.Texts(), ", ")), rubric.Say(m.Entry.Format.Text), {}, v.text(m.Reason.Says),
		})
	}
	for i := range p.Additions {
		a := &p.Additions[i]
		task := ""
		if len(a.Serves) > 0 {
			task = a.Serves[0]
		}
		t.Rows = append(t.Rows, []rubric.Datum{
			v.text(wordAdd).Toned(rubric.Strong), rubric.On(a.Date), {}, rubric.Say(a.Rubric.Text),
			rubric.Say(strings.Join(a.Channel.Texts(), ", ")), rubric.Say(a.Format.Text), rubric.Say(task), v.text(a.Reason.Says),
		})
	}
	return withoutEmpty(t, 1)
}

// proposalLines are the sentences above the proposal; none where there is
// nothing to say.
func (v *view) proposalLines(p *rubric.Proposal) []rubric.Line {
	effort := with{"effort": v.effort(p.Effort)}
	switch p.Outcome {
	case rubric.ProposalNone:
		return []rubric.Line{{Text: v.say(proposalNone, nil)}}
	case rubric.ProposalFound:
		phrase := proposalFound
		if p.Smallest() {
			phrase = proposalSmallest
		}
		return []rubric.Line{{Text: v.say(phrase, effort)}}
	case rubric.ProposalConflict:
		phrase := proposalConflict
		if len(p.Conflict) == 1 {
			phrase = proposalOutOfReach
		}
		lines := []rubric.Line{{Text: v.say(phrase, nil)}}
		for i := range p.Conflict {
			lines = append(lines, rubric.Line{Text: "— " + p.Conflict[i].Says.In(v.lang)})
		}
		if len(p.Additions)+len(p.Moves) > 0 {
			lines = append(lines, rubric.Line{Text: v.say(proposalRest, effort)})
		}
		return lines
	}
	return nil
}

// effort words what a proposal asks for.
func (v *view) effort(e rubric.Effort) string {
	var parts []string
	if e.Additions > 0 {
		parts = append(parts, v.say(effortAdd, with{"n": e.Additions}))
	}
	if e.Moves > 0 {
		parts = append(parts, v.say(effortMove, with{"n": e.Moves}))
	}
	return v.listed(parts)
}
