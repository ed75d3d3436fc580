package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// memoryGoal is what the process stays within as long as what it holds fits: a
// book of 100,000 posts does.
const memoryGoal = 400 << 20

// youngPercent is by how much the heap grows between collections as long as the
// goal is far: a book of 10,000 posts is done after a few of them, in a tenth less
// time than at the collector's own pace, with 15 MB more.
const youngPercent = 200

// outgrown is what a book holds that cannot stay near the goal: from here on, time
// is spared rather than memory.
const outgrown = memoryGoal + memoryGoal/4

// boundMemory lets the heap grow freely up to the goal, by a tenth of what is in
// use beyond it, and by a half once the goal is out of reach. The collector's own
// pace would double the memory of a large book, and a fixed limit would make a
// larger one collect without end. It leaves alone what the environment sets.
func boundMemory() {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	debug.SetGCPercent(youngPercent)
	debug.SetMemoryLimit(memoryGoal)
	adjustMemory(nil)
}

// sentinel is garbage at once, so that every collection finds it.
type sentinel struct{ _ *byte }

func adjustMemory(*sentinel) {
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	live := int64(sample[0].Value.Uint64())
	room := live / 10
	if live > outgrown {
		room = live / 2
	}
	debug.SetMemoryLimit(max(memoryGoal, live+room))
	runtime.SetFinalizer(&sentinel{}, adjustMemory)
}
