package layout_test

import (
	"testing"

	"rubric"
)

// The title above a text tells what the tab is whose name does not.
func TestTitlesOfTexts(t *testing.T) {
	for _, tt := range []struct {
		name, title string
		want        rubric.Role
	}{
		{"Зачем всё это", "Наши цели до конца года", rubric.RoleGoals},
		{"KPIs", "Goals until the release", rubric.RoleGoals},
		{"Our plan", "Communication strategy, autumn 2026", rubric.RoleStrategy},
		{"Лист3", "Просто заметка про стратегию", rubric.RoleOther},
		{"Лист3", "Встреча: цели не обсуждали", rubric.RoleOther},
		{"Заметки", "Наши цели до конца года", rubric.RoleOther},
		{"Площадки", "Наши цели до конца года", rubric.RoleChannels},
	} {
		b := read(t, tab(tt.name, row{tt.title}, row{"Абонементов из соцсетей", "20 в месяц"}))
		if got := b.Tabs[0].Role; got != tt.want {
			t.Errorf("%s, %s: %s, want %s", tt.name, tt.title, got, tt.want)
		}
	}
}
