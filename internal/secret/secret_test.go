package secret_test

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"github.com/tink-crypto/tink-go/v2/aead"
	"github.com/tink-crypto/tink-go/v2/insecurecleartextkeyset"
	"github.com/tink-crypto/tink-go/v2/keyset"
	"pgregory.net/rapid"

	"rubric"
	"rubric/internal/secret"
)

func newBox(t *testing.T) (box *secret.Box, path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "rubric.key")
	box, err := secret.LoadOrCreate(path)
	if err != nil {
		t.Fatal(err)
	}
	return box, path
}

func TestWhatIsSealedOpens(t *testing.T) {
	box, path := newBox(t)
	again, err := secret.Load(path)
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		plain := rapid.SliceOf(rapid.Byte()).Draw(t, "plain")
		about := rapid.SliceOf(rapid.Byte()).Draw(t, "about")
		sealed, err := box.Seal(plain, about)
		if err != nil {
			t.Fatal(err)
		}
		if len(plain) > 8 && bytes.Contains(sealed, plain) {
			t.Fatal("the plain text shows")
		}
		got, err := again.Open(sealed, about)
		if err != nil || !bytes.Equal(got, plain) {
			t.Fatalf("got %q, %v", got, err)
		}
	})
}

func TestOnlyInItsPlace(t *testing.T) {
	box, _ := newBox(t)
	other, _ := newBox(t)
	sealed, err := box.Seal([]byte("whsec_letmein"), []byte("books/1"))
	if err != nil {
		t.Fatal(err)
	}
	changed := bytes.Clone(sealed)
	changed[len(changed)-1] ^= 1
	for name, open := range map[string]func() ([]byte, error){
		"another place": func() ([]byte, error) { return box.Open(sealed, []byte("books/2")) },
		"no place":      func() ([]byte, error) { return box.Open(sealed, nil) },
		"another key":   func() ([]byte, error) { return other.Open(sealed, []byte("books/1")) },
		"changed":       func() ([]byte, error) { return box.Open(changed, []byte("books/1")) },
		"cut":           func() ([]byte, error) { return box.Open(sealed[:7], []byte("books/1")) },
		"nothing":       func() ([]byte, error) { return box.Open(nil, []byte("books/1")) },
	} {
		if plain, err := open(); !errors.Is(err, secret.ErrOpen) || plain != nil {
			t.Errorf("%s: %q, %v", name, plain, err)
		}
	}
}

func TestFileIsItsOwnersOnly(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("modes say nothing here")
	}
	_, path := newBox(t)
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Fatalf("mode %v, %v", info.Mode(), err)
	}
	if left, _ := os.ReadDir(filepath.Dir(path)); len(left) != 1 {
		t.Errorf("left behind: %v", left)
	}
	for mode, want := range map[fs.FileMode]bool{0o600: true, 0o400: true, 0o604: false, 0o640: false, 0o644: false, 0o620: false, 0o602: false} {
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
		_, err := secret.LoadOrCreate(path)
		if got := err == nil; got != want {
			t.Errorf("mode %04o: opened %v, want %v", mode, got, want)
		}
		if p, ok := rubric.AsProblem(err); err != nil && (!ok || !strings.Contains(p.Hint.EN, "chmod 600")) {
			t.Errorf("mode %04o: %v", mode, err)
		}
	}
}

// TestRotation adds a primary key as tinkey does.
func TestRotation(t *testing.T) {
	before, path := newBox(t)
	old, err := before.Seal([]byte("plain"), nil)
	if err != nil {
		t.Fatal(err)
	}
	rotate(t, path)
	after, err := secret.Load(path)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := after.Open(old, nil); err != nil || string(got) != "plain" {
		t.Errorf("what the old key sealed: %q, %v", got, err)
	}
	sealed, err := after.Seal([]byte("plain"), nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := before.Open(sealed, nil); err == nil {
		t.Error("the old key is still the one that seals")
	}
}

func rotate(t *testing.T, path string) {
	t.Helper()
	src, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	handle, err := insecurecleartextkeyset.Read(keyset.NewJSONReader(bytes.NewReader(src)))
	if err != nil {
		t.Fatal(err)
	}
	manager := keyset.NewManagerFromHandle(handle)
	id, err := manager.Add(aead.AES256GCMKeyTemplate())
	if err != nil {
		t.Fatal(err)
	}
	if err := manager.SetPrimary(id); err != nil {
		t.Fatal(err)
	}
	if handle, err = manager.Handle(); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := insecurecleartextkeyset.Write(handle, keyset.NewJSONWriter(&out)); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}

// TestManyStartAtOnce holds that all of them use one key.
func TestManyStartAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "rubric.key")
	boxes := make([]*secret.Box, 8)
	var wg sync.WaitGroup
	for i := range boxes {
		wg.Go(func() {
			box, err := secret.LoadOrCreate(path)
			if err != nil {
				t.Error(err)
				return
			}
			boxes[i] = box
		})
	}
	wg.Wait()
	if t.Failed() {
		return
	}
	sealed, err := boxes[0].Seal([]byte("plain"), nil)
	if err != nil {
		t.Fatal(err)
	}
	for i, box := range boxes {
		if _, err := box.Open(sealed, nil); err != nil {
			t.Errorf("box %d: %v", i, err)
		}
	}
}

func TestBadFiles(t *testing.T) {
	dir := t.TempDir()
	const leak = "c2VjcmV0LWtleS1ieXRlcw"
	for name, content := range map[string]string{
		"empty": "", "no-json": leak, "no-keys": `{"primaryKeyId":1,"key":[]}`,
		"bad-key": `{"primaryKeyId":1,"key":[{"keyData":{"typeUrl":"` + leak + `","value":"` + leak + `","keyMaterialType":"SYMMETRIC"},"status":"ENABLED","keyId":1,"outputPrefixType":"TINK"}]}`,
	} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := secret.LoadOrCreate(path)
		p, ok := rubric.AsProblem(err)
		if !ok || p.Hint.RU == "" || !strings.Contains(p.What.EN, path) {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if strings.Contains(err.Error(), leak) {
			t.Errorf("%s: the error shows the file: %v", name, err)
		}
		if kept, err := os.ReadFile(path); err != nil || string(kept) != content {
			t.Errorf("%s: the file was changed", name)
		}
	}
	for name, load := range map[string]func(string) (*secret.Box, error){"load": secret.Load, "create": secret.LoadOrCreate} {
		if _, err := load(filepath.Join(dir, "no", "such", "folder")); err == nil {
			t.Errorf("%s: opened a file in no folder", name)
		} else if _, ok := rubric.AsProblem(err); !ok {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := load(dir); err == nil {
			t.Errorf("%s: opened a folder", name)
		}
	}
	if _, err := secret.Load(filepath.Join(dir, "absent")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("absent: %v", err)
	}
}
