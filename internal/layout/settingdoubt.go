package layout

import (
	"fmt"
	"slices"
	"strings"

	"rubric"
	"rubric/internal/text"
)

// A setting that nobody understands changes nothing, and a team that does not
// know it waits in vain. Whoever reads a setting says when it could not; this
// file words that, and tells keys that nobody reads.

// settingLine is a row of the settings tab as it stands there.
type settingLine struct {
	rubric.Setting
	written string
	at      rubric.Position // of the key
}

// used is which settings about a plan's table found what they speak of.
type used struct {
	columns             map[int]bool // by index into the settings
	headerAsked, header bool
	doubts              int
}

// unread notes a value that could not be read; an empty one says nothing.
func (r *reader) unread(key string, v rubric.Value, ru, en string) {
	if !v.Empty() {
		r.doubt(rubric.UnreadSetting(key, v, rubric.Text{RU: ru, EN: en}))
	}
}

func (r *reader) doubt(n rubric.Note) {
	r.book.Notes = append(r.book.Notes, n)
	r.used.doubts++
}

// enough reports whether so many settings are in doubt that a tab is something
// else, or made to keep us busy.
func (r *reader) enough() bool { return r.used.doubts >= 50 }

// areOurs reports whether the rows are settings at all: without the headings of
// settings and without any known key, the table is the team's own.
func areOurs(s *sheet, lines []settingLine) bool {
	return s.head.row > 0 && s.named.role == rubric.RoleSettings ||
		slices.ContainsFunc(lines, func(l settingLine) bool { return knownKey(l.Key) })
}

// doubtKeys notes the keys that nobody reads, and those that an upper row has
// taken. Above the first known key there may be headings, and of a table of the
// team's own only what is spelled like our keys can be meant.
func (r *reader) doubtKeys(s *sheet, lines []settingLine, ours bool) {
	headed := s.head.row > 0
	upper := map[string]*settingLine{}
	for i := range lines {
		l := &lines[i]
		switch {
		case r.enough():
			return
		case knownKey(l.Key):
			r.doubtRepeated(upper, l)
		case l.Value.Empty() || r.isSettingHeading(l) || !ours && !strings.Contains(l.written, "."):
		default:
			near := r.nearestKey(l.written)
			if near == "" && i == 0 && !headed {
				continue
			}
			r.noteUnknownKey(l, near)
		}
	}
}

// doubtRepeated notes a key that stands in an upper row already: that row counts.
// Of a group's keys the last one counts, and a plan of several tabs may need several.
func (r *reader) doubtRepeated(upper map[string]*settingLine, l *settingLine) {
	if !slices.Contains(rubric.SettingKeys, l.Key) {
		return
	}
	if first := upper[l.Key]; first == nil {
		upper[l.Key] = l
	} else if first.Value.Text != l.Value.Text {
		r.unread(l.Key, l.Value, fmt.Sprintf("действует строка %d с тем же ключом", first.at.Row),
			fmt.Sprintf("row %d with the same key counts", first.at.Row))
	}
}

func (r *reader) noteUnknownKey(l *settingLine, near string) {
	want := rubric.Text{RU: "похоже на «" + near + "»", EN: "it looks like “" + near + "”"}
	if near == "" {
		known := strings.Join(rubric.SettingKeys, ", ") + ", column.…, status.…, channel.…"
		if strings.HasPrefix(l.Key, rubric.SettingColumn) {
			known = strings.Join(planFields(), ", ")
		}
		want = rubric.Text{RU: "знакомы " + known, EN: "known are " + known}
	}
	r.doubt(rubric.UnknownSetting(l.written, l.at, want))
}

// knownKey reports whether anybody reads settings of the key.
func knownKey(key string) bool {
	if name, ok := strings.CutPrefix(key, rubric.SettingColumn); ok {
		return planField(name) != ""
	}
	for _, group := range []string{rubric.SettingStatus, rubric.SettingChannel} {
		if name, ok := strings.CutPrefix(key, group); ok {
			return text.Key(name) != ""
		}
	}
	return slices.Contains(rubric.SettingKeys, key)
}

// isSettingHeading reports whether the row heads the table, as one may again.
func (r *reader) isSettingHeading(l *settingLine) bool {
	says := func(s string, f rubric.Field) bool {
		return slices.ContainsFunc(r.memo.heading(r.voc, s), func(rd reading) bool {
			return rd.role == rubric.RoleSettings && rd.field == f
		})
	}
	return says(l.written, rubric.FieldKey) && says(l.Value.Text, rubric.FieldValue)
}

// nearestKey returns the known key that was meant, "" where none is near.
func (r *reader) nearestKey(written string) string {
	for _, known := range rubric.SettingKeys {
		if strings.EqualFold(known, written) {
			return known
		}
	}
	if near, ok := text.Nearest(written, rubric.SettingKeys); ok {
		return near
	}
	if near, ok := text.Nearest(phraseKey(written), r.voc.settings.names()); ok {
		s, _ := r.voc.settings.whole(near)
		return s.meaning
	}
	group, rest, ok := strings.Cut(written, ".")
	if !ok {
		return ""
	}
	group = strings.ToLower(strings.TrimSpace(group)) + "."
	near, ok := group, slices.Contains(rubric.SettingGroups, group)
	if !ok {
		near, ok = text.Nearest(group, rubric.SettingGroups)
	}
	rest = strings.TrimSpace(rest)
	switch {
	case !ok || rest == "":
		return ""
	case near == rubric.SettingColumn:
		return nearestColumn(rest)
	}
	return near + rest
}

// nearestColumn returns the key of the field that was meant, be it called by its
// heading; "" where none is near.
func nearestColumn(written string) string {
	spelled, fields := []string{}, map[string]rubric.Field{}
	for _, spec := range rubric.RolePlan.Spec().Fields {
		for _, name := range []string{string(spec.Field), spec.Header.RU, spec.Header.EN} {
			if text.Key(name) == text.Key(written) {
				return rubric.SettingColumn + string(spec.Field)
			}
			spelled, fields[name] = append(spelled, name), spec.Field
		}
	}
	if near, ok := text.Nearest(written, spelled); ok {
		return rubric.SettingColumn + string(fields[near])
	}
	return ""
}

func planFields() []string {
	var out []string
	for _, spec := range rubric.RolePlan.Spec().Fields {
		out = append(out, rubric.SettingColumn+string(spec.Field))
	}
	return out
}

// nearest words what a name was probably meant to be, else says what is said of
// a name that is like none.
func nearest(written string, names []string, none rubric.Text) rubric.Text {
	if near, ok := text.Nearest(written, names); ok {
		return rubric.Text{RU: "похоже на «" + near + "»", EN: "it looks like “" + near + "”"}
	}
	return none
}

func nearestStatus(written string) rubric.Text {
	var names, ru, en []string
	for _, s := range rubric.Statuses {
		names = append(names, s.Text().RU, s.Text().EN)
		ru, en = append(ru, s.Text().RU), append(en, s.Text().EN)
	}
	return nearest(written, names, rubric.Text{RU: "знакомы " + strings.Join(ru, ", "), EN: "known are " + strings.Join(en, ", ")})
}

// doubtUnused notes the settings that no tab of the plan had a use for.
func (r *reader) doubtUnused() {
	set := r.book.Setting(rubric.SettingPlanHeader)
	switch _, ok := r.headerRow(); {
	case !ok:
		r.unread(rubric.SettingPlanHeader, set, "нужен номер строки", "the number of a row is wanted")
	case !r.used.headerAsked:
		r.unread(rubric.SettingPlanHeader, set, "назовите и лист плана ключом plan.tab", "name the plan's tab too, by plan.tab")
	case !r.used.header:
		r.unread(rubric.SettingPlanHeader, set, "на листе плана в этой строке нет заголовков", "that row of the plan's tab has no headings")
	}
	var headings []string
	for _, s := range r.sheets {
		for i := range s.head.all {
			if s.info.Role == rubric.RolePlan {
				headings = append(headings, s.head.all[i].text)
			}
		}
	}
	for n, set := range r.book.Settings {
		name, ok := strings.CutPrefix(set.Key, rubric.SettingColumn)
		if ok && planField(name) != "" && !r.used.columns[n] && !set.Value.Empty() && !r.enough() {
			want := nearest(set.Value.Text, headings, rubric.Text{RU: "такого заголовка у плана нет", EN: "the plan has no such heading"})
			r.unread(set.Key, set.Value, want.RU, want.EN)
		}
	}
}
