package excel

import (
	"bytes"
	"strings"

	"rubric/excel/internal/opc"
)

// fold makes part names comparable: case does not count in them.
func fold(part string) string { return strings.ToLower(part) }

// exclusiveParts returns the part and all parts that can be reached only
// through it, folded: the drawings, charts, comments and printer settings of a
// sheet, but not a picture that another sheet shows as well.
func exclusiveParts(d *opc.Draft, part string) (map[string]bool, error) {
	others, err := reachable(d, "", fold(part))
	if err != nil {
		return nil, err
	}
	mine, err := reachable(d, part, "")
	if err != nil {
		return nil, err
	}
	for name := range others {
		delete(mine, name)
	}
	return mine, nil
}

// reachable returns the parts that relationships lead to from a part ("" for
// the package), itself included, without passing through the one to avoid.
func reachable(d *opc.Draft, from, avoid string) (map[string]bool, error) {
	seen := map[string]bool{fold(from): true}
	for queue := []string{from}; len(queue) > 0; queue = queue[1:] {
		rels, err := d.Rels(queue[0])
		if err != nil {
			return nil, err
		}
		for _, r := range rels {
			if name := fold(r.Target); !r.External && name != avoid && !seen[name] && d.Has(r.Target) {
				seen[name] = true
				queue = append(queue, r.Target)
			}
		}
	}
	return seen, nil
}

// forgetFormulas takes a sheet's cells out of the calculation chain. The report
// has no formulas, but people may have typed some into the previous one, and
// Excel takes a chain that leads to none for damage.
func forgetFormulas(d *opc.Draft, workbook, sheetID string) error {
	rels, err := d.Rels(workbook)
	if err != nil {
		return err
	}
	for _, rel := range rels.OfKind("calcChain") {
		if !d.Has(rel.Target) {
			continue
		}
		chain, err := readText(d, rel.Target)
		if err != nil {
			return err
		}
		left, err := cutChain(chain, sheetID)
		if err != nil {
			return err
		}
		if left > 0 || len(chain.splices) == 0 {
			return chain.save(d)
		}
		// An empty chain is not valid; without one Excel makes its own.
		if err := d.RemoveRel(workbook, rel.ID); err != nil {
			return err
		}
		return d.Remove(rel.Target)
	}
	return nil
}

// cutChain cuts the entries of a sheet and returns how many others there are.
// An entry that names no sheet belongs to that of the entry before it.
func cutChain(chain *textPart, sheetID string) (left int, err error) {
	s, err := chain.scan()
	if err != nil {
		return 0, err
	}
	sheet := ""
	err = s.inside(func() error {
		if id, ok := s.Attr("i"); ok {
			sheet = id
		}
		from, _ := at(s)
		s.Skip()
		_, to := at(s)
		if sheet == sheetID {
			chain.replace(from, to, nil)
		} else {
			left++
		}
		return nil
	})
	return left, err
}

// strict rewrites a part for a package of the strict flavour (ISO 29500 part
// 1): other namespaces, and percentages with their sign.
func strict(part []byte) []byte {
	const from, to = "http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/"
	for _, name := range []string{"spreadsheetml", "officeDocument", "drawingml"} {
		part = bytes.ReplaceAll(part, []byte(from+name+"/2006/"), []byte(to+name+"/"))
	}
	for _, percent := range []struct{ name, zeros string }{{"a:lumMod", "000"}, {"a:lumOff", "000"}, {"gapWidth", ""}, {"overlap", ""}, {"lblOffset", ""}} {
		part = signPercent(part, "<"+percent.name+` val="`, percent.zeros+`"`)
	}
	return part
}

// signPercent puts a percent sign before the quote of the values that follow
// the opening, in place of the zeros that thousandths end in.
func signPercent(part []byte, opening, ending string) []byte {
	var out []byte
	for {
		i := bytes.Index(part, []byte(opening))
		if i < 0 {
			return append(out, part...)
		}
		i += len(opening)
		out = append(out, part[:i]...)
		part = part[i:]
		end := bytes.IndexByte(part, '"')
		if value, ok := bytes.CutSuffix(part[:end+1], []byte(ending)); ok {
			out = append(append(out, value...), `%"`...)
			part = part[end+1:]
		}
	}
}
