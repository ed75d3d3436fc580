//go:build unix

package main

import (
	"os"
	"runtime"
	"syscall"
)

// peak returns the largest resident set that a finished process had, in bytes.
func peak(p *os.ProcessState) int64 {
	usage, ok := p.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	most := int64(usage.Maxrss)   //nolint:unconvert // 32 bits on some systems
	if runtime.GOOS != "darwin" { // which alone counts in bytes
		most *= 1024
	}
	return most
}
