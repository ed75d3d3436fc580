package xmltok

import "bytes"

// binding is a namespace prefix in force.
type binding struct {
	prefix, space string
	depth         int // of the element that declared it
}

// bind notes the namespaces that a start tag declares.
func (s *Scanner) bind(attrs []byte) bool {
	depth := len(s.marks) + 1
	for a := (Attrs{rest: attrs}); a.Next(); {
		prefix, ok := bytes.CutPrefix(a.Name, []byte("xmlns"))
		if !ok || len(prefix) > 0 && prefix[0] != ':' {
			continue
		}
		if len(s.names) >= 1024 || len(a.Name) > maxName || len(a.Value) > maxName {
			return false
		}
		s.names = append(s.names, binding{
			prefix: string(bytes.TrimPrefix(prefix, []byte(":"))),
			space:  string(Unescape(nil, a.Value)),
			depth:  depth,
		})
		s.scope = depth
	}
	return true
}

// unbind forgets the namespaces of the elements that ended.
func (s *Scanner) unbind() {
	n := len(s.names)
	for n > 0 && s.names[n-1].depth > len(s.marks) {
		n--
	}
	s.names = s.names[:n]
	s.scope = 0
	if n > 0 {
		s.scope = s.names[n-1].depth
	}
}

// Local returns the element's name without its prefix.
func (s *Scanner) Local() []byte { return Local(s.Name) }

// Local returns a name without its prefix.
func Local(name []byte) []byte {
	return name[bytes.IndexByte(name, ':')+1:]
}

// Prefix returns the element's prefix with its colon, "" without one.
func (s *Scanner) Prefix() []byte {
	return s.Name[:bytes.IndexByte(s.Name, ':')+1]
}

// Space returns the namespace of the element, "" when it has none.
func (s *Scanner) Space() string {
	return s.SpaceOf(bytes.TrimSuffix(s.Prefix(), []byte(":")))
}

// SpaceOf returns the namespace that a prefix stands for here; the prefix of
// the default namespace is empty.
func (s *Scanner) SpaceOf(prefix []byte) string {
	for i := len(s.names) - 1; i >= 0; i-- {
		if s.names[i].prefix == string(prefix) {
			return s.names[i].space
		}
	}
	return ""
}

// PrefixOf returns the prefix that stands for a namespace here, with its colon
// ("" for the default namespace).
func (s *Scanner) PrefixOf(space string) (prefix string, ok bool) {
	for i := len(s.names) - 1; i >= 0; i-- {
		b := s.names[i]
		if b.space != space || s.SpaceOf([]byte(b.prefix)) != space {
			continue
		}
		if b.prefix == "" {
			return "", true
		}
		return b.prefix + ":", true
	}
	return "", false
}

// Skip moves past the element that the current Start token opened. After it
// the current token is the element's End (or the Start itself if it is empty).
func (s *Scanner) Skip() bool {
	if s.Kind != Start {
		return false
	}
	if s.Self {
		return true
	}
	for depth := s.Depth(); s.Depth() >= depth; {
		if s.Next() == EOF {
			return false
		}
	}
	return true
}

// Attrs returns the attributes of the current Start token, in order.
func (s *Scanner) Attrs() Attrs {
	return Attrs{rest: s.Raw[1+len(s.Name) : len(s.Raw)-1]}
}

// Attr returns an attribute's unescaped value by its full name.
func (s *Scanner) Attr(name string) (string, bool) {
	for a := s.Attrs(); a.Next(); {
		if string(a.Name) == name {
			return string(Unescape(nil, a.Value)), true
		}
	}
	return "", false
}

// Attrs walks over attributes.
type Attrs struct {
	Name  []byte
	Value []byte // between the quotes, still escaped
	At    int    // where Value begins in the text that AttrsOf was given

	rest []byte
	seen int // how much of the text was passed
}

// Next moves to the next attribute; it stops at the end and at what is no attribute.
func (a *Attrs) Next() bool {
	b := a.rest
	for len(b) > 0 && space(b[0]) {
		b = b[1:]
	}
	eq := bytes.IndexByte(b, '=')
	if eq <= 0 {
		return false
	}
	name := b[:eq]
	for len(name) > 0 && space(name[len(name)-1]) {
		name = name[:len(name)-1]
	}
	b = b[eq+1:]
	for len(b) > 0 && space(b[0]) {
		b = b[1:]
	}
	if len(b) < 2 || b[0] != '"' && b[0] != '\'' {
		return false
	}
	end := bytes.IndexByte(b[1:], b[0])
	if end < 0 {
		return false
	}
	a.Name, a.Value = name, b[1:1+end]
	a.At = a.seen + len(a.rest) - len(b) + 1
	a.seen += len(a.rest) - len(b) + end + 2
	a.rest = b[end+2:]
	return true
}

// AttrsOf returns the attributes in the rest of a start tag after its name.
func AttrsOf(rest []byte) Attrs { return Attrs{rest: rest} }
