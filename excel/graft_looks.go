package excel

import (
	"strconv"

	"rubric"
)

// takeStyles appends the scratch workbook's cell formats to the team's, with the
// fonts, fills, borders and number formats that they rest on.
func (g *graft) takeStyles(*rubric.Report) error {
	lists, err := g.scratchLists()
	if err != nil {
		return err
	}
	rels, err := g.draft.Rels(g.stock.workbook)
	if err != nil {
		return err
	}
	sheets := rels.OfKind("styles")
	if len(sheets) == 0 || !g.draft.Has(sheets[0].Target) {
		return g.plantStyles(lists)
	}
	team, err := readStyles(g.draft, sheets[0].Target)
	if err != nil {
		return err
	}
	codes := map[string]string{}
	for _, n := range lists["numFmts"] {
		codes[n.attr("numFmtId")] = n.attr("formatCode")
	}
	g.styles = map[int]int{}
	for i, xf := range lists["cellXfs"] {
		if i == 0 {
			continue // the default: no cell of the report has it
		}
		for _, part := range [...]struct{ attr, list string }{{"fontId", "fonts"}, {"fillId", "fills"}, {"borderId", "borders"}} {
			n, _ := strconv.Atoi(xf.attr(part.attr)) // excelize wrote it
			xf.set(part.attr, strconv.Itoa(team.add(part.list, lists[part.list][n])))
		}
		if code, ok := codes[xf.attr("numFmtId")]; ok {
			xf.set("numFmtId", strconv.Itoa(team.addFormat(code)))
		}
		g.styles[i] = team.add("cellXfs", xf)
	}
	return team.save(g.draft)
}

// scratchLists reads the lists of the scratch workbook's styles.
func (g *graft) scratchLists() (map[string][]*node, error) {
	lists := map[string][]*node{}
	err := scanPart(g.scion, scratchStyles, func(s *scan) error {
		return s.inside(func() error {
			list := string(s.tag())
			return s.inside(func() error {
				lists[list] = append(lists[list], readNode(s.Scanner))
				return nil
			})
		})
	})
	return lists, err
}

// plantStyles gives a workbook without styles those of the scratch workbook.
func (g *graft) plantStyles(lists map[string][]*node) error {
	const typeStyles = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
	g.styles = map[int]int{}
	for i := range lists["cellXfs"] {
		g.styles[i] = i
	}
	b, err := g.scion.Part(scratchStyles)
	if err != nil {
		return err
	}
	name := g.name("rubricStyles%d.xml")
	if err := g.put(name, typeStyles, b, false); err != nil {
		return err
	}
	_, err = g.draft.AddRel(g.stock.workbook, g.draft.RelType("styles"), name, false)
	return err
}
