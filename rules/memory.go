package rules

import "rubric"

// firstSeen returns the day on which the entry was first seen; as-of where the
// state does not know it.
func (s *shared) firstSeen(e *rubric.Entry) rubric.Date {
	if seen := s.Book.State.Entries[e.ID].FirstSeen; e.ID != "" && !seen.IsZero() {
		return seen
	}
	return s.AsOf
}

// enteredOn returns the day on which the entry was first seen in the status;
// as-of where the state does not know it.
func (s *shared) enteredOn(e *rubric.Entry, status rubric.Status) rubric.Date {
	if e.ID == "" {
		return s.AsOf
	}
	seen := s.Book.State.Entries[e.ID]
	if since := seen.Since.On(status); !since.IsZero() {
		return since
	}
	return s.AsOf
}

// approved returns what was approved of an entry that still counts as approved.
func (s *shared) approved(e *rubric.Entry) (rubric.ApprovedContent, bool) {
	if e.ID == "" || !e.Status.AtLeastApproved() {
		return rubric.ApprovedContent{}, false
	}
	return rubric.ParseApproved(s.Book.State.Entries[e.ID].Approved)
}

// contentNow condenses an entry, but for its text, as it stands now.
func (s *shared) contentNow(e *rubric.Entry) rubric.ApprovedContent {
	return rubric.ContentOf(e, s.Serves(e), s.Book.Rubric(e.Rubric.Key))
}

// remembersApprovals reports whether the state knows what was approved of any entry.
func (p *Pass) remembersApprovals() bool {
	return some(p.window, func(e **rubric.Entry) bool {
		_, known := p.approved(*e)
		return known
	})
}
