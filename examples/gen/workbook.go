package main

import (
	"bytes"
	"fmt"

	"github.com/xuri/excelize/v2"
)

// workbook makes the file.
func (b *book) workbook() ([]byte, error) {
	f := excelize.NewFile()
	defer f.Close()
	if err := b.properties(f); err != nil {
		return nil, err
	}
	for i, t := range b.Tabs {
		if i == 0 {
			if err := f.SetSheetName(f.GetSheetName(0), t.Name); err != nil {
				return nil, err
			}
			continue
		}
		if _, err := f.NewSheet(t.Name); err != nil {
			return nil, err
		}
	}
	for i := range b.Tabs {
		s := &sheet{file: f, book: b, tab: &b.Tabs[i], styles: map[look]int{}}
		if err := s.fill(); err != nil {
			return nil, fmt.Errorf("%s: %w", b.Tabs[i].Name, err)
		}
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// properties fixes what would otherwise tell the time of making.
func (b *book) properties(f *excelize.File) error {
	when := b.AsOf + "T09:00:00Z"
	if err := f.SetDocProps(&excelize.DocProperties{
		Creator: b.Author, LastModifiedBy: b.Author, Title: b.Title, Created: when, Modified: when,
	}); err != nil {
		return err
	}
	return f.SetDefaultFont(b.Font)
}
