package sheetstest_test

import (
	"errors"
	"net/http/httptest"
	"testing"

	"google.golang.org/api/drive/v3"
	"google.golang.org/api/googleapi"
	"google.golang.org/api/option"
	"google.golang.org/api/sheets/v4"

	"rubric/sheets/sheetstest"
)

// TestOfficialClients drives the stand-in through Google's own Go clients, in
// process and over a socket.
func TestOfficialClients(t *testing.T) {
	srv := sheetstest.New(sheetstest.Options{})
	socket := httptest.NewServer(srv)
	defer socket.Close()
	for name, opts := range map[string][2][]option.ClientOption{
		"in process": {
			{option.WithHTTPClient(srv.Client()), option.WithEndpoint(srv.Endpoint())},
			{option.WithHTTPClient(srv.Client()), option.WithEndpoint(srv.DriveEndpoint())},
		},
		"socket": {
			{option.WithoutAuthentication(), option.WithEndpoint(socket.URL)},
			{option.WithoutAuthentication(), option.WithEndpoint(socket.URL + "/drive/v3/")},
		},
	} {
		t.Run(name, func(t *testing.T) { roundTrip(t, opts[0], opts[1]) })
	}
}

func roundTrip(t *testing.T, forSheets, forDrive []option.ClientOption) {
	t.Helper()
	svc, err := sheets.NewService(t.Context(), forSheets...)
	if err != nil {
		t.Fatal(err)
	}
	files, err := drive.NewService(t.Context(), forDrive...)
	if err != nil {
		t.Fatal(err)
	}
	file, err := files.Files.Create(&drive.File{Name: "План", MimeType: "application/vnd.google-apps.spreadsheet"}).Do()
	if err != nil {
		t.Fatal(err)
	}
	writeThrough(t, svc, file.Id)
	book, err := svc.Spreadsheets.Get(file.Id).Fields("properties.title", "sheets(properties.sheetId,data(columnMetadata.developerMetadata,rowData.values(effectiveValue,effectiveFormat.numberFormat)))").Do()
	if err != nil {
		t.Fatal(err)
	}
	data := book.Sheets[0].Data[0]
	if got := *data.RowData[1].Values[2].EffectiveValue.StringValue; got != "=не формула" {
		t.Errorf("a RAW text came back as %q", got)
	}
	if meta := data.ColumnMetadata[2].DeveloperMetadata; len(meta) != 1 || meta[0].MetadataKey != "rubric.column" {
		t.Errorf("the column's metadata: %+v", meta)
	}
	if err := files.Files.Delete(file.Id).Do(); err != nil {
		t.Fatal(err)
	}
	_, err = svc.Spreadsheets.Get(file.Id).Do()
	var refused *googleapi.Error
	if !errors.As(err, &refused) || refused.Code != 404 || refused.Message != "Requested entity was not found." {
		t.Errorf("a deleted file: %v", err)
	}
}

// writeThrough marks a column and writes to it by its mark.
func writeThrough(t *testing.T, svc *sheets.Service, id string) {
	t.Helper()
	_, err := svc.Spreadsheets.BatchUpdate(id, &sheets.BatchUpdateSpreadsheetRequest{Requests: []*sheets.Request{{
		CreateDeveloperMetadata: &sheets.CreateDeveloperMetadataRequest{DeveloperMetadata: &sheets.DeveloperMetadata{
			MetadataId: 7, MetadataKey: "rubric.column", Visibility: "DOCUMENT",
			Location: &sheets.DeveloperMetadataLocation{DimensionRange: &sheets.DimensionRange{
				Dimension: "COLUMNS", StartIndex: 2, EndIndex: 3, ForceSendFields: []string{"SheetId"},
			}},
		}},
	}}}).Do()
	if err != nil {
		t.Fatal(err)
	}
	out, err := svc.Spreadsheets.Values.BatchUpdateByDataFilter(id, &sheets.BatchUpdateValuesByDataFilterRequest{
		ValueInputOption: "RAW", IncludeValuesInResponse: true,
		Data: []*sheets.DataFilterValueRange{{
			DataFilter:     &sheets.DataFilter{DeveloperMetadataLookup: &sheets.DeveloperMetadataLookup{MetadataId: 7}},
			MajorDimension: "COLUMNS", Values: [][]any{{nil, "=не формула"}},
		}},
	}).Do()
	if err != nil {
		t.Fatal(err)
	}
	if len(out.Responses) != 1 || len(out.Responses[0].UpdatedData.Values) != 1 {
		t.Fatalf("responses: %+v", out.Responses)
	}
}
