package sheetstest

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite schema.json from the discovery document")

// TestSchemaIsCurrent holds schema.json against the discovery document of the
// google.golang.org/api in go.mod; run it with -update after an upgrade.
func TestSchemaIsCurrent(t *testing.T) {
	dir, err := exec.CommandContext(t.Context(), "go", "list", "-m", "-f", "{{.Dir}}", "google.golang.org/api").Output()
	if err != nil {
		t.Skip("no go command to find google.golang.org/api: ", err)
	}
	full, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "sheets", "v4", "sheets-api.json"))
	if err != nil {
		t.Skip("no discovery document: ", err)
	}
	want := trimmed(t, full)
	if *update {
		if err := os.WriteFile("schema.json", want, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !bytes.Equal(want, schemaJSON) {
		t.Error("schema.json is not what the discovery document says; run: go test ./sheets/sheetstest -run TestSchemaIsCurrent -update")
	}
}

// trimmed keeps names and types of the discovery document.
func trimmed(t *testing.T, full []byte) []byte {
	t.Helper()
	type resource struct {
		Methods   map[string]json.RawMessage `json:"methods"`
		Resources map[string]json.RawMessage `json:"resources"`
	}
	var top struct {
		resource
		Schemas map[string]*schema `json:"schemas"`
	}
	if err := json.Unmarshal(full, &top); err != nil {
		t.Fatal(err)
	}
	out := discovery{Schemas: top.Schemas, Methods: map[string]*method{}}
	var walk func(resource)
	walk = func(r resource) {
		for _, raw := range r.Methods {
			var m struct {
				method
				ID string `json:"id"`
			}
			if err := json.Unmarshal(raw, &m); err != nil {
				t.Fatal(err)
			}
			out.Methods[strings.TrimPrefix(m.ID, "sheets.")] = &m.method
		}
		for _, raw := range r.Resources {
			var below resource
			if err := json.Unmarshal(raw, &below); err != nil {
				t.Fatal(err)
			}
			walk(below)
		}
	}
	walk(top.resource)
	data, err := json.Marshal(out)
	if err != nil {
		t.Fatal(err)
	}
	return append(data, '\n')
}
