package reconcile

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"rubric"
)

// planRow is a row of a plan of one post a row.
func planRow(number int) row {
	return row{
		tab: &rubric.TabInfo{Name: "План"}, number: number,
		entries: []*rubric.Entry{{ID: "k7f3q", Rubric: rubric.Ref{Value: rubric.Value{Text: "Кейс"}}}},
	}
}

func on(row int, s rubric.Severity, a rubric.Actor) rubric.Finding {
	return rubric.Finding{
		Rule: "rubric-unknown", Severity: s, Actor: a, Field: rubric.FieldRubric,
		Pos: rubric.Position{Tab: "План", Row: row, Col: 4}, Value: "Кейс", Suggestion: "Кейсы",
	}
}

func markerOf(rows []row, check rubric.Check) *marker {
	p := &pass{rows: rows}
	p.Book = &rubric.Book{Lang: rubric.Russian}
	p.Check = &check
	return newMarker(p)
}

func TestStatus(t *testing.T) {
	accepted := on(3, rubric.Error, rubric.Department)
	accepted.Suppressed = true
	lead := rubric.Finding{Rule: "rubric-unknown", Severity: rubric.Error, Actor: rubric.Manager, Pos: rubric.Position{Tab: "План"}, Count: 5, Rows: []int{3, 4}}
	for name, test := range map[string]struct {
		findings []rubric.Finding
		rules    []rubric.RuleResult
		want     rubric.Mark
	}{
		"nothing":               {nil, nil, rubric.MarkOK},
		"information":           {[]rubric.Finding{on(3, rubric.Info, rubric.Department)}, nil, rubric.MarkOK},
		"accepted":              {[]rubric.Finding{accepted}, nil, rubric.MarkOK},
		"of another row":        {[]rubric.Finding{on(4, rubric.Error, rubric.Department)}, nil, rubric.MarkOK},
		"the manager's warning": {[]rubric.Finding{on(3, rubric.Warning, rubric.Manager)}, nil, rubric.MarkWaiting},
		"the manager's error beside our warning": {[]rubric.Finding{
			on(3, rubric.Error, rubric.Manager), on(3, rubric.Warning, rubric.Department)}, nil, rubric.MarkLook},
		"a warning of both":   {[]rubric.Finding{on(3, rubric.Warning, rubric.Both)}, nil, rubric.MarkLook},
		"an error of both":    {[]rubric.Finding{on(3, rubric.Warning, rubric.Department), on(3, rubric.Error, rubric.Both)}, nil, rubric.MarkFix},
		"under a leading one": {[]rubric.Finding{lead, on(3, rubric.Error, rubric.Department)}, nil, rubric.MarkNotChecked},
		"a failed row rule":   {nil, []rubric.RuleResult{{ID: "x", State: rubric.RuleFailed, Entries: true}}, rubric.MarkNotChecked},
		"a failed other rule": {nil, []rubric.RuleResult{{ID: "x", State: rubric.RuleFailed}}, rubric.MarkOK},
		"not assessable":      {nil, []rubric.RuleResult{{ID: "x", State: rubric.RuleNotAssessable, Entries: true}}, rubric.MarkOK},
		"leading, of the tab": {[]rubric.Finding{{Rule: "tab-missing", Severity: rubric.Error, Actor: rubric.Manager}}, nil, rubric.MarkOK},
	} {
		t.Run(name, func(t *testing.T) {
			r := planRow(3)
			m := markerOf([]row{r}, rubric.Check{Findings: test.findings, Rules: test.rules})
			if got := m.mark(&r); got != test.want {
				t.Errorf("mark is %q, want %q", got.Text().EN, test.want.Text().EN)
			}
		})
	}
}

func TestRowsBeyondAThousandAreUnderTheLeadingFindingToo(t *testing.T) {
	var rows []row
	for n := 2; n < 3002; n++ {
		rows = append(rows, planRow(n))
	}
	other := planRow(3002)
	other.entries[0].Rubric.Text = "Кофе"
	rows = append(rows, other)
	lead := rubric.Finding{
		Rule: "rubric-unknown", Severity: rubric.Error, Actor: rubric.Manager, Field: rubric.FieldRubric, Value: "Кейс",
		Pos: rubric.Position{Tab: "План"}, Count: 3000,
	}
	for n := 2; n < 1002; n++ {
		lead.Rows = append(lead.Rows, n)
	}
	m := markerOf(rows, rubric.Check{Findings: []rubric.Finding{lead}})
	for i := range rows {
		want := rubric.MarkNotChecked
		if i == len(rows)-1 {
			want = rubric.MarkOK
		}
		if got := m.mark(&rows[i]); got != want {
			t.Fatalf("row %d is marked %q", rows[i].number, got.Text().EN)
		}
	}
	if text := m.findings(&rows[0]); !strings.HasPrefix(text, "→ Оценка: ") || !strings.HasSuffix(text, " [rubric-unknown]") {
		t.Errorf("the text is %q", text)
	}
}

func TestFindingsText(t *testing.T) {
	r := planRow(3)
	many := []rubric.Finding{
		on(3, rubric.Info, rubric.Department), on(3, rubric.Warning, rubric.Department), on(3, rubric.Error, rubric.Department),
		on(3, rubric.Warning, rubric.Manager), on(3, rubric.Info, rubric.Department),
	}
	many[0].Suggestion, many[1].Suggestion, many[2].Suggestion, many[3].Suggestion = "четыре", "два", "один", "три"
	lines := strings.Split(markerOf([]row{r}, rubric.Check{Findings: many}).findings(&r), "\n")
	for i := range lines {
		_, lines[i], _ = strings.Cut("→ "+lines[i], "→ ")
		if _, after, ok := strings.Cut(lines[i], "→ "); ok {
			lines[i] = after
		}
	}
	want := []string{"один [rubric-unknown]", "два [rubric-unknown]", "три [rubric-unknown]", "и ещё 2"}
	if diff := cmp.Diff(want, lines); diff != "" {
		t.Errorf("lines (-want +got):\n%s", diff)
	}
}

func TestFindingsTextStaysShortAndClean(t *testing.T) {
	r := planRow(3)
	var fs []rubric.Finding
	for range 7 {
		f := on(3, rubric.Error, rubric.Department)
		f.Value = strings.Repeat("очень\x00 длинное\r\nимя ", 300)
		f.Suggestion = strings.Repeat("другое имя\t", 300)
		fs = append(fs, f)
	}
	m := markerOf([]row{r}, rubric.Check{Findings: fs, Rules: []rubric.RuleResult{
		{ID: "custom", State: rubric.RuleFailed, Entries: true, Reason: rubric.Text{RU: strings.Repeat("сбой ", 500)}},
	}})
	text := m.findings(&r)
	if n := utf8.RuneCountInString(text); n > 1000 {
		t.Errorf("%d characters", n)
	}
	if n := strings.Count(text, "\n"); n != 3 || strings.ContainsAny(text, "\x00\r\t") || !strings.HasSuffix(text, "\nи ещё 5") {
		t.Errorf("%d line breaks in %q", n, text)
	}
}

func TestFindingsSayWhichChannel(t *testing.T) {
	r := planRow(3)
	r.id = "k7f3q"
	r.entries = nil
	for _, name := range []string{"ВК", "Телеграм"} {
		e := &rubric.Entry{Pos: rubric.Position{Tab: "План", Row: 3, Col: 5}}
		e.Channel.Names = []rubric.Name{{Text: name, Key: map[string]string{"ВК": "vk", "Телеграм": "telegram"}[name]}}
		r.entries = append(r.entries, e)
	}
	r.nameEntries()
	if r.entries[0].ID != "k7f3q/vk" || r.entries[1].ID != "k7f3q/telegram" {
		t.Fatalf("ids are %q and %q", r.entries[0].ID, r.entries[1].ID)
	}
	f := on(3, rubric.Error, rubric.Department)
	f.Entry = "k7f3q/telegram"
	if text := markerOf([]row{r}, rubric.Check{Findings: []rubric.Finding{f}}).findings(&r); !strings.HasPrefix(text, "Телеграм: ") {
		t.Errorf("the text is %q", text)
	}
}
