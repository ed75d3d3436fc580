package rules_test

import "rubric"

// recipe is a check of a team's own from the cookbook, told for both languages'
// books: the row of the rules tab, a plan, and what is said about it.
type recipe struct {
	title, why rubric.Text
	ru, en     dish
}

type dish struct {
	id, condition, message string
	tabs                   string // a plan, and other tabs where the condition asks for them
	want                   []string
}

var cookbook = []recipe{
	{
		title: rubric.Text{RU: "Акция без оффера", EN: "An offer without its terms"},
		why: rubric.Text{
			RU: "Своя колонка плана доступна по заголовку. Пост об акции, в котором нечего предложить, лучше увидеть до согласования.",
			EN: "Any column of the plan is there by its heading. A post about an offer with nothing to offer is better seen before its review.",
		},
		ru: dish{
			id: "акция-без-оффера", condition: `entry.rubric == "Акции" && entry.cells["Оффер"] == ""`,
			message: "В акции «{topic}» пока нет оффера. Какой будет?",
			tabs: `
-- Контент-план --
Дата       | Рубрика | Тема           | Оффер
2026-05-26 | Акции   | Неделя фильтра | −20 % на фильтр
2026-05-28 | Акции   | День зерна     |
2026-05-29 | Кейсы   | Отель у моря   |
`,
			want: []string{"D3: В акции «День зерна» пока нет оффера. Какой будет?"},
		},
		en: dish{
			id: "offer-without-terms", condition: `entry.rubric == "Offers" && entry.cells["Terms"] == ""`,
			message: "The offer “{topic}” has no terms yet. What are they?",
			tabs: `
-- Content plan --
Date       | Rubric  | Topic            | Terms
2026-05-26 | Offers  | Filter week      | 20% off
2026-05-28 | Offers  | Bean day         |
2026-05-29 | Cases   | Hotel by the sea |
`,
			want: []string{"D3: The offer “Bean day” has no terms yet. What are they?"},
		},
	},
	{
		title: rubric.Text{RU: "Промокод, которого нет в тексте", EN: "A code the text does not name"},
		why: rubric.Text{
			RU: "Функция lower() приводит буквы любого алфавита к строчным: «Лето» и «ЛЕТО» — одно слово.",
			EN: "The function lower() makes letters of any alphabet small: “Summer” and “SUMMER” are one word.",
		},
		ru: dish{
			id: "промокод-в-тексте", condition: `entry.text != "" && !lower(entry.text).contains(lower(entry.cells["Промокод"]))`,
			message: "Промокод {Промокод} в тексте не назван. Добавить?",
			tabs: `
-- Контент-план --
Дата       | Тема   | Текст                      | Промокод
2026-05-26 | Сироп  | Скажите «лето10» на кассе. | ЛЕТО10
2026-05-28 | Турка  | Приходите, ждём!           | ТУРКА
2026-05-29 | Помол  | Просто про помол.          |
`,
			want: []string{"D3: Промокод ТУРКА в тексте не назван. Добавить?"},
		},
		en: dish{
			id: "code-in-text", condition: `entry.text != "" && !lower(entry.text).contains(lower(entry.cells["Code"]))`,
			message: "The text does not name the code {Code}. Add it?",
			tabs: `
-- Content plan --
Date       | Topic | Text                        | Code
2026-05-26 | Syrup | Say “summer10” at the till. | SUMMER10
2026-05-28 | Cezve | Do come!                    | CEZVE
2026-05-29 | Grind | All about the grind.        |
`,
			want: []string{"D3: The text does not name the code CEZVE. Add it?"},
		},
	},
	{
		title: rubric.Text{RU: "Подпись длиннее, чем вмещает площадка", EN: "A caption longer than the channel takes"},
		why: rubric.Text{
			RU: "size() считает знаки. В примере порог маленький; подпись к фото в Telegram вмещает 1024 знака.",
			EN: "size() counts characters. The limit in the example is small; a photo's caption in Telegram takes 1,024.",
		},
		ru: dish{
			id: "длинная-подпись", condition: `"telegram" in entry.channels && entry.visual != "" && size(entry.text) > 40`,
			message: "Подпись к «{topic}» не поместится под фото. Сократить или вынести в пост?",
			tabs: `
-- Контент-план --
Дата       | Площадка     | Тема  | Текст                                           | Визуал
2026-05-26 | ВК, Telegram | Вода  | Мягкая вода раскрывает вкус, а жёсткая его глушит. | фото
2026-05-28 | Telegram     | Турка | Коротко о турке.                                | фото
2026-05-29 | ВК           | Зерно | Длинный рассказ о том, как зерно едет из порта. | фото
`,
			want: []string{"D2: Подпись к «Вода» не поместится под фото. Сократить или вынести в пост?"},
		},
		en: dish{
			id: "long-caption", condition: `"telegram" in entry.channels && entry.visual != "" && size(entry.text) > 40`,
			message: "The caption of “{topic}” won't fit below a photo. Shorten it, or make it a post?",
			tabs: `
-- Content plan --
Date       | Channel            | Topic | Copy                                            | Visual
2026-05-26 | Facebook, Telegram | Water | Soft water opens the taste, hard water mutes it. | photo
2026-05-28 | Telegram           | Cezve | A short one on the cezve.                       | photo
2026-05-29 | Facebook           | Beans | A long tale of how the beans come from the port. | photo
`,
			want: []string{"D2: The caption of “Water” won't fit below a photo. Shorten it, or make it a post?"},
		},
	},
	{
		title: rubric.Text{RU: "Видео без съёмки за две недели", EN: "A video two weeks ahead without a shoot"},
		why: rubric.Text{
			RU: "days(a, b) считает дни от a до b: сколько осталось до выхода, говорит days(today, entry.date). Запись без даты пропускается.",
			EN: "days(a, b) counts the days from a to b: days(today, entry.date) is what is left. A post without a date is left out.",
		},
		ru: dish{
			id: "видео-без-съёмки", condition: `entry.format == "Видео" && days(today, entry.date) <= 14 && entry.visual == ""`,
			message: "Видео выходит {date}, а съёмки в плане нет. Когда снимаем?",
			tabs: `
-- Контент-план --
Дата       | Формат | Тема       | Визуал
2026-06-01 | Видео  | Обжарка    |
2026-06-02 | Видео  | Бариста    | съёмка 27.05
2026-06-20 | Видео  | Фестиваль  |
           | Видео  | Когда-то   |
`,
			want: []string{"D2: Видео выходит 01.06, а съёмки в плане нет. Когда снимаем?"},
		},
		en: dish{
			id: "video-without-shoot", condition: `entry.format == "Video" && days(today, entry.date) <= 14 && entry.visual == ""`,
			message: "The video goes out {date}, and no shoot is planned. When is it?",
			tabs: `
-- Content plan --
Date       | Format | Topic    | Visual
2026-06-01 | Video  | Roasting |
2026-06-02 | Video  | Barista  | shoot on 27 May
2026-06-20 | Video  | Festival |
           | Video  | Someday  |
`,
			want: []string{"D2: The video goes out 1 Jun, and no shoot is planned. When is it?"},
		},
	},
	{
		title: rubric.Text{RU: "На согласовании без призыва", EN: "Under review without a call to action"},
		why: rubric.Text{
			RU: "entry.status — состояние на языке Рубрики: idea, draft, review, revision, approved, scheduled, published, blocked, paused, cancelled. Как написано в плане, даёт entry.statusText.",
			EN: "entry.status is the state in Rubric's words: idea, draft, review, revision, approved, scheduled, published, blocked, paused, cancelled. entry.statusText is as the plan has it.",
		},
		ru: dish{
			id: "нет-призыва", condition: `entry.status in ["review", "approved"] && entry.cta == ""`,
			message: "У «{topic}» нет призыва. Что сделает читатель?",
			tabs: `
-- Контент-план --
Дата       | Тема  | Призыв           | Статус
2026-05-26 | Помол | Записаться       | На согласовании
2026-05-28 | Турка |                  | На согласовании
2026-05-29 | Вода  |                  | Идея
`,
			want: []string{"C3: У «Турка» нет призыва. Что сделает читатель?"},
		},
		en: dish{
			id: "no-call", condition: `entry.status in ["review", "approved"] && entry.cta == ""`,
			message: "“{topic}” has no call to action. What will a reader do?",
			tabs: `
-- Content plan --
Date       | Topic | CTA     | Status
2026-05-26 | Grind | Sign up | In review
2026-05-28 | Cezve |         | In review
2026-05-29 | Water |         | Idea
`,
			want: []string{"C3: “Cezve” has no call to action. What will a reader do?"},
		},
	},
	{
		title: rubric.Text{RU: "Цена, которую никто не сверил", EN: "A price nobody has checked"},
		why: rubric.Text{
			RU: "matches — образец RE2: \\d — цифра, + — одна или больше, | — или. Обратная косая черта внутри кавычек пишется дважды.",
			EN: "matches takes an RE2 pattern: \\d is a digit, + one or more, | or. A backslash inside quotes is written twice.",
		},
		ru: dish{
			id: "цена-не-сверена", condition: `entry.text.matches("\\d+ ?(₽|руб)") && lower(entry.cells["Цены сверены"]) != "да"`,
			message: "В «{topic}» названа цена. Сверить её и отметить в колонке?",
			tabs: `
-- Контент-план --
Дата       | Тема  | Текст               | Цены сверены
2026-05-26 | Пачка | Пачка за 600 ₽.     | Да
2026-05-28 | Сет   | Сет за 1100 рублей. |
2026-05-29 | Вода  | Вода ничего не стоит. |
`,
			want: []string{"D3: В «Сет» названа цена. Сверить её и отметить в колонке?"},
		},
		en: dish{
			id: "price-unchecked", condition: `entry.text.matches("[$€£] ?\\d+") && lower(entry.cells["Prices checked"]) != "yes"`,
			message: "“{topic}” names a price. Check it and note so in the column?",
			tabs: `
-- Content plan --
Date       | Topic | Text             | Prices checked
2026-05-26 | Pack  | A pack for $12.  | Yes
2026-05-28 | Set   | A set for $ 20.  |
2026-05-29 | Water | Water costs nothing. |
`,
			want: []string{"D3: “Set” names a price. Check it and note so in the column?"},
		},
	},
	{
		title: rubric.Text{RU: "Ссылка на сайт без меток", EN: "A link to the site without tags"},
		why: rubric.Text{
			RU: "contains, startsWith и endsWith ищут в тексте без образцов. Без меток не узнать, какой пост привёл покупателя.",
			EN: "contains, startsWith and endsWith look into texts without patterns. Without tags nobody can tell which post brought a buyer.",
		},
		ru: dish{
			id: "ссылка-без-меток", condition: `entry.cta.contains("polden.example") && !entry.cta.contains("utm_")`,
			message: "Ссылка на сайт без меток: визиты с «{topic}» потеряются. Добавить?",
			tabs: `
-- Контент-план --
Дата       | Тема  | Призыв
2026-05-26 | Помол | https://polden.example/pomol?utm_source=vk
2026-05-28 | Турка | https://polden.example/turka
`,
			want: []string{"C3: Ссылка на сайт без меток: визиты с «Турка» потеряются. Добавить?"},
		},
		en: dish{
			id: "link-without-tags", condition: `entry.cta.contains("noon.example") && !entry.cta.contains("utm_")`,
			message: "The link to the site has no tags: visits from “{topic}” get lost. Add them?",
			tabs: `
-- Content plan --
Date       | Topic | CTA
2026-05-26 | Grind | https://noon.example/grind?utm_source=fb
2026-05-28 | Cezve | https://noon.example/cezve
`,
			want: []string{"C3: The link to the site has no tags: visits from “Cezve” get lost. Add them?"},
		},
	},
	{
		title: rubric.Text{RU: "Рассылка в выходной", EN: "A newsletter at the weekend"},
		why: rubric.Text{
			RU: "У дат есть getDayOfWeek() (0 — воскресенье, 6 — суббота), getDayOfMonth(), getMonth(). Площадки названы ключами: vk, telegram, dzen, email.",
			EN: "Dates have getDayOfWeek() (0 is Sunday, 6 Saturday), getDayOfMonth(), getMonth(). Channels go by their keys: instagram, facebook, telegram, email.",
		},
		ru: dish{
			id: "рассылка-в-выходной", condition: `entry.date.getDayOfWeek() in [0, 6] && "email" in entry.channels`,
			message: "Рассылка {date} попадает на выходной. Перенести?",
			tabs: `
-- Контент-план --
Дата       | Площадка | Тема
2026-05-23 | Рассылка | Субботнее письмо
2026-05-24 | ВК       | Воскресный пост
2026-05-26 | Рассылка | Письмо вторника
`,
			want: []string{"B2: Рассылка 23.05 попадает на выходной. Перенести?"},
		},
		en: dish{
			id: "weekend-newsletter", condition: `entry.date.getDayOfWeek() in [0, 6] && "email" in entry.channels`,
			message: "The newsletter of {date} falls on a weekend. Move it?",
			tabs: `
-- Content plan --
Date       | Channel    | Topic
2026-05-23 | Newsletter | Saturday letter
2026-05-24 | Facebook   | Sunday post
2026-05-26 | Newsletter | Tuesday letter
`,
			want: []string{"B2: The newsletter of 23 May falls on a weekend. Move it?"},
		},
	},
	{
		title: rubric.Text{RU: "Ответственный к этому дню уже ушёл", EN: "The owner will have left by then"},
		why: rubric.Text{
			RU: "book.people, book.rubrics, book.tasks и book.channels — строки стратегии по именам. has() говорит, заполнено ли поле.",
			EN: "book.people, book.rubrics, book.tasks and book.channels are the strategy's rows by their names. has() says whether a field is filled.",
		},
		ru: dish{
			id:        "ответственный-ушёл",
			condition: `entry.owner in book.people && has(book.people[entry.owner].to) && entry.date > book.people[entry.owner].to`,
			message:   "К {date} {owner} в команде уже нет. Кому передать «{topic}»?",
			tabs: `
-- Ресурсы --
Кто   | Роль   | С          | По
Артём | видео  |            | 2026-05-31
Соня  | тексты |            |
-- Контент-план --
Дата       | Тема  | Ответственный
2026-05-26 | Помол | Артём
2026-06-03 | Турка | Артём
2026-06-04 | Вода  | Соня
`,
			want: []string{"C3: К 03.06 Артём в команде уже нет. Кому передать «Турка»?"},
		},
		en: dish{
			id:        "owner-gone",
			condition: `entry.owner in book.people && has(book.people[entry.owner].to) && entry.date > book.people[entry.owner].to`,
			message:   "{owner} will have left by {date}. Who takes “{topic}”?",
			tabs: `
-- Resources --
Who  | Role  | From       | To
Tom  | video |            | 2026-05-31
Ann  | copy  |            |
-- Content plan --
Date       | Topic | Owner
2026-05-26 | Grind | Tom
2026-06-03 | Cezve | Tom
2026-06-04 | Water | Ann
`,
			want: []string{"C3: Tom will have left by 3 Jun. Who takes “Cezve”?"},
		},
	},
	{
		title: rubric.Text{RU: "Хэштегов больше пяти", EN: "More than five hashtags"},
		why: rubric.Text{
			RU: "{6,} в образце — шесть раз и больше.",
			EN: "{6,} in a pattern means six times or more.",
		},
		ru: dish{
			id: "много-хэштегов", condition: `entry.hashtags.matches("(#[^#]+){6,}")`,
			message: "Хэштегов больше пяти. Какие оставить?",
			tabs: `
-- Контент-план --
Дата       | Тема  | Хэштеги
2026-05-26 | Помол | #кофе #помол
2026-05-28 | Турка | #кофе #турка #утро #рецепт #дом #полдень
`,
			want: []string{"C3: Хэштегов больше пяти. Какие оставить?"},
		},
		en: dish{
			id: "many-hashtags", condition: `entry.hashtags.matches("(#[^#]+){6,}")`,
			message: "More than five hashtags. Which ones stay?",
			tabs: `
-- Content plan --
Date       | Topic | Hashtags
2026-05-26 | Grind | #coffee #grind
2026-05-28 | Cezve | #coffee #cezve #morning #recipe #home #noon
`,
			want: []string{"C3: More than five hashtags. Which ones stay?"},
		},
	},
}
