package excel

import (
	"strconv"

	"rubric"
)

// readFormats reads what each cell format (xf) makes of a number. A book without
// styles has none.
func (b *book) readFormats(part string) error {
	if part == "" || !b.pkg.Has(part) {
		return nil
	}
	return scanPart(b.pkg, part, func(s *scan) error {
		custom := map[int]rubric.ValueFormat{}
		return s.inside(func() error {
			switch string(s.tag()) {
			case "numFmts":
				return s.inside(func() error {
					if !b.spend(1) {
						return nil
					}
					code, _ := s.Attr("formatCode")
					custom[s.int("numFmtId")] = formatOf(code)
					return nil
				})
			case "cellXfs":
				return s.inside(func() error {
					id := s.int("numFmtId")
					f, ok := custom[id]
					if !ok {
						f = builtinFormat(id)
					}
					b.formats = append(b.formats, f)
					return nil
				})
			}
			return nil
		})
	})
}

// int returns an attribute as a number, 0 without it.
func (s *scan) int(attr string) int {
	v, _ := s.Attr(attr)
	n, err := strconv.Atoi(v)
	if err != nil {
		return 0
	}
	return n
}

// flag returns an attribute as a truth value.
func (s *scan) flag(attr string) bool {
	v, _ := s.Attr(attr)
	return isTrue(v)
}

func isTrue(v string) bool { return v == "1" || v == "true" || v == "on" }
