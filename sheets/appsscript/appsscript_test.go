package appsscript_test

import (
	"encoding/json"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"rubric"
	"rubric/internal/webhook"
	"rubric/sheets/appsscript"
)

const address = "https://rubric.example.com/hooks/books/b1"

// outcome is what a scenario did to the world, as google.js keeps it.
type outcome struct {
	Requests []struct {
		URL     string            `json:"url"`
		Method  string            `json:"method"`
		Type    string            `json:"type"`
		Body    string            `json:"body"`
		Headers map[string]string `json:"headers"`
		At      int64             `json:"at"`
	} `json:"requests"`
	Triggers []struct {
		Handler string `json:"handler"`
		On      string `json:"on"`
	} `json:"triggers"`
	Toasts []string `json:"toasts"`
	Log    []string `json:"log"`
	Thrown []string `json:"thrown"`
}

func script(t *testing.T, lang rubric.Lang, secret string) string {
	t.Helper()
	out, err := appsscript.Script(appsscript.Hook{URL: address, Secret: secret, Lang: lang})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// run runs the script in Node within a stand-in for Google's services, then the
// scenario, which may put messages into "said".
func run(t *testing.T, secret, scenario string) outcome {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		if slices.Contains(strings.Split(os.Getenv("RUBRIC_REQUIRE"), ","), "node") {
			t.Fatal("node is required (RUBRIC_REQUIRE) and absent")
		}
		t.Skip("node is absent: the Apps Script was not run")
	}
	stubs, err := os.ReadFile(filepath.Join("testdata", "google.js"))
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), node, "-")
	cmd.Stdin = strings.NewReader(string(stubs) + script(t, rubric.English, secret) + `
const said = [];
` + scenario + `
google.triggers = google.triggers.map((t) => ({ handler: t.handler, on: t.on }));
process.stdout.write(JSON.stringify({ ...google, thrown: said }));
`)
	var errors strings.Builder
	cmd.Stderr = &errors
	stdout, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, errors.String())
	}
	var out outcome
	if err := json.Unmarshal(stdout, &out); err != nil {
		t.Fatal(err)
	}
	if all := string(stdout) + errors.String(); strings.Contains(all, strings.TrimPrefix(secret, "whsec_")) {
		t.Errorf("the secret shows: %s", all)
	}
	return out
}

// sent returns the causes that were reported, after holding that every request
// is one that the service accepts.
func sent(t *testing.T, o outcome, secret string) []string {
	t.Helper()
	key, err := webhook.ParseSecret(secret)
	if err != nil {
		t.Fatal(err)
	}
	var causes []string
	seen := map[string]bool{}
	for _, r := range o.Requests {
		h := http.Header{}
		for name, value := range r.Headers {
			h.Set(name, value)
		}
		id, err := webhook.Verify(h, []byte(r.Body), time.Unix(r.At, 0), key)
		if err != nil {
			t.Errorf("%v: %+v", err, r)
		}
		if seen[id] {
			t.Errorf("the id %s was used twice", id)
		}
		seen[id] = true
		if r.URL != address || !strings.EqualFold(r.Method, http.MethodPost) || r.Type != "application/json" {
			t.Errorf("%s %s, %s", r.Method, r.URL, r.Type)
		}
		var body struct {
			Data struct {
				Cause string `json:"cause"`
			} `json:"data"`
		}
		if err := json.Unmarshal([]byte(r.Body), &body); err != nil {
			t.Error(err)
		}
		causes = append(causes, body.Data.Cause)
	}
	return causes
}

func TestScript(t *testing.T) {
	const (
		connected = "Rubric is connected: edits are checked by themselves."

		ours = `const sheet = sheetWith(7, [['rubric.column', 'status', 9], ['rubric.column', 'findings', 10], ['rubric.tab', 'assessment 8 d', null], ['team.note', 'x', 3]]);`
		tab  = `const sheet = sheetWith(8, [['rubric.tab', 'assessment 8 digest', null]]);`
	)
	for name, c := range map[string]struct {
		scenario string
		want     []string // what was reported
		triggers []string // what is left of triggers
		toasts   []string
		thrown   string // a part of each message
	}{
		"set up, twice": {
			scenario: `for (let i = 0; i < 2; i++) { setUpRubric(); }`,
			want:     []string{"setup", "setup"}, triggers: []string{"rubricOnEdit edit", "rubricOnChange change"},
			toasts: []string{connected, connected},
		},
		"set up that is refused": {
			scenario: `google.code = 401; said.push(thrown(setUpRubric));`,
			want:     []string{"setup"}, thrown: "rubric hook apps-script",
		},
		"set up in no spreadsheet": {
			scenario: `google.bound = false; said.push(thrown(setUpRubric));`,
			thrown:   "Extensions → Apps Script",
		},
		"remove": {
			scenario: `setUpRubric(); removeRubric();`,
			want:     []string{"setup"}, toasts: []string{connected, "Rubric is disconnected from this spreadsheet."},
		},
		"one edit": {
			scenario: ours + `rubricOnEdit(cells(sheet, 3, 3)); wait(100);`,
			want:     []string{"edit"},
		},
		"an edit in our columns": {scenario: ours + `rubricOnEdit(cells(sheet, 9, 10));`},
		"an edit over our columns and the team's": {
			scenario: ours + `rubricOnEdit(cells(sheet, 8, 10));`,
			want:     []string{"edit"},
		},
		"an edit in our tab":    {scenario: tab + `rubricOnEdit(cells(sheet, 1, 1));`},
		"an edit in its copy":   {scenario: tab + `sheet.getSheetId = () => 9; rubricOnEdit(cells(sheet, 1, 1));`, want: []string{"edit"}},
		"metadata out of reach": {scenario: `rubricOnEdit(cells({ getDeveloperMetadata() { throw new Error('x'); } }, 1, 1));`, want: []string{"edit"}},
		"cells that are changed are edited, too": {
			scenario: ours + `rubricOnChange({ changeType: 'EDIT' });`,
		},
		"rows are inserted": {scenario: `rubricOnChange({ changeType: 'INSERT_ROW' });`, want: []string{"change"}},
		"a burst": {
			scenario: ours + `for (let i = 0; i < 50; i++) { rubricOnEdit(cells(sheet, 3, 3)); google.now += 100; } wait(60); wait(61);`,
			want:     []string{"edit", "later"},
		},
		"a burst, before it is over": {
			scenario: ours + `for (let i = 0; i < 5; i++) { rubricOnEdit(cells(sheet, 3, 3)); }`,
			want:     []string{"edit"}, triggers: []string{"rubricLater time"},
		},
		"slow edits": {
			scenario: ours + `for (let i = 0; i < 3; i++) { rubricOnEdit(cells(sheet, 3, 3)); wait(30); }`,
			want:     []string{"edit", "edit", "edit"},
		},
		"no trigger to be had": {
			scenario: ours + `google.full = true; rubricOnEdit(cells(sheet, 3, 3)); rubricOnEdit(cells(sheet, 3, 3));`,
			want:     []string{"edit", "edit"},
		},
		"the lock is not to be had": {
			scenario: ours + `google.locked = true; rubricOnEdit(cells(sheet, 3, 3)); rubricOnEdit(cells(sheet, 3, 3));`,
			want:     []string{"edit", "edit"},
		},
		"the service is down and comes back": {
			scenario: ours + `google.code = 503; rubricOnEdit(cells(sheet, 3, 3)); google.code = 202; wait(60);`,
			want:     []string{"edit", "later"},
		},
		"the service cannot be reached": {
			scenario: ours + `google.code = 0; rubricOnEdit(cells(sheet, 3, 3)); google.code = 202; wait(60);`,
			want:     []string{"later"},
		},
		"the service stays down": {
			scenario: ours + `google.code = 0; rubricOnEdit(cells(sheet, 3, 3)); for (let i = 0; i < 9; i++) { const m = thrown(() => wait(60)); if (m) { said.push(m); } }`,
			thrown:   "does not answer",
		},
		"the book is gone": {
			scenario: ours + `google.code = 404; said.push(thrown(() => rubricOnEdit(cells(sheet, 3, 3)))); wait(100);`,
			want:     []string{"edit"}, thrown: "removeRubric",
		},
		"another page answers": {
			scenario: ours + `google.code = 302; said.push(thrown(() => rubricOnEdit(cells(sheet, 3, 3))));`,
			want:     []string{"edit"}, thrown: "302",
		},
	} {
		t.Run(name, func(t *testing.T) {
			secret := webhook.NewSecret()
			o := run(t, secret, c.scenario)
			if diff := cmp.Diff(c.want, sent(t, o, secret)); diff != "" {
				t.Errorf("reported (-want +got):\n%s", diff)
			}
			var triggers []string
			for _, left := range o.Triggers {
				triggers = append(triggers, left.Handler+" "+left.On)
			}
			if diff := cmp.Diff(c.triggers, triggers); diff != "" {
				t.Errorf("triggers (-want +got):\n%s", diff)
			}
			if (c.thrown != "") != (len(o.Thrown) == 1) {
				t.Errorf("said %q", o.Thrown)
			}
			for _, said := range o.Thrown {
				if !strings.Contains(said, c.thrown) {
					t.Errorf("said %q, want %q", said, c.thrown)
				}
			}
			if diff := cmp.Diff(c.toasts, o.Toasts, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("toasts (-want +got):\n%s", diff)
			}
			if len(o.Log) > 0 {
				t.Errorf("logged %q", o.Log)
			}
		})
	}
}

// TestTheTestCanFail holds that the verifier does look at what the script signs.
func TestTheTestCanFail(t *testing.T) {
	o := run(t, webhook.NewSecret(), `rubricOnChange({ changeType: 'OTHER' });`)
	key, err := webhook.ParseSecret(webhook.NewSecret())
	if err != nil {
		t.Fatal(err)
	}
	h := http.Header{}
	for name, value := range o.Requests[0].Headers {
		h.Set(name, value)
	}
	if _, err := webhook.Verify(h, []byte(o.Requests[0].Body), time.Unix(o.Requests[0].At, 0), key); err == nil {
		t.Error("a signature of another secret was accepted")
	}
}

func TestScriptSpeaksBothLanguages(t *testing.T) {
	ru, en := script(t, rubric.Russian, "whsec_x"), script(t, rubric.English, "whsec_x")
	if !strings.Contains(ru, "Рубрика подключена") || strings.Contains(ru, "Extensions → Apps Script") {
		t.Error("the Russian script is not")
	}
	if !strings.Contains(en, "Rubric is connected") || strings.ContainsAny(en, "абвгдежз") {
		t.Error("the English script is not")
	}
}

// TestNothingEscapesItsString holds that an address cannot become code.
func TestNothingEscapesItsString(t *testing.T) {
	const evil = "https://example.com/\"};alert(1);//\u2028</script>"
	out, err := appsscript.Script(appsscript.Hook{URL: evil, Secret: "whsec_x", Lang: rubric.English})
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(out, "const RUBRIC = ")
	var settings struct {
		URL string `json:"url"`
	}
	if err := json.NewDecoder(strings.NewReader(rest)).Decode(&settings); err != nil || settings.URL != evil {
		t.Errorf("%q, %v", settings.URL, err)
	}
	if strings.Contains(out, "\u2028") || strings.Contains(out, "</script>") {
		t.Error("what a script may not hold is not escaped")
	}
}
