package assess_test

import (
	"strings"
	"testing"
	"time"

	"rubric"
	"rubric/internal/assess"
	"rubric/rules"
)

// linesFor returns the lines of the first screen that speak to a side, joined.
func linesFor(t *testing.T, m *maker, lang rubric.Lang, side string, fs ...rubric.Finding) string {
	t.Helper()
	a, _ := assess.Assess(m.outlook("2026-05-25"), &rubric.Check{Findings: fs}, lang)
	for i, line := range a.Screen {
		if strings.HasPrefix(line, side) {
			out := line
			for _, next := range a.Screen[i+1:] {
				if len(next) < 2 || next[1] != '.' {
					break
				}
				out += "\n" + next
			}
			return out
		}
	}
	return ""
}

// about is a finding of a rule on an entry or, without one, on a place of the strategy.
func about(rule string, e *rubric.Entry, value string, more func(*rubric.Finding)) rubric.Finding {
	f := rubric.Finding{Rule: rule, Severity: w, Actor: dept, Card: rubric.CardPlan, Value: value}
	if e != nil {
		f.Pos, f.Entry = e.Pos, e.ID
	}
	if more != nil {
		more(&f)
	}
	return f
}

func TestSteps(t *testing.T) {
	june := rubric.Month{Year: 2026, Month: time.June}
	tests := []struct {
		name   string
		lang   rubric.Lang
		side   string
		fs     func(m *maker) []rubric.Finding
		expect string
	}{
		{"one post by its date and row", rubric.Russian, "Отделу", func(m *maker) []rubric.Finding {
			return []rubric.Finding{about("cell-required", &m.b.Entries[0], "", func(f *rubric.Finding) { f.Field = rubric.FieldRubric })}
		}, "Отделу, 1 шаг: указать рубрику у поста 01.06 (строка 12)."},
		{"several posts by their rows", rubric.Russian, "Отделу", func(m *maker) []rubric.Finding {
			var fs []rubric.Finding
			for i := range 5 {
				fs = append(fs, about("draft-late", &m.b.Entries[i], "", nil))
			}
			return fs
		}, "Отделу, 1 шаг: подготовить 5 постов (строки 12, 13, 14 и ещё 2): срок близко."},
		{"in English", rubric.English, "For the department", func(m *maker) []rubric.Finding {
			return []rubric.Finding{about("draft-late", &m.b.Entries[0], "", nil), about("draft-late", &m.b.Entries[1], "", nil)}
		}, "For the department, 1 step: finish 2 posts (rows 12, 13): the date is near."},
		{"a leading finding stands for its rows", rubric.Russian, "Отделу", func(m *maker) []rubric.Finding {
			return []rubric.Finding{about("rubric-unknown", &m.b.Entries[0], "Кейс", func(f *rubric.Finding) {
				f.Count, f.Rows, f.Pos.Row, f.Entry = 3, []int{12, 13, 14}, 0, ""
			})}
		}, "Отделу, 1 шаг: выбрать рубрику из концепции вместо «Кейс» у 3 постов (строки 12, 13, 14)."},
		{"the worst first, then what can still change", rubric.Russian, "Отделу", func(m *maker) []rubric.Finding {
			abandoned := func(task string, in rubric.Month) rubric.Finding {
				return about("task-abandoned", nil, task, func(f *rubric.Finding) {
					f.Severity, f.Params = e, rubric.Params{{Name: "month", Value: in}}
				})
			}
			return []rubric.Finding{
				about("draft-late", &m.b.Entries[0], "", nil),
				abandoned("Опт", june.Add(-1)), abandoned("Гости", june),
			}
		}, "Отделу, 3 шага: 1. Запланировать публикации под задачу «Гости» или предложить снять.\n" +
			"2. Наверстать задачу «Опт»: май без публикаций.\n" +
			"3. Подготовить пост 01.06 (строка 12): срок близко."},
		{"what is over is learnt from, and comes last", rubric.Russian, "Отделу", func(*maker) []rubric.Finding {
			between := func(rule, variant, from, to string) rubric.Finding {
				return about(rule, nil, "ВК", func(f *rubric.Finding) {
					f.Variant = variant
					f.Params = rubric.Params{{Name: "from", Value: day(from)}, {Name: "to", Value: day(to)}}
				})
			}
			return []rubric.Finding{
				between("gap-too-long", rules.Past, "2026-05-06", "2026-05-11"), between("gap-too-long", rules.Past, "2026-05-13", "2026-05-19"),
				between("cadence-low", rules.Past, "2026-05-18", "2026-05-24"), between("cadence-low", "", "2026-05-25", "2026-05-31"),
			}
		}, "Отделу, 3 шага: 1. Добавить публикации на площадку «ВК»: 25–31.05.\n" +
			"2. Разобраться, откуда паузы на площадке «ВК»: 06–11.05 и 13–19.05.\n" +
			"3. Разобраться, почему на площадке «ВК» было тихо: 18–24.05."},
		{"a date that has passed", rubric.English, "For the department", func(*maker) []rubric.Finding {
			return []rubric.Finding{about("key-date-missed", nil, "Day of tea", func(f *rubric.Finding) { f.Variant = rules.Past })}
		}, "For the department, 1 step: decide how to make up for “Day of tea”, which passed without a post."},
		{"shares of a month gone by", rubric.Russian, "Отделу", func(*maker) []rubric.Finding {
			return []rubric.Finding{
				about("rubric-share-off", nil, "", func(f *rubric.Finding) {
					f.Params = rubric.Params{{Name: "month", Value: june.Add(-1)}, {Name: "over", Value: "Акции"}, {Name: "under", Value: "Кофе"}}
				}),
				about("task-underserved", nil, "Опт", func(f *rubric.Finding) { f.Params = rubric.Params{{Name: "month", Value: june.Add(-1)}} }),
			}
		}, "Отделу, 2 шага: 1. Учесть в новом плане, май: рубрики «Акции» было много, «Кофе» — мало.\n" +
			"2. Наверстать задачу «Опт»: мало публикаций, май."},
		{"months with different shares are told apart", rubric.Russian, "Отделу", func(*maker) []rubric.Finding {
			in := func(month rubric.Month, over, under string) rubric.Finding {
				return about("rubric-share-off", nil, "", func(f *rubric.Finding) {
					f.Params = rubric.Params{{Name: "month", Value: month}, {Name: "over", Value: over}, {Name: "under", Value: under}}
				})
			}
			return []rubric.Finding{
				in(june, "Опт", "Кофе"), in(june.Add(1), "Опт", "Кофе"),
				in(june.Add(-1), "Кофе", "Акции"), in(june.Add(-2), "Акции", "Кофе"),
			}
		}, "Отделу, 3 шага: 1. Выровнять доли рубрик, июнь и июль: меньше «Опт», больше «Кофе».\n" +
			"2. Учесть в новом плане, май: рубрики «Кофе» было много, «Акции» — мало.\n" +
			"3. Учесть в новом плане, апрель: рубрики «Акции» было много, «Кофе» — мало."},
		{"each month's hours are told", rubric.English, "For the manager", func(*maker) []rubric.Finding {
			in := func(month rubric.Month, need int) rubric.Finding {
				return about("team-overloaded", nil, "", func(f *rubric.Finding) {
					f.Actor, f.Params = mgr, rubric.Params{{Name: "month", Value: month}, {Name: "need", Value: need}, {Name: "have", Value: 80}}
				})
			}
			return []rubric.Finding{in(june, 90), in(june.Add(1), 120)}
		}, "For the manager, 2 steps: 1. Decide how to close the gap in hours, June: 90 needed, 80 there.\n" +
			"2. Decide how to close the gap in hours, July: 120 needed, 80 there."},
		{"at most three, then how many more", rubric.Russian, "Руководителю", func(*maker) []rubric.Finding {
			var fs []rubric.Finding
			for _, rule := range []string{"goal-orphan", "goal-ownerless", "rubric-orphan", "shares-not-100", "strategy-expired"} {
				fs = append(fs, about(rule, nil, "Выручка", func(f *rubric.Finding) {
					f.Actor, f.Params = mgr, rubric.Params{{Name: "rubric", Value: "Акции"}}
				}))
			}
			return fs
		}, "Руководителю, 5 шагов: 1. Поставить задачу для цели «Выручка».\n" +
			"2. Назначить ответственного за цель «Выручка».\n" +
			"3. Связать с задачей рубрику «Акции». И ещё 2."},
		{"what both do at one table", rubric.Russian, "Вместе", func(*maker) []rubric.Finding {
			return []rubric.Finding{about("reach-declining", nil, "ВК", func(f *rubric.Finding) { f.Actor = rubric.Both })}
		}, "Вместе: обсудить снижение охвата: «ВК»."},
		{"what reads the same is said once", rubric.Russian, "Вместе", func(*maker) []rubric.Finding {
			in := func(month rubric.Month) rubric.Finding {
				return about("concept-dilution", nil, "", func(f *rubric.Finding) {
					f.Actor, f.Params = rubric.Both, rubric.Params{{Name: "month", Value: month}}
				})
			}
			return []rubric.Finding{in(june.Add(-1)), in(june)}
		}, "Вместе: решить, что делать с публикациями вне концепции."},
		{"what is accepted asks for nothing", rubric.Russian, "Отделу", func(m *maker) []rubric.Finding {
			return []rubric.Finding{about("draft-late", &m.b.Entries[0], "", func(f *rubric.Finding) { f.Suppressed = true })}
		}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := coffee()
			full(m)
			if got := linesFor(t, m, tt.lang, tt.side, tt.fs(m)...); got != tt.expect {
				t.Errorf("got  %q\nwant %q", got, tt.expect)
			}
		})
	}
}

// TestEveryRuleHasAStep fails when a check is added without its action.
func TestEveryRuleHasAStep(t *testing.T) {
	for _, id := range assess.RulesWithoutStep() {
		t.Errorf("the rule %s has no phrase for its step", id)
	}
}
