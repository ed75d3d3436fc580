package text_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"rubric"
	"rubric/internal/text"
)

func TestKey(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"", ""},
		{"  Кейсы ", "кейсы"},
		{"Ёлка\u00a0 и\nелка", "елка и елка"},
		{"✅ Опубликовано!!!", "опубликовано"},
		{"За\u0301мок", "замок"},
		{"ｆｕｌｌ", "full"},
		{"«До/После»", "до/после"},
		{"Q&A", "q&a"},
		{"👨‍👩‍👧 Семья", "семья"},
		{"№ 5", "no 5"},
		{"+", "+"},
		{"—", "—"},
		{"\xff", "\ufffd"},
	} {
		if got := text.Key(tt.in); got != tt.want {
			t.Errorf("Key(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestTokens(t *testing.T) {
	for _, tt := range []struct {
		in   string
		want []string
	}{
		{"", nil},
		{" — ", nil},
		{"Дата публикации (план)", []string{"дата", "публикации", "план"}},
		{"don’t, 'quote'", []string{"don’t", "quote"}},
		{"E-mail_рассылка №2", []string{"e", "mail", "рассылка", "no2"}},
		{"किताब, २", []string{"किताब", "२"}}, // its vowels are marks of their own
	} {
		if diff := cmp.Diff(tt.want, text.Tokens(tt.in)); diff != "" {
			t.Errorf("Tokens(%q): %s", tt.in, diff)
		}
	}
}

func TestPhraseIsTheTokensJoined(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(rapid.String(), rapid.StringOf(rapid.RuneFrom([]rune("аЯё zQ7 .-’'\u00a0")))).Draw(t, "s")
		if got, want := text.Phrase(s), strings.Join(text.Tokens(s), " "); got != want {
			t.Errorf("Phrase(%q) = %q, want %q", s, got, want)
		}
	})
}

func TestNear(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"Кейс", "Кейсы", true},
		{"Кейсы", "кейсы!", false},
		{"Новинки", "Новиники", true},
		{"Опт", "Опыт", true},
		{"Акция", "Акции", true},
		{"Новость клиента", "Новости клиентов", true},
		{"Cases", "Case", true},
		{"FAQ", "Q&A", false},
		{"Пост", "Тост", true},
		{"Пост", "Постер", false},
		{"", "а", false},
	} {
		if got := text.Near(tt.a, tt.b); got != tt.want {
			t.Errorf("Near(%q, %q) = %v, want %v", tt.a, tt.b, got, tt.want)
		}
		if got := text.Near(tt.b, tt.a); got != tt.want {
			t.Errorf("Near(%q, %q) = %v, want %v", tt.b, tt.a, got, tt.want)
		}
	}
}

func TestNearest(t *testing.T) {
	names := []string{"Новости", "Кейсы клиентов", "Кайсы", "Кейсы", "Кейса"}
	if got, ok := text.Nearest("кейс", names); !ok || got != "Кейсы" {
		t.Errorf("Nearest = %q, %v", got, ok)
	}
	if got, ok := text.Nearest("Мемы", names); ok {
		t.Errorf("Nearest found %q", got)
	}
}

func TestPlural(t *testing.T) {
	for n, want := range map[int]string{
		0: "постов", 1: "пост", 2: "поста", 4: "поста", 5: "постов", 11: "постов",
		12: "постов", 21: "пост", 22: "поста", 111: "постов", 121: "пост", -1: "пост",
	} {
		if got := text.Plural(rubric.Russian, n, "пост", "поста", "постов"); got != want {
			t.Errorf("Plural(ru, %d) = %q, want %q", n, got, want)
		}
	}
	if got := text.Plural(rubric.English, 2, "post", "", "posts"); got != "posts" {
		t.Errorf("Plural(en, 2) = %q", got)
	}
}

func TestWords(t *testing.T) {
	d := rubric.NewDate(2026, time.May, 7)
	for _, tt := range []struct{ got, want string }{
		{text.Day(rubric.Russian, d), "07.05"},
		{text.Day(rubric.English, d), "7 May"},
		{text.FullDay(rubric.Russian, d), "07.05.2026"},
		{text.FullDay(rubric.English, d), "7 May 2026"},
		{text.FullDay(rubric.English, rubric.Date{}), ""},
		{text.Days(rubric.Russian, d, d.AddDays(6)), "07–13.05"},
		{text.Days(rubric.English, d, d.AddDays(6)), "7–13 May"},
		{text.Days(rubric.Russian, d, d.AddDays(30)), "07.05–06.06"},
		{text.Days(rubric.English, d, d.AddDays(30)), "7 May – 6 Jun"},
		{text.MonthName(rubric.Russian, d.InMonth()), "май"},
		{text.MonthIn(rubric.Russian, d.InMonth()), "в мае"},
		{text.MonthIn(rubric.English, d.InMonth()), "in May"},
		{text.MonthYear(rubric.English, d.InMonth()), "May 2026"},
		{text.MonthYear(rubric.Russian, rubric.Month{}), ""},
		{text.Number(rubric.Russian, 1240.5), "1\u00a0240,5"},
		{text.Number(rubric.English, -1234567), "-1,234,567"},
		{text.Number(rubric.English, 999), "999"},
		{text.Percent(rubric.Russian, 38.7), "39\u00a0%"},
		{text.Percent(rubric.English, 2.25), "2.3%"},
	} {
		if tt.got != tt.want {
			t.Errorf("got %q, want %q", tt.got, tt.want)
		}
	}
}

func FuzzKey(f *testing.F) {
	for _, s := range []string{"Кейсы", "е\u0308\u0308", "✅ Live — post", "1️⃣", "ᄀ\u0301ᅡ", "İK", "ё"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		key := text.Key(s)
		if again := text.Key(key); again != key {
			t.Errorf("Key(%q) = %q, again %q", s, key, again)
		}
		for _, w := range text.Tokens(s) {
			if w == "" {
				t.Errorf("Tokens(%q) holds an empty word", s)
			}
			text.Stem(w)
		}
		if diff := cmp.Diff(text.Tokens(s), text.Tokens(key)); diff != "" {
			t.Errorf("the words of %q are not those of its key: %s", s, diff)
		}
	})
}
