package store

import (
	"context"
	"time"
)

// hookMemory is how long a webhook's id is remembered.
const hookMemory = 24 * time.Hour

// seen remembers the ids of webhooks for [hookMemory]. Only the goroutine that
// commits hooks calls it.
type seen interface {
	// join keeps the ids of hooks that are new and whose book has a run that
	// waits, durably and in one statement, and returns these ids. It may sort group.
	join(ctx context.Context, group []*hook, now time.Time) (joined []string, err error)
	// note keeps ids within t, and returns those that are new. They come sorted,
	// each once, and the list is note's to change.
	note(ctx context.Context, t tx, keys []string, now time.Time) (fresh []string, err error)
	// noted says that what note returned is durable.
	noted(fresh []string, now time.Time)
}

// hasWaiting holds for a row of {each} whose first field is a book with a run
// that waits.
//
// No row is locked. A run that is being begun right now still counts as waiting
// here, and rightly so: a sync reads its workbook, and sets the time of its
// start, after its beginning is committed.
const hasWaiting = `EXISTS (SELECT 1 FROM work
	WHERE work.book = value->>0 AND work.kind = 'sync' AND work.run IS NOT NULL)`

// booksAndKeys is the argument of {each} with a row for each hook.
func booksAndKeys(group []*hook) string {
	values := make([][]any, len(group))
	for i, h := range group {
		values[i] = []any{h.book, h.key}
	}
	return list(values)
}
