package rules_test

import (
	"slices"
	"strings"
	"testing"
)

// The settings and the plan may each call a channel as they like.
func TestRestrictedChannelsByAnyName(t *testing.T) {
	for setting, want := range map[string][]string{
		"ВКонтакте":         {"ad-restricted-channel План!B2 warning both"},
		"vk, Телеграм":      {"ad-restricted-channel План!B2 warning both", "ad-restricted-channel План!B3 warning both"},
		"Инстаграм":         nil,
		"":                  nil, // as for any Russian book: Instagram and Facebook
		"Яндекс Ритм; «ТГ»": {"ad-restricted-channel План!B3 warning both"},
	} {
		got := summary(check(grid("-- План --\nДата | Площадка | Тема | Реклама\n" +
			"2026-05-22 | ВК | Кофе | да\n2026-05-23 | ТГ | Чай | да\n" +
			"-- Настройки --\nКлюч | Значение\nads.restricted | " + setting + "\n")))
		got = slices.DeleteFunc(got, func(s string) bool { return !strings.HasPrefix(s, "ad-restricted-channel") })
		if !slices.Equal(want, got) {
			t.Errorf("%q: %q, want %q", setting, got, want)
		}
	}
}
