package sheetstest

import (
	"iter"
	"maps"
	"strings"
)

// mask is a parsed field mask. A nil mask wants nothing.
type mask struct {
	all  bool
	kids map[string]*mask // "*" stands for every name
}

// everything is the mask of a request without one.
func everything() *mask { return &mask{all: true} }

// parseMask reads both notations: a.b,c(d,e) and a/b, with * for every name.
func parseMask(s string) (*mask, bool) {
	p := &maskParser{rest: strings.ReplaceAll(s, " ", "")}
	m := new(mask)
	if !p.list(m, 0) || p.rest != "" {
		return nil, false
	}
	return m, true
}

type maskParser struct{ rest string }

func (p *maskParser) list(into *mask, depth int) bool {
	if depth > 32 {
		return false
	}
	for {
		if !p.path(into, depth) {
			return false
		}
		if !strings.HasPrefix(p.rest, ",") {
			return true
		}
		p.rest = p.rest[1:]
	}
}

func (p *maskParser) path(into *mask, depth int) bool {
	at := into
	for {
		end := strings.IndexAny(p.rest, ".,/()")
		if end < 0 {
			end = len(p.rest)
		}
		name := p.rest[:end]
		if name == "" {
			return false
		}
		p.rest = p.rest[end:]
		at = at.child(camel(name))
		switch {
		case strings.HasPrefix(p.rest, ".") || strings.HasPrefix(p.rest, "/"):
			p.rest = p.rest[1:]
		case strings.HasPrefix(p.rest, "("):
			p.rest = p.rest[1:]
			if !p.list(at, depth+1) || !strings.HasPrefix(p.rest, ")") {
				return false
			}
			p.rest = p.rest[1:]
			return true
		default:
			at.all = true
			return true
		}
	}
}

func (m *mask) child(name string) *mask {
	if m.kids == nil {
		m.kids = map[string]*mask{}
	}
	c := m.kids[name]
	if c == nil {
		c = new(mask)
		m.kids[name] = c
	}
	return c
}

// at returns what the mask wants of a field; nil when it does not want it.
func (m *mask) at(name string) *mask {
	if m == nil {
		return nil
	}
	if m.all {
		return m
	}
	named, star := m.kids[name], m.kids["*"]
	switch {
	case named == nil:
		return star
	case star == nil:
		return named
	case star.all || named.all:
		return everything()
	}
	both := &mask{kids: map[string]*mask{}}
	for _, src := range []*mask{named, star} {
		maps.Copy(both.kids, src.kids)
	}
	return both
}

// fields iterates over the fields of an object that the mask wants, over those
// of the mask when these are fewer.
func (m *mask) fields(o obj) iter.Seq2[string, any] {
	return func(yield func(string, any) bool) {
		if m.all || m.kids["*"] != nil || len(o) < len(m.kids) {
			for k, v := range o {
				if m.at(k) != nil && !yield(k, v) {
					return
				}
			}
			return
		}
		for k := range m.kids {
			if v, ok := o[k]; ok && !yield(k, v) {
				return
			}
		}
	}
}

// apply returns what the mask wants of a value.
func (m *mask) apply(v any) any {
	if m == nil {
		return nil
	}
	if m.all {
		return v
	}
	switch x := v.(type) {
	case obj:
		out := obj{}
		for k, inner := range m.fields(x) {
			out[k] = m.at(k).apply(inner)
		}
		return out
	case []any:
		out := make([]any, len(x))
		for i, inner := range x {
			out[i] = m.apply(inner)
		}
		return out
	}
	return v
}

// check finds a path that the schema does not have.
func (m *mask) check(d *discovery, s *schema, path string) (bad string, ok bool) {
	for s != nil && s.Type == "array" {
		s = s.Items
	}
	if s != nil && s.Ref != "" {
		s = d.Schemas[s.Ref]
	}
	for name, c := range m.kids {
		if name == "*" {
			continue
		}
		var next *schema
		if s != nil {
			next = s.Properties[name]
			if next == nil {
				next = s.Additional
			}
		}
		if next == nil {
			return join(path, name), false
		}
		if bad, ok := c.check(d, next, join(path, name)); !ok {
			return bad, false
		}
	}
	return "", true
}

// merge writes the masked fields of src over dst and returns the result; a
// masked field that src lacks is cleared.
func (m *mask) merge(dst, src obj) obj {
	if m.all {
		return src
	}
	out := without(dst)
	names := m.kids
	if star := m.kids["*"]; star != nil {
		return star.mergeAll(out, src)
	}
	for name, c := range names {
		v, given := src[name]
		inner, isObj := v.(obj)
		switch {
		case c.all && !given:
			delete(out, name)
		case c.all:
			out[name] = v
		case isObj || !given:
			if merged := c.merge(sub(out, name), inner); len(merged) > 0 {
				out[name] = merged
			} else {
				delete(out, name)
			}
		}
	}
	return out
}

// mergeAll is merge for a mask of *: every field that src has.
func (m *mask) mergeAll(dst, src obj) obj {
	if m.all {
		return src
	}
	for name, v := range src {
		if inner, ok := v.(obj); ok {
			dst[name] = m.merge(sub(dst, name), inner)
		}
	}
	return dst
}
