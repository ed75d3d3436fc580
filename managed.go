package rubric

// ManagedField is one of the three columns that Rubric adds to a plan tab.
type ManagedField string

// The managed columns, in the order in which they are made.
const (
	ManagedStatus   ManagedField = "status"
	ManagedFindings ManagedField = "findings"
	ManagedID       ManagedField = "id"
)

// ManagedFields lists the managed columns from left to right.
var ManagedFields = []ManagedField{ManagedStatus, ManagedFindings, ManagedID}

// Header returns the heading of a managed column.
func (f ManagedField) Header() Text {
	switch f {
	case ManagedStatus:
		return Text{"Проверка", "Check"}
	case ManagedFindings:
		return Text{"Замечания", "Findings"}
	}
	return Text{"ID", "ID"}
}

// ManagedColumns says where a tab's managed columns are; 0 where there is none.
type ManagedColumns struct{ Status, Findings, ID int }

// Of returns the column of a managed field, 0 when the tab has none.
func (m ManagedColumns) Of(f ManagedField) int {
	switch f {
	case ManagedStatus:
		return m.Status
	case ManagedFindings:
		return m.Findings
	}
	return m.ID
}

// With returns a copy in which the field stands in the column.
func (m ManagedColumns) With(f ManagedField, col int) ManagedColumns {
	switch f {
	case ManagedStatus:
		m.Status = col
	case ManagedFindings:
		m.Findings = col
	case ManagedID:
		m.ID = col
	}
	return m
}

// Has reports whether the column is one of Rubric's.
func (m ManagedColumns) Has(col int) bool {
	return col > 0 && (col == m.Status || col == m.Findings || col == m.ID)
}

// Complete reports whether all three columns exist.
func (m ManagedColumns) Complete() bool { return m.Status > 0 && m.Findings > 0 && m.ID > 0 }

// The shortest and longest text that can be an id.
const (
	shortestID = 5
	longestID  = 32
)

// PlausibleID reports whether a text in the id column can be an id of ours, and
// not something a person typed there.
func PlausibleID(id string) bool {
	if len(id) < shortestID || len(id) > longestID {
		return false
	}
	for i := range len(id) {
		if c := id[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}

// Mark is what the status column says of a row. The zero Mark is an empty cell.
type Mark uint8

// The marks, from quiet to loud. See contracts.md for the order in which they are tried.
const (
	NoMark Mark = iota
	MarkOK
	MarkWaiting
	MarkLook
	MarkFix
	MarkNotChecked
)

// IsMark reports whether a status cell says so in one of our languages.
func IsMark(text string) bool {
	for m := MarkOK; m <= MarkNotChecked; m++ {
		if t := m.Text(); text == t.RU || text == t.EN {
			return true
		}
	}
	return false
}

// Text returns what the status cell says.
func (m Mark) Text() Text {
	switch m {
	case MarkOK:
		return Text{"✔ В порядке", "✔ OK"}
	case MarkWaiting:
		return Text{"⏳ Ждёт руководителя", "⏳ Waiting for manager"}
	case MarkLook:
		return Text{"⚠ Взгляните", "⚠ Look"}
	case MarkFix:
		return Text{"✖ Поправить", "✖ Fix"}
	case MarkNotChecked:
		return Text{"· Не проверено", "· Not checked"}
	}
	return Text{}
}
