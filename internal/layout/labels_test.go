package layout_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rubric"
)

// labelled is a plan of six posts with a further column or several, a value of
// each for every post.
func labelled(heads []any, columns ...[]any) *rubric.Tab {
	rows := []row{append(row{"Дата", "Канал", "Тема"}, heads...)}
	topics := []string{"Как пекут хлеб", "Закваска живёт", "Утро в цехе", "Гости у печи", "Соль и вода", "Мука из ржи"}
	for i, topic := range topics {
		cells := row{day(time.June, 1+i), "ВК", topic}
		for _, c := range columns {
			cells = append(cells, c[i])
		}
		rows = append(rows, cells)
	}
	return tab("План", rows...)
}

// The only column of labels that come again holds the rubrics, whatever its
// heading, unless the heading says that it sorts posts by something else.
func TestRubricsToldByLabels(t *testing.T) {
	labels := []any{"Цех", "Люди", "Цех", "Гости", "Люди", "Цех"}
	others := []any{"Север", "Юг", "Север", "Север", "Юг", "Юг"}
	for _, tt := range []struct {
		name    string
		heads   []any
		columns [][]any
		want    string // the heading of the rubrics
	}{
		{"the only column of labels", []any{"Ручей"}, [][]any{labels}, "Ручей"},
		{"one of two, by its heading", []any{"Ручей", "Цикл"}, [][]any{others, labels}, "Цикл"},
		{"one of two, the other is of cities", []any{"Город", "Ручей"}, [][]any{others, labels}, "Ручей"},
		{"some labels alone below a heading that hints", []any{"Цикл"}, [][]any{{"Цех", "Люди", "Гости", "Цех", "Хлеб", "Люди"}}, "Цикл"},
		{"two alike", []any{"Ручей", "Берег"}, [][]any{others, labels}, ""},
		{"an audience", []any{"Для кого"}, [][]any{labels}, ""},
		{"people by their names", []any{"На смене"}, [][]any{{"Лена", "Оля", "Лена", "Игорь П.", "Оля", "Лена"}}, ""},
		{"people of another column", []any{"Автор", "На смене"}, [][]any{{"Вихрова", "Зуй", "Вихрова", "Зуй", "Зуй", "Зуй"}, {"Зуй", "Вихрова", "Зуй", "Зуй", "Зуй", "Зуй"}}, ""},
		{"yes and no", []any{"Ручей"}, [][]any{{"да", "нет", "да", "нет", "нет", "нет"}}, ""},
		{"codes", []any{"Ручей"}, [][]any{{"А1", "А2", "А1", "А2", "А1", "А1"}}, ""},
		{"weekdays", []any{"Ручей"}, [][]any{{"пн", "вт", "пн", "вт", "пн", "пн"}}, ""},
		{"numbers", []any{"Ручей"}, [][]any{{1, 2, 1, 2, 1, 1}}, ""},
		{"one label", []any{"Ручей"}, [][]any{{"Цех", "Цех", "Цех", "Цех", "Цех", "Цех"}}, ""},
		{"remarks on some posts", []any{"Ручей"}, [][]any{{"запас", nil, nil, "запас", nil, "срочно"}}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			b := read(t, labelled(tt.heads, tt.columns...))
			got := ""
			for _, f := range b.Tabs[0].Fields {
				if f.Field == rubric.FieldRubric {
					got = f.Header
				}
			}
			if got != tt.want {
				t.Errorf("%q, want %q; fields %+v", got, tt.want, b.Tabs[0].Fields)
			}
			if tt.want != "" && !hasNote(b, rubric.NoteColumnGuessed) {
				t.Errorf("the guess is not said: %v", b.Notes)
			}
		})
	}
}

// Labels are formats where they are what everybody calls so, genres only where
// the heading or a column of rubrics beside them says as much.
func TestFormatsToldByWords(t *testing.T) {
	rubrics := []any{"Цех", "Люди", "Цех", "Гости", "Люди", "Цех"}
	for _, tt := range []struct {
		name    string
		heads   []any
		columns [][]any
		want    string // the heading of the formats
	}{
		{"several in one", []any{"Рубрика", "Как есть"}, [][]any{rubrics, {"текст + фото", "фото", "видео / сторис", "текст", "фото", "видео"}}, "Как есть"},
		{"genres beside rubrics", []any{"Рубрика", "Как есть"}, [][]any{rubrics, {"новости", "фото", "анонс", "отзыв", "цитата", "советы"}}, "Как есть"},
		{"genres below a heading that hints", []any{"Жанр материала"}, [][]any{{"новости", "фото", "анонс", "отзыв", "цитата", "советы"}}, "Жанр материала"},
		{"genres that may be rubrics", []any{"Ручей"}, [][]any{{"новости", "отзыв", "новости", "отзыв", "советы", "советы"}}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			b := read(t, labelled(tt.heads, tt.columns...))
			got := ""
			for _, f := range b.Tabs[0].Fields {
				if f.Field == rubric.FieldFormat {
					got = f.Header
				}
			}
			if got != tt.want {
				t.Errorf("%q, want %q; fields %+v", got, tt.want, b.Tabs[0].Fields)
			}
		})
	}
}

// A yes or nothing below a heading that asks how far a post has come is its status.
func TestStatusesToldByAnswers(t *testing.T) {
	yes := []any{"да", "да", "да", nil, nil, nil}
	for head, want := range map[string]rubric.Status{
		"Вышел?": rubric.StatusPublished, "Пост уже опубликован?": rubric.StatusPublished, "Posted?": rubric.StatusPublished,
		"Is it out yet?": rubric.StatusPublished, "Вышло ли?": rubric.StatusPublished,
		"Is it live yet?": rubric.StatusPublished, "Согласовано (да/нет)": rubric.StatusApproved, "Макет готов?": "", "Нужна съёмка?": "",
	} {
		b := read(t, labelled([]any{head}, yes))
		if got := b.Entries[0].Status; got != want || b.Entries[4].Status != "" || b.Entries[0].Date.Date != day(time.June, 1) {
			t.Errorf("%s: %q, want %q; fields %+v", head, got, want, b.Tabs[0].Fields)
		}
	}
}

// What a heading leaves open is settled by the values, and so is which of two
// columns is the topic.
func TestOpenHeadingsSettledByContent(t *testing.T) {
	labels := []any{"Care", "People", "Care", "Visits", "People", "Care"}
	titles := []any{"How we bake", "Sourdough lives", "Dawn at the oven", "Guests by the stove", "Salt and water", "Flour of rye"}
	plan := func(heads []any, columns ...[]any) *rubric.Tab {
		rows := []row{append(row{"Date", "Platform"}, heads...)}
		for i := range titles {
			cells := row{day(time.June, 1+i), "Facebook"}
			for _, c := range columns {
				cells = append(cells, c[i])
			}
			rows = append(rows, cells)
		}
		return tab("Plan", rows...)
	}
	for _, tt := range []struct {
		name    string
		heads   []any
		columns [][]any
		want    map[rubric.Field]string
	}{
		{
			"a theme beside the title", []any{"Theme", "Title"}, [][]any{labels, titles},
			map[rubric.Field]string{rubric.FieldRubric: "Theme", rubric.FieldTopic: "Title"},
		},
		{
			"a theme beside the post", []any{"Theme", "Post"}, [][]any{labels, titles},
			map[rubric.Field]string{rubric.FieldRubric: "Theme", rubric.FieldTopic: "Post"},
		},
		{
			"a theme beside rubrics and the title", []any{"Pillar", "Theme", "Title"}, [][]any{labels, {"Bread", "Bread", "Oven", "Oven", "Oven", "Bread"}, titles},
			map[rubric.Field]string{rubric.FieldRubric: "Pillar", rubric.FieldTopic: "Title"},
		},
		{
			"themes of each post's own", []any{"Theme", "Title"}, [][]any{titles, labels},
			map[rubric.Field]string{rubric.FieldTopic: "Theme"},
		},
		{
			"a creative that is a format", []any{"Topic", "Creative"}, [][]any{titles, {"Reel", "Static", "Reel", "Carousel", "Static", "Reel"}},
			map[rubric.Field]string{rubric.FieldTopic: "Topic", rubric.FieldFormat: "Creative"},
		},
		{
			"a creative that is one", []any{"Topic", "Creative"}, [][]any{titles, {"loaf on a board", "jar", "door", "hands", "salt", "rye"}},
			map[rubric.Field]string{rubric.FieldTopic: "Topic", rubric.FieldVisual: "Creative"},
		},
		{
			"a type that is a rubric", []any{"Topic", "Type"}, [][]any{titles, labels},
			map[rubric.Field]string{rubric.FieldTopic: "Topic", rubric.FieldRubric: "Type"},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			b := read(t, plan(tt.heads, tt.columns...))
			got := map[rubric.Field]string{}
			for _, f := range b.Tabs[0].Fields {
				if f.Field != rubric.FieldDate && f.Field != rubric.FieldChannel {
					got[f.Field] = f.Header
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
