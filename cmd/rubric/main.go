// Command rubric checks a team's content plan against the strategy tabs of the
// same workbook and writes what it found back beside the plan.
//
// This package is wiring: it reads flags, variables and the file of settings,
// opens books, runs what the other packages do, and turns the outcome into
// text and an exit code. It decides nothing about plans.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"
	_ "time/tzdata" // book time zones, also where the system has none

	"golang.org/x/term"
)

// The exit codes, as in the contracts.
const (
	exitOK       = 0 // the work was done
	exitFindings = 1 // there are findings at or above the fail level
	exitUsage    = 2 // wrong usage or configuration
	exitTrouble  = 3 // a book could not be read or written, or a check could not run
)

func main() { os.Exit(run()) }

func run() int {
	boundMemory()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	c := Command{
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr,
		Getenv: os.Getenv, Now: time.Now, Width: terminalWidth,
	}
	return c.Main(ctx, os.Args[1:])
}

// terminalWidth returns the columns of the terminal behind a stream, 0 when it
// is none.
func terminalWidth(stream io.Writer) int {
	f, ok := stream.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return 0
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil || width <= 0 {
		return 80
	}
	return width
}
