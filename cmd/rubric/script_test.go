package main

import (
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
)

var update = flag.Bool("update", false, "rewrite the golden output of the scripts")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"rubric": main})
}

// TestScript runs the scripts of testdata: the command as people call it. The
// books in them are the examples and what "rubric init" makes.
func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		Setup:               setup,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "cfb": cfb, "book": book},
	})
}

func setup(env *testscript.Env) error {
	env.Setenv("LANG", "en_US.UTF-8")
	examples, err := filepath.Glob("../../examples/*.xlsx")
	if err != nil {
		return err
	}
	for _, path := range examples {
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(env.WorkDir, filepath.Base(path)), data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// exits runs a command and holds its exit code: exits 2 rubric sync.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// cfb writes a file as a password-protected workbook begins: the compound file
// that holds the encrypted package. See [MS-CFB] 2.2 and [MS-OFFCRYPTO] 2.3.
func cfb(ts *testscript.TestScript, _ bool, args []string) {
	data := make([]byte, 4096)
	copy(data, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
	name := "EncryptedPackage"
	for i := range len(name) { // a directory entry's name, in UTF-16
		data[1024+2*i] = name[i]
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), data, 0o644))
}

// book makes a workbook out of text files, a tab each, named as the file without
// its extension; cells stand between "|": book plan.xlsx План.txt Рубрики.txt.
func book(ts *testscript.TestScript, _ bool, args []string) {
	f := excelize.NewFile()
	defer f.Close()
	for i, file := range args[1:] {
		tab := strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
		if i == 0 {
			ts.Check(f.SetSheetName("Sheet1", tab))
		} else {
			_, err := f.NewSheet(tab)
			ts.Check(err)
		}
		for r, line := range strings.Split(strings.TrimSpace(ts.ReadFile(file)), "\n") {
			for c, text := range strings.Split(line, "|") {
				cell, err := excelize.CoordinatesToCellName(c+1, r+1)
				ts.Check(err)
				ts.Check(f.SetCellStr(tab, cell, strings.TrimSpace(text)))
			}
		}
	}
	ts.Check(f.SaveAs(ts.MkAbs(args[0])))
}
