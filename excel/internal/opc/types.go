package opc

import (
	"fmt"
	"path"
	"strings"

	"rubric/excel/internal/xmltok"
)

const (
	typesPart = "[Content_Types].xml"
	relsType  = "application/vnd.openxmlformats-package.relationships+xml"
)

// types are the content types of a package: by part, else by extension.
type types struct {
	parts, exts map[string]string
}

func parseTypes(b []byte) (*types, error) {
	t := &types{parts: map[string]string{}, exts: map[string]string{}}
	text, err := toUTF8(b)
	if err != nil {
		return nil, err
	}
	s := xmltok.NewBytes(text)
	for s.Next() != xmltok.EOF {
		if s.Kind != xmltok.Start {
			continue
		}
		kind, _ := s.Attr("ContentType")
		switch string(s.Local()) {
		case "Default":
			ext, _ := s.Attr("Extension")
			t.exts[strings.ToLower(ext)] = kind
		case "Override":
			name, _ := s.Attr("PartName")
			t.parts[fold(name)] = kind
		}
	}
	if err := s.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", typesPart, err)
	}
	return t, nil
}

func (t *types) of(name string) string {
	if kind, ok := t.parts[fold(name)]; ok {
		return kind
	}
	return t.exts[strings.ToLower(strings.TrimPrefix(path.Ext(name), "."))]
}

// withType returns the list of content types in which a part has the type, ""
// for a part that is no more.
func withType(list []byte, name, kind string) ([]byte, error) {
	t, err := parseTypes(list)
	if err != nil {
		return nil, err
	}
	_, overridden := t.parts[fold(name)]
	if t.of(name) == kind && (kind != "" || !overridden) {
		return list, nil
	}
	if overridden {
		list, err = editList(list, func(s *xmltok.Scanner) bool {
			part, ok := s.Attr("PartName")
			return ok && fold(part) == fold(name)
		}, nil)
		if err != nil {
			return nil, err
		}
		delete(t.parts, fold(name))
	}
	if kind == "" || t.of(name) == kind {
		return list, nil
	}
	return editList(list, nil, func(prefix string) []byte {
		b := append([]byte("<"+prefix+`Override PartName="/`), xmltok.Escape(nil, canonical(name))...)
		b = append(b, `" ContentType="`...)
		return append(xmltok.Escape(b, kind), `"/>`...)
	})
}
