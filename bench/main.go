// Command bench times whole jobs of the rubric command on plan books of any
// size, beside the floor measured in the same run and, if asked, beside other
// libraries.
//
//	go run ./bench                       # 10,000, 100,000 and 300,000 rows
//	go run ./bench -rows 1000,10000 -runs 3 -peers
//	go run ./bench -only floor,sync
//	go run ./bench -make plan.xlsx -rows 100000
//
// Figures of one run are comparable with each other; those of two machines are not.
package main

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"rubric/bench/planbook"
)

// asOf is the day on which the benchmark books are looked at.
var asOf = time.Date(2026, 5, 20, 0, 0, 0, 0, time.UTC)

// options are what the flags say.
type options struct {
	sizes      []int
	runs, days int
	only       []string // the jobs to time; none for all
	peers      bool
	make       string
	floorOf    string
}

func (o options) wants(job string) bool { return len(o.only) == 0 || slices.Contains(o.only, job) }

func main() {
	var o options
	rows := flag.String("rows", "10000,100000,300000", "sizes of the plan, comma-separated, from small to large")
	only := flag.String("only", "", "time only these jobs, comma-separated: floor, sync, check, inspect, openpyxl, exceljs, sheetjs")
	flag.IntVar(&o.runs, "runs", 5, "runs of each job after a warm-up; medians are shown")
	flag.IntVar(&o.days, "days", 3*365, "how many days the plan spans; 90 puts every row into the rules' window")
	flag.BoolVar(&o.peers, "peers", false, "time other libraries too; they are installed from npm into a temporary folder")
	flag.StringVar(&o.make, "make", "", "only write a book of the first size to this file")
	flag.StringVar(&o.floorOf, "floor", "", "only do the floor's work on this file")
	flag.Parse()
	if *only != "" {
		o.only = strings.Split(*only, ",")
	}
	if err := bench(o, *rows); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func bench(o options, rows string) error {
	if o.floorOf != "" {
		return floor(o.floorOf)
	}
	for field := range strings.SplitSeq(rows, ",") {
		n, err := strconv.Atoi(field)
		if err != nil || n < 1 {
			return fmt.Errorf("-rows %s: not a number of rows", field)
		}
		o.sizes = append(o.sizes, n)
	}
	if o.make != "" {
		return makeBook(o.make, o.sizes[0], o.days)
	}
	dir, err := os.MkdirTemp("", "rubric-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	jobs, err := ownJobs(dir)
	if err != nil {
		return err
	}
	if o.peers {
		others, err := peerJobs(dir)
		if err != nil {
			return err
		}
		jobs = append(jobs, others...)
	}
	return measure(o, dir, jobs)
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
