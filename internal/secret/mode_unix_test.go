//go:build unix

package secret

import (
	"io/fs"
	"path/filepath"
	"syscall"
	"testing"

	"rubric"
)

func TestWhoMayReadAKeyFile(t *testing.T) {
	for _, c := range []struct {
		ofRoot, weAreRoot bool
		mode              fs.FileMode
		want              bool
	}{
		{false, false, 0o600, true}, {false, false, 0o640, false}, {false, false, 0o604, false},
		{true, true, 0o600, true}, {true, true, 0o640, false},
		{true, false, 0o640, true}, {true, false, 0o660, false}, {true, false, 0o644, false},
	} {
		if got := c.mode&closed(c.ofRoot, c.weAreRoot) == 0; got != c.want {
			t.Errorf("%04o of root: %t, we are root: %t: good %t", c.mode, c.ofRoot, c.weAreRoot, got)
		}
	}
}

// Nobody writes into the pipe: to open it would take for ever.
func TestAPipeIsNoKeyFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "rubric.key")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Skip(err)
	}
	if _, err := LoadOrCreate(path); err == nil {
		t.Error("a pipe was taken for a key file")
	} else if _, ok := rubric.AsProblem(err); !ok {
		t.Errorf("not for people: %v", err)
	}
}
