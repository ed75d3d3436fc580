package reconcile

import (
	"slices"

	"rubric"
	"rubric/internal/assess"
)

// doubtSettings adds to the notes of a book the settings that those beside the
// layout could not read.
func doubtSettings(b *rubric.Book) {
	b.Notes = slices.Concat(b.Notes, rubric.OutlookDoubts(b), assess.SettingDoubts(b))
	if _, ok := inBookOf(b); !ok {
		b.Notes = append(b.Notes, rubric.UnreadSetting(rubric.SettingInBook, b.Setting(rubric.SettingInBook),
			rubric.Text{RU: "нужно full, team или off", EN: "full, team or off is wanted"}))
	}
	b.SortNotes()
}
