package server

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"html/template"
	"net/http"

	"github.com/labstack/echo/v4"

	"rubric"
)

//go:embed page
var pageFiles embed.FS

// startPage says what this is and how to begin, in the reader's language. It
// loads nothing: its style is inside it, named to the browser by its digest.
func (s *Server) startPage(c echo.Context) error {
	lang := langOf(c.Request())
	if asked, ok := rubric.ParseLang(c.QueryParam("lang")); ok {
		lang = asked
	}
	style, err := pageFiles.ReadFile("page/style.css")
	if err != nil {
		return err
	}
	t, err := template.ParseFS(pageFiles, "page/start."+string(lang)+".html", "page/frame.html", "page/style.css")
	if err != nil {
		return err
	}
	base := s.BaseURL
	if base == "" {
		base = "http://" + c.Request().Host
	}
	var b bytes.Buffer
	err = t.ExecuteTemplate(&b, "frame.html", map[string]any{
		"Lang": lang, "Base": base,
		"Files": s.Shelf.Folder != "", "Sheets": s.Shelf.Sheets != nil,
	})
	if err != nil {
		return err
	}
	sum := sha256.Sum256(style)
	h := c.Response().Header()
	h.Set("Content-Security-Policy", "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; style-src 'sha256-"+
		base64.StdEncoding.EncodeToString(sum[:])+"'")
	h.Set("Content-Language", string(lang))
	h.Set("Vary", "Accept-Language, Host")
	return c.HTMLBlob(http.StatusOK, b.Bytes())
}
