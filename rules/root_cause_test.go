package rules_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A tab or a column that is missing or empty is one cause, told once: the rows
// are not asked one by one, nor is every task of the strategy called abandoned,
// even where half of the posts are but ideas and the plan has a task column.
func TestOneCauseIsToldOnce(t *testing.T) {
	const linked = "Кейсы | Опт\n"
	for name, tt := range map[string]struct{ heading, post, rubrics, want string }{
		"no column for what posts are about": {
			"Дата | Площадка | Рубрика | Задача | Статус", "%s | ВК | Кейсы | Опт | %s", linked,
			"column-missing Контент-план error department",
		},
		"no column for rubrics": {
			"Дата | Площадка | Тема | Задача | Статус", "%s | ВК | Зерно | | %s", linked,
			"column-missing Контент-план warning department",
		},
		"an empty column for rubrics": {
			"Дата | Площадка | Рубрика | Тема | Задача | Статус", "%s | ВК | | Зерно | | %s", linked,
			"cell-required Контент-план error department",
		},
		"an empty tab of rubrics": {
			"Дата | Площадка | Рубрика | Тема | Задача | Статус", "%s | ВК | Кейсы | Зерно | | %s", "",
			"tab-missing Рубрики error manager",
		},
	} {
		t.Run(name, func(t *testing.T) {
			var plan strings.Builder
			for d := 1; d <= 28; d++ {
				status := []string{"Идея", "Утверждено"}[d%2]
				fmt.Fprintf(&plan, tt.post+"\n", fmt.Sprintf("2026-06-%02d", d), status)
			}
			c := check(grid(`
-- Цели --
Цель    | Метрика | План | Срок       | Ответственный
Продажи | Заявки  | 40   | 2026-12-31 | Марина
-- Стратегия --
Задача | Цель    | Горизонт | Начало     | Конец
Опт    | Продажи | месяц    | 2026-06-01 | 2026-06-30
-- Рубрики --
Рубрика | Задача
` + tt.rubrics + "-- Контент-план --\n" + tt.heading + "\n" + plan.String()))
			others := []string{"horizon-missing", "capacity-undeclared", "targets-undeclared"}
			got := slices.DeleteFunc(summary(c), func(s string) bool {
				return slices.Contains(others, strings.Fields(s)[0])
			})
			if diff := cmp.Diff([]string{tt.want}, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
