package layout

import (
	"strconv"
	"strings"

	"rubric"
	"rubric/internal/text"
)

// readSettings finds the settings tab and reads it before all else: it may
// overrule what follows. A tab named so needs no header: its first two columns
// with text are the key and the value.
func (r *reader) readSettings() {
	s := r.settingsSheet()
	if s == nil {
		return
	}
	s.info.Role = rubric.RoleSettings
	first, keyCol, valueCol := 0, 0, 0
	if c, ok := s.candidate(rubric.RoleSettings); ok && c.has(rubric.FieldKey) && c.has(rubric.FieldValue) {
		s.take(c)
		first = c.row + 1
		for _, col := range c.columns {
			if col.field == rubric.FieldKey {
				keyCol = col.col
			} else {
				valueCol = col.col
			}
		}
	}
	for i := range s.tab.Rows {
		row := &s.tab.Rows[i]
		if row.Number < first || len(row.Cells) == 0 {
			continue
		}
		k, v := keyCol, valueCol
		if k == 0 {
			k = row.Cells[0].Col
			v = k + 1
		}
		key := r.settingKey(cellText(row.Cell(k)))
		if key == "" {
			continue
		}
		pos := rubric.Position{Tab: s.tab.Name, Row: row.Number, Col: v}
		r.book.Settings = append(r.book.Settings, rubric.Setting{
			Key: key, Value: rubric.Value{Text: cellText(row.Cell(v)), Pos: pos},
		})
	}
	r.readAliases()
	if year, err := strconv.Atoi(r.book.Setting("year").Text); err == nil && 1990 <= year && year <= 2100 {
		r.year = year
	}
}

func (r *reader) settingsSheet() *sheet {
	for _, s := range r.sheets {
		if s.tab.Generated == "" && s.named.role == rubric.RoleSettings {
			return s
		}
	}
	for _, s := range r.sheets {
		if c, ok := s.candidate(rubric.RoleSettings); ok && s.named.role == "" && len(c.columns) == 2 && len(c.all) == 2 {
			return s
		}
	}
	return nil
}

// settingKey returns a setting's name as the rest of Rubric knows it.
func (r *reader) settingKey(written string) string {
	for _, senses := range r.voc.settings.senses {
		if known := senses[0].meaning; strings.EqualFold(known, written) {
			return known
		}
	}
	if s, ok := r.voc.settings.whole(written); ok {
		return s.meaning
	}
	group, rest, ok := strings.Cut(written, ".")
	if ok && (strings.EqualFold(group, "column") || strings.EqualFold(group, "status") || strings.EqualFold(group, "channel")) {
		return strings.ToLower(group) + "." + strings.TrimSpace(rest)
	}
	return written
}

// readAliases learns the team's own words for statuses and channels.
func (r *reader) readAliases() {
	r.statuses, r.channels = map[string]rubric.Status{}, map[string]string{}
	for _, s := range r.book.Settings {
		if name, ok := strings.CutPrefix(s.Key, "status."); ok {
			if status, ok := r.voc.status(s.Value.Text); ok {
				r.statuses[text.Key(name)] = status
			}
		}
		if name, ok := strings.CutPrefix(s.Key, "channel."); ok && !s.Value.Empty() {
			r.channels[text.Key(name)] = r.voc.channelKey(s.Value.Text)
		}
	}
}
