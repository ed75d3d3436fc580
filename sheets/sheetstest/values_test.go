package sheetstest

import (
	"net/url"
	"strings"
	"testing"
)

func TestRawValues(t *testing.T) {
	a := newAPI(t, Options{})
	same(t, "reply", a.put("Sheet1!A1:E3", `[["=1+1","'x","2026-05-20",12.5,true],[null,"","a"],["b"]]`),
		`{"spreadsheetId":"`+a.id+`","updatedRange":"Sheet1!A1:E3","updatedRows":3,"updatedColumns":5,"updatedCells":8}`)
	same(t, "values", a.ok("GET", "/values/A1:E9?valueRenderOption=UNFORMATTED_VALUE", "")["values"],
		`[["=1+1","'x","2026-05-20",12.5,true],["","","a"],["b"]]`)
	same(t, "formatted", a.ok("GET", "/values/A1:E1", "")["values"], `[["=1+1","'x","2026-05-20","12.5","TRUE"]]`)
	a.put("A1:C1", `[[null,"","z"]]`)
	same(t, "null skips, blank clears", a.ok("GET", "/values/A1:C1", "")["values"], `[["=1+1","","z"]]`)
	same(t, "columns", a.ok("GET", "/values/A1:C3?majorDimension=COLUMNS", ""),
		`{"range":"Sheet1!A1:C3","majorDimension":"COLUMNS","values":[["=1+1","","b"],[],["z","a"]]}`)
}

func TestUserEntered(t *testing.T) {
	for _, c := range []struct{ locale, in, raw, shown, kind string }{
		{"en_US", "12", `12`, "12", ""},
		{"en_US", "1,234.5", `1234.5`, "1234.5", ""},
		{"en_US", "30%", `0.3`, "30%", "PERCENT"},
		{"en_US", "2026-05-20", `46162`, "2026-05-20", "DATE"},
		{"en_US", "5/20/2026", `46162`, "5/20/2026", "DATE"},
		{"en_US", "20.05.2026", `"20.05.2026"`, "20.05.2026", ""},
		{"ru_RU", "20.05.2026", `46162`, "20.05.2026", "DATE"},
		{"ru_RU", "1,5", `1.5`, "1,5", ""},
		{"ru_RU", "1 240,50", `1240.5`, "1240,5", ""},
		{"ru_RU", "30,5%", `0.305`, "30,50%", "PERCENT"},
		{"ru_RU", "18:30", `0.7708333333333334`, "18:30", "TIME"},
		{"ru_RU", "20.05.2026 18:00", `46162.75`, "20.05.2026 18:00", "DATE_TIME"},
		{"ru_RU", "ИСТИНА", `true`, "TRUE", ""},
		{"en_US", "true", `true`, "TRUE", ""},
		{"en_US", "'12", `"12"`, "12", ""},
		{"en_US", "'=1", `"=1"`, "=1", ""},
		{"en_US", "=3/2", `1.5`, "1.5", ""},
		{"en_US", `=HYPERLINK("https://a.b/c","Пост")`, `"Пост"`, "Пост", ""},
		{"en_US", "=SUM(A1:A2)", `"#NAME?"`, "#NAME?", ""},
		{"en_US", "=1/0", `"#DIV/0!"`, "#DIV/0!", ""},
		{"en_US", "3_1", `"3_1"`, "3_1", ""},
		{"en_US", "-", `"-"`, "-", ""},
		{"en_US", ".", `"."`, ".", ""},
		{"en_US", "1e3", `1000`, "1000", ""},
	} {
		a := newAPI(t, Options{Locale: c.locale})
		a.ok("PUT", "/values/B2?valueInputOption=USER_ENTERED", `{"values":[[`+short(c.in)+`]]}`)
		same(t, c.locale+" "+c.in+" raw", a.ok("GET", "/values/B2?valueRenderOption=UNFORMATTED_VALUE", "")["values"], `[[`+c.raw+`]]`)
		same(t, c.locale+" "+c.in+" shown", a.ok("GET", "/values/B2", "")["values"], `[[`+short(c.shown)+`]]`)
		cell := objects(objects(objects(objects(a.get("sheets.data.rowData.values", "B2"), "sheets")[0], "data")[0], "rowData")[0], "values")[0]
		if got := str(sub(sub(cell, "effectiveFormat"), "numberFormat"), "type"); got != c.kind {
			t.Errorf("%s %s: number format %q, want %q", c.locale, c.in, got, c.kind)
		}
	}
}

func TestFormulaRendering(t *testing.T) {
	a := newAPI(t, Options{})
	a.ok("PUT", "/values/A1:B1?valueInputOption=USER_ENTERED", `{"values":[["=(1+2)*-3","text"]]}`)
	same(t, "formula", a.ok("GET", "/values/A1:B1?valueRenderOption=FORMULA", "")["values"], `[["=(1+2)*-3","text"]]`)
	same(t, "value", a.ok("GET", "/values/A1:B1?valueRenderOption=UNFORMATTED_VALUE", "")["values"], `[[-9,"text"]]`)
	a.people().TypeFormula(0, 2, 2, `=IF(A1;"";"")`, "")
	same(t, "a formula that shows nothing is blank", a.ok("GET", "/values/A1:B2", "")["values"], `[["-9","text"]]`)
	same(t, "cell", a.get("sheets.data.rowData.values(userEnteredValue,effectiveValue,formattedValue)", "A1"),
		`{"sheets":[{"data":[{"rowData":[{"values":[{"userEnteredValue":{"formulaValue":"=(1+2)*-3"},"effectiveValue":{"numberValue":-9},"formattedValue":"-9"}]}]}]}]}`)
}

func TestValueLimits(t *testing.T) {
	a := newAPI(t, Options{})
	for _, c := range []struct{ at, values, want string }{
		{"A1:B1", `[["a"],["b"]]`, "Requested writing within range [A1:B1], but tried writing to row [2]"},
		{"'Sheet1'!A1:B1", `[["a","b","c"]]`, "Requested writing within range ['Sheet1'!A1:B1], but tried writing to column [C]"},
		{"A1000", `[["a"],["b"]]`, "Requested writing within range [A1000], but tried writing to row [1001]"},
		{"AA1", `[["a"]]`, "Range (Sheet1!AA1) exceeds grid limits. Max rows: 1000, max columns: 26"},
		{"A1", `[["` + strings.Repeat("я", 50_001) + `"]]`, "Your input contains more than the maximum of 50000 characters in a single cell."},
	} {
		status, out := a.call("PUT", "/values/"+url.PathEscape(c.at)+"?valueInputOption=RAW", `{"values":`+c.values+`}`)
		if got := str(sub(out, "error"), "message"); status != 400 || got != c.want {
			t.Errorf("%s: got %d %s, want %s", c.at, status, got, c.want)
		}
	}
	if status, _ := a.call("PUT", "/values/A1", `{"values":[["a"]]}`); status != 400 {
		t.Errorf("without valueInputOption: %d", status)
	}
	if rows := a.people().Rows(0); len(rows) > 0 {
		t.Errorf("refused writes left %v", rows)
	}
}

func TestBatchValuesAndClear(t *testing.T) {
	a := newAPI(t, Options{})
	same(t, "update", a.ok("POST", "/values:batchUpdate", `{"valueInputOption":"RAW","includeValuesInResponse":true,"data":[
		{"range":"A1:A2","majorDimension":"COLUMNS","values":[["a","b"]]},{"range":"B:B","values":[["x"]]}]}`),
		`{"spreadsheetId":"`+a.id+`","totalUpdatedRows":2,"totalUpdatedColumns":2,"totalUpdatedCells":3,"totalUpdatedSheets":1,"responses":[
		{"spreadsheetId":"`+a.id+`","updatedRange":"Sheet1!A1:A2","updatedRows":2,"updatedColumns":1,"updatedCells":2,
			"updatedData":{"range":"Sheet1!A1:A2","majorDimension":"COLUMNS","values":[["a","b"]]}},
		{"spreadsheetId":"`+a.id+`","updatedRange":"Sheet1!B1","updatedRows":1,"updatedColumns":1,"updatedCells":1,
			"updatedData":{"range":"Sheet1!B1:B1000","majorDimension":"ROWS","values":[["x"]]}}]}`)
	if status, _ := a.call("POST", "/values:batchUpdate", `{"valueInputOption":"RAW","data":[{"range":"A1","values":[["lost"]]},{"range":"Nope!A1","values":[["x"]]}]}`); status != 400 {
		t.Errorf("a batch with a bad range: %d", status)
	}
	same(t, "get", a.ok("GET", "/values:batchGet?ranges=A1:B2&ranges=C1", "")["valueRanges"],
		`[{"range":"Sheet1!A1:B2","majorDimension":"ROWS","values":[["a","x"],["b"]]},{"range":"Sheet1!C1","majorDimension":"ROWS"}]`)
	same(t, "clear", a.ok("POST", "/values:batchClear", `{"ranges":["A1","B1:B5"]}`),
		`{"spreadsheetId":"`+a.id+`","clearedRanges":["Sheet1!A1","Sheet1!B1:B5"]}`)
	same(t, "left", a.ok("GET", "/values/A1:B2", "")["values"], `[[],["b"]]`)
}

func TestCreateAndFilters(t *testing.T) {
	a := newAPI(t, Options{})
	_, out := a.raw("POST", "v4/spreadsheets", `{"properties":{"title":"Новая","locale":"ru_RU","timeZone":"Europe/Moscow"},
		"sheets":[{"properties":{"sheetId":7,"title":"План","gridProperties":{"rowCount":5,"columnCount":3}}},{"properties":{"title":"Концепция"}}]}`)
	a.id = str(out, "spreadsheetId")
	same(t, "created", a.get("properties(title,locale,timeZone),sheets.properties.title"),
		`{"properties":{"title":"Новая","locale":"ru_RU","timeZone":"Europe/Moscow"},"sheets":[{"properties":{"title":"План"}},{"properties":{"title":"Концепция"}}]}`)
	a.put("План!A1:C1", `[["a","b","c"]]`)
	a.mark(1, "tab", "", `{"sheetId":7}`)
	const fields = "?fields=sheets(properties.title,data(startColumn,rowData.values.formattedValue))"
	same(t, "by lookup", a.ok("POST", ":getByDataFilter"+fields, `{"dataFilters":[{"developerMetadataLookup":{"metadataId":1}}]}`),
		`{"sheets":[{"properties":{"title":"План"},"data":[{"rowData":[{"values":[{"formattedValue":"a"},{"formattedValue":"b"},{"formattedValue":"c"}]}]}]}]}`)
	same(t, "by range", a.ok("POST", ":getByDataFilter"+fields, `{"dataFilters":[{"a1Range":"План!B1"},{"gridRange":{"sheetId":7,"startColumnIndex":2}}]}`),
		`{"sheets":[{"properties":{"title":"План"},"data":[{"startColumn":1,"rowData":[{"values":[{"formattedValue":"b"}]}]},{"startColumn":2,"rowData":[{"values":[{"formattedValue":"c"}]}]}]}]}`)
	same(t, "no match", a.ok("POST", ":getByDataFilter"+fields, `{"dataFilters":[{"developerMetadataLookup":{"metadataId":9}}]}`), `{}`)
	a.ok("POST", "/values:batchClearByDataFilter", `{"dataFilters":[{"developerMetadataLookup":{"metadataId":1}}]}`)
	if rows := a.people().Rows(7); len(rows) > 0 {
		t.Errorf("after the clear: %v", rows)
	}
}
