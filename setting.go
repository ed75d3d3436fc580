package rubric

import (
	"fmt"
	"strconv"
	"strings"
)

// Setting is a row of the settings tab.
type Setting struct {
	Key   string
	Value Value
}

// The keys of settings that stand alone.
const (
	SettingTitle         = "title"
	SettingBrand         = "brand"
	SettingLang          = "lang"
	SettingTimeZone      = "timeZone"
	SettingPlanTab       = "plan.tab"
	SettingPlanHeader    = "plan.header"
	SettingYear          = "year"
	SettingCalendar      = "calendar"
	SettingDecisionDay   = "decision.day"
	SettingAdsRestricted = "ads.restricted"
	SettingInBook        = "assessment.inBook"
	SettingDraft         = "draft"
)

// SettingKeys lists the keys that stand alone.
var SettingKeys = []string{
	SettingTitle, SettingBrand, SettingLang, SettingTimeZone, SettingPlanTab, SettingPlanHeader, SettingYear,
	SettingCalendar, SettingDecisionDay, SettingAdsRestricted, SettingInBook, SettingDraft,
}

// The groups of settings: their keys go on with a field, or with a name of the team's.
const (
	SettingColumn  = "column."
	SettingStatus  = "status."
	SettingChannel = "channel."
)

// SettingGroups lists the groups.
var SettingGroups = []string{SettingColumn, SettingStatus, SettingChannel}

// UnreadSetting returns the note on a value that whoever uses the setting could
// not read; want says what would be understood.
func UnreadSetting(key string, v Value, want Text) Note {
	value := clipped(v.Text)
	return Note{Code: NoteSettingUnread, Pos: v.Pos, Message: Text{
		RU: fmt.Sprintf("Значение «%s» у «%s» не понято и не действует: %s", value, key, want.RU),
		EN: fmt.Sprintf("The value “%s” of “%s” is not understood and has no effect: %s", value, key, want.EN),
	}}
}

// UnknownSetting returns the note on a key, as it stands there, that nobody
// reads; want says what would be understood.
func UnknownSetting(key string, at Position, want Text) Note {
	key = clipped(key)
	return Note{Code: NoteSettingUnknown, Pos: at, Message: Text{
		RU: fmt.Sprintf("Ключ «%s» не знаком и не действует: %s", key, want.RU),
		EN: fmt.Sprintf("The key “%s” is not known and has no effect: %s", key, want.EN),
	}}
}

// clipped keeps what may be any text within a message.
func clipped(s string) string {
	const most = 60
	if runes := []rune(s); len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return s
}

// OutlookDoubts returns notes on the settings that an outlook cannot read.
func OutlookDoubts(b *Book) []Note {
	var out []Note
	if _, ok := decisionDayOf(b); !ok {
		out = append(out, UnreadSetting(SettingDecisionDay, b.Setting(SettingDecisionDay),
			Text{"нужно число от 1 до 31", "a number from 1 to 31 is wanted"}))
	}
	if _, ok := countryOf(b); !ok {
		out = append(out, UnreadSetting(SettingCalendar, b.Setting(SettingCalendar),
			Text{"известны праздники RU; «нет» — без праздников", "the holidays of RU are known; “none” is for none"}))
	}
	return out
}

// decisionDayOf returns the day from which the next month is under decision, and
// whether the setting, if there is one, could be read.
func decisionDayOf(b *Book) (day int, ok bool) {
	v := b.Setting(SettingDecisionDay)
	day, err := strconv.Atoi(v.Text)
	if err != nil || day < 1 || day > 31 {
		return decisionDay, v.Empty()
	}
	return day, true
}

// countryOf returns the country whose holidays the team keeps, "" for none, and
// whether the setting, if there is one, could be read.
func countryOf(b *Book) (country string, ok bool) {
	const russia = "RU"
	switch strings.ToUpper(b.Setting(SettingCalendar).Text) {
	case "":
		if b.Lang == Russian {
			return russia, true
		}
		return "", true
	case russia:
		return russia, true
	case "NONE", "NO", "OFF", "НЕТ", "ВЫКЛ", "-", "–", "—":
		return "", true
	}
	return "", false
}
