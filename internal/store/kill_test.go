package store_test

import (
	"archive/zip"
	"bufio"
	"context"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"

	"rubric/excel"
	"rubric/internal/layout"
	"rubric/internal/reconcile"
	"rubric/internal/store"
)

// sample is a workbook whose first sync writes to it.
const sample = "../../examples/coffee-roaster.ru.xlsx"

// process is a service that a test may kill.
type process struct {
	t     *testing.T
	cmd   *exec.Cmd
	in    io.WriteCloser
	ended chan struct{} // closed once all it said is heard

	mu    sync.Mutex
	said  map[string]int       // words and how often
	hooks map[string]time.Time // the last hook accepted of each book
	heard chan struct{}        // signals something new
}

func spawn(t *testing.T, url string) *process {
	t.Helper()
	p := &process{
		t: t, cmd: exec.Command(os.Args[0]), ended: make(chan struct{}),
		said: map[string]int{}, hooks: map[string]time.Time{}, heard: make(chan struct{}, 1),
	}
	p.cmd.Env = append(os.Environ(), childOf+"="+url)
	p.cmd.Stderr = os.Stderr
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if p.in, err = p.cmd.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go p.listen(out)
	t.Cleanup(p.kill)
	p.await("ready", 30*time.Second)
	return p
}

func (p *process) listen(out io.Reader) {
	defer close(p.ended)
	for lines := bufio.NewScanner(out); lines.Scan(); {
		words := strings.Fields(lines.Text())
		p.mu.Lock()
		p.said[words[0]]++
		switch words[0] {
		case "accepted":
			at, _ := strconv.ParseInt(words[2], 10, 64)
			if sent := time.UnixMicro(at); sent.After(p.hooks[words[1]]) {
				p.hooks[words[1]] = sent
			}
		case "overlap", "failed:":
			p.t.Errorf("a service says: %s", lines.Text())
		}
		p.mu.Unlock()
		select {
		case p.heard <- struct{}{}:
		default:
		}
	}
}

// await waits until the process said the word.
func (p *process) await(word string, within time.Duration) {
	p.t.Helper()
	late := time.After(within)
	for {
		p.mu.Lock()
		n := p.said[word]
		p.mu.Unlock()
		if n > 0 {
			return
		}
		select {
		case <-p.heard:
		case <-p.ended:
			p.t.Fatalf("the service ended before it said %q", word)
		case <-late:
			p.t.Fatalf("the service did not say %q within %s", word, within)
		}
	}
}

func (p *process) hook(book, id string) {
	if _, err := fmt.Fprintf(p.in, "%s %s\n", book, id); err != nil {
		p.t.Error(err)
	}
}

// kill ends the process as kill -9 does; what it said before is heard out.
func (p *process) kill() {
	_ = p.cmd.Process.Kill()
	<-p.ended
	_ = p.cmd.Wait()
}

// accepted returns when the last accepted hook of each book was sent.
func (p *process) accepted() map[string]time.Time {
	<-p.ended
	return p.hooks
}

// TestKill kills a service again and again, wherever it is, and holds it to its
// promises after each restart.
func TestKill(t *testing.T) {
	if testing.Short() {
		t.Skip("50 kills take a minute")
	}
	phases := []string{"accept", "read", "write", "rename", "completion"}
	const each = 10
	onBoth(t, func(t *testing.T, url string) {
		dir := t.TempDir()
		watch := open(t, url, quick())
		promised := map[string]time.Time{}
		var books []store.Book
		var slowest time.Duration
		for round := range each * len(phases) {
			phase := phases[round%len(phases)]
			start := time.Now()
			p := spawn(t, url)
			kept(t, watch, books, promised)
			slowest = max(slowest, time.Since(start))
			b := create(t, watch, store.Book{Source: copySample(t, dir, round)})
			books = append(books, b)
			killAt(t, p, phase, b, books)
			maps.Copy(promised, p.accepted())
			sound(t, b.Source)
		}
		p := spawn(t, url)
		kept(t, watch, books, promised)
		p.kill()
		for _, b := range books {
			if _, hooked := promised[b.ID]; hooked {
				settledBook(t, b.Source)
			}
		}
		t.Logf("%d kills; all was done within %s of a restart at most", each*len(phases), slowest.Round(time.Millisecond))
	})
}

// killAt sends hooks and kills the process when it is in the phase.
func killAt(t *testing.T, p *process, phase string, b store.Book, all []store.Book) {
	t.Helper()
	const patience = 10 * time.Second
	jitter := func(most time.Duration) { time.Sleep(rand.N(most)) }
	switch phase {
	case "accept":
		for i := range 40 {
			p.hook(all[i*7%len(all)].ID, fmt.Sprint(b.ID, i))
			p.hook(b.ID, fmt.Sprint("own", i))
		}
		jitter(8 * time.Millisecond)
	case "rename":
		watcher, err := fsnotify.NewWatcher()
		if err != nil {
			t.Fatal(err)
		}
		defer watcher.Close()
		if err := watcher.Add(filepath.Dir(b.Source)); err != nil {
			t.Fatal(err)
		}
		p.hook(b.ID, "1")
		awaitTemporary(t, watcher, patience)
		jitter(12 * time.Millisecond)
	default:
		p.hook(b.ID, "1")
		p.await(phase, patience)
		jitter(4 * time.Millisecond)
	}
	p.kill()
}

// awaitTemporary waits until the file appears that is to be renamed.
func awaitTemporary(t *testing.T, w *fsnotify.Watcher, within time.Duration) {
	t.Helper()
	late := time.After(within)
	for {
		select {
		case e := <-w.Events:
			if e.Has(fsnotify.Create) && strings.HasSuffix(e.Name, ".tmp") {
				return
			}
		case err := <-w.Errors:
			t.Fatal(err)
		case <-late:
			t.Fatal("no file was written")
		}
	}
}

// kept checks, within a minute, that every accepted hook has a finished sync
// which started after it and that nothing is left over.
func kept(t *testing.T, s *store.Store, books []store.Book, promised map[string]time.Time) {
	t.Helper()
	eventually(t, time.Minute, "every accepted hook is covered", func() bool {
		for _, b := range books {
			if at, ok := promised[b.ID]; ok && !covered(t, s, b.ID, at) {
				return false
			}
			if !settled(t, s, b.ID) {
				return false
			}
		}
		return true
	})
}

func covered(t *testing.T, s *store.Store, book string, hook time.Time) bool {
	t.Helper()
	for _, r := range runs(t, s, book) {
		if r.State == store.RunDone && r.StartedAt.After(hook) {
			return true
		}
	}
	return false
}

func copySample(t *testing.T, dir string, n int) string {
	t.Helper()
	data, err := os.ReadFile(sample)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, fmt.Sprintf("plan%d.xlsx", n))
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// sound checks that every part of a workbook can be read.
func sound(t *testing.T, path string) {
	t.Helper()
	z, err := zip.OpenReader(path)
	if err != nil {
		t.Fatalf("%s is corrupt: %v", path, err)
	}
	defer z.Close()
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatalf("%s is corrupt: %v", path, err)
		}
		if _, err := io.Copy(io.Discard, r); err != nil { // checks the sum, too
			t.Fatalf("%s is corrupt in %s: %v", path, f.Name, err)
		}
		r.Close()
	}
}

// settledBook checks that another sync would find nothing to write.
func settledBook(t *testing.T, path string) {
	t.Helper()
	sound(t, path)
	res, err := reconcile.Sync(context.Background(), excel.Open(path, excel.Options{}),
		reconcile.Options{Layout: layout.Options{Now: time.Now()}, DryRun: true})
	if err != nil {
		t.Fatal(err)
	}
	if len(res.Edits) != 0 {
		t.Errorf("%s still wants %d edits", path, len(res.Edits))
	}
}

// TestTwoReplicas kills one of two services that share the work: the other
// finishes all, and no book is synced by both at once.
func TestTwoReplicas(t *testing.T) {
	url, dir := newPostgres(t), t.TempDir()
	watch := open(t, url, quick())
	first, second := spawn(t, url), spawn(t, url)
	const many = 20
	books := make([]store.Book, many)
	for i := range books {
		books[i] = create(t, watch, store.Book{Source: copySample(t, dir, i)})
	}
	for i := range 5 * many {
		[]*process{first, second}[i%2].hook(books[i%many].ID, fmt.Sprint(i))
		time.Sleep(time.Millisecond)
	}
	first.await("read", 10*time.Second)
	second.await("read", 10*time.Second)
	for i := range many {
		first.hook(books[i].ID, fmt.Sprint("more", i))
	}
	time.Sleep(20 * time.Millisecond)
	first.kill()
	promised := first.accepted()
	kept(t, watch, books, promised)
	second.in.Close()
	<-second.ended
	for id, at := range second.hooks {
		if at.After(promised[id]) {
			promised[id] = at
		}
	}
	kept(t, watch, books, promised)
	for _, b := range books {
		settledBook(t, b.Source)
	}
}
