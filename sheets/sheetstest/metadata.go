package sheetstest

// metadata is a DeveloperMetadata with its location.
type metadata struct {
	id         int
	key, value string
	visibility string
	kind       string // SPREADSHEET, SHEET, ROW or COLUMN
	sheet      int
	start, end int
}

func columnOrRow(columns bool) string {
	if columns {
		return "COLUMN"
	}
	return "ROW"
}

func (m metadata) json() obj {
	location := obj{"locationType": m.kind}
	switch m.kind {
	case "SPREADSHEET":
		location["spreadsheet"] = true
	case "SHEET":
		location["sheetId"] = m.sheet
	default:
		location["dimensionRange"] = m.dimensionRange()
	}
	o := obj{"metadataId": m.id, "metadataKey": m.key, "location": location, "visibility": m.visibility}
	if m.value != "" {
		o["metadataValue"] = m.value
	}
	return o
}

func (m metadata) dimensionRange() obj {
	return shownRange(obj{"sheetId": m.sheet, "dimension": m.kind + "S", "startIndex": m.start, "endIndex": m.end})
}

// locate reads a DeveloperMetadataLocation.
func (d *document) locate(m *metadata, location obj) error {
	switch {
	case truth(location, "spreadsheet"):
		m.kind = "SPREADSHEET"
	case has(location, "dimensionRange"):
		sp, err := d.bounded(sub(location, "dimensionRange"))
		if err != nil {
			return err
		}
		if sp.end-sp.start != 1 {
			return refuse("Developer metadata can only be associated with a single row or column.")
		}
		m.kind, m.sheet, m.start, m.end = columnOrRow(sp.columns), sp.sheet.id, sp.start, sp.end
	case has(location, "sheetId"):
		if d.sheet(num(location, "sheetId")) == nil {
			return refuse("No grid with id: %d", num(location, "sheetId"))
		}
		m.kind, m.sheet = "SHEET", num(location, "sheetId")
	default:
		return refuse("No location specified for the developer metadata.")
	}
	return nil
}

// matches tells whether a DeveloperMetadataLookup selects the metadata.
func (m metadata) matches(lookup obj) bool {
	if has(lookup, "metadataId") && num(lookup, "metadataId") != m.id ||
		has(lookup, "metadataKey") && str(lookup, "metadataKey") != m.key ||
		has(lookup, "metadataValue") && str(lookup, "metadataValue") != m.value {
		return false
	}
	if v := str(lookup, "visibility"); v != "" && v != "DEVELOPER_METADATA_VISIBILITY_UNSPECIFIED" && v != m.visibility {
		return false
	}
	if t := str(lookup, "locationType"); t != "" && t != "DEVELOPER_METADATA_LOCATION_TYPE_UNSPECIFIED" && t != m.kind {
		return false
	}
	if location := sub(lookup, "metadataLocation"); location != nil {
		return m.at(location, str(lookup, "locationMatchingStrategy") == "INTERSECTING_LOCATION")
	}
	return true
}

// at compares the location, exactly or by what it touches.
func (m metadata) at(location obj, intersecting bool) bool {
	switch {
	case truth(location, "spreadsheet"):
		return intersecting || m.kind == "SPREADSHEET"
	case has(location, "dimensionRange"):
		return m.along(sub(location, "dimensionRange"), intersecting)
	}
	if m.kind == "SPREADSHEET" {
		return intersecting
	}
	return num(location, "sheetId") == m.sheet && (intersecting || m.kind == "SHEET")
}

func (m metadata) along(r obj, intersecting bool) bool {
	same := m.kind+"S" == str(r, "dimension") && num(r, "sheetId") == m.sheet
	start, end := num(r, "startIndex"), numOr(r, "endIndex", 1<<40)
	if !intersecting {
		return same && m.start == start && m.end == end
	}
	switch m.kind {
	case "SPREADSHEET":
		return true
	case "SHEET":
		return num(r, "sheetId") == m.sheet
	}
	return same && m.start < end && start < m.end || m.sheet == num(r, "sheetId") && !same
}

// find returns the indexes of the metadata that a DataFilter selects: by lookup,
// or by lying in its range.
func (d *document) find(filter obj) ([]int, error) {
	lookup := sub(filter, "developerMetadataLookup")
	var found []int
	if lookup != nil {
		for i, m := range d.metadata {
			if m.matches(lookup) {
				found = append(found, i)
			}
		}
		return found, nil
	}
	a, _, err := d.filterArea(filter)
	if err != nil {
		return nil, err
	}
	for i, m := range d.metadata {
		if m.sheet == a.sheet && (m.kind == "COLUMN" && a.left <= m.start && m.end <= a.right || m.kind == "ROW" && a.top <= m.start && m.end <= a.bottom) {
			found = append(found, i)
		}
	}
	return found, nil
}

// filterArea reads the range of a DataFilter that is no lookup.
func (d *document) filterArea(filter obj) (area, *sheet, error) {
	if has(filter, "gridRange") {
		s, a, err := d.areaOf(sub(filter, "gridRange"))
		return a, s, err
	}
	r, err := d.ref(str(filter, "a1Range"))
	if err != nil {
		return area{}, nil, err
	}
	return r.area(), r.sheet, nil
}

// areas returns the ranges that a DataFilter selects for values: a whole
// column, row or sheet for metadata found there.
func (d *document) areas(filter obj) ([]ref, error) {
	lookup := sub(filter, "developerMetadataLookup")
	if lookup == nil {
		a, s, err := d.filterArea(filter)
		if err != nil {
			return nil, err
		}
		return []ref{s.ref(a)}, nil
	}
	var refs []ref
	for _, m := range d.metadata {
		if !m.matches(lookup) {
			continue
		}
		switch m.kind {
		case "SPREADSHEET":
			for _, s := range d.sheets {
				refs = append(refs, ref{sheet: s, top: -1, left: -1, bottom: -1, right: -1})
			}
		case "SHEET":
			refs = append(refs, ref{sheet: d.sheet(m.sheet), top: -1, left: -1, bottom: -1, right: -1})
		case "COLUMN":
			refs = append(refs, ref{sheet: d.sheet(m.sheet), top: -1, left: m.start, bottom: -1, right: m.end})
		case "ROW":
			refs = append(refs, ref{sheet: d.sheet(m.sheet), top: m.start, left: -1, bottom: m.end, right: -1})
		}
	}
	return refs, nil
}
