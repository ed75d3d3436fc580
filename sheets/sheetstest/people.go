package sheetstest

// People edits a spreadsheet as its team does in the browser: without the API,
// without its quotas and outside the log. Rows and columns count from 1, sheets
// are named by id or found by [People.SheetID]. Edits that make no sense on the
// grid (a row beyond it) do nothing.
type People struct {
	server *Server
	id     string
}

// People returns the hands of a spreadsheet's team.
func (s *Server) People(id string) *People { return &People{s, id} }

// on runs an edit of one sheet under the server's lock.
func (p *People) on(sheetID int, do func(*document, *sheet)) {
	p.server.with(p.id, func(d *document) {
		if s := d.sheet(sheetID); s != nil {
			do(d, s)
			d.modified = p.server.opts.Now().UTC()
		}
	})
}
