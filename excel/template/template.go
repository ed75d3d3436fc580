// Package template makes a ready book: the tabs and columns of the domain with
// headings, help, dropdowns and quiet colours, empty or filled with example
// data, as a team would go on keeping it.
//
// It knows the roles and fields that the root declares and how a spreadsheet
// looks good. It must not know how a book is read, checked or patched.
package template

import (
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"

	"rubric"
)

// Spec says which book to make.
type Spec struct {
	Lang rubric.Lang
	// Full asks for every tab and column; otherwise the seven tabs and the plan's
	// columns that most teams need are made.
	Full bool
	// TimeZone is an IANA zone for the settings tab; "" stands for the usual one
	// of the language (Europe/Moscow, UTC).
	TimeZone string
	// Draft says that rows hold cells of type Draft. The book then has the settings
	// tab, which names them, and whatever tab or column the rows fill.
	Draft bool
	// Rows fill the tabs below their headers, from top to bottom. Tabs and
	// fields that the book does not have are left out.
	Rows map[rubric.Role][]Row
	// Own are further columns of the plan, of the team's own, right of ours.
	Own []rubric.FieldSpec
}

// Row is one row of a tab. A cell is a string, a bool (yes or no), an int, a
// float64, a [rubric.Date], a [rubric.Month], a [Percent], a [Clock] or a [Draft] of these.
type Row map[rubric.Field]any

// Draft is a cell drafted for the owner to correct: it looks the part.
type Draft struct{ Value any }

// Percent is a share: 30 stands for 30 %.
type Percent float64

// Clock is a time of day.
type Clock struct{ Hour, Minute int }

// Write makes the book. The same Spec gives the same bytes.
func Write(w io.Writer, s Spec) error {
	f := excelize.NewFile()
	defer f.Close() //nolint:errcheck // nothing is on disk
	b := &builder{file: f, spec: s, tabs: tabsOf(s), styles: newStyles(f)}
	if err := b.build(); err != nil {
		return fmt.Errorf("making the book: %w", err)
	}
	if err := f.Write(w); err != nil {
		return fmt.Errorf("writing the book: %w", err)
	}
	return nil
}

// builder makes one workbook.
type builder struct {
	file   *excelize.File
	spec   Spec
	tabs   []tab
	styles *styles
}

func (b *builder) build() error {
	if err := b.properties(); err != nil {
		return err
	}
	for i, t := range b.tabs {
		if err := b.newSheet(i, t); err != nil {
			return err
		}
	}
	// Every sheet exists before any is filled: dropdowns refer to other tabs.
	for _, t := range b.tabs {
		if err := b.fill(t); err != nil {
			return fmt.Errorf("tab %s: %w", t.role, err)
		}
		if t.role == rubric.RolePlan {
			index, err := b.file.GetSheetIndex(b.name(t.role))
			if err != nil {
				return err
			}
			b.file.SetActiveSheet(index)
		}
	}
	return nil
}

// properties fixes what would otherwise tell the time of writing.
func (b *builder) properties() error {
	const epoch = "2026-01-01T00:00:00Z"
	return b.file.SetDocProps(&excelize.DocProperties{
		Creator: "Rubric", LastModifiedBy: "Rubric",
		Created: epoch, Modified: epoch,
		Title: bookTitle.In(b.spec.Lang), Language: string(b.spec.Lang),
	})
}

var bookTitle = rubric.Text{RU: "Контент-план и стратегия", EN: "Content plan and strategy"}

func (b *builder) newSheet(i int, t tab) error {
	name := b.name(t.role)
	if i == 0 {
		return b.file.SetSheetName(b.file.GetSheetName(0), name)
	}
	_, err := b.file.NewSheet(name)
	return err
}

// name is the tab's name in the book's language.
func (b *builder) name(role rubric.Role) string { return role.Name().In(b.spec.Lang) }

func (b *builder) fill(t tab) error {
	steps := []func(tab) error{
		b.columns, b.header, b.rows, b.heights, b.dropdowns, b.colours, b.view, b.page,
	}
	if t.role == rubric.RoleSettings {
		steps = append(steps, b.welcome)
	}
	for _, step := range steps {
		if err := step(t); err != nil {
			return err
		}
	}
	return nil
}
