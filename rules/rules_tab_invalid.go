package rules

import (
	"rubric"
	"rubric/internal/text"
)

var rulesTabInvalid = Rule{
	ID: "rules-tab-invalid", Severity: rubric.Warning, Actor: rubric.Department,
	Card: rubric.CardPlan, Part: rubric.PartTable,
	Doc: Doc{
		Title: rubric.Text{RU: "Лист правил понят не весь", EN: "The rules tab is not all understood"},
		What: rubric.Text{
			RU: "На листе «Правила» стоят знакомые имена проверок, параметры и значения.",
			EN: "The rules tab holds names of checks, parameters and values that we know.",
		},
		Why: rubric.Text{
			RU: "Настройка, которую не удалось прочесть, не действует: проверки идут не так, как договорились.",
			EN: "A setting that cannot be read has no effect: the checks run other than agreed.",
		},
		Fix: rubric.Text{
			RU: "Имена проверок и параметров показывает команда rubric rules. Включено: да или нет. Важность: ошибка, внимание, сведение. Параметры: tolerance=15; minPosts=8. Как написать свою проверку, рассказано в docs/own-checks.ru.md.",
			EN: "The command rubric rules shows the names of checks and parameters. On: yes or no. Severity: error, warning, info. Parameters: tolerance=15; minPosts=8. How to write a check of your own is told in docs/own-checks.en.md.",
		},
		Messages: map[string]rubric.Text{
			"": {
				RU: "Проверки «{what}» нет. Имена показывает команда rubric rules.",
				EN: "There is no check “{what}”. The command rubric rules lists the names.",
			},
			"near": {
				RU: "Проверки «{what}» нет. Похоже на «{suggestion}» — заменить?",
				EN: "There is no check “{what}”. Did you mean “{suggestion}”?",
			},
			"param": {
				RU: "У проверки нет параметра «{what}». Есть: {known}.",
				EN: "The check has no parameter “{what}”. It has {known}.",
			},
			"noParam": {
				RU: "У проверки нет параметров, «{what}» не действует. Убрать?",
				EN: "The check has no parameters, so “{what}” has no effect. Remove it?",
			},
			"taken": {
				RU: "Имя «{what}» уже занято строкой выше, это условие не действует. Назвать иначе?",
				EN: "The name “{what}” is taken by a row above, so this condition has no effect. Name it otherwise?",
			},
			"nameless": {
				RU: "У своей проверки нет имени, и пока она не действует. Как её назвать?",
				EN: "The check of your own has no name and no effect yet. What to call it?",
			},
			"builtin": {
				RU: "«{rule}» — готовая проверка, условие на неё не действует. Назвать свою иначе?",
				EN: "“{rule}” is a check of the catalogue; a condition has no effect on it. Name yours otherwise?",
			},
			"many": {
				RU: "Своих проверок на листе больше {most}, эта не действует. Какие убрать?",
				EN: "There are more than {most} checks of your own; this one has no effect. Which can go?",
			},
			"place": {
				RU: "«{what}» в сообщении не заполнить: у записи нет такого поля и колонки. Есть, например, topic.",
				EN: "“{what}” in the message stays empty: a post has no such field or column. There is topic, for one.",
			},
			"value": {
				RU: "«{what}» не читается как значение и пока не действует. Что имелось в виду?",
				EN: "“{what}” doesn't read as a value and has no effect yet. What was meant?",
			},
		},
	},
	Check: func(p *Pass) {
		doubts := p.configs.doubts
		for i := range p.configs.rows {
			p.Assess()
			for ; len(doubts) > 0 && doubts[0].row == i; doubts = doubts[1:] {
				p.reportDoubt(doubts[0])
			}
		}
	},
}

func (p *Pass) reportDoubt(d doubt) {
	opts := []Option{say(d.variant), with("what", d.what)}
	switch {
	case d.variant == "param" && len(d.known) == 0:
		opts = append(opts, say("noParam"))
	case d.variant == "builtin":
		opts = append(opts, with("rule", p.Book.Rules[d.row].Rule.Text))
	case d.variant == "many":
		opts = append(opts, with("most", mostOwn))
	case d.variant == "place":
		if name, ok := text.Nearest(d.what, d.known); ok {
			opts = append(opts, suggest(name))
		}
	case d.variant == "param":
		opts = append(opts, with("known", d.known))
	case d.variant == "":
		if id, ok := text.Nearest(d.what, d.known); ok {
			opts = append(opts, say("near"), suggest(id))
		}
	}
	p.At(d.at, d.field, opts...)
}
