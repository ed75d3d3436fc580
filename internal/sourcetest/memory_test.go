package sourcetest_test

import (
	"testing"

	"rubric/internal/sourcetest"
)

func TestMemory(t *testing.T) {
	for name, conflicts := range map[string]sourcetest.Conflicts{
		"conflicts before writing": sourcetest.BeforeWriting,
		"conflicts after writing":  sourcetest.AfterWriting,
	} {
		t.Run(name, func(t *testing.T) {
			sourcetest.Run(t, func(_ *testing.T, sheets ...sourcetest.Sheet) sourcetest.Harness {
				return sourcetest.NewMemory(conflicts, sheets...)
			})
		})
	}
}
