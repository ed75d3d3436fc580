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
// end, the report keeps silent: the command takes more time.
func (v *view) proposalBlocks() []rubric.Block {
	if len(v.month.Posts) == 0 {
		return nil
	}
	p := propose.Make(context.Background(), v.o, v.c, propose.Options{Steps: proposalSteps})
	intro := v.proposalIntro(p)
	if intro == "" {
		return nil
	}
	title := v.say(proposalTitle, with{"month": text.MonthYear(v.lang, v.o.Month)})
	if len(p.Additions)+len(p.Moves) == 0 {
		return []rubric.Block{rubric.Lines{ID: "proposal", Title: title, Lines: []rubric.Line{{Text: intro}}}}
	}
	t := rubric.Table{ID: "proposal", Title: title, Intro: intro, Columns: []rubric.TableColumn{
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
	return []rubric.Block{t}
}

// proposalIntro is the sentence above the proposal; "" where there is nothing
// to say.
func (v *view) proposalIntro(p *rubric.Proposal) string {
	effort := with{"add": p.Effort.Additions, "move": p.Effort.Moves}
	some := len(p.Additions)+len(p.Moves) > 0
	switch p.Outcome {
	case rubric.ProposalNone:
		return v.say(proposalNone, nil)
	case rubric.ProposalFound:
		if p.Smallest() {
			return v.say(proposalSmallest, effort)
		}
		return v.say(proposalFound, effort)
	case rubric.ProposalConflict:
		says := make([]string, len(p.Conflict))
		for i := range p.Conflict {
			says[i] = p.Conflict[i].Says.In(v.lang)
		}
		phrase := proposalConflict
		if len(says) == 1 {
			phrase = proposalOutOfReach
		}
		line := v.say(phrase, with{"targets": strings.Join(says, "; ")})
		if some {
			line += " " + v.say(proposalRest, effort)
		}
		return line
	}
	return ""
}
