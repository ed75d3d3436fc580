package rubric

import (
	"cmp"
	"slices"
	"strings"
)

// Layout is how a tab's entries are laid out.
type Layout string

// The layouts.
const (
	LayoutTable  Layout = "table"  // one header, rows below it
	LayoutBlocks Layout = "blocks" // a header repeated down the tab
	LayoutGrid   Layout = "grid"   // a calendar
	LayoutNone   Layout = "none"   // no table
)

// Book is a workbook understood: every row with its meaning and its place.
type Book struct {
	Title    string
	Kind     string // of the source: "xlsx", "sheets", "memory"
	Lang     Lang
	TimeZone string // an IANA zone, resolved
	Tabs     []TabInfo

	Entries []Entry // in the workbook's order
	Slots   []Entry // planned places without a topic: no entries, no findings

	Goals     []Goal
	Tasks     []Task
	Rubrics   []Rubric
	Formats   []Format
	Channels  []Channel
	People    []Person
	Needs     []Resource
	Stats     []Stat
	Voice     []VoiceTerm
	Dates     []KeyDate
	Approvals []Approval
	Rules     []RuleRow
	Settings  []Setting
	// Restricted are the channels that the settings close to advertising.
	Restricted []Name

	Notes []Note
	State State // what Rubric remembered in the book

	index index
	grid  *Grid // as read; see Keep
	count int   // of the entries let go; see Release
}

// index finds the rows of the strategy tabs by their names' keys.
type index struct {
	goals, tasks, rubrics, formats, channels map[string]int
}

// Index prepares the lookups by name; call it once the book is filled. Of two
// rows with one name the upper one is found.
func (b *Book) Index() {
	b.index = index{
		goals:    byKey(b.Goals, func(g *Goal) string { return g.Goal.Key }),
		tasks:    byKey(b.Tasks, func(t *Task) string { return t.Task.Key }),
		rubrics:  byKey(b.Rubrics, func(r *Rubric) string { return r.Rubric.Key }),
		formats:  byKey(b.Formats, func(f *Format) string { return f.Format.Key }),
		channels: byKey(b.Channels, func(c *Channel) string { return c.Channel.Key }),
	}
}

func byKey[T any](rows []T, key func(*T) string) map[string]int {
	m := make(map[string]int, len(rows))
	for i := range rows {
		k := key(&rows[i])
		if _, taken := m[k]; !taken && k != "" {
			m[k] = i
		}
	}
	return m
}

func find[T any](rows []T, m map[string]int, key string) *T {
	if i, ok := m[key]; ok {
		return &rows[i]
	}
	return nil
}

// TabInfo says how a tab was understood.
type TabInfo struct {
	Key        string // the source's key of the tab
	Name       string
	Role       Role
	Layout     Layout
	Hidden     bool
	HeaderRows []int // ascending; several where headers are stacked or joined
	Fields     []FieldColumn
	Unmapped   []UnmappedColumn
	Managed    ManagedColumns
	LastRow    int // the last row with a cell of the team's
	// Template tells a blank copy of a plan's header, kept for months to come: it
	// has the plan's role and fields, but is none of the plan's tabs.
	Template bool
	// Why says by what the tab was taken for its role.
	Why Text

	// Parts are further tables on the tab, each with a role of its own: a strategy
	// tab may hold the goals and the rubrics too. They share the tab's key and name.
	Parts []TabInfo
}

// FieldColumn is a column whose meaning is known.
type FieldColumn struct {
	Field  Field
	Col    int
	Header string
	Sure   int // how sure the meaning is, in percent; 0 where nobody says
}

// UnmappedColumn is a column with a heading that no vocabulary knows.
type UnmappedColumn struct {
	Col    int
	Header string
}

// Column returns the column of a field, 0 when the tab has none.
func (t *TabInfo) Column(f Field) int {
	for _, c := range t.Fields {
		if c.Field == f {
			return c.Col
		}
	}
	return 0
}

// NoteCode names what a note about the reading of a book says.
type NoteCode string

// The notes' codes, as in the contracts.
const (
	NoteHeaderGuessed   NoteCode = "header-guessed"
	NoteTabGuessed      NoteCode = "tab-guessed"
	NoteColumnGuessed   NoteCode = "column-guessed"
	NoteDateSwapped     NoteCode = "date-swapped"
	NoteDateInferred    NoteCode = "date-inferred"
	NoteDateRange       NoteCode = "date-range"
	NoteRowsIgnored     NoteCode = "rows-ignored"
	NoteBlockIgnored    NoteCode = "block-ignored"
	NoteAmbiguousColumn NoteCode = "ambiguous-column"
	NoteFormatByColour  NoteCode = "format-by-colour"
	NoteSlots           NoteCode = "slots"
)

// Codes that the contracts do not name: people are told, scripts are not.
const (
	NoteSettingUnknown NoteCode = "setting-unknown"
	NoteSettingUnread  NoteCode = "setting-unread"
)

// ForPeople reports whether notes with the code are told to people only.
func (c NoteCode) ForPeople() bool { return c == NoteSettingUnknown || c == NoteSettingUnread }

// Note is a doubt or a remark about how the book was read.
type Note struct {
	Code    NoteCode
	Pos     Position
	Message Text
}

// TabsOf returns the tabs with the role, and the parts of tabs that have it, but
// no templates.
func (b *Book) TabsOf(role Role) []*TabInfo {
	var out []*TabInfo
	for i := range b.Tabs {
		if b.Tabs[i].Role == role && !b.Tabs[i].Template {
			out = append(out, &b.Tabs[i])
		}
		for k := range b.Tabs[i].Parts {
			if b.Tabs[i].Parts[k].Role == role {
				out = append(out, &b.Tabs[i].Parts[k])
			}
		}
	}
	return out
}

// TabOf returns the tab with the role, else the first part of a tab that has
// it; nil when there is none. A template is none.
func (b *Book) TabOf(role Role) *TabInfo {
	for i := range b.Tabs {
		if b.Tabs[i].Role == role && !b.Tabs[i].Template {
			return &b.Tabs[i]
		}
	}
	if parts := b.TabsOf(role); len(parts) > 0 {
		return parts[0]
	}
	return nil
}

// TabName returns the name of the role's tab here, or the one it would have.
func (b *Book) TabName(role Role) string {
	if t := b.TabOf(role); t != nil {
		return t.Name
	}
	return role.Name().In(b.Lang)
}

// HasColumn reports whether a tab of the role has a column for the field.
func (b *Book) HasColumn(role Role, f Field) bool {
	for _, t := range b.TabsOf(role) {
		if t.Column(f) > 0 {
			return true
		}
	}
	return false
}

// TabPosition returns the place that stands for the role's whole tab: the tab
// with row 0, or the book when there is no such tab.
func (b *Book) TabPosition(role Role) Position {
	if t := b.TabOf(role); t != nil {
		return Position{Tab: t.Name}
	}
	return Position{}
}

// Setting returns the value of a setting, "" when it is not given.
func (b *Book) Setting(key string) Value {
	for _, s := range b.Settings {
		if s.Key == key {
			return s.Value
		}
	}
	return Value{}
}

// Task finds a task by its name's key; nil when the strategy has none.
func (b *Book) Task(key string) *Task { return find(b.Tasks, b.index.tasks, key) }

// Goal finds a goal by its name's key; nil when there is none.
func (b *Book) Goal(key string) *Goal { return find(b.Goals, b.index.goals, key) }

// Rubric finds a rubric by its name's key; nil when the concept has none.
func (b *Book) Rubric(key string) *Rubric { return find(b.Rubrics, b.index.rubrics, key) }

// Format finds a row of the formats tab by its key; nil when there is none.
func (b *Book) Format(key string) *Format { return find(b.Formats, b.index.formats, key) }

// Channel finds a row of the channels tab by its key; nil when there is none.
func (b *Book) Channel(key string) *Channel { return find(b.Channels, b.index.channels, key) }

// SortNotes puts the notes in the order of the workbook, as people go through it.
func (b *Book) SortNotes() {
	order := make(map[string]int, len(b.Tabs))
	for i := range b.Tabs {
		order[b.Tabs[i].Name] = i
	}
	slices.SortStableFunc(b.Notes, func(x, y Note) int {
		return cmp.Or(order[x.Pos.Tab]-order[y.Pos.Tab], x.Pos.Compare(y.Pos))
	})
}

// SortFindings puts findings in the contract's order: tabs as in the workbook
// (the book as a whole first), then row, column and rule.
func (b *Book) SortFindings(fs []Finding) {
	order := make(map[string]int, len(b.Tabs))
	for i, t := range b.Tabs {
		order[t.Name] = i + 1
	}
	// Findings are large: sort where they stand, then move each once.
	keys := make([]findingKey, len(fs))
	for i := range fs {
		pos := fs[i].Pos
		keys[i] = findingKey{tab: order[pos.Tab], row: pos.Row, col: pos.Col, rule: fs[i].Rule, index: i}
	}
	slices.SortFunc(keys, findingKey.compare)
	sorted := make([]Finding, len(fs))
	for i, k := range keys {
		sorted[i] = fs[k.index]
	}
	copy(fs, sorted)
}

// findingKey is a finding's place in the contract's order.
type findingKey struct {
	tab, row, col int
	rule          string
	index         int // keeps equal findings in the order they came in
}

func (k findingKey) compare(o findingKey) int {
	return cmp.Or(
		cmp.Compare(k.tab, o.tab), cmp.Compare(k.row, o.row), cmp.Compare(k.col, o.col),
		strings.Compare(k.rule, o.rule), cmp.Compare(k.index, o.index),
	)
}
