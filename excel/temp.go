package excel

import (
	"os"
	"path/filepath"
	"strings"
)

// Temporary files stand beside the workbook, so that the switch is one rename.
// A save that was killed leaves its file behind; the next one there takes it
// away, knowing it by its name and by nobody holding it.
const (
	tempPrefix = ".rubric-"
	tempSuffix = ".tmp"
)

// createTemp makes a temporary file in a folder. Until release is called no
// other save takes it for a leftover.
func createTemp(dir string) (f *os.File, release func(), err error) {
	for range 100 {
		f, err := os.CreateTemp(dir, tempPrefix+"*"+tempSuffix)
		if err != nil {
			return nil, nil, err
		}
		release, ok := hold(f.Name())
		// Between its making and its being held another save may have removed it.
		if at, err := os.Stat(f.Name()); ok && err == nil {
			if is, err := f.Stat(); err == nil && os.SameFile(at, is) {
				return f, release, nil
			}
		}
		release()
		f.Close()
	}
	return nil, nil, os.ErrExist
}

// sweep removes what killed saves left in a folder, as far as it can: what is
// left this time is no reason not to save.
func sweep(dir string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, e := range entries {
		name := e.Name()
		if !strings.HasPrefix(name, tempPrefix) || !strings.HasSuffix(name, tempSuffix) || !e.Type().IsRegular() {
			continue
		}
		path := filepath.Join(dir, name)
		if release, ok := abandoned(path); ok {
			os.Remove(path)
			release()
		}
	}
}
