package server

import (
	"sync/atomic"
	"time"
)

// Waits adds up how long calls waited for a quota. The zero value is ready.
type Waits struct{ total atomic.Int64 }

// Add adds one wait.
func (w *Waits) Add(d time.Duration) { w.total.Add(int64(d)) }

func (w *Waits) seconds() float64 { return time.Duration(w.total.Load()).Seconds() }
