package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// screen is a buffer that may be read while the command writes to it.
type screen struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *screen) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *screen) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

// at is a command on a terminal of some width, on the day of the examples.
func at(width int, env map[string]string) (*Command, *screen, *screen) {
	var out, errs screen
	return &Command{
		Stdin: strings.NewReader(""), Stdout: &out, Stderr: &errs,
		Getenv: func(name string) string { return env[name] },
		Now:    func() time.Time { return time.Date(2026, time.May, 20, 9, 0, 0, 0, time.UTC) },
		Width:  func(io.Writer) int { return width },
	}, &out, &errs
}

// example makes a book with an example in a folder of its own.
func example(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "plan.xlsx")
	c, _, errs := at(0, nil)
	if code := c.Main(context.Background(), []string{"init", "--lang", "en", "--example", path}); code != exitOK {
		t.Fatalf("exit code %d: %s", code, errs)
	}
	return path
}

func TestColoursAreForTerminals(t *testing.T) {
	path := example(t)
	for name, c := range map[string]struct {
		width int
		env   map[string]string
		want  bool
	}{
		"a terminal":    {100, nil, true},
		"a pipe":        {0, nil, false},
		"NO_COLOR":      {100, map[string]string{"NO_COLOR": "1"}, false},
		"dumb terminal": {100, map[string]string{"TERM": "dumb"}, false},
	} {
		t.Run(name, func(t *testing.T) {
			cmd, out, errs := at(c.width, c.env)
			if code := cmd.Main(context.Background(), []string{"check", path}); code != exitOK {
				t.Fatalf("exit code %d: %s", code, errs)
			}
			if got := strings.Contains(out.String(), "\x1b["); got != c.want {
				t.Errorf("colours: %v, want %v", got, c.want)
			}
		})
	}
}

func TestProgress(t *testing.T) {
	path := example(t)
	for _, c := range []struct {
		args  []string
		width int
		want  bool
	}{
		{[]string{"--progress", "always"}, 0, true},
		{[]string{"--progress", "always"}, 100, true},
		{[]string{"--progress", "never"}, 100, false},
		{nil, 0, false},
		{nil, 100, false}, // the clock stands still: no work takes long
	} {
		cmd, out, errs := at(c.width, nil)
		args := append([]string{"sync", "--dry-run", path}, c.args...)
		if code := cmd.Main(context.Background(), args); code != exitOK {
			t.Fatalf("exit code %d: %s", code, errs)
		}
		if got := strings.Contains(errs.String(), "checking"); got != c.want {
			t.Errorf("%v at width %d: progress shown: %v, want %v: %q", c.args, c.width, got, c.want, errs)
		}
		if strings.Contains(out.String(), "checking") {
			t.Error("progress among the results")
		}
	}
}

// TestWatch saves a book several times while it is watched, as an editor does
// (a new file put in place of the old), then ends it as Ctrl-C does.
func TestWatch(t *testing.T) {
	path := example(t)
	original, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	cmd, out, errs := at(0, nil)
	ctx, stop := context.WithCancel(context.Background())
	code := make(chan int)
	go func() { code <- cmd.Main(ctx, []string{"sync", "--watch", path}) }()
	eventually(t, errs, "Watching")
	for n := 2; n <= 3; n++ {
		next := filepath.Join(filepath.Dir(path), "next")
		if err := os.WriteFile(next, original, 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Rename(next, path); err != nil {
			t.Fatal(err)
		}
		eventuallyTimes(t, out, "Written: ", n)
	}
	stop()
	select {
	case got := <-code:
		if got != exitOK {
			t.Errorf("exit code %d: %s", got, errs)
		}
	case <-time.After(10 * time.Second):
		t.Fatal("it goes on after Ctrl-C")
	}
}

func eventually(t *testing.T, s *screen, want string) {
	t.Helper()
	eventuallyTimes(t, s, want, 1)
}

func eventuallyTimes(t *testing.T, s *screen, want string, n int) {
	t.Helper()
	for range 300 {
		if strings.Count(s.String(), want) >= n {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("never said %q %d times; it said:\n%s", want, n, s)
}

// TestPanicIsOneLine: whatever breaks, people get a line and a hint.
func TestPanicIsOneLine(t *testing.T) {
	cmd, out, errs := at(0, nil)
	cmd.Now = func() time.Time { panic("the clock fell off the wall") }
	if code := cmd.Main(context.Background(), []string{"check", example(t)}); code != exitTrouble {
		t.Errorf("exit code %d, want %d", code, exitTrouble)
	}
	if got := strings.Count(errs.String(), "\n"); got != 2 || strings.Contains(errs.String(), "goroutine") {
		t.Errorf("want one line and one hint, got:\n%s", errs)
	}
	if out.String() != "" {
		t.Errorf("stdout: %s", out)
	}
}
