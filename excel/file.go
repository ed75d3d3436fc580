package excel

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"rubric"
	"rubric/excel/internal/opc"
)

// maxFile is the largest file that is read; it is held in memory packed, so
// that what was read is one state of the file.
const maxFile = 256 << 20

// snapshot is a file's content at one moment.
type snapshot struct {
	data []byte
	rev  rubric.Revision
	info os.FileInfo
}

// resolve follows symbolic links, so that a save replaces what they lead to.
func resolve(path string) (string, error) {
	return filepath.EvalSymlinks(path)
}

// open opens a file that can be a workbook.
func open(path string) (*os.File, os.FileInfo, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, nil, errNotRegular // and never open it: a pipe would block
	}
	if info.Size() > maxFile {
		return nil, nil, errFileSize
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	if info, err = f.Stat(); err != nil {
		f.Close()
		return nil, nil, err
	}
	return f, info, nil
}

// load reads a file whole.
func load(path string) (*snapshot, error) {
	f, info, err := open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var buf bytes.Buffer
	buf.Grow(int(info.Size()) + bytes.MinRead)
	if _, err := buf.ReadFrom(io.LimitReader(f, maxFile+1)); err != nil {
		return nil, err
	}
	if buf.Len() > maxFile {
		return nil, errFileSize
	}
	s := &snapshot{data: buf.Bytes(), info: info}
	s.rev = revision(int64(len(s.data)), info.ModTime(), sha256.Sum256(s.data))
	return s, nil
}

// stamp returns what the revision of a file is now, and keeps nothing of it.
func stamp(path string) (rubric.Revision, os.FileInfo, error) {
	f, info, err := open(path)
	if err != nil {
		return "", nil, err
	}
	defer f.Close()
	sum := sha256.New()
	n, err := io.Copy(sum, io.LimitReader(f, maxFile+1))
	if err != nil {
		return "", nil, err
	}
	return revision(n, info.ModTime(), [sha256.Size]byte(sum.Sum(nil))), info, nil
}

// revision names a state of a file: its size, time and content.
func revision(size int64, mod time.Time, sum [sha256.Size]byte) rubric.Revision {
	return rubric.Revision(fmt.Sprintf("%d-%d-%s", size, mod.UnixNano(), hex.EncodeToString(sum[:])))
}

// sameContent reports whether two revisions are of the same bytes. A file that
// was only touched, or copied back, is the same workbook.
func sameContent(a, b rubric.Revision) bool {
	sizeA, restA, okA := strings.Cut(string(a), "-")
	sizeB, restB, okB := strings.Cut(string(b), "-")
	return okA && okB && sizeA == sizeB && restA[strings.LastIndexByte(restA, '-')+1:] == restB[strings.LastIndexByte(restB, '-')+1:]
}

// openPackage opens the package that the bytes are. What is no package is told
// apart as far as its first bytes allow.
func openPackage(data []byte) (*opc.Package, error) {
	if bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) {
		if bytes.Contains(data, utf16Text("EncryptedPackage")) {
			return nil, errEncrypted
		}
		return nil, errOldFormat
	}
	pkg, err := opc.Open(bytes.NewReader(data), int64(len(data)), opc.Limits{})
	switch {
	case errors.Is(err, opc.ErrMissing):
		return nil, fmt.Errorf("%w: %w", errNoWorkbook, err)
	case errors.Is(err, opc.ErrNotZip) && bytes.HasPrefix(data, []byte("PK\x03\x04")):
		// A zip is known by its end, which a broken download lacks.
		return nil, fmt.Errorf("%w: %w", errCutShort, err)
	}
	return pkg, err
}

// utf16Text returns ASCII text as the directory of a compound file spells it.
func utf16Text(s string) []byte {
	var b []byte
	for i := range len(s) {
		b = append(b, s[i], 0)
	}
	return b
}

// locked reports whether somebody has the file open in Excel, which keeps a file
// named ~$… beside it meanwhile.
func locked(path string) bool {
	_, err := os.Lstat(filepath.Join(filepath.Dir(path), "~$"+filepath.Base(path)))
	return err == nil
}

// waitUnlocked waits until nobody has the file open.
func waitUnlocked(ctx context.Context, path string, most time.Duration) error {
	const step = 100 * time.Millisecond
	for waited := time.Duration(0); locked(path); waited += step {
		if waited >= most {
			return errLocked
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(step):
		}
	}
	return nil
}

func isCancelled(err error) bool {
	return errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)
}
