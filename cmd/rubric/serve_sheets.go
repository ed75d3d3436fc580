package main

import (
	"context"
	"net/http"
	"time"

	"rubric"
	"rubric/server"
	"rubric/sheets"
	"rubric/sheets/auth"
	"rubric/sheets/drive"
)

// envDriveEndpoint is a base URL to reach instead of Google Drive's.
const envDriveEndpoint = "RUBRIC_GOOGLE_DRIVE_ENDPOINT"

// serviceSheets are the spreadsheets of the service: opened over one credential,
// looked at through Drive, and watched where Drive lets us.
type serviceSheets struct {
	*sheets.Opener
	drive *drive.Drive
}

var (
	_ server.Spreadsheets = (*serviceSheets)(nil)
	_ server.Watcher      = (*serviceSheets)(nil)
)

// serviceSheets finds the credentials of the service. Without any there are no
// spreadsheets, and the service works on files.
func (s *session) serviceSheets(ctx context.Context, waits *server.Waits) (*serviceSheets, error) {
	o := s.googleOptions()
	o.Changes = true // for Drive's notifications and times of change
	c, err := auth.Find(ctx, o)
	if err != nil {
		return nil, err
	}
	counted := *c
	counted.HTTP = &http.Client{Transport: countingTransport{c.HTTP}, Timeout: c.HTTP.Timeout}
	d, err := drive.New(ctx, counted.HTTP, s.Getenv(envDriveEndpoint))
	if err != nil {
		return nil, err
	}
	limits := sheets.DefaultLimits()
	limits.OnWait(waits.Add)
	return &serviceSheets{&sheets.Opener{Options: sheets.Options{
		Endpoint: s.Getenv(envSheetsEndpoint), HTTP: counted.HTTP, Account: c.Account, Limits: limits,
	}}, d}, nil
}

// countingTransport tells the server of every call that is made for a sync.
type countingTransport struct{ client *http.Client }

func (t countingTransport) RoundTrip(r *http.Request) (*http.Response, error) {
	server.CountCall(r.Context())
	if t.client.Transport == nil {
		return http.DefaultTransport.RoundTrip(r)
	}
	return t.client.Transport.RoundTrip(r)
}

// Name returns the id of the spreadsheet that an address or an id names.
func (s *serviceSheets) Name(words string) (string, bool) { return sheets.SpreadsheetID(words) }

// Address returns the address of a spreadsheet in a browser.
func (s *serviceSheets) Address(id string) string {
	return "https://docs.google.com/spreadsheets/d/" + id + "/edit"
}

// Probe asks Drive when the spreadsheet was changed. Where Drive may not be
// asked, as with a person's sign-in, the spreadsheet itself is read.
func (s *serviceSheets) Probe(ctx context.Context, id string) (string, error) {
	changed, err := s.drive.Changed(ctx, id)
	if err == nil {
		return "drive " + changed, nil
	}
	if !drive.Refused(err) {
		return "", noProbe(id, err)
	}
	src, err := s.Open(ctx, id)
	if err != nil {
		return "", err
	}
	_, revision, err := src.Read(ctx)
	return "sheet " + string(revision), err
}

func noProbe(id string, err error) error {
	return trouble(
		rubric.Text{RU: id + ": Google Диск не отвечает", EN: id + ": Google Drive does not answer"},
		rubric.Text{RU: "это проходит само; если нет, проверьте доступ сервиса в интернет", EN: "this passes by itself; if not, check that the service reaches the internet"},
		err)
}

// Watch opens a Drive channel on a spreadsheet.
func (s *serviceSheets) Watch(ctx context.Context, id, channel, token, address string, expires time.Time) (string, time.Time, error) {
	return s.drive.Watch(ctx, id, drive.Channel{ID: channel, Token: token, Address: address, Expires: expires})
}

// Stop closes a Drive channel.
func (s *serviceSheets) Stop(ctx context.Context, channel, resource string) error {
	return s.drive.Stop(ctx, channel, resource)
}
