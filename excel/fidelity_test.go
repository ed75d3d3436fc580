package excel

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rubric"
	"rubric/excel/internal/opc"
)

// TestCorpusWritesLoseNothing writes columns and markers into every workbook of
// the corpus and compares what came out with what went in: entries byte for
// byte, touched parts element for element.
func TestCorpusWritesLoseNothing(t *testing.T) {
	files, written, refused, empty := corpus(t), 0, 0, 0
	for _, path := range files {
		g, rev, err := Open(path, Options{}).Read(context.Background())
		if err != nil {
			refused++
			continue
		}
		tab := firstPlain(g)
		if tab == nil {
			empty++
			continue
		}
		out := filepath.Join(t.TempDir(), "out.xlsx")
		edits := markers(tab)
		if _, err := Open(path, Options{Out: out}).Write(context.Background(), rev, edits); err != nil {
			t.Logf("%s: %v", filepath.Base(path), err)
			if p, ok := rubric.AsProblem(err); !ok || p.Hint.EN == "" {
				t.Errorf("%s: not a problem with a hint: %v", path, err)
			}
			refused++
			continue
		}
		written++
		for _, loss := range losses(t, path, out, managedOf(out, tab)) {
			t.Errorf("%s: %s", filepath.Base(path), loss)
		}
		checkMarkers(t, filepath.Base(path), out, g, tab, edits)
	}
	t.Logf("%d files: %d written, %d without cells or room, %d refused", len(files), written, empty, refused)
	if refused*1000 > len(files)*25 {
		t.Errorf("%d of %d files refused, more than 2.5 %%", refused, len(files))
	}
}

// firstPlain returns the first tab with cells and with room for columns: one
// workbook holds a value in each of a row's 16,384 cells.
func firstPlain(g *rubric.Grid) *rubric.Tab {
	for _, tab := range g.Tabs {
		if len(tab.Rows) > 0 && !tab.Hidden && len(tab.Rows[0].Cells) < 16_384-2 {
			return tab
		}
	}
	return nil
}

// markers are edits of the first rows, one in the middle, the last and one below it.
func markers(tab *rubric.Tab) []rubric.Edit {
	header, last := tab.Rows[0].Number, tab.LastRow()
	edits := []rubric.Edit{rubric.EnsureColumns{
		Tab: tab.Key, HeaderRows: []int{header}, FirstRow: header + 1, LastRow: max(header+1, last), Lang: rubric.Russian,
	}}
	rows := []int{header + 1, header + 2, (header + last) / 2, last, last + 1}
	slices.Sort(rows)
	for _, row := range slices.Compact(rows) {
		if row <= header {
			continue
		}
		for _, f := range rubric.ManagedFields {
			edits = append(edits, rubric.SetCell{
				Tab: tab.Key, Row: rubric.RowRef{Number: row}, Field: f, Want: fmt.Sprintf("%s ✔ %d", f, row), Mark: rubric.MarkFix,
			})
		}
	}
	return edits
}

func checkMarkers(t *testing.T, file, out string, was *rubric.Grid, tab *rubric.Tab, edits []rubric.Edit) {
	t.Helper()
	g, _, err := Open(out, Options{}).Read(context.Background())
	if err != nil {
		t.Errorf("%s: reading what was written: %v", file, err)
		return
	}
	for i, old := range was.Tabs {
		now := g.Tabs[i]
		if !old.Managed.Complete() && old.Key == tab.Key && !now.Managed.Complete() {
			t.Errorf("%s: columns are %+v", file, now.Managed)
			return
		}
		team := *now
		team.Rows = nil
		for _, row := range now.Rows {
			if row.Cells = slices.DeleteFunc(slices.Clone(row.Cells), func(c rubric.Cell) bool { return now.Managed.Has(c.Col) }); len(row.Cells) > 0 {
				team.Rows = append(team.Rows, row)
			}
		}
		if !slices.EqualFunc(old.Rows, team.Rows, func(a, b rubric.Row) bool {
			return a.Number == b.Number && slices.Equal(a.Cells, b.Cells)
		}) {
			t.Errorf("%s: the team's cells of %s changed", file, old.Name)
		}
	}
	now := g.Tab(tab.Name)
	oracle, err := openOracle(out)
	if err == nil {
		defer oracle.Close()
	}
	for _, e := range edits {
		set, ok := e.(rubric.SetCell)
		if !ok {
			continue
		}
		at := cellRef{set.Row.Number, now.Managed.Of(set.Field)}
		if got := now.Cell(at.row, at.col).String(); got != set.Want {
			t.Errorf("%s: %v holds %q, not %q", file, at, got, set.Want)
		}
		if oracle == nil {
			continue
		}
		if got, err := oracle.GetCellValue(tab.Name, at.String()); err == nil && got != set.Want {
			t.Errorf("%s: excelize finds %q in %v, not %q", file, got, at, set.Want)
		}
	}
}

// managedOf returns where the columns of a tab are in a file.
func managedOf(path string, tab *rubric.Tab) rubric.ManagedColumns {
	g, _, err := Open(path, Options{}).Read(context.Background())
	if err != nil || g.Tab(tab.Name) == nil {
		return rubric.ManagedColumns{}
	}
	return g.Tab(tab.Name).Managed
}

// losses compares two packages: what differs beyond additions. What was in
// columns of ours, which held no values, does not count.
func losses(t *testing.T, before, after string, ours rubric.ManagedColumns) []string {
	t.Helper()
	was, is := entries(t, before), entries(t, after)
	var out []string
	if len(is) < len(was) {
		return []string{fmt.Sprintf("%d entries became %d", len(was), len(is))}
	}
	for i, e := range was {
		switch {
		case is[i].name != e.name:
			out = append(out, fmt.Sprintf("entry %d was %s, is %s", i, e.name, is[i].name))
		case bytes.Equal(is[i].raw, e.raw) && is[i].header == e.header:
		case !touchable(e.name):
			out = append(out, e.name+" changed")
		default:
			if loss := lost(e.plain, is[i].plain, ours); loss != "" {
				out = append(out, e.name+": "+loss)
			}
		}
	}
	return out
}

// touchable tells the parts that columns of ours may need to change.
func touchable(name string) bool {
	name = strings.ToLower(name)
	for _, part := range []string{"worksheets/", "sheet", "styles", "workbook", "tables/", "table", "[content_types]"} {
		if strings.Contains(name, part) && strings.HasSuffix(name, ".xml") {
			return true
		}
	}
	return false
}

type entry struct {
	name, header string
	raw, plain   []byte
}

func entries(t *testing.T, path string) []entry {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	r, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	var out []entry
	for _, f := range r.File {
		raw, err := f.OpenRaw()
		if err != nil {
			t.Fatal(err)
		}
		e := entry{name: f.Name, header: fmt.Sprint(f.Method, f.Flags, f.CRC32, f.UncompressedSize64, f.ExternalAttrs, f.Modified, f.Comment)}
		if e.raw, err = io.ReadAll(raw); err != nil {
			t.Fatal(err)
		}
		if rc, err := f.Open(); err == nil {
			e.plain, _ = io.ReadAll(rc)
			rc.Close()
		}
		out = append(out, e)
	}
	return out
}

// lost says what of one document is missing in another, "" for nothing. The
// first must be what is left of the second when things are taken out of it.
func lost(before, after []byte, ours rubric.ManagedColumns) string {
	was, err := flatten(before, ours)
	if err != nil {
		return ""
	}
	is, err := flatten(after, ours)
	if err != nil {
		return "malformed: " + err.Error()
	}
	i := 0
	for _, want := range was {
		for i < len(is) && is[i] != want {
			i++
		}
		if i == len(is) {
			return "lost " + want
		}
		i++
	}
	return ""
}

// flatten lists a document's elements with their attributes, its texts and
// ends, without the values that a new column must change.
func flatten(doc []byte, ours rubric.ManagedColumns) ([]string, error) {
	r, _, err := opc.Decode(bytes.NewReader(doc))
	if err != nil {
		return nil, err
	}
	d := xml.NewDecoder(r)
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	var out []string
	filter := false
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			if isOurs(tok, ours) {
				if err := d.Skip(); err != nil {
					return nil, err
				}
				continue
			}
			var attrs []string
			filter = false
			for _, a := range tok.Attr {
				filter = filter || a.Value == "_xlnm._FilterDatabase"
				if mayChange(tok.Name.Local, a.Name.Local) {
					a.Value = "…"
				}
				attrs = append(attrs, a.Name.Space+":"+a.Name.Local+"="+a.Value)
			}
			slices.Sort(attrs)
			out = append(out, "<"+tok.Name.Space+":"+tok.Name.Local+" "+strings.Join(attrs, " "))
		case xml.EndElement:
			out = append(out, "/"+tok.Name.Local)
		case xml.CharData:
			if text := strings.TrimSpace(string(tok)); text != "" && !filter {
				out = append(out, text)
			}
		case xml.Comment:
			out = append(out, "--"+string(tok))
		}
	}
}

// isOurs reports whether an element is a cell in a column of ours or the format
// of such a column.
func isOurs(tok xml.StartElement, ours rubric.ManagedColumns) bool {
	attr := func(name string) []byte {
		for _, a := range tok.Attr {
			if a.Name.Local == name {
				return []byte(a.Value)
			}
		}
		return nil
	}
	switch tok.Name.Local {
	case "c":
		return ours.Has(parseCell(attr("r")).col)
	case "col":
		for col := parseDigits(attr("min")); col <= parseDigits(attr("max")); col++ {
			if !ours.Has(col) {
				return false
			}
		}
		return true
	}
	return false
}

func mayChange(element, attr string) bool {
	switch element + "@" + attr {
	case "dimension@ref", "row@spans", "col@min", "col@max", "autoFilter@ref", "table@ref",
		"tableColumns@count", "fonts@count", "fills@count", "cellXfs@count", "dataValidations@count":
		return true
	}
	return false
}
