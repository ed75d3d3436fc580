package main

import (
	"context"
	"fmt"
	"os"
	"strings"
	"syscall"
	"time"
)

// polling registers many books and measures one pass over them while nothing
// changes: what it costs in processor time, and the memory of the process.
func polling(ctx context.Context, o options) error {
	if err := fill(o, o.registered); err != nil {
		return err
	}
	const interval = 10 * time.Second
	s, err := start(ctx, o, interval, nil)
	if err != nil {
		return err
	}
	begin := time.Now()
	for i := range o.registered {
		if _, err := s.register(ctx, name(i)); err != nil {
			return joined(err, s.stop())
		}
	}
	fmt.Printf("registered %d books in %s\n", o.registered, time.Since(begin).Round(time.Second))
	if err := s.quiet(ctx, int64(o.registered)); err != nil {
		return joined(err, s.stop())
	}
	before, probes := cpu(), s.probes(ctx)
	for s.probes(ctx)-probes < int64(2*o.registered) {
		time.Sleep(100 * time.Millisecond)
	}
	passes := float64(s.probes(ctx)-probes) / float64(o.registered)
	fmt.Printf("one pass over %d unchanged books: %.2f s of processor time; memory now %s, at most %s\n",
		o.registered, (cpu()-before).Seconds()/passes, status("VmRSS"), status("VmHWM"))
	return s.stop()
}

// quiet waits until so many syncs were made and none waits or runs.
func (s *service) quiet(ctx context.Context, syncs int64) error {
	for {
		st, err := s.store.Stats(ctx)
		if err != nil {
			return err
		}
		if st.Queued == 0 && st.Running == 0 && st.SyncsDone+st.SyncsFailed >= syncs {
			return nil
		}
		time.Sleep(200 * time.Millisecond)
	}
}

func (s *service) probes(ctx context.Context) int64 {
	st, err := s.store.Stats(ctx)
	if err != nil {
		return 0
	}
	return st.Probes
}

// cpu is the processor time of this process so far.
func cpu() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// status reads a line of what Linux says of this process.
func status(field string) string {
	data, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return "unknown"
	}
	for line := range strings.Lines(string(data)) {
		if value, ok := strings.CutPrefix(line, field+":"); ok {
			return strings.TrimSpace(value)
		}
	}
	return "unknown"
}
