package drive_test

import (
	"net/http/httptest"
	"testing"
	"time"

	"rubric/sheets/drive"
	"rubric/sheets/sheetstest"
)

func TestDrive(t *testing.T) {
	srv := sheetstest.New(sheetstest.Options{})
	id := srv.Create("Plan")
	web := httptest.NewServer(srv)
	defer web.Close()
	for _, endpoint := range []string{web.URL, web.URL + "/drive/v3/"} {
		d, err := drive.New(t.Context(), web.Client(), endpoint)
		if err != nil {
			t.Fatal(err)
		}
		if changed, err := d.Changed(t.Context(), id); err != nil || changed == "" {
			t.Errorf("%s: changed %q, %v", endpoint, changed, err)
		}
		if _, err := d.Changed(t.Context(), "nothing-of-that-name-is-in-drive"); !drive.Refused(err) {
			t.Errorf("%s: a file that is not there: %v", endpoint, err)
		}
		resource, expires, err := d.Watch(t.Context(), id, drive.Channel{
			ID: "channel", Token: "token", Address: "https://rubric.example.org/hooks/drive", Expires: time.Now().Add(48 * time.Hour),
		})
		if err != nil || time.Until(expires) > drive.MaxLife {
			t.Fatalf("%s: expires %s, %v", endpoint, expires, err)
		}
		if err := d.Stop(t.Context(), "channel", resource); err != nil {
			t.Errorf("%s: %v", endpoint, err)
		}
		if open := srv.Channels(); len(open) > 0 {
			t.Errorf("%s: still open: %v", endpoint, open)
		}
	}
}
