package sheetstest

import (
	"net/url"
	"testing"
	"time"
)

func TestDriveFiles(t *testing.T) {
	now := time.Date(2026, 5, 20, 12, 0, 0, 0, time.UTC)
	a := newAPI(t, Options{Now: func() time.Time { return now }})
	other := a.srv.Create("It's")
	now = now.Add(time.Hour)
	a.put("A1", `[["x"]]`)
	_, out := a.raw("GET", "drive/v3/files/"+a.id+"?fields=name,createdTime,modifiedTime,capabilities/canEdit", "")
	same(t, "get", out, `{"name":"Book","createdTime":"2026-05-20T12:00:00.000Z","modifiedTime":"2026-05-20T13:00:00.000Z","capabilities":{"canEdit":true}}`)
	for q, want := range map[string]string{
		"": `[{"name":"It's"},{"name":"Book"}]`,
		`mimeType='application/vnd.google-apps.spreadsheet' and name = 'It\'s' and trashed = false`: `[{"name":"It's"}]`,
		`name="Book"`:    `[{"name":"Book"}]`,
		`name="nothing"`: `[]`,
	} {
		_, out := a.raw("GET", "drive/v3/files?fields=files(name)&q="+url.QueryEscape(q), "")
		same(t, q, out["files"], want)
	}
	if status, _ := a.raw("GET", "drive/v3/files?q=owner", ""); status != 400 {
		t.Errorf("a query that is not understood: %d", status)
	}
	a.srv.OfficeMode(other, true)
	_, out = a.raw("GET", "drive/v3/files/"+other, "")
	if str(out, "mimeType") != xlsxType {
		t.Errorf("office mode: %s", short(out))
	}
	a.srv.Share(other, NoAccess)
	if status, out := a.raw("GET", "drive/v3/files/"+other, ""); status != 404 || str(sub(out, "error"), "message") != "File not found: "+other+"." {
		t.Errorf("not shared: %d %s", status, short(out))
	}
	if status, _ := a.raw("DELETE", "drive/v3/files/"+a.id, ""); status != 204 {
		t.Errorf("delete: %d", status)
	}
	if status, _ := a.call("GET", "", ""); status != 404 {
		t.Errorf("after the delete: %d", status)
	}
}

func TestChannels(t *testing.T) {
	now := time.Date(2026, 5, 20, 12, 0, 0, 0, time.UTC)
	a := newAPI(t, Options{Now: func() time.Time { return now }})
	watch := func(body string) (int, obj) { return a.raw("POST", "drive/v3/files/"+a.id+"/watch", body) }
	_, out := watch(`{"id":"c1","type":"web_hook","address":"https://a.b/hook","token":"t","expiration":"99999999999999"}`)
	same(t, "a day at most", out, `{"kind":"api#channel","id":"c1","resourceId":"resource-`+a.id+`","token":"t","expiration":"1779364800000",
		"resourceUri":"https://www.googleapis.com/drive/v3/files/`+a.id+`?alt=json"}`)
	_, out = watch(`{"id":"c2","type":"web_hook","address":"https://a.b/hook"}`)
	if got := str(out, "expiration"); got != "1779282000000" {
		t.Errorf("an hour by default: %s", got)
	}
	for _, bad := range []string{
		`{"id":"c1","type":"web_hook","address":"https://a.b/hook"}`,
		`{"id":"c3","type":"web_hook","address":"http://a.b/hook"}`,
		`{"id":"c3","type":"mail","address":"https://a.b/hook"}`,
		`{"type":"web_hook","address":"https://a.b/hook"}`,
	} {
		if status, _ := watch(bad); status != 400 {
			t.Errorf("%s: %d", bad, status)
		}
	}
	if status, _ := a.raw("POST", "drive/v3/channels/stop", `{"id":"c2","resourceId":"resource-`+a.id+`"}`); status != 204 {
		t.Errorf("stop: %d", status)
	}
	if left := a.srv.Channels(); len(left) != 1 || left[0].ID != "c1" || left[0].Token != "t" {
		t.Errorf("left: %+v", left)
	}
}
