package opc

import (
	"fmt"
	"net/url"
	"path"
	"strings"

	"rubric/excel/internal/xmltok"
)

// Rel is a relationship.
type Rel struct {
	ID       string
	Type     string // the full URI; see Kind
	Target   string // the part's name; as written when External
	External bool
}

// Kind returns the last word of the relationship's type, such as worksheet: the
// same in transitional and in strict packages.
func (r Rel) Kind() string { return r.Type[strings.LastIndexByte(r.Type, '/')+1:] }

// Rels are the relationships of a part in their order.
type Rels []Rel

// ID finds a relationship by its id.
func (rs Rels) ID(id string) (Rel, bool) {
	for _, r := range rs {
		if r.ID == id {
			return r, true
		}
	}
	return Rel{}, false
}

// OfKind lists the relationships of a kind; see [Rel.Kind].
func (rs Rels) OfKind(kind string) Rels {
	var out Rels
	for _, r := range rs {
		if r.Kind() == kind {
			out = append(out, r)
		}
	}
	return out
}

func parseRels(b []byte, part string) (Rels, error) {
	text, err := toUTF8(b)
	if err != nil {
		return nil, err
	}
	var out Rels
	s := xmltok.NewBytes(text)
	for s.Next() != xmltok.EOF {
		if s.Kind != xmltok.Start || string(s.Local()) != "Relationship" {
			continue
		}
		var r Rel
		for a := s.Attrs(); a.Next(); {
			v := string(xmltok.Unescape(nil, a.Value))
			switch string(a.Name) {
			case "Id":
				r.ID = v
			case "Type":
				r.Type = v
			case "Target":
				r.Target = v
			case "TargetMode":
				r.External = v == "External"
			}
		}
		if !r.External {
			r.Target = resolve(part, r.Target)
		}
		out = append(out, r)
	}
	if err := s.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", RelsPart(part), err)
	}
	return out, nil
}

// resolve returns the name of the part that a target means, seen from a part.
// Writers use absolute and relative targets, back slashes and percent signs.
func resolve(part, target string) string {
	target = strings.ReplaceAll(target, `\`, "/")
	target, _, _ = strings.Cut(target, "#")
	if plain, err := url.PathUnescape(target); err == nil {
		target = plain
	}
	if !strings.HasPrefix(target, "/") {
		target = path.Dir("/"+part) + "/" + target
	}
	return strings.TrimPrefix(path.Clean("/"+target), "/")
}

// relative returns the shortest usual way to write a target: relative to the
// folder of the part.
func relative(part, target string) string {
	from, to := strings.Split(path.Dir(part), "/"), strings.Split(target, "/")
	if from[0] == "." {
		from = nil
	}
	for len(from) > 0 && len(to) > 1 && from[0] == to[0] {
		from, to = from[1:], to[1:]
	}
	return strings.Repeat("../", len(from)) + strings.Join(to, "/")
}

// Rels returns the relationships of a part; "" are those of the package. A part
// without any has none.
func (p *Package) Rels(part string) (Rels, error) { return rels(p, part) }

// Rels is [Package.Rels] as the draft stands.
func (d *Draft) Rels(part string) (Rels, error) { return rels(d, part) }

func rels(r interface {
	Has(string) bool
	Size(string) int64
	Part(string) ([]byte, error)
}, part string,
) (Rels, error) {
	if !r.Has(RelsPart(part)) {
		return nil, nil
	}
	if r.Size(RelsPart(part)) > maxList {
		return nil, fmt.Errorf("%w: %s", ErrTooLarge, RelsPart(part))
	}
	b, err := r.Part(RelsPart(part))
	if err != nil {
		return nil, err
	}
	return parseRels(b, canonical(part))
}

const noRels = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" +
	`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`

// AddRel adds a relationship from a part and returns its id. An internal target
// is a part's name. A relationship of the same type to the same target is used
// again.
func (d *Draft) AddRel(part, typ, target string, external bool) (string, error) {
	have, err := d.Rels(part)
	if err != nil {
		return "", err
	}
	taken := map[string]bool{}
	for _, r := range have {
		if r.Type == typ && r.External == external && (r.Target == target || !external && fold(r.Target) == fold(target)) {
			return r.ID, nil
		}
		taken[strings.ToLower(r.ID)] = true
	}
	n := len(have) + 1
	for taken[fmt.Sprintf("rid%d", n)] {
		n++
	}
	id := fmt.Sprintf("rId%d", n)
	return id, d.putRel(part, Rel{ID: id, Type: typ, Target: target, External: external})
}

func (d *Draft) putRel(part string, r Rel) error {
	list := []byte(noRels)
	if d.Has(RelsPart(part)) {
		var err error
		if list, err = d.Part(RelsPart(part)); err != nil {
			return err
		}
	}
	list, err := editList(list, nil, func(prefix string) []byte {
		target, mode := (&url.URL{Path: relative(canonical(part), r.Target)}).EscapedPath(), ""
		if r.External {
			target, mode = r.Target, ` TargetMode="External"`
		}
		b := append([]byte("<"+prefix+`Relationship Id="`+r.ID+`" Type="`), xmltok.Escape(nil, r.Type)...)
		b = append(b, `" Target="`...)
		return append(xmltok.Escape(b, target), `"`+mode+`/>`...)
	})
	if err != nil {
		return err
	}
	return d.Put(RelsPart(part), list, relsType)
}

// RemoveRel removes a relationship; the target stays.
func (d *Draft) RemoveRel(part, id string) error {
	if !d.Has(RelsPart(part)) {
		return nil
	}
	list, err := d.Part(RelsPart(part))
	if err != nil {
		return err
	}
	list, err = editList(list, func(s *xmltok.Scanner) bool {
		v, ok := s.Attr("Id")
		return ok && v == id && string(s.Local()) == "Relationship"
	}, nil)
	if err != nil {
		return err
	}
	return d.Put(RelsPart(part), list, relsType)
}
