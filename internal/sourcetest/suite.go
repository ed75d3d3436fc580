package sourcetest

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubric"
)

// Open makes a workbook of the tabs for one test and returns it with the hands
// of its people.
type Open func(t *testing.T, sheets ...Sheet) Harness

// Run holds a kind of source to its contract. A harness whose hands cannot do
// one of the acts may skip that subtest with a reason.
func Run(t *testing.T, open Open) {
	type group struct {
		name  string
		cases []testCase
	}
	groups := []group{
		{"Read", readCases()},
		{"Columns", columnCases()},
		{"Cells", cellCases()},
		{"Generated", generatedCases()},
		{"People", peopleCases()},
	}
	if !open(t, workbook()...).Source().Capabilities().ConflictsBeforeWriting {
		groups = append(groups, group{"Between", betweenCases()})
	}
	for _, group := range groups {
		for _, c := range group.cases {
			t.Run(group.name+"/"+c.name, func(t *testing.T) {
				sheets := c.sheets
				if sheets == nil {
					sheets = workbook()
				}
				h := open(t, sheets...)
				c.run(&desk{T: t, h: h, src: h.Source()})
			})
		}
	}
}

// testCase is one demand on a source.
type testCase struct {
	name   string
	sheets []Sheet // nil for the common workbook
	run    func(*desk)
}

// The common workbook: a plan under a title, and a tab of other things. Every
// post bears a mark of the team's own in the first column.
const (
	planTab   = "План"
	otherTab  = "Заметки"
	headerRow = 2
	firstPost = 3
	posts     = 8
	markCol   = 1
	topicCol  = 3

	markHeading = "Метка"
)

func workbook() []Sheet {
	plan := Sheet{Name: planTab, Rows: [][]any{
		{"Контент-план кофейни"},
		{markHeading, "Дата", "Тема", "Статус"},
	}}
	for i := range posts {
		plan.Rows = append(plan.Rows, []any{
			markOf(i), rubric.NewDate(2026, 6, 1+i), "Тема " + markOf(i), "Идея",
		})
	}
	return []Sheet{plan, {Name: otherTab, Rows: [][]any{{"Не трогать", 12.5, true}, nil, {"=SUM", 3}}}}
}

func markOf(i int) string { return "m" + string(rune('a'+i)) }

// desk is one test at work on one workbook.
type desk struct {
	*testing.T
	h   Harness
	src rubric.Source
}

func (d *desk) read() (*rubric.Grid, rubric.Revision) {
	d.Helper()
	g, rev, err := d.src.Read(d.Context())
	if err != nil {
		d.Fatalf("Read: %v", err)
	}
	return g, rev
}

// plan returns the plan tab as a source reads it, found by its place so that a
// new name does not hide it.
func (d *desk) plan(g *rubric.Grid) *rubric.Tab {
	d.Helper()
	if len(g.Tabs) == 0 {
		d.Fatal("the workbook has no tabs")
	}
	return g.Tabs[0]
}

// write reads, asks for the edits, writes them, and demands that it works.
func (d *desk) write(edits func(*rubric.Tab) []rubric.Edit) rubric.Revision {
	d.Helper()
	g, rev := d.read()
	after, err := d.src.Write(d.Context(), rev, edits(d.plan(g)))
	if err != nil {
		d.Fatalf("Write: %v", err)
	}
	return after
}

func ensure(tab *rubric.Tab) rubric.Edit {
	row, _ := header(tab)
	return rubric.EnsureColumns{
		Tab: tab.Key, HeaderRows: []int{row}, FirstRow: row + 1, LastRow: tab.LastRow(), Lang: rubric.Russian,
	}
}

func setCell(tab *rubric.Tab, row int, f rubric.ManagedField, want string, mark rubric.Mark) rubric.Edit {
	e := rubric.SetCell{
		Tab: tab.Key, Field: f, Want: want, Mark: mark,
		Row: rubric.RowRef{Number: row, Fingerprint: tab.Fingerprint(row)},
	}
	if tab.Managed.ID > 0 {
		e.Row.ID = tab.Cell(row, tab.Managed.ID).String()
	}
	if col := tab.Managed.Of(f); col > 0 {
		e.Was = tab.Cell(row, col).String()
	}
	return e
}

// said is what a test writes beside the post with the mark.
func said(f rubric.ManagedField, mark, generation string) string {
	if f == rubric.ManagedID {
		return "k" + mark + "x2"
	}
	return string(f) + " " + mark + " " + generation
}

// beside makes the columns and says something beside every post that pick takes.
func beside(tab *rubric.Tab, generation string, pick func(mark string) bool) []rubric.Edit {
	edits := []rubric.Edit{ensure(tab)}
	_, col := header(tab)
	for _, row := range tab.Rows {
		mark := markIn(row, col)
		if mark == "" || !pick(mark) {
			continue
		}
		for _, f := range rubric.ManagedFields {
			edits = append(edits, setCell(tab, row.Number, f, said(f, mark, generation), rubric.MarkLook))
		}
	}
	return edits
}

func everyPost(string) bool { return true }

// header finds the plan's header row and in it the column of the team's marks,
// wherever people moved them.
func header(tab *rubric.Tab) (row, col int) {
	for _, r := range tab.Rows {
		for _, c := range r.Cells {
			if c.String() == markHeading {
				return r.Number, c.Col
			}
		}
	}
	return headerRow, markCol
}

// markIn returns the mark of the post in the row, "" when there is none.
func markIn(row rubric.Row, col int) string {
	if mark := row.Cell(col).String(); len(mark) == 2 && mark[0] == 'm' {
		return mark
	}
	return ""
}

// managed returns what stands in the field beside each mark. Of equal marks the
// upper one's is returned.
func managed(tab *rubric.Tab, f rubric.ManagedField) map[string]string {
	out := map[string]string{}
	_, markCol := header(tab)
	for _, row := range tab.Rows {
		mark := markIn(row, markCol)
		if _, again := out[mark]; mark == "" || again {
			continue
		}
		out[mark] = ""
		if col := tab.Managed.Of(f); col > 0 {
			out[mark] = row.Cell(col).String()
		}
	}
	return out
}

// team returns the cells that are the team's, tab by tab, as seen by hand:
// without generated tabs and without the managed columns.
func (d *desk) team() map[string][][]string {
	d.Helper()
	g, _, err := d.h.Source().Read(d.Context())
	if err != nil {
		d.Fatalf("Read: %v", err)
	}
	out := map[string][][]string{}
	for _, tab := range g.Tabs {
		if tab.Generated != "" {
			continue
		}
		out[tab.Key] = trimmed(d.h.Cells(tab.Name), tab.Managed)
	}
	return out
}

// trimmed takes out the managed columns, wherever they are, and cuts off empty ends.
func trimmed(cells [][]string, m rubric.ManagedColumns) [][]string {
	out := make([][]string, len(cells))
	for i, cells := range cells {
		row := make([]string, 0, len(cells))
		for j, text := range cells {
			if !m.Has(j + 1) {
				row = append(row, text)
			}
		}
		for len(row) > 0 && row[len(row)-1] == "" {
			row = row[:len(row)-1]
		}
		out[i] = row
	}
	for len(out) > 0 && len(out[len(out)-1]) == 0 {
		out = out[:len(out)-1]
	}
	return out
}

// all returns every cell of every tab by the tabs' names.
func (d *desk) all() map[string][][]string {
	out := map[string][][]string{}
	for _, name := range d.h.Tabs() {
		out[name] = trimmed(d.h.Cells(name), rubric.ManagedColumns{})
	}
	return out
}

func (d *desk) same(what string, want, got any) {
	d.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		d.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

// conflict demands a conflict that lists only edits that were asked for.
func (d *desk) conflict(err error, asked []rubric.Edit) *rubric.ConflictError {
	d.Helper()
	var c *rubric.ConflictError
	if !errors.Is(err, rubric.ErrConflict) || !errors.As(err, &c) {
		d.Fatalf("Write: %v, want a conflict", err)
	}
	next := 0
	for _, e := range c.Applied {
		for next < len(asked) && !cmp.Equal(asked[next], e) {
			next++
		}
		if next == len(asked) {
			d.Errorf("applied, but never asked for or out of order: %+v", e)
			break
		}
		next++
	}
	if d.src.Capabilities().ConflictsBeforeWriting && len(c.Applied) > 0 {
		d.Errorf("a source that compares first applied %d edits", len(c.Applied))
	}
	return c
}

func repeated(s string, n int) string { return strings.Repeat(s, n) }
