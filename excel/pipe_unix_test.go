//go:build unix

package excel

import "syscall"

// makePipe makes a file that never ends and that nobody can rewind.
func makePipe(path string) error { return syscall.Mkfifo(path, 0o600) }
