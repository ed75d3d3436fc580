package reconcile

import (
	"slices"

	"rubric"
)

// stateBefore returns the state that rules and assessment go by: the records of
// the days before, and the entries as they are now. What was not known yet
// counts as first seen today.
func (p *pass) stateBefore() rubric.State {
	s := p.remembered
	before, _ := slices.BinarySearchFunc(s.History, p.AsOf, func(h rubric.HistoryDay, d rubric.Date) int { return h.Date.Compare(d) })
	s.History = s.History[:before:before]
	s.Entries = make(map[string]rubric.EntryState, len(p.Book.Entries))
	for i := range p.rows {
		r := &p.rows[i]
		for _, e := range r.entries {
			if e.ID != "" && p.Outlook.InWindow(e) {
				s.Entries[e.ID] = p.seen(e, r.hash)
			}
		}
	}
	return s
}

// seen brings what is remembered of an entry up to today.
func (p *pass) seen(e *rubric.Entry, hash string) rubric.EntryState {
	was := p.remembered.Entries[e.ID]
	now := rubric.EntryState{FirstSeen: was.FirstSeen, Since: was.Since, Hash: hash}
	if now.FirstSeen.IsZero() {
		now.FirstSeen = p.AsOf
	}
	status := e.State()
	now.Since.Note(status, p.AsOf)
	// Sent back and approved again is another approval, of what stands there then.
	if status.AtLeastApproved() {
		now.Approved = was.Approved
		if now.Approved == "" {
			now.Approved = p.Outlook.Approved(e).String()
		}
	}
	return now
}

// stateAfter returns the state to leave in the book: today's record, the entries
// of the window, today's findings, and what the assessment tab says.
func (p *pass) stateAfter(report string) rubric.State {
	s := p.remembered
	s.History = slices.Clone(s.History)
	s.Entries = p.Book.State.Entries
	s.Report = report
	day := rubric.HistoryDay{
		Date: p.AsOf, Month: p.Assessment.Month, Verdict: p.Assessment.Verdict,
		Management: p.Assessment.Management, Department: p.Assessment.Department,
		Scores: map[rubric.CardID]int{}, Entries: len(p.Book.Entries), RulesHash: p.Check.RulesHash,
	}
	for _, card := range p.Assessment.Cards {
		if card.Score != nil {
			day.Scores[card.Card] = *card.Score
		}
	}
	for i := range p.Check.Findings {
		f := &p.Check.Findings[i]
		switch {
		case f.Open() && f.Severity == rubric.Error:
			day.Errors++
		case f.Open() && f.Severity == rubric.Warning:
			day.Warnings++
		}
	}
	// Accepted findings are remembered too: they are not new once they count again.
	s.RecordDay(day, p.Check.Findings)
	return s
}
