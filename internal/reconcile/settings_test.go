package reconcile_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubric/internal/reconcile"
	"rubric/internal/sourcetest"
)

// TestInspectTellsSettingsThatNobodyReads holds that whoever reads a setting is
// asked, wherever it is read, and that the doubts stand in the book's order.
func TestInspectTellsSettingsThatNobodyReads(t *testing.T) {
	sheets := append(book(6), sourcetest.Sheet{Name: "Настройки", Rows: [][]any{
		{"Ключ", "Значение"},
		{"assessment.inBook", "кратко"},
		{"plan.tabb", "Контент-план"},
		{"draft", "Цели A2:F2; Архив A2:C4"},
		{"decision.day", "45"},
		{"lang", "fr"},
		{"title", "Улей"},
	}})
	r, err := reconcile.Inspect(t.Context(), sourcetest.NewMemory(sourcetest.BeforeWriting, sheets...).Source(), options)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, n := range r.Book.Notes {
		if n.Code.ForPeople() {
			got = append(got, fmt.Sprintf("%s %s %s", n.Code, n.Pos.Cell(), n.Message.RU))
		}
	}
	if diff := cmp.Diff([]string{
		"setting-unread B2 Значение «кратко» у «assessment.inBook» не понято и не действует: нужно full, team или off",
		"setting-unknown A3 Ключ «plan.tabb» не знаком и не действует: похоже на «plan.tab»",
		"setting-unread B4 Значение «Архив A2:C4» у «draft» не понято и не действует: такого листа нет; нужен лист с ячейками, как «Цели A2:F2»",
		"setting-unread B5 Значение «45» у «decision.day» не понято и не действует: нужно число от 1 до 31",
		"setting-unread B6 Значение «fr» у «lang» не понято и не действует: нужно ru или en",
	}, got); diff != "" {
		t.Error(diff)
	}
}

func TestHowMuchOfTheAssessmentIsNoDoubt(t *testing.T) {
	for _, value := range []string{"", "full", "Team", "off", "нет"} {
		sheets := append(book(6), sourcetest.Sheet{Name: "Настройки", Rows: [][]any{{"Ключ", "Значение"}, {"Assessment.InBook", value}}})
		r, err := reconcile.Inspect(t.Context(), sourcetest.NewMemory(sourcetest.BeforeWriting, sheets...).Source(), options)
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range r.Book.Notes {
			if n.Code.ForPeople() {
				t.Errorf("%q: %s", value, n.Message.EN)
			}
		}
	}
}
