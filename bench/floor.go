package main

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"io"
	"path/filepath"
	"strings"
)

// floor does the least that any editor of the file has to do: inflate the
// largest sheet (the plan) and the shared strings, and deflate the sheet again
// with the standard library at level 6. Everything a sync takes longer than
// this is its own work.
func floor(path string) error {
	z, err := zip.OpenReader(path)
	if err != nil {
		return err
	}
	defer z.Close()
	var plan *zip.File
	for _, f := range z.File {
		if ok, _ := filepath.Match("xl/worksheets/*.xml", f.Name); ok && (plan == nil || f.UncompressedSize64 > plan.UncompressedSize64) {
			plan = f
		}
		if strings.EqualFold(f.Name, "xl/sharedStrings.xml") {
			if _, err := inflate(f); err != nil {
				return err
			}
		}
	}
	if plan == nil {
		return fmt.Errorf("%s: no sheet", path)
	}
	sheet, err := inflate(plan)
	if err != nil {
		return err
	}
	d, err := flate.NewWriter(io.Discard, 6)
	if err != nil {
		return err
	}
	if _, err := d.Write(sheet); err != nil {
		return err
	}
	return d.Close()
}

func inflate(f *zip.File) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	var b bytes.Buffer
	b.Grow(int(f.UncompressedSize64))
	_, err = b.ReadFrom(r)
	return b.Bytes(), err
}
