package rubric

// Keep remembers the grid that the book was read from, for checks that look at
// columns without a meaning of their own. The grid must not change afterwards.
func (b *Book) Keep(g *Grid) { b.grid = g }

// Release lets go of the entries and of the grid, which are most of what a large
// book holds. What they are and where is lost; how many they were is not.
func (b *Book) Release() {
	b.count = b.Count()
	b.Entries, b.grid, b.State.Entries = nil, nil, nil
}

// Count returns how many entries the book has, or had before [Book.Release].
func (b *Book) Count() int { return max(len(b.Entries), b.count) }

// Raw returns a tab's cells as they were read; nil where the book was not read
// from a grid or has no such tab.
func (b *Book) Raw(tab string) *Tab {
	if b.grid == nil {
		return nil
	}
	return b.grid.Tab(tab)
}
