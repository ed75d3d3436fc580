package report

import (
	"io"
	"net/url"
	"path/filepath"

	"rubric"
)

// SARIF is what a SARIF log says besides the findings.
type SARIF struct {
	URI   string // the workbook: a path or an address
	Rules []RuleInfo
}

// CheckSARIF writes a check as a SARIF 2.1.0 log with one run. A workbook has no
// lines of text: a place is a logical location (tab and cell), and the region's
// start line is the row, which is what viewers can show.
//
// See https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html.
func CheckSARIF(w io.Writer, c Checked, s SARIF, o Options) error {
	run := sarifRun{
		Tool:    sarifTool{Driver: sarifDriver{Name: "rubric", Rules: make([]sarifRule, 0, len(s.Rules))}},
		Results: make([]sarifResult, 0, len(c.Check.Findings)),
	}
	index := map[string]int{}
	for i, r := range s.Rules {
		index[r.ID] = i
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRule{
			ID: r.ID, Short: sarifText{r.Title}, Full: sarifText{r.Doc}, Config: sarifConfig{sarifLevel(r.Severity)},
		})
	}
	for i := range c.Check.Findings {
		run.Results = append(run.Results, sarifResultOf(&c.Check.Findings[i], fileURI(s.URI), index, o))
	}
	run.Invocations = []sarifInvocation{sarifInvocationOf(c.Check, o)}
	return writeJSON(w, sarifLog{
		Schema:  "https://json.schemastore.org/sarif-2.1.0.json",
		Version: "2.1.0", Runs: []sarifRun{run},
	})
}

type sarifLog struct {
	Schema  string     `json:"$schema"`
	Version string     `json:"version"`
	Runs    []sarifRun `json:"runs"`
}

type sarifRun struct {
	Tool        sarifTool         `json:"tool"`
	Invocations []sarifInvocation `json:"invocations"`
	Results     []sarifResult     `json:"results"`
}

// sarifInvocation says of a run whether every check could do its work.
type sarifInvocation struct {
	Successful    bool                `json:"executionSuccessful"`
	Notifications []sarifNotification `json:"toolExecutionNotifications,omitempty"`
}

type sarifNotification struct {
	Level   string         `json:"level"`
	Message sarifText      `json:"message"`
	Rule    sarifRuleNamed `json:"associatedRule"`
}

type sarifRuleNamed struct {
	ID string `json:"id"`
}

type sarifTool struct {
	Driver sarifDriver `json:"driver"`
}

type sarifDriver struct {
	Name  string      `json:"name"`
	Rules []sarifRule `json:"rules"`
}

type sarifRule struct {
	ID     string      `json:"id"`
	Short  sarifText   `json:"shortDescription"`
	Full   sarifText   `json:"fullDescription"`
	Config sarifConfig `json:"defaultConfiguration"`
}

type sarifConfig struct {
	Level string `json:"level"`
}

type sarifText struct {
	Text string `json:"text"`
}

type sarifResult struct {
	RuleID       string             `json:"ruleId"`
	RuleIndex    *int               `json:"ruleIndex,omitempty"` // absent for a rule that the log does not list
	Level        string             `json:"level"`
	Message      sarifText          `json:"message"`
	Locations    []sarifLocation    `json:"locations"`
	Fingerprints map[string]string  `json:"partialFingerprints"`
	Suppressions []sarifSuppression `json:"suppressions,omitempty"`
}

type sarifSuppression struct {
	Kind          string `json:"kind"`
	Justification string `json:"justification,omitempty"`
}

type sarifLocation struct {
	Physical sarifPhysical  `json:"physicalLocation"`
	Logical  []sarifLogical `json:"logicalLocations,omitempty"`
}

type sarifPhysical struct {
	Artifact sarifArtifact `json:"artifactLocation"`
	Region   *sarifRegion  `json:"region,omitempty"`
}

type sarifArtifact struct {
	URI string `json:"uri"`
}

type sarifRegion struct {
	StartLine int `json:"startLine"`
}

type sarifLogical struct {
	Name               string `json:"name"`
	FullyQualifiedName string `json:"fullyQualifiedName"`
}

func sarifResultOf(f *rubric.Finding, uri string, index map[string]int, o Options) sarifResult {
	text := o.Message(f, o.Lang)
	if f.Suggestion != "" {
		text += " → " + f.Suggestion
	}
	r := sarifResult{
		RuleID: f.Rule, Level: sarifLevel(f.Severity), Message: sarifText{text},
		Locations:    []sarifLocation{{Physical: sarifPhysical{Artifact: sarifArtifact{uri}}}},
		Fingerprints: map[string]string{"rubric/v1": f.Key()},
	}
	if i, ok := index[f.Rule]; ok {
		r.RuleIndex = &i
	}
	if f.Pos.Tab != "" {
		r.Locations[0].Logical = []sarifLogical{{Name: f.Pos.Tab, FullyQualifiedName: f.Pos.String()}}
	}
	if f.Pos.Row > 0 {
		r.Locations[0].Physical.Region = &sarifRegion{StartLine: f.Pos.Row}
	}
	if f.Suppressed {
		r.Suppressions = []sarifSuppression{{Kind: "external", Justification: f.Reason}}
	}
	return r
}

// sarifInvocationOf tells of the checks that failed: that they found nothing
// says nothing about the book.
func sarifInvocationOf(c *rubric.Check, o Options) sarifInvocation {
	run := sarifInvocation{Successful: true}
	for i := range c.Rules {
		if r := &c.Rules[i]; r.State == rubric.RuleFailed {
			run.Successful = false
			run.Notifications = append(run.Notifications, sarifNotification{
				Level: "error", Message: sarifText{r.Reason.In(o.Lang)}, Rule: sarifRuleNamed{r.ID},
			})
		}
	}
	return run
}

func sarifLevel(s rubric.Severity) string {
	if s == rubric.Info {
		return "note"
	}
	return string(s)
}

// fileURI makes a relative or absolute URI of a path; an address stays itself.
func fileURI(name string) string {
	if u, err := url.Parse(name); err == nil && u.Scheme == "https" {
		return name
	}
	u := url.URL{Path: filepath.ToSlash(name)}
	if filepath.IsAbs(name) {
		u.Scheme = "file"
	}
	return u.String()
}
