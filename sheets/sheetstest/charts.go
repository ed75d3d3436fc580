package sheetstest

import "slices"

func (d *document) chart(id int) (*sheet, int) {
	for _, s := range d.sheets {
		if i := slices.IndexFunc(s.charts, func(c obj) bool { return num(c, "chartId") == id }); i >= 0 {
			return s, i
		}
	}
	return nil, -1
}

func (b *batch) addChart(req obj) (obj, error) {
	in := sub(req, "chart")
	if err := b.checkSpec(sub(in, "spec")); err != nil {
		return nil, err
	}
	position := sub(in, "position")
	if truth(position, "newSheet") || has(position, "sheetId") {
		return nil, refuse("sheetstest knows charts laid over a grid only")
	}
	s, overlay, err := b.overlay(position)
	if err != nil {
		return nil, err
	}
	id := num(in, "chartId")
	if !has(in, "chartId") {
		id = b.ids.next(func(id int) bool { s, _ := b.chart(id); return s != nil })
	}
	if other, _ := b.chart(id); other != nil {
		return nil, refuse("An object with the ID %d already exists.", id)
	}
	chart := obj{"chartId": id, "spec": mirrorColors(sub(in, "spec")), "position": obj{"overlayPosition": overlay}}
	if border := sub(in, "border"); border != nil {
		chart["border"] = mirrorColors(border)
	}
	s.charts = append(s.charts, chart)
	return obj{"chart": shownDeep(chart)}, nil
}

// overlay reads a position over a grid; Google fills in the size of a new chart.
func (b *batch) overlay(position obj) (*sheet, obj, error) {
	o := sub(position, "overlayPosition")
	anchor := sub(o, "anchorCell")
	s := b.sheet(num(anchor, "sheetId"))
	if o == nil {
		return nil, nil, refuse("One of EmbeddedObjectPosition.overlayPosition or EmbeddedObjectPosition.sheetId must be set")
	}
	if s == nil {
		return nil, nil, refuse("No grid with id: %d", num(anchor, "sheetId"))
	}
	row, col := num(anchor, "rowIndex"), num(anchor, "columnIndex")
	if row < 0 || col < 0 || row >= s.rows || col >= s.cols {
		return nil, nil, refuse("The anchor cell (row %d, column %d) is not on the grid.", row, col)
	}
	out := dropDefaults(obj{
		"widthPixels": numOr(o, "widthPixels", 600), "heightPixels": numOr(o, "heightPixels", 371),
		"offsetXPixels": num(o, "offsetXPixels"), "offsetYPixels": num(o, "offsetYPixels"),
	})
	out["anchorCell"] = obj{"sheetId": s.id, "rowIndex": row, "columnIndex": col}
	return s, out, nil
}

// checkSpec holds a chart to one kind, and its sources to the grids they name.
func (b *batch) checkSpec(spec obj) error {
	kinds := 0
	for _, key := range []string{"basicChart", "pieChart", "bubbleChart", "candlestickChart", "orgChart", "histogramChart", "waterfallChart", "treemapChart", "scorecardChart"} {
		if has(spec, key) {
			kinds++
		}
	}
	if kinds != 1 {
		return refuse("One of basicChart, pieChart, bubbleChart, candelstickChart, histogramChart, or orgChart must be set on chartSpec.")
	}
	if basic := sub(spec, "basicChart"); basic != nil && len(list(basic, "domains")) == 0 && len(list(basic, "series")) == 0 {
		return internal() // Google's own answer to an empty chart
	}
	return b.checkSources(spec)
}

func (b *batch) checkSources(v any) error {
	switch x := v.(type) {
	case obj:
		if isGridRange(x) {
			_, _, err := b.areaOf(x)
			return err
		}
		for _, inner := range x {
			if err := b.checkSources(inner); err != nil {
				return err
			}
		}
	case []any:
		for _, inner := range x {
			if err := b.checkSources(inner); err != nil {
				return err
			}
		}
	}
	return nil
}

func (b *batch) updateChartSpec(req obj) (obj, error) {
	s, i := b.chart(num(req, "chartId"))
	if s == nil {
		return nil, refuse("No chart with id: %d", num(req, "chartId"))
	}
	if err := b.checkSpec(sub(req, "spec")); err != nil {
		return nil, err
	}
	s.charts[i] = with(s.charts[i], "spec", mirrorColors(sub(req, "spec")))
	return obj{}, nil
}

func (b *batch) updateEmbeddedObjectPosition(req obj) (obj, error) {
	m, err := updateMask(req)
	if err != nil {
		return nil, err
	}
	s, i := b.chart(num(req, "objectId"))
	if s == nil {
		return nil, refuse("No embedded object with id: %d", num(req, "objectId"))
	}
	old := sub(sub(s.charts[i], "position"), "overlayPosition")
	// The mask is of the overlay position; its root is implied.
	over := sub(sub(req, "newPosition"), "overlayPosition")
	if over == nil {
		return nil, refuse("sheetstest knows charts laid over a grid only")
	}
	if inner := m.kids["overlayPosition"]; inner != nil {
		m = inner
	}
	onto, overlay, err := b.overlay(obj{"overlayPosition": m.merge(old, over)})
	if err != nil {
		return nil, err
	}
	chart := with(s.charts[i], "position", obj{"overlayPosition": overlay})
	s.charts = slices.Delete(s.charts, i, i+1)
	onto.charts = append(onto.charts, chart)
	return obj{"position": shownDeep(sub(chart, "position"))}, nil
}

func (b *batch) deleteEmbeddedObject(req obj) (obj, error) {
	s, i := b.chart(num(req, "objectId"))
	if s == nil {
		return nil, refuse("No embedded object with id: %d", num(req, "objectId"))
	}
	s.charts = slices.Delete(s.charts, i, i+1)
	return obj{}, nil
}
