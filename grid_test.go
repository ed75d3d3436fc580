package rubric_test

import (
	"testing"

	"pgregory.net/rapid"

	"rubric"
)

func TestCellString(t *testing.T) {
	for _, c := range []struct {
		cell rubric.Cell
		want string
	}{
		{rubric.Cell{Kind: rubric.TextCell, Text: "=1+1"}, "=1+1"},
		{rubric.Cell{Kind: rubric.NumberCell, Number: 46162, Format: rubric.AsDate}, "2026-05-20"},
		{rubric.Cell{Kind: rubric.NumberCell, Number: 46162.75, Format: rubric.AsDateTime}, "2026-05-20 18:00"},
		{rubric.Cell{Kind: rubric.NumberCell, Number: 46162, Format: rubric.AsDateTime}, "2026-05-20"},
		{rubric.Cell{Kind: rubric.NumberCell, Number: 0.395833333333333, Format: rubric.AsTime}, "09:30"},
		{rubric.Cell{Kind: rubric.NumberCell, Number: 0.3, Format: rubric.AsPercent}, "30%"},
		{rubric.Cell{Kind: rubric.NumberCell, Number: 0.07, Format: rubric.AsPercent}, "7%"},
		{rubric.Cell{Kind: rubric.NumberCell, Number: 1240.5}, "1240.5"},
		{rubric.Cell{Kind: rubric.BoolCell, Number: 1}, "TRUE"},
		{rubric.Cell{Kind: rubric.ErrorCell, Text: "#REF!"}, "#REF!"},
		{rubric.Cell{}, ""},
	} {
		if got := c.cell.String(); got != c.want {
			t.Errorf("%+v is shown as %q, want %q", c.cell, got, c.want)
		}
	}
}

func TestColumnNames(t *testing.T) {
	for col, want := range map[int]string{0: "", 1: "A", 26: "Z", 27: "AA", 702: "ZZ", 703: "AAA", 16384: "XFD"} {
		if got := rubric.ColumnName(col); got != want {
			t.Errorf("column %d is %q, want %q", col, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		col := rapid.IntRange(1, 16384).Draw(t, "col")
		if got := rubric.ParseColumnName(rubric.ColumnName(col)); got != col {
			t.Fatalf("column %d came back as %d", col, got)
		}
	})
	for _, bad := range []string{"A1", "-", "Я", "AAAAAAAAAAAAAAAA"} {
		if got := rubric.ParseColumnName(bad); got != 0 {
			t.Errorf("%q was read as column %d", bad, got)
		}
	}
}

func TestFingerprintIgnoresManagedColumns(t *testing.T) {
	tab := &rubric.Tab{
		Managed: rubric.ManagedColumns{Status: 3, Findings: 4, ID: 5},
		Rows: []rubric.Row{
			{Number: 2, Cells: []rubric.Cell{text(1, "Кейс"), text(3, "✔ В порядке"), text(5, "k7f3q")}},
			{Number: 3, Cells: []rubric.Cell{text(1, "Кейс")}},
			{Number: 4, Cells: []rubric.Cell{text(2, "Кейс")}},
			{Number: 5, Cells: []rubric.Cell{text(4, "only ours")}},
		},
	}
	if tab.Fingerprint(2) != tab.Fingerprint(3) {
		t.Error("what we wrote beside a row changed its fingerprint")
	}
	if tab.Fingerprint(3) == tab.Fingerprint(4) {
		t.Error("the same text in another column has the same fingerprint")
	}
	if tab.Content(2) != tab.Content(4) {
		t.Error("the same text in another column has another content")
	}
	for _, row := range []int{5, 6} {
		if got := tab.Fingerprint(row) + tab.Content(row); got != "" {
			t.Errorf("row %d holds nothing of the team's, its fingerprint is %q", row, got)
		}
	}
	if got := tab.LastCol(); got != 2 {
		t.Errorf("the team's last column is %d, want 2", got)
	}
}

func TestFingerprintTellsValuesApart(t *testing.T) {
	cells := []rubric.Cell{
		{Kind: rubric.TextCell, Text: "1"}, {Kind: rubric.ErrorCell, Text: "1"}, {Kind: rubric.NumberCell, Number: 1},
		{Kind: rubric.NumberCell, Number: 1, Format: rubric.AsDate}, {Kind: rubric.NumberCell, Number: -1},
		{Kind: rubric.BoolCell, Number: 1}, {Kind: rubric.TextCell, Text: "1 "}, {Kind: rubric.TextCell, Text: "один"},
	}
	seen := map[string][2]rubric.Cell{}
	for _, a := range cells {
		for _, b := range cells {
			a.Col, b.Col = 1, 2
			tab := &rubric.Tab{Rows: []rubric.Row{{Number: 1, Cells: []rubric.Cell{a, b}}}}
			sum := tab.Fingerprint(1)
			if other, again := seen[sum]; again {
				t.Errorf("%#v and %#v have one fingerprint", other, [2]rubric.Cell{a, b})
			}
			seen[sum] = [2]rubric.Cell{a, b}
		}
	}
}

func text(col int, s string) rubric.Cell {
	return rubric.Cell{Col: col, Kind: rubric.TextCell, Text: s}
}
