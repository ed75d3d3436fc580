package layout_test

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rubric"
)

// Shapes of plans that the books of strangers showed, a case for each cause.
func TestPlansOfStrangers(t *testing.T) {
	june := func(d int) rubric.Date { return day(time.June, d) }
	for _, tt := range []struct {
		name string
		tabs []*rubric.Tab
		want []string
	}{
		{
			"issues below each other, their day only in the title",
			[]*rubric.Tab{tab(
				"Newsletters",
				row{"The Friday newsletter, summer 2026"}, nil,
				row{"Issue 1 - Friday, June 5, 2026"},
				row{"Section", "Headline", "Words", "Pages", "Status"},
				row{"News", "Welcome back", 180, 1, "Published"}, nil,
				row{"Issue 2 - Friday, June 12, 2026"},
				row{"Section", "Headline", "Words", "Pages", "Status"},
				row{"Music", "Choir auditions", 90, 1, "Draft"}, nil,
				row{"The photo permission list is in the office"},
			)},
			[]string{"Newsletters!5|2026-06-05||email|news||Welcome back|published", "Newsletters!9|2026-06-12||email|music||Choir auditions|draft"},
		},
		{
			"issues whose day stands beside their number",
			[]*rubric.Tab{tab(
				"Newsletters",
				row{"Issue", 1, "Out on", june(5)},
				row{"Section", "Headline", "Author", "Status"},
				row{"News", "Welcome back", "Ann", "Published"}, nil,
				row{"Issue", 2, "Out on", june(12)},
				row{"Section", "Headline", "Author", "Status"},
				row{"Music", "Choir auditions", "Bob", "Draft"},
			)},
			[]string{"Newsletters!3|2026-06-05||email|news||Welcome back|published", "Newsletters!7|2026-06-12||email|music||Choir auditions|draft"},
		},
		{
			"numbers of days below the month's heading",
			[]*rubric.Tab{tab(
				"ВК", row{"План 2026"}, nil,
				row{"Число", "Тема", "Статус"},
				row{"ДЕКАБРЬ"}, row{1, "Один", "Готово"}, row{"5", "Два", "Готово"},
				row{"Январь"}, row{2, "Три", "Идея"},
			)},
			[]string{"ВК!5|2026-12-01||vk|||Один|approved", "ВК!6|2026-12-05||vk|||Два|approved", "ВК!8|2027-01-02||vk|||Три|idea"},
		},
		{
			"numbers of days beside their months",
			[]*rubric.Tab{tab(
				"План 2026",
				row{"Месяц", "Число", "Тема", "Статус"},
				row{"июнь", 1, "Один", "Готово"}, row{nil, 5, "Два", "Готово"}, row{"июль", 2, "Три", "Идея"},
			)},
			[]string{"План 2026!2|2026-06-01|||||Один|approved", "План 2026!3|2026-06-05|||||Два|approved", "План 2026!4|2026-07-02|||||Три|idea"},
		},
		{
			"a board of work whose tasks are the posts",
			[]*rubric.Tab{tab(
				"Tracker",
				row{"Task", "Assigned to", "Draft due", "Goes out", "Where", "Stage"},
				row{"Spring guide", "Ann", june(1), june(7), "Blog", "Drafting"},
				row{"Interview with Tom", "Bob", june(3), june(9), "LinkedIn", "Published"},
			)},
			[]string{"Tracker!2|2026-06-07||blog|||Spring guide|draft", "Tracker!3|2026-06-09||linkedin|||Interview with Tom|published"},
		},
		{
			"lines of a calendar's cells that say what they tell",
			[]*rubric.Tab{tab(
				"Июнь 2026",
				row{"Пн", "Вт", "Ср", "Чт", "Пт", "Сб", "Вс"},
				row{1, 2, 3, 4, 5, 6, 7},
				row{"Козий сыр\nФормат: видео\nПлощадка: ВК\nСтатус: пишем", nil, "Двор\nПлощадка: готовим к зиме"},
			)},
			[]string{"Июнь 2026!A3|2026-06-01||vk||видео|Козий сыр|draft", "Июнь 2026!C3|2026-06-03|||||Двор|"},
		},
		{
			"rubrics under a heading of text beside channels as columns",
			[]*rubric.Tab{tab(
				"Feed",
				row{"Publish on", "Content lane", "Title", "LinkedIn", "Status", "X", "Status"},
				row{"2026-06-01", "Product", "Bank feeds", "We timed it.", "Live"},
				row{"2026-06-02", "Proof", "Norrland", nil, nil, "Eleven days.", "Live"},
				row{"2026-06-03", "Product", "Mobile", "A recording.", "With legal"},
				row{"2026-06-04", "Proof", "The auditor", "A quote.", "Drafting"},
			)},
			[]string{
				"Feed!D2|2026-06-01||linkedin|product||Bank feeds|published", "Feed!F3|2026-06-02||x|proof||Norrland|published",
				"Feed!D4|2026-06-03||linkedin|product||Mobile|review", "Feed!D5|2026-06-04||linkedin|proof||The auditor|draft",
			},
		},
		{
			"columns numbered below the header",
			[]*rubric.Tab{tab(
				"Сетка июнь",
				row{"Сетка публикаций, июнь 2026"}, nil,
				row{"№ п/п", "Выход", "Раздел", "Где размещаем", "Наименование материала", "Отметка о готовности"},
				row{1, 2, 3, 4, 5, 6},
				row{1, "2.06.", "Экспонат", "ВК", "Самовар", "черновик"},
				row{2, "3.06.", "Афиша", "ОК", "Ночь искусств", "черновик"},
			)},
			[]string{"Сетка июнь!5|2026-06-02||vk|экспонат||Самовар|draft", "Сетка июнь!6|2026-06-03||ok|афиша||Ночь искусств|draft"},
		},
		{
			"posts told in a line beside the channels to tick",
			[]*rubric.Tab{tab(
				"Plan",
				row{"Date", "Post", "IG", "FB"},
				row{june(1), "Open house", true, false}, row{june(2), "New menu", true, true},
			)},
			[]string{"Plan!C2|2026-06-01||instagram|||Open house|", "Plan!C3|2026-06-02||instagram|||New menu|", "Plan!D3|2026-06-02||facebook|||New menu|"},
		},
		{
			"the day of several posts written once",
			[]*rubric.Tab{tab(
				"План",
				row{"Дата", "Время", "Тема"},
				row{june(1), "10:00", "Один"}, row{nil, "14:00", "Два"}, row{nil, "18:00", "Три"},
				row{june(2), "10:00", "Четыре"}, row{nil, "09:00", "Раньше"}, row{nil, nil, "Идея"}, nil, row{nil, "19:00", "Запас"},
			)},
			[]string{
				"План!2|2026-06-01|10:00||||Один|", "План!3|2026-06-01|14:00||||Два|", "План!4|2026-06-01|18:00||||Три|",
				"План!5|2026-06-02|10:00||||Четыре|", "План!6||09:00||||Раньше|", "План!7||||||Идея|", "План!9||19:00||||Запас|",
			},
		},
		{
			"a count of posts below the topics",
			[]*rubric.Tab{tab(
				"План",
				row{"Дата", "Тема", "Статус"},
				row{june(1), "Всего 3 дня до старта", "Готово"},
				row{june(2), "Итоги месяца", "Готово"},
				row{nil, "Всего: 2 публикации"}, row{nil, "ИТОГО публикаций: 2"}, row{nil, "Всего 3 дня"}, row{nil, "Total posts in June: 2"},
				row{"Количество публикаций", 2}, row{"Кол-во постов: 2"}, row{nil, "Согласовано:"},
			)},
			[]string{"План!2|2026-06-01|||||Всего 3 дня до старта|approved", "План!3|2026-06-02|||||Итоги месяца|approved", "План!6||||||Всего 3 дня|"},
		},
		{
			"sections of channels with their addresses, and channels joined by a word",
			[]*rubric.Tab{tab(
				"План",
				row{"Дата", "Тема", "Статус"},
				row{"ВКОНТАКТЕ (vk.com/sev_rayon)"}, row{june(1), "Один", "Готово"},
				row{"Telegram: @sev_rayon"}, row{june(2), "Два", "Готово"},
				row{"Публикации в ОК"}, row{june(3), "Три", "Готово"},
				row{"Телеграм-канал и сайт"}, row{june(4), "Четыре", "Готово"},
				row{"ВК — 3 поста в неделю"}, row{june(5), "Пять", "Готово"},
				row{"6 июня, Telegram"}, row{nil, "Шесть", "Готово"},
			)},
			[]string{
				"План!3|2026-06-01||vk|||Один|approved", "План!5|2026-06-02||telegram|||Два|approved",
				"План!7|2026-06-03||ok|||Три|approved", "План!9|2026-06-04||telegram+blog|||Четыре|approved",
				"План!11|2026-06-05||vk|||Пять|approved", "План!13|2026-06-06||telegram|||Шесть|approved",
			},
		},
		{
			"statuses in words of the team's own under a heading of its own",
			[]*rubric.Tab{tab(
				"Plan",
				row{"Date", "Topic", "Where are we?", "Fee"},
				row{june(1), "One", "Live", 10},
				row{june(2), "Two", "Scheduled in the tool", 10},
				row{june(3), "Three", "Approved by Anna", 10},
				row{june(4), "Four", "Fresh", 10},
			)},
			[]string{
				"Plan!2|2026-06-01|||||One|published", "Plan!3|2026-06-02|||||Two|scheduled",
				"Plan!4|2026-06-03|||||Three|approved", "Plan!5|2026-06-04|||||Four|",
			},
		},
		{
			"a month with too few posts to tell, beside one that tells",
			[]*rubric.Tab{
				tab("Май", row{"Дата", "Тема", "Подача"}, row{june(30), "Ноль", "прогулка"}),
				tab("Июнь", row{"Дата", "Тема", "Подача"}, row{june(1), "Один", "карточки"}, row{june(2), "Два", "видео"}),
			},
			[]string{"Май!2|2026-06-30||||прогулка|Ноль|", "Июнь!2|2026-06-01||||карточки|Один|", "Июнь!3|2026-06-02||||видео|Два|"},
		},
		{
			"themes that are rubrics, for phrases stand beside them",
			[]*rubric.Tab{tab(
				"Plan",
				row{"Date", "In short", "Theme"},
				row{june(1), "Twenty facts on smiles", "Education"},
				row{june(2), "Meet our hygienist", "Team"},
				row{june(3), "Whitening at home", "Education"},
				row{june(4), "A day without lunch", "Team"},
			)},
			[]string{
				"Plan!2|2026-06-01|||education||Twenty facts on smiles|", "Plan!3|2026-06-02|||team||Meet our hygienist|",
				"Plan!4|2026-06-03|||education||Whitening at home|", "Plan!5|2026-06-04|||team||A day without lunch|",
			},
		},
		{
			"themes that come again, for nothing else is told",
			[]*rubric.Tab{tab(
				"Plan",
				row{"Date", "Animal", "Theme"},
				row{june(1), "Tom", "Walk"}, row{june(2), "Rex", "Sleep"}, row{june(3), "Salem", "Walk"}, row{june(4), "Olive", "Sleep"},
			)},
			[]string{
				"Plan!2|2026-06-01|||||Walk|", "Plan!3|2026-06-02|||||Sleep|", "Plan!4|2026-06-03|||||Walk|", "Plan!5|2026-06-04|||||Sleep|",
			},
		},
		{
			"formats of the team's own beside common ones",
			[]*rubric.Tab{tab(
				"План",
				row{"Дата", "Тема", "Подача"},
				row{june(1), "Один", "новость"}, row{june(2), "Два", "справка"}, row{june(3), "Три", "видео"},
				row{june(4), "Четыре", "справка"}, row{june(5), "Пять", "новость"}, row{june(6), "Шесть", "видео"},
			)},
			[]string{
				"План!2|2026-06-01||||новость|Один|", "План!3|2026-06-02||||справка|Два|", "План!4|2026-06-03||||видео|Три|",
				"План!5|2026-06-04||||справка|Четыре|", "План!6|2026-06-05||||новость|Пять|", "План!7|2026-06-06||||видео|Шесть|",
			},
		},
		{
			"rubrics that are called as formats are",
			[]*rubric.Tab{
				tab("Рубрики", row{"Рубрика", "Описание"}, row{"Новость", "что случилось"}, row{"Афиша", "куда пойти"}),
				tab("План", row{"Дата", "Тема", "Подача"}, row{june(1), "Один", "Новость"}, row{june(2), "Два", "Афиша"}),
			},
			[]string{"План!2|2026-06-01|||новость||Один|", "План!3|2026-06-02|||афиша||Два|"},
		},
		{
			"a tab named after a channel as the one beside it",
			[]*rubric.Tab{
				tab("Facebook Updates", row{"Date", "Title", "Status"}, row{june(1), "One", "Posted"}),
				tab("X Updates", row{"Date", "Title", "Status"}, row{june(2), "Two", "Posted"}),
				tab("Plan X", row{"Date", "Title", "Status"}, row{june(3), "Three", "Posted"}),
			},
			[]string{
				"Facebook Updates!2|2026-06-01||facebook|||One|published", "X Updates!2|2026-06-02||x|||Two|published",
				"Plan X!2|2026-06-03|||||Three|published",
			},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, briefs(read(t, tt.tabs...).Entries)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// A heading is one thing, what stands below it may be another.
func TestHeadingsThatValuesBelie(t *testing.T) {
	b := read(t,
		tab("Strategy", row{"Task", "Goal", "Horizon"}, row{"Win tenders", "Sales", "year"}, row{"Hire people", "Growth", "year"}),
		tab(
			"Plan",
			row{"Publish date", "Topic", "Created time", "Comments", "Supports", "Day"},
			row{day(time.June, 1), "One", "May 1, 2026 2:13 PM", 12, "Win tenders", "Photo of the day"},
			row{day(time.June, 2), "Two", "May 2, 2026 3:26 PM", 0, "Hire people", "Question of the day"},
		),
	)
	var got []string
	for _, e := range b.Entries {
		got = append(got, e.Time.Text+"|"+e.Value(rubric.FieldNotes).Text+e.Value(rubric.FieldComment).Text+"|"+e.Weekday.Text+"|"+e.Task.Text)
	}
	if diff := cmp.Diff([]string{"|||Win tenders", "|||Hire people"}, got); diff != "" {
		t.Error(diff)
	}
}

// A tab that lists what the posts are filed under is the rubrics' whatever its
// name and its headings, as is the column of the posts.
func TestRubricsToldByTheirNames(t *testing.T) {
	posts := func(head string) *rubric.Tab {
		return tab(
			"Plan",
			row{"Date", "Topic", head},
			row{day(time.June, 1), "One", "Stores"}, row{day(time.June, 2), "Two", "People"}, row{day(time.June, 3), "Three", "Research"},
			row{day(time.June, 4), "Four", "Stores"}, row{day(time.June, 5), "Five", "People"}, row{day(time.June, 6), "Six", "Research"},
		)
	}
	listed := func(heads ...any) *rubric.Tab {
		return tab("Regulars", heads, row{"Stores", "One object, one story", "50%"}, row{"People", "Staff and volunteers", "30%"}, row{"Research", "Longer reads", "20%"})
	}
	for name, tabs := range map[string][]*rubric.Tab{
		"the plan's rubrics under headings of the list's own": {posts("Pillar"), listed("Name", "In brief", "Of all")},
		"a column of the plan under a heading of its own":     {posts("Regular feature"), listed("Feature", "Description", "Of all")},
		"a table among others of a tab": {posts("Pillar"), tab(
			"Regulars",
			row{"Platform", "Max per week"}, row{"Instagram", 4}, nil,
			row{"What we run", "Description", "Of all"}, row{"Stores", "One object, one story", "50%"}, row{"People", "Staff", "30%"}, row{"Research", "Longer reads", "20%"}, nil,
			row{"Audience", "Wants"}, row{"Families", "a day out"},
		)},
	} {
		b := read(t, tabs...)
		if len(b.Rubrics) != 3 || len(b.Channels) > 1 || b.Rubrics[0].Rubric.Text != "Stores" || b.Rubrics[0].Description.Text == "" || !b.Rubrics[2].Share.Known || b.Entries[0].Rubric.Text != "Stores" {
			t.Errorf("%s: %+v, %+v", name, b.Rubrics, b.Entries[0].Rubric)
		}
		if !slices.ContainsFunc(b.Notes, func(n rubric.Note) bool { return n.Code == rubric.NoteTabGuessed && n.Pos.Tab == "Regulars" }) {
			t.Errorf("%s: no doubt is shown", name)
		}
	}
	for name, tabs := range map[string][]*rubric.Tab{
		"neither is known": {posts("Hall"), listed("Hall", "Guide", "Seats")},
		"another list":     {posts("Pillar"), tab("Regulars", row{"Name", "In brief"}, row{"Stores", "One object"}, row{"Cellar", "Old"}, row{"Roof", "New"})},
	} {
		if b := read(t, tabs...); len(b.Rubrics) > 0 {
			t.Errorf("%s: %+v", name, b.Rubrics)
		}
	}
}

func TestIdeasToldByTheirHeading(t *testing.T) {
	b := read(t, tab("Content repository", row{"Idea", "Source"}, row{"Budget bingo", "Dee"}, row{"Pay stubs", "Teens"}), tab("Votes", row{"Source", "Idea"}, row{"Dee", "x"}, row{"Jo", "y"}))
	if got := [2]rubric.Role{b.Tabs[0].Role, b.Tabs[1].Role}; got != [2]rubric.Role{rubric.RoleIdeas, rubric.RoleOther} {
		t.Error(got)
	}
}
