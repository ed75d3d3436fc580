// Command load sends signed webhooks to a whole service, in one process with
// it, and prints what became of them beside two yardsticks of the same run: how
// often the bare database commits durably, and what the same server does when
// the commit is left out.
//
//	go run ./bench/load                                  # SQLite in a folder of its own
//	go run ./bench/load -database postgres://postgres@127.0.0.1:5432/rubric_load
//	go run ./bench/load -hooks 10000 -connections 64 -books 100
//	go run ./bench/load -registered 10000,20000          # polling by a process of its own, instead of hooks
//
// A PostgreSQL database is emptied first: name one that is nobody's.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

type options struct {
	database    string
	dir         string
	hooks       int
	connections int
	books       int
	burst       int
	registered  string
	poll        time.Duration
	noted       bool
	debounce    time.Duration
	repeat      int
	profile     string
}

func main() {
	var o options
	flag.StringVar(&o.database, "database", "", "sqlite:FILE or postgres://…; a SQLite file of its own by default")
	flag.StringVar(&o.dir, "dir", "", "where books and SQLite files are made; a temporary folder by default (not a RAM disk, where nothing is durable)")
	flag.IntVar(&o.hooks, "hooks", 10_000, "hooks to send")
	flag.IntVar(&o.connections, "connections", 64, "connections to send them over")
	flag.IntVar(&o.books, "books", 100, "books to spread them over")
	flag.IntVar(&o.burst, "burst", 1_000, "hooks for one book in one burst")
	flag.StringVar(&o.registered, "registered", "", "measure polling of so many registered books instead: growing numbers, such as 10000,20000")
	flag.DurationVar(&o.poll, "poll", 10*time.Second, "how often -registered books are looked at")
	flag.BoolVar(&o.noted, "noted", false, "note the first syncs of -registered books instead of making them: minutes instead of hours")
	flag.DurationVar(&o.debounce, "debounce", 2*time.Second, "the service's debounce")
	flag.IntVar(&o.repeat, "repeat", 3, "measure hooks this many times, alternating with the yardsticks")
	flag.StringVar(&o.profile, "profile", "", "a file for the processor profile of the last durable volley")
	flag.Parse()
	if err := run(context.Background(), o); err != nil {
		fmt.Fprintln(os.Stderr, "load:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, o options) error {
	if o.dir == "" {
		dir, err := os.MkdirTemp(".", ".rubric-load-")
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir)
		o.dir = dir
	}
	if o.database == "" {
		o.database = "sqlite:" + filepath.Join(o.dir, "rubric.db")
	}
	if err := empty(ctx, o.database); err != nil {
		return err
	}
	if o.registered != "" {
		return polling(ctx, o)
	}
	return webhooks(ctx, o)
}
