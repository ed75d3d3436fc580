package sheetstest

import (
	"encoding/json"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestNoRequestPanics sends requests that fit the discovery document and make
// little sense. Each is applied or refused, and a refused one leaves no trace.
func TestNoRequestPanics(t *testing.T) {
	d := loadDiscovery()
	kinds := slices.Sorted(maps.Keys(handlers))
	srv := New(Options{})
	id := srv.Create("Book")
	p := srv.People(id)
	p.AddSheet("Two", 8, 4)
	p.Paste(0, 1, 1, [][]any{{"a", "b", 1}, {"c", nil, true}, {3, "d"}})
	p.Merge(0, "B2:C3")
	p.Protect(0, "D4:E5", false)
	p.Note(0, "A1", "note")
	srv.with(id, func(x *document) {
		x.sheets[0].resize(8, 6)
		x.metadata = []metadata{{id: 1, key: "k", kind: "COLUMN", start: 1, end: 2}, {id: 2, key: "s", kind: "SHEET"}}
	})
	rapid.Check(t, func(t *rapid.T) {
		kind := rapid.SampledFrom(kinds).Draw(t, "kind")
		body := obj{kind: sample(t, d, d.Schemas["Request"].Properties[kind], 0)}
		clean, err := d.normalize("Request", body)
		if err != nil {
			return
		}
		srv.with(id, func(x *document) {
			before := whole(t, x)
			next, _, err := x.apply([]obj{clean})
			if whole(t, x) != before {
				t.Fatalf("%s changed the document under it", short(body))
			}
			if err == nil {
				whole(t, next)
			}
		})
	})
}

func whole(t *rapid.T, d *document) string {
	data, err := json.Marshal(d.show(view{mask: everything(), grid: true}))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// sample draws a value that fits a schema.
func sample(t *rapid.T, d *discovery, s *schema, depth int) any {
	if s.Ref != "" {
		s = d.Schemas[s.Ref]
	}
	switch s.Type {
	case "integer":
		return float64(rapid.SampledFrom([]int{0, 0, 0, 1, 1, 2, 3, 4, 5, 6, 8, 9, -1}).Draw(t, "n"))
	case "number":
		return rapid.Float64Range(-1, 2).Draw(t, "x")
	case "boolean":
		return rapid.Bool().Draw(t, "b")
	case "string":
		if len(s.Enum) > 0 {
			return rapid.SampledFrom(s.Enum).Draw(t, "e")
		}
		return rapid.SampledFrom([]string{"*", "", "a", "userEnteredValue", "note,userEnteredFormat.borders", "title", "Sheet1!A1", "gridProperties(rowCount,columnCount)", "range"}).Draw(t, "s")
	case "array":
		l := make([]any, rapid.IntRange(0, 2).Draw(t, "len"))
		for i := range l {
			l[i] = sample(t, d, s.Items, depth+1)
		}
		return l
	case "object":
		o := obj{}
		for _, name := range slices.Sorted(maps.Keys(s.Properties)) {
			if depth < 5 && rapid.IntRange(0, 4).Draw(t, name) > depth/2 {
				o[name] = sample(t, d, s.Properties[name], depth+1)
			}
		}
		return o
	}
	return "any"
}
