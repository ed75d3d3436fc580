package sheetstest

import (
	"encoding/json"
	"testing"
)

func TestMaskNotations(t *testing.T) {
	const whole = `{"a":{"b":1,"c":{"d":2,"e":3}},"l":[{"x":1,"y":2},{"y":3}],"z":4}`
	for fields, want := range map[string]string{
		"a.b":           `{"a":{"b":1}}`,
		"a/b":           `{"a":{"b":1}}`,
		"a/c.d":         `{"a":{"c":{"d":2}}}`,
		"a(b,c/e),z":    `{"a":{"b":1,"c":{"e":3}},"z":4}`,
		"l.x":           `{"l":[{"x":1},{}]}`,
		"a.*":           `{"a":{"b":1,"c":{"d":2,"e":3}}}`,
		"*":             whole,
		"a.c(*)":        `{"a":{"c":{"d":2,"e":3}}}`,
		"*.c.d":         `{"a":{"c":{"d":2}},"l":[{},{}],"z":4}`,
		"a, z":          `{"a":{"b":1,"c":{"d":2,"e":3}},"z":4}`,
		"a.c.d,a.c":     `{"a":{"c":{"d":2,"e":3}}}`,
		"missing.thing": `{}`,
	} {
		m, ok := parseMask(fields)
		if !ok {
			t.Errorf("%q does not parse", fields)
			continue
		}
		var v any
		if err := json.Unmarshal([]byte(whole), &v); err != nil {
			t.Fatal(err)
		}
		same(t, fields, m.apply(v), want)
	}
	for _, bad := range []string{"", "a..b", "a(b", "a)b", "a,,b", "(a)", "a(b))", "a."} {
		if _, ok := parseMask(bad); ok {
			t.Errorf("%q parses", bad)
		}
	}
}

func TestMaskMerge(t *testing.T) {
	for _, c := range []struct{ fields, dst, src, want string }{
		{"a", `{"a":1,"b":2}`, `{"a":3,"b":4}`, `{"a":3,"b":2}`},
		{"a", `{"a":1,"b":2}`, `{}`, `{"b":2}`},
		{"a.x", `{"a":{"x":1,"y":2}}`, `{"a":{"x":5}}`, `{"a":{"x":5,"y":2}}`},
		{"a.x", `{"a":{"x":1}}`, `{}`, `{}`},
		{"a(x,y)", `{}`, `{"a":{"x":1,"z":3}}`, `{"a":{"x":1}}`},
	} {
		m, _ := parseMask(c.fields)
		var dst, src obj
		if json.Unmarshal([]byte(c.dst), &dst) != nil || json.Unmarshal([]byte(c.src), &src) != nil {
			t.Fatal(c)
		}
		same(t, c.fields+" onto "+c.dst, m.merge(dst, src), c.want)
	}
}

func TestUnknownResponseField(t *testing.T) {
	a := newAPI(t, Options{})
	status, out := a.call("GET", "?fields=sheets.data.rowDta", "")
	same(t, "error", obj{"status": status, "error": out["error"]}, `{"status":400,"error":{"code":400,"status":"INVALID_ARGUMENT",
		"message":"Request contains an invalid argument.","details":[{"@type":"type.googleapis.com/google.rpc.BadRequest","fieldViolations":[
		{"field":"sheets.data.rowDta","description":"Error expanding 'fields' parameter. Cannot find matching fields for path 'sheets.data.rowDta'."}]}]}}`)
}
