package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"text/tabwriter"
	"time"
)

// job is something to time: a program with arguments, of which bookArg and
// outArg stand for the files.
type job struct {
	name, program string
	args          []string
}

const (
	bookArg = "{book}"
	outArg  = "{out}"
)

// floorJob is the job that all others are compared with.
const floorJob = "floor"

// run times the job on a book.
func (j job) run(runs int, book, out string) (figures, error) {
	args := slices.Clone(j.args)
	for i, a := range args {
		switch a {
		case bookArg:
			args[i] = book
		case outArg:
			args[i] = out
		}
	}
	return median(runs, j.program, args...)
}

// ownJobs are the floor and what the rubric command does.
func ownJobs(dir string) ([]job, error) {
	bin, err := build(dir)
	if err != nil {
		return nil, err
	}
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	day := asOf.Format(time.DateOnly)
	return []job{
		{floorJob, self, []string{"-floor", bookArg}},
		{"sync", bin, []string{"sync", "--quiet", "--as-of", day, "--out", outArg, bookArg}},
		{"check", bin, []string{"check", "--quiet", "--as-of", day, "--fail-level", "none", bookArg}},
		{"inspect", bin, []string{"inspect", "--as-of", day, bookArg}},
	}, nil
}

// table prints the figures of each job at each size: its time as a multiple of
// the floor's, and as a multiple of its own at the size before.
type table struct {
	w      *tabwriter.Writer
	floor  time.Duration
	before map[string]time.Duration
}

func newTable(w io.Writer) *table {
	t := &table{w: tabwriter.NewWriter(w, 0, 8, 2, ' ', tabwriter.AlignRight), before: map[string]time.Duration{}}
	fmt.Fprintln(t.w, "rows\tjob\twall\tcpu\tmemory\t÷ floor\tgrowth\t")
	return t
}

func (t *table) row(rows int, j job, f figures) {
	if j.name == floorJob {
		t.floor = f.wall
	}
	ratio, growth := "", ""
	if t.floor > 0 {
		ratio = fmt.Sprintf("%.2f", f.wall.Seconds()/t.floor.Seconds())
	}
	if was := t.before[j.name]; was > 0 {
		growth = fmt.Sprintf("%.1f ×", f.wall.Seconds()/was.Seconds())
	}
	t.before[j.name] = f.wall
	fmt.Fprintf(t.w, "%d\t%s\t%.2f s\t%.2f s\t%d MB\t%s\t%s\t\n",
		rows, j.name, f.wall.Seconds(), f.cpu.Seconds(), f.memory/1_000_000, ratio, growth)
}

// measure makes a book of each size and times the jobs on it. Books are made in
// a process of their own: the system accounts to a job what its parent holds
// when it is started.
func measure(o options, dir string, jobs []job) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	t := newTable(os.Stdout)
	for _, n := range o.sizes {
		book := filepath.Join(dir, fmt.Sprintf("plan-%d.xlsx", n))
		if _, err := run(self, "-make", book, "-rows", strconv.Itoa(n), "-days", strconv.Itoa(o.days)); err != nil {
			return err
		}
		for _, j := range jobs {
			if !o.wants(j.name) {
				continue
			}
			f, err := j.run(o.runs, book, filepath.Join(dir, "out.xlsx"))
			if err != nil {
				return err
			}
			t.row(n, j, f)
		}
	}
	return t.w.Flush()
}
