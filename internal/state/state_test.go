package state_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"rubric"
	"rubric/internal/state"
)

func tabOf(rows [][]string) *rubric.Tab {
	tab := &rubric.Tab{Name: "_rubric", Generated: rubric.RoleState}
	for i, texts := range rows {
		row := rubric.Row{Number: i + 1}
		for j, text := range texts {
			if text != "" {
				row.Cells = append(row.Cells, rubric.Cell{Col: j + 1, Kind: rubric.TextCell, Text: text})
			}
		}
		tab.Rows = append(tab.Rows, row)
	}
	return tab
}

// since alternates statuses and days.
func since(statusesAndDays ...any) (out rubric.Since) {
	for i := 0; i < len(statusesAndDays); i += 2 {
		out.Note(statusesAndDays[i].(rubric.Status), statusesAndDays[i+1].(rubric.Date))
	}
	return out
}

func sample() rubric.State {
	seventy := 70
	return rubric.State{
		Report: "d1g3st",
		History: []rubric.HistoryDay{{
			Date: rubric.NewDate(2026, time.May, 20), Month: rubric.Month{Year: 2026, Month: time.June},
			Verdict: rubric.Return, Management: &seventy,
			Scores:  map[rubric.CardID]int{rubric.CardGoals: 40, rubric.CardBrand: 0},
			Entries: 12, Errors: 3, Warnings: 1, RulesHash: "abc",
		}},
		Entries: map[string]rubric.EntryState{
			"k7f3q": {
				FirstSeen: rubric.NewDate(2026, time.May, 1), Hash: "h1", Approved: "h0",
				Since: since(rubric.StatusDraft, rubric.NewDate(2026, time.May, 1), rubric.StatusReview, rubric.NewDate(2026, time.May, 18)),
			},
			"b2c3d/vk": {FirstSeen: rubric.NewDate(2026, time.May, 2)},
		},
		Findings: []rubric.SeenFinding{
			{Key: "rubric-unknown|k7f3q|rubric|Кейс", Since: rubric.NewDate(2026, time.May, 1), Last: rubric.NewDate(2026, time.May, 20)},
		},
	}
}

func TestRowsAreReadableByAPerson(t *testing.T) {
	var lines []string
	for _, row := range state.Encode(sample(), rubric.English)[2:] {
		lines = append(lines, strings.Join(row, ";"))
	}
	want := []string{
		"report;d1g3st",
		"day;;2026-05-20;;;;;2026-06;return;70;;40;;;;;;;;0;12;3;1;abc",
		"entries;;2026-05-01;;k7f3q h1 h0;;draft 2026-05-01, review 2026-05-18",
		"entries;;2026-05-02;;b2c3d/vk",
		"findings;;2026-05-01;2026-05-20;rubric-unknown|k7f3q|rubric|Кейс",
	}
	if diff := cmp.Diff(want, lines); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
}

func TestTheFirstLineSpeaksTheBooksLanguage(t *testing.T) {
	for lang, word := range map[rubric.Lang]string{rubric.Russian: "Память", rubric.English: "remembers"} {
		if line := state.Encode(rubric.State{}, lang)[0][0]; !strings.Contains(line, word) {
			t.Errorf("%s: first line is %q", lang, line)
		}
	}
}

func TestNoTabIsAnEmptyState(t *testing.T) {
	s := state.Decode(nil)
	if s.Entries == nil || len(s.Entries)+len(s.History)+len(s.Findings) != 0 || s.Report != "" {
		t.Errorf("got %+v", s)
	}
}

func TestHandsOnTheTab(t *testing.T) {
	rows := func() [][]string { return state.Encode(sample(), rubric.Russian) }
	for name, test := range map[string]struct {
		rows [][]string
		want rubric.State
	}{
		"doubled":           {append(rows(), rows()...), sample()},
		"in another order":  {reversedBelowHeader(rows()), sample()},
		"headings deleted":  {rows()[2:], sample()},
		"a column moved":    {columnFirst(rows(), 6), sample()},
		"garbage between":   {slices.Insert(rows(), 3, []string{"entry"}, []string{"entry", "x", "soon"}, []string{"day", "", "2026"}, []string{"", "k7f3q"}, []string{"finding", "f", "2026-05-01"}), sample()},
		"a key of a mile":   {append(rows(), []string{"entry", strings.Repeat("k", 5000), "2026-05-02"}), sample()},
		"everything erased": {[][]string{{""}}, rubric.State{}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, state.Decode(tabOf(test.rows)), cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("state (-want +got):\n%s", diff)
			}
		})
	}
}

func TestManyEntriesShareACell(t *testing.T) {
	s := rubric.State{Entries: map[string]rubric.EntryState{}}
	first := rubric.NewDate(2026, time.May, 1)
	for i := range 2000 {
		s.Entries[fmt.Sprintf("k%04d", i)] = rubric.EntryState{FirstSeen: first, Hash: strings.Repeat("h", 24), Since: since(rubric.StatusDraft, first)}
		s.Findings = append(s.Findings, rubric.SeenFinding{Key: fmt.Sprintf("rule|k%04d|date|скоро", i), Since: first, Last: first})
	}
	rows := state.Encode(s, rubric.Russian)
	if len(rows) > 10 {
		t.Errorf("%d rows", len(rows))
	}
	for _, row := range rows {
		for _, text := range row {
			if len(text) > 32_767 {
				t.Errorf("a cell of %d bytes", len(text))
			}
		}
	}
	if diff := cmp.Diff(s, state.Decode(tabOf(rows)), cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("state (-want +got):\n%s", diff)
	}
}

// Earlier versions wrote a row for every entry and every finding.
func TestARowForEveryFactIsStillRead(t *testing.T) {
	rows := [][]string{
		{"", "kind", "key", "date", "last", "content", "approved", "since", "month", "verdict", "management", "department", "goals", "strategy",
			"concept", "plan", "resources", "reporting", "statistics", "revision", "brand", "entries", "errors", "warnings", "rules"},
		{"report", "d1g3st"},
		{"day", "", "2026-05-20", "", "", "", "", "2026-06", "return", "70", "", "40", "", "", "", "", "", "", "", "0", "12", "3", "1", "abc"},
		{"entry", "b2c3d/vk", "2026-05-02"},
		{"entry", "k7f3q", "2026-05-01", "", "h1", "h0", "draft 2026-05-01, review 2026-05-18"},
		{"finding", "rubric-unknown|k7f3q|rubric|Кейс", "2026-05-01", "2026-05-20"},
	}
	for i, row := range rows[1:] {
		rows[i+1] = append([]string{""}, row...) // a column was put before them
	}
	if diff := cmp.Diff(sample(), state.Decode(tabOf(rows)), cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("state (-want +got):\n%s", diff)
	}
}

func TestADateThatTheSpreadsheetMadeItsOwn(t *testing.T) {
	tab := tabOf([][]string{{"entry", "k7f3q", "2026-05-02"}})
	tab.Rows[0].Cells[2] = rubric.Cell{Col: 3, Kind: rubric.NumberCell, Format: rubric.AsDate, Number: float64(rubric.NewDate(2026, time.May, 2).Serial())}
	if got := state.Decode(tab).Entries["k7f3q"].FirstSeen; got != rubric.NewDate(2026, time.May, 2) {
		t.Errorf("first seen %v", got)
	}
}

func reversedBelowHeader(rows [][]string) [][]string {
	slices.Reverse(rows[2:])
	return rows
}

// columnFirst moves a column to the front, as a person drags it.
func columnFirst(rows [][]string, col int) [][]string {
	for i, row := range rows {
		for len(row) <= col {
			row = append(row, "")
		}
		v := row[col]
		rows[i] = slices.Insert(slices.Delete(row, col, col+1), 0, v)
	}
	return rows
}

func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawState(t)
		rows := state.Encode(s, rubric.Russian)
		back := state.Decode(tabOf(rows))
		if diff := cmp.Diff(s, back, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("state (-want +got):\n%s", diff)
		}
		if diff := cmp.Diff(rows, state.Encode(back, rubric.Russian)); diff != "" {
			t.Fatalf("rows of the state read back (-want +got):\n%s", diff)
		}
	})
}

func drawState(t *rapid.T) rubric.State {
	date := rapid.Custom(func(t *rapid.T) rubric.Date {
		return rubric.NewDate(rapid.IntRange(1990, 2090).Draw(t, "year"), time.January, rapid.IntRange(1, 366).Draw(t, "day"))
	})
	score := rapid.Ptr(rapid.IntRange(0, 100), true)
	word := rapid.StringMatching(`[a-zа-я0-9]{1,8}(\|[A-ZА-Я «»]{0,8}[a-z])?`)
	s := rubric.State{
		Report:  rapid.StringMatching(`[0-9a-f]{0,12}`).Draw(t, "report"),
		Entries: map[string]rubric.EntryState{},
	}
	for _, d := range rapid.SliceOfNDistinct(date, 0, 5, rapid.ID).Draw(t, "days") {
		s.History = append(s.History, rubric.HistoryDay{
			Date: d, Month: date.Draw(t, "month").InMonth(),
			Verdict:    rapid.SampledFrom([]rubric.Verdict{"", rubric.Approve, rubric.ApproveWithReservations, rubric.Return, rubric.NotAssessable}).Draw(t, "verdict"),
			Management: score.Draw(t, "management"), Department: score.Draw(t, "department"),
			Scores:  rapid.MapOfN(rapid.SampledFrom(rubric.Cards), rapid.IntRange(0, 100), 0, 9).Draw(t, "scores"),
			Entries: rapid.IntRange(0, 1e6).Draw(t, "entries"), RulesHash: rapid.StringMatching(`[0-9a-f]{0,6}`).Draw(t, "rules"),
		})
	}
	slices.SortFunc(s.History, func(a, b rubric.HistoryDay) int { return a.Date.Compare(b.Date) })
	for _, id := range rapid.SliceOfNDistinct(word, 0, 5, rapid.ID).Draw(t, "ids") {
		e := rubric.EntryState{
			FirstSeen: date.Draw(t, "first"), Hash: rapid.StringMatching(`[0-9a-f]{0,6}`).Draw(t, "hash"),
			Approved: rapid.StringMatching(`[0-9a-f]{0,6}`).Draw(t, "approved"),
		}
		for status, day := range rapid.MapOfN(rapid.SampledFrom(rubric.Statuses), date, 0, 4).Draw(t, "since") {
			e.Since.Note(status, day)
		}
		s.Entries[id] = e
	}
	for _, key := range rapid.SliceOfNDistinct(word, 0, 5, rapid.ID).Draw(t, "findings") {
		s.Findings = append(s.Findings, rubric.SeenFinding{Key: key, Since: date.Draw(t, "since"), Last: date.Draw(t, "last")})
	}
	slices.SortFunc(s.Findings, func(a, b rubric.SeenFinding) int { return strings.Compare(a.Key, b.Key) })
	return s
}

func FuzzDecode(f *testing.F) {
	f.Add("kind;key;date\nentry;k7f3q;2026-05-02\n")
	f.Add("entries;;2026-05-02;;k7f3q h1 a b c;;draft 2026-05-02\nfindings;;2026-05-01;2026-05-02;a|b|c")
	f.Add("day;;2026-05-02;;;;;2026-06;approve;101;-1\nfinding;k;2026-05-01;2026-05-02")
	f.Add("entries;;2026-05-02;;0   00")
	f.Add("entries;;2026-05-02;;a\u2003 h\u2003 b")
	f.Fuzz(func(t *testing.T, text string) {
		var rows [][]string
		for line := range strings.Lines(text) {
			rows = append(rows, strings.Split(strings.TrimRight(line, "\n"), ";"))
		}
		s := state.Decode(tabOf(rows))
		again := state.Decode(tabOf(state.Encode(s, rubric.English)))
		if diff := cmp.Diff(s, again, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("what was read does not come back (-first +again):\n%s", diff)
		}
	})
}

func BenchmarkState(b *testing.B) {
	s := rubric.State{Entries: map[string]rubric.EntryState{}}
	for i := range 100_000 {
		s.Entries[fmt.Sprintf("k%05d", i)] = rubric.EntryState{
			FirstSeen: rubric.NewDate(2026, time.May, 1), Hash: "0123456789abcdef01234567",
			Since: since(rubric.StatusDraft, rubric.NewDate(2026, time.May, 1)),
		}
	}
	for b.Loop() {
		state.Decode(tabOf(state.Encode(s, rubric.Russian)))
	}
}
