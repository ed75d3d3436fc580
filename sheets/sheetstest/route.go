package sheetstest

import (
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// call is a request after routing.
type call struct {
	name   string // the method as the discovery document names it, such as spreadsheets.values.get
	verb   string
	id     string // the spreadsheet or file
	arg    string // the range, metadata id or sheet id of the path
	query  url.Values
	body   []byte
	write  bool
	drive  bool
	n      int // the number of the write
	served func(*Server, *call, obj) reply
}

// reads are the methods that are POST and change nothing.
var reads = []string{
	"spreadsheets.getByDataFilter", "spreadsheets.values.batchGetByDataFilter", "spreadsheets.developerMetadata.search",
}

// route finds the method of a request.
func route(r *http.Request) *call {
	path := strings.Trim(r.URL.EscapedPath(), "/")
	c := &call{verb: r.Method, query: r.URL.Query()}
	if rest, ok := cutTo(path, "drive/v3/"); ok {
		c.drive = true
		c.routeDrive(strings.Split(rest, "/"))
		return c
	}
	if rest, ok := cutTo(path, "v4/spreadsheets"); ok {
		c.routeSheets(strings.SplitN(strings.TrimPrefix(rest, "/"), "/", 3))
	}
	c.write = c.name != "" && c.verb != http.MethodGet && !slices.Contains(reads, c.name)
	return c
}

// cutTo drops what stands before and including the mark: a test may mount the
// server below a path.
func cutTo(path, mark string) (string, bool) {
	_, rest, ok := strings.Cut("/"+path, "/"+mark)
	return rest, ok
}

func (c *call) routeSheets(parts []string) {
	for i, p := range parts {
		if u, err := url.PathUnescape(p); err == nil {
			parts[i] = u
		}
	}
	head, tail := parts[0], parts[1:]
	switch {
	case head == "":
		c.on("POST", "spreadsheets.create", createSpreadsheet)
	case len(tail) == 0:
		id, verb, _ := strings.Cut(head, ":")
		c.id = id
		switch verb {
		case "":
			c.on("GET", "spreadsheets.get", getSpreadsheet)
		case "batchUpdate":
			c.on("POST", "spreadsheets.batchUpdate", batchUpdate)
		case "getByDataFilter":
			c.on("POST", "spreadsheets.getByDataFilter", getByDataFilter)
		}
	case tail[0] == "values" && len(tail) == 2:
		c.id = head
		c.routeRange(tail[1])
	case strings.HasPrefix(tail[0], "values:"):
		c.id = head
		c.routeValues(strings.TrimPrefix(tail[0], "values:"))
	case tail[0] == "developerMetadata:search":
		c.id = head
		c.on("POST", "spreadsheets.developerMetadata.search", searchMetadata)
	case tail[0] == "developerMetadata" && len(tail) == 2:
		c.id, c.arg = head, tail[1]
		c.on("GET", "spreadsheets.developerMetadata.get", getMetadata)
	}
}

func (c *call) routeRange(arg string) {
	if r, ok := strings.CutSuffix(arg, ":clear"); ok && c.verb == http.MethodPost {
		c.arg = r
		c.on("POST", "spreadsheets.values.clear", clearValues)
		return
	}
	c.arg = arg
	if c.verb == http.MethodPut {
		c.on("PUT", "spreadsheets.values.update", updateValues)
		return
	}
	c.on("GET", "spreadsheets.values.get", getValues)
}

func (c *call) routeValues(verb string) {
	serve := map[string]func(*Server, *call, obj) reply{
		"batchGet": batchGetValues, "batchUpdate": batchUpdateValues, "batchClear": batchClearValues,
		"batchGetByDataFilter": batchGetByDataFilter, "batchUpdateByDataFilter": batchUpdateByDataFilter,
		"batchClearByDataFilter": batchClearByDataFilter,
	}[verb]
	method := "POST"
	if verb == "batchGet" {
		method = "GET"
	}
	if serve != nil {
		c.on(method, "spreadsheets.values."+verb, serve)
	}
}

func (c *call) on(verb, name string, serve func(*Server, *call, obj) reply) {
	if c.verb == verb {
		c.name, c.served = name, serve
	}
}

// serve decodes, checks and answers the call. The server is locked.
func (c *call) serve(s *Server) reply {
	if c.served == nil {
		return reply{err: &apiError{code: 404, status: "NOT_FOUND", message: "Method not found."}}
	}
	if c.drive {
		body := obj{}
		if len(c.body) > 0 && json.Unmarshal(c.body, &body) != nil {
			return reply{err: badRequest("Parse Error")}
		}
		return c.served(s, c, body)
	}
	body, err := c.checked()
	if err == nil {
		err = s.mayCall(c)
	}
	if err != nil {
		return reply{err: err}
	}
	rep := c.served(s, c, body)
	if rep.err == nil {
		if m, err := c.mask(); err != nil {
			rep.err = err
		} else if shown, ok := m.apply(rep.body).(obj); ok {
			rep.body = shown
		}
	}
	return rep
}

// checked holds query and body against the discovery document.
func (c *call) checked() (obj, *apiError) {
	d := loadDiscovery()
	m := d.Methods[c.name]
	for name := range c.query {
		if m.Parameters[name] == nil && !slices.Contains(commonParameters, name) {
			text := `Invalid JSON payload received. Unknown name "` + name + `": Cannot bind query parameter. Field '` + name + `' could not be found in request message.`
			return nil, badRequest(text, violation{"", text})
		}
	}
	if _, err := c.mask(); err != nil {
		return nil, err
	}
	if m.Request == nil || len(c.body) == 0 {
		return obj{}, nil
	}
	var body any
	if err := json.Unmarshal(c.body, &body); err != nil {
		return nil, invalid("Invalid JSON payload received. %v", err)
	}
	o, ok := body.(obj)
	if !ok {
		return nil, invalid("Invalid JSON payload received. Unexpected token.")
	}
	return d.normalize(m.Request.Ref, o)
}

var commonParameters = []string{
	"$.xgafv", "access_token", "alt", "callback", "fields", "key", "oauth_token",
	"prettyPrint", "quotaUser", "uploadType", "upload_protocol",
}

// mask is the response's field mask.
func (c *call) mask() (*mask, *apiError) {
	fields := c.query.Get("fields")
	if fields == "" || fields == "*" {
		return everything(), nil
	}
	m, ok := parseMask(fields)
	bad := fields
	if ok {
		d := loadDiscovery()
		bad, ok = m.check(d, d.Methods[c.name].Response, "")
	}
	if !ok {
		return nil, badRequest("Request contains an invalid argument.", violation{
			bad, "Error expanding 'fields' parameter. Cannot find matching fields for path '" + bad + "'.",
		})
	}
	return m, nil
}

// mayCall checks that the spreadsheet is there and open to the caller.
func (s *Server) mayCall(c *call) *apiError {
	if c.id == "" {
		return nil
	}
	d := s.docs[c.id]
	switch {
	case d == nil:
		return notFound()
	case d.access == NoAccess, c.write && d.access == CanRead:
		return denied()
	case d.office:
		return officeMode()
	}
	return nil
}
