package report

import "rubric"

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
