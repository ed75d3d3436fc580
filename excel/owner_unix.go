//go:build unix

package excel

import (
	"os"
	"syscall"
)

// keepOwner gives a file another's owner and group where the system permits.
func keepOwner(f *os.File, like os.FileInfo) {
	if st, ok := like.Sys().(*syscall.Stat_t); ok {
		_ = f.Chown(int(st.Uid), int(st.Gid))
	}
}

// hold keeps a file from being taken for a leftover until release is called or
// the process ends. It reports false when somebody else holds it. Where the file
// system knows no locks nothing is held, and nothing is ever taken for a leftover.
func hold(path string) (release func(), ok bool) {
	f, err := os.Open(path)
	if err != nil {
		return func() {}, false
	}
	err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	return func() { f.Close() }, err != syscall.EWOULDBLOCK
}

// abandoned reports whether nobody holds a temporary file.
func abandoned(path string) (release func(), ok bool) {
	f, err := os.Open(path)
	if err != nil {
		return func() {}, false
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		f.Close()
		return func() {}, false
	}
	return func() { f.Close() }, true
}
