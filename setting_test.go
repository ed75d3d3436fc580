package rubric_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"rubric"
)

func TestSettingsThatAnOutlookCannotRead(t *testing.T) {
	for _, c := range []struct {
		key, value, want string
	}{
		{"decision.day", "45", "The value “45” of “decision.day” is not understood and has no effect: a number from 1 to 31 is wanted"},
		{"calendar", "Марс", "The value “Марс” of “calendar” is not understood and has no effect: the holidays of RU are known; “none” is for none"},
		{"decision.day", "", ""},
		{"decision.day", "20", ""},
		{"calendar", "", ""},
		{"calendar", "ru", ""},
		{"calendar", "нет", ""},
	} {
		pos := rubric.Position{Tab: "Настройки", Row: 2, Col: 2}
		b := &rubric.Book{Settings: []rubric.Setting{{Key: c.key, Value: rubric.Value{Text: c.value, Pos: pos}}}}
		got := rubric.OutlookDoubts(b)
		switch {
		case c.want == "" && len(got) == 0:
		case len(got) != 1 || got[0].Message.EN != c.want || got[0].Pos != pos || got[0].Code != rubric.NoteSettingUnread:
			t.Errorf("%s = %s: %+v", c.key, c.value, got)
		}
	}
}

// A key that the code reads but the list lacks would be called unknown.
func TestSettingsAreReadByDeclaredKeys(t *testing.T) {
	literal := regexp.MustCompile(`\bSetting\("`)
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		data, err := os.ReadFile(path)
		if literal.Match(data) {
			t.Errorf("%s reads a setting by a literal key: declare it in setting.go", path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
