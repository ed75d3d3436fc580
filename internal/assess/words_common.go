package assess

import "rubric"

var (
	wordAnd = rubric.Text{RU: " и ", EN: " and "}
	// noneOf joins what is absent: English says "no goals or rubrics".
	noneOf   = rubric.Text{RU: " и ", EN: " or "}
	wordMore = rubric.Text{RU: " и ещё {n}", EN: " and {n} more"}
)

// missingName names what is missing, as the sentence needs it.
func missingName(r rubric.Role) rubric.Text {
	switch r {
	case rubric.RoleGoals:
		return rubric.Text{RU: "целей", EN: "goals"}
	case rubric.RoleStrategy:
		return rubric.Text{RU: "стратегии", EN: "strategy"}
	}
	return rubric.Text{RU: "рубрик", EN: "rubrics"}
}

// What a score's cap says in the arithmetic.
var (
	capOpenError  = rubric.Text{RU: "открыто важное замечание", EN: "an important finding is open"}
	capExpired    = rubric.Text{RU: "срок стратегии вышел", EN: "the strategy has run out"}
	capUnapproved = rubric.Text{RU: "месяц близко, утверждённых публикаций нет", EN: "the month is near and nothing of it is approved"}
)
