package sheetstest

import (
	"slices"
	"strconv"
	"strings"
)

// newSheet makes an empty sheet from SheetProperties.
func (d *document) newSheet(props obj) (*sheet, error) {
	grid := sub(props, "gridProperties")
	s := &sheet{
		props: without(props, "sheetId", "index"),
		rows:  numOr(grid, "rowCount", 1000), cols: numOr(grid, "columnCount", 26),
	}
	if s.rows < 1 || s.cols < 1 {
		return nil, refuse("The grid must have at least one row and one column.")
	}
	s.props["gridProperties"] = without(grid, "rowCount", "columnCount")
	s.props["sheetType"] = orElse(str(props, "sheetType"), "GRID")
	if s.title() == "" {
		s.props["title"] = d.freeTitle()
	}
	s.props = mirrorColors(s.props)
	if err := d.titleFree(s.title(), nil); err != nil {
		return nil, err
	}
	s.id = num(props, "sheetId")
	if !has(props, "sheetId") {
		s.id = d.ids.next(func(id int) bool { return d.sheet(id) != nil })
	}
	if s.id < 0 {
		return nil, refuse("Sheet ID %d is negative.", s.id)
	}
	if d.sheet(s.id) != nil {
		return nil, refuse("A sheet with the ID %d already exists.", s.id)
	}
	return s, d.fits(s.rows * s.cols)
}

func (d *document) freeTitle() string {
	for i := len(d.sheets) + 1; ; i++ {
		if title := "Sheet" + strconv.Itoa(i); d.titled(title) == nil {
			return title
		}
	}
}

func (d *document) titleFree(title string, self *sheet) error {
	for _, s := range d.sheets {
		if s != self && strings.EqualFold(s.title(), title) {
			return refuse("A sheet with the name %q already exists. Please enter another name.", title)
		}
	}
	if len([]rune(title)) > 100 {
		return refuse("The sheet name cannot be greater than 100 characters.")
	}
	return nil
}

// fits holds the limit of ten million cells a spreadsheet.
func (d *document) fits(more int) error {
	for _, s := range d.sheets {
		more += s.rows * s.cols
	}
	if more > maxCells {
		return refuse("This action would increase the number of cells in the workbook above the limit of %d cells.", maxCells)
	}
	return nil
}

func (b *batch) addSheet(req obj) (obj, error) {
	props := sub(req, "properties")
	s, err := b.newSheet(props)
	if err != nil {
		return nil, err
	}
	at := numOr(props, "index", len(b.sheets))
	if at < 0 || at > len(b.sheets) {
		return nil, refuse("Sheet index %d is out of bounds.", at)
	}
	b.sheets = slices.Insert(b.sheets, at, s)
	return obj{"properties": s.properties(at)}, nil
}

func (b *batch) deleteSheet(req obj) (obj, error) {
	s := b.sheet(num(req, "sheetId"))
	if s == nil {
		return nil, refuse("No sheet with id: %d", num(req, "sheetId"))
	}
	if visible := b.visible(); len(b.sheets) == 1 || visible == 1 && !s.hidden() {
		return nil, refuse("You can't remove all the visible sheets in a document.")
	}
	b.drop(s)
	return obj{}, nil
}

// drop removes a sheet and what is located on it.
func (d *document) drop(s *sheet) {
	d.sheets = slices.DeleteFunc(slices.Clone(d.sheets), func(x *sheet) bool { return x == s })
	d.metadata = slices.DeleteFunc(slices.Clone(d.metadata), func(m metadata) bool {
		return m.kind != "SPREADSHEET" && m.sheet == s.id
	})
	d.named = slices.DeleteFunc(slices.Clone(d.named), func(n obj) bool { return num(sub(n, "range"), "sheetId") == s.id })
}

func (d *document) visible() int {
	n := 0
	for _, s := range d.sheets {
		if !s.hidden() {
			n++
		}
	}
	return n
}

func (b *batch) duplicateSheet(req obj) (obj, error) {
	source := b.sheet(num(req, "sourceSheetId"))
	if source == nil {
		return nil, refuse("No sheet with id: %d", num(req, "sourceSheetId"))
	}
	props := obj{"title": str(req, "newSheetName")}
	if has(req, "newSheetId") {
		props["sheetId"] = num(req, "newSheetId")
	}
	twin, err := b.duplicate(source, props)
	if err != nil {
		return nil, err
	}
	at := min(max(num(req, "insertSheetIndex"), 0), len(b.sheets))
	b.sheets = slices.Insert(b.sheets, at, twin)
	return obj{"properties": twin.properties(at)}, nil
}

// duplicate copies a sheet: cells, merges and conditional formats go along, what
// has an id of its own does not.
func (d *document) duplicate(source *sheet, props obj) (*sheet, error) {
	grid := with(sub(source.props, "gridProperties"), "rowCount", source.rows)
	grid["columnCount"] = source.cols
	all := with(source.props, "gridProperties", grid)
	all["title"] = orElse(str(props, "title"), "Copy of "+source.title())
	if has(props, "sheetId") {
		all["sheetId"] = num(props, "sheetId")
	}
	s, err := d.newSheet(all)
	if err != nil {
		return nil, err
	}
	twin := source.clone()
	twin.id, twin.props = s.id, s.props
	twin.charts, twin.protected, twin.banded, twin.filter = nil, nil, nil, nil
	for i := range twin.merges {
		twin.merges[i].sheet = s.id
	}
	twin.conditional = onSheet(twin.conditional, source.id, s.id)
	return twin, nil
}

// onSheet points the ranges of rules to another sheet.
func onSheet(rules []obj, from, to int) []obj {
	out := make([]obj, len(rules))
	for i, rule := range rules {
		var ranges []any
		for _, r := range objects(rule, "ranges") {
			if num(r, "sheetId") == from {
				r = with(r, "sheetId", to)
			}
			ranges = append(ranges, r)
		}
		out[i] = with(rule, "ranges", ranges)
	}
	return out
}

func (b *batch) updateSheetProperties(req obj) (obj, error) {
	m, err := maskFor(req, "SheetProperties")
	if err != nil {
		return nil, err
	}
	props := sub(req, "properties")
	s := b.sheet(num(props, "sheetId"))
	if s == nil {
		return nil, refuse("No sheet with id: %d", num(props, "sheetId"))
	}
	if m.at("title") != nil {
		if str(props, "title") == "" {
			return nil, refuse("Sheet name cannot be empty.")
		}
		if err := b.titleFree(str(props, "title"), s); err != nil {
			return nil, err
		}
	}
	if m.at("hidden") != nil && truth(props, "hidden") && !s.hidden() && b.visible() == 1 {
		return nil, refuse("You can't hide all the sheets in a document.")
	}
	if err := b.regrid(s, sub(props, "gridProperties"), m.at("gridProperties")); err != nil {
		return nil, err
	}
	merged := m.withTwins().merge(s.props, mirrorColors(without(props, "sheetId", "index")))
	if m.all {
		merged = with(merged, "sheetType", "GRID")
	}
	merged["gridProperties"] = without(sub(merged, "gridProperties"), "rowCount", "columnCount")
	s.props = merged
	if !m.all && m.at("index") != nil {
		b.reindex(s, num(props, "index"))
	}
	return obj{}, nil
}

// regrid resizes the grid as far as the mask says.
func (b *batch) regrid(s *sheet, grid obj, m *mask) error {
	rows, cols := s.rows, s.cols
	if m.at("rowCount") != nil && (!m.all || has(grid, "rowCount")) {
		rows = num(grid, "rowCount")
	}
	if m.at("columnCount") != nil && (!m.all || has(grid, "columnCount")) {
		cols = num(grid, "columnCount")
	}
	if rows < 1 || cols < 1 {
		return refuse("The grid must have at least one row and one column.")
	}
	if frozen := numOr(grid, "frozenRowCount", 0); m.at("frozenRowCount") != nil && frozen >= rows {
		return refuse("You can't freeze all visible rows on the sheet.")
	}
	if frozen := numOr(grid, "frozenColumnCount", 0); m.at("frozenColumnCount") != nil && frozen >= cols {
		return refuse("You can't freeze all visible columns on the sheet.")
	}
	if err := b.fits(rows*cols - s.rows*s.cols); err != nil {
		return err
	}
	if rows < s.rows {
		b.remove(s, false, rows, s.rows)
	}
	if cols < s.cols {
		b.remove(s, true, cols, s.cols)
	}
	s.resize(rows, cols)
	return nil
}

// reindex moves a sheet; like Google it counts places before the move.
func (d *document) reindex(s *sheet, to int) {
	from := slices.Index(d.sheets, s)
	if to > from {
		to--
	}
	d.sheets = slices.Delete(d.sheets, from, from+1)
	d.sheets = slices.Insert(d.sheets, min(max(to, 0), len(d.sheets)), s)
}

func (b *batch) updateSpreadsheetProperties(req obj) (obj, error) {
	m, err := maskFor(req, "SpreadsheetProperties")
	if err != nil {
		return nil, err
	}
	merged := m.merge(b.props, sub(req, "properties"))
	for _, key := range []string{"defaultFormat", "spreadsheetTheme", "autoRecalc", "locale", "timeZone"} {
		if !has(merged, key) {
			merged = with(merged, key, b.props[key])
		}
	}
	if str(merged, "title") == "" {
		return nil, refuse("Spreadsheet title cannot be empty.")
	}
	b.props = merged
	return obj{}, nil
}
