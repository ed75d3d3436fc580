package assess_test

import (
	"strings"
	"testing"
	"time"

	"rubric"
	"rubric/internal/assess"
	"rubric/rules"
)

// halfBook is a plan in review a few days before its month.
func halfBook() *maker {
	m := newMaker()
	for d := range 12 {
		m.post(time.Date(2026, 6, 1+2*d, 0, 0, 0, 0, time.UTC).Format(time.DateOnly), "Кофе").Status = rubric.StatusReview
	}
	return m
}

func assessed(m *maker) (*rubric.Assessment, *rubric.Report) {
	o := m.outlook("2026-05-25")
	return assess.Assess(o, rules.Run(o), rubric.Russian)
}

func cardOf(a *rubric.Assessment, id rubric.CardID) rubric.Card {
	for _, c := range a.Cards {
		if c.Card == id {
			return c
		}
	}
	return rubric.Card{}
}

// table returns a table of the report, nil where there is none.
func table(r *rubric.Report, id string) *rubric.Table {
	for _, b := range r.Blocks {
		if t, ok := b.(rubric.Table); ok && t.ID == id {
			return &t
		}
	}
	return nil
}

// TestACardAsksForWhatItLacks: who has kept statistics and reviewed tasks is not
// asked to begin with it where another tab is missing.
func TestACardAsksForWhatItLacks(t *testing.T) {
	m := halfBook()
	for _, h := range rubric.Horizons {
		m.task("Опт, "+string(h), "Выручка", 0)
		m.b.Tasks[len(m.b.Tasks)-1].Horizon = h
	}
	p := m.at(rubric.RoleStatistics)
	m.b.Stats = []rubric.Stat{{Pos: p, Period: rubric.Month{Year: 2026, Month: time.April}, Channel: ref("vk", p)}}
	a, _ := assessed(m)
	for id, want := range map[rubric.CardID]string{
		rubric.CardStrategy:   "завести лист «Цели»",
		rubric.CardStatistics: "завести лист «Площадки»",
		rubric.CardBrand:      "описать голос бренда",
	} {
		if c := cardOf(a, id); c.State != rubric.NoData || c.Next != want || c.Actor != rubric.Manager {
			t.Errorf("%s: %s, %q by %s, want %q by the manager", id, c.State, c.Next, c.Actor, want)
		}
	}
}

// TestACardAsksForRowsToo where the tab that it lacks is there and empty.
func TestACardAsksForRowsToo(t *testing.T) {
	m := halfBook()
	for _, h := range rubric.Horizons {
		m.task("Опт, "+string(h), "Выручка", 0)
		m.b.Tasks[len(m.b.Tasks)-1].Horizon = h
	}
	m.tab(rubric.RoleGoals)
	a, _ := assessed(m)
	if c := cardOf(a, rubric.CardStrategy); c.State != rubric.NoData || c.Next != "заполнить лист «Цели»" {
		t.Errorf("%s, %q", c.State, c.Next)
	}
}

// TestRevisionAsksForAStrategyFirst: there is nothing to review without one.
func TestRevisionAsksForAStrategyFirst(t *testing.T) {
	a, _ := assessed(halfBook())
	if c := cardOf(a, rubric.CardRevision); c.State != rubric.NoData || c.Next != "завести лист «Стратегия»" {
		t.Errorf("%s, %q", c.State, c.Next)
	}
}

// TestNothingIsHeldAgainstAPlanThatNothingCanBeComparedWith: neither figures nor
// questions speak of serving tasks where the book cannot say which.
func TestNothingIsHeldAgainstAPlanThatNothingCanBeComparedWith(t *testing.T) {
	withGoals, withTasks := halfBook(), halfBook()
	withGoals.goal("Выручка")
	withTasks.task("Опт", "Выручка", 50)
	for name, m := range map[string]*maker{"nothing": halfBook(), "goals": withGoals, "tasks": withTasks} {
		a, r := assessed(m)
		if a.Verdict != rubric.NotAssessable {
			t.Fatalf("%s: %s", name, a.Verdict)
		}
		said := texts(a, r)
		for _, never := range []string{"Вне задач", "вне задач", "0 из 12", "работать на задачи", "Как привести план"} {
			if strings.Contains(said, never) {
				t.Errorf("%s: the report says %q", name, never)
			}
		}
		if goals := table(r, "goals"); goals != nil {
			for _, row := range goals.Rows {
				if len(row) > 3 && row[3].Kind == rubric.CountDatum {
					t.Errorf("%s: posts are counted for %s", name, row[0].Text)
				}
			}
		}
	}
}

// TestAnApprovalDoesNotWaitForItself: posts that only wait for the decision have
// nothing to correct first.
func TestAnApprovalDoesNotWaitForItself(t *testing.T) {
	m := coffee()
	full(m)
	for i := range m.b.Entries {
		m.b.Entries[i].Status = rubric.StatusReview
	}
	await := func(i int) rubric.Finding {
		return about("plan-unapproved", &m.b.Entries[i], "", func(f *rubric.Finding) { f.Severity, f.Actor, f.Part = e, mgr, rubric.PartApproval })
	}
	fs := []rubric.Finding{await(0), await(1)}
	screen := func() []string {
		a, _ := assess.Assess(m.outlook("2026-05-25"), &rubric.Check{Findings: fs}, rubric.Russian)
		if a.Verdict != rubric.ApproveWithReservations {
			t.Errorf("verdict %s", a.Verdict)
		}
		return a.Screen
	}
	said := strings.Join(screen(), "\n")
	if !strings.Contains(said, "\nМОЖНО УТВЕРЖДАТЬ: 2 ПУБЛИКАЦИИ ЖДУТ РЕШЕНИЯ\n") || strings.Contains(said, "когда шаги") {
		t.Error(said)
	}
	fs = append(fs, about("goal-not-measurable", nil, "Выручка", func(f *rubric.Finding) {
		f.Severity, f.Actor, f.Card = e, mgr, rubric.CardGoals
	}))
	if said := strings.Join(screen(), "\n"); !strings.Contains(said, "\nМОЖНО УТВЕРЖДАТЬ С ОГОВОРКАМИ\n") || !strings.Contains(said, "когда шаги") {
		t.Error(said)
	}
	fs = append(fs, about("cell-required", &m.b.Entries[2], "", func(f *rubric.Finding) { f.Field = rubric.FieldRubric }))
	said = strings.Join(screen(), "\n")
	if !strings.Contains(said, "\nМОЖНО УТВЕРЖДАТЬ, ПОПРАВИВ 1 ПУБЛИКАЦИЮ\n") || !strings.Contains(said, "когда шаги") {
		t.Error(said)
	}
}

// TestTheScreenAsksForAsManyPostsAsTheCheck goes by the tolerance that the
// book's rules tab sets.
func TestTheScreenAsksForAsManyPostsAsTheCheck(t *testing.T) {
	for tolerance, want := range map[float64]string{10: "заменить 2 из 14", 0: "заменить 3 из 14"} {
		m := newMaker()
		m.goal("Выручка")
		m.task("Опт", "Выручка", 50)
		m.rubric("Опт", "Опт", 50)
		m.rubric("Акции", "", 50)
		for i := range 20 {
			m.post(time.Date(2026, 6, 1+i, 0, 0, 0, 0, time.UTC).Format(time.DateOnly), []string{"Акции", "Опт", "Акции"}[i%3])
		}
		m.b.Entries[19].Rubric = m.b.Entries[0].Rubric
		r := ran("task-underserved", rubric.CardPlan, rubric.PartMatch, w, dept, 1, 1)
		r.Params = map[string]float64{"tolerance": tolerance}
		a, _ := assess.Assess(m.outlook("2026-05-25"), &rubric.Check{Rules: []rubric.RuleResult{r}}, rubric.Russian)
		if said := strings.Join(a.Screen, "\n"); !strings.Contains(said, want) {
			t.Errorf("tolerance %.0f: no %q in\n%s", tolerance, want, said)
		}
	}
}

// TestADecisionOnThePlanIsTheManagers: a point that needs a decision names it.
func TestADecisionOnThePlanIsTheManagers(t *testing.T) {
	m := coffee()
	full(m)
	for i := range m.b.Entries {
		m.b.Entries[i].Status = rubric.StatusReview
	}
	a, _ := assess.Assess(m.outlook("2026-05-25"), &rubric.Check{
		Findings: []rubric.Finding{about("cell-required", &m.b.Entries[0], "", func(f *rubric.Finding) { f.Field = rubric.FieldRubric })},
		Rules:    []rubric.RuleResult{ran("a", rubric.CardPlan, rubric.PartMatch, e, dept, 18, 0)},
	}, rubric.Russian)
	c := cardOf(a, rubric.CardPlan)
	if c.State != rubric.Red || c.Actor != rubric.Manager || !strings.HasPrefix(c.Next, "утвердить июнь") || c.ManagerSteps != 1 || c.DepartmentSteps != 1 {
		t.Errorf("%s, %q by %s, %d and %d steps", c.State, c.Next, c.Actor, c.ManagerSteps, c.DepartmentSteps)
	}
}

// TestAnApprovalIsOneStep: whoever approves the month has decided on its posts
// that wait for it, but on no other month's.
func TestAnApprovalIsOneStep(t *testing.T) {
	for date, want := range map[string]int{"2026-06-01": 1, "2026-05-28": 2} {
		m := coffee()
		full(m)
		for i := range m.b.Entries {
			m.b.Entries[i].Status = rubric.StatusReview
		}
		waits := m.post(date, "Кофе")
		waits.ID, waits.Status = "waits", rubric.StatusReview
		a, _ := assess.Assess(m.outlook("2026-05-25"), &rubric.Check{
			Findings: []rubric.Finding{about("plan-unapproved", waits, "", func(f *rubric.Finding) {
				f.Severity, f.Actor, f.Part = e, mgr, rubric.PartApproval
			})},
			Rules: []rubric.RuleResult{ran("a", rubric.CardPlan, rubric.PartMatch, e, dept, 18, 0)},
		}, rubric.Russian)
		if c := cardOf(a, rubric.CardPlan); c.Next != "утвердить июнь" || c.ManagerSteps != want {
			t.Errorf("%s: %q, %d steps", date, c.Next, c.ManagerSteps)
		}
	}
}
