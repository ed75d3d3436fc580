package sourcetest

import (
	"fmt"

	"rubric"
)

// hand runs f on the tab, as one act of a person.
func (m *Memory) hand(tab string, f func(*sheet)) {
	m.mu.Lock()
	defer m.mu.Unlock()
	s := m.named(tab)
	if s == nil {
		panic(fmt.Sprintf("sourcetest: there is no tab %q", tab))
	}
	f(s)
}

// Cells returns every cell of the tab as a text.
func (m *Memory) Cells(tab string) [][]string {
	var out [][]string
	m.hand(tab, func(s *sheet) {
		for _, row := range s.rows {
			texts := make([]string, len(row))
			for i, c := range row {
				texts[i] = c.String()
			}
			out = append(out, texts)
		}
	})
	return out
}

// Tabs returns the names of all tabs.
func (m *Memory) Tabs() []string {
	m.mu.Lock()
	defer m.mu.Unlock()
	var names []string
	for _, s := range m.sheets {
		names = append(names, s.name)
	}
	return names
}

// Managed returns Rubric's columns on the tab.
func (m *Memory) Managed(tab string) (managed rubric.ManagedColumns) {
	m.hand(tab, func(s *sheet) { managed = s.managed() })
	return managed
}

// BeforeRequest lets people come before every request of the source.
func (m *Memory) BeforeRequest(f func()) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.between = f
}

// Set types a value into a cell.
func (m *Memory) Set(tab string, row, col int, value any) {
	m.hand(tab, func(s *sheet) { s.set(row, col, cellOf(value)) })
}

// InsertRow makes an empty row above the given one.
func (m *Memory) InsertRow(tab string, row int) {
	m.hand(tab, func(s *sheet) { s.insertRow(row) })
}

// DeleteRow takes the row out.
func (m *Memory) DeleteRow(tab string, row int) {
	m.hand(tab, func(s *sheet) { s.deleteRow(row) })
}

// Reorder sorts rows, or some of their columns only.
func (m *Memory) Reorder(tab string, first int, order, cols []int) {
	m.hand(tab, func(s *sheet) { s.reorder(first, order, cols) })
}

// CopyRow pastes a row over another.
func (m *Memory) CopyRow(tab string, from, to int) {
	m.hand(tab, func(s *sheet) { s.copyRow(from, to) })
}

// InsertColumn makes an empty column left of the given one.
func (m *Memory) InsertColumn(tab string, col int) {
	m.hand(tab, func(s *sheet) { s.insertColumn(col) })
}

// DeleteColumn takes the column out.
func (m *Memory) DeleteColumn(tab string, col int) {
	m.hand(tab, func(s *sheet) { s.deleteColumn(col) })
}

// MoveColumn drags the column to another place.
func (m *Memory) MoveColumn(tab string, from, to int) {
	m.hand(tab, func(s *sheet) { s.moveColumn(from, to) })
}

// RenameTab gives the tab another name.
func (m *Memory) RenameTab(tab, name string) {
	m.hand(tab, func(s *sheet) { s.name = name })
}

// AddTab appends a tab of the team's.
func (m *Memory) AddTab(s Sheet) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.addSheet(s)
}
