package report

import "rubric"

// The names of the domain's values in words. They are those of the
// assessment, so that a person meets one word for one thing.

func severityText(s rubric.Severity) rubric.Text {
	switch s {
	case rubric.Error:
		return rubric.Text{RU: "важно", EN: "important"}
	case rubric.Warning:
		return rubric.Text{RU: "внимание", EN: "attention"}
	}
	return rubric.Text{RU: "сведение", EN: "information"}
}

func actorText(a rubric.Actor) rubric.Text {
	switch a {
	case rubric.Manager:
		return rubric.Text{RU: "руководитель", EN: "manager"}
	case rubric.Department:
		return rubric.Text{RU: "отдел", EN: "department"}
	}
	return rubric.Text{RU: "вместе", EN: "both together"}
}

func cardText(c rubric.CardID) rubric.Text {
	switch c {
	case rubric.CardGoals:
		return rubric.Text{RU: "Цели", EN: "Goals"}
	case rubric.CardStrategy:
		return rubric.Text{RU: "Стратегия", EN: "Strategy"}
	case rubric.CardConcept:
		return rubric.Text{RU: "Концепция", EN: "Concept"}
	case rubric.CardPlan:
		return rubric.Text{RU: "Контент-план", EN: "Content plan"}
	case rubric.CardResources:
		return rubric.Text{RU: "Ресурсы", EN: "Resources"}
	case rubric.CardReporting:
		return rubric.Text{RU: "Отчётность", EN: "Reporting"}
	case rubric.CardStatistics:
		return rubric.Text{RU: "Статистика", EN: "Statistics"}
	case rubric.CardRevision:
		return rubric.Text{RU: "Пересмотр стратегии", EN: "Strategy revision"}
	case rubric.CardBrand:
		return rubric.Text{RU: "Бренд", EN: "Brand"}
	}
	return rubric.Text{RU: string(c), EN: string(c)}
}

func stateText(s rubric.CardState) rubric.Text {
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

func layoutText(l rubric.Layout) rubric.Text {
	switch l {
	case rubric.LayoutTable:
		return rubric.Text{RU: "таблица", EN: "table"}
	case rubric.LayoutBlocks:
		return rubric.Text{RU: "блоки с повторяющейся шапкой", EN: "blocks under a repeated header"}
	case rubric.LayoutGrid:
		return rubric.Text{RU: "календарная сетка", EN: "calendar grid"}
	}
	return rubric.Text{RU: "таблицы нет", EN: "no table"}
}

// mark is a severity's sign. It always stands beside the word or the rule.
func mark(s rubric.Severity) string {
	switch s {
	case rubric.Error:
		return "✖"
	case rubric.Warning:
		return "⚠"
	}
	return "·"
}

func severityInk(s rubric.Severity) ink {
	switch s {
	case rubric.Error:
		return red
	case rubric.Warning:
		return yellow
	}
	return dim
}

func stateInk(s rubric.CardState) ink {
	switch s {
	case rubric.Green:
		return green
	case rubric.Amber:
		return yellow
	case rubric.Red:
		return red
	}
	return dim
}

func verdictInk(v rubric.Verdict) ink {
	switch v {
	case rubric.Approve:
		return green
	case rubric.ApproveWithReservations:
		return yellow
	case rubric.Return:
		return red
	}
	return plain
}
