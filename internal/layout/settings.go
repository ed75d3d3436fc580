package layout

import (
	"slices"
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
	lines := r.settingLines(s)
	ours := areOurs(s, lines)
	for i := 0; ours && i < len(lines); i++ {
		r.book.Settings = append(r.book.Settings, lines[i].Setting)
	}
	r.doubtKeys(s, lines, ours)
	r.readAliases()
	r.readYear()
}

// settingLines returns the rows of the settings tab that have a key.
func (r *reader) settingLines(s *sheet) []settingLine {
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
	var lines []settingLine
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
		written := cellText(row.Cell(k))
		key := r.settingKey(written)
		if key == "" {
			continue
		}
		at := rubric.Position{Tab: s.tab.Name, Row: row.Number, Col: k}
		pos := rubric.Position{Tab: s.tab.Name, Row: row.Number, Col: v}
		set := rubric.Setting{Key: key, Value: rubric.Value{Text: cellText(row.Cell(v)), Pos: pos}}
		lines = append(lines, settingLine{Setting: set, written: written, at: at})
	}
	return lines
}

func (r *reader) readYear() {
	set := r.book.Setting(rubric.SettingYear)
	if year, err := strconv.Atoi(set.Text); err == nil && 1990 <= year && year <= 2100 {
		r.year = year
		return
	}
	r.unread(rubric.SettingYear, set, "нужен год от 1990 до 2100", "a year from 1990 to 2100 is wanted")
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
	group, rest, _ := strings.Cut(written, ".")
	if group = strings.ToLower(group) + "."; slices.Contains(rubric.SettingGroups, group) {
		return group + strings.TrimSpace(rest)
	}
	return written
}

// headerRow returns the row that the settings give the plan's header.
func (r *reader) headerRow() (int, bool) {
	row, err := strconv.Atoi(r.book.Setting(rubric.SettingPlanHeader).Text)
	return row, err == nil && row > 0
}

// readAliases learns the team's own words for statuses and channels.
func (r *reader) readAliases() {
	r.statuses, r.channels = map[string]rubric.Status{}, map[string]string{}
	for _, s := range r.book.Settings {
		if name, ok := strings.CutPrefix(s.Key, rubric.SettingStatus); ok {
			if status, ok := r.voc.status(s.Value.Text); ok {
				r.statuses[text.Key(name)] = status
			} else if !s.Value.Empty() && !r.enough() {
				want := nearestStatus(s.Value.Text)
				r.unread(s.Key, s.Value, want.RU, want.EN)
			}
		}
		if name, ok := strings.CutPrefix(s.Key, rubric.SettingChannel); ok && !s.Value.Empty() {
			r.channels[text.Key(name)] = r.voc.channelKey(s.Value.Text)
		}
	}
}

// readRestricted reads which channels take no advertising, once the book's own
// channels are known.
func (r *reader) readRestricted() {
	set := r.book.Setting(rubric.SettingAdsRestricted)
	if set.Empty() {
		return
	}
	r.book.Restricted = r.channelNames(set.Text)
	for _, n := range r.book.Restricted {
		if !r.isChannel(n) && !r.enough() {
			want := nearest(n.Text, r.channelSpellings(), rubric.Text{RU: "такой площадки нет", EN: "there is no such channel"})
			r.unread(rubric.SettingAdsRestricted, rubric.Value{Text: n.Text, Pos: set.Pos}, want.RU, want.EN)
		}
	}
}

// isChannel reports whether the vocabulary or the book knows the channel.
func (r *reader) isChannel(n rubric.Name) bool {
	if _, known := r.voc.channels.whole(n.Key); known {
		return true
	}
	if _, alias := r.channels[text.Key(n.Text)]; alias {
		return true
	}
	return slices.ContainsFunc(r.book.Channels, func(c rubric.Channel) bool { return c.Channel.Key == n.Key }) ||
		slices.ContainsFunc(r.book.Entries, func(e rubric.Entry) bool { return e.Channel.Has(n.Key) })
}

func (r *reader) channelSpellings() []string {
	var out []string
	for i := range r.book.Channels {
		out = append(out, r.book.Channels[i].Channel.Text)
	}
	return append(out, r.voc.channels.names()...)
}
