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
	if since := s.Book.State.Entries[e.ID].Since[status]; e.ID != "" && !since.IsZero() {
		return since
	}
	return s.AsOf
}
