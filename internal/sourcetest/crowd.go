package sourcetest

import (
	"fmt"
	"slices"

	"pgregory.net/rapid"
)

// Crowd is people at work on a plan, doing at random what teams do. It goes by
// the headings it sees, and changes nothing of Rubric's but as people do: by
// sorting, copying, pasting, moving and typing over it.
type Crowd struct {
	H    Harness
	Tab  string // the plan's name just now
	Mark string // the heading of the column with the team's own marks
	// Names are those that it gives the plan.
	Names []string
	// Columns are the headings of the team's columns that it edits, Mark not
	// among them, each with the texts it types there.
	Columns map[string][]string
	// Typed are texts that it types over Rubric's cells.
	Typed []string
	// Post returns what stands in a new post with the mark, by heading.
	Post func(mark string) map[string]any

	// Done counts what was done, by name.
	Done map[string]int
	// Touched holds the marks of posts whose cells changed since [Crowd.Rest].
	Touched map[string]bool
	// Torn reports that since then rows may have come apart from their ids in a
	// way that nobody can put together again.
	Torn bool

	marks       int
	shifted     bool // columns moved
	sortedAlone bool // the team's columns were sorted without ours
	copied      bool // ids stand twice
	acts        []string
}

// Rest forgets what was done so far.
func (c *Crowd) Rest() {
	c.Touched, c.acts = map[string]bool{}, nil
	c.Torn, c.shifted, c.sortedAlone, c.copied = false, false, false, false
}

// Log returns what was done since Rest.
func (c *Crowd) Log() []string { return c.acts }

// sight is the plan as people see it now.
type sight struct {
	cells  [][]string
	header int // the header's row
	mark   int // the column of the marks
	// columns are the team's, by heading; ours those of Rubric.
	columns map[string]int
	ours    []int
}

func (c *Crowd) look() (sight, bool) {
	s := sight{cells: c.H.Cells(c.Tab), columns: map[string]int{}}
	for i, row := range s.cells {
		if j := slices.Index(row, c.Mark); j >= 0 {
			s.header, s.mark = i+1, j+1
			break
		}
	}
	if s.header == 0 {
		return s, false
	}
	for j, heading := range s.cells[s.header-1] {
		switch _, theirs := c.Columns[heading]; {
		case theirs:
			s.columns[heading] = j + 1
		case slices.Contains([]string{"Проверка", "Замечания", "ID", "Что не так"}, heading):
			s.ours = append(s.ours, j+1)
		}
	}
	return s, true
}

func (s *sight) get(row, col int) string {
	if row > len(s.cells) || col > len(s.cells[row-1]) {
		return ""
	}
	return s.cells[row-1][col-1]
}

// posts are the rows below the header that hold a mark.
func (s *sight) posts() []int {
	var out []int
	for row := s.header + 1; row <= len(s.cells); row++ {
		if s.get(row, s.mark) != "" {
			out = append(out, row)
		}
	}
	return out
}

// team lists the team's columns, the marks among them.
func (s *sight) team() []int {
	cols := []int{s.mark}
	for _, col := range s.columns {
		cols = append(cols, col)
	}
	slices.Sort(cols)
	return cols
}

// Act lets one person do one thing, drawn from what can be done just now, and
// returns its name.
func (c *Crowd) Act(t *rapid.T) string {
	s, ok := c.look()
	if !ok {
		return "nothing: the header is gone"
	}
	kinds := []struct {
		name string
		do   func(*rapid.T, *sight) bool
	}{
		{"insert an empty row", c.insertEmpty},
		{"insert a post", c.insertPost},
		{"delete a post", c.deletePost},
		{"sort whole rows", c.sortRows},
		{"sort the team's columns", c.sortTeam},
		{"sort some columns", c.sortSome},
		{"copy a post into a new row", c.copyPost},
		{"copy a post and give it a mark", c.copyAsNew},
		{"paste a post over another", c.pasteOver},
		{"edit a cell", c.edit},
		{"clear a post", c.clear},
		{"move a column", c.moveColumn},
		{"move one of Rubric's columns", c.moveOurs},
		{"insert a column", c.insertColumn},
		{"rename one of Rubric's headings", c.renameOurs},
		{"delete one of Rubric's columns", c.deleteOurs},
		{"type over Rubric's cells", c.typeOver},
		{"rename the tab", c.renameTab},
	}
	k := rapid.SampledFrom(kinds).Draw(t, "act")
	if !k.do(t, &s) {
		return "nothing"
	}
	c.acts = append(c.acts, k.name)
	c.Done[k.name]++
	// Only the content tells whose an id is then, and moved columns change it.
	c.Torn = c.Torn || c.shifted && (c.sortedAlone || c.copied)
	return k.name
}

func (c *Crowd) newMark() string {
	c.marks++
	return fmt.Sprintf("n%03d", c.marks)
}

func (c *Crowd) touch(s *sight, rows ...int) {
	for _, row := range rows {
		c.Touched[s.get(row, s.mark)] = true
	}
}

func (c *Crowd) row(t *rapid.T, s *sight) int {
	return rapid.IntRange(s.header+1, max(len(s.cells), s.header+1)).Draw(t, "row")
}

func post(t *rapid.T, s *sight, name string) (int, bool) {
	posts := s.posts()
	if len(posts) == 0 {
		return 0, false
	}
	return rapid.SampledFrom(posts).Draw(t, name), true
}

func (c *Crowd) insertEmpty(t *rapid.T, s *sight) bool {
	c.H.InsertRow(c.Tab, c.row(t, s))
	return true
}

func (c *Crowd) insertPost(t *rapid.T, s *sight) bool {
	row, mark := c.row(t, s), c.newMark()
	c.H.InsertRow(c.Tab, row)
	c.H.Set(c.Tab, row, s.mark, mark)
	for heading, value := range c.Post(mark) {
		if col := s.columns[heading]; col > 0 {
			c.H.Set(c.Tab, row, col, value)
		}
	}
	c.Touched[mark] = true
	return true
}

func (c *Crowd) deletePost(t *rapid.T, s *sight) bool {
	row, ok := post(t, s, "post")
	if ok && len(s.posts()) > 3 {
		c.touch(s, row)
		c.H.DeleteRow(c.Tab, row)
	}
	return ok
}

// order draws how the rows below the header are sorted.
func order(t *rapid.T, s *sight) []int {
	n := len(s.cells) - s.header
	rows := make([]int, n)
	for i := range rows {
		rows[i] = i
	}
	return rapid.Permutation(rows).Draw(t, "order")
}

func (c *Crowd) sortRows(t *rapid.T, s *sight) bool {
	c.H.Reorder(c.Tab, s.header+1, order(t, s), nil)
	return true
}

func (c *Crowd) sortTeam(t *rapid.T, s *sight) bool {
	c.H.Reorder(c.Tab, s.header+1, order(t, s), s.team())
	c.sortedAlone = true
	return true
}

func (c *Crowd) sortSome(t *rapid.T, s *sight) bool {
	cols := rapid.SliceOfNDistinct(rapid.SampledFrom(s.team()), 1, 3, rapid.ID).Draw(t, "columns")
	c.H.Reorder(c.Tab, s.header+1, order(t, s), cols)
	c.Torn = true
	return true
}

func (c *Crowd) copyPost(t *rapid.T, s *sight) bool {
	from, ok := post(t, s, "post")
	if !ok {
		return false
	}
	to := c.row(t, s)
	c.touch(s, from)
	c.H.InsertRow(c.Tab, to)
	if to <= from {
		from++
	}
	c.H.CopyRow(c.Tab, from, to)
	c.copied = true
	return true
}

func (c *Crowd) copyAsNew(t *rapid.T, s *sight) bool {
	from, ok := post(t, s, "post")
	if !ok {
		return false
	}
	mark := c.newMark()
	c.Touched[mark] = true
	c.H.InsertRow(c.Tab, from+1)
	c.H.CopyRow(c.Tab, from, from+1)
	c.copied = true
	c.H.Set(c.Tab, from+1, s.mark, mark)
	return true
}

func (c *Crowd) pasteOver(t *rapid.T, s *sight) bool {
	from, ok := post(t, s, "from")
	if !ok {
		return false
	}
	to, _ := post(t, s, "to")
	c.touch(s, from, to)
	c.H.CopyRow(c.Tab, from, to)
	c.copied = true
	return true
}

func (c *Crowd) edit(t *rapid.T, s *sight) bool {
	row, ok := post(t, s, "post")
	if !ok || len(s.columns) == 0 {
		return false
	}
	var headings []string
	for heading := range s.columns {
		headings = append(headings, heading)
	}
	slices.Sort(headings)
	heading := rapid.SampledFrom(headings).Draw(t, "column")
	c.touch(s, row)
	c.H.Set(c.Tab, row, s.columns[heading], rapid.SampledFrom(c.Columns[heading]).Draw(t, "text"))
	return true
}

func (c *Crowd) clear(t *rapid.T, s *sight) bool {
	row, ok := post(t, s, "post")
	if !ok {
		return false
	}
	c.touch(s, row)
	for _, col := range s.team() {
		c.H.Set(c.Tab, row, col, nil)
	}
	return true
}

func (c *Crowd) moveColumn(t *rapid.T, s *sight) bool {
	team := s.team()
	from, to := rapid.SampledFrom(team).Draw(t, "from"), rapid.SampledFrom(team).Draw(t, "to")
	c.H.MoveColumn(c.Tab, from, to)
	c.shifted = true
	return true
}

func (c *Crowd) moveOurs(t *rapid.T, s *sight) bool {
	if len(s.ours) == 0 {
		return false
	}
	to := rapid.IntRange(1, len(s.cells[s.header-1])).Draw(t, "to")
	c.H.MoveColumn(c.Tab, rapid.SampledFrom(s.ours).Draw(t, "from"), to)
	c.shifted = true
	return true
}

func (c *Crowd) insertColumn(t *rapid.T, s *sight) bool {
	if width := len(s.cells[s.header-1]); width < 24 {
		c.H.InsertColumn(c.Tab, rapid.IntRange(1, width).Draw(t, "at"))
		c.shifted = true
		return true
	}
	return false
}

func (c *Crowd) renameOurs(t *rapid.T, s *sight) bool {
	if len(s.ours) == 0 {
		return false
	}
	c.H.Set(c.Tab, s.header, rapid.SampledFrom(s.ours).Draw(t, "column"), "Что не так")
	return true
}

func (c *Crowd) deleteOurs(t *rapid.T, s *sight) bool {
	if len(s.ours) == 0 {
		return false
	}
	c.H.DeleteColumn(c.Tab, rapid.SampledFrom(s.ours).Draw(t, "column"))
	c.shifted, c.Torn = true, true
	return true
}

func (c *Crowd) typeOver(t *rapid.T, s *sight) bool {
	row, ok := post(t, s, "post")
	if !ok || len(s.ours) == 0 {
		return false
	}
	c.touch(s, row)
	c.H.Set(c.Tab, row, rapid.SampledFrom(s.ours).Draw(t, "column"), rapid.SampledFrom(c.Typed).Draw(t, "typed"))
	return true
}

func (c *Crowd) renameTab(t *rapid.T, _ *sight) bool {
	name := rapid.SampledFrom(c.Names).Draw(t, "name")
	if name == c.Tab {
		return false
	}
	c.H.RenameTab(c.Tab, name)
	c.Tab = name
	return true
}
