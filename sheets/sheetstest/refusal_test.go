package sheetstest

import (
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestBodiesAreCheckedByDiscovery holds the words of Google's JSON parser.
func TestBodiesAreCheckedByDiscovery(t *testing.T) {
	a := newAPI(t, Options{})
	for body, want := range map[string]string{
		`{"requests":[{"addSheet":{"propertis":{}}}]}`:                     `Invalid JSON payload received. Unknown name "propertis" at 'requests[0].add_sheet': Cannot find field.`,
		`{"requests":[{"addShet":{}}]}`:                                    `Invalid JSON payload received. Unknown name "addShet" at 'requests[0]': Cannot find field.`,
		`{"rquests":[]}`:                                                   `Invalid JSON payload received. Unknown name "rquests": Cannot find field.`,
		`{"requests":[{"deleteSheet":{"sheetId":"x"}}]}`:                   `Invalid value at 'requests[0].delete_sheet.sheet_id' (TYPE_INT32), "x"`,
		`{"requests":[{"mergeCells":{"mergeType":"ALL"}}]}`:                `Invalid value at 'requests[0].merge_cells.merge_type' (TYPE_ENUM), "ALL"`,
		`{"requests":[{"deleteSheet":{},"addSheet":{}}]}`:                  `Invalid value at 'requests[0]' (oneof), oneof field 'kind' is already set. Cannot set 'deleteSheet'`,
		`{"requests":[]}`:                                                  `Must specify at least one request.`,
		`{"requests":[{"deleteSheet":{"sheetId":9}}]}`:                     `Invalid requests[0].deleteSheet: No sheet with id: 9`,
		`{"requests":[{"randomizeRange":{"range":{"sheetId":0}}}]}`:        `Invalid requests[0].randomizeRange: sheetstest does not know this request`,
		`{"requests":[{"updateCells":{"start":{},"rows":[]}}]}`:            `Invalid requests[0].updateCells: At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)`,
		`{"requests":[{"repeatCell":{"range":{},"fields":"usrEntered"}}]}`: `Invalid requests[0].repeatCell: Invalid field: usrEntered`,
	} {
		status, out := a.call("POST", ":batchUpdate", body)
		e := sub(out, "error")
		if status != 400 || str(e, "message") != want || str(e, "status") != "INVALID_ARGUMENT" {
			t.Errorf("%s\n got %d %s\nwant %s", body, status, str(e, "message"), want)
		}
	}
	if _, out := a.call("GET", "?includeGriddata=true", ""); !strings.Contains(str(sub(out, "error"), "message"), `Unknown name "includeGriddata": Cannot bind query parameter.`) {
		t.Errorf("unknown query parameter: %s", short(out))
	}
}

// TestLenientBodies are bodies that Google takes.
func TestLenientBodies(t *testing.T) {
	a := newAPI(t, Options{})
	for _, body := range []string{
		`{"requests":[{"updateSheetProperties":{"properties":{"sheetId":"0","title":"A","tabColor":null},"fields":"title"}}],"responseRanges":null}`,
		`{"requests":[{"update_sheet_properties":{"properties":{"sheet_id":0,"grid_properties":{"hide_gridlines":"True"}},"fields":"grid_properties.hide_gridlines"}}]}`,
		`{"requests":{"updateSpreadsheetProperties":{"properties":{"title":"One"},"fields":"title"}}}`,
	} {
		if status, out := a.call("POST", ":batchUpdate", body); status != 200 {
			t.Errorf("%s: %s", body, short(out))
		}
	}
	same(t, "state", a.get("properties.title,sheets.properties(title,gridProperties.hideGridlines)"),
		`{"properties":{"title":"One"},"sheets":[{"properties":{"title":"A","gridProperties":{"hideGridlines":true}}}]}`)
}

func TestBatchIsAtomic(t *testing.T) {
	a := newAPI(t, Options{})
	a.put("A1", `[["x"]]`)
	a.mark(1, "column", "status", column(3))
	before := a.ok("GET", "?includeGridData=true", "")
	message := a.refused(`{"addSheet":{"properties":{"title":"New"}}},
		{"updateCells":{"start":{},"fields":"*","rows":[{"values":[{"userEnteredValue":{"stringValue":"y"}}]}]}},
		{"deleteDimension":{"range":{"dimension":"ROWS","startIndex":0,"endIndex":1}}},
		{"insertDimension":{"range":{"dimension":"COLUMNS","startIndex":0,"endIndex":1}}},
		{"addSheet":{"properties":{"title":"sheet1"}}}`)
	if want := `Invalid requests[4].addSheet: A sheet with the name "sheet1" already exists. Please enter another name.`; message != want {
		t.Errorf("got %s, want %s", message, want)
	}
	after := a.ok("GET", "?includeGridData=true", "")
	if diff := cmp.Diff(before, after); diff != "" {
		t.Errorf("a refused batch left traces:\n%s", diff)
	}
}

func TestDocumentErrors(t *testing.T) {
	a := newAPI(t, Options{})
	message := func(verb, tail, body string) (int, string, string) {
		status, out := a.call(verb, tail, body)
		e := sub(out, "error")
		return status, str(e, "status"), str(e, "message")
	}
	const write = `{"requests":[{"updateSpreadsheetProperties":{"properties":{"title":"x"},"fields":"title"}}]}`
	check := func(what string, verb, tail, body string, code int, status, want string) {
		t.Helper()
		if c, s, m := message(verb, tail, body); c != code || s != status || m != want {
			t.Errorf("%s: got %d %s %q", what, c, s, m)
		}
	}
	a.srv.Share(a.id, CanRead)
	check("read-only, reading", "GET", "?fields=spreadsheetId", "", 200, "", "")
	check("read-only, writing", "POST", ":batchUpdate", write, 403, "PERMISSION_DENIED", "The caller does not have permission")
	a.srv.Share(a.id, NoAccess)
	check("not shared", "GET", "", "", 403, "PERMISSION_DENIED", "The caller does not have permission")
	a.srv.Share(a.id, CanWrite)
	a.srv.OfficeMode(a.id, true)
	check("office", "GET", "", "", 400, "FAILED_PRECONDITION", "This operation is not supported for this document")
	a.srv.OfficeMode(a.id, false)
	check("range", "GET", "/values/Nope!A1", "", 400, "INVALID_ARGUMENT", "Unable to parse range: Nope!A1")
	check("grid", "GET", "/values/A1001", "", 400, "INVALID_ARGUMENT", "Range (Sheet1!A1001) exceeds grid limits. Max rows: 1000, max columns: 26")
	a.srv.DisableAPI(true)
	if c, _, m := message("GET", "", ""); c != 403 || !strings.Contains(m, "Google Sheets API has not been used in project 123456789 before or it is disabled") {
		t.Errorf("disabled: %d %s", c, m)
	}
	a.srv.DisableAPI(false)
	a.id = "nope"
	check("not found", "GET", "", "", 404, "NOT_FOUND", "Requested entity was not found.")
}

func TestToken(t *testing.T) {
	a := newAPI(t, Options{Token: "good"})
	for token, want := range map[string]int{"": 401, "bad": 401, "good": 200} {
		req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, a.srv.Endpoint()+"v4/spreadsheets/"+a.id, http.NoBody)
		if err != nil {
			t.Fatal(err)
		}
		if token != "" {
			req.Header.Set("Authorization", "Bearer "+token)
		}
		resp, err := a.srv.Client().Do(req)
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		if resp.StatusCode != want {
			t.Errorf("token %q: %d, want %d", token, resp.StatusCode, want)
		}
	}
}
