package sheetstest

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestHooks shows people between our read and our write, and after it.
func TestHooks(t *testing.T) {
	a := newAPI(t, Options{})
	a.put("A1:A2", `[["a"],["b"]]`)
	a.srv.BeforeWrite(2, func(p *People) { p.InsertRows(0, 1, 1) })
	a.srv.AfterWrite(2, func(p *People) { p.Type(0, 3, 1, "after") })
	a.put("B1", `[["first"]]`)
	a.ok("GET", "", "") // reads do not count
	out := a.ok("PUT", "/values/A3?valueInputOption=RAW&includeValuesInResponse=true", `{"values":[["second"]]}`)
	same(t, "the reply shows the state before the later edit", sub(out, "updatedData")["values"], `[["second"]]`)
	want := [][]string{{}, {"a", "first"}, {"after"}}
	if diff := cmp.Diff(want, a.people().Rows(0)); diff != "" {
		t.Error(diff)
	}
	a.srv.ClearHooks()
	n := 0
	a.srv.BeforeWrite(0, func(*People) { n++ })
	a.put("C1", `[["x"]]`)
	a.put("C2", `[["x"]]`)
	if n != 2 {
		t.Errorf("a hook before every write ran %d times", n)
	}
}

func TestPeople(t *testing.T) {
	a := newAPI(t, Options{Locale: "ru_RU"})
	p := a.people()
	plan := p.AddSheet("План", 6, 3)
	if !p.Paste(plan, 1, 1, [][]any{{"Дата", "Тема", "Метка"}, {46162, "б", "1"}, {46163, "а", "2"}, {nil, "в", "3"}}) {
		t.Fatal("nothing pasted")
	}
	p.Format(plan, "A2:A9", "DATE", "dd.mm")
	for _, step := range []struct {
		what string
		do   func() bool
		want [][]string
	}{
		{"type", func() bool { return p.Type(plan, 4, 1, "22.05.2026") }, [][]string{{"20.05", "б", "1"}, {"21.05", "а", "2"}, {"22.05", "в", "3"}}},
		{"sort a part", func() bool { return p.Sort(plan, "A2:B4", 2, false) }, [][]string{{"21.05", "а", "1"}, {"20.05", "б", "2"}, {"22.05", "в", "3"}}},
		{"sort all", func() bool { return p.SortSheet(plan, 1, 3, true) }, [][]string{{"22.05", "в", "3"}, {"20.05", "б", "2"}, {"21.05", "а", "1"}}},
		{"move a row", func() bool { return p.MoveRows(plan, 2, 1, 4) }, [][]string{{"20.05", "б", "2"}, {"22.05", "в", "3"}, {"21.05", "а", "1"}}},
		{"move a column", func() bool { return p.MoveColumns(plan, 3, 1, 1) }, [][]string{{"2", "20.05", "б"}, {"3", "22.05", "в"}, {"1", "21.05", "а"}}},
		{"copy rows", func() bool { return p.CopyRows(plan, 2, 1, 4) }, [][]string{{"2", "20.05", "б"}, {"3", "22.05", "в"}, {"2", "20.05", "б"}}},
		{"delete a row", func() bool { return p.DeleteRows(plan, 2, 1) }, [][]string{{"3", "22.05", "в"}, {"2", "20.05", "б"}}},
		{"delete a column", func() bool { return p.DeleteColumns(plan, 1, 1) }, [][]string{{"22.05", "в"}, {"20.05", "б"}}},
		{"clear", func() bool { return p.Clear(plan, "B2") }, [][]string{{"22.05"}, {"20.05", "б"}}},
		{"insert", func() bool { return p.InsertRows(plan, 3, 1) }, [][]string{{"22.05"}, {}, {"20.05", "б"}}},
	} {
		if !step.do() {
			t.Fatalf("%s did nothing", step.what)
		}
		if diff := cmp.Diff(step.want, p.Rows(plan)[1:]); diff != "" {
			t.Fatalf("%s (-want +got)\n%s", step.what, diff)
		}
	}
	if !p.RenameSheet(plan, "План 2") || p.SheetID("План 2") != plan || p.RenameSheet(plan, "Sheet1") {
		t.Error("renaming a sheet")
	}
	if p.Column(plan, 1, "тема") != 2 || p.Column(plan, 1, "метка") != 0 {
		t.Error("finding a column by its header")
	}
	p.TypeFormula(plan, 2, 2, "=ВПР(A1;B:C;2)", "шло")
	if p.Cell(plan, 2, 2) != "шло" || p.Formula(plan, 2, 2) != "=ВПР(A1;B:C;2)" {
		t.Error("a formula with its value")
	}
	for what, did := range map[string]bool{
		"rows beyond the grid": p.DeleteRows(plan, 6, 9), "all rows": p.DeleteRows(plan, 1, 6), "no such sheet": p.InsertRows(99, 1, 1),
		"a bad range": p.Clear(plan, "1A"), "the only visible sheet": p.HideSheet(0, true) && p.HideSheet(plan, true),
	} {
		if did {
			t.Errorf("%s: did something", what)
		}
	}
}
