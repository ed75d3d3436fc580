package rules_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"rubric"
	"rubric/internal/layout"
	"rubric/rules"
)

var update = flag.Bool("update", false, "write the examples' findings and the docs anew")

// example is a small book in testdata that breaks one rule, with rows that
// nearly do. Its file is a txtar archive:
//
//	as-of: 2026-05-20
//	history: 2026-03-12, 2026-05-04    (days on which an assessment was recorded)
//
//	-- Контент-план --                 (a tab: a header and rows, cells between bars)
//	Дата       | Рубрика | Тема
//	2026-05-27 | Кейс    | Как обжигают кофе
//	-- findings --                     (what the rule says; written with -update)
//
// Lines that begin with # are for the reader. A column ID is ours, as written
// by an earlier sync; a tab _state holds what is remembered of those ids, and
// a tab _then/NAME the tab as it was when entries were approved.
type example struct {
	path    string
	archive *txtar.Archive
	rule    *rules.Rule
}

const findingsFile = "findings"

func examples(t *testing.T) []*example {
	t.Helper()
	var out []*example
	for _, r := range rules.All() {
		path := filepath.Join("testdata", r.ID+".txtar")
		a, err := txtar.ParseFile(path)
		if err != nil {
			t.Errorf("%s has no example: %v", r.ID, err)
			continue
		}
		out = append(out, &example{path: path, archive: a, rule: r})
	}
	return out
}

// header returns a value of the lines above the first tab.
func (x *example) header(key string) string {
	for line := range strings.Lines(string(x.archive.Comment)) {
		if k, v, ok := strings.Cut(line, ":"); ok && k == key {
			return strings.TrimSpace(v)
		}
	}
	return ""
}

// tabs returns the files that are tabs of the book.
func (x *example) tabs() []txtar.File {
	return slices.DeleteFunc(slices.Clone(x.archive.Files), func(f txtar.File) bool {
		return f.Name == findingsFile || strings.HasPrefix(f.Name, "_")
	})
}

func (x *example) outlook(t *testing.T) *rubric.Outlook {
	t.Helper()
	asOf, err := rubric.ParseDate(x.header("as-of"))
	if err != nil {
		t.Fatalf("%s: as-of: %v", x.path, err)
	}
	book := x.book(asOf, "")
	for day := range strings.SplitSeq(x.header("history"), ",") {
		if d, err := rubric.ParseDate(strings.TrimSpace(day)); err == nil {
			book.State.RecordDay(rubric.HistoryDay{Date: d}, nil)
		}
	}
	x.swap(t, book)
	x.remember(t, book)
	x.approve(asOf, book)
	return rubric.NewOutlook(book, asOf)
}

// book reads the example's tabs, each as it was then where the prefix says so.
func (x *example) book(asOf rubric.Date, prefix string) *rubric.Book {
	g := &rubric.Grid{Title: x.rule.ID, Kind: "memory"}
	for i, f := range x.tabs() {
		if then := x.file(prefix + f.Name); then != "" {
			f.Data = []byte(then)
		}
		g.Tabs = append(g.Tabs, textTab(i, f))
	}
	book, _ := layout.Read(g, layout.Options{AsOf: asOf})
	return book
}

// approve remembers what was approved of the entries as they were then.
func (x *example) approve(asOf rubric.Date, b *rubric.Book) {
	if !strings.Contains(string(txtar.Format(x.archive)), "-- _then/") {
		return
	}
	then := rubric.NewOutlook(x.book(asOf, "_then/"), asOf)
	b.State.Entries = map[string]rubric.EntryState{}
	for i := range then.Book.Entries {
		if e := &then.Book.Entries[i]; e.Status.AtLeastApproved() {
			b.State.Entries[e.ID] = rubric.EntryState{Approved: then.Approved(e).String()}
		}
	}
}

// swap marks dates as read with day and month exchanged: "swapped: A4 2026-06-05".
func (x *example) swap(t *testing.T, b *rubric.Book) {
	t.Helper()
	cell, date, ok := strings.Cut(x.header("swapped"), " ")
	if !ok {
		return
	}
	d, err := rubric.ParseDate(date)
	if err != nil {
		t.Fatal(err)
	}
	for i := range b.Entries {
		if e := &b.Entries[i]; e.Date.Pos.Cell() == cell {
			e.Date.Swapped = d
		}
	}
}

// textTab makes a tab of lines with cells between bars.
func textTab(i int, f txtar.File) *rubric.Tab {
	tab := &rubric.Tab{Key: strconv.Itoa(i + 1), Name: f.Name}
	number := 0
	for line := range strings.Lines(string(f.Data)) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		number++
		row := rubric.Row{Number: number}
		for col, text := range strings.Split(line, "|") {
			text = strings.TrimSpace(text)
			if number == 1 && text == "ID" {
				tab.Managed.ID = col + 1
			}
			if c, ok := textCell(col+1, text); ok {
				row.Cells = append(row.Cells, c)
			}
		}
		tab.Rows = append(tab.Rows, row)
	}
	return tab
}

// textCell makes a cell as a spreadsheet would of what is typed.
func textCell(col int, text string) (rubric.Cell, bool) {
	if text == "" {
		return rubric.Cell{}, false
	}
	if d, err := rubric.ParseDate(text); err == nil {
		return rubric.Cell{Col: col, Kind: rubric.NumberCell, Format: rubric.AsDate, Number: float64(d.Serial())}, true
	}
	if x, err := strconv.ParseFloat(text, 64); err == nil {
		return rubric.Cell{Col: col, Kind: rubric.NumberCell, Number: x}, true
	}
	if strings.HasPrefix(text, "#") {
		return rubric.Cell{Col: col, Kind: rubric.ErrorCell, Text: text}, true
	}
	return rubric.Cell{Col: col, Kind: rubric.TextCell, Text: strings.ReplaceAll(text, `\n`, "\n")}, true
}

// remember reads the _state tab: lines "id firstSeen=2026-05-01 review=2026-05-04 approved=HASH".
func (x *example) remember(t *testing.T, b *rubric.Book) {
	t.Helper()
	for _, f := range x.archive.Files {
		if f.Name != "_state" {
			continue
		}
		b.State.Entries = map[string]rubric.EntryState{}
		for line := range strings.Lines(string(f.Data)) {
			fields := strings.Fields(line)
			if len(fields) == 0 {
				continue
			}
			var e rubric.EntryState
			for _, kv := range fields[1:] {
				key, value, _ := strings.Cut(kv, "=")
				d, err := rubric.ParseDate(value)
				if err != nil {
					t.Fatalf("%s: %s: %v", x.path, kv, err)
				}
				if key == "firstSeen" {
					e.FirstSeen = d
				} else {
					e.Since.Note(rubric.Status(key), d)
				}
			}
			b.State.Entries[fields[0]] = e
		}
	}
}

// said prints what the rule under test made of the book.
func (x *example) said(c *rubric.Check) string {
	var b bytes.Buffer
	for _, r := range c.Rules {
		if r.ID == x.rule.ID {
			fmt.Fprintf(&b, "# %s: %d looked at, %d objected to%s\n", r.State, r.Assessed, r.Affected, said(r.Reason))
		}
	}
	for i := range c.Findings {
		f := &c.Findings[i]
		if f.Rule != x.rule.ID {
			continue
		}
		place := f.Pos.String()
		if place == "" {
			place = "book"
		}
		fmt.Fprintf(&b, "%s: %s, %s", place, f.Severity, f.Actor)
		if f.Suppressed {
			fmt.Fprintf(&b, ", accepted: %s", f.Reason)
		}
		if f.Count > 0 {
			fmt.Fprintf(&b, ", stands for %d", f.Count)
		}
		fmt.Fprintf(&b, "\n  %s\n  %s\n", rules.Message(f, rubric.Russian), rules.Message(f, rubric.English))
	}
	return b.String()
}

func said(reason rubric.Text) string {
	if reason.EN == "" {
		return ""
	}
	return ": " + reason.RU + " / " + reason.EN
}

func TestExamples(t *testing.T) {
	for _, x := range examples(t) {
		t.Run(x.rule.ID, func(t *testing.T) {
			c := rules.Run(x.outlook(t))
			holdShort(t, x.rule.ID, c)
			got := x.said(c)
			if !strings.Contains(got, "\n  ") && !x.rule.Last {
				t.Errorf("nothing in the example breaks the rule:\n%s", got)
			}
			if *update {
				x.write(t, got)
				return
			}
			if diff := cmp.Diff(x.file(findingsFile), got); diff != "" {
				t.Errorf("findings (-want +got), -update writes them:\n%s", diff)
			}
		})
	}
}

// longestMessage is how many characters a finding's words may take.
const longestMessage = 120

func holdShort(t *testing.T, id string, c *rubric.Check) {
	t.Helper()
	for i := range c.Findings {
		for _, lang := range []rubric.Lang{rubric.Russian, rubric.English} {
			m := rules.Message(&c.Findings[i], lang)
			if n := utf8.RuneCountInString(m); c.Findings[i].Rule == id && n > longestMessage {
				t.Errorf("%d characters: %s", n, m)
			}
		}
	}
}

func (x *example) file(name string) string {
	for _, f := range x.archive.Files {
		if f.Name == name {
			return string(f.Data)
		}
	}
	return ""
}

func (x *example) write(t *testing.T, findings string) {
	t.Helper()
	a := *x.archive
	a.Files = slices.DeleteFunc(slices.Clone(a.Files), func(f txtar.File) bool { return f.Name == findingsFile })
	a.Files = append(a.Files, txtar.File{Name: findingsFile, Data: []byte(findings)})
	if err := os.WriteFile(x.path, txtar.Format(&a), 0o644); err != nil {
		t.Fatal(err)
	}
	*x.archive = a
}

// day is a date of the year that the tests live in.
func day(month time.Month, d int) rubric.Date { return rubric.NewDate(2026, month, d) }
