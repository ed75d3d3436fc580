package excel

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"

	"rubric/excel/internal/opc"
	"rubric/excel/internal/xmltok"
)

// styleLists are the lists of a style sheet in the order that the schema wants
// (CT_Stylesheet, ECMA-376 part 1, 18.8.39).
var styleLists = [...]string{
	"numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles", "colors", "extLst",
}

// styleEdit appends to the lists of a style sheet. Nothing is renumbered, and
// what is there already is used again, so that writing the same report a
// hundred times leaves the style sheet as the first time made it.
type styleEdit struct {
	*textPart
	prefix string
	lists  map[string]*styleList
	end    int // where the root element ends
}

// styleList is a list such as fonts: its items by their meaning.
type styleList struct {
	index    map[string]int
	count    int
	added    []byte
	from, to int  // the start tag; to is 0 for a list that is not there
	self     bool // the start tag is all there is
	end      int  // the end tag
	raw      []byte
}

func readStyles(d *opc.Draft, part string) (*styleEdit, error) {
	text, err := readText(d, part)
	if err != nil {
		return nil, err
	}
	return parseStyles(text)
}

func parseStyles(text *textPart) (*styleEdit, error) {
	e := &styleEdit{textPart: text, lists: map[string]*styleList{}}
	s, err := text.scan()
	if err != nil {
		return nil, err
	}
	e.prefix = string(s.prefix)
	if s.Self {
		return nil, fmt.Errorf("%s: %w: no styles", text.name, xmltok.ErrSyntax)
	}
	err = s.inside(func() error {
		name := string(s.tag())
		if slices.Contains(styleLists[:], name) && e.lists[name] == nil {
			e.lists[name] = readStyleList(s)
		}
		return nil
	})
	e.end, _ = at(s)
	return e, err
}

func readStyleList(s *scan) *styleList {
	l := &styleList{index: map[string]int{}, self: s.Self, raw: bytes.Clone(s.Raw)}
	l.from, l.to = at(s)
	if s.Self {
		return l
	}
	for depth := s.Depth(); s.Next() != xmltok.EOF; {
		switch {
		case s.Kind == xmltok.Start:
			l.note(readNode(s.Scanner))
		case s.Kind == xmltok.End && s.Depth() < depth:
			l.end, _ = at(s)
			return l
		}
	}
	return l
}

// note counts an item. Of equal items the first is the one to use.
func (l *styleList) note(n *node) int {
	key := n.key()
	if n.name == "numFmt" {
		key = n.attr("formatCode")
	}
	if _, ok := l.index[key]; !ok {
		l.index[key] = l.count
		if n.name == "numFmt" {
			l.index[key], _ = strconv.Atoi(n.attr("numFmtId"))
		}
	}
	l.count++
	return l.index[key]
}

func (e *styleEdit) list(name string) *styleList {
	if e.lists[name] == nil {
		e.lists[name] = &styleList{index: map[string]int{}}
	}
	return e.lists[name]
}

// add returns the index of an item in a list, appending it when it is new.
func (e *styleEdit) add(list string, n *node) int {
	l := e.list(list)
	if i, ok := l.index[n.key()]; ok {
		return i
	}
	l.added = n.append(l.added, e.prefix)
	return l.note(n)
}

// addFormat returns the id of a number format of ours, appending it when it is
// new. Ids below 164 are Excel's own.
func (e *styleEdit) addFormat(code string) int {
	l := e.list("numFmts")
	if id, ok := l.index[code]; ok {
		return id
	}
	id := 164
	for _, taken := range l.index {
		id = max(id, taken+1)
	}
	n := &node{name: "numFmt", attrs: []attr{{"numFmtId", strconv.Itoa(id)}, {"formatCode", code}}}
	l.added = n.append(l.added, e.prefix)
	return l.note(n)
}

// save writes the lists that grew.
func (e *styleEdit) save(d *opc.Draft) error {
	for i, name := range styleLists {
		l := e.lists[name]
		if l == nil || len(l.added) == 0 {
			continue
		}
		open, end := "<"+e.prefix+name, "</"+e.prefix+name+">"
		switch {
		case l.to == 0:
			e.insert(e.before(i), fmt.Appendf(nil, `%s count="%d">%s%s`, open, l.count, l.added, end))
		case l.self:
			tag := bytes.TrimRight(bytes.TrimSuffix(withCount(l.raw, l.count), []byte("/>")), " ")
			e.replace(l.from, l.to, fmt.Appendf(nil, "%s>%s%s", tag, l.added, end))
		default:
			e.replace(l.from, l.to, withCount(l.raw, l.count))
			e.insert(l.end, l.added)
		}
	}
	return e.textPart.save(d)
}

// before returns where a list that is not there belongs: before the first of
// those that come after it.
func (e *styleEdit) before(list int) int {
	for _, name := range styleLists[list+1:] {
		if l := e.lists[name]; l != nil && l.to > 0 {
			return l.from
		}
	}
	return e.end
}

// withCount returns a start tag with its count attribute, where it has one, set.
func withCount(tag []byte, count int) []byte {
	const name = ` count=`
	i := bytes.Index(tag, []byte(name))
	if i < 0 {
		return tag
	}
	from := i + len(name) + 1 // past the quote
	until := from
	for until < len(tag) && tag[until] >= '0' && tag[until] <= '9' {
		until++
	}
	return slices.Concat(tag[:from], strconv.AppendInt(nil, int64(count), 10), tag[until:])
}
