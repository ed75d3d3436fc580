package notify

import (
	"net/url"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestReadMail(t *testing.T) {
	to := []string{"b@x.org"}
	for address, want := range map[string]letterbox{
		"smtp://m.org/?from=a@x.org&to=b@x.org":                             {host: "m.org", port: 587, to: to},
		"SMTPS://m.org/?from=a@x.org&to=b@x.org":                            {host: "m.org", port: 465, implicitTLS: true, to: to},
		"smtp://m.org:465/?from=a@x.org&to=b@x.org":                         {host: "m.org", port: 465, implicitTLS: true, to: to},
		"smtps://m.org:2465/?from=a@x.org&to=b@x.org":                       {host: "m.org", port: 2465, implicitTLS: true, to: to},
		"smtp://m.org/?from=a@x.org&to=b@x.org&encryption=implicittls":      {host: "m.org", port: 465, implicitTLS: true, to: to},
		"smtp://m.org/?from=a@x.org&to=b@x.org&Encryption=none":             {host: "m.org", port: 587, plain: true, to: to},
		"smtp://m.org/?from=a@x.org&to=b@x.org&useStartTLS=No":              {host: "m.org", port: 587, plain: true, to: to},
		"smtp://m.org/?from=a@x.org&to=b@x.org&encryption=auto&starttls=no": {host: "m.org", port: 587, plain: true, to: to},
		"smtp://u:p@m.org/?fromAddress=a@x.org&toAddresses=c@x.org,+D+<d@x.org>&to=b@x.org": {
			host: "m.org", port: 587, user: "u", password: "p", to: []string{"b@x.org", "c@x.org", "d@x.org"},
		},
	} {
		u, err := url.Parse(address)
		if err != nil {
			t.Fatal(err)
		}
		got, err := readMail(u)
		if err != nil {
			t.Errorf("%s: %v", address, err)
			continue
		}
		want.from = "a@x.org"
		if diff := cmp.Diff(want, got, cmp.AllowUnexported(letterbox{})); diff != "" {
			t.Errorf("%s: %s", address, diff)
		}
	}
}
