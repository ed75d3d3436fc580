package main

import (
	"embed"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// peers holds scripts that read a book and write two columns with other
// libraries, which is a small part of what a sync does.
//
//go:embed peers
var peers embed.FS

// peerJobs unpacks the scripts into the folder, installs from npm what they
// need there, and returns a job for each library that this machine can run.
func peerJobs(dir string) ([]job, error) {
	if err := os.CopyFS(dir, peers); err != nil {
		return nil, err
	}
	home := filepath.Join(dir, "peers")
	var out []job
	// Debian's python has openpyxl as a package; another one on the path need not.
	for _, python := range []string{"/usr/bin/python3", "python3"} {
		if exec.Command(python, "-c", "import openpyxl").Run() == nil {
			out = append(out, job{name: "openpyxl", program: python, args: []string{filepath.Join(home, "openpyxl_peer.py"), bookArg, outArg}})
			break
		}
	}
	if len(out) == 0 {
		fmt.Fprintln(os.Stderr, "bench: no openpyxl (apt-get install python3-openpyxl)")
	}
	install := exec.Command("npm", "install", "--silent", "--no-audit", "--no-fund")
	install.Dir = home
	if text, err := install.CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "bench: no exceljs and no SheetJS: npm install: %v\n%s", err, text)
		return out, nil
	}
	for _, name := range []string{"exceljs", "sheetjs"} {
		script := filepath.Join(home, name+"_peer.js")
		out = append(out, job{name: name, program: "node", args: []string{"--max-old-space-size=6144", script, bookArg, outArg}})
	}
	return out, nil
}
