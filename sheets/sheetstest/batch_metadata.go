package sheetstest

import "slices"

func (b *batch) createDeveloperMetadata(req obj) (obj, error) {
	in := sub(req, "developerMetadata")
	m := metadata{id: num(in, "metadataId"), key: str(in, "metadataKey"), value: str(in, "metadataValue"), visibility: str(in, "visibility")}
	if m.key == "" {
		return nil, refuse("Developer metadata must have a key.")
	}
	if m.visibility != "DOCUMENT" && m.visibility != "PROJECT" {
		return nil, refuse("Developer metadata must have a visibility.")
	}
	if err := b.locate(&m, sub(in, "location")); err != nil {
		return nil, err
	}
	if !has(in, "metadataId") {
		m.id = b.ids.next(func(id int) bool { return b.metadataID(id) >= 0 })
	}
	if b.metadataID(m.id) >= 0 {
		return nil, refuse("Cannot add developer metadata with ID [%d] because developer metadata with that ID already exists.", m.id)
	}
	if err := b.metadataFits(m); err != nil {
		return nil, err
	}
	b.metadata = append(b.metadata, m)
	return obj{"developerMetadata": m.json()}, nil
}

// metadataFits holds Google's limit of 30,000 characters a sheet, and as many
// for the spreadsheet itself.
func (d *document) metadataFits(added metadata) error {
	total := len(added.key) + len(added.value)
	for _, m := range d.metadata {
		if (m.kind == "SPREADSHEET") == (added.kind == "SPREADSHEET") && m.sheet == added.sheet {
			total += len(m.key) + len(m.value)
		}
	}
	if total > 30_000 {
		return refuse("Developer metadata exceeds the limit of 30000 characters.")
	}
	return nil
}

func (d *document) metadataID(id int) int {
	return slices.IndexFunc(d.metadata, func(m metadata) bool { return m.id == id })
}

func (b *batch) updateDeveloperMetadata(req obj) (obj, error) {
	m, err := updateMask(req)
	if err != nil {
		return nil, err
	}
	in := sub(req, "developerMetadata")
	var updated []any
	for _, filter := range objects(req, "dataFilters") {
		found, err := b.find(filter)
		if err != nil {
			return nil, err
		}
		for _, i := range found {
			changed := b.metadata[i]
			if m.at("metadataKey") != nil && str(in, "metadataKey") != "" {
				changed.key = str(in, "metadataKey")
			}
			if m.at("metadataValue") != nil {
				changed.value = str(in, "metadataValue")
			}
			if m.at("visibility") != nil && str(in, "visibility") != "" {
				changed.visibility = str(in, "visibility")
			}
			if has(in, "location") && m.at("location") != nil {
				if err := b.locate(&changed, sub(in, "location")); err != nil {
					return nil, err
				}
			}
			b.metadata[i] = changed
			updated = append(updated, changed.json())
		}
	}
	return obj{"developerMetadata": updated}, nil
}

func (b *batch) deleteDeveloperMetadata(req obj) (obj, error) {
	found, err := b.find(sub(req, "dataFilter"))
	if err != nil {
		return nil, err
	}
	var deleted []any
	for _, i := range found {
		deleted = append(deleted, b.metadata[i].json())
	}
	for _, i := range slices.Backward(found) {
		b.metadata = slices.Delete(b.metadata, i, i+1)
	}
	reply := obj{}
	put(reply, "deletedDeveloperMetadata", deleted)
	return reply, nil
}

// search answers developerMetadata:search.
func (d *document) search(body obj) (obj, error) {
	type match struct {
		filters []any
	}
	matches := map[int]*match{}
	var order []int
	for _, filter := range objects(body, "dataFilters") {
		found, err := d.find(filter)
		if err != nil {
			return nil, err
		}
		for _, i := range found {
			if matches[i] == nil {
				matches[i] = new(match)
				order = append(order, i)
			}
			matches[i].filters = append(matches[i].filters, filter)
		}
	}
	var out []any
	for _, i := range order {
		out = append(out, obj{"developerMetadata": d.metadata[i].json(), "dataFilters": matches[i].filters})
	}
	reply := obj{}
	put(reply, "matchedDeveloperMetadata", out)
	return reply, nil
}
