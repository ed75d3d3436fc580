package sheets

import (
	"context"
	"net/url"
	"regexp"
	"strings"
	"sync"

	"rubric"
)

// Opener opens spreadsheets by their addresses or ids.
type Opener struct {
	Options
	once   sync.Once
	limits *Limits
}

var _ rubric.Opener = (*Opener)(nil)

// Open returns the source of a spreadsheet without reading it. All that one
// opener opens share its limits, for they share its credential.
func (o *Opener) Open(_ context.Context, name string) (rubric.Source, error) {
	id, ok := SpreadsheetID(name)
	if !ok {
		return nil, &rubric.Problem{
			What: rubric.Text{RU: "это не адрес таблицы Google: " + name, EN: "not the address of a Google spreadsheet: " + name},
			Hint: rubric.Text{
				RU: "скопируйте адрес из строки браузера, он начинается с https://docs.google.com/spreadsheets/d/",
				EN: "copy the address from the browser, it begins with https://docs.google.com/spreadsheets/d/",
			},
		}
	}
	o.once.Do(func() {
		if o.limits = o.Limits; o.limits == nil {
			o.limits = DefaultLimits()
		}
	})
	options := o.Options
	options.Limits = o.limits
	return Open(id, options), nil
}

// SpreadsheetID returns the id that a person's words name: the address of a
// spreadsheet in a browser, or the bare id.
func SpreadsheetID(name string) (string, bool) {
	name = strings.TrimSpace(name)
	if !strings.Contains(name, "/") {
		return name, bareID.MatchString(name)
	}
	if !strings.Contains(name, "://") {
		name = "https://" + name
	}
	u, err := url.Parse(name)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" {
		return "", false
	}
	switch u.Hostname() {
	case "docs.google.com", "drive.google.com", "sheets.google.com":
	default:
		return "", false
	}
	if id := u.Query().Get("id"); bareID.MatchString(id) {
		return id, true
	}
	parts := strings.Split(u.Path, "/")
	for i, part := range parts[:len(parts)-1] {
		// A published page (…/d/e/2PACX-…) has no id in its address.
		if part == "d" && bareID.MatchString(parts[i+1]) {
			return parts[i+1], true
		}
	}
	return "", false
}

// bareID is what an id looks like: 44 characters as a rule, without a point, so
// that no file name is one.
var bareID = regexp.MustCompile(`^[A-Za-z0-9_-]{20,}$`)
