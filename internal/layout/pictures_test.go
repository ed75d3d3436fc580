package layout_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"rubric"
)

var update = flag.Bool("update", false, "write what is read into testdata/layouts and docs/layouts.md")

// A book drawn as text: testdata/layouts/*.txtar. The comment says what the
// picture shows; each file but "merges" and "read" is a tab, a line a row, cells
// apart by " | ". A cell is a date (2026-06-01), a time (18:00), a number, TRUE
// or FALSE, else text; a leading ' makes anything text, \n is a line break.
type picture struct {
	name  string
	about string
	tabs  []*rubric.Tab
	drawn []txtar.File
	read  string
	file  *txtar.Archive
}

func loadPicture(t *testing.T, path string) *picture {
	t.Helper()
	a, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	p := &picture{name: strings.TrimSuffix(filepath.Base(path), ".txtar"), about: strings.TrimSpace(string(a.Comment)), file: a}
	for _, f := range a.Files {
		switch f.Name {
		case "read":
			p.read = string(f.Data)
		case "merges":
			p.merge(t, string(f.Data))
		default:
			p.drawn = append(p.drawn, f)
			p.tabs = append(p.tabs, draw(f.Name, string(f.Data)))
		}
	}
	return p
}

// draw makes a tab of its picture.
func draw(name, text string) *rubric.Tab {
	var rows []row
	for line := range strings.Lines(text) {
		var r row
		for s := range strings.SplitSeq(strings.TrimRight(line, "\n"), "|") {
			r = append(r, drawnCell(strings.TrimSpace(s)))
		}
		rows = append(rows, r)
	}
	return tab(name, rows...)
}

func drawnCell(s string) any {
	if text, ok := strings.CutPrefix(s, "'"); ok {
		return strings.ReplaceAll(text, `\n`, "\n")
	}
	if d, err := rubric.ParseDate(s); err == nil {
		return d
	}
	if at, err := time.Parse("15:04", s); err == nil {
		return clock(float64(at.Hour()*60+at.Minute()) / (24 * 60))
	}
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	switch s {
	case "":
		return nil
	case "TRUE", "FALSE":
		return s == "TRUE"
	}
	return strings.ReplaceAll(s, `\n`, "\n")
}

// merge reads lines such as "План A1:C1" (the tab may be left out where there
// is one).
func (p *picture) merge(t *testing.T, lines string) {
	t.Helper()
	for line := range strings.Lines(lines) {
		line = strings.TrimSpace(line)
		at := p.tabs[0]
		if i := strings.LastIndex(line, " "); i > 0 {
			for _, tab := range p.tabs {
				if tab.Name == line[:i] {
					at = tab
				}
			}
			line = line[i+1:]
		}
		from, to, ok := strings.Cut(line, ":")
		if !ok {
			t.Fatalf("%s: merge %q", p.name, line)
		}
		var m rubric.Range
		m.Left, m.Top = cellRef(from)
		m.Right, m.Bottom = cellRef(to)
		at.Merges = append(at.Merges, m)
	}
}

func cellRef(s string) (col, row int) {
	i := strings.IndexAny(s, "0123456789")
	row, _ = strconv.Atoi(s[i:])
	return rubric.ParseColumnName(s[:i]), row
}

// account tells what was read of a book, a line a thing.
func account(b *rubric.Book) string {
	var out bytes.Buffer
	for i := range b.Tabs {
		t := &b.Tabs[i]
		fmt.Fprintf(&out, "%s: %s, %s", t.Name, t.Role, t.Layout)
		for k := range t.Parts {
			fmt.Fprintf(&out, " + %s", t.Parts[k].Role)
		}
		out.WriteByte('\n')
	}
	line := func(pos rubric.Position, parts ...string) {
		fmt.Fprintf(&out, "  %s", strings.TrimPrefix(pos.String(), pos.Tab+"!"))
		for _, part := range parts {
			if part != "" {
				fmt.Fprintf(&out, " · %s", strings.ReplaceAll(part, "\n", `\n`))
			}
		}
		out.WriteByte('\n')
	}
	for i := range b.Goals {
		line(b.Goals[i].Pos, "goal", b.Goals[i].Goal.Text, b.Goals[i].Metric.Text, b.Goals[i].Target.Text)
	}
	for i := range b.Tasks {
		line(b.Tasks[i].Pos, "task", b.Tasks[i].Task.Text, b.Tasks[i].Goal.Text, string(b.Tasks[i].Horizon), b.Tasks[i].Share.Text)
	}
	for i := range b.Rubrics {
		line(b.Rubrics[i].Pos, "rubric", b.Rubrics[i].Rubric.Text, b.Rubrics[i].Share.Text)
	}
	for i := range b.Entries {
		e := &b.Entries[i]
		when := strings.TrimSpace(e.Date.Date.String() + " " + e.Time.Text)
		if !e.Date.End.IsZero() {
			when = e.Date.Date.String() + "…" + e.Date.End.String()
		}
		if !e.Date.Swapped.IsZero() {
			when += " (" + e.Date.Swapped.String() + "?)"
		}
		if e.Date.Bad {
			when = "not a date"
		}
		keys := make([]string, len(e.Channel.Names))
		for k, n := range e.Channel.Names {
			keys[k] = n.Key
		}
		status := string(e.Status)
		if status == "" && !e.StatusAs.Empty() {
			status = "status “" + e.StatusAs.Text + "”"
		}
		line(e.Pos, when, strings.Join(keys, " + "), e.Rubric.Text, e.Format.Text, e.Topic.Text, status)
	}
	if len(b.Slots) > 0 {
		fmt.Fprintf(&out, "  free slots: %d\n", len(b.Slots))
	}
	for _, n := range b.Notes {
		if n.Code != rubric.NoteSlots {
			fmt.Fprintf(&out, "  ? %s: %s\n", n.Code, n.Message.EN)
		}
	}
	return out.String()
}

// Every picture is read as it says, and docs/layouts.md shows them all.
func TestPictures(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join("testdata", "layouts", "*.txtar"))
	if err != nil || len(paths) == 0 {
		t.Fatal("no pictures: ", err)
	}
	var doc strings.Builder
	doc.WriteString(docHead)
	for _, path := range paths {
		p := loadPicture(t, path)
		t.Run(p.name, func(t *testing.T) {
			got := account(read(t, p.tabs...))
			if *update && got != p.read {
				p.save(t, path, got)
			}
			if diff := cmp.Diff(p.read, got); diff != "" {
				t.Error(diff)
			}
		})
		p.document(&doc)
	}
	const page = "../../docs/layouts.md"
	if *update {
		if err := os.WriteFile(page, []byte(doc.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	have, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(doc.String(), string(have)); diff != "" {
		t.Errorf("docs/layouts.md is not current, run go test ./internal/layout -run TestPictures -update: %s", diff)
	}
}

func (p *picture) save(t *testing.T, path, got string) {
	t.Helper()
	var files []txtar.File
	for _, f := range p.file.Files {
		if f.Name != "read" {
			files = append(files, f)
		}
	}
	p.file.Files = append(files, txtar.File{Name: "read", Data: []byte(got)})
	p.read = got
	if err := os.WriteFile(path, txtar.Format(p.file), 0o644); err != nil {
		t.Fatal(err)
	}
}

const docHead = `# How plans are read

Rubric reads the plan that a team keeps, whatever it looks like. Each picture below is a book of the tests, and below it
stands what is read from it: a line a post (row or cell, date, channels, rubric, format, topic, status), and what was
guessed, marked with “?”. “rubric inspect BOOK” says the same of a book of yours, with the line to put on its settings tab
where something was taken wrongly.

This page is generated: “go test ./internal/layout -run TestPictures -update”.
`

func (p *picture) document(w *strings.Builder) {
	title, about, _ := strings.Cut(p.about, "\n")
	fmt.Fprintf(w, "\n## %s\n\n", title)
	if about = strings.TrimSpace(about); about != "" {
		fmt.Fprintf(w, "%s\n\n", about)
	}
	w.WriteString("```\n")
	for _, f := range p.drawn {
		fmt.Fprintf(w, "[%s]\n%s", f.Name, aligned(string(f.Data)))
	}
	fmt.Fprintf(w, "```\n\n```\n%s```\n", p.read)
}

// aligned draws the cells of a tab below each other.
func aligned(text string) string {
	var rows [][]string
	var widths []int
	for line := range strings.Lines(text) {
		cells := strings.Split(strings.TrimRight(line, "\n"), "|")
		for i := range cells {
			cells[i] = strings.TrimPrefix(strings.TrimSpace(cells[i]), "'")
			if i == len(widths) {
				widths = append(widths, 0)
			}
			if len(cells) > 1 {
				widths[i] = max(widths[i], len([]rune(cells[i])))
			}
		}
		rows = append(rows, cells)
	}
	var out strings.Builder
	for _, cells := range rows {
		var line strings.Builder
		for i, c := range cells {
			if i > 0 {
				line.WriteString(" │ ")
			}
			line.WriteString(c)
			line.WriteString(strings.Repeat(" ", max(0, widths[i]-len([]rune(c)))))
		}
		out.WriteString(strings.TrimRight(line.String(), " "))
		out.WriteByte('\n')
	}
	return out.String()
}
