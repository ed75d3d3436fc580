package excel

import (
	"context"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rubric"
)

// saveEndlessly is what the killed process of TestAKilledSave… does: it writes
// one text, then the other, until it dies.
func saveEndlessly(path string) error {
	for n := 0; ; n++ {
		src := Open(path, Options{MaxWait: -1})
		_, rev, err := src.Read(context.Background())
		if err != nil {
			return err
		}
		if _, err := src.Write(context.Background(), rev, turn(n)); err != nil {
			return err
		}
	}
}

func turn(n int) []rubric.Edit {
	return []rubric.Edit{ensurePlan(), setStatus(2, []string{"this", "that"}[n%2])}
}

// TestAKilledSaveLeavesTheOldFileOrTheNew kills a process that saves at random
// moments, and then looks at the file, byte for byte.
func TestAKilledSaveLeavesTheOldFileOrTheNew(t *testing.T) {
	if os.Getenv("RUBRIC_TEST_SAVE") != "" {
		t.Fatal(saveEndlessly("plan.xlsx"))
	}
	if testing.Short() {
		t.Skip("kills many processes")
	}
	plan := planRows(3000)
	whole := map[string]bool{string(plan): true}
	data := plan
	for n := range 2 {
		data = edited(t, data, turn(n)...)
		whole[string(data)] = true
	}
	data = edited(t, data, turn(0)...)
	whole[string(data)] = true

	path := save(t, plan)
	folder := filepath.Dir(path)
	random := rand.New(rand.NewPCG(1, 2))
	first := untilFirstSave(t, path)
	left, seen := 0, map[string]bool{}
	for range 40 {
		kill := startSaving(t, folder)
		time.Sleep(time.Duration(random.Int64N(int64(2*first + 100*time.Millisecond))))
		kill()
		is := bytesOf(t, path)
		if !whole[is] {
			t.Fatalf("a third file, of %d bytes", len(is))
		}
		seen[is] = true
		left += leftovers(t, folder)
	}
	if len(seen) < 2 {
		t.Error("no process was killed after its first save: the moments prove nothing")
	}
	t.Logf("%d states seen, %d times something was left behind", len(seen), left)

	leftover := filepath.Join(folder, tempPrefix+"1"+tempSuffix)
	if err := os.WriteFile(leftover, []byte("half"), 0o600); err != nil {
		t.Fatal(err)
	}
	src := Open(path, Options{})
	_, rev, err := src.Read(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := src.Write(context.Background(), rev, []rubric.Edit{ensurePlan(), setStatus(2, "again")}); err != nil {
		t.Fatal(err)
	}
	onlyFile(t, path)
}

// startSaving starts a process that saves endlessly in the folder.
func startSaving(t *testing.T, folder string) (kill func()) {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run", "^TestAKilledSaveLeavesTheOldFileOrTheNew$")
	cmd.Dir = folder
	cmd.Env = append(os.Environ(), "RUBRIC_TEST_SAVE=1")
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	}
}

// untilFirstSave tells how long such a process takes here to save once, so that
// the moments of killing are before, in and after a save on any machine.
func untilFirstSave(t *testing.T, path string) time.Duration {
	t.Helper()
	before, begin := bytesOf(t, path), time.Now()
	kill := startSaving(t, filepath.Dir(path))
	defer kill()
	for bytesOf(t, path) == before {
		if time.Since(begin) > time.Minute {
			t.Fatal("nothing was saved within a minute")
		}
		time.Sleep(time.Millisecond)
	}
	return time.Since(begin)
}

func leftovers(t *testing.T, folder string) int {
	t.Helper()
	files, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, f := range files {
		if strings.HasSuffix(f.Name(), tempSuffix) {
			n++
		}
	}
	if n > 1 {
		t.Errorf("leftovers pile up: %v", files)
	}
	return n
}

func TestASaveUnderWayIsNoLeftover(t *testing.T) {
	dir := t.TempDir()
	f, release, err := createTemp(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	sweep(dir)
	if _, err := os.Stat(f.Name()); err != nil {
		t.Errorf("a file being written was taken away: %v", err)
	}
	release()
	sweep(dir)
	if _, err := os.Stat(f.Name()); err == nil {
		t.Error("a file nobody holds stayed")
	}
}
