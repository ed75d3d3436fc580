package store_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gofrs/flock"

	"rubric"
	"rubric/excel"
	"rubric/internal/layout"
	"rubric/internal/reconcile"
	"rubric/internal/store"
)

// childOf makes the test binary a service on that database, to be killed.
const childOf = "RUBRIC_STORE_CHILD_OF"

func TestMain(m *testing.M) {
	if url := os.Getenv(childOf); url != "" {
		if err := serve(url); err != nil {
			fmt.Fprintln(os.Stdout, "failed:", err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// child is a small service: it syncs workbooks for real, takes hooks as lines on
// its input and says on its output what it is about to do.
type child struct{ mu sync.Mutex }

func (c *child) sayf(format string, args ...any) {
	c.mu.Lock()
	defer c.mu.Unlock()
	fmt.Fprintf(os.Stdout, format+"\n", args...)
}

func serve(url string) error {
	ctx := context.Background()
	o := quick()
	s, err := store.Open(ctx, url, o)
	if err != nil {
		return err
	}
	c := &child{}
	if err := s.Start(ctx, store.Work{Sync: c.sync}); err != nil {
		return err
	}
	c.sayf("ready")
	var hooks sync.WaitGroup
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		book, id, _ := strings.Cut(lines.Text(), " ")
		at := time.Now()
		hooks.Go(func() {
			if _, err := s.AcceptHook(ctx, book, id); err != nil {
				c.sayf("refused %s %s %v", book, id, err)
				return
			}
			c.sayf("accepted %s %d", book, at.UnixMicro())
		})
	}
	hooks.Wait()
	return s.Close()
}

func (c *child) sync(ctx context.Context, j store.SyncJob) (store.Outcome, error) {
	// The kernel frees the lock of a killed process: whoever meets it held meets
	// a second sync of the book.
	only := flock.New(filepath.Join(filepath.Dir(j.Book.Source), "."+j.Book.ID+".lock"))
	if ok, err := only.TryLock(); err != nil || !ok {
		c.sayf("overlap %s %v", j.Book.ID, err)
	}
	defer only.Unlock()
	src := &spoken{excel.Open(j.Book.Source, excel.Options{}), c, j}
	res, err := reconcile.Sync(ctx, src, reconcile.Options{Layout: layout.Options{Now: time.Now()}})
	if err != nil {
		return store.Outcome{}, err
	}
	c.sayf("completion %s", j.Book.ID)
	return store.Outcome{Counts: store.Counts{Edits: len(res.Edits)}, Check: []byte("{}")}, nil
}

// spoken is a source that says what it is about to do.
type spoken struct {
	rubric.Source
	child *child
	job   store.SyncJob
}

func (s *spoken) Read(ctx context.Context) (*rubric.Grid, rubric.Revision, error) {
	s.child.sayf("read %s", s.job.Book.ID)
	return s.Source.Read(ctx)
}

func (s *spoken) Write(ctx context.Context, base rubric.Revision, edits []rubric.Edit) (rubric.Revision, error) {
	if err := s.job.StillOwner(ctx); err != nil {
		return "", err
	}
	s.child.sayf("write %s", s.job.Book.ID)
	return s.Source.Write(ctx, base, edits)
}
