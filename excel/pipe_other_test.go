//go:build !unix

package excel

import "errors"

// makePipe fails: the file system knows no pipes.
func makePipe(string) error { return errors.ErrUnsupported }
