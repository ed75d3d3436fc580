package assess

import "rubric"

var (
	sayServingShare = rubric.Text{
		RU: "{serving} из {posts} {posts|публикации|публикаций} ({share}) {serving|работает|работают} на стратегию.",
		EN: "{serving} of {posts} {posts|post|posts} ({share}) {serving|serves|serve} the strategy.",
	}
	sayBare = rubric.Text{
		RU: "{bare} из {tasks} {tasks|задачи|задач} пока без публикаций.",
		EN: "{bare} of {tasks} {tasks|task|tasks} {bare|has|have} no post yet.",
	}
	sayTaskFirst     = rubric.Text{RU: "{task}: нужно ~{want}, в плане {have}", EN: "{task}: ~{want} needed, {have} planned"}
	sayTaskNext      = rubric.Text{RU: "{task}: ~{want}, {have}", EN: "{task}: ~{want}, {have}"}
	sayTaskCount     = rubric.Text{RU: "{task}: в плане {have}", EN: "{task}: {have} planned"}
	sayOutside       = rubric.Text{RU: "Вне задач: {list}.", EN: "Outside the tasks: {list}."}
	sayOutsideRubric = rubric.Text{RU: "{rubric} — {n}", EN: "{n} {rubric}"}
	sayOutsideRest   = rubric.Text{RU: "прочие — {n}", EN: "{n} others"}

	sayTogetherDecide = rubric.Text{
		RU: "Решить вместе: меняем план или устарела стратегия?",
		EN: "To decide together: change the plan, or is the strategy out of date?",
	}
	sayConfirmOrDrop = rubric.Text{
		RU: "Руководителю: подтвердить или снять {n|задачу|задачи} {tasks}{seen}.",
		EN: "For the manager: confirm or drop {tasks}{seen}.",
	}
	sayConfirm = rubric.Text{
		RU: "Руководителю: подтвердить, что {n|задача|задачи} {tasks} в силе{seen}.",
		EN: "For the manager: confirm that {tasks} still {n|holds|hold}{seen}.",
	}
	sayReplace = rubric.Text{
		RU: "Отделу, если задачи в силе: заменить {n} из {from} — {parts} (даты ниже).",
		EN: "For the department, if the tasks hold: replace {n} of {from} — {parts} (dates below).",
	}
	sayAddPosts = rubric.Text{
		RU: "Отделу, если задачи в силе: запланировать ещё {n} {n|публикацию|публикации|публикаций} — {parts}.",
		EN: "For the department, if the tasks hold: plan {n} more {n|post|posts} — {parts}.",
	}
	sayFromRubric = rubric.Text{
		RU: "{n} {n|публикации|публикаций} {rubric}",
		EN: "{n} {rubric} {n|post|posts}",
	}
	sayFromOutside = rubric.Text{
		RU: "{n} {n|публикации|публикаций} вне задач",
		EN: "{n} {n|post|posts} outside the tasks",
	}
	sayUnderFirst = rubric.Text{RU: "{n} под задачу {task}", EN: "{n} for {task}"}
	sayUnderNext  = rubric.Text{RU: "{n} под {task}", EN: "{n} for {task}"}

	sayManagerAlso    = rubric.Text{RU: "Руководителю, кроме того: {steps}", EN: "For the manager, besides: {steps}"}
	sayDepartmentAlso = rubric.Text{RU: "Отделу в любом случае: {steps}", EN: "For the department in any case: {steps}"}
)
