package sheetstest

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
)

//go:embed schema.json
var schemaJSON []byte

// schema is a type of the discovery document.
type schema struct {
	Type       string             `json:"type,omitempty"`
	Ref        string             `json:"$ref,omitempty"`
	Format     string             `json:"format,omitempty"`
	Enum       []string           `json:"enum,omitempty"`
	Items      *schema            `json:"items,omitempty"`
	Properties map[string]*schema `json:"properties,omitempty"`
	Additional *schema            `json:"additionalProperties,omitempty"`
}

// method is a method of the API: which body it takes and which parameters.
type method struct {
	Request    *schema            `json:"request,omitempty"`
	Response   *schema            `json:"response,omitempty"`
	Parameters map[string]*schema `json:"parameters,omitempty"`
}

// discovery is what schema.json keeps of the discovery document.
type discovery struct {
	Schemas map[string]*schema `json:"schemas"`
	Methods map[string]*method `json:"methods"`
}

var loadDiscovery = sync.OnceValue(func() *discovery {
	d := new(discovery)
	if err := json.Unmarshal(schemaJSON, d); err != nil {
		panic("sheetstest: schema.json: " + err.Error())
	}
	return d
})

// normalizer checks a request body and collects what Google would complain of.
type normalizer struct {
	*discovery
	violations []violation
}

// normalize checks a decoded body against a schema: unknown names, wrong types
// and unknown enum values are refused; explicit nulls are dropped.
func (d *discovery) normalize(ref string, body obj) (obj, *apiError) {
	n := &normalizer{discovery: d}
	out, _ := n.value("", &schema{Ref: ref}, body).(obj)
	if len(n.violations) == 0 {
		return out, nil
	}
	var lines []string
	for _, v := range n.violations {
		lines = append(lines, v.description)
	}
	return nil, badRequest(strings.Join(lines, "\n"), n.violations...)
}

func (n *normalizer) value(path string, s *schema, v any) any {
	if s.Ref != "" {
		return n.object(path, n.Schemas[s.Ref], s.Ref, v)
	}
	switch s.Type {
	case "object":
		return n.object(path, s, "", v)
	case "array":
		return n.array(path, s, v)
	case "integer":
		return n.integer(path, s, v)
	case "number":
		return n.number(path, v)
	case "boolean":
		return n.boolean(path, v)
	case "string":
		return n.text(path, s, v)
	}
	return v // "any": a cell of a ValueRange, where null means skip
}

func (n *normalizer) object(path string, s *schema, ref string, v any) any {
	m, ok := v.(obj)
	if !ok {
		n.wrong(path, orElse(ref, "object"), v)
		return nil
	}
	out := make(obj, len(m))
	for _, name := range slices.Sorted(maps.Keys(m)) {
		prop := s.Properties[name]
		key := name
		if prop == nil {
			key = camel(name)
			prop = s.Properties[key]
		}
		if prop == nil && s.Additional != nil {
			key, prop = name, s.Additional
		}
		if prop == nil {
			n.unknown(path, name)
			continue
		}
		if m[name] == nil && prop.Type != "any" {
			continue
		}
		if x := n.value(join(path, key), prop, m[name]); x != nil {
			out[key] = x
		}
	}
	if ref == "Request" && len(out) > 1 {
		n.oneof(path, out)
	}
	return out
}

func (n *normalizer) array(path string, s *schema, v any) any {
	l, ok := v.([]any)
	if !ok {
		l = []any{v} // as Google's parser does
	}
	out := make([]any, 0, len(l))
	for i, x := range l {
		if x == nil && s.Items.Type != "any" {
			continue
		}
		if s.Items.Type == "any" {
			out = append(out, x)
			continue
		}
		out = append(out, n.value(path+"["+strconv.Itoa(i)+"]", s.Items, x))
	}
	return out
}

func (n *normalizer) integer(path string, s *schema, v any) any {
	switch x := v.(type) {
	case float64:
		if x == float64(int(x)) {
			return int(x)
		}
	case int:
		return x
	case string:
		if i, err := strconv.Atoi(x); err == nil {
			return i
		}
	}
	n.wrong(path, "TYPE_"+strings.ToUpper(orElse(s.Format, "int32")), v)
	return nil
}

func (n *normalizer) number(path string, v any) any {
	switch x := v.(type) {
	case float64:
		return x
	case string:
		if f, err := strconv.ParseFloat(x, 64); err == nil {
			return f
		}
	}
	n.wrong(path, "TYPE_DOUBLE", v)
	return nil
}

func (n *normalizer) boolean(path string, v any) any {
	if b, ok := v.(bool); ok {
		return b
	}
	if s, ok := v.(string); ok {
		if b, ok := parseBool(s); ok {
			return b
		}
	}
	n.wrong(path, "TYPE_BOOL", v)
	return nil
}

func (n *normalizer) text(path string, s *schema, v any) any {
	x, ok := v.(string)
	if !ok {
		n.wrong(path, "TYPE_STRING", v)
		return nil
	}
	if len(s.Enum) > 0 && !slices.Contains(s.Enum, x) {
		n.wrong(path, "TYPE_ENUM", v)
		return nil
	}
	return x
}

func (n *normalizer) unknown(path, name string) {
	at := ""
	if path != "" {
		at = " at '" + snake(path) + "'"
	}
	n.violations = append(n.violations, violation{snake(path), fmt.Sprintf("Invalid JSON payload received. Unknown name %q%s: Cannot find field.", name, at)})
}

func (n *normalizer) wrong(path, kind string, v any) {
	shown, err := json.Marshal(v)
	if err != nil {
		shown = []byte("?") // what was decoded from JSON encodes again
	}
	n.violations = append(n.violations, violation{snake(path), fmt.Sprintf("Invalid value at '%s' (%s), %s", snake(path), kind, shown)})
}

func (n *normalizer) oneof(path string, m obj) {
	second := slices.Sorted(maps.Keys(m))[1]
	n.violations = append(n.violations, violation{snake(path), fmt.Sprintf("Invalid value at '%s' (oneof), oneof field 'kind' is already set. Cannot set '%s'", snake(path), second)})
}

// parseBool reads a boolean of a query or body; Python's True and False pass.
func parseBool(s string) (value, ok bool) {
	switch s {
	case "true", "True", "TRUE", "1":
		return true, true
	case "false", "False", "FALSE", "0", "":
		return false, true
	}
	return false, false
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

func orElse(s, fallback string) string {
	if s == "" {
		return fallback
	}
	return s
}

// snake turns lowerCamel into lower_snake, as Google names fields in errors.
func snake(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r >= 'A' && r <= 'Z' {
			b.WriteByte('_')
			r += 'a' - 'A'
		}
		b.WriteRune(r)
	}
	return b.String()
}

// camel turns lower_snake into lowerCamel; Google's parser takes both.
func camel(s string) string {
	parts := strings.Split(s, "_")
	for i, p := range parts[1:] {
		if p != "" {
			parts[i+1] = strings.ToUpper(p[:1]) + p[1:]
		}
	}
	return strings.Join(parts, "")
}
