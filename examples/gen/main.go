// Command gen makes the example workbooks from the data files beside it. Each
// data file tells its story at the top and lists the faults planted in it.
//
//	go run ./examples/gen        # from the root of the repository
//	go generate ./examples/gen   # the same
//
// The same data give the same bytes, so that a check can prove the committed
// workbooks current.
package main

import (
	"embed"
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

//go:generate go run . -dir ..

//go:embed *.yaml
var data embed.FS

func main() {
	dir := flag.String("dir", "examples", "where the workbooks go")
	flag.Parse()
	if err := run(*dir); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func run(dir string) error {
	books, err := loadAll()
	if err != nil {
		return err
	}
	for _, b := range books {
		content, err := b.workbook()
		if err != nil {
			return fmt.Errorf("%s: %w", b.File, err)
		}
		if err := os.WriteFile(filepath.Join(dir, b.File), content, 0o644); err != nil {
			return err
		}
	}
	return nil
}
