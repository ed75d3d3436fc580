package rubric

import "strconv"

// The names of the domain's values, one word for one thing wherever a person
// meets it.

// Text names the severity.
func (s Severity) Text() Text {
	switch s {
	case Error:
		return Text{RU: "важно", EN: "important"}
	case Warning:
		return Text{RU: "внимание", EN: "attention"}
	}
	return Text{RU: "сведение", EN: "information"}
}

// Text names the side.
func (a Actor) Text() Text {
	switch a {
	case Manager:
		return Text{RU: "руководитель", EN: "manager"}
	case Department:
		return Text{RU: "отдел", EN: "department"}
	}
	return Text{RU: "вместе", EN: "both together"}
}

// Text names the card as a heading does; its id where it is none of the nine.
func (c CardID) Text() Text {
	switch c {
	case CardGoals:
		return Text{RU: "Цели", EN: "Goals"}
	case CardStrategy:
		return Text{RU: "Стратегия", EN: "Strategy"}
	case CardConcept:
		return Text{RU: "Концепция", EN: "Concept"}
	case CardPlan:
		return Text{RU: "Контент-план", EN: "Content plan"}
	case CardResources:
		return Text{RU: "Ресурсы", EN: "Resources"}
	case CardReporting:
		return Text{RU: "Отчётность", EN: "Reporting"}
	case CardStatistics:
		return Text{RU: "Статистика", EN: "Statistics"}
	case CardRevision:
		return Text{RU: "Пересмотр стратегии", EN: "Strategy revision"}
	case CardBrand:
		return Text{RU: "Бренд", EN: "Brand"}
	}
	return Text{RU: string(c), EN: string(c)}
}

// Text says what a card shows: a word, no mark.
func (s CardState) Text() Text {
	switch s {
	case Green:
		return Text{RU: "в порядке", EN: "in order"}
	case Amber:
		return Text{RU: "просит внимания", EN: "needs attention"}
	case Red:
		return Text{RU: "нужно решение", EN: "needs a decision"}
	}
	return Text{RU: "нет данных", EN: "no data"}
}

// Text names the place for a person who looks for it in the workbook: the tab
// with its cell or row; "" for none.
func (p Position) Text() Text {
	switch {
	case p.Cell() != "":
		at := p.Tab + ", " + p.Cell()
		return Text{RU: at, EN: at}
	case p.Row > 0:
		row := strconv.Itoa(p.Row)
		return Text{RU: p.Tab + ", строка " + row, EN: p.Tab + ", row " + row}
	}
	return Text{RU: p.Tab, EN: p.Tab}
}
