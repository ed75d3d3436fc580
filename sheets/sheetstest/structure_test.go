package sheetstest

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestStructure holds that what is located on a row or column goes where its
// cells go, whatever is inserted, deleted and moved.
func TestStructure(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		columns := rapid.Bool().Draw(t, "columns")
		srv := New(Options{})
		id := srv.Create("Book")
		p := srv.People(id)
		const size = 12
		srv.with(id, func(d *document) {
			s := d.sheets[0]
			s.resize(size, size)
			for i := range size {
				row, col := place(columns, i)
				s.set(row, col, &cell{entered: value{kind: textValue, text: strconv.Itoa(i)}, shown: value{kind: textValue, text: strconv.Itoa(i)}})
				d.metadata = append(d.metadata, metadata{id: i, key: "k", value: strconv.Itoa(i), kind: columnOrRow(columns), start: i, end: i + 1})
				s.setDim(columns, i, func(x *dimension) { x.pixels = 100 + i })
			}
		})
		for range rapid.IntRange(1, 12).Draw(t, "edits") {
			at, n := rapid.IntRange(1, size).Draw(t, "at"), rapid.IntRange(1, 3).Draw(t, "n")
			switch rapid.IntRange(0, 2).Draw(t, "kind") {
			case 0:
				p.insert(0, columns, at, n)
			case 1:
				p.remove(0, columns, at, n)
			case 2:
				p.drag(0, columns, at, n, rapid.IntRange(1, size).Draw(t, "to"))
			}
			srv.with(id, func(d *document) { consistent(t, d, columns) })
		}
	})
}

func place(columns bool, i int) (row, col int) {
	if columns {
		return 0, i
	}
	return i, 0
}

func consistent(t *rapid.T, d *document, columns bool) {
	s := d.sheets[0]
	cells := 0
	_, size := s.dims(columns)
	for i := range *size {
		row, col := place(columns, i)
		c := s.at(row, col)
		if c == nil || c.entered.kind == noValue {
			continue
		}
		cells++
		j := d.metadataID(mustInt(c.shown.text))
		if j < 0 {
			t.Fatalf("the metadata of %s is gone", c.shown.text)
		}
		if m := d.metadata[j]; m.start != i || m.end != i+1 {
			t.Fatalf("cell %s is at %d, its metadata at %d", c.shown.text, i, m.start)
		}
		if got, want := s.dim(columns, i).pixels, 100+mustInt(c.shown.text); got != want {
			t.Fatalf("cell %s has the size %d, want %d", c.shown.text, got, want)
		}
	}
	if cells != len(d.metadata) {
		t.Fatalf("%d cells, %d metadata", cells, len(d.metadata))
	}
}

func mustInt(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		panic(err)
	}
	return n
}

func TestRangesFollow(t *testing.T) {
	const rows = `{"startRowIndex":2,"endRowIndex":6,"startColumnIndex":1,"endColumnIndex":3}`
	rule := `{"ranges":[` + rows + `],"booleanRule":{"condition":{"type":"TEXT_EQ","values":[{"userEnteredValue":"ok"}]},"format":{"backgroundColor":{"green":1}}}}`
	for _, c := range []struct{ what, request, want string }{
		{"insert before", dims("insertDimension", "ROWS", 0, 2), `4 8 1 3`},
		{"insert inside", dims("insertDimension", "ROWS", 3, 4), `2 7 1 3`},
		{"insert after", dims("insertDimension", "ROWS", 6, 8), `2 6 1 3`},
		{"delete inside", dims("deleteDimension", "ROWS", 3, 5), `2 4 1 3`},
		{"delete across the start", dims("deleteDimension", "ROWS", 0, 3), `0 3 1 3`},
		{"delete a column before", dims("deleteDimension", "COLUMNS", 0, 1), `2 6 0 2`},
		{"move columns along", `{"moveDimension":{"source":{"dimension":"COLUMNS","startIndex":1,"endIndex":3},"destinationIndex":9}}`, `2 6 7 9`},
		{"move one column out", `{"moveDimension":{"source":{"dimension":"COLUMNS","startIndex":2,"endIndex":3},"destinationIndex":9}}`, `2 6 1 2`},
		{"move a row in", `{"moveDimension":{"source":{"dimension":"ROWS","startIndex":9,"endIndex":10},"destinationIndex":4}}`, `2 7 1 3`},
	} {
		a := newAPI(t, Options{})
		a.batch(`{"addConditionalFormatRule":{"rule":` + rule + `}},{"mergeCells":{"mergeType":"MERGE_ALL","range":` + rows + `}},
			{"addNamedRange":{"namedRange":{"name":"N","range":` + rows + `}}},{"addProtectedRange":{"protectedRange":{"range":` + rows + `,"warningOnly":true}}}`)
		if strings.HasPrefix(c.request, `{"moveDimension"`) && c.what != "move columns along" {
			if got := a.refused(c.request); !strings.Contains(got, "to a position that crosses a merged cell") {
				t.Errorf("%s across a merge: %s", c.what, got)
			}
			a.batch(`{"unmergeCells":{"range":` + rows + `}}`)
		}
		a.batch(c.request)
		out := a.ok("GET", "", "")
		sh := objects(out, "sheets")[0]
		where := map[string]obj{
			"conditional format": objects(objects(sh, "conditionalFormats")[0], "ranges")[0],
			"protected range":    sub(objects(sh, "protectedRanges")[0], "range"),
			"named range":        sub(objects(out, "namedRanges")[0], "range"),
		}
		if merges := objects(sh, "merges"); len(merges) > 0 {
			where["merge"] = merges[0]
		}
		for what, r := range where {
			got := fmt.Sprint(num(r, "startRowIndex"), num(r, "endRowIndex"), num(r, "startColumnIndex"), num(r, "endColumnIndex"))
			if got != c.want {
				t.Errorf("%s: the %s is at %s, want %s", c.what, what, got, c.want)
			}
		}
	}
}

func dims(kind, dimension string, start, end int) string {
	return fmt.Sprintf(`{%q:{"range":{"sheetId":0,"dimension":%q,"startIndex":%d,"endIndex":%d}}}`, kind, dimension, start, end)
}

func TestDimensionRefusals(t *testing.T) {
	a := newAPI(t, Options{})
	for request, want := range map[string]string{
		dims("deleteDimension", "ROWS", 0, 1000):                               "You can't delete all the rows on the sheet.",
		dims("deleteDimension", "COLUMNS", 20, 27):                             "Cannot use a range of COLUMNS [20, 27) that ends beyond the last [26]",
		dims("insertDimension", "ROWS", 1000, 1001):                            "range.startIndex[1000] must be less than the grid size (1000) if inheritFromBefore is false.",
		`{"appendDimension":{"sheetId":0,"dimension":"ROWS","length":400000}}`: "This action would increase the number of cells in the workbook above the limit of 10000000 cells.",
	} {
		kind := request[2:17]
		if got := a.refused(request); got != "Invalid requests[0]."+kind+": "+want {
			t.Errorf("%s: %s", request, got)
		}
	}
	a.batch(`{"appendDimension":{"sheetId":0,"dimension":"ROWS","length":5}}`)
	same(t, "size", a.get("sheets.properties.gridProperties"), `{"sheets":[{"properties":{"gridProperties":{"rowCount":1005,"columnCount":26}}}]}`)
}
