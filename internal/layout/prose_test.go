package layout_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rubric"
)

func TestStrategyInProse(t *testing.T) {
	b := read(t,
		tab("Стратегия",
			row{"Стратегия кофейни"},
			row{"Мы хотим, чтобы про нас знал весь район, и для этого пишем каждый день."},
			row{"Цели:"},
			row{"1. Больше гостей по утрам"},
			row{"2. Узнаваемость в районе"},
			row{"Задачи на полугодие"},
			row{"1) Рассказать о новом меню.\n2) Показать, как варим кофе"},
			row{"Рубрики"},
			row{"• Кейсы — истории гостей"},
			row{"• Новости (30%)"},
		),
		tab("План", row{"Дата", "Тема", "Рубрика"}, row{day(time.June, 1), "Один", "Кейсы"}))
	var got []string
	for _, g := range b.Goals {
		got = append(got, fmt.Sprint("goal ", g.Pos.Row, " ", g.Goal.Text))
	}
	for _, x := range b.Tasks {
		got = append(got, fmt.Sprint("task ", x.Pos.Row, " ", x.Task.Text, " ", x.Horizon))
	}
	for _, x := range b.Rubrics {
		got = append(got, fmt.Sprint("rubric ", x.Pos.Row, " ", x.Rubric.Text, " ", x.Description.Text, " ", x.Share.Number))
	}
	want := []string{
		"goal 4 Больше гостей по утрам", "goal 5 Узнаваемость в районе",
		"task 7 Рассказать о новом меню halfYear", "task 7 Показать, как варим кофе halfYear",
		"rubric 9 Кейсы истории гостей 0", "rubric 10 Новости  30",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if b.Tabs[0].Role != rubric.RoleStrategy || b.TabOf(rubric.RoleGoals) == nil || b.TabOf(rubric.RoleRubrics) == nil {
		t.Errorf("%+v", b.Tabs[0])
	}
	if !hasNote(b, rubric.NoteColumnGuessed) || !hasNote(b, rubric.NoteRowsIgnored) {
		t.Errorf("notes: %v", b.Notes)
	}
}

// Labels with their values, in two columns and in one cell; labels of anything
// else are left alone.
func TestStrategyInLabels(t *testing.T) {
	b := read(t, tab("Стратегия",
		row{"Компания", "Кофейня «Утро»"},
		row{"Цель на год", "Больше гостей по утрам"},
		row{"Задача на квартал", "Рассказать о новом меню"},
		row{"Задачи на полугодие", "Показать, как варим кофе"},
		row{nil, "Познакомить с бариста"},
		row{"Аудитория", "Офисы рядом; студенты"},
		row{"Рубрики: Кейсы (60%), Люди"},
		row{"Тон: тёплый"},
	))
	var got []string
	for _, g := range b.Goals {
		got = append(got, fmt.Sprint("goal ", g.Pos.Row, " ", g.Goal.Text))
	}
	for _, x := range b.Tasks {
		got = append(got, fmt.Sprint("task ", x.Pos.Row, " ", x.Task.Text, " ", x.Horizon))
	}
	for _, x := range b.Rubrics {
		got = append(got, fmt.Sprint("rubric ", x.Pos.Row, " ", x.Rubric.Text, " ", x.Share.Number))
	}
	want := []string{
		"goal 2 Больше гостей по утрам", "task 3 Рассказать о новом меню ", "task 4 Показать, как варим кофе halfYear",
		"task 5 Познакомить с бариста halfYear", "rubric 7 Кейсы 60", "rubric 7 Люди 0",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if !hasNote(b, rubric.NoteColumnGuessed) || !hasNote(b, rubric.NoteRowsIgnored) {
		t.Errorf("notes: %v", b.Notes)
	}
}

// Paragraphs without points are no tasks: a note, not a guess.
func TestProseWithoutPoints(t *testing.T) {
	b := read(t, tab("Стратегия", row{"Мы пишем о кофе и людях."}, row{"Писать лучше всех, и чаще."}))
	if len(b.Goals)+len(b.Rubrics) > 0 || len(b.Notes) == 0 || b.Tabs[0].Role != rubric.RoleStrategy {
		t.Errorf("%+v, notes %v", b.Tabs[0], b.Notes)
	}
}
