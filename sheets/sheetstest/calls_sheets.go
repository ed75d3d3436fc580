package sheetstest

import "strconv"

func createSpreadsheet(s *Server, _ *call, body obj) reply {
	props := sub(body, "properties")
	d := s.create(orElse(str(props, "title"), "Untitled spreadsheet"))
	for _, key := range []string{"locale", "timeZone"} {
		if v := str(props, key); v != "" {
			d.props = with(d.props, key, v)
		}
	}
	if given := objects(body, "sheets"); len(given) > 0 {
		d.sheets = nil
		for _, g := range given {
			sh, err := d.newSheet(sub(g, "properties"))
			if err != nil {
				return reply{err: invalid("%s", err)}
			}
			d.sheets = append(d.sheets, sh)
		}
	}
	return reply{body: d.show(view{mask: everything()})}
}

// parseRanges reads ranges; nil when there are none.
func (d *document) parseRanges(ranges []string) ([]ref, *apiError) {
	var refs []ref
	for _, text := range ranges {
		r, err := d.ref(text)
		if err != nil {
			return nil, err
		}
		if a := r.area(); a.top >= r.sheet.rows || a.left >= r.sheet.cols {
			return nil, beyondGrid(r.sheet, a)
		}
		refs = append(refs, r)
	}
	return refs, nil
}

func getSpreadsheet(s *Server, c *call, _ obj) reply {
	d := s.docs[c.id]
	refs, err := d.parseRanges(c.query["ranges"])
	if err != nil {
		return reply{err: err}
	}
	grid, _ := parseBool(c.query.Get("includeGridData"))
	return reply{body: d.show(c.view(refs, grid))}
}

// view applies the rule that a field mask overrules includeGridData.
func (c *call) view(refs []ref, grid bool) view {
	m, err := c.mask()
	if err != nil {
		m = everything()
	}
	return view{mask: m, ranges: refs, grid: grid}
}

func getByDataFilter(s *Server, c *call, body obj) reply {
	d := s.docs[c.id]
	var refs []ref
	for _, f := range objects(body, "dataFilters") {
		found, err := d.areas(f)
		if err != nil {
			return reply{err: invalid("%s", err)}
		}
		refs = append(refs, found...)
	}
	if refs == nil && has(body, "dataFilters") {
		refs = []ref{}
	}
	return reply{body: d.show(c.view(refs, truth(body, "includeGridData")))}
}

func batchUpdate(s *Server, c *call, body obj) reply {
	d := s.docs[c.id]
	next, replies, err := d.apply(objects(body, "requests"))
	if err != nil {
		return reply{err: err}
	}
	out := obj{"spreadsheetId": d.id, "replies": replies}
	if truth(body, "includeSpreadsheetInResponse") {
		refs, err := next.parseRanges(texts(body, "responseRanges"))
		if err != nil {
			return reply{err: err}
		}
		v := c.view(refs, truth(body, "responseIncludeGridData"))
		if v.mask = v.mask.at("updatedSpreadsheet"); v.mask != nil {
			out["updatedSpreadsheet"] = next.show(v)
		}
	}
	s.commit(next)
	return reply{body: out}
}

// commit makes a changed clone the document.
func (s *Server) commit(d *document) {
	d.modified = s.opts.Now().UTC()
	s.docs[d.id] = d
}

func searchMetadata(s *Server, c *call, body obj) reply {
	found, err := s.docs[c.id].search(body)
	if err != nil {
		return reply{err: invalid("%s", err)}
	}
	return reply{body: found}
}

func getMetadata(s *Server, c *call, _ obj) reply {
	d := s.docs[c.id]
	id, err := strconv.Atoi(c.arg)
	if err != nil {
		return reply{err: invalid("Invalid metadata id: %s", c.arg)}
	}
	i := d.metadataID(id)
	if i < 0 {
		return reply{err: notFound()}
	}
	return reply{body: d.metadata[i].json()}
}
