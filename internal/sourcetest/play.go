package sourcetest

import (
	"context"
	"fmt"
	"slices"

	"pgregory.net/rapid"

	"rubric"
)

// Stage is a workbook that people and a source meet on.
type Stage interface {
	Harness
	Interrupter
	// Look returns what a source would read now. No source makes a request for
	// it, so nobody is called by BeforeRequest.
	Look() *rubric.Grid
	// Managed returns Rubric's columns on the tab, as Look has them.
	Managed(tab string) rubric.ManagedColumns
}

// Play lets people work at random on a [ContentBook] before and between the
// requests of a source, and judges what came of it. [Play.Syncs] plays whole
// syncs, [Play.Writes] bare writes.
type Play struct {
	// Open makes a workbook of the tabs.
	Open func(t *rapid.T, tabs ...Sheet) Stage
	// Sync runs one sync of the book as it is seen in May 2026, and returns what
	// it wanted to change.
	Sync func(context.Context, rubric.Source) ([]rubric.Edit, error)
	// Visitors says before how many requests of ten somebody comes, by the
	// request's number in its sync, from 1.
	Visitors func(request int) int
	// Tally counts what happened in all plays.
	Tally *Tally
}

// Tally counts what people and the source did.
type Tally struct {
	Acts map[string]int // by name
	// Calm acts came before anything was read; those between, between the read
	// and the first writing request; those amidst, later.
	Calm, Between, Amidst int
	Disturbed, GaveUp     int // syncs or writes
}

// NewTally returns an empty tally.
func NewTally() *Tally { return &Tally{Acts: map[string]int{}} }

func (n *Tally) String() string {
	return fmt.Sprintf("%d acts before reading, %d before the first write, %d later; of %d disturbed %d gave up; %v",
		n.Calm, n.Between, n.Amidst, n.Disturbed, n.GaveUp, n.Acts)
}

// scene is one play.
type scene struct {
	*rapid.T
	*Play
	stage Stage
	src   rubric.Source
	crowd *Crowd
	team  [][]string        // the team's cells as people last left them
	ids   map[string]string // by mark, of the posts that may not lose theirs
}

func (p *Play) newScene(t *rapid.T) *scene {
	stage := p.Open(t, append(ContentBook(rapid.IntRange(4, 9).Draw(t, "posts")), forgetful())...)
	s := &scene{T: t, Play: p, stage: stage, src: stage.Source()}
	s.crowd = &Crowd{
		H: stage, Tab: ContentTab, Names: []string{ContentTab, "План", "План публикаций"},
		Mark: markHeading, Post: contentPost, Done: p.Tally.Acts,
		Columns: map[string][]string{
			"Дата": {"2026-06-03", "2026-01-03", "", "когда-нибудь"}, "Площадка": {"ВК", "ТГ"},
			"Рубрика": {"Кейсы", "Новости", "Кейсыы", "Праздник", ""}, "Формат": {"Пост", "Рилс"},
			"Тема": {"Новая тема", "Ещё тема", ""}, "Статус": {"Идея", "На согласовании", "Утверждено", ""},
		},
		Typed: []string{"да ну", "7", "✔ сам проверил"}, // none of it looks like Rubric's
	}
	s.crowd.Rest()
	s.team = s.teamCells()
	return s
}

// work lets people do up to most things, and returns how many they did.
func (s *scene) work(label string, most int) int {
	n := 0
	for range rapid.IntRange(0, most).Draw(s.T, label) {
		if s.crowd.Act(s.T) != "nothing" {
			n++
		}
	}
	s.team = s.teamCells()
	return n
}

func (s *scene) teamCells() [][]string {
	return trimmed(s.stage.Cells(s.crowd.Tab), s.stage.Managed(s.crowd.Tab))
}

func (s *scene) unchanged(when string) {
	now := s.teamCells()
	if !slices.EqualFunc(s.team, now, slices.Equal) {
		s.Fatalf("%s, the team's cells changed:\n%q\nbecame\n%q\nafter %q", when, s.team, now, s.crowd.Log())
	}
}

// sight is the plan as people see it now.
func (s *scene) sight() sight {
	plan, ok := s.crowd.look()
	if !ok {
		s.Fatalf("the header is gone\nafter %q", s.crowd.Log())
	}
	return plan
}
