package sheetstest

import (
	"fmt"
	"testing"
)

const mark = `{"createDeveloperMetadata":{"developerMetadata":{"metadataId":%d,"metadataKey":%q,"metadataValue":%q,"visibility":"DOCUMENT","location":%s}}}`

func column(i int) string {
	return fmt.Sprintf(`{"dimensionRange":{"sheetId":0,"dimension":"COLUMNS","startIndex":%d,"endIndex":%d}}`, i, i+1)
}

func (a *api) mark(id int, key, value, location string) obj {
	a.t.Helper()
	return a.batch(fmt.Sprintf(mark, id, key, value, location))
}

func TestMetadataFollowsItsColumn(t *testing.T) {
	a := newAPI(t, Options{})
	a.mark(1, "rubric.column", "status", column(3))
	p := a.people()
	where := func() int {
		for _, m := range p.Metadata() {
			if m.ID == 1 {
				return m.Index
			}
		}
		return 0
	}
	for _, step := range []struct {
		what string
		do   func() bool
		want int
	}{
		{"insert before", func() bool { return p.InsertColumns(0, 2, 2) }, 6},
		{"insert after", func() bool { return p.InsertColumns(0, 7, 1) }, 6},
		{"insert at", func() bool { return p.InsertColumns(0, 6, 1) }, 7},
		{"delete before", func() bool { return p.DeleteColumns(0, 1, 2) }, 5},
		{"move it left", func() bool { return p.MoveColumns(0, 5, 1, 2) }, 2},
		{"move another over it", func() bool { return p.MoveColumns(0, 9, 2, 1) }, 4},
		{"move it right", func() bool { return p.MoveColumns(0, 4, 1, 9) }, 8},
		{"move a block from before", func() bool { return p.MoveColumns(0, 1, 3, 10) }, 5},
		{"rename the header", func() bool { return p.Type(0, 1, 5, "новое имя") }, 5},
		{"insert a row", func() bool { return p.InsertRows(0, 1, 4) }, 5},
		{"delete it", func() bool { return p.DeleteColumns(0, 5, 1) }, 0},
	} {
		if !step.do() {
			t.Fatalf("%s did nothing", step.what)
		}
		if got := where(); got != step.want {
			t.Fatalf("%s: the metadata is on column %d, want %d", step.what, got, step.want)
		}
	}
}

func TestMetadataLookups(t *testing.T) {
	a := newAPI(t, Options{})
	a.mark(1, "tab", "plan", `{"sheetId":0}`)
	a.mark(2, "column", "status", column(1))
	a.mark(3, "column", "id", column(2))
	a.mark(4, "book", "", `{"spreadsheet":true}`)
	a.mark(5, "row", "", `{"dimensionRange":{"dimension":"ROWS","startIndex":4,"endIndex":5}}`)
	for lookup, want := range map[string]string{
		`{"metadataId":2}`:                              `[2]`,
		`{"metadataKey":"column"}`:                      `[2,3]`,
		`{"metadataKey":"column","metadataValue":"id"}`: `[3]`,
		`{"locationType":"SHEET"}`:                      `[1]`,
		`{"visibility":"PROJECT"}`:                      `null`,
		`{"metadataLocation":` + column(1) + `}`:        `[2]`,
		`{"metadataLocation":{"sheetId":0}}`:            `[1]`,
		`{"metadataLocation":{"spreadsheet":true}}`:     `[4]`,
		`{"metadataLocation":{"spreadsheet":true},"locationMatchingStrategy":"INTERSECTING_LOCATION"}`: `[1,2,3,4,5]`,
	} {
		out := a.ok("POST", "/developerMetadata:search", `{"dataFilters":[{"developerMetadataLookup":`+lookup+`}]}`)
		var ids []int
		for _, m := range objects(out, "matchedDeveloperMetadata") {
			ids = append(ids, num(sub(m, "developerMetadata"), "metadataId"))
		}
		same(t, lookup, ids, want)
	}
	same(t, "get", a.ok("GET", "/developerMetadata/2", ""), `{"metadataId":2,"metadataKey":"column","metadataValue":"status","visibility":"DOCUMENT",
		"location":{"locationType":"COLUMN","dimensionRange":{"dimension":"COLUMNS","startIndex":1,"endIndex":2}}}`)
	same(t, "where get shows it", a.get("developerMetadata.metadataId,sheets(developerMetadata.metadataId,data.columnMetadata.developerMetadata.metadataId)", "A1:C2"),
		`{"developerMetadata":[{"metadataId":4}],"sheets":[{"developerMetadata":[{"metadataId":1}],
		"data":[{"columnMetadata":[{},{"developerMetadata":[{"metadataId":2}]},{"developerMetadata":[{"metadataId":3}]}]}]}]}`)
}

func TestMetadataRequests(t *testing.T) {
	a := newAPI(t, Options{})
	a.mark(1, "column", "a", column(1))
	if got, want := a.refused(fmt.Sprintf(mark, 1, "column", "b", column(2))), "Invalid requests[0].createDeveloperMetadata: Cannot add developer metadata with ID [1] because developer metadata with that ID already exists."; got != want {
		t.Errorf("a taken id: %s", got)
	}
	a.refused(fmt.Sprintf(mark, 2, "column", "b", `{"dimensionRange":{"dimension":"COLUMNS","startIndex":0,"endIndex":2}}`))
	a.refused(fmt.Sprintf(mark, 2, "column", "b", `{"sheetId":77}`))
	a.refused(fmt.Sprintf(mark, 2, "", "b", `{"sheetId":0}`))
	a.batch(`{"updateDeveloperMetadata":{"dataFilters":[{"developerMetadataLookup":{"metadataId":1}}],"developerMetadata":{"metadataValue":"z","location":` + column(5) + `},"fields":"metadataValue,location"}}`)
	if m := a.people().Metadata(); len(m) != 1 || m[0].Value != "z" || m[0].Index != 6 {
		t.Errorf("after the update: %+v", m)
	}
	out := a.batch(`{"deleteDeveloperMetadata":{"dataFilter":{"developerMetadataLookup":{"metadataKey":"column"}}}}`)
	if deleted := objects(sub(objects(out, "replies")[0], "deleteDeveloperMetadata"), "deletedDeveloperMetadata"); len(deleted) != 1 {
		t.Errorf("deleted: %s", short(out))
	}
}

func TestWriteByDataFilter(t *testing.T) {
	a := newAPI(t, Options{})
	a.put("A1:C3", `[["Тема","Статус","ID"],["a","","1"],["b","old","2"]]`)
	a.mark(1, "column", "status", column(1))
	a.mark(2, "column", "id", column(2))
	a.people().MoveColumns(0, 2, 1, 1)
	body := `{"valueInputOption":"RAW","includeValuesInResponse":true,"data":[
		{"dataFilter":{"developerMetadataLookup":{"metadataId":1}},"majorDimension":"COLUMNS","values":[[null,"ok"]]},
		{"dataFilter":{"developerMetadataLookup":{"metadataId":2}},"majorDimension":"COLUMNS","values":[[null,null,null]]},
		{"dataFilter":{"developerMetadataLookup":{"metadataId":9}},"values":[["lost"]]}]}`
	same(t, "reply", a.ok("POST", "/values:batchUpdateByDataFilter", body), `{"spreadsheetId":"`+a.id+`",
		"totalUpdatedRows":1,"totalUpdatedColumns":1,"totalUpdatedCells":1,"totalUpdatedSheets":1,"responses":[
		{"dataFilter":{"developerMetadataLookup":{"metadataId":1}},"updatedRange":"Sheet1!A1:A2","updatedRows":1,"updatedColumns":1,"updatedCells":1,
			"updatedData":{"range":"Sheet1!A1:A1000","majorDimension":"COLUMNS","values":[["Статус","ok","old"]]}},
		{"dataFilter":{"developerMetadataLookup":{"metadataId":2}},"updatedRange":"Sheet1!C1:C3",
			"updatedData":{"range":"Sheet1!C1:C1000","majorDimension":"COLUMNS","values":[["ID","1","2"]]}}]}`)
	same(t, "read", a.ok("POST", "/values:batchGetByDataFilter", `{"dataFilters":[{"developerMetadataLookup":{"metadataKey":"column"}}],"majorDimension":"COLUMNS"}`)["valueRanges"],
		`[{"valueRange":{"range":"Sheet1!A1:A1000","majorDimension":"COLUMNS","values":[["Статус","ok","old"]]},"dataFilters":[{"developerMetadataLookup":{"metadataKey":"column"}}]},
		{"valueRange":{"range":"Sheet1!C1:C1000","majorDimension":"COLUMNS","values":[["ID","1","2"]]},"dataFilters":[{"developerMetadataLookup":{"metadataKey":"column"}}]}]`)
	a.batch(`{"updateSheetProperties":{"properties":{"gridProperties":{"rowCount":3}},"fields":"gridProperties.rowCount"}}`)
	status, out := a.call("POST", "/values:batchUpdateByDataFilter", `{"valueInputOption":"RAW","data":[{"dataFilter":{"developerMetadataLookup":{"metadataId":1}},"majorDimension":"COLUMNS","values":[["1","2","3","4"]]}]}`)
	if got, want := str(sub(out, "error"), "message"), "Invalid data[0]: Requested writing within range [Sheet1!A1:A3], but tried writing to row [4]"; status != 400 || got != want {
		t.Errorf("more rows than there are: %d %s", status, got)
	}
}
