package sheetstest

import (
	"fmt"
	"testing"
)

func TestSheets(t *testing.T) {
	a := newAPI(t, Options{})
	same(t, "add", a.batch(`{"addSheet":{"properties":{"sheetId":42,"title":"Оценка","index":0,"gridProperties":{"rowCount":20,"columnCount":4,"frozenRowCount":1},"tabColor":{"red":0.5}}}}`)["replies"],
		`[{"addSheet":{"properties":{"sheetId":42,"title":"Оценка","index":0,"sheetType":"GRID","gridProperties":{"rowCount":20,"columnCount":4,"frozenRowCount":1},
		"tabColor":{"red":0.49803922},"tabColorStyle":{"rgbColor":{"red":0.49803922}}}}}]`)
	for request, want := range map[string]string{
		`{"addSheet":{"properties":{"sheetId":42,"title":"B"}}}`:                                                                                  "Invalid requests[0].addSheet: A sheet with the ID 42 already exists.",
		`{"updateSheetProperties":{"properties":{"sheetId":42,"title":"Sheet1"},"fields":"title"}}`:                                               `Invalid requests[0].updateSheetProperties: A sheet with the name "Sheet1" already exists. Please enter another name.`,
		`{"updateSheetProperties":{"properties":{"sheetId":42,"gridProperties":{"frozenRowCount":20}},"fields":"gridProperties.frozenRowCount"}}`: `Invalid requests[0].updateSheetProperties: You can't freeze all visible rows on the sheet.`,
		`{"deleteSheet":{"sheetId":42}},{"deleteSheet":{"sheetId":0}}`:                                                                            "Invalid requests[1].deleteSheet: You can't remove all the visible sheets in a document.",
	} {
		if got := a.refused(request); got != want {
			t.Errorf("%s: %s", request, got)
		}
	}
	a.batch(`{"updateSheetProperties":{"properties":{"sheetId":42,"index":2},"fields":"index"}},
		{"duplicateSheet":{"sourceSheetId":42,"newSheetId":43,"newSheetName":"Копия","insertSheetIndex":1}}`)
	same(t, "order", a.get("sheets.properties(sheetId,index,title)"), `{"sheets":[{"properties":{"sheetId":0,"index":0,"title":"Sheet1"}},
		{"properties":{"sheetId":43,"index":1,"title":"Копия"}},{"properties":{"sheetId":42,"index":2,"title":"Оценка"}}]}`)
	a.batch(`{"deleteSheet":{"sheetId":43}}`)
	if got := len(a.people().Sheets()); got != 2 {
		t.Errorf("%d sheets after deleteSheet", got)
	}
}

func TestResponseIncludesSpreadsheet(t *testing.T) {
	a := newAPI(t, Options{})
	out := a.ok("POST", ":batchUpdate?fields=updatedSpreadsheet.sheets(properties.title,data.rowData.values.effectiveValue)", `{"includeSpreadsheetInResponse":true,
		"responseRanges":["Sheet1!A1:A2"],"requests":[{"updateCells":{"start":{},"fields":"userEnteredValue","rows":[{"values":[{"userEnteredValue":{"stringValue":"a"}},{"userEnteredValue":{"numberValue":0}}]}]}}]}`)
	same(t, "masked", out, `{"updatedSpreadsheet":{"sheets":[{"properties":{"title":"Sheet1"},"data":[{"rowData":[{"values":[{"effectiveValue":{"stringValue":"a"}}]}]}]}]}}`)
	out = a.ok("POST", ":batchUpdate", `{"includeSpreadsheetInResponse":true,"requests":[{"clearBasicFilter":{"sheetId":0}}]}`)
	if sh := objects(sub(out, "updatedSpreadsheet"), "sheets")[0]; has(sh, "data") {
		t.Error("grid data came without responseIncludeGridData")
	}
	out = a.ok("POST", ":batchUpdate", `{"includeSpreadsheetInResponse":true,"responseIncludeGridData":true,"responseRanges":["B1"],"requests":[{"clearBasicFilter":{"sheetId":0}}]}`)
	data := objects(objects(sub(out, "updatedSpreadsheet"), "sheets")[0], "data")[0]
	if num(data, "startColumn") != 1 || len(objects(data, "columnMetadata")) != 1 || len(objects(data, "rowData")) != 1 {
		t.Errorf("grid data of B1: %s", short(data))
	}
}

func TestCells(t *testing.T) {
	a := newAPI(t, Options{})
	a.put("A1:C2", `[["a","b","c"],["d","e","f"]]`)
	a.batch(`{"updateCells":{"range":{"startRowIndex":0,"endRowIndex":2,"startColumnIndex":1,"endColumnIndex":3},"fields":"userEnteredValue,userEnteredFormat.textFormat.bold,note",
		"rows":[{"values":[{"userEnteredValue":{"stringValue":"=x"},"userEnteredFormat":{"textFormat":{"bold":true,"italic":true}},"note":"n"}]}]}}`)
	same(t, "what the rows lack is cleared", a.ok("GET", "/values/A1:C2", "")["values"], `[["a","=x"],["d"]]`)
	same(t, "format", a.get("sheets.data.rowData.values(userEnteredFormat,note)", "B1"),
		`{"sheets":[{"data":[{"rowData":[{"values":[{"userEnteredFormat":{"textFormat":{"bold":true}},"note":"n"}]}]}]}]}`)
	a.batch(`{"repeatCell":{"range":{"endRowIndex":1,"endColumnIndex":2},"fields":"userEnteredFormat(backgroundColor,numberFormat)","cell":{"userEnteredFormat":{"backgroundColor":{"red":1,"green":0},"numberFormat":{"type":"DATE","pattern":"dd.mm"}}}}}`)
	same(t, "merged format", a.get("sheets.data.rowData.values.userEnteredFormat", "B1"), `{"sheets":[{"data":[{"rowData":[{"values":[{"userEnteredFormat":{
		"textFormat":{"bold":true},"backgroundColor":{"red":1},"backgroundColorStyle":{"rgbColor":{"red":1}},"numberFormat":{"type":"DATE","pattern":"dd.mm"}}}]}]}]}]}`)
	a.batch(`{"repeatCell":{"range":{"endRowIndex":1},"fields":"userEnteredFormat.backgroundColorStyle","cell":{}}}`)
	same(t, "both colours go", a.get("sheets.data.rowData.values.userEnteredFormat(backgroundColor,backgroundColorStyle)", "B1"),
		`{"sheets":[{"data":[{"rowData":[{"values":[{"userEnteredFormat":{}}]}]}]}]}`)
	a.batch(`{"setDataValidation":{"range":{"startRowIndex":1,"endRowIndex":2,"startColumnIndex":4,"endColumnIndex":5},"rule":{"condition":{"type":"ONE_OF_LIST","values":[{"userEnteredValue":"да"}]},"strict":true}}}`)
	same(t, "dropdown", a.get("sheets.data(startColumn,rowData.values.dataValidation)", "D2:F2"),
		`{"sheets":[{"data":[{"startColumn":3,"rowData":[{"values":[{},{"dataValidation":{"condition":{"type":"ONE_OF_LIST","values":[{"userEnteredValue":"да"}]},"strict":true}}]}]}]}]}`)
	a.batch(`{"updateCells":{"start":{"rowIndex":4},"fields":"userEnteredValue,textFormatRuns","rows":[{"values":[{"userEnteredValue":{"stringValue":"Пост 7"},
		"textFormatRuns":[{"startIndex":0,"format":{"link":{"uri":"#gid=0&range=A7"}}}]}]}]}}`)
	same(t, "link", a.get("sheets.data.rowData.values(hyperlink,textFormatRuns)", "A5"),
		`{"sheets":[{"data":[{"rowData":[{"values":[{"hyperlink":"#gid=0&range=A7","textFormatRuns":[{"format":{"link":{"uri":"#gid=0&range=A7"}}}]}]}]}]}]}`)
}

func TestEffectiveFormat(t *testing.T) {
	a := newAPI(t, Options{Locale: "ru_RU"})
	a.put("A1", `[[46162]]`)
	a.people().Format(0, "A1", "DATE", "")
	same(t, "a date without a pattern", a.get("sheets.data.rowData.values(formattedValue,effectiveFormat(numberFormat,wrapStrategy))", "A1"),
		`{"sheets":[{"data":[{"rowData":[{"values":[{"formattedValue":"20.05.2026","effectiveFormat":{"numberFormat":{"type":"DATE","pattern":"dd.mm.yyyy"},"wrapStrategy":"OVERFLOW_CELL"}}]}]}]}]}`)
}

func TestDimensionProperties(t *testing.T) {
	a := newAPI(t, Options{})
	a.put("B1", `[["Длинный заголовок"]]`)
	a.batch(`{"updateDimensionProperties":{"range":{"dimension":"COLUMNS","startIndex":0,"endIndex":1},"properties":{"pixelSize":30,"hiddenByUser":true},"fields":"pixelSize,hiddenByUser"}},
		{"autoResizeDimensions":{"dimensions":{"dimension":"COLUMNS","startIndex":1,"endIndex":2}}}`)
	same(t, "columns", a.get("sheets.data.columnMetadata", "A1:C1"), `{"sheets":[{"data":[{"columnMetadata":[{"pixelSize":30,"hiddenByUser":true},{"pixelSize":126},{"pixelSize":100}]}]}]}`)
}

func TestConditionalFormats(t *testing.T) {
	a := newAPI(t, Options{})
	rule := func(word string) string {
		return `{"ranges":[{"startColumnIndex":1,"endColumnIndex":2}],"booleanRule":{"condition":{"type":"TEXT_EQ","values":[{"userEnteredValue":"` + word + `"}]},"format":{"textFormat":{"bold":true}}}}`
	}
	a.batch(`{"addConditionalFormatRule":{"rule":` + rule("a") + `}},{"addConditionalFormatRule":{"rule":` + rule("b") + `}},{"addConditionalFormatRule":{"rule":` + rule("c") + `,"index":2}}`)
	words := func() string {
		s := ""
		for _, r := range objects(objects(a.ok("GET", "", ""), "sheets")[0], "conditionalFormats") {
			s += str(objects(sub(sub(r, "booleanRule"), "condition"), "values")[0], "userEnteredValue")
		}
		return s
	}
	if got := words(); got != "bac" {
		t.Errorf("order %s", got)
	}
	a.batch(`{"updateConditionalFormatRule":{"sheetId":0,"index":0,"newIndex":2}},{"updateConditionalFormatRule":{"index":0,"rule":` + rule("z") + `}},{"deleteConditionalFormatRule":{"sheetId":0,"index":1}}`)
	if got := words(); got != "zb" {
		t.Errorf("order %s", got)
	}
	if got, want := a.refused(`{"deleteConditionalFormatRule":{"sheetId":0,"index":2}}`), "Invalid requests[0].deleteConditionalFormatRule: No conditional format on sheet: 0 at index: 2"; got != want {
		t.Error(got)
	}
}

func TestCharts(t *testing.T) {
	a := newAPI(t, Options{})
	spec := func(title string) string {
		return `{"title":"` + title + `","basicChart":{"chartType":"COLUMN","domains":[{"domain":{"sourceRange":{"sources":[{"startRowIndex":0,"endRowIndex":5,"startColumnIndex":0,"endColumnIndex":1}]}}}],
		"series":[{"series":{"sourceRange":{"sources":[{"startRowIndex":0,"endRowIndex":5,"startColumnIndex":1,"endColumnIndex":2}]}}}]}}`
	}
	add := `{"addChart":{"chart":{"chartId":5,"spec":` + spec("Рубрики") + `,"position":{"overlayPosition":{"anchorCell":{"rowIndex":2,"columnIndex":3},"widthPixels":300}}}}}`
	a.batch(add)
	if got, want := a.refused(add), "Invalid requests[0].addChart: An object with the ID 5 already exists."; got != want {
		t.Error(got)
	}
	a.batch(`{"updateChartSpec":{"chartId":5,"spec":` + spec("Каналы") + `}},` + dims("insertDimension", "ROWS", 1, 3))
	chart := objects(objects(a.ok("GET", "", ""), "sheets")[0], "charts")[0]
	same(t, "position", chart["position"], `{"overlayPosition":{"anchorCell":{"rowIndex":4,"columnIndex":3},"widthPixels":300,"heightPixels":371}}`)
	source := objects(sub(sub(objects(sub(sub(chart, "spec"), "basicChart"), "series")[0], "series"), "sourceRange"), "sources")[0]
	same(t, "source", source, `{"startRowIndex":0,"endRowIndex":7,"startColumnIndex":1,"endColumnIndex":2}`)
	a.batch(`{"updateEmbeddedObjectPosition":{"objectId":5,"newPosition":{"overlayPosition":{"anchorCell":{"rowIndex":1},"widthPixels":640}},"fields":"anchorCell,widthPixels"}}`)
	same(t, "moved", a.get("sheets.charts(chartId,position,spec.title)"), `{"sheets":[{"charts":[{"chartId":5,"spec":{"title":"Каналы"},"position":{"overlayPosition":{"anchorCell":{"rowIndex":1},"widthPixels":640,"heightPixels":371}}}]}]}`)
	a.batch(`{"deleteEmbeddedObject":{"objectId":5}}`)
	if ids := a.people().Sheets()[0].ChartIDs; len(ids) > 0 {
		t.Errorf("charts left: %v", ids)
	}
}

func TestProtection(t *testing.T) {
	a := newAPI(t, Options{})
	a.people().Protect(0, "A1:A5", false)
	if got := a.refused(`{"updateCells":{"start":{"rowIndex":2},"fields":"note","rows":[{"values":[{"note":"x"}]}]}}`); got != "Invalid requests[0].updateCells: "+protectedMessage {
		t.Error(got)
	}
	status, out := a.call("PUT", "/values/A1:B1?valueInputOption=RAW", `{"values":[["x","y"]]}`)
	if status != 400 || str(sub(out, "error"), "message") != protectedMessage {
		t.Errorf("values: %d %s", status, short(out))
	}
	if status, _ := a.call("POST", "/values/A1:clear", ""); status != 400 {
		t.Errorf("clearing a protected cell: %d", status)
	}
	a.put("B1", `[["beside it"]]`)
	reply := a.batch(`{"addProtectedRange":{"protectedRange":{"range":{"startColumnIndex":3,"endColumnIndex":4},"warningOnly":true,"description":"Rubric"}}}`)
	id := num(sub(sub(objects(reply, "replies")[0], "addProtectedRange"), "protectedRange"), "protectedRangeId")
	a.put("D1", `[["a warning stops nobody"]]`)
	a.batch(`{"updateProtectedRange":{"protectedRange":{"protectedRangeId":` + short(id) + `,"description":"ours"},"fields":"description"}},{"deleteProtectedRange":{"protectedRangeId":` + short(id) + `}}`)
	if n := a.people().Sheets()[0].Protected; n != 1 {
		t.Errorf("%d protected ranges left", n)
	}
}

func TestSortAndPaste(t *testing.T) {
	a := newAPI(t, Options{})
	a.put("A1:B6", `[["b",1],["",2],["a",3],[5,4],[true,5],["B",6]]`)
	a.people().Note(0, "A3", "follows")
	a.batch(`{"sortRange":{"range":{"startRowIndex":0,"endRowIndex":6,"startColumnIndex":0,"endColumnIndex":1},"sortSpecs":[{"dimensionIndex":0,"sortOrder":"ASCENDING"}]}}`)
	same(t, "part of the columns, blanks last", a.ok("GET", "/values/A1:B6", "")["values"], `[["5","1"],["a","2"],["b","3"],["B","4"],["TRUE","5"],["","6"]]`)
	if note := a.people().ReadNote(0, 2, 1); note != "follows" {
		t.Errorf("the note is %q", note)
	}
	a.batch(`{"copyPaste":{"source":{"endRowIndex":1,"endColumnIndex":2},"destination":{"startRowIndex":7,"endRowIndex":9,"startColumnIndex":2,"endColumnIndex":6},"pasteType":"PASTE_NORMAL"}}`)
	same(t, "filled", a.ok("GET", "/values/C8:F9", "")["values"], `[["5","1","5","1"],["5","1","5","1"]]`)
	a.batch(`{"cutPaste":{"source":{"startRowIndex":7,"endRowIndex":9,"startColumnIndex":2,"endColumnIndex":6},"destination":{"rowIndex":9,"columnIndex":0},"pasteType":"PASTE_NORMAL"}}`)
	same(t, "cut", a.ok("GET", "/values/A7:F11", "")["values"], `[[],[],[],["5","1","5","1"],["5","1","5","1"]]`)
	reply := a.batch(`{"findReplace":{"find":"b","replacement":"$1","allSheets":true}}`)
	same(t, "found", objects(reply, "replies")[0], `{"findReplace":{"occurrencesChanged":2,"valuesChanged":2,"rowsChanged":2,"sheetsChanged":1}}`)
	same(t, "replaced", a.ok("GET", "/values/A3:A4", "")["values"], `[["$1"],["$1"]]`)
}

func TestSortKeepsWhatIsNotShown(t *testing.T) {
	a := newAPI(t, Options{})
	a.put("A1:A5", `[["e"],["d"],["c"],["b"],["a"]]`)
	a.people().HideRows(0, 2, 1, true)
	a.batch(`{"sortRange":{"range":{"endRowIndex":5},"sortSpecs":[{"dimensionIndex":0}]}}`)
	same(t, "sorted around a hidden row", a.ok("GET", "/values/A1:A5", "")["values"], `[["a"],["d"],["b"],["c"],["e"]]`)
	a.people().Merge(0, "B2:B3")
	if got, want := a.refused(`{"sortRange":{"range":{"endRowIndex":5},"sortSpecs":[{"dimensionIndex":0}]}}`), "Invalid requests[0].sortRange: You can't sort a range containing vertical merges. There is a vertical merge at B2:B3"; got != want {
		t.Error(got)
	}
}

func TestRangesBeyondTheGrid(t *testing.T) {
	a := newAPI(t, Options{})
	bold := func(r string) string {
		return `{"repeatCell":{"range":` + r + `,"fields":"userEnteredFormat.textFormat.bold","cell":{"userEnteredFormat":{"textFormat":{"bold":true}}}}}`
	}
	for r, want := range map[string]string{
		`{"startRowIndex":1000,"startColumnIndex":0,"endColumnIndex":2}`: "Sheet1!A1001:B",
		`{"startRowIndex":1000,"endRowIndex":1001,"endColumnIndex":2}`:   "Sheet1!A1001:B1001",
		`{"startColumnIndex":26,"endColumnIndex":27,"endRowIndex":2}`:    "Sheet1!AA1:AA2",
		`{"startRowIndex":0,"endRowIndex":2,"startColumnIndex":26}`:      "Sheet1!AA1:2",
	} {
		want = "Invalid requests[0].repeatCell: Range (" + want + ") exceeds grid limits. Max rows: 1000, max columns: 26"
		if got := a.refused(bold(r)); got != want {
			t.Errorf("%s\n got %s\nwant %s", r, got, want)
		}
	}
	// What starts inside is taken, though it ends beyond the grid or holds no cell.
	a.batch(bold(`{"startRowIndex":999,"endRowIndex":1003,"endColumnIndex":1}`) + "," + bold(`{"startRowIndex":3,"endRowIndex":3}`))
	if s := a.people().Sheets()[0]; s.Rows != 1000 {
		t.Errorf("the grid grew to %d rows", s.Rows)
	}
}

func TestChartLosesItsSeries(t *testing.T) {
	a := newAPI(t, Options{})
	source := func(col int) string {
		return fmt.Sprintf(`{"sourceRange":{"sources":[{"startRowIndex":0,"endRowIndex":5,"startColumnIndex":%d,"endColumnIndex":%d}]}}`, col, col+1)
	}
	chart := func(rest string) string {
		return `{"addChart":{"chart":{"chartId":1,"spec":{"basicChart":{"chartType":"BAR"` + rest + `}},"position":{"overlayPosition":{"anchorCell":{"sheetId":0}}}}}}`
	}
	a.batch(chart(`,"series":[{"series":`+source(1)+`},{"series":`+source(2)+`}]`) + "," + dims("deleteDimension", "COLUMNS", 1, 2))
	series := objects(sub(sub(objects(objects(a.ok("GET", "", ""), "sheets")[0], "charts")[0], "spec"), "basicChart"), "series")
	same(t, "what is left", series, `[{"series":`+source(1)+`}]`)
	if status, _ := a.call("POST", ":batchUpdate", `{"requests":[`+chart("")+`]}`); status != 500 {
		t.Errorf("a chart of nothing: %d", status)
	}
}

func TestFilter(t *testing.T) {
	a := newAPI(t, Options{})
	a.put("A1:A4", `[["x"],["x"],["y"],["x"]]`)
	a.batch(`{"setBasicFilter":{"filter":{"range":{"endRowIndex":4,"endColumnIndex":1},"filterSpecs":[{"columnIndex":0,"filterCriteria":{"hiddenValues":["x"]}}]}}}`)
	same(t, "hidden", a.get("sheets.data.rowMetadata.hiddenByFilter", "A1:A4"), `{"sheets":[{"data":[{"rowMetadata":[{},{"hiddenByFilter":true},{},{"hiddenByFilter":true}]}]}]}`)
	a.batch(`{"clearBasicFilter":{"sheetId":0}}`)
	same(t, "shown", a.get("sheets(basicFilter,data.rowMetadata.hiddenByFilter)", "A1:A4"), `{"sheets":[{"data":[{"rowMetadata":[{},{},{},{}]}]}]}`)
}

func TestMerges(t *testing.T) {
	a := newAPI(t, Options{})
	a.put("A1:B3", `[["",""],["x","y"],["z"]]`)
	a.batch(`{"mergeCells":{"mergeType":"MERGE_ALL","range":{"endRowIndex":2,"endColumnIndex":2}}}`)
	same(t, "the first value is kept", a.ok("GET", "/values/A1:B3", "")["values"], `[["x"],[],["z"]]`)
	if got := a.refused(`{"unmergeCells":{"range":{"endRowIndex":1,"endColumnIndex":1}}}`); got != "Invalid requests[0].unmergeCells: You must select all cells in a merged range to merge or unmerge them." {
		t.Error(got)
	}
	if got := a.refused(`{"moveDimension":{"source":{"dimension":"ROWS","startIndex":0,"endIndex":1},"destinationIndex":5}}`); got != "Invalid requests[0].moveDimension: Sorry, it is not possible to move a row to a position that crosses a merged cell. Please unmerge and try again." {
		t.Error(got)
	}
	same(t, "merges of a range", a.get("sheets.merges", "C5:D9"), `{"sheets":[{}]}`)
}

func TestBorders(t *testing.T) {
	a := newAPI(t, Options{})
	a.batch(`{"updateBorders":{"range":{"endRowIndex":1,"endColumnIndex":2},"bottom":{"style":"SOLID","color":{"red":1}},"innerVertical":{"style":"DOTTED"}}}`)
	same(t, "borders", a.get("sheets.data.rowData.values.userEnteredFormat.borders", "A1:B1"), `{"sheets":[{"data":[{"rowData":[{"values":[
		{"userEnteredFormat":{"borders":{"bottom":{"style":"SOLID","color":{"red":1},"colorStyle":{"rgbColor":{"red":1}}},"right":{"style":"DOTTED"}}}},
		{"userEnteredFormat":{"borders":{"bottom":{"style":"SOLID","color":{"red":1},"colorStyle":{"rgbColor":{"red":1}}},"left":{"style":"DOTTED"}}}}]}]}]}]}`)
}

func TestNamedRangesAndBanding(t *testing.T) {
	a := newAPI(t, Options{})
	a.batch(`{"addNamedRange":{"namedRange":{"namedRangeId":"n1","name":"Dates","range":{"endRowIndex":3,"endColumnIndex":1}}}},
		{"updateNamedRange":{"namedRange":{"namedRangeId":"n1","name":"Days"},"fields":"name"}},
		{"addBanding":{"bandedRange":{"bandedRangeId":4,"range":{"endRowIndex":3},"rowProperties":{"headerColor":{"red":1}}}}}`)
	same(t, "state", a.get("namedRanges,sheets.bandedRanges"), `{"namedRanges":[{"namedRangeId":"n1","name":"Days","range":{"endRowIndex":3,"endColumnIndex":1}}],
		"sheets":[{"bandedRanges":[{"bandedRangeId":4,"range":{"endRowIndex":3},"rowProperties":{"headerColor":{"red":1},"headerColorStyle":{"rgbColor":{"red":1}}}}]}]}`)
	a.refused(`{"addBanding":{"bandedRange":{"range":{"startRowIndex":2,"endRowIndex":5}}}}`)
	a.refused(`{"addNamedRange":{"namedRange":{"name":"Days","range":{}}}}`)
	a.batch(`{"deleteNamedRange":{"namedRangeId":"n1"}},{"deleteBanding":{"bandedRangeId":4}}`)
	same(t, "gone", a.get("namedRanges,sheets.bandedRanges"), `{"sheets":[{}]}`)
}

func TestDuplicates(t *testing.T) {
	a := newAPI(t, Options{})
	a.put("A1", `[["x"]]`)
	a.mark(1, "column", "status", column(0))
	p := a.people()
	p.Merge(0, "B1:C1")
	plain, full := p.DuplicateSheet(0, "Plain", false), p.DuplicateSheet(0, "Full", true)
	if p.Cell(plain, 1, 1) != "x" || p.Cell(full, 1, 1) != "x" || p.DuplicateSheet(0, "Full", true) != -1 {
		t.Error("duplicates")
	}
	same(t, "order and merges", a.get("sheets(properties.title,merges.startColumnIndex)"), `{"sheets":[{"properties":{"title":"Sheet1"},"merges":[{"startColumnIndex":1}]},
		{"properties":{"title":"Full"},"merges":[{"startColumnIndex":1}]},{"properties":{"title":"Plain"},"merges":[{"startColumnIndex":1}]}]}`)
	p.Type(plain, 1, 1, "changed")
	if p.Cell(0, 1, 1) != "x" {
		t.Error("a duplicate shares cells")
	}
	if m := p.Metadata(); len(m) != 2 || m[1].SheetID != full || m[1].ID == 1 {
		t.Errorf("metadata: %+v", m)
	}
}
