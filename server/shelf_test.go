package server_test

import (
	"os"
	"path/filepath"
	"testing"

	"rubric/excel"
	"rubric/server"
)

// BenchmarkProbe measures one look at a file book: ten thousand of them are a
// pass of the poll.
func BenchmarkProbe(b *testing.B) {
	dir := b.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "plan.xlsx"), nil, 0o644); err != nil {
		b.Fatal(err)
	}
	s := &server.Shelf{Folder: dir, Files: excel.Opener{}}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := s.Probe(b.Context(), "plan.xlsx"); err != nil {
			b.Fatal(err)
		}
	}
}
