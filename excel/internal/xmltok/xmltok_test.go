package xmltok_test

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"rubric/excel/internal/xmltok"
)

// tokens lists what a scanner finds, and its error.
func tokens(s *xmltok.Scanner) (out []string, err error) {
	names := [...]string{"eof", "start", "end", "text", "cdata", "other"}
	for s.Next() != xmltok.EOF {
		out = append(out, names[s.Kind]+" "+string(s.Raw))
	}
	return out, s.Err()
}

func TestTokens(t *testing.T) {
	const doc = "\ufeff<?xml version='1.0'?>\n<!-- <a> --><a x='1>2'  y = \"'\"><b/>t&amp;<![CDATA[<]]]]><c ></c\n><d z=\"1>2\"/><e w='\"'/></a >\n"
	want := []string{
		"text \ufeff", "other <?xml version='1.0'?>", "text \n", "other <!-- <a> -->", "start <a x='1>2'  y = \"'\">", "start <b/>",
		"text t&amp;", "cdata <![CDATA[<]]]]>", "start <c >", "end </c\n>", "start <d z=\"1>2\"/>", "start <e w='\"'/>", "end </a >", "text \n",
	}
	for name, r := range map[string]io.Reader{
		"at once":      strings.NewReader(doc),
		"byte by byte": iotest.OneByteReader(strings.NewReader(doc)),
		"with its end": iotest.DataErrReader(strings.NewReader(doc)),
	} {
		got, err := tokens(xmltok.New(r))
		if diff := cmp.Diff(want, got); diff != "" || err != nil {
			t.Errorf("%s: %v %s", name, err, diff)
		}
	}
	got, err := tokens(xmltok.NewBytes([]byte(doc)))
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("in memory: %v %s", err, diff)
	}
}

func TestWhatIsRefused(t *testing.T) {
	for doc, want := range map[string]error{
		"<a>":                            xmltok.ErrSyntax,
		"<a></b>":                        xmltok.ErrSyntax,
		"</a>":                           xmltok.ErrSyntax,
		"<a><b></a></b>":                 xmltok.ErrSyntax,
		"<a":                             xmltok.ErrSyntax,
		"<a x='>":                        xmltok.ErrSyntax,
		"<":                              xmltok.ErrSyntax,
		"<>":                             xmltok.ErrSyntax,
		"< a/>":                          xmltok.ErrSyntax,
		"<a><!-- </a>":                   xmltok.ErrSyntax,
		"<a><![CDATA[ </a>":              xmltok.ErrSyntax,
		"<a><!x></a>":                    xmltok.ErrSyntax,
		"<!DOCTYPE a><a/>":               xmltok.ErrDoctype,
		"<!doctype a [<!ENTITY b 'c'>]>": xmltok.ErrDoctype,
		strings.Repeat("<a>", 1000):      xmltok.ErrLimit,
		"<" + strings.Repeat("a", 1<<16) + "></a>": xmltok.ErrLimit,
	} {
		for _, s := range []*xmltok.Scanner{xmltok.NewBytes([]byte(doc)), xmltok.New(iotest.OneByteReader(strings.NewReader(doc)))} {
			if _, err := tokens(s); !errors.Is(err, want) {
				t.Errorf("%.40q: %v, want %v", doc, err, want)
			}
		}
	}
	broken := errors.New("broken")
	if _, err := tokens(xmltok.New(iotest.ErrReader(broken))); !errors.Is(err, broken) {
		t.Errorf("the reader's error became %v", err)
	}
}

func TestNamespaces(t *testing.T) {
	s := xmltok.NewBytes([]byte(`<a xmlns="u" xmlns:p='v&amp;w'><p:b/><c xmlns="z"><d/></c><p:e xmlns:p="q"/><f/></a>`))
	var got []string
	for s.Next() != xmltok.EOF {
		if s.Kind == xmltok.Start {
			got = append(got, string(s.Prefix())+string(s.Local())+" "+s.Space())
		}
	}
	want := []string{"a u", "p:b v&w", "c z", "d z", "p:e q", "f u"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestAttributes(t *testing.T) {
	s := xmltok.NewBytes([]byte(`<a b="1" c = 'x"y'	d:e="&lt;&#233;&#x1F600;&unknown;&" f=bad/>`))
	s.Next()
	var got []string
	for a := s.Attrs(); a.Next(); {
		got = append(got, string(a.Name)+"="+string(xmltok.Unescape(nil, a.Value)))
		if rest := s.Raw[1+len(s.Name):]; !bytes.Equal(rest[a.At:a.At+len(a.Value)], a.Value) {
			t.Errorf("%s is not at %d", a.Value, a.At)
		}
	}
	if diff := cmp.Diff([]string{"b=1", `c=x"y`, "d:e=<é😀&unknown;&"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestEscapingIsUndone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[ -~а-яё\n\t\r€😀]*`).Draw(t, "text")
		if got := string(xmltok.Unescape(nil, xmltok.Escape(nil, text))); got != text {
			t.Errorf("%q became %q", text, got)
		}
	})
	if got := string(xmltok.Escape(nil, "a\x00\x0b\ufffe")); got != "a" {
		t.Errorf("what XML cannot hold became %q", got)
	}
}

func TestCopierCopiesWhatItIsNotTold(t *testing.T) {
	const doc = `<a><b x="1">t</b><c/><d><e/></d></a>`
	var out bytes.Buffer
	c := xmltok.NewCopier(&out, iotest.HalfReader(strings.NewReader(doc)))
	for c.Next() != xmltok.EOF {
		var err error
		switch string(c.Raw) {
		case `<b x="1">`:
			err = c.Insert([]byte("[before]"))
		case "<c/>":
			err = c.Replace([]byte("<C/>"))
		case "<d>":
			err = c.DropElement()
		case "</a>":
			err = c.Append([]byte("[after]"))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := c.Finish(); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(`<a>[before]<b x="1">t</b><C/></a>[after]`, out.String()); diff != "" {
		t.Error(diff)
	}
}

// FuzzScanner holds every input that scans to losing no byte of it.
func FuzzScanner(f *testing.F) {
	f.Add([]byte("<a x='1'>t<!-- c --><b/><![CDATA[x]]></a>"))
	f.Add([]byte("\ufeff<?xml version='1.0'?><x:a xmlns:x='u'/>"))
	f.Fuzz(func(t *testing.T, doc []byte) {
		var raw, copied bytes.Buffer
		s := xmltok.New(iotest.HalfReader(bytes.NewReader(doc)))
		for s.Next() != xmltok.EOF {
			raw.Write(s.Raw)
			if s.Kind == xmltok.Start {
				for a := s.Attrs(); a.Next(); {
					xmltok.Unescape(nil, a.Value)
				}
				_ = s.Space()
			}
		}
		if s.Err() == nil && !bytes.Equal(raw.Bytes(), doc) {
			t.Errorf("%q was scanned as %q", doc, raw.Bytes())
		}
		c := xmltok.NewCopier(&copied, bytes.NewReader(doc))
		if err := c.Finish(); err == nil && !bytes.Equal(copied.Bytes(), doc) {
			t.Errorf("%q was copied as %q", doc, copied.Bytes())
		}
	})
}

func TestOnly(t *testing.T) {
	nests := []xmltok.Nest{
		xmltok.NewNest("", "v"), xmltok.NewNest("", "is", "t"), xmltok.NewNest(` xml:space="preserve"`, "is", "t"),
	}
	for doc, want := range map[string]string{
		`<c r="1"><v>12</v></c>`:      "12",
		`<c><v></v></c>`:              "",
		`<c><v>a&amp;b</v></c>`:       "a&amp;b",
		`<c><v>1</v><w/></c>`:         "no",
		`<c><v x="1">1</v></c>`:       "no",
		`<c><v>1</v></d>`:             "no",
		`<c> <v>1</v></c>`:            "no",
		`<c><v><w/></v></c>`:          "no",
		`<c><vv>1</vv></c>`:           "no",
		`<c xmlns:x="u"><v>1</v></c>`: "no",
		`<c/><v>1</v>`:                "no",
		`<c><v>1</v></c`:              "no",
		`<c><v>1</v`:                  "no",
		`<c><v>1`:                     "no",
		`<c>`:                         "no",

		`<c><is><t>a b</t></is></c>`:                          "a b",
		`<c><is><t xml:space="preserve"> a </t></is></c>`:     " a ",
		`<c><is><t>a</t><t>b</t></is></c>`:                    "no",
		`<c><is><t>a</t></is><v>1</v></c>`:                    "no",
		`<c><is><r><t>a</t></r></is></c>`:                     "no",
		`<c><is><t xml:space="preserve" x="1">a</t></is></c>`: "no",
	} {
		s := xmltok.NewBytes([]byte("<a>" + doc + "</a>"))
		s.Next()
		s.Next()
		text, ok := []byte("no"), false
		for _, n := range nests {
			if only, found := s.Only(n); found {
				text, ok = only, true
				break
			}
		}
		if string(text) != want {
			t.Errorf("%s: %q", doc, text)
		}
		if ok && (s.Kind != xmltok.End || string(s.Name) != "c" || s.Depth() != 1 || s.Next() != xmltok.End || s.Next() != xmltok.EOF || s.Err() != nil) {
			t.Errorf("%s: went astray: %v", doc, s.Err())
		}
	}
}
