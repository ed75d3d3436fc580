package reconcile

import "rubric"

func noPlan(b *rubric.Book) error {
	return &rubric.Problem{
		What: rubric.Text{
			RU: "в книге «" + b.Title + "» не нашлось контент-плана, записывать некуда",
			EN: "no content plan was found in “" + b.Title + "”, so there is nowhere to write",
		},
		Hint: rubric.Text{
			RU: "нужен лист с колонками «Дата» и «Тема»; что нашлось, покажет rubric inspect, а лист плана можно назвать в «Настройках»: plan.tab",
			EN: "it needs a tab with the columns Date and Topic; rubric inspect shows what was found, and the Settings tab can name the plan's tab: plan.tab",
		},
	}
}

func alwaysChanging(b *rubric.Book, cause error) error {
	return &rubric.Problem{
		What: rubric.Text{
			RU: "книгу «" + b.Title + "» всё время правят, записать проверку не удалось",
			EN: "people kept changing “" + b.Title + "”, so the check could not be written",
		},
		Hint: rubric.Text{
			RU: "повторите через минуту: что записано наполовину, следующий запуск выровняет",
			EN: "run it again in a minute: what is half written will be put right",
		},
		Err: cause,
	}
}
