package excel

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/bits"
	"strconv"
	"strings"

	"rubric"
	"rubric/excel/internal/opc"
)

// limits bound what reading a book may hold in memory.
type limits struct {
	rows, cols int // of a sheet, as Excel has them
	cells      int // with content, in the whole book
	strings    int // shared strings
	text       int // bytes of text
	facts      int // merges, validated ranges and their choices, number formats
}

var errTooManyCells = fmt.Errorf("the workbook holds more cells or text than can be read: %w", rubric.ErrTooLarge)

func defaultLimits() limits {
	return limits{rows: 1 << 20, cols: 1 << 14, cells: 8 << 20, strings: 4 << 20, text: 256 << 20, facts: 1 << 20}
}

// parts are the parts to read: a package's, or a draft's as it stands.
type parts interface {
	opener
	Has(name string) bool
	Rels(part string) (opc.Rels, error)
}

// book is a workbook as read: the grid, and what the patcher must know of the
// parts that it came from.
type book struct {
	pkg    parts
	limits limits

	workbook string // the name of the workbook part
	sheets   []*sheet
	names    map[nameKey]definedName // those of ours and of the program's
	date1904 bool
	styles   string // the name of the styles part, "" for none

	formats []rubric.ValueFormat // by cell format
	strings []string             // the shared ones
	arena   arena
	cells   int // read so far
	facts   int

	grid *rubric.Grid
}

// sheet is a sheet of cells in the workbook.
type sheet struct {
	index int    // in the workbook's list, which counts charts too
	key   string // its sheetId, which survives renaming
	name  string
	state string // "", hidden, veryHidden
	part  string
	tab   *rubric.Tab

	used    usedColumns
	apart   bool           // rows or cells are not in order
	linked  bool           // it names relationships, whether it has them or not
	rules   []rubric.Range // of validations that are no lists
	formula map[cellRef]formulaKind

	misnamed bool // the names of our columns are out of date; see stray.go
}

// restart forgets what was read of a sheet: much of it hangs on which columns
// are ours.
func (sh *sheet) restart(cols rubric.ManagedColumns) {
	tab := &rubric.Tab{Key: sh.tab.Key, Name: sh.tab.Name, Hidden: sh.tab.Hidden, Managed: cols}
	*sh = sheet{index: sh.index, key: sh.key, name: sh.name, state: sh.state, part: sh.part, tab: tab, misnamed: true}
}

// usedColumns are the columns that hold a value or a formula.
type usedColumns [(1<<14)/64 + 1]uint64

func (u *usedColumns) add(col int)      { u[col/64] |= 1 << (col % 64) }
func (u *usedColumns) has(col int) bool { return u[col/64]&(1<<(col%64)) != 0 }

func (u *usedColumns) last() int {
	for i := len(u) - 1; i >= 0; i-- {
		if u[i] != 0 {
			return i*64 + bits.Len64(u[i]) - 1
		}
	}
	return 0
}

// readBook reads a package.
func readBook(ctx context.Context, pkg *opc.Package, title string, l limits) (*book, error) {
	b := &book{pkg: pkg, limits: l, grid: &rubric.Grid{Title: title, Kind: "xlsx"}}
	root, err := pkg.Rels("")
	if err != nil {
		return nil, err
	}
	docs := root.OfKind("officeDocument")
	if len(docs) == 0 || !pkg.Has(docs[0].Target) {
		return nil, errNoWorkbook
	}
	b.workbook = docs[0].Target
	rels, err := pkg.Rels(b.workbook)
	if err != nil {
		return nil, err
	}
	if err := lacking(pkg, rels); err != nil {
		return nil, err
	}
	if err := b.readWorkbook(rels); err != nil {
		return nil, err
	}
	var shared string
	for _, r := range rels {
		switch r.Kind() {
		case "styles":
			b.styles = r.Target
		case "sharedStrings":
			shared = r.Target
		}
	}
	if err := b.readFormats(b.styles); err != nil {
		return nil, err
	}
	if err := b.sharedStrings(shared); err != nil {
		return nil, err
	}
	b.readColumns()
	for _, sh := range b.sheets {
		if err := b.readSheet(ctx, sh); err != nil {
			return nil, err
		}
		if cols, ok := strayed(sh.tab); ok {
			sh.restart(cols)
			if err := b.readSheet(ctx, sh); err != nil {
				return nil, err
			}
		}
		b.grid.Tabs = append(b.grid.Tabs, sh.tab)
	}
	b.strings = nil
	b.readGenerated()
	return b, nil
}

// lacking objects to a workbook that names parts it does not have: without them
// full cells would read as empty ones, and dates as numbers.
func lacking(pkg *opc.Package, rels opc.Rels) error {
	for _, r := range rels {
		switch r.Kind() {
		case "worksheet", "styles", "sharedStrings":
			if !r.External && !pkg.Has(r.Target) {
				return fmt.Errorf("%w: %s", opc.ErrMissing, r.Target)
			}
		}
	}
	return nil
}

var (
	errNoWorkbook = errors.New("the package has no workbook")
	errNoSheets   = errors.New("the workbook has no sheet with cells")
)

// readWorkbook reads the workbook part: sheets, names and the date system.
func (b *book) readWorkbook(rels opc.Rels) error {
	err := scanPart(b.pkg, b.workbook, func(s *scan) error {
		if string(s.tag()) != "workbook" {
			return errNoWorkbook
		}
		return s.inside(func() error {
			switch string(s.tag()) {
			case "workbookPr":
				b.date1904 = s.flag("date1904")
			case "sheets":
				index := -1
				return s.inside(func() error {
					index++
					b.addSheet(s, index, rels)
					return nil
				})
			case "definedNames":
				return s.inside(func() error {
					b.addName(s.definedName())
					return nil
				})
			}
			return nil
		})
	})
	if err == nil && len(b.sheets) == 0 {
		return errNoSheets
	}
	return err
}

// addSheet notes a sheet of cells. Charts, dialogs and old macro sheets have
// none.
func (b *book) addSheet(s *scan, index int, rels opc.Rels) {
	sh := &sheet{index: index}
	var rid string
	for a := s.Attrs(); a.Next(); {
		v := string(appendText(nil, a.Value))
		switch name := string(a.Name); {
		case name == "name":
			sh.name = v
		case name == "sheetId":
			sh.key = v
		case name == "state":
			sh.state = v
		case strings.HasSuffix(name, ":id") || name == "id":
			rid = v
		}
	}
	rel, ok := rels.ID(rid)
	if !ok || rel.External || rel.Kind() != "worksheet" {
		return
	}
	sh.part = rel.Target
	for _, other := range b.sheets {
		if other.key == sh.key {
			sh.key = fmt.Sprintf("%s.%d", sh.key, index)
		}
		if other.part == sh.part {
			return
		}
	}
	sh.tab = &rubric.Tab{Key: sh.key, Name: sh.name, Hidden: sh.state == "hidden" || sh.state == "veryHidden"}
	b.sheets = append(b.sheets, sh)
}

// sheetByKey finds a sheet by its tab's key.
func (b *book) sheetByKey(key string) *sheet {
	for _, sh := range b.sheets {
		if sh.key == key {
			return sh
		}
	}
	return nil
}

// definedName is a name that the workbook gives to a range or a value.
type definedName struct {
	name  string
	local int // the index of the sheet it belongs to, -1 for the whole book
	text  string
}

func (s *scan) definedName() definedName {
	n := definedName{local: -1}
	n.name, _ = s.Attr("name")
	if v, ok := s.Attr("localSheetId"); ok {
		if i, err := strconv.Atoi(v); err == nil {
			n.local = i
		}
	}
	n.text = string(bytes.TrimSpace(s.text(nil)))
	return n
}

// nameKey is what makes a name unique: they are compared without case.
type nameKey struct {
	name  string
	local int
}

// addName keeps the names that mean something here. A book may have a great many others.
func (b *book) addName(n definedName) {
	key := nameKey{strings.ToLower(n.name), n.local}
	if !strings.HasPrefix(key.name, markColumn) && key.name != filterName {
		return
	}
	if b.names == nil {
		b.names = map[nameKey]definedName{}
	}
	if _, ok := b.names[key]; !ok {
		b.names[key] = n
	}
}

// name finds a name by its scope.
func (b *book) name(name string, local int) (definedName, bool) {
	n, ok := b.names[nameKey{strings.ToLower(name), local}]
	return n, ok
}

// spend reports whether n more facts of a sheet may be kept.
func (b *book) spend(n int) bool {
	b.facts += n
	return b.facts <= b.limits.facts
}
