package layout_test

import (
	"testing"
	"time"

	"rubric"
)

// A template is a plan's only while it is blank and beside a plan; Rubric's rules
// and its columns leave it alone.
func TestTemplates(t *testing.T) {
	head := row{"Дата", "Площадка", "Тема", "Статус"}
	post := row{day(time.June, 1), "ВК", "Первый звонок", "Готово"}
	for _, tt := range []struct {
		name     string
		template *rubric.Tab
		want     rubric.Role
		blank    bool
	}{
		{"a blank copy", tab("Шаблон", head, row{"Неделя 1"}, nil), rubric.RolePlan, true},
		{"its days filled in", tab("TEMPLATE - copy me", head, row{day(time.June, 1), "ВК"}), rubric.RolePlan, true},
		{"an example in it", tab("Шаблон", head, post), rubric.RoleOther, false},
		{"a header of something else", tab("Шаблон", row{"Дата", "Тема", "Сумма", "Договор"}), rubric.RoleOther, false},
		{"a month not begun", tab("Июль", head), rubric.RolePlan, false},
	} {
		b := read(t, tt.template, tab("Июнь", head, post))
		got := b.Tabs[0]
		if got.Role != tt.want || got.Template != tt.blank {
			t.Errorf("%s: %s, template %t", tt.name, got.Role, got.Template)
		}
		if len(b.Entries) != 1 || len(b.Slots) != 0 {
			t.Errorf("%s: %d entries, %d slots", tt.name, len(b.Entries), len(b.Slots))
		}
		if of := b.TabsOf(rubric.RolePlan); tt.want == rubric.RolePlan && len(of) == 2 == tt.blank || b.TabOf(rubric.RolePlan).Template {
			t.Errorf("%s: %d tabs of the plan", tt.name, len(of))
		}
	}
}
