package assess

import (
	"math"
	"slices"

	"rubric"
)

// planFigures is what a month planned and what came of it.
type planFigures struct {
	Month     rubric.Month
	Planned   int // entries dated in the month
	Published int
	Cancelled int
	Paused    int
	Moved     int // approved for a day of the month and now on another; -1 where no approval is remembered
	Outside   int // came into the plan after their own date; -1 where nothing tells
}

// planFact counts a month's entries by what became of them.
func planFact(b *rubric.Book, m rubric.Month) planFigures {
	f := planFigures{Month: m, Moved: -1, Outside: -1}
	remembers := len(b.State.History) > 0 && b.State.History[0].Date.Before(m.First())
	if remembers {
		f.Outside = 0
	}
	for i := range b.Entries {
		e := &b.Entries[i]
		if e.Date.Date.IsZero() {
			continue
		}
		f.countMove(e, b.State.Entries[e.ID].Approved)
		if e.Date.Date.InMonth() != m {
			continue
		}
		f.Planned++
		switch {
		case e.Status == rubric.StatusPaused:
			f.Paused++
		case !e.Live():
			f.Cancelled++
		case e.Status == rubric.StatusPublished || !e.Link.Empty():
			f.Published++
			if first := b.State.Entries[e.ID].FirstSeen; remembers && first.After(e.Date.Date) {
				f.Outside++
			}
		}
	}
	return f
}

// countMove counts an entry that was approved for a day of the month, by what is
// remembered of its approval.
func (f *planFigures) countMove(e *rubric.Entry, approved string) {
	if approved == "" {
		return
	}
	was, ok := rubric.ParseApproved(approved)
	if !ok || was.Date.IsZero() || was.Date.InMonth() != f.Month {
		return
	}
	f.Moved = max(f.Moved, 0)
	if was.Date != e.Date.Date {
		f.Moved++
	}
}

// statKey is a channel in a month.
type statKey struct {
	channel string
	month   rubric.Month
}

// reachPerPost divides the month's reach by its posts, over the channels that
// have both (and are among the given ones, if any are).
func reachPerPost(b *rubric.Book, m rubric.Month, only map[string]bool) (float64, bool) {
	reach, posts := 0.0, 0.0
	for i := range b.Stats {
		s := &b.Stats[i]
		if s.Period == m && tellsReach(s) && (only == nil || only[s.Channel.Key]) {
			reach += s.Reach.Number
			posts += s.Posts.Number
		}
	}
	if posts == 0 {
		return 0, false
	}
	return reach / posts, true
}

func tellsReach(s *rubric.Stat) bool {
	return s.Reach.Known && s.Posts.Known && s.Posts.Number > 0 && s.Reach.Number >= 0
}

// reachChange is the change of reach per post from the month before, in
// percent, over the channels that both months have; some reports that one of
// them has others besides.
func reachChange(b *rubric.Book, m rubric.Month) (change float64, some, known bool) {
	in := func(m rubric.Month) map[string]bool {
		set := map[string]bool{}
		for i := range b.Stats {
			if s := &b.Stats[i]; s.Period == m && tellsReach(s) {
				set[s.Channel.Key] = true
			}
		}
		return set
	}
	both := in(m)
	before := in(m.Add(-1))
	all := max(len(both), len(before))
	for key := range both {
		if !before[key] {
			delete(both, key)
		}
	}
	now, ok := reachPerPost(b, m, both)
	was, okWas := reachPerPost(b, m.Add(-1), both)
	if !ok || !okWas || was == 0 {
		return 0, false, false
	}
	return 100 * (now - was) / was, len(both) < all, true
}

// roundedNumber drops the decimals of a figure that is not small.
func roundedNumber(x float64) float64 {
	if math.Abs(x) >= 10 {
		return math.Round(x)
	}
	return roundedTo1(x)
}

// roundedTo1 keeps one decimal.
func roundedTo1(x float64) float64 { return math.Round(x*10) / 10 }

// growth is the change of followers over the row's period: in percent, or the
// absolute gain where it began with none.
func growth(s *rubric.Stat) (change float64, absolute, known bool) {
	if !s.FollowersStart.Known || !s.FollowersEnd.Known {
		return 0, false, false
	}
	gain := s.FollowersEnd.Number - s.FollowersStart.Number
	if s.FollowersStart.Number == 0 {
		return gain, true, true
	}
	return 100 * gain / s.FollowersStart.Number, false, true
}

// statMonths returns the months that have statistics, ascending, at most n of
// the latest.
func statMonths(b *rubric.Book, n int) []rubric.Month {
	var out []rubric.Month
	for i := range b.Stats {
		if m := b.Stats[i].Period; !m.IsZero() && !slices.Contains(out, m) {
			out = append(out, m)
		}
	}
	slices.SortFunc(out, rubric.Month.Compare)
	return out[max(0, len(out)-n):]
}
