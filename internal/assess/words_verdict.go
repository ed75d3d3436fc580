package assess

import "rubric"

var (
	sayFilling = rubric.Text{
		RU: "{month} заполняется: {have} из примерно {want}",
		EN: "{month} is being filled: {have} of about {want}",
	}
	sayServing = rubric.Text{
		RU: "{serving} из {posts} {posts|публикации|публикаций} {serving|работает|работают} на задачи стратегии.",
		EN: "{serving} of {posts} {posts|post|posts} {serving|serves|serve} the strategy's tasks.",
	}
	sayOneClosed = rubric.Text{RU: "Единственная задача закрыта.", EN: "The one task has a post."}
	sayAllClosed = rubric.Text{
		RU: "{tasks|Закрыта|Закрыты все|Закрыты все} {tasks} {tasks|задача|задачи|задач}.",
		EN: "All {tasks} tasks have a post.",
	}
	saySomeClosed = rubric.Text{
		RU: "{closed|Закрыта|Закрыты|Закрыто} {closed} из {tasks} {tasks|задачи|задач}.",
		EN: "{closed} of {tasks} tasks {closed|has|have} a post.",
	}
	sayNoTasks = rubric.Text{
		RU: "Задач {month} в стратегии нет.",
		EN: "The strategy has no task {month}.",
	}

	becauseNoPlan  = rubric.Text{RU: "В книге нет контент-плана", EN: "The book has no content plan"}
	becauseMissing = rubric.Text{RU: "в книге нет {what}", EN: "the book has no {what}"}
	becauseBare    = rubric.Text{
		RU: "Пока без публикаций {bare} из {tasks} {tasks|задачи|задач} месяца",
		EN: "{bare} of the month's {tasks} {tasks|task|tasks} {bare|has|have} no post yet",
	}
	becauseServing = rubric.Text{
		RU: "На задачи стратегии {serving|работает|работают} {serving} из {posts} {posts|публикации|публикаций} месяца",
		EN: "{serving} of the month's {posts} {posts|post|posts} {serving|serves|serve} the strategy's tasks",
	}
	becauseMatch = rubric.Text{
		RU: "Соответствие плана стратегии — {score} из 100",
		EN: "The plan matches the strategy at {score} of 100",
	}
	becauseErrors = rubric.Text{
		RU: "Важные замечания у {n} {n|публикации|публикаций} из {posts}",
		EN: "Important findings on {n} of the month's {posts} {posts|post|posts}",
	}
	becauseUndated = rubric.Text{
		RU: "На листе {tab} не читаются даты: {n} из {all}",
		EN: "Dates that cannot be read on the {tab} tab: {n} of {all}",
	}
	becausePosts = rubric.Text{
		RU: "Замечания у {n} {n|публикации|публикаций} месяца",
		EN: "Findings on {n} of the month's posts",
	}
	becauseCard = rubric.Text{
		RU: "Есть важное открытое замечание по пункту {card}",
		EN: "An important finding is open on the point {card}",
	}
	becauseFailed = rubric.Text{RU: "Не удалось проверить: {rules}", EN: "Could not be checked: {rules}"}
	becauseClean  = rubric.Text{
		RU: "У публикаций месяца нет открытых замечаний",
		EN: "No finding is open on the month's posts",
	}
)
