package assess

import "rubric"

var (
	wordAnd = rubric.Text{RU: " и ", EN: " and "}
	// noneOf joins what is absent: English says "no goals or rubrics".
	noneOf   = rubric.Text{RU: " и ", EN: " or "}
	wordMore = rubric.Text{RU: " и ещё {n}", EN: " and {n} more"}
)

// cardName names a card inside a sentence.
func cardName(id rubric.CardID) rubric.Text {
	switch id {
	case rubric.CardGoals:
		return rubric.Text{RU: "цели", EN: "goals"}
	case rubric.CardStrategy:
		return rubric.Text{RU: "стратегия", EN: "strategy"}
	case rubric.CardConcept:
		return rubric.Text{RU: "концепция", EN: "concept"}
	case rubric.CardPlan:
		return rubric.Text{RU: "контент-план", EN: "content plan"}
	case rubric.CardResources:
		return rubric.Text{RU: "ресурсы", EN: "resources"}
	case rubric.CardReporting:
		return rubric.Text{RU: "отчётность", EN: "reporting"}
	case rubric.CardStatistics:
		return rubric.Text{RU: "статистика", EN: "statistics"}
	case rubric.CardRevision:
		return rubric.Text{RU: "пересмотр стратегии", EN: "strategy revision"}
	case rubric.CardBrand:
		return rubric.Text{RU: "бренд", EN: "brand"}
	}
	return rubric.Text{RU: string(id), EN: string(id)}
}

// stateWord is what a card shows: a word, no mark.
func stateWord(s rubric.CardState) rubric.Text {
	switch s {
	case rubric.Green:
		return rubric.Text{RU: "в порядке", EN: "in order"}
	case rubric.Amber:
		return rubric.Text{RU: "просит внимания", EN: "needs attention"}
	case rubric.Red:
		return rubric.Text{RU: "нужно решение", EN: "needs a decision"}
	}
	return rubric.Text{RU: "нет данных", EN: "no data"}
}

// actorWord names a side.
func actorWord(a rubric.Actor) rubric.Text {
	switch a {
	case rubric.Manager:
		return rubric.Text{RU: "руководитель", EN: "manager"}
	case rubric.Department:
		return rubric.Text{RU: "отдел", EN: "department"}
	}
	return rubric.Text{RU: "вместе", EN: "both together"}
}

// severityWord names a severity.
func severityWord(s rubric.Severity) rubric.Text {
	switch s {
	case rubric.Error:
		return rubric.Text{RU: "важно", EN: "important"}
	case rubric.Warning:
		return rubric.Text{RU: "внимание", EN: "attention"}
	}
	return rubric.Text{RU: "сведение", EN: "information"}
}

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
