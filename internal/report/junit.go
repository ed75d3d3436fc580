package report

import (
	"encoding/xml"
	"io"

	"rubric"
)

// CheckJUnit writes a check as JUnit XML, as build servers read it: a test suite
// a book, a test case a rule, a failure a finding of its.
func CheckJUnit(w io.Writer, c Checked, o Options) error {
	suite := junitSuite{Name: c.Book.Title}
	cases := map[string]*junitCase{}
	for _, r := range c.Check.Rules {
		one := &junitCase{Name: r.ID, Class: "rubric." + string(r.Card)}
		switch r.State {
		case rubric.RuleFailed:
			one.Error = &junitNote{Message: r.Reason.In(o.Lang)}
			suite.Errors++
		case rubric.RuleNotAssessable, rubric.RuleOff:
			one.Skipped = &junitNote{Message: r.Reason.In(o.Lang)}
			suite.Skipped++
		}
		cases[r.ID] = one
		suite.Cases = append(suite.Cases, one)
	}
	for i := range c.Check.Findings {
		f := &c.Check.Findings[i]
		if !f.Open() {
			continue
		}
		one := cases[f.Rule]
		if one == nil {
			one = &junitCase{Name: f.Rule, Class: "rubric." + string(f.Card)}
			cases[f.Rule] = one
			suite.Cases = append(suite.Cases, one)
		}
		if len(one.Failures) == 0 {
			suite.Failures++
		}
		place := f.Pos.String()
		if place != "" {
			place += ": "
		}
		text := o.Message(f, o.Lang)
		if f.Suggestion != "" {
			text += " → " + f.Suggestion
		}
		one.Failures = append(one.Failures, junitNote{Message: place + text, Type: string(f.Severity)})
	}
	suite.Tests = len(suite.Cases)
	return writeXML(w, junitSuites{Suites: []junitSuite{suite}})
}

type junitSuites struct {
	XMLName xml.Name     `xml:"testsuites"`
	Suites  []junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name     string       `xml:"name,attr"`
	Tests    int          `xml:"tests,attr"`
	Failures int          `xml:"failures,attr"`
	Errors   int          `xml:"errors,attr"`
	Skipped  int          `xml:"skipped,attr"`
	Cases    []*junitCase `xml:"testcase"`
}

type junitCase struct {
	Name     string      `xml:"name,attr"`
	Class    string      `xml:"classname,attr"`
	Error    *junitNote  `xml:"error"`
	Skipped  *junitNote  `xml:"skipped"`
	Failures []junitNote `xml:"failure"`
}

type junitNote struct {
	Message string `xml:"message,attr"`
	Type    string `xml:"type,attr,omitempty"`
}

func writeXML(w io.Writer, doc any) error {
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	enc := xml.NewEncoder(w)
	enc.Indent("", "  ")
	if err := enc.Encode(doc); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}
