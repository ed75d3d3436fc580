package assess

import "rubric"

// The words of the proposal.
var (
	proposalTitle = rubric.Text{RU: "Как привести план к концепции: {month}", EN: "What would bring the plan within its targets: {month}"}
	proposalNone  = rubric.Text{
		RU: "Доли, частота, паузы и важные даты сходятся: ни добавлять, ни переносить ничего не нужно.",
		EN: "Shares, cadence, gaps and key dates are met: nothing to add, nothing to move.",
	}
	proposalSmallest = rubric.Text{
		RU: "Наименьшее изменение, с которым сходятся доли, частота, паузы и важные даты: добавить {add}, перенести {move}. Темы и тексты остаются за отделом.",
		EN: "The smallest change that meets shares, cadence, gaps and key dates: add {add}, move {move}. Topics and texts stay with the team.",
	}
	proposalFound = rubric.Text{
		RU: "Одно из возможных изменений, с которым сходятся доли, частота, паузы и важные даты: добавить {add}, перенести {move}.",
		EN: "One change that meets shares, cadence, gaps and key dates: add {add}, move {move}.",
	}
	proposalConflict = rubric.Text{
		RU: "Вместе выполнить нельзя, одно из условий придётся менять: {targets}.",
		EN: "No plan can meet these together, one has to give: {targets}.",
	}
	proposalOutOfReach = rubric.Text{
		RU: "С тем, что уже в плане, не сходится: {targets}.",
		EN: "Out of reach with what is planned already: {targets}.",
	}
	proposalRest = rubric.Text{
		RU: "Остальное сходится, если добавить {add} и перенести {move}:",
		EN: "The rest can be met by adding {add} and moving {move}:",
	}

	wordAdd  = rubric.Text{RU: "добавить", EN: "add"}
	wordMove = rubric.Text{RU: "перенести", EN: "move"}
)
