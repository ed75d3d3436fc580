package rubric

import (
	"slices"
	"strings"
)

// State is what Rubric remembers in the book itself: it moves with the book,
// and a person can read it. What it does not know counts as first seen today.
type State struct {
	History  []HistoryDay          // ascending by date, one a day
	Entries  map[string]EntryState // by the entry's id
	Findings []SeenFinding
	// Report condenses the assessment tab as last written, so that an unchanged
	// one is not written again.
	Report string
}

// HistoryDay is what was recorded on one day.
type HistoryDay struct {
	Date       Date
	Month      Month // under decision
	Verdict    Verdict
	Management *int
	Department *int
	Scores     map[CardID]int // cards without a score are absent
	Entries    int
	Errors     int
	Warnings   int
	RulesHash  string
}

// EntryState is what is remembered of an entry.
type EntryState struct {
	FirstSeen Date
	Since     Since
	Hash      string // of the team's cells of its row, as last seen; see [Tab.Content]
	Approved  string // what was approved, as [ApprovedContent.String] writes it; "" when nothing was
}

// Since holds the day on which an entry was first seen in each status it has
// been in, as a serial number ([Date.Serial]) in the order of [Statuses]; 0 for
// never. A large plan has one an entry, so it is flat.
type Since [10]int32

// On returns the day the entry was first seen in the status; zero for never.
func (s *Since) On(status Status) Date {
	if i := slices.Index(Statuses, status); i >= 0 && s[i] != 0 {
		return DateOfSerial(float64(s[i]))
	}
	return Date{}
}

// Note remembers the day for a status that the entry had not been in before.
func (s *Since) Note(status Status, day Date) {
	if i := slices.Index(Statuses, status); i >= 0 && s[i] == 0 {
		s[i] = int32(day.Serial())
	}
}

// SeenFinding is a finding that was there on a recorded day.
type SeenFinding struct {
	Key   string // see [Finding.Key]
	Since Date   // the first recorded day of its unbroken presence
	Last  Date   // the last recorded day it was there
}

// Previous returns the last recorded day before the date; nil when there is none.
func (s *State) Previous(asOf Date) *HistoryDay {
	for i := len(s.History) - 1; i >= 0; i-- {
		if s.History[i].Date.Before(asOf) {
			return &s.History[i]
		}
	}
	return nil
}

// MarkNew marks the findings that were not there on the last recorded day
// before asOf. On the first day all are new.
func (s *State) MarkNew(fs []Finding, asOf Date) {
	known := map[string]bool{}
	if prev := s.Previous(asOf); prev != nil {
		for _, seen := range s.Findings {
			if !seen.Since.After(prev.Date) && !seen.Last.Before(prev.Date) {
				known[seen.Key] = true
			}
		}
	}
	for i := range fs {
		fs[i].New = len(known) == 0 || !known[fs[i].Key()]
	}
}

// RecordDay puts the day into the history, in place of an earlier record of the
// same day, and remembers which findings were there.
func (s *State) RecordDay(day HistoryDay, fs []Finding) {
	prev := s.Previous(day.Date)
	i, found := slices.BinarySearchFunc(s.History, day.Date, func(h HistoryDay, d Date) int { return h.Date.Compare(d) })
	if found {
		s.History[i] = day
	} else {
		s.History = slices.Insert(s.History, i, day)
	}
	s.recordFindings(prev, day.Date, fs)
}

func (s *State) recordFindings(prev *HistoryDay, today Date, fs []Finding) {
	since := map[string]Date{}
	keys := make([]string, len(fs))
	present := make(map[string]bool, len(fs))
	for i := range fs {
		keys[i] = fs[i].Key()
		present[keys[i]] = true
	}
	kept := make([]SeenFinding, 0, len(fs))
	for _, seen := range s.Findings {
		onPrev := prev != nil && !seen.Since.After(prev.Date) && !seen.Last.Before(prev.Date)
		switch {
		case present[seen.Key] && (onPrev || seen.Since == today):
			since[seen.Key] = seen.Since
		case onPrev: // gone today; a later run of the same day may bring it back
			kept = append(kept, SeenFinding{seen.Key, seen.Since, prev.Date})
		}
	}
	for _, key := range keys {
		if !present[key] {
			continue
		}
		present[key] = false // one row a key
		first, ok := since[key]
		if !ok {
			first = today
		}
		kept = append(kept, SeenFinding{key, first, today})
	}
	slices.SortFunc(kept, func(a, b SeenFinding) int { return strings.Compare(a.Key, b.Key) })
	s.Findings = kept
}
