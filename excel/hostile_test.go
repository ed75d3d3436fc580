package excel

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"context"
	"errors"
	"fmt"
	"hash/crc32"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"rubric"
	"rubric/internal/layout"
	"rubric/internal/reconcile"
)

// What a hostile file may cost. The race detector keeps a shadow of all memory,
// several times its size, and takes as many times longer.
const (
	hostileTime   = 20 * time.Second
	hostileMemory = 1 << 30
	shadows       = 8
)

// TestHostileFiles syncs each file in a process of its own, with its own clock
// and memory, and wants an end that a person can act on.
func TestHostileFiles(t *testing.T) {
	if os.Getenv("RUBRIC_TEST_SYNC") != "" {
		fmt.Fprintln(os.Stdout, "outcome:", syncOutcome("plan.xlsx"))
		fmt.Fprintln(os.Stdout, "memory:", peakMemory())
		return
	}
	for name, data := range hostileFiles() {
		t.Run(name, func(t *testing.T) {
			path := save(t, data())
			before := bytesOf(t, path)
			outcome := syncApart(t, path)
			t.Log(outcome)
			if outcome != "synced" && bytesOf(t, path) != before {
				t.Error("the file was changed")
			}
			onlyFile(t, path)
		})
	}
	for name, put := range map[string]func(path string) error{
		"folder": func(path string) error { return os.Mkdir(path, 0o700) },
		"pipe":   makePipe,
		"device": func(path string) error { return os.Symlink("/dev/zero", path) },
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "plan.xlsx")
			if err := put(path); errors.Is(err, errors.ErrUnsupported) {
				t.Skip(err)
			} else if err != nil {
				t.Fatal(err)
			}
			if outcome := syncApart(t, path); !strings.HasPrefix(outcome, "refused: ") {
				t.Error(outcome)
			}
		})
	}
}

// syncOutcome syncs a file: "synced", "refused: " and the line that people get,
// or "broken: " and an error that tells them nothing.
func syncOutcome(path string) string {
	_, err := reconcile.Sync(context.Background(), Open(path, Options{MaxWait: -1}), reconcile.Options{
		Layout: layout.Options{Now: time.Date(2026, 5, 20, 12, 0, 0, 0, time.UTC)},
	})
	if err == nil {
		return "synced"
	}
	p, ok := rubric.AsProblem(err)
	if !ok || p.What.EN == "" || p.Hint.EN == "" || strings.Contains(p.What.EN, "\n") {
		return "broken: " + strings.ReplaceAll(err.Error(), "\n", "\\n")
	}
	return fmt.Sprintf("refused: %s (%v)", p.What.EN, p.Err)
}

// syncApart syncs a file named plan.xlsx in another process and checks what that cost.
func syncApart(t *testing.T, path string) string {
	t.Helper()
	patience, limit := hostileTime, hostileMemory
	if raceDetector {
		patience, limit = patience*shadows, limit*shadows
	}
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, os.Args[0], "-test.run", "^TestHostileFiles$")
	cmd.Dir = filepath.Dir(path)
	cmd.Env = append(os.Environ(), "RUBRIC_TEST_SYNC=1")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %.2000s", err, out)
	}
	if memory, _ := strconv.Atoi(told(out, "memory: ")); memory > limit {
		t.Errorf("it took %d MB", memory>>20)
	}
	line := told(out, "outcome: ")
	if line != "synced" && !strings.HasPrefix(line, "refused: ") {
		t.Errorf("not an answer for a person: %q", out)
	}
	return line
}

// told returns the rest of the line that begins with the word.
func told(out []byte, word string) string {
	_, line, _ := strings.Cut(string(out), word)
	line, _, _ = strings.Cut(line, "\n")
	return line
}

// peakMemory is the most that this process ever held, in bytes; 0 where the
// system does not tell. The parent cannot ask: what the kernel tells it of a
// child begins with the parent's own size (getrusage(2), RUSAGE_CHILDREN).
func peakMemory() int {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	kib, _ := strconv.Atoi(strings.Fields(told(status, "VmHWM:") + " 0")[0])
	return kib << 10
}

const hostilePlan = `<row r="1"><c t="inlineStr"><is><t>Date</t></is></c><c t="inlineStr"><is><t>Channel</t></is></c>` +
	`<c t="inlineStr"><is><t>Format</t></is></c><c t="inlineStr"><is><t>Topic</t></is></c></row>` +
	`<row r="2"><c t="inlineStr"><is><t>21.05.2026</t></is></c><c t="inlineStr"><is><t>VK</t></is></c>` +
	`<c t="inlineStr"><is><t>Post</t></is></c><c t="inlineStr"><is><t>A topic</t></is></c></row>`

// plan returns a small plan with more rows, and with what follows them.
func hostileSheet(rows, after string) *pack {
	return newPack().sheet("Plan", "<sheetData>"+hostilePlan+rows+"</sheetData>"+after)
}

func repeat(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i+3)
	}
	return b.String()
}

const laughs = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>`

func hostileFiles() map[string]func() []byte {
	files := map[string]func() []byte{
		"bomb":           func() []byte { return bomb(7, 100<<20) },
		"bomb in pieces": func() []byte { return bomb(8, 60<<20) },
		"cells in XFD": func() []byte {
			return hostileSheet(repeat(1500, `<row r="%d"><c r="XFD%[1]d"><v>1</v></c></row>`), "").bytes()
		},
		"rows to the end": func() []byte {
			return hostileSheet(repeat(1<<20-2, `<row r="%d"/>`), "").bytes()
		},
		"a used range without end": func() []byte {
			return newPack().sheet("Plan", `<dimension ref="A1:XFD1048576"/><cols><col min="1" max="16384" width="9"/></cols><sheetData>`+hostilePlan+
				`<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>`).bytes()
		},
		"styled to the end": func() []byte {
			return hostileSheet(repeat(200_000, `<row r="%d"><c r="A%[1]d" s="9"/><c r="XFD%[1]d" s="9"/></row>`), "").bytes()
		},
		"merges without end": func() []byte {
			return hostileSheet("", "<mergeCells>"+repeat(300_000, `<mergeCell ref="A%d:XFD1048576"/>`)+"</mergeCells>").bytes()
		},
		"validations without end": func() []byte {
			return hostileSheet("", "<dataValidations>"+repeat(100_000, `<dataValidation type="list" sqref="A1:XFD1048576 B%d"><formula1>$A:$XFD</formula1></dataValidation>`)+"</dataValidations>").bytes()
		},
		"names without end": func() []byte {
			return hostileSheet("", "").book("<definedNames>" + repeat(300_000, `<definedName name="n%d">Plan!$A:$XFD</definedName>`) + "</definedNames>").bytes()
		},
		"deep": func() []byte {
			return hostileSheet("<x>"+strings.Repeat("<x>", 2<<20), "").bytes()
		},
		"an attribute without end": func() []byte {
			return hostileSheet(`<row r="3" x="`+strings.Repeat("y", 60<<20)+`"/>`, "").bytes()
		},
		"attributes without end": func() []byte { return hostileSheet(`<row r="3"`+repeat(1<<20, ` a%d="1"`)+`/>`, "").bytes() },
		"a text without end": func() []byte {
			return hostileSheet(`<row r="3"><c t="inlineStr"><is><t>`+strings.Repeat("слово ", 5<<20)+`</t></is></c></row>`, "").bytes()
		},
	}
	maps.Copy(files, brokenFiles())
	return files
}

// brokenFiles are files whose parts contradict each other.
func brokenFiles() map[string]func() []byte {
	sheet := func(inner string) func() []byte {
		return func() []byte { return newPack().sheetPart("Plan", inner).bytes() }
	}
	rels := func(list string) func() []byte {
		return func() []byte {
			return hostileSheet("", "").part("xl/worksheets/_rels/sheet1.xml.rels", "",
				`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`+list+`</Relationships>`).bytes()
		}
	}
	table := `<Relationship Id="rId1" Type="` + nsRels + `/table" Target="%s"/>`
	return map[string]func() []byte{
		"indices out of range": func() []byte {
			return hostileSheet(`<row r="3"><c r="A3" s="99999999" t="s"><v>-1</v></c><c r="B3" t="s"><v>99999999999999999999</v></c></row>`+
				`<row r="-1"><c r="A0"><v>1</v></c></row>`, `<mergeCells><mergeCell ref="B9:A1"/><mergeCell ref="ZZZZ1:A99999999"/></mergeCells>`).shared("<si><t>a</t></si>").bytes()
		},
		"a row beyond the last":    func() []byte { return hostileSheet(`<row r="1048577"><c><v>1</v></c></row>`, "").bytes() },
		"a column beyond the last": func() []byte { return hostileSheet(`<row r="3"><c r="XFE3"><v>1</v></c></row>`, "").bytes() },
		"laughs":                   sheet(laughs + `<worksheet xmlns="` + nsMain + `"><sheetData>&c;</sheetData></worksheet>`),
		"laughs in shared strings": func() []byte {
			p := hostileSheet("", "")
			p.rel("sharedStrings", "sharedStrings.xml")
			return p.part("xl/sharedStrings.xml", "", laughs+`<sst xmlns="`+nsMain+`"><si><t>&c;</t></si></sst>`).bytes()
		},
		"unclosed":                     sheet(`<worksheet xmlns="` + nsMain + `"><sheetData><row`),
		"a sheet of nothing":           sheet(""),
		"a table that is gone":         rels(fmt.Sprintf(table, "../tables/none.xml")),
		"a table that is the sheet":    rels(fmt.Sprintf(table, "sheet1.xml")),
		"a table that is the workbook": rels(fmt.Sprintf(table, "../workbook.xml")),
		"a table outside":              rels(fmt.Sprintf(table, "../../../../../../etc/passwd")),
		"rels that are no xml":         rels("<<<"),
		"names that lead out": func() []byte {
			return hostileSheet("", "").part("../../../../tmp/rubric-evil.txt", "", "x").part(`..\..\evil.txt`, "", "x").part("/abs.txt", "", "x").bytes()
		},
		"entries twice": func() []byte {
			return hostileSheet("", "").part("xl/workbook.xml", "", "<workbook/>").part("xl/worksheets/SHEET1.xml", "", "<worksheet/>").bytes()
		},
		"a workbook that is its own sheet": func() []byte {
			p := hostileSheet("", "")
			p.sheets, p.sheetsTag = append(p.sheets, "Loop"), append(p.sheetsTag, `name="Loop" sheetId="9" r:id="`+p.rel("worksheet", "workbook.xml")+`"`)
			return p.bytes()
		},
		"entries without end": func() []byte {
			p := hostileSheet("", "")
			for i := range 20_001 {
				p.part(fmt.Sprintf("x/%d", i), "", "")
			}
			return p.bytes()
		},
	}
}

// bomb is a plan with more sheets, which are honest about their size.
func bomb(sheets, size int) []byte {
	p := hostileSheet("", "")
	for i := range sheets {
		p.sheetPart(fmt.Sprintf("B%d", i), "blank")
	}
	var deflated bytes.Buffer
	fw, err := flate.NewWriter(&deflated, flate.BestSpeed)
	if err != nil {
		panic(err)
	}
	blank := []byte(`<worksheet xmlns="` + nsMain + `">` + strings.Repeat("<a/>", size/4) + "</worksheet>")
	if _, err := fw.Write(blank); err != nil {
		panic(err)
	}
	if err := fw.Close(); err != nil {
		panic(err)
	}
	return packed(p.bytes(), "blank", &zip.FileHeader{
		Method: zip.Deflate, CRC32: crc32.ChecksumIEEE(blank), UncompressedSize64: uint64(len(blank)), CompressedSize64: uint64(deflated.Len()),
	}, deflated.Bytes())
}

// packed replaces every entry that holds just the text.
func packed(data []byte, text string, h *zip.FileHeader, deflated []byte) []byte {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		panic(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range r.File {
		if f.UncompressedSize64 != uint64(len(text)) {
			err = w.Copy(f)
		} else {
			named := *h
			named.Name = f.Name
			entry, failed := w.CreateRaw(&named)
			if err = failed; err == nil {
				_, err = entry.Write(deflated)
			}
		}
		if err != nil {
			panic(err)
		}
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return out.Bytes()
}
