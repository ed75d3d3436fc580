package excel

import (
	"bytes"
	"slices"
	"strings"

	"rubric/excel/internal/xmltok"
)

// node is a small element held in memory, such as a font. Names bear no
// prefixes; values are still escaped.
type node struct {
	name  string
	attrs []attr
	kids  []*node
	text  []byte
}

type attr struct{ name, value string }

// readNode reads the element that the scanner stands on and moves to its end.
func readNode(s *xmltok.Scanner) *node {
	n := &node{name: string(s.Local())}
	for a := s.Attrs(); a.Next(); {
		if name := string(a.Name); name != "xmlns" && !strings.HasPrefix(name, "xmlns:") {
			n.attrs = append(n.attrs, attr{name, plainBool(string(a.Value))})
		}
	}
	if s.Self {
		return n
	}
	for depth := s.Depth(); s.Next() != xmltok.EOF; {
		switch {
		case s.Kind == xmltok.Start:
			n.kids = append(n.kids, readNode(s))
		case s.Kind == xmltok.End && s.Depth() < depth:
			return n
		case s.Kind == xmltok.Text:
			n.text = append(n.text, bytes.TrimSpace(s.Raw)...)
		}
	}
	return n
}

// plainBool writes truth values as Excel does, so that what it saved again is
// still found equal to what we wrote.
func plainBool(v string) string {
	switch v {
	case "true":
		return "1"
	case "false":
		return "0"
	}
	return v
}

// attr returns an attribute's value, "" without it.
func (n *node) attr(name string) string {
	for _, a := range n.attrs {
		if a.name == name {
			return a.value
		}
	}
	return ""
}

// set sets an attribute, in its place if it is there.
func (n *node) set(name, value string) {
	for i := range n.attrs {
		if n.attrs[i].name == name {
			n.attrs[i].value = value
			return
		}
	}
	n.attrs = append(n.attrs, attr{name, value})
}

// append writes the element, its names prefixed.
func (n *node) append(dst []byte, prefix string) []byte {
	dst = append(dst, "<"+prefix+n.name...)
	for _, a := range n.attrs {
		dst = append(dst, " "+a.name+`="`...)
		dst = append(append(dst, a.value...), '"')
	}
	if len(n.kids) == 0 && len(n.text) == 0 {
		return append(dst, "/>"...)
	}
	dst = append(append(dst, '>'), n.text...)
	for _, k := range n.kids {
		dst = k.append(dst, prefix)
	}
	return append(dst, "</"+prefix+n.name+">"...)
}

// key is the same for elements that mean the same: the order of attributes and
// the prefix do not matter.
func (n *node) key() string {
	sorted := *n
	sorted.attrs = slices.Clone(n.attrs)
	slices.SortFunc(sorted.attrs, func(a, b attr) int { return strings.Compare(a.name, b.name) })
	sorted.kids = nil
	b := sorted.append(nil, "")
	for _, k := range n.kids {
		b = append(b, k.key()...)
	}
	return string(b)
}
