package opc_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubric/excel/internal/opc"
)

const sheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"

// file is an entry of a package under test.
type file struct{ name, body string }

var plain = []file{
	{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/xl/workbook.xml" ContentType="main"/></Types>`},
	{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="http://x/officeDocument" Target="/xl/workbook.xml"/></Relationships>`},
	{"xl/workbook.xml", `<workbook/>`},
	{"xl/_rels/workbook.xml.rels", `<p:Relationships xmlns:p="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<p:Relationship Id="a" Type="http://x/worksheet" Target="worksheets\Sheet%201.xml" /></p:Relationships>`},
	{"xl/worksheets/sheet 1.xml", `<worksheet/>`},
}

func build(t *testing.T, files []file) []byte {
	t.Helper()
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	for _, f := range files {
		out, err := w.Create(f.name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(out, f.body); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func open(t *testing.T, b []byte) *opc.Package {
	t.Helper()
	p, err := opc.Open(bytes.NewReader(b), int64(len(b)), opc.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func write(t *testing.T, d *opc.Draft) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := d.Write(&buf); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func part(t *testing.T, p interface{ Part(string) ([]byte, error) }, name string) string {
	t.Helper()
	b, err := p.Part(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// raw maps the entries of a zip file to their headers and packed bytes.
func raw(t *testing.T, b []byte) (names []string, entries map[string]string) {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	entries = map[string]string{}
	for _, f := range r.File {
		rd, err := f.OpenRaw()
		if err != nil {
			t.Fatal(err)
		}
		packed, err := io.ReadAll(rd)
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, f.Name)
		entries[f.Name] = string(packed)
	}
	return names, entries
}

func TestRelationshipsAreResolvedAsWritersWriteThem(t *testing.T) {
	p := open(t, build(t, plain))
	rels, err := p.Rels("xl/workbook.xml")
	if err != nil {
		t.Fatal(err)
	}
	want := opc.Rels{{ID: "a", Type: "http://x/worksheet", Target: "xl/worksheets/Sheet 1.xml"}}
	if diff := cmp.Diff(want, rels); diff != "" {
		t.Error(diff)
	}
	if !p.Has(rels[0].Target) {
		t.Error("names should be compared without case")
	}
}

func TestUntouchedEntriesAreCopiedRaw(t *testing.T) {
	before := build(t, plain)
	d := open(t, before).Edit()
	if err := d.Put("xl/workbook.xml", []byte("<workbook>new</workbook>"), ""); err != nil {
		t.Fatal(err)
	}
	after := write(t, d)
	namesBefore, was := raw(t, before)
	namesAfter, is := raw(t, after)
	if diff := cmp.Diff(namesBefore, namesAfter); diff != "" {
		t.Error(diff)
	}
	for _, name := range namesBefore {
		if name != "xl/workbook.xml" && was[name] != is[name] {
			t.Errorf("%s changed", name)
		}
	}
	if got := part(t, open(t, after), "xl/workbook.xml"); got != "<workbook>new</workbook>" {
		t.Errorf("got %q", got)
	}
	if !bytes.Equal(after, write(t, d)) {
		t.Error("writing twice gave different bytes")
	}
}

func TestPartsAreAddedWithTypesAndRelationships(t *testing.T) {
	d := open(t, build(t, plain)).Edit()
	name := d.FreeName("xl/worksheets/sheet%d.xml")
	if err := d.Put(name, []byte("<worksheet/>"), sheetType); err != nil {
		t.Fatal(err)
	}
	id, err := d.AddRel("xl/workbook.xml", d.RelType("worksheet"), name, false)
	if err != nil {
		t.Fatal(err)
	}
	p := open(t, write(t, d))
	rels, err := p.Rels("xl/workbook.xml")
	if err != nil {
		t.Fatal(err)
	}
	if r, ok := rels.ID(id); !ok || r.Target != name || r.Kind() != "worksheet" {
		t.Errorf("relationship %+v", r)
	}
	if got := p.Type(name); got != sheetType {
		t.Errorf("content type %q", got)
	}
	if got := part(t, p, "xl/_rels/workbook.xml.rels"); !strings.Contains(got, `<p:Relationship Id="`+id) {
		t.Errorf("the list's own prefix was not used: %s", got)
	}
}

func TestRemovingWhatWasAddedRestoresTheLists(t *testing.T) {
	before := build(t, plain)
	d := open(t, before).Edit()
	if err := d.Put("xl/new.xml", []byte("<a/>"), sheetType); err != nil {
		t.Fatal(err)
	}
	id, err := d.AddRel("xl/workbook.xml", "http://x/new", "xl/new.xml", false)
	if err != nil {
		t.Fatal(err)
	}
	d = open(t, write(t, d)).Edit()
	if err := d.Remove("xl/new.xml"); err != nil {
		t.Fatal(err)
	}
	if err := d.RemoveRel("xl/workbook.xml", id); err != nil {
		t.Fatal(err)
	}
	p, q := open(t, before), open(t, write(t, d))
	if diff := cmp.Diff(p.Names(), q.Names()); diff != "" {
		t.Error(diff)
	}
	for _, name := range p.Names() {
		if diff := cmp.Diff(part(t, p, name), part(t, q, name)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestUTF16ListsStayUTF16(t *testing.T) {
	files := slices.Clone(plain)
	files[0].body = utf16(strings.Replace(files[0].body, "<Types", `<?xml version="1.0" encoding="UTF-16"?><Types`, 1))
	d := open(t, build(t, files)).Edit()
	if err := d.Put("xl/new.xml", []byte("<a/>"), sheetType); err != nil {
		t.Fatal(err)
	}
	p := open(t, write(t, d))
	if got := p.Type("xl/new.xml"); got != sheetType {
		t.Errorf("content type %q", got)
	}
	if got := part(t, p, "[Content_Types].xml"); got[:2] != "\xff\xfe" {
		t.Errorf("begins with %q", got[:2])
	}
}

func utf16(s string) string {
	b := []byte{0xFF, 0xFE}
	for _, r := range s {
		b = append(b, byte(r), byte(r>>8))
	}
	return string(b)
}

func TestLimits(t *testing.T) {
	b := build(t, append(slices.Clone(plain), file{"xl/big.xml", strings.Repeat("a", 1<<20)}))
	for name, l := range map[string]opc.Limits{"unpacked": {Unpacked: 1 << 20}, "entries": {Entries: 3}} {
		if _, err := opc.Open(bytes.NewReader(b), int64(len(b)), l); !errors.Is(err, opc.ErrTooLarge) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := opc.Open(strings.NewReader("date,topic\n"), 11, opc.Limits{}); !errors.Is(err, opc.ErrNotZip) {
		t.Errorf("text: %v", err)
	}
}

func TestDuplicateNamesTheLastCounts(t *testing.T) {
	b := build(t, append(slices.Clone(plain), file{"XL/Workbook.xml", "<second/>"}))
	d := open(t, b).Edit()
	if got := part(t, d, "xl/workbook.xml"); got != "<second/>" {
		t.Errorf("got %s", got)
	}
	if err := d.Put("xl/workbook.xml", []byte("<third/>"), ""); err != nil {
		t.Fatal(err)
	}
	p := open(t, write(t, d))
	if got := part(t, p, "xl/workbook.xml"); got != "<third/>" {
		t.Errorf("got %s", got)
	}
}

// big is a part large enough to be read and written side by side.
func big() string { return "<a>" + strings.Repeat("0123456789abcdef", 300_000) + "</a>" }

func TestLargePartsAreRewritten(t *testing.T) {
	d := open(t, build(t, append(slices.Clone(plain), file{"xl/big.xml", big()}))).Edit()
	err := d.Rewrite("xl/big.xml", func(w io.Writer, r io.Reader) error {
		if _, err := io.Copy(w, r); err != nil {
			return err
		}
		_, err := io.WriteString(w, "<!-- more -->")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if got := part(t, d, "xl/big.xml"); got != big()+"<!-- more -->" {
		t.Errorf("%d bytes as the draft stands", len(got))
	}
	if got := part(t, open(t, write(t, d)), "xl/big.xml"); got != big()+"<!-- more -->" {
		t.Errorf("%d bytes as written", len(got))
	}
}

func TestAFailedRewriteChangesNothing(t *testing.T) {
	d := open(t, build(t, append(slices.Clone(plain), file{"xl/big.xml", big()}))).Edit()
	failed := errors.New("failed")
	err := d.Rewrite("xl/big.xml", func(w io.Writer, r io.Reader) error {
		if _, err := io.CopyN(w, r, 2<<20); err != nil {
			return err
		}
		return failed
	})
	if !errors.Is(err, failed) || d.Changed() {
		t.Errorf("got %v, changed %t", err, d.Changed())
	}
}

func TestADamagedPartIsAnError(t *testing.T) {
	b := build(t, append(slices.Clone(plain), file{"xl/big.xml", big()}))
	at := bytes.Index(b, []byte("xl/big.xml")) + 200
	copy(b[at:], "damage here")
	if _, err := open(t, b).Part("xl/big.xml"); !errors.Is(err, opc.ErrCorrupt) {
		t.Errorf("got %v", err)
	}
}

// TestNamesOfEntriesAreKeptAsWritten has a package of a writer that spells names
// its own way.
func TestNamesOfEntriesAreKeptAsWritten(t *testing.T) {
	files := slices.Clone(plain)
	files[2].name, files[4].name = "/xl/workbook.xml", `XL\worksheets\sheet 1.xml`
	before := build(t, files)
	d := open(t, before).Edit()
	if !d.Has("xl/workbook.xml") || part(t, d, "xl/worksheets/sheet 1.xml") != "<worksheet/>" {
		t.Fatalf("the parts are %q", d.Names())
	}
	if err := d.Put("xl/worksheets/sheet 1.xml", []byte("<new/>"), ""); err != nil {
		t.Fatal(err)
	}
	was, _ := raw(t, before)
	is, _ := raw(t, write(t, d))
	if diff := cmp.Diff(was, is); diff != "" {
		t.Error(diff)
	}
}

// TestZip64 has an entry whose sizes stand in a zip64 field, as those of writers
// that do not know them beforehand, with another field behind it.
func TestZip64(t *testing.T) {
	const body, other = "<a>some text</a>", "UT\x05\x00\x01abcd"
	size := binary.LittleEndian.AppendUint64(nil, uint64(len(body)))
	before := withStored(t, build(t, plain), "xl/long.xml", body, slices.Concat([]byte{1, 0, 16, 0}, size, size, []byte(other)))
	entry := bytes.LastIndex(before, []byte("PK\x01\x02"))
	copy(before[entry+20:], bytes.Repeat([]byte{0xFF}, 8)) // both sizes in the directory: look into the field
	d := open(t, before).Edit()
	if got := part(t, d, "xl/long.xml"); got != body {
		t.Fatalf("read %q", got)
	}
	if err := d.Put("xl/workbook.xml", []byte("<new/>"), ""); err != nil {
		t.Fatal(err)
	}
	after := write(t, d)
	if got := part(t, open(t, after), "xl/long.xml"); got != body {
		t.Errorf("kept %q", got)
	}
	if bytes.Contains(after, size) || bytes.Count(after, []byte(other)) != 2 {
		t.Error("sizes of 64 bits are left, which nothing asks for, or the other field is not")
	}
}

// withStored adds an entry that is not packed to a zip file.
func withStored(t *testing.T, data []byte, name, body string, extra []byte) []byte {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range r.File {
		if err := w.Copy(f); err != nil {
			t.Fatal(err)
		}
	}
	n := uint64(len(body))
	entry, err := w.CreateRaw(&zip.FileHeader{Name: name, CRC32: crc32.ChecksumIEEE([]byte(body)), UncompressedSize64: n, CompressedSize64: n, Extra: extra})
	if err == nil {
		_, err = io.WriteString(entry, body)
	}
	if err := errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
