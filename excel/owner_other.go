//go:build !unix

package excel

import (
	"os"
	"time"
)

// keepOwner does nothing: a new file gets its owner from its folder here.
func keepOwner(*os.File, os.FileInfo) {}

// hold does nothing: a held file could not be renamed here.
func hold(string) (release func(), ok bool) { return func() {}, true }

// abandoned reports whether a temporary file is older than any save takes.
func abandoned(path string) (release func(), ok bool) {
	info, err := os.Stat(path)
	return func() {}, err == nil && time.Since(info.ModTime()) > 24*time.Hour
}
