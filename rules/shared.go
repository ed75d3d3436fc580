package rules

import (
	"slices"
	"strings"

	"rubric"
	"rubric/rules/internal/expr"
)

// shared is what the rules of one run have in common, so that each is worked
// out once: it keeps the whole run near-linear in the entries.
type shared struct {
	*rubric.Outlook
	configs    configs
	exceptions exceptions

	window []*rubric.Entry // the entries rules look at
	perTab map[string]int  // how many of them each tab holds
	months []rubric.Month  // the filled ones

	serves map[servedBy][]*rubric.Task
	served map[rubric.Month]map[*rubric.Task]int
	names  map[rubric.Role]*names
	posts  posts
	near   map[int]rubric.Date // the last day within so many working days
	since  map[rubric.Date]int // working days from a day to as-of

	declining map[string]bool   // channels already found to decline
	named     map[string]traits // of rubrics and formats, by key

	words *words
	prose []prose // by the index of the entry
	arena []stem
	hits  map[rubric.VoiceKind]map[*rubric.Entry][]hit

	seen *expr.World // what conditions of the team's own see
}

func newShared(o *rubric.Outlook, rules []*Rule) *shared {
	s := &shared{
		Outlook: o,
		months:  o.FilledMonths(),
		perTab:  map[string]int{},
		serves:  map[servedBy][]*rubric.Task{},
		served:  map[rubric.Month]map[*rubric.Task]int{},
		names:   map[rubric.Role]*names{},
		near:    map[int]rubric.Date{},
		since:   map[rubric.Date]int{},

		declining: map[string]bool{},
		named:     map[string]traits{},
	}
	for e := range o.Entries() {
		s.window = append(s.window, e)
		s.perTab[e.Pos.Tab]++
	}
	s.configs = readConfigs(o.Book, rules, func(name string) bool { return s.world().Quotes(name) })
	s.exceptions = readExceptions(s.window, rules)
	return s
}

// world returns what conditions see; books without any need none.
func (s *shared) world() *expr.World {
	if s.seen == nil {
		s.seen = expr.NewWorld(s.Outlook)
	}
	return s.seen
}

// Filled returns the window's filled months, ascending. Rules about shares,
// cadence and absence look at no others: a month being planned lacks everything.
func (s *shared) Filled() []rubric.Month { return s.months }

// filled reports whether the month is one of the filled ones.
func (s *shared) filled(m rubric.Month) bool { return slices.Contains(s.months, m) }

// servedBy is all that decides which tasks an entry serves.
type servedBy struct {
	by   string
	date rubric.Date
}

// Serves returns the tasks that the entry serves; see [rubric.Outlook.Serves].
// Entries that name the same things on the same day serve the same tasks.
func (s *shared) Serves(e *rubric.Entry) []*rubric.Task {
	key := servedBy{by: s.servingKey(e), date: e.Date.Date}
	tasks, known := s.serves[key]
	if !known {
		tasks = s.Outlook.Serves(e)
		s.serves[key] = tasks
	}
	return tasks
}

func (s *shared) servingKey(e *rubric.Entry) string {
	switch {
	case len(e.Task.Names) == 1:
		return "task " + e.Task.Names[0].Key
	case len(e.Task.Names) > 1:
		var b strings.Builder
		for _, n := range e.Task.Names {
			b.WriteString("task " + n.Key + "\n")
		}
		return b.String()
	case len(s.TasksNamed(e.Campaign.Key)) > 0:
		return "task " + e.Campaign.Key
	}
	return e.Rubric.Key
}

// ServedIn counts, for every task, the month's live entries that serve it.
func (s *shared) ServedIn(m rubric.Month) map[*rubric.Task]int {
	n, known := s.served[m]
	if !known {
		n = map[*rubric.Task]int{}
		for _, e := range s.InMonth(m) {
			for _, t := range s.Serves(e) {
				n[t]++
			}
		}
		s.served[m] = n
	}
	return n
}

// farthest bounds, in days, how far ahead Within looks.
const farthest = 3 * 366

// Within reports whether the day is today or ahead, at most n working days; see
// [rubric.Outlook.Within].
func (s *shared) Within(d rubric.Date, n int) bool {
	last, known := s.near[n]
	if !known {
		last = s.AsOf
		for left := n; last.Sub(s.AsOf) < farthest; last = last.AddDays(1) {
			if s.Calendar.Works(last.AddDays(1)) {
				if left == 0 {
					break
				}
				left--
			}
		}
		s.near[n] = last
	}
	return !d.Before(s.AsOf) && !d.After(last)
}

// WorkingDaysSince returns the working days after d, up to and including as-of.
func (s *shared) WorkingDaysSince(d rubric.Date) int {
	n, known := s.since[d]
	if !known {
		n = s.Outlook.WorkingDaysSince(d)
		s.since[d] = n
	}
	return n
}
