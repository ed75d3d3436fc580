package report_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"io"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rubric"
	"rubric/excel"
	"rubric/internal/layout"
	"rubric/internal/reconcile"
	"rubric/internal/report"
	"rubric/rules"
)

const exampleBook = "../../examples/coffee-roaster.ru.xlsx"

// checkedExample is a check of the example book, own checks included, with one rule that failed.
func checkedExample(t *testing.T) (report.Checked, []report.RuleInfo) {
	t.Helper()
	r, err := reconcile.Check(t.Context(), excel.Open(exampleBook, excel.Options{}),
		reconcile.Options{Layout: layout.Options{AsOf: rubric.NewDate(2026, time.May, 20)}})
	if err != nil {
		t.Fatal(err)
	}
	r.Check.Rules[3].State, r.Check.Rules[3].Reason = rubric.RuleFailed, rubric.Text{RU: "сбой", EN: "a fault"}
	var infos []report.RuleInfo
	for _, rule := range rules.Of(r.Book) {
		infos = append(infos, report.RuleInfo{ID: rule.ID, Severity: rule.Severity, Card: rule.Card, Title: rule.Doc.Title.RU, Doc: rule.Doc.In(rubric.Russian)})
	}
	return report.Checked{Book: r.Book, Check: r.Check, Assessment: r.Assessment}, infos
}

func realOptions() report.Options {
	return report.Options{Lang: rubric.Russian, Message: rules.Message}
}

// sarifLog is what of SARIF 2.1.0 a log must have, and what viewers read. Its
// section numbers are those of the standard.
type sarifLog struct {
	Schema  string `json:"$schema"`
	Version string `json:"version"`
	Runs    []struct {
		Tool struct {
			Driver struct {
				Name  string `json:"name"`
				Rules []struct {
					ID            string     `json:"id"`
					Short         sarifWords `json:"shortDescription"`
					Full          sarifWords `json:"fullDescription"`
					Configuration struct {
						Level string `json:"level"`
					} `json:"defaultConfiguration"`
				} `json:"rules"`
			} `json:"driver"`
		} `json:"tool"`
		Invocations []struct {
			Successful    *bool `json:"executionSuccessful"`
			Notifications []struct {
				Level   string     `json:"level"`
				Message sarifWords `json:"message"`
				Rule    struct {
					ID string `json:"id"`
				} `json:"associatedRule"`
			} `json:"toolExecutionNotifications"`
		} `json:"invocations"`
		Results []sarifResult `json:"results"`
	} `json:"runs"`
}

type sarifWords struct {
	Text string `json:"text"`
}

type sarifResult struct {
	RuleID    string     `json:"ruleId"`
	RuleIndex *int       `json:"ruleIndex"`
	Level     string     `json:"level"`
	Message   sarifWords `json:"message"`
	Locations []struct {
		Physical struct {
			Artifact struct {
				URI string `json:"uri"`
			} `json:"artifactLocation"`
			Region *struct {
				StartLine int `json:"startLine"`
			} `json:"region"`
		} `json:"physicalLocation"`
		Logical []struct {
			Name               string `json:"name"`
			FullyQualifiedName string `json:"fullyQualifiedName"`
		} `json:"logicalLocations"`
	} `json:"locations"`
	Fingerprints map[string]string `json:"partialFingerprints"`
	Suppressions []struct {
		Kind string `json:"kind"`
	} `json:"suppressions"`
}

func TestSARIFHasTheEssentials(t *testing.T) {
	c, infos := checkedExample(t)
	var b bytes.Buffer
	if err := report.CheckSARIF(&b, c, report.SARIF{URI: "папка/мой план.xlsx", Rules: infos}, realOptions()); err != nil {
		t.Fatal(err)
	}
	var log sarifLog
	if err := json.Unmarshal(b.Bytes(), &log); err != nil {
		t.Fatal(err)
	}
	if log.Version != "2.1.0" || !strings.Contains(log.Schema, "sarif-2.1.0") || len(log.Runs) != 1 { // 3.13
		t.Fatalf("version %q, schema %q, %d runs", log.Version, log.Schema, len(log.Runs))
	}
	run := log.Runs[0]
	if run.Tool.Driver.Name == "" || len(run.Tool.Driver.Rules) != len(infos) { // 3.19
		t.Errorf("driver %q with %d rules", run.Tool.Driver.Name, len(run.Tool.Driver.Rules))
	}
	seen := map[string]bool{}
	for _, r := range run.Tool.Driver.Rules { // 3.49
		if r.ID == "" || seen[r.ID] || r.Short.Text == "" || r.Full.Text == "" || !isLevel(r.Configuration.Level) {
			t.Errorf("rule %+v", r)
		}
		seen[r.ID] = true
	}
	if len(run.Results) != len(c.Check.Findings) {
		t.Errorf("%d results of %d findings", len(run.Results), len(c.Check.Findings))
	}
	own := 0
	for i, r := range run.Results {
		f := &c.Check.Findings[i]
		if r.RuleIndex == nil || run.Tool.Driver.Rules[*r.RuleIndex].ID != r.RuleID || r.RuleID != f.Rule { // 3.27.6
			t.Errorf("%s is not the rule at its index", r.RuleID)
			continue
		}
		if f.Rule == "промокод-в-тексте" {
			own++
		}
		holdSARIFResult(t, &r, f)
	}
	if own != 1 {
		t.Errorf("%d results of a check of the team's own", own)
	}
	if in := run.Invocations; len(in) != 1 || in[0].Successful == nil || *in[0].Successful || len(in[0].Notifications) != 1 || // 3.20
		in[0].Notifications[0].Rule.ID != c.Check.Rules[3].ID || in[0].Notifications[0].Message.Text != "сбой" {
		t.Errorf("a rule that failed is told as %+v", in)
	}
}

func isLevel(s string) bool { return slices.Contains([]string{"none", "note", "warning", "error"}, s) }

func holdSARIFResult(t *testing.T, r *sarifResult, f *rubric.Finding) {
	t.Helper()
	if !isLevel(r.Level) || r.Message.Text == "" || len(r.Locations) != 1 || r.Fingerprints["rubric/v1"] == "" {
		t.Errorf("%+v", r)
		return
	}
	at := r.Locations[0]
	if u, err := url.Parse(at.Physical.Artifact.URI); err != nil || u.Path != "папка/мой план.xlsx" || strings.ContainsAny(at.Physical.Artifact.URI, " ") { // 3.4.3
		t.Errorf("uri %q: %v", at.Physical.Artifact.URI, err)
	}
	if f.Pos.Row > 0 && (at.Physical.Region == nil || at.Physical.Region.StartLine != f.Pos.Row) { // 3.30.5
		t.Errorf("%s: region %+v", f.Pos, at.Physical.Region)
	}
	if f.Pos.Tab != "" && (len(at.Logical) != 1 || at.Logical[0].Name != f.Pos.Tab || at.Logical[0].FullyQualifiedName != f.Pos.String()) { // 3.33
		t.Errorf("%s: logical %+v", f.Pos, at.Logical)
	}
	if (len(r.Suppressions) > 0) != f.Suppressed {
		t.Errorf("%s: suppressions %+v", f.Pos, r.Suppressions)
	}
}

func TestJUnitIsReadAsBuildServersDo(t *testing.T) {
	c, _ := checkedExample(t)
	var b bytes.Buffer
	if err := report.CheckJUnit(&b, c, realOptions()); err != nil {
		t.Fatal(err)
	}
	var doc struct {
		XMLName xml.Name `xml:"testsuites"`
		Suites  []struct {
			Name     string `xml:"name,attr"`
			Tests    int    `xml:"tests,attr"`
			Failures int    `xml:"failures,attr"`
			Errors   int    `xml:"errors,attr"`
			Skipped  int    `xml:"skipped,attr"`
			Cases    []struct {
				Name     string `xml:"name,attr"`
				Class    string `xml:"classname,attr"`
				Failures []struct {
					Message string `xml:"message,attr"`
					Type    string `xml:"type,attr"`
				} `xml:"failure"`
				Error   *struct{} `xml:"error"`
				Skipped *struct{} `xml:"skipped"`
			} `xml:"testcase"`
		} `xml:"testsuite"`
	}
	if err := xml.Unmarshal(b.Bytes(), &doc); err != nil {
		t.Fatal(err)
	}
	if len(doc.Suites) != 1 {
		t.Fatalf("%d suites", len(doc.Suites))
	}
	s := doc.Suites[0]
	failed, errors, skipped, told := 0, 0, 0, 0
	for _, one := range s.Cases {
		if one.Name == "" || one.Class == "" {
			t.Errorf("%+v", one)
		}
		if len(one.Failures) > 0 {
			failed++
		}
		if one.Error != nil {
			errors++
		}
		if one.Skipped != nil {
			skipped++
		}
		told += len(one.Failures)
	}
	open := 0
	for i := range c.Check.Findings {
		if c.Check.Findings[i].Open() {
			open++
		}
	}
	if s.Tests != len(s.Cases) || s.Tests != len(c.Check.Rules) || s.Failures != failed || s.Errors != errors || errors != 1 || s.Skipped != skipped || told != open {
		t.Errorf("told %d of %d findings; counted %d %d %d, said %+v", told, open, failed, errors, skipped, s)
	}
}

func TestSameCheckSameBytes(t *testing.T) {
	for name, write := range map[string]func(io.Writer, report.Checked, []report.RuleInfo) error{
		"json": func(w io.Writer, c report.Checked, _ []report.RuleInfo) error {
			return report.CheckJSON(w, c, realOptions())
		},
		"text": func(w io.Writer, c report.Checked, _ []report.RuleInfo) error {
			return report.CheckText(w, c, realOptions())
		},
		"markdown": func(w io.Writer, c report.Checked, _ []report.RuleInfo) error {
			return report.CheckMarkdown(w, c, realOptions())
		},
		"junit": func(w io.Writer, c report.Checked, _ []report.RuleInfo) error {
			return report.CheckJUnit(w, c, realOptions())
		},
		"sarif": func(w io.Writer, c report.Checked, infos []report.RuleInfo) error {
			return report.CheckSARIF(w, c, report.SARIF{URI: "plan.xlsx", Rules: infos}, realOptions())
		},
	} {
		var first string
		for range 3 {
			c, infos := checkedExample(t) // read and checked anew
			var b bytes.Buffer
			if err := write(&b, c, infos); err != nil {
				t.Fatal(err)
			}
			if first == "" {
				first = b.String()
			}
			if diff := cmp.Diff(first, b.String()); diff != "" {
				t.Errorf("%s: %s", name, diff)
			}
		}
	}
}
