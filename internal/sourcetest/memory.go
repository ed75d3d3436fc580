package sourcetest

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"math"
	"slices"
	"strconv"
	"sync"

	"rubric"
)

// Conflicts says when a workbook in memory notices that people changed it.
type Conflicts int

// The two kinds of sources there are.
const (
	// BeforeWriting compares the revision first and then writes all or nothing,
	// as a file does.
	BeforeWriting Conflicts = iota
	// AfterWriting writes by row number into whatever is there now, looks at
	// what came of it, and repairs, as an API without preconditions must.
	AfterWriting
)

// Memory is a workbook in memory: real [rubric.Source]s on it, and the [Harness]
// of the people who work on it. It is safe for concurrent use.
type Memory struct {
	conflicts Conflicts

	mu       sync.Mutex
	sheets   []*sheet
	keys     int // given out so far
	between  func()
	requests int
}

var _ Stage = (*Memory)(nil)

// source is one way into the workbook.
type source struct {
	*Memory
	// read is the grid last handed out, which an AfterWriting write compares with.
	read    *rubric.Grid
	readRev rubric.Revision
}

// Source returns a source on the workbook that has read nothing yet. One source
// serves one sync at a time.
func (m *Memory) Source() rubric.Source { return &source{Memory: m} }

// maxCellText is Google's limit, the larger one of the two real sources.
const maxCellText = 50_000

// NewMemory returns a workbook of the tabs.
func NewMemory(conflicts Conflicts, sheets ...Sheet) *Memory {
	m := &Memory{conflicts: conflicts}
	for _, s := range sheets {
		m.AddTab(s)
	}
	return m
}

// Capabilities says what the mode implies.
func (m *source) Capabilities() rubric.Capabilities {
	return rubric.Capabilities{ConflictsBeforeWriting: m.conflicts == BeforeWriting, MaxCellText: maxCellText}
}

// Read returns the cells and their digest.
func (m *source) Read(ctx context.Context) (*rubric.Grid, rubric.Revision, error) {
	if err := m.request(ctx); err != nil {
		return nil, "", err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.read, m.readRev = m.grid(), m.revision()
	return m.grid(), m.readRev, nil // a copy: nobody may change what the next write compares with
}

// Requests returns how many requests were made of the workbook so far.
func (m *Memory) Requests() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.requests
}

// request is the moment before the workbook is spoken to: people may come first.
func (m *Memory) request(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	m.mu.Lock()
	f := m.between
	m.requests++
	m.mu.Unlock()
	if f != nil {
		f()
	}
	return nil
}

// Look returns what a source would read now, without a request.
func (m *Memory) Look() *rubric.Grid {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.grid()
}

func (m *Memory) grid() *rubric.Grid {
	g := &rubric.Grid{Title: "memory", Kind: "memory"}
	for _, s := range m.sheets {
		g.Tabs = append(g.Tabs, s.tab())
	}
	return g
}

func (m *Memory) revision() rubric.Revision {
	h := sha256.New()
	for _, s := range m.sheets {
		t := s.tab()
		fmt.Fprintf(h, "%q %q %t %q %t %v %s\n", t.Key, t.Name, t.Hidden, t.Generated, t.Altered, t.Managed, digest(t.Rows))
	}
	return rubric.Revision(hex.EncodeToString(h.Sum(nil)))
}

// digest condenses cells.
func digest(rows []rubric.Row) string {
	var buf []byte
	for _, r := range rows {
		for _, c := range r.Cells {
			buf = binary.AppendUvarint(buf, uint64(r.Number))
			buf = binary.AppendUvarint(buf, uint64(c.Col))
			buf = append(buf, byte(c.Kind), byte(c.Format))
			buf = binary.BigEndian.AppendUint64(buf, math.Float64bits(c.Number))
			buf = binary.AppendUvarint(buf, uint64(len(c.Text)))
			buf = append(buf, c.Text...)
		}
	}
	sum := sha256.Sum256(buf)
	return hex.EncodeToString(sum[:])
}

// sheet finds a tab by its key; nil when people deleted it.
func (m *Memory) sheet(key string) *sheet {
	for _, s := range m.sheets {
		if s.key == key {
			return s
		}
	}
	return nil
}

func (m *Memory) named(name string) *sheet {
	for _, s := range m.sheets {
		if s.name == name {
			return s
		}
	}
	return nil
}

// addSheet appends a tab with a key of its own.
func (m *Memory) addSheet(s Sheet) *sheet {
	m.keys++
	sh := newSheet("tab"+strconv.Itoa(m.keys), s)
	m.sheets = append(m.sheets, sh)
	return sh
}

// freeName returns the first of the names that no tab bears.
func (m *Memory) freeName(names ...string) string {
	for _, name := range names {
		if m.named(name) == nil {
			return name
		}
	}
	last := names[len(names)-1]
	for n := 2; ; n++ {
		if name := last + strconv.Itoa(n); m.named(name) == nil {
			return name
		}
	}
}

// DeleteTab takes a tab out of the workbook.
func (m *Memory) DeleteTab(name string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.sheets = slices.DeleteFunc(m.sheets, func(s *sheet) bool { return s.name == name })
}
