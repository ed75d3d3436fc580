// Command bench times whole jobs of the rubric command on plan books of any
// size, beside the floor measured in the same run.
//
//	go run ./bench                       # 10,000 and 100,000 rows
//	go run ./bench -rows 1000,300000 -runs 5
//	go run ./bench -make plan.xlsx -rows 100000
//
// Figures of one run are comparable with each other; those of two machines are not.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"rubric/bench/planbook"
)

// asOf is the day on which the benchmark books are looked at.
var asOf = time.Date(2026, 5, 20, 0, 0, 0, 0, time.UTC)

func main() {
	rows := flag.String("rows", "10000,100000", "sizes of the plan, comma-separated")
	runs := flag.Int("runs", 3, "runs of each command after a warm-up; medians are shown")
	days := flag.Int("days", 3*365, "how many days the plan spans; 90 puts every row into the rules' window")
	out := flag.String("make", "", "only write a book of the first size to this file")
	floorOf := flag.String("floor", "", "only do the floor's work on this file")
	flag.Parse()
	if err := bench(*rows, *runs, *days, *out, *floorOf); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func bench(rows string, runs, days int, out, floorOf string) error {
	if floorOf != "" {
		return floor(floorOf)
	}
	var sizes []int
	for field := range strings.SplitSeq(rows, ",") {
		n, err := strconv.Atoi(field)
		if err != nil || n < 1 {
			return fmt.Errorf("-rows %s: not a number of rows", field)
		}
		sizes = append(sizes, n)
	}
	if out != "" {
		return makeBook(out, sizes[0], days)
	}
	return jobs(sizes, runs, days)
}

func makeBook(path string, rows, days int) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := planbook.Write(f, planbook.Options{Rows: rows, AsOf: asOf, Days: days}); err != nil {
		return err
	}
	return f.Close()
}

// jobs prints a row for each job and size.
func jobs(sizes []int, runs, days int) error {
	dir, err := os.MkdirTemp("", "rubric-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	bin, err := build(dir)
	if err != nil {
		return err
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	w := tabwriter.NewWriter(os.Stdout, 0, 8, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "rows\tjob\twall\tcpu\tmemory\twall ÷ floor\t")
	for _, n := range sizes {
		book := filepath.Join(dir, fmt.Sprintf("plan-%d.xlsx", n))
		if err := makeBook(book, n, days); err != nil {
			return err
		}
		day := asOf.Format(time.DateOnly)
		base, err := median(runs, self, "-floor", book)
		if err != nil {
			return err
		}
		row(w, n, "floor", base, base)
		for _, job := range []struct {
			name string
			args []string
		}{
			{"sync", []string{"sync", "--quiet", "--as-of", day, "--out", filepath.Join(dir, "out.xlsx"), book}},
			{"check", []string{"check", "--quiet", "--as-of", day, "--fail-level", "none", book}},
			{"inspect", []string{"inspect", "--as-of", day, book}},
		} {
			f, err := median(runs, bin, job.args...)
			if err != nil {
				return err
			}
			row(w, n, job.name, f, base)
		}
	}
	return w.Flush()
}

func row(w *tabwriter.Writer, rows int, job string, f, base figures) {
	fmt.Fprintf(w, "%d\t%s\t%.2f s\t%.2f s\t%d MB\t%.2f\t\n",
		rows, job, f.wall.Seconds(), f.cpu.Seconds(), f.memory>>20, f.wall.Seconds()/base.wall.Seconds())
}
