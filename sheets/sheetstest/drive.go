package sheetstest

import (
	"net/http"
	"regexp"
	"strings"
	"time"
)

// spreadsheetType is the mime type of a spreadsheet; xlsxType of Office mode.
const (
	spreadsheetType = "application/vnd.google-apps.spreadsheet"
	xlsxType        = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
)

// Channel is a push channel on a file (files.watch).
type Channel struct {
	ID, ResourceID string
	FileID         string
	Address, Token string
	Expires        time.Time
}

func (c *call) routeDrive(parts []string) {
	switch {
	case parts[0] == "channels" && len(parts) == 2:
		c.on("POST", "drive.channels.stop", stopChannel)
	case parts[0] != "files":
	case len(parts) == 1:
		c.on("POST", "drive.files.create", createFile)
		c.on("GET", "drive.files.list", listFiles)
	case len(parts) == 2:
		c.id = parts[1]
		c.on("GET", "drive.files.get", getFile)
		c.on("DELETE", "drive.files.delete", deleteFile)
	case parts[2] == "watch":
		c.id = parts[1]
		c.on("POST", "drive.files.watch", watchFile)
	}
}

// driveFields are what Drive returns of a file without a mask.
const driveFields = "kind,id,name,mimeType"

func (d *document) file(fields *mask) obj {
	mime := spreadsheetType
	if d.office {
		mime = xlsxType
	}
	o := obj{
		"kind": "drive#file", "id": d.id, "name": str(d.props, "title"), "mimeType": mime,
		"createdTime": driveTime(d.created), "modifiedTime": driveTime(d.modified),
		"webViewLink":  "https://docs.google.com/spreadsheets/d/" + d.id + "/edit",
		"trashed":      false,
		"capabilities": obj{"canEdit": d.access == CanWrite},
	}
	shown, _ := fields.apply(o).(obj)
	return shown
}

func driveTime(t time.Time) string { return t.Format("2006-01-02T15:04:05.000Z") }

func (c *call) driveMask(fallback string) (*mask, reply) {
	fields := orElse(c.query.Get("fields"), fallback)
	if fields == "*" {
		return everything(), reply{}
	}
	m, ok := parseMask(fields)
	if !ok {
		return nil, reply{err: driveError(http.StatusBadRequest, "invalidParameter", "Invalid field selection "+fields)}
	}
	return m, reply{}
}

func driveError(code int, reason, message string) *apiError {
	status := map[int]string{400: "INVALID_ARGUMENT", 403: "PERMISSION_DENIED", 404: "NOT_FOUND"}[code]
	return &apiError{code: code, status: status, message: message, details: []any{obj{
		"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": reason, "domain": "global",
	}}}
}

// fileOf finds a file that the caller may see.
func (s *Server) fileOf(c *call) (*document, reply) {
	d := s.docs[c.id]
	if d == nil || d.access == NoAccess {
		return nil, reply{err: driveError(http.StatusNotFound, "notFound", "File not found: "+c.id+".")}
	}
	return d, reply{}
}

func createFile(s *Server, c *call, body obj) reply {
	if mime := str(body, "mimeType"); mime != spreadsheetType {
		return reply{err: driveError(http.StatusBadRequest, "invalid", "sheetstest makes spreadsheets only, not "+mime)}
	}
	m, bad := c.driveMask(driveFields)
	if m == nil {
		return bad
	}
	return reply{body: s.create(orElse(str(body, "name"), "Untitled")).file(m)}
}

func getFile(s *Server, c *call, _ obj) reply {
	d, bad := s.fileOf(c)
	if d == nil {
		return bad
	}
	m, bad := c.driveMask(driveFields)
	if m == nil {
		return bad
	}
	return reply{body: d.file(m)}
}

func deleteFile(s *Server, c *call, _ obj) reply {
	d, bad := s.fileOf(c)
	if d == nil {
		return bad
	}
	delete(s.docs, d.id)
	return reply{none: true}
}

// queryTerm is one comparison of a files.list query; single or double quotes.
var queryTerm = regexp.MustCompile(`^\s*(mimeType|name|trashed)\s*=\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|(true|false))\s*$`)

// matchesQuery reads the queries that Rubric and gspread make: mimeType, name and
// trashed, joined by and.
func (d *document) matchesQuery(q string) (match, ok bool) {
	file := d.file(everything())
	for term := range strings.SplitSeq(q, " and ") {
		m := queryTerm.FindStringSubmatch(term)
		if m == nil {
			return false, false
		}
		want := strings.NewReplacer(`\'`, "'", `\"`, `"`, `\\`, `\`).Replace(m[2] + m[3] + m[4])
		got := str(file, m[1])
		if m[1] == "trashed" {
			got = "false"
		}
		if got != want {
			return false, true
		}
	}
	return true, true
}

func listFiles(s *Server, c *call, _ obj) reply {
	m, bad := c.driveMask("kind,incompleteSearch,files(" + driveFields + ")")
	if m == nil {
		return bad
	}
	var files []any
	for i := len(s.order) - 1; i >= 0; i-- {
		d := s.docs[s.order[i]]
		if d == nil || d.access == NoAccess {
			continue
		}
		if q := c.query.Get("q"); q != "" {
			match, ok := d.matchesQuery(q)
			if !ok {
				return reply{err: driveError(http.StatusBadRequest, "invalid", "Invalid Value")}
			}
			if !match {
				continue
			}
		}
		files = append(files, d.file(everything()))
	}
	if files == nil {
		files = []any{}
	}
	body, _ := m.apply(obj{"kind": "drive#fileList", "incompleteSearch": false, "files": files}).(obj)
	return reply{body: body}
}
