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
