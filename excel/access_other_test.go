//go:build !linux

package excel

import "testing"

// asNobody skips the test: only Linux lets a thread act as somebody else.
func asNobody(t *testing.T, _ string) {
	t.Helper()
	t.Skip("nothing is read-only for root")
}
