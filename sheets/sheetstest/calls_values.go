package sheetstest

import "maps"

// rendering reads the render options of a query.
func (c *call) rendering(prefix string) rendering {
	get := func(name string) string {
		if prefix != "" {
			name = prefix + string(name[0]-'a'+'A') + name[1:]
		}
		return c.query.Get(name)
	}
	return rendering{
		value: get("valueRenderOption"), dates: get("dateTimeRenderOption"),
		columns: c.query.Get("majorDimension") == "COLUMNS",
	}
}

// responseRendering reads the render options of a body.
func responseRendering(body obj) rendering {
	return rendering{value: str(body, "responseValueRenderOption"), dates: str(body, "responseDateTimeRenderOption")}
}

func getValues(s *Server, c *call, _ obj) reply {
	d := s.docs[c.id]
	r, err := d.ref(c.arg)
	if err != nil {
		return reply{err: err}
	}
	body, err := d.valueRange(r, c.rendering(""))
	return reply{body: body, err: err}
}

func batchGetValues(s *Server, c *call, _ obj) reply {
	d := s.docs[c.id]
	var ranges []any
	for _, text := range c.query["ranges"] {
		r, err := d.ref(text)
		if err != nil {
			return reply{err: err}
		}
		one, err := d.valueRange(r, c.rendering(""))
		if err != nil {
			return reply{err: err}
		}
		ranges = append(ranges, one)
	}
	out := obj{"spreadsheetId": d.id}
	put(out, "valueRanges", ranges)
	return reply{body: out}
}

func batchGetByDataFilter(s *Server, c *call, body obj) reply {
	d := s.docs[c.id]
	how := rendering{value: str(body, "valueRenderOption"), dates: str(body, "dateTimeRenderOption"), columns: str(body, "majorDimension") == "COLUMNS"}
	var ranges []any
	for _, filter := range objects(body, "dataFilters") {
		refs, err := d.areas(filter)
		if err != nil {
			return reply{err: invalid("%s", err)}
		}
		for _, r := range refs {
			one, err := d.valueRange(r, how)
			if err != nil {
				return reply{err: err}
			}
			ranges = append(ranges, obj{"valueRange": one, "dataFilters": []any{filter}})
		}
	}
	out := obj{"spreadsheetId": d.id}
	put(out, "valueRanges", ranges)
	return reply{body: out}
}

// inputOption reads valueInputOption, which has no default.
func inputOption(option string) (userEntered bool, err *apiError) {
	switch option {
	case "USER_ENTERED":
		return true, nil
	case "RAW":
		return false, nil
	}
	return false, invalid("'valueInputOption' is required but not specified")
}

func updateValues(s *Server, c *call, body obj) reply {
	d := s.docs[c.id].clone()
	entered, err := inputOption(c.query.Get("valueInputOption"))
	if err != nil {
		return reply{err: err}
	}
	r, err := d.ref(c.arg)
	if err != nil {
		return reply{err: err}
	}
	if given := str(body, "range"); given != "" && given != c.arg {
		return reply{err: invalid("Requested writing within range [%s], but the body says range [%s]", c.arg, given)}
	}
	include, _ := parseBool(c.query.Get("includeValuesInResponse"))
	out, _, err := d.update(writeOf(r, body, entered), include, c.rendering("response"))
	if err != nil {
		return reply{err: err}
	}
	s.commit(d)
	out["spreadsheetId"] = d.id
	return reply{body: out}
}

func writeOf(r ref, body obj, entered bool) write {
	return write{ref: r, columns: str(body, "majorDimension") == "COLUMNS", values: list(body, "values"), entered: entered}
}

// update writes and answers one UpdateValuesResponse.
func (d *document) update(w write, include bool, how rendering) (obj, written, *apiError) {
	done, err := d.write(w)
	if err != nil {
		return nil, done, err
	}
	out := done.json(w.ref.sheet)
	if include {
		how.columns = w.columns
		a := done.asked.intersect(w.ref.sheet.whole())
		values, err := d.valueRange(w.ref.sheet.ref(a), how)
		if err != nil {
			return nil, done, err
		}
		out["updatedData"] = values
	}
	return out, done, nil
}

func batchUpdateValues(s *Server, c *call, body obj) reply {
	return s.updateAll(c, body, func(d *document, data obj) ([]ref, obj, *apiError) {
		r, err := d.ref(str(data, "range"))
		return []ref{r}, obj{"spreadsheetId": d.id}, err
	})
}

// batchUpdateByDataFilter writes to every range that a filter selects. A filter
// that selects none writes nothing and leaves no response: callers have to look.
func batchUpdateByDataFilter(s *Server, c *call, body obj) reply {
	return s.updateAll(c, body, func(d *document, data obj) ([]ref, obj, *apiError) {
		filter := sub(data, "dataFilter")
		refs, err := d.areas(filter)
		if err != nil {
			return nil, nil, invalid("%s", err)
		}
		return refs, obj{"dataFilter": filter}, nil
	})
}

// updateAll is both batch updates: all data is written, or none.
func (s *Server) updateAll(c *call, body obj, target func(*document, obj) ([]ref, obj, *apiError)) reply {
	entered, err := inputOption(str(body, "valueInputOption"))
	if err != nil {
		return reply{err: err}
	}
	d := s.docs[c.id].clone()
	sums := newTotals()
	var responses []any
	for i, data := range objects(body, "data") {
		refs, extra, err := target(d, data)
		if err != nil {
			return reply{err: err.inside("data", i)}
		}
		for _, r := range refs {
			one, done, err := d.update(writeOf(r, data, entered), truth(body, "includeValuesInResponse"), responseRendering(body))
			if err != nil {
				return reply{err: err.inside("data", i)}
			}
			sums.add(done)
			maps.Copy(one, extra)
			responses = append(responses, one)
		}
	}
	s.commit(d)
	out := obj{"spreadsheetId": d.id}
	sums.into(out)
	put(out, "responses", responses)
	return reply{body: out}
}

func clearValues(s *Server, c *call, _ obj) reply {
	d := s.docs[c.id].clone()
	r, err := d.ref(c.arg)
	if err != nil {
		return reply{err: err}
	}
	cleared, err := d.clearRef(r)
	if err != nil {
		return reply{err: err}
	}
	s.commit(d)
	return reply{body: obj{"spreadsheetId": d.id, "clearedRange": cleared}}
}

func (d *document) clearRef(r ref) (string, *apiError) {
	a := r.area()
	if a.top >= r.sheet.rows || a.left >= r.sheet.cols {
		return "", beyondGrid(r.sheet, a)
	}
	a = a.intersect(r.sheet.whole())
	return r.sheet.a1(a), d.clearValues(r.sheet, a)
}

func batchClearValues(s *Server, c *call, body obj) reply {
	d := s.docs[c.id].clone()
	refs, err := d.parseRanges(texts(body, "ranges"))
	if err != nil {
		return reply{err: err}
	}
	return s.clearAll(d, refs)
}

func batchClearByDataFilter(s *Server, c *call, body obj) reply {
	d := s.docs[c.id].clone()
	var refs []ref
	for _, filter := range objects(body, "dataFilters") {
		found, err := d.areas(filter)
		if err != nil {
			return reply{err: invalid("%s", err)}
		}
		refs = append(refs, found...)
	}
	return s.clearAll(d, refs)
}

func (s *Server) clearAll(d *document, refs []ref) reply {
	var cleared []any
	for i, r := range refs {
		a1, err := d.clearRef(r)
		if err != nil {
			return reply{err: err.inside("range", i)}
		}
		cleared = append(cleared, a1)
	}
	s.commit(d)
	out := obj{"spreadsheetId": d.id}
	put(out, "clearedRanges", cleared)
	return reply{body: out}
}
