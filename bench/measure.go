package main

import (
	"fmt"
	"os"
	"os/exec"
	"slices"
	"time"
)

// figures are what the operating system accounted to one finished process.
type figures struct {
	wall, cpu time.Duration
	memory    int64 // peak resident set, bytes; 0 where the system does not tell
}

// run runs the command once. What it prints is shown only if it fails.
func run(name string, args ...string) (figures, error) {
	cmd := exec.Command(name, args...)
	begin := time.Now()
	out, err := cmd.CombinedOutput()
	wall := time.Since(begin)
	if err != nil {
		return figures{}, fmt.Errorf("%s: %w\n%s", cmd, err, out)
	}
	return figures{
		wall:   wall,
		cpu:    cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(),
		memory: peak(cmd.ProcessState),
	}, nil
}

// median runs the command several times after a warm-up and returns the median
// of each figure.
func median(runs int, name string, args ...string) (figures, error) {
	if _, err := run(name, args...); err != nil {
		return figures{}, err
	}
	all := make([]figures, runs)
	for i := range all {
		f, err := run(name, args...)
		if err != nil {
			return figures{}, err
		}
		all[i] = f
	}
	return figures{
		wall:   middle(all, func(f figures) time.Duration { return f.wall }),
		cpu:    middle(all, func(f figures) time.Duration { return f.cpu }),
		memory: middle(all, func(f figures) int64 { return f.memory }),
	}, nil
}

func middle[T ~int64](all []figures, of func(figures) T) T {
	values := make([]T, len(all))
	for i, f := range all {
		values[i] = of(f)
	}
	slices.Sort(values)
	return values[len(values)/2]
}

// build compiles the command under test into the folder.
func build(dir string) (string, error) {
	bin := dir + "/rubric"
	cmd := exec.Command("go", "build", "-o", bin, "./cmd/rubric")
	cmd.Stderr = os.Stderr
	return bin, cmd.Run()
}
