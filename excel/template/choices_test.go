package template_test

import (
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"rubric"
	"rubric/excel/template"
)

var sourceRange = regexp.MustCompile(`^'?([^'!]+)'?!\$([A-Z]+)\$(\d+):\$([A-Z]+)\$(\d+)$`)

// TestDropdowns: every dropdown offers something, from a tab of the book or
// written out, leaves room for rows to come, and offers what the example uses.
func TestDropdowns(t *testing.T) {
	path := filepath.Join(t.TempDir(), "book.xlsx")
	for _, lang := range []rubric.Lang{rubric.Russian, rubric.English} {
		for full, want := range map[bool]int{false: 15, true: 31} {
			day := rubric.NewDate(2026, time.May, 20)
			write(t, path, template.Spec{Lang: lang, Full: full, Rows: template.Example(lang, day)})
			grid, count := read(t, path), 0
			for _, tab := range grid.Tabs {
				count += len(tab.Lists)
				for _, list := range tab.Lists {
					checkList(t, grid, tab, list)
				}
			}
			if count != want {
				t.Errorf("%s full=%v: %d dropdowns, want %d", lang, full, count, want)
			}
		}
	}
}

func checkList(t *testing.T, grid *rubric.Grid, tab *rubric.Tab, list rubric.Validation) {
	t.Helper()
	offered := list.Values
	if list.Source != "" {
		offered = offers(t, grid, list.Source)
	}
	if len(offered) == 0 {
		t.Errorf("%s: %v offers nothing", tab.Name, list)
	}
	area := list.Ranges[0]
	if area.Bottom < 500 {
		t.Errorf("%s: a dropdown ends in row %d", tab.Name, area.Bottom)
	}
	for row := area.Top; row <= tab.LastRow(); row++ {
		for name := range strings.SplitSeq(tab.Cell(row, area.Left).String(), ", ") {
			if name != "" && !slices.Contains(offered, name) {
				t.Errorf("%s row %d: %q is not offered", tab.Name, row, name)
			}
		}
	}
}

func offers(t *testing.T, grid *rubric.Grid, source string) []string {
	t.Helper()
	m := sourceRange.FindStringSubmatch(source)
	if m == nil || grid.Tab(m[1]) == nil || m[2] != m[4] {
		t.Fatalf("a dropdown's source is %q", source)
	}
	first, _ := strconv.Atoi(m[3])
	last, _ := strconv.Atoi(m[5])
	if last < 500 {
		t.Errorf("the source %q leaves no room", source)
	}
	var out []string
	for _, row := range grid.Tab(m[1]).Rows {
		c := row.Cell(rubric.ParseColumnName(m[2]))
		if row.Number >= first && row.Number <= last && c.Kind != rubric.EmptyCell {
			out = append(out, c.String())
		}
	}
	return out
}
