package template

import "rubric"

// The bakery's strategy and concept. Names hold no comma, semicolon, slash or
// plus: those separate names inside a cell.

type goal struct {
	name, metric, audience rubric.Text
	baseline, target       int
	followers              bool // the metric is the sum of followers, as the statistics have it
	share                  int  // of the posts, percent
	monthly                [3]task
	halfYear, year         task
}

type task struct{ name, message rubric.Text }

var (
	manager = rubric.Text{RU: "Ольга", EN: "Olivia"}
	writer  = rubric.Text{RU: "Лена", EN: "Helen"}
	filmer  = rubric.Text{RU: "Марат", EN: "Marcus"}

	formatPost   = rubric.Text{RU: "Пост", EN: "Post"}
	formatCards  = rubric.Text{RU: "Карточки", EN: "Carousel"}
	formatVideo  = rubric.Text{RU: "Видео", EN: "Video"}
	formatLetter = rubric.Text{RU: "Письмо", EN: "Newsletter"}

	site        = rubric.Text{RU: "https://teplaya-pech.example/", EN: "https://warm-oven.example/"}
	photoFolder = rubric.Text{RU: "диск → фото → ", EN: "drive → photos → "}
)

var formats = []struct {
	name   rubric.Text
	hours  int
	visual bool
}{
	{formatPost, 2, true},
	{formatCards, 3, true},
	{formatVideo, 5, true},
	{formatLetter, 3, false},
}

// outlet is a channel with its cadence and the state of its followers six
// months ago.
type outlet struct {
	name              rubric.Text
	least, most, gap  int
	base              rubric.Text
	followers, growth int
	reach             int // of a post, six months ago
}

var channels = []outlet{
	{
		name: rubric.Text{RU: "ВК", EN: "Instagram"}, least: 2, most: 4, gap: 5,
		base: rubric.Text{RU: "охват", EN: "reach"}, followers: 2840, growth: 96, reach: 920,
	},
	{
		name: rubric.Text{RU: "Telegram", EN: "Facebook"}, least: 2, most: 3, gap: 5,
		base: rubric.Text{RU: "охват", EN: "reach"}, followers: 760, growth: 48, reach: 410,
	},
	{
		name: rubric.Text{RU: "Рассылка", EN: "Newsletter"}, most: 1, gap: 16,
		base: rubric.Text{RU: "подписчики", EN: "followers"}, followers: 1120, growth: 36, reach: 520,
	},
}

var goals = []goal{
	{
		name:     rubric.Text{RU: "Больше заказов тортов", EN: "More cake orders"},
		metric:   rubric.Text{RU: "Заказов тортов в месяц", EN: "Cake orders a month"},
		audience: rubric.Text{RU: "Семьи района с детьми", EN: "Families nearby with children"},
		baseline: 40, target: 72, share: 40,
		monthly: [3]task{
			{
				rubric.Text{RU: "Торты: показать начинки", EN: "Cakes: show the fillings"},
				rubric.Text{RU: "Шесть начинок, каждую можно попробовать до заказа", EN: "Six fillings, and you can taste each before you order"},
			},
			{
				rubric.Text{RU: "Торты: объяснить порядок заказа", EN: "Cakes: explain how to order"},
				rubric.Text{RU: "Заказать торт — это три сообщения и два дня", EN: "Ordering a cake takes three messages and two days"},
			},
			{
				rubric.Text{RU: "Торты: ответить про цены и сроки", EN: "Cakes: answer on prices and lead times"},
				rubric.Text{RU: "Цена известна сразу и не меняется", EN: "You know the price at once, and it stays"},
			},
		},
		halfYear: task{
			rubric.Text{RU: "Первое место для заказа торта", EN: "First choice for a cake"},
			rubric.Text{RU: "Нужен торт — напишите нам, ответим за час", EN: "Need a cake? Write to us, we answer within the hour"},
		},
		year: task{
			rubric.Text{RU: "Пекарня домашних праздников", EN: "The bakery for home celebrations"},
			rubric.Text{RU: "Праздник дома начинается с нашего торта", EN: "A party at home begins with our cake"},
		},
	},
	{
		name:     rubric.Text{RU: "Больше постоянных гостей", EN: "More regular guests"},
		metric:   rubric.Text{RU: "Активных карт гостя", EN: "Active loyalty cards"},
		audience: rubric.Text{RU: "Соседи: живут или работают рядом", EN: "Neighbours who live or work nearby"},
		baseline: 310, target: 600, share: 30,
		monthly: [3]task{
			{
				rubric.Text{RU: "Постоянные гости: рассказать о карте", EN: "Regulars: introduce the loyalty card"},
				rubric.Text{RU: "Шестой хлеб — наш подарок", EN: "Every sixth loaf is on us"},
			},
			{
				rubric.Text{RU: "Постоянные гости: показать истории", EN: "Regulars: share their stories"},
				rubric.Text{RU: "Сюда возвращаются, потому что здесь помнят", EN: "People come back because they are remembered"},
			},
			{
				rubric.Text{RU: "Постоянные гости: позвать друзей", EN: "Regulars: invite their friends"},
				rubric.Text{RU: "Приведите соседа — угостим обоих", EN: "Bring a neighbour and we treat you both"},
			},
		},
		halfYear: task{
			rubric.Text{RU: "Привычка заходить дважды в неделю", EN: "A habit of two visits a week"},
			rubric.Text{RU: "По дороге домой — за тёплым хлебом", EN: "Warm bread on the way home"},
		},
		year: task{
			rubric.Text{RU: "Пекарня для всей семьи", EN: "A bakery for the whole family"},
			rubric.Text{RU: "У каждого в семье здесь есть любимое", EN: "Everyone in the family has a favourite here"},
		},
	},
	{
		name:     rubric.Text{RU: "Нас знают в районе", EN: "Known in the neighbourhood"},
		metric:   rubric.Text{RU: "Подписчики", EN: "Followers"},
		audience: rubric.Text{RU: "Все, кто выбирает хлеб внимательно", EN: "Everyone who chooses bread with care"},
		share:    30, followers: true,
		monthly: [3]task{
			{
				rubric.Text{RU: "Доверие: показать муку и закваску", EN: "Trust: show the flour and the starter"},
				rubric.Text{RU: "Четыре составляющих, и ни одной лишней", EN: "Four ingredients, not one to spare"},
			},
			{
				rubric.Text{RU: "Доверие: показать утро пекаря", EN: "Trust: show a baker's morning"},
				rubric.Text{RU: "Хлеб к открытию — это работа с трёх ночи", EN: "Bread at opening time means work from three"},
			},
			{
				rubric.Text{RU: "Доверие: познакомить с командой", EN: "Trust: introduce the team"},
				rubric.Text{RU: "За каждой полкой стоит человек с именем", EN: "Behind every shelf there is a person with a name"},
			},
		},
		halfYear: task{
			rubric.Text{RU: "Открытая кухня: из чего и как печём", EN: "Open kitchen: what we bake and how"},
			rubric.Text{RU: "Нам нечего прятать: печь видно с улицы", EN: "Nothing to hide: you can see the oven from the street"},
		},
		year: task{
			rubric.Text{RU: "Честный хлеб района", EN: "The neighbourhood's honest bread"},
			rubric.Text{RU: "Хлеб, который живёт два дня и не дольше", EN: "Bread that lives two days and no longer"},
		},
	},
}

// event is a key date that wants a post of its own.
type event struct {
	name   rubric.Text
	month  int // from this month on
	day    int
	pillar int
	post   post
}

var events = []event{
	{
		name:  rubric.Text{RU: "День рождения пекарни", EN: "The bakery's birthday"},
		month: 0, day: 20, pillar: 5,
		post: post{
			rubric.Text{RU: "Нам пять лет: вся команда на одном снимке", EN: "We are five: the whole team in one photo"},
			rubric.Text{
				RU: "Пять лет назад нас было двое и одна печь. Сегодня нас девять, печей три, а мука всё та же. Приходите за кусочком именинного пирога.",
				EN: "Five years ago there were two of us and one oven. Today we are nine, with three ovens and the same flour. Come for a slice of birthday pie.",
			},
		},
	},
	{
		name:  rubric.Text{RU: "Дегустация новых тортов", EN: "Tasting of the new cakes"},
		month: 1, day: 14, pillar: 0,
		post: post{
			rubric.Text{RU: "Дегустация: шесть начинок за один вечер", EN: "Tasting: six fillings in one evening"},
			rubric.Text{
				RU: "В зале поставим шесть тортов и бумажные флажки. Пробуете все, голосуете за один: победитель останется в меню.",
				EN: "Six cakes on the counter and a box of paper flags. Taste them all and vote for one: the winner stays on the menu.",
			},
		},
	},
}

var voice = []struct {
	phrase, instead rubric.Text
	forbidden       bool
}{
	{rubric.Text{RU: "дёшево", EN: "cheap"}, rubric.Text{RU: "назвать цену", EN: "say the price"}, true},
	{rubric.Text{RU: "лучшая пекарня", EN: "best bakery"}, rubric.Text{RU: "рассказать, что именно умеем", EN: "say what exactly we do well"}, true},
	{rubric.Text{RU: "вкусняшка", EN: "yummy"}, rubric.Text{RU: "выпечка, десерт", EN: "name the pastry"}, false},
	{rubric.Text{RU: "уникальный", EN: "unique"}, rubric.Text{RU: "показать отличие на примере", EN: "show the difference by example"}, false},
}
