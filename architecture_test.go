package rubric_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// module is the import path of the root package.
const module = "rubric"

// wall says what the production code of a folder may import of this module.
type wall struct {
	folder string
	// below extends the wall to the folders below.
	below bool
	may   []string // folders, "." is the root; a folder includes those below it
}

// walls are the walls of the house, as docs/architecture.md draws them. A
// folder without a wall fails the test: whoever adds a room says who may enter.
var walls = []wall{
	{folder: "."},
	{folder: "internal/text", below: true, may: []string{"."}},
	{folder: "internal/state", below: true, may: []string{"."}},
	{folder: "internal/report", below: true, may: []string{"."}},
	{folder: "internal/notify", below: true, may: []string{"."}},
	{folder: "internal/secret", below: true, may: []string{"."}},
	{folder: "internal/webhook", below: true}, // a scheme, and no word of books
	{folder: "internal/store", below: true, may: []string{".", "internal/webhook"}},
	{folder: "excel", below: true, may: []string{".", "excel"}},
	{folder: "sheets", below: true, may: []string{".", "sheets"}},
	{folder: "rules", below: true, may: []string{".", "internal/text", "rules"}},
	{folder: "internal/layout", below: true, may: []string{".", "internal/text", "internal/layout"}},
	{folder: "internal/propose", below: true, may: []string{".", "internal/text", "rules", "internal/propose"}},
	{folder: "internal/draft", below: true, may: []string{".", "internal/text"}},
	{folder: "internal/assess", below: true, may: []string{".", "internal/text", "rules", "internal/propose", "internal/assess"}},
	{folder: "internal/reconcile", below: true, may: []string{".", "internal/layout", "rules", "internal/assess", "internal/state"}},
	{folder: "server", below: true, may: []string{".", "internal/reconcile", "internal/store", "internal/report", "internal/webhook", "server"}},
	{folder: "cmd", below: true, may: []string{".", "cmd", "excel", "sheets", "rules", "server", "internal"}},

	// Test support, generators and measurements are free.
	{folder: "internal/sourcetest", below: true, may: []string{"*"}},
	{folder: "examples", below: true, may: []string{"*"}},
	{folder: "bench", below: true, may: []string{"*"}},
}

// technologies may be named only below one folder each, so that one of them can
// be replaced without touching the rest.
var technologies = []struct{ prefix, folder string }{
	{"github.com/xuri/", "excel"},
	{"github.com/spf13/cobra", "cmd"},
	{"cel.dev/", "rules/internal/expr"},
	{"google.golang.org/api", "sheets"},
	{"golang.org/x/oauth2", "sheets"},
	{"github.com/labstack/echo", "server"},
	{"github.com/riverqueue/", "internal/store"},
	{"github.com/jackc/pgx", "internal/store"},
	{"modernc.org/sqlite", "internal/store"},
	{"database/sql", "internal/store"},
}

func TestWalls(t *testing.T) {
	for dir, imports := range productionImports(t) {
		w, ok := wallOf(dir)
		if !ok {
			t.Errorf("%s has no wall: say in architecture_test.go what it may import, and draw it in docs/architecture.md", dir)
			continue
		}
		for imported, file := range imports {
			if inner, ok := strings.CutPrefix(imported+"/", module+"/"); ok {
				if !w.allows(path.Clean(inner)) {
					t.Errorf("%s imports %s: %s may import of this module only %s",
						file, imported, w.folder, strings.Join(w.may, ", "))
				}
				continue
			}
			if dir == "." && !standard(imported) {
				t.Errorf("%s imports %s: the root is the domain and imports the standard library only", file, imported)
			}
		}
	}
}

func TestTechnologiesStayAtHome(t *testing.T) {
	for dir, imports := range productionImports(t) {
		if w, ok := wallOf(dir); ok && slices.Contains(w.may, "*") {
			continue
		}
		for imported, file := range imports {
			for _, tech := range technologies {
				if under(imported, strings.TrimSuffix(tech.prefix, "/")) && !under(dir, tech.folder) {
					t.Errorf("%s imports %s: only %s may know it", file, imported, tech.folder)
				}
			}
		}
	}
}

// TestWallsCanFail shows that the test above sees through a wall.
func TestWallsCanFail(t *testing.T) {
	for _, c := range []struct {
		dir, imports string
		want         bool
	}{
		{"internal/report", ".", true},
		{"internal/report", "internal/text", false},
		{"excel/template", "excel", true},
		{"excel", "internal/layout", false},
		{"rules", "internal/text", true},
		{"internal/text", "rules", false},
		{"internal/reconcile", "excel", false},
		{"cmd/rubric", "internal/reconcile", true},
		{".", "internal/text", false},
	} {
		w, ok := wallOf(c.dir)
		if !ok {
			t.Fatalf("no wall for %s", c.dir)
		}
		if got := w.allows(c.imports); got != c.want {
			t.Errorf("%s may import %s: got %v, want %v", c.dir, c.imports, got, c.want)
		}
	}
}

func wallOf(dir string) (wall, bool) {
	for _, w := range walls {
		if dir == w.folder || w.below && under(dir, w.folder) {
			return w, true
		}
	}
	return wall{}, false
}

// allows reports whether the folder may be imported.
func (w wall) allows(folder string) bool {
	for _, may := range w.may {
		if may == "*" || folder == may || may != "." && under(folder, may) {
			return true
		}
	}
	return false
}

func under(p, parent string) bool { return p == parent || strings.HasPrefix(p, parent+"/") }

func standard(importPath string) bool {
	first, _, _ := strings.Cut(importPath, "/")
	return !strings.Contains(first, ".") && first != module
}

// productionImports returns, for every folder of the module with Go code, what
// it imports and one file that does. Tests are free and left out; so are the
// modules of their own, such as tools.
func productionImports(t *testing.T) map[string]map[string]string {
	t.Helper()
	found := map[string]map[string]string{}
	fset := token.NewFileSet()
	err := filepath.WalkDir(".", func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := d.Name()
		if d.IsDir() {
			if file != "." && (strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_") || name == "testdata" || isModule(file)) {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		parsed, err := parser.ParseFile(fset, file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		dir := filepath.ToSlash(filepath.Dir(file))
		if found[dir] == nil {
			found[dir] = map[string]string{}
		}
		for _, spec := range parsed.Imports {
			importPath, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			found[dir][importPath] = file
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(found) < 2 {
		t.Fatalf("found Go code only in %v: the test must run in the module's root", slices.Collect(maps.Keys(found)))
	}
	return found
}

func isModule(dir string) bool {
	matches, err := filepath.Glob(filepath.Join(dir, "go.mod"))
	return err == nil && len(matches) > 0
}
