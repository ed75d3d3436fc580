package excel

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

var (
	errNoFolder = errors.New("no such folder")
	errSameFile = errors.New("the result would replace the workbook itself")
)

// replace writes a file in place of another, or a new one, so that whatever
// happens the path holds the old content or the new, whole. like gives the mode
// and the owner; ready is asked last, right before the switch.
//
// The design names renameio for this; it does not build on Windows, where many
// workbooks live, and has no place for ready.
func replace(path string, like os.FileInfo, write func(io.Writer) error, ready func() error) (err error) {
	dir := filepath.Dir(path)
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return fmt.Errorf("%w: %s", errNoFolder, dir)
	}
	mode := like.Mode().Perm() | 0o200 // a copy of a read-only file is to be written again
	if info, err := os.Stat(path); err == nil {
		if !info.Mode().IsRegular() {
			return errNotRegular
		}
		if info.Mode().Perm()&0o222 == 0 {
			return fmt.Errorf("%s is read-only: %w", path, fs.ErrPermission)
		}
		like, mode = info, info.Mode().Perm()
	}
	sweep(dir)
	tmp, release, err := createTemp(dir)
	if err != nil {
		return err
	}
	defer release()
	defer func() {
		if err != nil {
			tmp.Close()
			os.Remove(tmp.Name())
		}
	}()
	keepOwner(tmp, like) // before the mode: a change of owner may clear bits of it
	if err := tmp.Chmod(mode); err != nil {
		return err
	}
	if err := write(tmp); err != nil {
		return err
	}
	if err := tmp.Sync(); err != nil {
		return err
	}
	if err := tmp.Close(); err != nil {
		return err
	}
	if err := ready(); err != nil {
		return err
	}
	if err := os.Rename(tmp.Name(), path); err != nil {
		return err
	}
	syncDir(dir)
	return nil
}

// syncDir makes the switch itself durable where the system can; where it
// cannot, the file is whole all the same.
func syncDir(dir string) {
	if d, err := os.Open(dir); err == nil {
		_ = d.Sync()
		d.Close()
	}
}
