package excel

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"rubric"
	"rubric/excel/internal/opc"
)

// rootstock is where in a team's workbook a report is grafted.
type rootstock struct {
	workbook string // the workbook part
	date1904 bool   // the workbook counts days from 1904
	tab      string // the name for a new tab; nobody else's
	previous string // the part of the sheet to replace, "" to add one
}

// grafted is where the report stands now.
type grafted struct {
	part  string // of the sheet
	tab   string // the sheet's name: a replaced one keeps its own
	index int    // in the workbook's list of sheets
}

// graftReport puts the report into the draft as a sheet, with its charts, in
// place of the previous one, of which nothing stays behind. The team's parts
// are patched as text: styles are appended, nothing is renumbered, and a
// replaced sheet keeps its name, place, id and whether it is hidden.
func graftReport(d *opc.Draft, r *rubric.Report, stock rootstock) (grafted, error) {
	g := &graft{draft: d, stock: stock, old: map[string]bool{}, kept: map[string]bool{}}
	for _, step := range []func(*rubric.Report) error{
		g.prepare, g.takeStyles, g.putCharts, g.putSheet, g.clear, g.enter,
	} {
		if err := step(r); err != nil {
			return grafted{}, fmt.Errorf("grafting the report: %w", err)
		}
	}
	return g.result, nil
}

type graft struct {
	draft   *opc.Draft
	stock   rootstock
	book    *workbookEdit
	scion   *opc.Package // the scratch workbook
	folder  string       // of the workbook's parts, usually xl
	old     map[string]bool
	kept    map[string]bool
	styles  map[int]int
	drawing string // the drawing's part, "" without charts
	result  grafted
}

// prepare finds where the sheet goes and makes it in a scratch workbook.
func (g *graft) prepare(r *rubric.Report) error {
	var err error
	if g.book, err = editWorkbook(g.draft, g.stock.workbook); err != nil {
		return err
	}
	g.folder = path.Dir(g.stock.workbook)
	g.result = grafted{part: g.stock.previous, tab: g.stock.tab, index: -1}
	if g.stock.previous != "" {
		if err := g.findPrevious(); err != nil {
			return err
		}
	}
	g.scion, err = scratch(r, sheetOptions{tab: g.result.tab, links: true, date1904: g.stock.date1904, loose: true})
	return err
}

// findPrevious finds the sheet to replace and the parts that only it uses.
func (g *graft) findPrevious() error {
	rels, err := g.draft.Rels(g.stock.workbook)
	if err != nil {
		return err
	}
	for _, rel := range rels {
		if !rel.External && strings.EqualFold(rel.Target, g.stock.previous) {
			g.result.index = g.book.sheet(rel.ID)
		}
	}
	if g.result.index < 0 {
		return fmt.Errorf("%w: %s is no sheet of the workbook", opc.ErrMissing, g.stock.previous)
	}
	g.result.tab = g.book.sheets[g.result.index].name
	g.old, err = exclusiveParts(g.draft, g.stock.previous)
	return err
}

// name returns the name for a part: the first of the pattern that is free or is
// taken by a part of the previous sheet.
func (g *graft) name(pattern string) string {
	for n := 1; ; n++ {
		name := path.Join(g.folder, fmt.Sprintf(pattern, n))
		if g.kept[fold(name)] || g.draft.Has(name) && !g.old[fold(name)] {
			continue
		}
		return name
	}
}

// put puts a part. Its relationships start anew; the list of them goes when
// there will be none, and otherwise keeps its place in the package.
func (g *graft) put(name, contentType string, data []byte, related bool) error {
	rels, err := g.draft.Rels(name)
	if err != nil {
		return err
	}
	for _, r := range rels {
		if err := g.draft.RemoveRel(name, r.ID); err != nil {
			return err
		}
	}
	if list := opc.RelsPart(name); !related && g.draft.Has(list) {
		if err := g.draft.Remove(list); err != nil {
			return err
		}
	}
	g.kept[fold(name)] = true
	if g.draft.Strict() {
		data = strict(data)
	}
	return g.draft.Put(name, data, contentType)
}

const (
	typeSheet   = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
	typeDrawing = "application/vnd.openxmlformats-officedocument.drawing+xml"
	typeChart   = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
)

// putCharts puts the drawing with its charts. A scratch sheet has one drawing at
// most, and nothing in it but charts.
func (g *graft) putCharts(*rubric.Report) error {
	if !g.scion.Has(scratchDrawing) {
		return nil
	}
	rels, err := g.scion.Rels(scratchDrawing)
	if err != nil {
		return err
	}
	drawing, err := g.scion.Part(scratchDrawing)
	if err != nil {
		return err
	}
	g.drawing = g.name("drawings/rubricDrawing%d.xml")
	// Relationships are numbered in the order in which they are added, as they
	// are in the scratch workbook, so that the drawing's own ids stay right.
	if err := g.put(g.drawing, typeDrawing, drawing, true); err != nil {
		return err
	}
	for _, rel := range rels {
		chart, err := g.scion.Part(rel.Target)
		if err != nil {
			return err
		}
		name := g.name("charts/rubricChart%d.xml")
		if err := g.put(name, typeChart, chart, false); err != nil {
			return err
		}
		id, err := g.draft.AddRel(g.drawing, g.draft.RelType("chart"), name, false)
		if err != nil {
			return err
		}
		if id != rel.ID || rel.Kind() != "chart" {
			return fmt.Errorf("%w: the scratch drawing's %s %s became %s", opc.ErrCorrupt, rel.Kind(), rel.ID, id)
		}
	}
	return nil
}

// putSheet puts the sheet.
func (g *graft) putSheet(*rubric.Report) error {
	part, err := g.scion.Part(scratchSheet)
	if err != nil {
		return err
	}
	if g.result.part == "" {
		g.result.part = g.name("worksheets/rubricSheet%d.xml")
	}
	f := finish{style: func(id int) int { return g.styles[id] }, drawing: "rId1"}
	if part, err = f.sheet(part); err != nil {
		return err
	}
	if err := g.put(g.result.part, typeSheet, part, g.drawing != ""); err != nil {
		return err
	}
	if g.drawing == "" {
		return nil
	}
	_, err = g.draft.AddRel(g.result.part, g.draft.RelType("drawing"), g.drawing, false)
	return err
}

// clear removes what was left of the previous sheet.
func (g *graft) clear(*rubric.Report) error {
	for _, name := range slices.Sorted(maps.Keys(g.old)) {
		if g.kept[name] || !g.draft.Has(name) {
			continue
		}
		if err := g.draft.Remove(name); err != nil {
			return err
		}
	}
	return nil
}

// enter writes the sheet and its print titles into the workbook part.
func (g *graft) enter(*rubric.Report) error {
	if g.stock.previous == "" {
		rid, err := g.draft.AddRel(g.stock.workbook, g.draft.RelType("worksheet"), g.result.part, false)
		if err != nil {
			return err
		}
		g.result.index = g.book.addSheet(g.result.tab, rid)
	} else if err := forgetFormulas(g.draft, g.stock.workbook, g.book.sheets[g.result.index].id); err != nil {
		return err
	}
	titles := definedName{name: "_xlnm.Print_Titles", local: g.result.index, text: quoteSheet(g.result.tab) + "!$1:$1"}
	g.book.dropNames(func(n definedName) bool {
		return n.local == titles.local && n != titles && strings.HasPrefix(strings.ToLower(n.name), "_xlnm.")
	})
	g.book.setName(titles, false)
	return g.book.save(g.draft)
}
