package excel

import (
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
)

const nobody = 65534

// asNobody lets a test that root runs touch files as somebody without rights,
// until the test ends; its temporary folder is open to everybody. The test must
// not be parallel, and starts no goroutines that touch files.
func asNobody(t *testing.T, path string) {
	t.Helper()
	for dir := filepath.Dir(path); dir != os.TempDir() && dir != "/"; dir = filepath.Dir(dir) {
		if err := os.Chmod(dir, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Chmod(path, 0o666); err != nil {
		t.Fatal(err)
	}
	runtime.LockOSThread()
	if err := syscall.Setfsuid(nobody); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := syscall.Setfsuid(0); err != nil {
			t.Fatal(err)
		}
		runtime.UnlockOSThread()
	})
}

func TestTheOwnerIsKept(t *testing.T) {
	if os.Getuid() != 0 {
		t.Skip("only root gives files away")
	}
	path := save(t, newPack().sheet("Plan", planData).bytes())
	if err := os.Chown(path, nobody, nobody-1); err != nil {
		t.Fatal(err)
	}
	src, rev, edits := ready(t, path, Options{})
	if _, err := src.Write(t.Context(), rev, edits); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if st := info.Sys().(*syscall.Stat_t); st.Uid != nobody || st.Gid != nobody-1 {
		t.Errorf("it belongs to %d:%d", st.Uid, st.Gid)
	}
}
