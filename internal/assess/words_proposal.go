package assess

import "rubric"

// The words of the proposal.
var (
	proposalTitle = rubric.Text{RU: "Как привести план к концепции: {month}", EN: "What would bring the plan within its targets: {month}"}
	proposalNone  = rubric.Text{
		RU: "Всё, что задано из долей, частоты, пауз и важных дат, сходится: ни добавлять, ни переносить ничего не нужно.",
		EN: "Whatever is set of shares, cadence, gaps and key dates is met: nothing to add, nothing to move.",
	}
	proposalSmallest = rubric.Text{
		RU: "Наименьшее изменение, с которым сходятся доли, частота, паузы и важные даты: {effort}. Темы и тексты остаются за отделом.",
		EN: "The smallest change that meets shares, cadence, gaps and key dates: {effort}. Topics and texts stay with the team.",
	}
	proposalFound = rubric.Text{
		RU: "Одно из возможных изменений, с которым сходятся доли, частота, паузы и важные даты: {effort}.",
		EN: "One change that meets shares, cadence, gaps and key dates: {effort}.",
	}
	proposalConflict = rubric.Text{
		RU: "Вместе выполнить нельзя, одно из условий придётся менять:",
		EN: "No plan can meet these together, one has to give:",
	}
	proposalOutOfReach = rubric.Text{
		RU: "С тем, что уже в плане, не сходится:",
		EN: "Out of reach with what is planned already:",
	}
	proposalRest = rubric.Text{
		RU: "Остальное сойдётся, если {effort}.",
		EN: "The rest can be met: {effort}.",
	}
	effortAdd  = rubric.Text{RU: "добавить {n} {n|публикацию|публикации|публикаций}", EN: "add {n} {n|post|posts}"}
	effortMove = rubric.Text{RU: "перенести {n} {n|публикацию|публикации|публикаций}", EN: "move {n} {n|post|posts}"}

	wordAdd  = rubric.Text{RU: "добавить", EN: "add"}
	wordMove = rubric.Text{RU: "перенести", EN: "move"}
)
