//go:build unix

package secret

import (
	"io/fs"
	"os"
	"syscall"
)

// exposed reports whether others than the owner may read or change a key file.
// As with the keys of PostgreSQL's clients, a file of root's may be readable by
// a group of ours: that is how clusters mount secrets for a user who is not root.
func exposed(info fs.FileInfo) bool {
	closed := fs.FileMode(0o077)
	if st, ok := info.Sys().(*syscall.Stat_t); ok && st.Uid == 0 && os.Geteuid() != 0 {
		closed = 0o037
	}
	return info.Mode().Perm()&closed != 0
}
