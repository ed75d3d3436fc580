package excel

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const (
	nsMain  = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	nsRels  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
)

// pack builds small packages for tests, part by part.
type pack struct {
	sheets    []string // names
	workbook  string   // what follows the list of sheets in workbook.xml
	sheetsTag []string // attributes of each sheet element
	parts     []packPart
	rels      []string // of the workbook
	types     []string
	space     string // the main namespace
}

type packPart struct{ name, body string }

func newPack() *pack { return &pack{space: nsMain} }

func (p *pack) part(name, contentType, body string) *pack {
	p.parts = append(p.parts, packPart{name, body})
	if contentType != "" {
		p.types = append(p.types, fmt.Sprintf(`<Override PartName="/%s" ContentType="%s"/>`, name, contentType))
	}
	return p
}

func (p *pack) rel(kind, target string) string {
	id := fmt.Sprintf("rId%d", len(p.rels)+1)
	p.rels = append(p.rels, fmt.Sprintf(`<Relationship Id="%s" Type="%s/%s" Target="%s"/>`, id, nsRels, kind, target))
	return id
}

// sheet adds a sheet with what is inside its worksheet element.
func (p *pack) sheet(name, inner string) *pack {
	return p.sheetPart(name, fmt.Sprintf(`%s<worksheet xmlns="%s" xmlns:r="%s">%s</worksheet>`, xmlHead, p.space, nsRels, inner))
}

// sheetPart adds a sheet whose part is given whole.
func (p *pack) sheetPart(name, body string) *pack {
	n := len(p.sheets) + 1
	part := fmt.Sprintf("xl/worksheets/sheet%d.xml", n)
	p.sheets = append(p.sheets, name)
	id := p.rel("worksheet", fmt.Sprintf("worksheets/sheet%d.xml", n))
	p.sheetsTag = append(p.sheetsTag, fmt.Sprintf(`name="%s" sheetId="%d" r:id="%s"`, name, n, id))
	return p.part(part, "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml", body)
}

func (p *pack) styles(inner string) *pack {
	p.rel("styles", "styles.xml")
	return p.part("xl/styles.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml",
		fmt.Sprintf(`%s<styleSheet xmlns="%s">%s</styleSheet>`, xmlHead, p.space, inner))
}

func (p *pack) shared(items string) *pack {
	p.rel("sharedStrings", "sharedStrings.xml")
	return p.part("xl/sharedStrings.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml",
		fmt.Sprintf(`%s<sst xmlns="%s">%s</sst>`, xmlHead, p.space, items))
}

// book sets what follows the list of sheets in the workbook part.
func (p *pack) book(inner string) *pack {
	p.workbook = inner
	return p
}

func (p *pack) bytes() []byte {
	var tags strings.Builder
	for _, attrs := range p.sheetsTag {
		tags.WriteString("<sheet " + attrs + "/>")
	}
	pre, post := "", p.workbook
	if i := strings.Index(post, "@"); i >= 0 {
		pre, post = post[:i], post[i+1:]
	}
	head := []packPart{
		{"[Content_Types].xml", xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Default Extension="xml" ContentType="application/xml"/>` +
			`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>` +
			strings.Join(p.types, "") + `</Types>`},
		{"_rels/.rels", xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
			`<Relationship Id="rId1" Type="` + nsRels + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/workbook.xml", fmt.Sprintf(`%s<workbook xmlns="%s" xmlns:r="%s">%s<sheets>%s</sheets>%s</workbook>`,
			xmlHead, p.space, nsRels, pre, tags.String(), post)},
		{"xl/_rels/workbook.xml.rels", xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
			strings.Join(p.rels, "") + `</Relationships>`},
	}
	return zipOf(append(head, p.parts...)...)
}

func zipOf(parts ...packPart) []byte {
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	for _, part := range parts {
		out, err := w.Create(part.name)
		if err == nil {
			_, err = out.Write([]byte(part.body))
		}
		if err != nil {
			panic(err)
		}
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return buf.Bytes()
}

// save writes a package into a folder of the test and returns its path.
func save(t testing.TB, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "plan.xlsx")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
