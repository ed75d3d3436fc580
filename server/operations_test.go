package server_test

import (
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// TestCountersOfHooksBeginAtZero holds that the alerts see the first event of a kind.
func TestCountersOfHooksBeginAtZero(t *testing.T) {
	metrics := string(start(t).do(http.MethodGet, "/metrics", "").body)
	for _, result := range []string{"queued", "repeated", "drive", "refused", "unknown", "failed"} {
		if want := `rubric_hooks_total{result="` + result + `"} 0`; !strings.Contains(metrics, want) {
			t.Errorf("no %s", want)
		}
	}
}

// TestOperationsKnowTheMetrics holds that the dashboard and the alert rules ask
// for figures that there are.
func TestOperationsKnowTheMetrics(t *testing.T) {
	s := start(t)
	s.put("plan.xlsx")
	b := s.register(`{"source":"plan.xlsx"}`)
	s.hook(b, "msg_1", time.Now())
	s.settled(b.id, 1)
	metrics := string(s.do(http.MethodGet, "/metrics", "").body)
	name := regexp.MustCompile(`rubric_[a-z_]+`)
	suffix := regexp.MustCompile(`_(bucket|count|sum)$`)
	for _, file := range []string{"grafana-dashboard.json", "alerts.yaml"} {
		text, err := os.ReadFile(filepath.Join("../docs/operations", file))
		if err != nil {
			t.Fatal(err)
		}
		names := name.FindAllString(string(text), -1)
		if len(names) == 0 {
			t.Errorf("%s asks for nothing", file)
		}
		for _, one := range names {
			if !strings.Contains(metrics, "# TYPE "+suffix.ReplaceAllString(one, "")+" ") {
				t.Errorf("%s asks for %s, and there is no such figure", file, one)
			}
		}
	}
}
