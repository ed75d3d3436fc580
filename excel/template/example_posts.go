package template

import "rubric"

// pillar is a rubric of the bakery with its posts, enough for three months of
// the rubric's share.
type pillar struct {
	name, about rubric.Text
	goal        int
	share       int // percent
	formats     [2]rubric.Text
	posts       []post
}

type post struct{ topic, text rubric.Text }

var pillars = []pillar{
	{
		name:  rubric.Text{RU: "Торты на заказ", EN: "Cakes to order"},
		about: rubric.Text{RU: "Начинки, оформление, как проходит заказ", EN: "Fillings, decoration, what an order looks like"},
		goal:  0, share: 20, formats: [2]rubric.Text{formatCards, formatPost}, posts: cakePosts,
	},
	{
		name:  rubric.Text{RU: "Вопрос — ответ", EN: "Ask the baker"},
		about: rubric.Text{RU: "О чём спрашивают перед заказом: сроки, цены, хранение", EN: "What people ask before they order: time, price, storage"},
		goal:  0, share: 20, formats: [2]rubric.Text{formatVideo, formatPost}, posts: answerPosts,
	},
	{
		name:  rubric.Text{RU: "Истории гостей", EN: "Guest stories"},
		about: rubric.Text{RU: "Кто к нам ходит и почему возвращается", EN: "Who comes to us, and why they return"},
		goal:  1, share: 15, formats: [2]rubric.Text{formatCards, formatVideo}, posts: guestPosts,
	},
	{
		name:  rubric.Text{RU: "Повод зайти", EN: "A reason to drop in"},
		about: rubric.Text{RU: "Что нового на этой неделе и зачем прийти сегодня", EN: "What is new this week, and why today"},
		goal:  1, share: 15, formats: [2]rubric.Text{formatPost, formatCards}, posts: reasonPosts,
	},
	{
		name:  rubric.Text{RU: "Из печи", EN: "From the oven"},
		about: rubric.Text{RU: "Как мы печём: мука, закваска, время, температура", EN: "How we bake: flour, starter, time, heat"},
		goal:  2, share: 20, formats: [2]rubric.Text{formatVideo, formatPost}, posts: ovenPosts,
	},
	{
		name:  rubric.Text{RU: "Люди пекарни", EN: "People of the bakery"},
		about: rubric.Text{RU: "Кто стоит у печи и за прилавком", EN: "Who stands at the oven and behind the counter"},
		goal:  2, share: 10, formats: [2]rubric.Text{formatPost, formatVideo}, posts: peoplePosts,
	},
}

var cakePosts = []post{
	{
		rubric.Text{RU: "Шесть начинок: как выбрать свою", EN: "Six fillings: how to choose yours"},
		rubric.Text{
			RU: "Если в гостях дети — медовик с мягким кремом. Если взрослые после ужина — лимонная с меренгой. Остальные четыре — в карточках.",
			EN: "Children at the table? Honey cake with soft cream. Grown-ups after dinner? Lemon with meringue. The other four are in the cards.",
		},
	},
	{
		rubric.Text{RU: "Торт на десять человек: сколько это в граммах", EN: "A cake for ten: how big is that?"},
		rubric.Text{
			RU: "Считаем по сто пятьдесят граммов на гостя и прибавляем кусочек хозяйке на утро. Для десяти выходит полтора килограмма с хвостиком.",
			EN: "We count a hundred and fifty grams a guest, plus one slice for the host's breakfast. For ten that is a little over a kilo and a half.",
		},
	},
	{
		rubric.Text{RU: "Надпись на торте: пять строк вместо «Поздравляем»", EN: "Writing on a cake: five lines that are not “Congratulations”"},
		rubric.Text{
			RU: "«Тебе снова семь», «Мы выжили в ремонте», «Диплом твой, торт общий». Присылайте свою: места хватит на сорок букв.",
			EN: "“Seven again”, “We survived the renovation”, “Your degree, our cake”. Send us yours: there is room for forty letters.",
		},
	},
	{
		rubric.Text{RU: "Как торт едет через город и не мнётся", EN: "How a cake crosses town in one piece"},
		rubric.Text{
			RU: "Коробка с бортиком, коврик под дно и водитель, который не любит резко тормозить. За год помяли один — и заменили за час.",
			EN: "A box with a rim, a mat underneath and a driver who dislikes hard braking. Last year we dented one, and replaced it within the hour.",
		},
	},
	{
		rubric.Text{RU: "Детский торт без красителей: чем мы рисуем", EN: "A children's cake without colouring: what we paint with"},
		rubric.Text{
			RU: "Розовый даёт свёкла, жёлтый — куркума, зелёный — шпинат. Ни один из них не чувствуется на вкус, мы проверяли на своих детях.",
			EN: "Beetroot makes pink, turmeric yellow, spinach green. You taste none of them; our own children were the judges.",
		},
	},
	{
		rubric.Text{RU: "От эскиза до коробки: один заказ за две минуты", EN: "From sketch to box: one order in two minutes"},
		rubric.Text{
			RU: "Вчера вечером пришёл рисунок динозавра от пятилетнего Миши. Показываем, как он стал тортом с зубами из миндаля.",
			EN: "Last night a dinosaur arrived, drawn by Michael, aged five. Here is how it became a cake with almond teeth.",
		},
	},
	{
		rubric.Text{RU: "Медовик: почему он стоит сутки перед выдачей", EN: "Honey cake: why it rests for a day"},
		rubric.Text{
			RU: "Коржи должны напиться крема, а не плавать в нём. Поэтому честно просим два дня и не берём заказ на сегодня.",
			EN: "The layers should drink the cream, not swim in it. So we honestly ask for two days and take no orders for tonight.",
		},
	},
	{
		rubric.Text{RU: "Маленький торт для двоих: новый размер", EN: "A small cake for two: the new size"},
		rubric.Text{
			RU: "Шестьсот граммов, та же начинка, свеча в подарок. Для годовщин, когда гостей звать не хочется.",
			EN: "Six hundred grams, the same filling, one candle included. For anniversaries when you would rather not have guests.",
		},
	},
	{
		rubric.Text{RU: "Торт к свадьбе: три яруса и запасной план", EN: "A wedding cake: three tiers and a plan B"},
		rubric.Text{
			RU: "Ярусы едут отдельно и встречаются уже в зале. Четвёртый, маленький, остаётся у нас в холодильнике — на всякий случай.",
			EN: "The tiers travel apart and meet at the venue. A fourth, small one waits in our fridge, just in case.",
		},
	},
}

var answerPosts = []post{
	{
		rubric.Text{RU: "За сколько дней заказывать торт", EN: "How many days ahead should I order a cake?"},
		rubric.Text{
			RU: "За два дня — любую начинку без сложного декора. За пять — фигурки и надписи. За день успеем только маленький.",
			EN: "Two days for any filling with simple decoration. Five for figures and lettering. With one day we can only manage the small one.",
		},
	},
	{
		rubric.Text{RU: "Сколько торт проживёт в холодильнике", EN: "How long does a cake keep in the fridge?"},
		rubric.Text{
			RU: "Сливочный — трое суток, фруктовый — двое. Накройте миской: крем впитывает запахи быстрее, чем вы думаете.",
			EN: "Three days with cream, two with fruit. Cover it with a bowl: cream takes in smells faster than you would think.",
		},
	},
	{
		rubric.Text{RU: "Можно ли заморозить хлеб", EN: "Can I freeze the bread?"},
		rubric.Text{
			RU: "Можно и нужно, если не съедите за два дня. Нарежьте, уложите ломтями, доставайте по одному прямо в тостер.",
			EN: "Yes, if you won't finish it in two days. Slice it first, stack the slices and drop them into the toaster one by one.",
		},
	},
	{
		rubric.Text{RU: "Из чего складывается цена торта", EN: "What makes up the price of a cake?"},
		rubric.Text{
			RU: "Половина — масло, орехи и шоколад. Треть — руки кондитера. Остальное — коробка, доставка и электричество для печи.",
			EN: "Half is butter, nuts and chocolate. A third is the pastry chef's hands. The rest is the box, the delivery and power for the oven.",
		},
	},
	{
		rubric.Text{RU: "Есть ли у вас торт без сахара", EN: "Do you make a cake without sugar?"},
		rubric.Text{
			RU: "Есть один: финики, грецкий орех, какао. Он плотный и взрослый, поэтому сначала попробуйте ломтик в зале.",
			EN: "There is one: dates, walnuts, cocoa. It is dense and grown-up, so try a slice at the counter first.",
		},
	},
	{
		rubric.Text{RU: "Что делать, если гостей пришло больше", EN: "What if more guests turn up?"},
		rubric.Text{
			RU: "Режьте торт не клиньями, а сеткой: из десяти порций выйдет четырнадцать. Видео — полминуты, потренируйтесь на хлебе.",
			EN: "Cut a grid, not wedges: ten servings become fourteen. The video takes half a minute; practise on a loaf.",
		},
	},
	{
		rubric.Text{RU: "Почему дырки в хлебе разные", EN: "Why do the holes in bread differ?"},
		rubric.Text{
			RU: "Крупные — от влажного теста и долгой расстойки, мелкие — от плотного замеса. Для бутерброда удобнее второе.",
			EN: "Large ones come from wet dough and a long proof, small ones from a firm knead. For sandwiches you want the second.",
		},
	},
	{
		rubric.Text{RU: "Как внести предоплату и можно ли её вернуть", EN: "How do deposits work, and are they refundable?"},
		rubric.Text{
			RU: "Треть суммы переводом или на кассе. Передумали за двое суток — вернём всё, позже — оставим стоимость продуктов.",
			EN: "A third, by transfer or at the till. Change your mind two days ahead and you get it all back; later we keep the cost of ingredients.",
		},
	},
	{
		rubric.Text{RU: "Чем кормить закваску дома", EN: "What do I feed a starter at home?"},
		rubric.Text{
			RU: "Мукой и водой поровну, раз в день, в одно и то же время. Забудете на выходные — уберите банку на нижнюю полку.",
			EN: "Flour and water in equal parts, once a day, at the same hour. Away for the weekend? Move the jar to the bottom shelf.",
		},
	},
}

var guestPosts = []post{
	{
		rubric.Text{RU: "Нина Петровна и её половинка ржаного", EN: "Mrs Norris and her half loaf of rye"},
		rubric.Text{
			RU: "Каждый вторник в девять десять. Мы уже не спрашиваем, просто заворачиваем — и ждём, что расскажет про внука.",
			EN: "Every Tuesday at ten past nine. We no longer ask, we just wrap it and wait for news of her grandson.",
		},
	},
	{
		rubric.Text{RU: "Двор на углу скинулся на один большой пирог", EN: "One courtyard, one enormous pie"},
		rubric.Text{
			RU: "Двенадцать квартир, один стол под липой и пирог метр на полметра. Спрашивали рецепт — отдали, нам не жалко.",
			EN: "Twelve flats, one table under the lime tree and a pie a metre long. They asked for the recipe, and got it.",
		},
	},
	{
		rubric.Text{RU: "Семья Ким: воскресные булочки вместо будильника", EN: "The Kims: Sunday buns instead of an alarm clock"},
		rubric.Text{
			RU: "Младшая будит всех в восемь, потому что к девяти корица заканчивается. Мы оставили им именной поднос.",
			EN: "The youngest wakes everyone at eight, because the cinnamon buns are gone by nine. Now they have a tray with their name.",
		},
	},
	{
		rubric.Text{RU: "Зачем курьер Тимур берёт два багета", EN: "Why Tim the courier takes two baguettes"},
		rubric.Text{
			RU: "Один — на ужин, второй не доезжает до дома никогда. Карта гостя насчитала за ним девяносто багетов с начала учёта.",
			EN: "One is for supper; the other has never made it home. By our count his card stands at ninety baguettes.",
		},
	},
	{
		rubric.Text{RU: "Учительница музыки и торт в форме скрипки", EN: "The music teacher and a cake shaped like a violin"},
		rubric.Text{
			RU: "Выпускники заказали тайком, струны сделали из карамели. Она не стала резать гриф — увезла домой целиком.",
			EN: "Her pupils ordered it in secret, with caramel strings. She would not cut the neck and took it home whole.",
		},
	},
	{
		rubric.Text{RU: "Первый гость с картой номер один", EN: "The guest with card number one"},
		rubric.Text{
			RU: "Сергей пришёл в день открытия за хлебом и остался помогать с вывеской. Спросили, что изменилось: «Очередь стала длиннее».",
			EN: "Simon came for bread on opening day and stayed to help with the sign. What has changed since? “The queue got longer.”",
		},
	},
}

var reasonPosts = []post{
	{
		rubric.Text{RU: "На этой неделе: хлеб с грушей и тимьяном", EN: "This week: bread with pear and thyme"},
		rubric.Text{
			RU: "Испекли двадцать буханок на пробу. Если к пятнице останутся крошки, значит, не зашло. Пока не остаются.",
			EN: "We baked twenty loaves as a trial. If there are crumbs left by Friday, you did not like it. So far, none.",
		},
	},
	{
		rubric.Text{RU: "Шестой хлеб в подарок: как работает карта гостя", EN: "The sixth loaf is a gift: how the card works"},
		rubric.Text{
			RU: "Ни приложения, ни номера телефона: бумажная карточка и штамп в виде колоска. Потеряли — верим на слово.",
			EN: "No app and no phone number: a paper card and a stamp shaped like an ear of wheat. Lost it? We take your word.",
		},
	},
	{
		rubric.Text{RU: "После семи вечера: корзина «на завтрак»", EN: "After seven: the breakfast basket"},
		rubric.Text{
			RU: "Собираем то, что испекли днём: хлеб, две булочки, что-нибудь с яблоком. Утром останется только сварить кофе.",
			EN: "What we baked during the day: a loaf, two buns, something with apple. In the morning you only need coffee.",
		},
	},
	{
		rubric.Text{RU: "Приведите соседа — угостим обоих", EN: "Bring a neighbour, and we treat you both"},
		rubric.Text{
			RU: "Покажите вдвоём карту гостя на кассе, и каждый получит по кардамоновой улитке. Предложение действует до воскресенья.",
			EN: "Show one card for the two of you, and each gets a cardamom snail. The offer stands until Sunday.",
		},
	},
	{
		rubric.Text{RU: "Суп дня и горбушка: обед за пятнадцать минут", EN: "Soup of the day and a crust: lunch in fifteen minutes"},
		rubric.Text{
			RU: "С двенадцати до двух ставим кастрюлю у прилавка. Тарелка, горбушка тёплого хлеба и место у окна, если поспешить.",
			EN: "From noon to two there is a pot by the counter. A bowl, a warm crust and a seat by the window, if you hurry.",
		},
	},
	{
		rubric.Text{RU: "Субботний мастер-класс: лепим улитки с детьми", EN: "Saturday workshop: rolling snails with children"},
		rubric.Text{
			RU: "Десять фартуков маленького размера, час времени и поднос, который вы унесёте домой. Запись — у кассы.",
			EN: "Ten small aprons, one hour and a tray to take home. Put your name down at the till.",
		},
	},
}

var ovenPosts = []post{
	{
		rubric.Text{RU: "Три часа ночи: с чего начинается хлеб", EN: "Three in the morning: where bread begins"},
		rubric.Text{
			RU: "Город спит, а закваска уже поднялась. Показываем первые двадцать минут смены без музыки и монтажа.",
			EN: "The town is asleep and the starter has already risen. The first twenty minutes of a shift, no music, no cuts.",
		},
	},
	{
		rubric.Text{RU: "Четыре составляющих нашего ржаного", EN: "The four ingredients of our rye"},
		rubric.Text{
			RU: "Мука, вода, соль, закваска. Пятую мы пробовали добавить дважды, и оба раза гости попросили вернуть как было.",
			EN: "Flour, water, salt, starter. We tried a fifth twice, and both times our guests asked for the old one back.",
		},
	},
	{
		rubric.Text{RU: "Откуда мука: поехали на мельницу", EN: "Where the flour comes from: a trip to the mill"},
		rubric.Text{
			RU: "Сто двадцать километров, один мельник и жернов, которому больше лет, чем нашей улице. Привезли видео и мешок.",
			EN: "A hundred and twenty kilometres, one miller and a stone older than our street. We brought back a video and a sack.",
		},
	},
	{
		rubric.Text{RU: "Закваске пять лет: как мы её не потеряли", EN: "Our starter is five: how we kept it alive"},
		rubric.Text{
			RU: "Переезд, отключение света и один забытый выходной. Запасная банка живёт у Ольги дома, рядом с вареньем.",
			EN: "A move, a power cut and one forgotten weekend. The spare jar lives at Olivia's, next to the jam.",
		},
	},
	{
		rubric.Text{RU: "Надрез на корке: красота или физика", EN: "The cut in the crust: beauty or physics?"},
		rubric.Text{
			RU: "Пар ищет выход, и лучше подсказать ему дорогу. Один и тот же хлеб с надрезом и без — сравните сами.",
			EN: "Steam looks for a way out, and it is better to show it one. The same loaf with a cut and without: compare.",
		},
	},
	{
		rubric.Text{RU: "Круассан за три дня: почему так долго", EN: "A three-day croissant: why so long?"},
		rubric.Text{
			RU: "День на тесто, день на слои, день на терпение. Двадцать семь слоёв видно, если разрезать тёплый — но это вредительство.",
			EN: "A day for dough, a day for layers, a day for patience. Cut it warm and you can count twenty-seven, but that is vandalism.",
		},
	},
	{
		rubric.Text{RU: "Сколько соли в хлебе и зачем она", EN: "How much salt is in bread, and why"},
		rubric.Text{
			RU: "Два процента от веса муки. Без неё тесто растёт быстрее, но хлеб получается бледным и быстро надоедает.",
			EN: "Two per cent of the flour. Without it dough rises faster, but the loaf is pale and you tire of it soon.",
		},
	},
	{
		rubric.Text{RU: "Что мы делаем с хлебом, который не купили", EN: "What happens to bread we did not sell"},
		rubric.Text{
			RU: "Сухари — в столовую по соседству, крошка — в котлеты, остальное забирает ферма. В мусор за месяц ушло два килограмма.",
			EN: "Rusks go to the canteen next door, crumbs into cutlets, the rest to a farm. Two kilos went to waste all month.",
		},
	},
	{
		rubric.Text{RU: "Печь на двести сорок: один день температуры", EN: "Oven at two hundred and forty: a day in degrees"},
		rubric.Text{
			RU: "К пяти утра самый жар — для багетов, к девяти спадает под булочки, к обеду остаётся ровно на безе.",
			EN: "The fiercest heat comes at five for baguettes, drops by nine for buns, and at noon is just right for meringue.",
		},
	},
}

var peoplePosts = []post{
	{
		rubric.Text{RU: "Рустам: двадцать лет у печи и ни одного будильника", EN: "Russell: twenty years at the oven, no alarm clock"},
		rubric.Text{
			RU: "Просыпается сам в половине третьего даже в отпуске. Спросили, что печёт дома: «Ничего, дома я ем».",
			EN: "He wakes at half past two by himself, even on holiday. What does he bake at home? “Nothing. At home I eat.”",
		},
	},
	{
		rubric.Text{RU: "Катя за прилавком: помнит ваши заказы", EN: "Kate at the counter remembers your order"},
		rubric.Text{
			RU: "Проверили: из тридцати гостей угадала двадцать восемь. Двое, по её словам, в тот день передумали.",
			EN: "We tested her: twenty-eight of thirty guests. The other two, she says, had changed their minds that day.",
		},
	},
	{
		rubric.Text{RU: "Стажёр Илья и его первый багет", EN: "Elliot the trainee and his first baguette"},
		rubric.Text{
			RU: "Первый вышел кривым и висит теперь в раме над столом. Сотый купили вы, сегодня утром, и ничего не заметили.",
			EN: "The first came out crooked and now hangs framed above the table. The hundredth you bought this morning, and noticed nothing.",
		},
	},
	{
		rubric.Text{RU: "Зачем кондитеру Асе линейка", EN: "Why Asya the pastry chef carries a ruler"},
		rubric.Text{
			RU: "Эклер — четырнадцать сантиметров, ни больше ни меньше. Иначе не сойдётся крышка коробки, а Ася не сойдётся с собой.",
			EN: "An éclair is fourteen centimetres, no more, no less. Otherwise the lid won't close, and Asya won't rest.",
		},
	},
}
