package report_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubric"
	"rubric/internal/report"
)

// The keys of the contracts, object by object. A path names where an object
// stands; the rows of a list are "[]".
const (
	inspectKeys = `
: book tabs entries goals tasks rubrics formats channels people needs stats voice dates approvals slots notes
book: title kind lang timeZone
tabs[]: name role layout hidden headerRows fields unmapped generated
tabs[].fields[]: field column header
tabs[].unmapped[]: column header
entries[]: id tab row column date dateEnd time weekday channels rubric format topic text visual task owner status statusText approver link hashtags cta campaign ad erid budget comment notes exception
goals[]: tab row goal metric baseline target start deadline fact factDate owner updated
tasks[]: tab row task goal horizon start end audience message share reviewed
rubrics[]: tab row rubric description tasks formats channels share active
formats[]: tab row format channels hours needsVisual noApproval
channels[]: tab row channel minPerWeek maxPerWeek maxGapDays erBase
people[]: tab row who role hoursPerWeek formats from to
needs[]: tab row what from due here
stats[]: tab row period channel followersStart followersEnd reach reactions comments shares saves posts
voice[]: tab row phrase kind instead
dates[]: tab row date event postNeeded dayOff
approvals[]: tab row month approver date read conditions
notes[]: code tab row cell message
`
	checkKeys = `
: book asOf entries findings rules assessment
book: title kind lang timeZone
findings[]: rule severity actor card part tab row cell field entry value message suggestion suppressed new
rules[]: id state assessed affected reason
assessment: verdict because totals cards
assessment.totals: management department
assessment.totals.management: score
assessment.totals.department: score
assessment.cards[]: card state score assessed notAssessable actor summary next previous
`
	rulesKeys = `
[]: id severity actor card needs params title doc
`
)

// nullable are the keys that may be null: numbers that are not there.
var nullable = strings.Fields(`baseline target fact share hours minPerWeek maxPerWeek maxGapDays hoursPerWeek
	followersStart followersEnd reach reactions comments shares saves posts score previous`)

func parseKeys(table string) map[string][]string {
	keys := map[string][]string{}
	for line := range strings.SplitSeq(strings.TrimSpace(table), "\n") {
		path, names, _ := strings.Cut(line, ":")
		keys[path] = strings.Fields(names)
		slices.Sort(keys[path])
	}
	return keys
}

// walk holds every object of a document against the contract's keys.
func walk(t *testing.T, keys map[string][]string, seen map[string]bool, path string, v any) {
	t.Helper()
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			walk(t, keys, seen, path+"[]", item)
		}
	case map[string]any:
		want, known := keys[path]
		if !known {
			return // an open set of names, such as parameters
		}
		seen[path] = true
		var got []string
		for name, value := range v {
			if path == "findings[]" && (name == "count" || name == "rows") {
				continue // of leading findings only
			}
			got = append(got, name)
			if value == nil && !slices.Contains(nullable, name) {
				t.Errorf("%s.%s is null", path, name)
			}
			walk(t, keys, seen, strings.TrimPrefix(path+"."+name, "."), value)
		}
		slices.Sort(got)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("keys of %q (-contract +got):\n%s", path, diff)
		}
	}
}

func holdKeys(t *testing.T, table string, doc []byte) {
	t.Helper()
	var v any
	if err := json.Unmarshal(doc, &v); err != nil {
		t.Fatal(err)
	}
	keys, seen := parseKeys(table), map[string]bool{}
	walk(t, keys, seen, "", v)
	for path := range keys {
		if !seen[path] {
			t.Errorf("the sample has no object at %q: the test would see nothing there", path)
		}
	}
}

func TestJSONKeysAreTheContracts(t *testing.T) {
	var inspect, check, rules bytes.Buffer
	if err := report.InspectJSON(&inspect, book(), options(rubric.Russian)); err != nil {
		t.Fatal(err)
	}
	if err := report.CheckJSON(&check, checked(), options(rubric.Russian)); err != nil {
		t.Fatal(err)
	}
	if err := report.RulesJSON(&rules, ruleInfos()[:1]); err != nil {
		t.Fatal(err)
	}
	t.Run("inspect", func(t *testing.T) { holdKeys(t, inspectKeys, inspect.Bytes()) })
	t.Run("check", func(t *testing.T) { holdKeys(t, checkKeys, check.Bytes()) })
	t.Run("rules", func(t *testing.T) { holdKeys(t, rulesKeys, rules.Bytes()) })
}

// TestEmptyBookHasEveryList: nothing found is [], never null.
func TestEmptyBookHasEveryList(t *testing.T) {
	var b bytes.Buffer
	if err := report.InspectJSON(&b, &rubric.Book{}, options(rubric.English)); err != nil {
		t.Fatal(err)
	}
	empty := report.Checked{Book: &rubric.Book{}, Check: &rubric.Check{}, Assessment: &rubric.Assessment{}}
	if err := report.CheckJSON(&b, empty, options(rubric.English)); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(strings.ReplaceAll(b.String(), `"score":null`, ""), "null") {
		t.Errorf("a list is null: %s", b.String())
	}
}

// TestGeneratedTabsHaveRolesOfTheContract: scripts hold the role against the
// contract's list, which has none for the tab of a calendar's posts.
func TestGeneratedTabsHaveRolesOfTheContract(t *testing.T) {
	b := &rubric.Book{Tabs: []rubric.TabInfo{
		{Name: "Calendar", Role: rubric.RolePlan},
		{Name: "Assessment", Role: rubric.RoleAssessment},
		{Name: "Check", Role: rubric.RoleCheck},
		{Name: "_rubric", Role: rubric.RoleState},
		{Name: "Sheet1"},
	}}
	var out bytes.Buffer
	if err := report.InspectJSON(&out, b, options(rubric.English)); err != nil {
		t.Fatal(err)
	}
	type tab struct {
		Role      rubric.Role `json:"role"`
		Generated bool        `json:"generated"`
	}
	var got struct {
		Tabs []tab `json:"tabs"`
	}
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	want := []tab{
		{rubric.RolePlan, false}, {rubric.RoleAssessment, true}, {rubric.RoleOther, true}, {rubric.RoleState, true}, {rubric.RoleOther, false},
	}
	if diff := cmp.Diff(want, got.Tabs); diff != "" {
		t.Error(diff)
	}
}

func TestJSONIsOneLineAndReadable(t *testing.T) {
	var b bytes.Buffer
	if err := report.InspectJSON(&b, book(), options(rubric.Russian)); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(b.String(), "\n"); n != 1 {
		t.Errorf("%d line breaks, want 1 at the end", n)
	}
	if !strings.Contains(b.String(), "Тема <b> & ") {
		t.Error("markup is escaped: the output is no web page")
	}
}
