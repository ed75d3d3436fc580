package excel

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"net/url"
	"strings"

	"github.com/xuri/excelize/v2"

	"rubric"
	"rubric/excel/internal/opc"
)

// Renderer makes a workbook of its own out of a report: one sheet with real
// numbers, native charts and links to the cells it speaks of. The same report
// gives the same bytes.
type Renderer struct{}

var _ rubric.Renderer = Renderer{}

// ContentType is the media type of .xlsx files.
func (Renderer) ContentType() string {
	return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
}

// Render writes the workbook. Links lead into book: the path of a workbook
// file, taken as relative to where the report will be kept, or a web address,
// of which only the page and no place on it can be named; "" makes none.
func (Renderer) Render(ctx context.Context, w io.Writer, r *rubric.Report, book string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	pkg, err := scratch(r, sheetOptions{tab: rubric.RoleAssessment.Name().In(r.Lang), links: book != ""})
	if err != nil {
		return fmt.Errorf("making the report: %w", err)
	}
	d := pkg.Edit()
	if err := finishOwn(d, book); err != nil {
		return fmt.Errorf("making the report: %w", err)
	}
	if err := d.Write(w); err != nil {
		return fmt.Errorf("writing the report: %w", err)
	}
	return nil
}

// finishOwn finishes the scratch workbook as a workbook of its own.
func finishOwn(d *opc.Draft, book string) error {
	f := finish{selected: true}
	rels, err := d.Rels(scratchSheet)
	if err != nil {
		return err
	}
	for _, rel := range rels.OfKind("drawing") {
		f.drawing = rel.ID
	}
	if book != "" {
		target, web := linkTarget(book)
		f.noPlaces = web
		if f.book, err = d.AddRel(scratchSheet, d.RelType("hyperlink"), target, true); err != nil {
			return err
		}
	}
	if err := edit(d, scratchSheet, f.sheet); err != nil {
		return err
	}
	return edit(d, contentTypes, withoutImages)
}

// edit puts what fn makes of a part in its place.
func edit(d *opc.Draft, name string, fn func([]byte) ([]byte, error)) error {
	part, err := d.Part(name)
	if err != nil {
		return err
	}
	if part, err = fn(part); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return d.Put(name, part, "")
}

// linkTarget returns a workbook's name as a relationship's target, a URI, and
// whether it is a web address.
func linkTarget(book string) (target string, web bool) {
	if strings.HasPrefix(book, "https://") || strings.HasPrefix(book, "http://") {
		return book, true
	}
	path := (&url.URL{Path: strings.ReplaceAll(book, `\`, "/")}).EscapedPath()
	switch drive, _, ok := strings.Cut(path, ":/"); {
	case ok && len(drive) == 1:
		return "file:///" + path, false
	case strings.HasPrefix(path, "/"):
		return "file://" + path, false
	}
	return path, false
}

// scratch makes a report's sheet in a workbook of its own and opens that
// workbook as a package.
func scratch(r *rubric.Report, o sheetOptions) (*opc.Package, error) {
	f, err := draftSheet(r, o)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }() // removes temporary files only
	// A fixed date: the clock would make every file differ.
	const made = "2000-01-01T00:00:00Z"
	props := &excelize.DocProperties{Title: r.Title, Creator: "Rubric", LastModifiedBy: "Rubric", Created: made, Modified: made}
	if err := f.SetDocProps(props); err != nil {
		return nil, err
	}
	if o.loose {
		f.SetZipWriter(func(w io.Writer) excelize.ZipWriter { return storing{zip.NewWriter(w)} })
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		return nil, err
	}
	return opc.Open(bytes.NewReader(b.Bytes()), int64(b.Len()), opc.Limits{})
}

// storing writes the files of an archive as they are: what is read again at once
// need not be deflated.
type storing struct{ *zip.Writer }

func (s storing) Create(name string) (io.Writer, error) {
	return s.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
}
