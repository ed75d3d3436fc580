package excel

import (
	"context"
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"

	"rubric"
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

// Render writes the workbook. Links lead into book: a path relative to where
// the report will be kept, or a web address; "" makes none.
func (Renderer) Render(ctx context.Context, w io.Writer, r *rubric.Report, book string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	f, err := scratch(r, sheetOptions{
		tab:  rubric.RoleAssessment.Name().In(r.Lang),
		link: into(book),
	})
	if err != nil {
		return fmt.Errorf("making the report: %w", err)
	}
	defer func() { _ = f.Close() }() // removes temporary files only
	// A fixed date: the clock would make every file differ.
	const made = "2000-01-01T00:00:00Z"
	props := &excelize.DocProperties{Title: r.Title, Creator: "Rubric", LastModifiedBy: "Rubric", Created: made, Modified: made}
	if err := f.SetDocProps(props); err != nil {
		return fmt.Errorf("making the report: %w", err)
	}
	if err := f.Write(w); err != nil {
		return fmt.Errorf("writing the report: %w", err)
	}
	return nil
}
