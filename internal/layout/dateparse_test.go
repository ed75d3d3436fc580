package layout

import (
	"testing"
	"unicode/utf8"
)

func TestParseDate(t *testing.T) {
	d := func(year, month, day int) point { return point{year: year, month: month, day: day} }
	at := func(from point, to ...point) written {
		w := written{kind: datePoint, from: from}
		if len(to) > 0 {
			w.to = to[0]
		}
		return w
	}
	with := func(w written, clock string, weekday int) written {
		w.clock, w.weekday = clock, weekday
		return w
	}
	slashed := func(p point) point { p.slashed = true; return p }
	for s, want := range map[string]written{
		"2026-05-20":                          at(d(2026, 5, 20)),
		"2026-05-20T10:00:00Z":                with(at(d(2026, 5, 20)), "10:00", 0),
		"2026-05-20 18:30":                    with(at(d(2026, 5, 20)), "18:30", 0),
		"2026/05/20":                          at(d(2026, 5, 20)),
		"20260520":                            at(d(2026, 5, 20)),
		"11.10.2026":                          at(d(2026, 10, 11)),
		"1.6.2026":                            at(d(2026, 6, 1)),
		"06.05.2026 9:30:00":                  with(at(d(2026, 5, 6)), "09:30", 0),
		"08.04.26":                            at(d(2026, 4, 8)),
		"8.4.26 г.":                           at(d(2026, 4, 8)),
		"01.06":                               at(d(0, 6, 1)),
		"01.06.":                              at(d(0, 6, 1)),
		"04/25/2026":                          at(d(2026, 4, 25)),
		"25/04/2026":                          at(slashed(d(2026, 4, 25))),
		"05/06":                               at(slashed(d(0, 6, 5))),
		"22 апр":                              at(d(0, 4, 22)),
		"«22 апр.»":                           at(d(0, 4, 22)),
		"1 июня":                              at(d(0, 6, 1)),
		"1 июня 2026":                         at(d(2026, 6, 1)),
		"1 июня 2026 г., в 18:00 МСК":         with(at(d(2026, 6, 1)), "18:00", 0),
		"2 сент.":                             at(d(0, 9, 2)),
		"чт 04.09":                            with(at(d(0, 9, 4)), "", 4),
		"Понедельник, 1 июня":                 with(at(d(0, 6, 1)), "", 1),
		"17-Jun":                              at(d(0, 6, 17)),
		"17-Jun-26":                           at(d(2026, 6, 17)),
		"Wed 8 Apr":                           with(at(d(0, 4, 8)), "", 3),
		"April 8th, 2026":                     at(d(2026, 4, 8)),
		"Apr 8 6:30 PM":                       with(at(d(0, 4, 8)), "18:30", 0),
		"05-06.09":                            at(d(0, 9, 5), d(0, 9, 6)),
		"18–19 Apr":                           at(d(0, 4, 18), d(0, 4, 19)),
		"Jun 8–14":                            at(d(0, 6, 8), d(0, 6, 14)),
		"Jun 8-14, 2026":                      at(d(2026, 6, 8), d(2026, 6, 14)),
		"28.05-02.06":                         at(d(0, 5, 28), d(0, 6, 2)),
		"28 мая – 2 июня 2026":                at(d(2026, 5, 28), d(2026, 6, 2)),
		"с 28 мая по 2 июня":                  at(d(0, 5, 28), d(0, 6, 2)),
		"29.12.2026-03.01":                    at(d(2026, 12, 29), d(2027, 1, 3)),
		"5":                                   at(d(0, 0, 5)),
		"22 апр (перенос)":                    at(d(0, 4, 22)),
		"29.02":                               at(d(0, 2, 29)),
		"Issue 1 - Friday, September 4, 2026": with(at(d(2026, 9, 4)), "", 5),
		"Issue 1 - September 4":               at(d(0, 9, 4)),
		"2. Fri 4 Sep":                        with(at(d(0, 9, 4)), "", 5),
		"Newsletter #5 (September 18)":        at(d(0, 9, 18)),
		"Рассылка № 4 от 12.10.2026":          at(d(2026, 10, 12)),
		"Эфир 7 (12 мая)":                     at(d(0, 5, 12)),
		"Неделя 2: 7–13 сентября":  {kind: datePoint, from: d(0, 9, 7), to: d(0, 9, 13), week: 2, ofWeek: true},
		"Неделя 2: 14–20 сентября": {kind: datePoint, from: d(0, 9, 14), to: d(0, 9, 20), week: 2, ofWeek: true},
		"серия 5-6 сентября":       at(d(0, 9, 5), d(0, 9, 6)),
		"старт 17-Jun":             at(d(0, 6, 17)),
		"июнь 2026":                {kind: dateMonth, from: d(2026, 6, 0)},
		"2026-06":                  {kind: dateMonth, from: d(2026, 6, 0)},
		"06.2026":                  {kind: dateMonth, from: d(2026, 6, 0)},
		"Май":                      {kind: dateMonth, from: d(0, 5, 0)},
		"TBD":                      {kind: dateUndated},
		"дата уточняется":          {kind: dateUndated},
		"Done!":                    {kind: dateUndated},
		"LIVE":                     {kind: dateUndated},
		"—":                        {kind: dateUndated},
		"Пн":                       {kind: dateUndated, weekday: 1},
		"31.06":                    {from: d(0, 6, 31)},
		"45.13.2026":               {from: d(2026, 13, 45)},
		"как получится":            {},
		"пост 3":                   {},
		"30.02.2026":               {from: d(2026, 2, 30)},
		"#REF!":                    {},
	} {
		got := vocabularies().parseDate(s)
		got.others = 0
		if got != want {
			t.Errorf("%q:\n got %+v\nwant %+v", s, got, want)
		}
	}
}

func TestParseTime(t *testing.T) {
	for s, want := range map[string]string{
		"18:00": "18:00", "9.30": "09:30", "18-00": "18:00", "9 AM": "09:00", "6:30 PM": "18:30", "12 am": "00:00",
		"в 18:00 МСК": "18:00", "18 ч": "18:00", "10:00:00": "10:00", "18:00–19:00": "18:00", "18:00 - 19:00": "18:00",
		"утром": "", "25:00": "", "9": "", "18–19": "", "": "",
	} {
		if got, _ := vocabularies().parseTime(s); got != want {
			t.Errorf("%q: got %q, want %q", s, got, want)
		}
	}
}

func TestParseNumber(t *testing.T) {
	for s, want := range map[string]float64{
		"1 500 подписчиков": 1500, "1\u00a0500,5": 1500.5, "≈ 30%": 30, "12 тыс.": 12000, "1,5 млн": 1.5e6, "$1,200": 1200,
		"1,200.50": 1200.5, "1.200,50": 1200.5, "0,125": 0.125, "-5": -5, "+20 %": 20, "12k": 12000, "1,234,567": 1234567, "3": 3,
	} {
		if got, ok := vocabularies().parseNumber(s); !ok || got.value != want {
			t.Errorf("%q: got %v, %v", s, got, ok)
		}
	}
	for _, s := range []string{"", "много", "с 5 до 10", "5-10", "12.05.2026"} {
		if got, ok := vocabularies().parseNumber(s); ok {
			t.Errorf("%q: got %v", s, got)
		}
	}
}

func TestStatus(t *testing.T) {
	for s, want := range map[string]string{
		"Идея": "idea", "В работе": "draft", "На согласовании": "review", "на соглас.": "review", "На правках": "revision",
		"ГОТОВО!!!": "approved", "Утверждено ✅": "approved", "Запланировано": "scheduled", "✅ Live — post Wed 15 Apr": "published",
		"published:180244": "published", "Ждём материалы от клиента": "blocked", "Нужна инфа": "blocked", "Приостановлено": "paused",
		"Отменено": "cancelled", "On hold": "paused", "Needs revision": "revision", "не утверждено": "review", "не опубликовано": "approved",
		"Not started": "idea", "Waiting on client": "blocked", "halfYear": "", "как-то так": "", "scheduled": "scheduled",
		"Awaiting councillor approval": "review", "Waiting on the client": "blocked", "нет слов": "", "No": "idea", "approval": "",
		"ждём от них материалы": "blocked", "needs no edits": "", "согласован с директором": "approved", "Опубликовано 15.04": "published",

		"To be approved": "review", "Needs the head's sign-off": "review", "Awaiting sign-off from head": "review", "Not yet approved": "review",
		"With head teacher": "review", "With designer": "draft", "to be published": "approved", "almost done": "draft", "Not yet started": "idea",
		"Text ready, not yet approved": "review", "Live, boost to be approved": "published", "Posted for approval": "review", "with love": "",
		"ещё не утвердили": "review", "ждёт публикации": "approved", "почти готово": "draft", "на финальном согласовании": "review",
		"у главного врача": "review", "у директора": "review", "без правок, согласовано": "approved", "Опубликовано, отчёт не утверждён": "published",
		"нужно утвердить у юристов": "review", "отправлено директору": "review", "no edits, approved": "approved",

		"вышло": "published", "ушло в народ ✓": "published", "ушло на согласование": "review", "ушло клиенту": "review", "ушло в работу": "draft",
		"стоит в таймере": "scheduled", "🔵 поставили на время": "scheduled", "в планировщике": "scheduled", "загружено в SMMplanner": "scheduled",
		"пишет Аня": "draft", "в работе у Лизы": "draft", "⚪ набросок": "draft", "собираем материал": "draft", "готово наполовину": "draft",
		"на подпись Олегу": "review", "🟠 смотрит директор": "review", "показать Худруку": "review", "у проректора": "review", "На визе": "review",
		"у Киры": "", "у нас": "", "на проверке у научного отдела": "review", "отработать замечания": "revision", "переписываем": "revision",
		"без замечаний": "approved", "🟢 можно ставить": "approved", "принято учёным секретарём": "approved", "Согласовано ГИП": "approved",
		"ждём Киру": "blocked", "нет фото": "blocked", "пока ждёт": "paused", "не раньше весны": "paused", "придержали до июня": "paused",
		"снято с плана": "cancelled", "⛔ не публикуем": "cancelled", "не выпускаем": "cancelled", "стоп": "", "под вопросом": "",
		"просто идея": "idea", "ещё не начинали": "idea", "не пишем": "",

		"gone out": "published", "It's up": "published", "🚀 shipped": "published", "loaded in the scheduler": "scheduled", "timer set": "scheduled",
		"with Anna for a look": "review", "With coach": "review", "Ruth to see": "review", "Mum to check": "review", "Kenji reviewing": "review",
		"… client reading": "review", "Head to read": "review", "half written": "draft", "Half done": "draft", "writing it": "draft", "In build": "draft",
		"Being written": "draft", "rough": "draft", "✎ changes asked": "revision", "Client amends": "revision", "Coach has OK'd it": "approved",
		"Ready, Mrs Lowe said yes": "approved", "green-lit": "approved", "🧱 blocked on build": "blocked", "parked": "paused", "On ice": "paused",
		"not before spring": "paused", "called off": "cancelled", "won't run": "cancelled", "Just an idea": "idea", "with subtitles": "", "not live": "approved",
	} {
		if got, _ := vocabularies().status(s); string(got) != want {
			t.Errorf("%q: got %q, want %q", s, got, want)
		}
	}
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"чт 04.09", "Jun 8–14, 2026", "2026-05-20T10:00:00Z", "5:::5", "мая мая 5 5", "1-1-1-1-1", "ё\u0308 5"} {
		f.Add(s)
	}
	voc := vocabularies()
	f.Fuzz(func(t *testing.T, s string) {
		w := voc.parseDate(s)
		if w.kind == datePoint && !w.valid() {
			t.Errorf("%q was read as no day: %+v", s, w)
		}
		if again := voc.parseDate(s); again != w {
			t.Errorf("%q is read differently: %+v, %+v", s, w, again)
		}
		voc.parseTime(s)
		voc.parseNumber(s)
		voc.status(s)
		if utf8.RuneCountInString(s) < longestHeading {
			voc.headers.read(s)
		}
	})
}
