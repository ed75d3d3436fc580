package sheetstest

import "testing"

func TestA1(t *testing.T) {
	d := New(Options{}).create("Book")
	for _, title := range []string{"Лист 2", "It's", "D3"} {
		s, err := d.newSheet(obj{"title": title, "gridProperties": obj{"rowCount": 10, "columnCount": 5}})
		if err != nil {
			t.Fatal(err)
		}
		d.sheets = append(d.sheets, s)
	}
	d.named = []obj{{"name": "Post_Dates", "range": obj{"sheetId": d.sheets[1].id, "startRowIndex": 1, "endRowIndex": 3, "startColumnIndex": 0, "endColumnIndex": 1}}}
	for in, want := range map[string]string{
		"Sheet1":           "Sheet1!A1:Z1000",
		"Sheet1!A1":        "Sheet1!A1",
		"'Sheet1'!b2:a1":   "Sheet1!A1:B2",
		"A1:B2":            "Sheet1!A1:B2",
		"$C$4":             "Sheet1!C4",
		"Лист 2!A:B":       "'Лист 2'!A1:B10",
		"'Лист 2'!2:3":     "'Лист 2'!A2:E3",
		"'Лист 2'!B3:B":    "'Лист 2'!B3:B10",
		"'Лист 2'!B3:4":    "'Лист 2'!B3:E4",
		"'It''s'!A1":       "'It''s'!A1",
		"D3":               "Sheet1!D3",
		"'D3'":             "'D3'!A1:E10",
		"'D3'!D3":          "'D3'!D3",
		"Post_Dates":       "'Лист 2'!A2:A3",
		"Sheet1!AA1":       "", // beyond the grid, but it parses
		"Sheet2!A1":        "error",
		"Sheet1!A1:":       "error",
		"Sheet1!A0":        "error",
		"Sheet1!A1:B2:C3":  "error",
		"'Sheet1!A1":       "error",
		"'Sheet1'A1":       "error",
		"":                 "error",
		"Sheet1!ABCDEFGH1": "error",
	} {
		r, err := d.ref(in)
		switch {
		case err != nil:
			if want != "error" {
				t.Errorf("%q: %s", in, err.message)
			}
		case want == "error":
			t.Errorf("%q parsed as %+v", in, r)
		case want != "":
			if got := r.sheet.a1(r.area()); got != want {
				t.Errorf("%q: got %s, want %s", in, got, want)
			}
		}
	}
}

func TestColumnName(t *testing.T) {
	for col, want := range map[int]string{0: "A", 25: "Z", 26: "AA", 701: "ZZ", 702: "AAA"} {
		if got := columnName(col); got != want {
			t.Errorf("%d: got %s, want %s", col, got, want)
		}
		if _, back, _ := parseCell(want + "1"); back != col {
			t.Errorf("%s: got %d, want %d", want, back, col)
		}
	}
}
