// Package appsscript makes the Apps Script that a team pastes into its
// spreadsheet, so that the service hears of edits within seconds: Drive's own
// notifications are late and not reliable.
//
// It lives beside the Sheets source because both tell our columns and tabs by
// the same metadata. It knows the scheme of Standard Webhooks only as the script
// speaks it; that the service understands the script is for its test to show.
package appsscript

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"strings"

	"rubric"
	"rubric/sheets"
)

// Hook is where a script reports to.
type Hook struct {
	URL    string      // the full address of the book's webhook
	Secret string      // "whsec_…", the book's
	Lang   rubric.Lang // of the steps at the top and of what the script says
}

// settings are what script.js knows as RUBRIC; people look for the first two.
type settings struct {
	URL       string            `json:"url"`
	Secret    string            `json:"secret"`
	ColumnKey string            `json:"columnKey"`
	TabKey    string            `json:"tabKey"`
	Messages  map[string]string `json:"messages"`
}

//go:embed script.js
var body string

// Script returns the script. It holds the secret, and so does whatever it is
// kept in.
func Script(h Hook) (string, error) {
	var out bytes.Buffer
	for line := range strings.Lines(steps.In(h.Lang)) {
		fmt.Fprint(&out, strings.TrimRight("// "+line, " \n"), "\n")
	}
	fmt.Fprint(&out, "\nconst RUBRIC = ")
	// What JSON writes is JavaScript too: it escapes what a string may not hold.
	encoder := json.NewEncoder(&out)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(settings{h.URL, h.Secret, sheets.ColumnKey, sheets.TabKey, messages(h.Lang)}); err != nil { //nolint:gosec // the script is where the secret belongs
		return "", fmt.Errorf("writing the script: %w", err)
	}
	fmt.Fprint(&out, "\n", body)
	return out.String(), nil
}

func messages(lang rubric.Lang) map[string]string {
	out := map[string]string{}
	for name, text := range words {
		out[name] = text.In(lang)
	}
	return out
}
