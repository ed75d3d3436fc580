//go:build !unix

package excel

import "os"

// keepOwner does nothing: a new file gets its owner from its folder here.
func keepOwner(*os.File, os.FileInfo) {}
