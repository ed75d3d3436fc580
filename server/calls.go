package server

import (
	"context"
	"sync/atomic"
)

type callsKey struct{}

// countingCalls returns a context in which [CountCall] counts.
func countingCalls(ctx context.Context) (context.Context, *atomic.Int64) {
	n := new(atomic.Int64)
	return context.WithValue(ctx, callsKey{}, n), n
}

// CountCall counts one call to an API of spreadsheets for the sync that ctx
// belongs to. Whoever makes the calls says so; the server cannot see them.
func CountCall(ctx context.Context) {
	if n, ok := ctx.Value(callsKey{}).(*atomic.Int64); ok {
		n.Add(1)
	}
}
