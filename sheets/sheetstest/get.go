package sheetstest

import (
	"maps"
	"slices"
)

// view says which part of a spreadsheet a reply shows.
type view struct {
	mask   *mask
	ranges []ref // nil for all sheets
	grid   bool  // cells too
}

// show builds a Spreadsheet; what the mask leaves out is not built.
func (d *document) show(v view) obj {
	o := obj{"spreadsheetId": d.id, "spreadsheetUrl": "https://docs.google.com/spreadsheets/d/" + d.id + "/edit"}
	if v.mask.at("properties") != nil {
		o["properties"] = d.props
	}
	if m := v.mask.at("sheets"); m != nil {
		var sheets []any
		for i, s := range d.sheets {
			areas := v.areas(s)
			if v.ranges != nil && len(areas) == 0 {
				continue
			}
			sheets = append(sheets, d.showSheet(i, s, areas, view{mask: m, ranges: v.ranges, grid: v.grid}))
		}
		put(o, "sheets", sheets)
	}
	put(o, "namedRanges", shownRanges(d.named))
	put(o, "developerMetadata", d.showMetadata(func(m metadata) bool { return m.kind == "SPREADSHEET" }))
	shown, _ := v.mask.apply(o).(obj)
	return shown
}

// areas are the parts of a sheet that the view asks for.
func (v view) areas(s *sheet) []area {
	if v.ranges == nil {
		return []area{s.whole()}
	}
	var out []area
	for _, r := range v.ranges {
		if r.sheet.id == s.id {
			out = append(out, r.area().intersect(s.whole()))
		}
	}
	return out
}

func (d *document) showMetadata(want func(metadata) bool) []any {
	var out []any
	for _, m := range d.metadata {
		if want(m) {
			out = append(out, m.json())
		}
	}
	return out
}

func (d *document) showSheet(index int, s *sheet, areas []area, v view) obj {
	o := obj{"properties": s.properties(index)}
	if m := v.mask.at("data"); m != nil && (v.grid || !v.mask.all) {
		var data []any
		for _, a := range areas {
			data = append(data, d.gridData(s, a, m))
		}
		put(o, "data", data)
	}
	var merges []any
	for _, m := range s.merges {
		if slices.ContainsFunc(areas, m.meets) {
			merges = append(merges, m.gridRange())
		}
	}
	put(o, "merges", merges)
	for key, l := range map[string][]obj{
		"conditionalFormats": s.conditional, "protectedRanges": s.protected,
		"charts": s.charts, "bandedRanges": s.banded,
	} {
		if v.mask.at(key) != nil {
			put(o, key, shownRanges(l))
		}
	}
	if s.filter != nil {
		o["basicFilter"] = shownDeep(s.filter)
	}
	put(o, "developerMetadata", d.showMetadata(func(m metadata) bool { return m.kind == "SHEET" && m.sheet == s.id }))
	return o
}

// properties writes SheetProperties.
func (s *sheet) properties(index int) obj {
	o := maps.Clone(s.props)
	o["sheetId"], o["index"] = s.id, index
	grid := without(sub(s.props, "gridProperties"))
	grid["rowCount"], grid["columnCount"] = s.rows, s.cols
	o["gridProperties"] = dropDefaults(grid)
	for _, key := range []string{"hidden", "rightToLeft"} {
		if !truth(o, key) {
			delete(o, key)
		}
	}
	return o
}

// dropDefaults removes false and 0, which proto3 does not send.
func dropDefaults(o obj) obj {
	maps.DeleteFunc(o, func(_ string, v any) bool { return v == false || v == 0 })
	return o
}

func shownRanges(l []obj) []any {
	out := make([]any, len(l))
	for i, o := range l {
		out[i] = shownDeep(o)
	}
	return out
}

// shownDeep omits the sheetId of sheet 0 in every range of a value, and zeros
// of coordinates.
func shownDeep(v any) any {
	switch x := v.(type) {
	case obj:
		out := make(obj, len(x))
		for k, inner := range x {
			out[k] = shownDeep(inner)
		}
		if isGridRange(out) || has(out, "rowIndex") || has(out, "columnIndex") {
			out = shownRange(out)
		}
		if has(out, "rowIndex") || has(out, "columnIndex") {
			out = dropDefaults(out)
		}
		return out
	case []any:
		out := make([]any, len(x))
		for i, inner := range x {
			out[i] = shownDeep(inner)
		}
		return out
	}
	return v
}

// gridData writes the cells of an area.
func (d *document) gridData(s *sheet, a area, m *mask) obj {
	o := obj{}
	if a.top > 0 {
		o["startRow"] = a.top
	}
	if a.left > 0 {
		o["startColumn"] = a.left
	}
	if m := m.at("rowData"); m != nil {
		putReady(o, "rowData", d.rowData(s, a, m.at("values")))
	}
	if m := m.at("rowMetadata"); m != nil {
		putReady(o, "rowMetadata", d.dimensions(s, false, a.top, a.bottom, m))
	}
	if m := m.at("columnMetadata"); m != nil {
		putReady(o, "columnMetadata", d.dimensions(s, true, a.left, a.right, m))
	}
	return o
}

// ready is a list that was built as its mask says: to walk a hundred thousand
// cells once more would be most of the time of a reply.
type ready []any

func putReady(o obj, key string, l []any) {
	if len(l) > 0 {
		o[key] = ready(l)
	}
}

func (d *document) rowData(s *sheet, a area, m *mask) []any {
	bottom := min(a.bottom, len(s.cells))
	var rows []any
	last := 0
	for row := a.top; row < bottom; row++ {
		shown := obj{}
		if values := d.rowValues(s.cells[row], a, m); len(values) > 0 {
			last = len(rows) + 1
			if m != nil {
				shown["values"] = values
			}
		}
		rows = append(rows, shown)
	}
	return rows[:last]
}

func (d *document) rowValues(cells []*cell, a area, m *mask) []any {
	right := min(a.right, len(cells))
	for right > a.left && cells[right-1].empty() {
		right--
	}
	if right <= a.left {
		return nil
	}
	values := make([]any, 0, right-a.left)
	for _, c := range cells[a.left:right] {
		if c == nil {
			values = append(values, obj{})
			continue
		}
		values = append(values, d.cellData(c, m))
	}
	return values
}

func (d *document) dimensions(s *sheet, columns bool, from, to int, m *mask) []any {
	kind := columnOrRow(columns)
	located := map[int][]any{}
	if m.at("developerMetadata") != nil {
		for _, x := range d.metadata {
			if x.sheet == s.id && x.kind == kind {
				located[x.start] = append(located[x.start], x.json())
			}
		}
	}
	out := make([]any, 0, to-from)
	for i := from; i < to; i++ {
		x := s.dim(columns, i)
		o := obj{"pixelSize": x.size(columns)}
		if x.hiddenByUser {
			o["hiddenByUser"] = true
		}
		if x.hiddenByFilter {
			o["hiddenByFilter"] = true
		}
		put(o, "developerMetadata", located[i])
		out = append(out, m.apply(o))
	}
	return out
}

func (x dimension) size(columns bool) int {
	switch {
	case x.pixels > 0:
		return x.pixels
	case columns:
		return defaultColumnPixels
	}
	return defaultRowPixels
}
