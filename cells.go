package rubric

// Keep remembers the grid that the book was read from, for checks that look at
// columns without a meaning of their own. The grid must not change afterwards.
func (b *Book) Keep(g *Grid) { b.grid = g }

// Raw returns a tab's cells as they were read; nil where the book was not read
// from a grid or has no such tab.
func (b *Book) Raw(tab string) *Tab {
	if b.grid == nil {
		return nil
	}
	return b.grid.Tab(tab)
}
