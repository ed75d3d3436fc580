package excel

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"rubric"
	"rubric/excel/internal/opc"
	"rubric/excel/internal/xmltok"
)

func ready(t *testing.T, path string, o Options) (*Source, rubric.Revision, []rubric.Edit) {
	t.Helper()
	src := Open(path, o)
	_, rev, err := src.Read(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return src, rev, []rubric.Edit{ensurePlan(), setStatus(2, "OK")}
}

func bytesOf(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// isProblem checks that an error is one that a person can act on.
func isProblem(t *testing.T, err error, is error) {
	t.Helper()
	p, ok := rubric.AsProblem(err)
	if !ok || !errors.Is(err, is) {
		t.Fatalf("got %v, want a problem about %v", err, is)
	}
	for _, text := range []string{p.What.RU, p.What.EN, p.Hint.RU, p.Hint.EN} {
		if text == "" || strings.ContainsAny(text, "\n%") {
			t.Errorf("bad wording %q in %+v", text, p)
		}
	}
}

func onlyFile(t *testing.T, path string) {
	t.Helper()
	files, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != 1 {
		t.Errorf("left behind: %v", files)
	}
}

func TestSavingKeepsModeAndLeavesNothingBehind(t *testing.T) {
	path := save(t, newPack().sheet("Plan", planData).bytes())
	if err := os.Chmod(path, 0o640); err != nil {
		t.Fatal(err)
	}
	src, rev, edits := ready(t, path, Options{})
	after, err := src.Write(context.Background(), rev, edits)
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	onlyFile(t, path)
	if _, now, err := src.Read(context.Background()); err != nil || now != after {
		t.Errorf("Write says %q, Read %q (%v)", after, now, err)
	}
}

func TestAChangedFileIsAConflict(t *testing.T) {
	path := save(t, newPack().sheet("Plan", planData).bytes())
	src, rev, edits := ready(t, path, Options{})
	other := newPack().sheet("Plan", strings.Replace(planData, "<v>3</v>", "<v>4</v>", 1)).bytes()
	if err := os.WriteFile(path, other, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := src.Write(context.Background(), rev, edits)
	var conflict *rubric.ConflictError
	if !errors.As(err, &conflict) || !errors.Is(err, rubric.ErrConflict) || len(conflict.Applied) > 0 {
		t.Errorf("got %v", err)
	}
	if bytesOf(t, path) != string(other) {
		t.Error("the people's file was overwritten")
	}
	onlyFile(t, path)
}

// meanwhile is a context that does something when it is asked whether it ended,
// which is after the checks that come first and before the switch.
type meanwhile struct {
	context.Context
	do func()
}

func (m meanwhile) Err() error {
	m.do()
	return nil
}

func TestWhatHappensBeforeTheSwitch(t *testing.T) {
	for want, name := range map[error]string{rubric.ErrConflict: "plan.xlsx", errLocked: "~$plan.xlsx"} {
		path := save(t, planRows(2000))
		src, rev, edits := ready(t, path, Options{MaxWait: -1})
		other := filepath.Join(filepath.Dir(path), name)
		done := 0
		ctx := meanwhile{context.Background(), func() {
			done++
			if err := os.WriteFile(other, []byte("people's"), 0o600); err != nil {
				t.Error(err)
			}
		}}
		_, err := src.Write(ctx, rev, edits)
		if !errors.Is(err, want) || done == 0 || bytesOf(t, other) != "people's" {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestATouchedFileIsNoConflict(t *testing.T) {
	path := save(t, newPack().sheet("Plan", planData).bytes())
	src, rev, edits := ready(t, path, Options{})
	if err := os.Chtimes(path, time.Unix(1, 0), time.Unix(1, 0)); err != nil {
		t.Fatal(err)
	}
	if _, err := src.Write(context.Background(), rev, edits); err != nil {
		t.Error(err)
	}
}

func TestALockedFileIsWaitedFor(t *testing.T) {
	path := save(t, newPack().sheet("Plan", planData).bytes())
	lock := filepath.Join(filepath.Dir(path), "~$plan.xlsx")
	if err := os.WriteFile(lock, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	before := bytesOf(t, path)
	src, rev, edits := ready(t, path, Options{MaxWait: -1})
	_, err := src.Write(context.Background(), rev, edits)
	isProblem(t, err, errLocked)
	if bytesOf(t, path) != before {
		t.Error("a locked file was written")
	}
	src, rev, edits = ready(t, path, Options{Out: filepath.Join(t.TempDir(), "out.xlsx")})
	if _, err := src.Write(context.Background(), rev, edits); err != nil {
		t.Errorf("another file is not locked: %v", err)
	}
	src, rev, edits = ready(t, path, Options{MaxWait: time.Minute})
	time.AfterFunc(50*time.Millisecond, func() { os.Remove(lock) })
	if _, err := src.Write(context.Background(), rev, edits); err != nil {
		t.Error(err)
	}
}

func TestALinkIsFollowed(t *testing.T) {
	path := save(t, newPack().sheet("Plan", planData).bytes())
	link := filepath.Join(t.TempDir(), "link.xlsx")
	if err := os.Symlink(path, link); err != nil {
		t.Skip(err)
	}
	before := bytesOf(t, path)
	src, rev, edits := ready(t, link, Options{})
	if _, err := src.Write(context.Background(), rev, edits); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link became %v (%v)", info.Mode(), err)
	}
	if bytesOf(t, path) == before {
		t.Error("what the link leads to was not written")
	}
}

func TestOutLeavesTheBookAlone(t *testing.T) {
	path := save(t, newPack().sheet("Plan", planData).bytes())
	before := bytesOf(t, path)
	out := filepath.Join(t.TempDir(), "out.xlsx")
	if err := os.WriteFile(out, []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	src, rev, edits := ready(t, path, Options{Out: out})
	if _, err := src.Write(context.Background(), rev, edits); err != nil {
		t.Fatal(err)
	}
	if bytesOf(t, path) != before {
		t.Error("the book changed")
	}
	if len(read(t, []byte(bytesOf(t, out))).Tabs) != 1 {
		t.Error("the result is no book")
	}
	if _, err := src.Write(context.Background(), rev, nil); err != nil || bytesOf(t, out) != before {
		t.Errorf("without edits a copy is wanted (%v)", err)
	}
	for _, same := range []string{path, filepath.Join(filepath.Dir(path), ".", "plan.xlsx")} {
		src, rev, edits = ready(t, path, Options{Out: same})
		_, err := src.Write(context.Background(), rev, edits)
		isProblem(t, err, errSameFile)
	}
	src, rev, edits = ready(t, path, Options{Out: filepath.Join(t.TempDir(), "no", "such.xlsx")})
	_, err := src.Write(context.Background(), rev, edits)
	isProblem(t, err, errNoFolder)
}

func TestReadOnlyFilesAreNotWritten(t *testing.T) {
	path := save(t, newPack().sheet("Plan", planData).bytes())
	if err := os.Chmod(path, 0o400); err != nil {
		t.Fatal(err)
	}
	src, rev, edits := ready(t, path, Options{})
	_, err := src.Write(context.Background(), rev, edits)
	isProblem(t, err, os.ErrPermission)
	onlyFile(t, path)
	out := filepath.Join(t.TempDir(), "out.xlsx")
	for range 2 {
		src, rev, edits = ready(t, path, Options{Out: out})
		if _, err := src.Write(context.Background(), rev, edits); err != nil {
			t.Errorf("a copy of a read-only book is not read-only: %v", err)
		}
	}
}

func TestReadOnlyFolders(t *testing.T) {
	path := save(t, newPack().sheet("Plan", planData).bytes())
	before := bytesOf(t, path)
	src, rev, edits := ready(t, path, Options{})
	if os.Getuid() == 0 { // for whom nothing is read-only
		asNobody(t, path)
	} else if err := os.Chmod(filepath.Dir(path), 0o500); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(filepath.Dir(path), 0o700)
	_, err := src.Write(context.Background(), rev, edits)
	isProblem(t, err, os.ErrPermission)
	if bytesOf(t, path) != before {
		t.Error("the file changed")
	}
	onlyFile(t, path)
}

func TestAFailedWriteLeavesTheOldFile(t *testing.T) {
	path := save(t, []byte("old"))
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	err = replace(path, info, func(w io.Writer) error {
		if _, err := w.Write([]byte("half")); err != nil {
			return err
		}
		return syscall.ENOSPC
	}, func() error { return nil })
	isProblem(t, explain(path, err), syscall.ENOSPC)
	if bytesOf(t, path) != "old" {
		t.Error("the old file is gone")
	}
	onlyFile(t, path)
}

func TestWhatIsNoWorkbook(t *testing.T) {
	dir := t.TempDir()
	file := func(name, content string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	pipe := filepath.Join(dir, "pipe.xlsx")
	if err := makePipe(pipe); err != nil {
		t.Skip(err)
	}
	loop := filepath.Join(dir, "loop.xlsx")
	if err := os.Symlink("loop.xlsx", loop); err != nil {
		t.Skip(err)
	}
	huge := file("huge.xlsx", "PK")
	if err := os.Truncate(huge, maxFile+1); err != nil {
		t.Fatal(err)
	}
	const ole = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"
	sound := newPack().sheet("Plan", planData).bytes()
	locked := bytes.ReplaceAll(sound, []byte("PK\x01\x02\x14\x00\x14\x00\x08"), []byte("PK\x01\x02\x14\x00\x14\x00\x09"))
	doctype := newPack().sheetPart("Plan", `<!DOCTYPE x [<!ENTITY a "b">]><worksheet xmlns="`+nsMain+`"/>`).bytes()
	for path, want := range map[string]error{
		filepath.Join(dir, "none.xlsx"):          os.ErrNotExist,
		dir:                                      errNotRegular,
		pipe:                                     errNotRegular,
		"/dev/null":                              errNotRegular,
		loop:                                     syscall.ELOOP,
		huge:                                     errFileSize,
		file("zippassword.xlsx", string(locked)): opc.ErrCorrupt,
		file("text.xlsx", "Дата;Тема\n"):         opc.ErrNotZip,
		file("empty.xlsx", ""):                   opc.ErrNotZip,
		file("secret.xlsx", ole+string(utf16Text("EncryptedPackage"))):                                errEncrypted,
		file("old.xlsx", ole+string(utf16Text("Workbook"))):                                           errOldFormat,
		file("archive.xlsx", string(zipOf(packPart{"a.txt", "x"}))):                                   errNoWorkbook,
		file("doctype.xlsx", string(doctype)):                                                         xmltok.ErrDoctype,
		file("cut.xlsx", string(sound[:len(sound)/2])):                                                errCutShort,
		file("nosheets.xlsx", string(newPack().bytes())):                                              errNoSheets,
		file("malformed.xlsx", string(newPack().sheetPart("Plan", "<worksheet><sheetData>").bytes())): xmltok.ErrSyntax,
	} {
		_, _, err := Open(path, Options{}).Read(context.Background())
		if err == nil {
			t.Errorf("%s was read", path)
			continue
		}
		isProblem(t, err, want)
		if p, _ := rubric.AsProblem(err); path == loop && strings.Contains(p.What.EN, "damaged") {
			t.Errorf("a link to itself is called damaged: %v", err)
		}
	}
}

func TestBombsAreRefused(t *testing.T) {
	for name, claimed := range map[string]uint64{"too large": 600 << 20, "too dense": 200 << 20, "lying": 100} {
		var deflated, buf bytes.Buffer
		fw, err := flate.NewWriter(&deflated, flate.BestSpeed)
		if err != nil {
			t.Fatal(err)
		}
		_, err = io.WriteString(fw, "<worksheet>"+strings.Repeat(" ", 8<<20)+"</worksheet>")
		if err := errors.Join(err, fw.Close()); err != nil {
			t.Fatal(err)
		}
		w := zip.NewWriter(&buf)
		r, err := zip.NewReader(bytes.NewReader(newPack().sheet("Plan", "").bytes()), int64(len(newPack().sheet("Plan", "").bytes())))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range r.File {
			if f.Name != sheet1 {
				if err := w.Copy(f); err != nil {
					t.Fatal(err)
				}
				continue
			}
			out, err := w.CreateRaw(&zip.FileHeader{Name: sheet1, Method: zip.Deflate, UncompressedSize64: claimed, CompressedSize64: uint64(deflated.Len())})
			if err == nil {
				_, err = out.Write(deflated.Bytes())
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		_, _, err = Open(save(t, buf.Bytes()), Options{}).Read(context.Background())
		want := opc.ErrTooLarge
		if name == "lying" {
			want = opc.ErrCorrupt
		}
		isProblem(t, err, want)
	}
}
