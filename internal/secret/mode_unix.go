//go:build unix

package secret

import (
	"io/fs"
	"os"
	"syscall"
)

// exposed reports whether others than the owner may read or change a key file.
func exposed(info fs.FileInfo) bool {
	st, ok := info.Sys().(*syscall.Stat_t)
	return info.Mode().Perm()&closed(ok && st.Uid == 0, os.Geteuid() == 0) != 0
}

// closed are the permissions that a key file must not have. As with the keys of
// PostgreSQL's clients, a file of root's may be readable by a group of ours: that
// is how clusters mount secrets for a user who is not root.
func closed(ofRoot, weAreRoot bool) fs.FileMode {
	if ofRoot && !weAreRoot {
		return 0o037
	}
	return 0o077
}
