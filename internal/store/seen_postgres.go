package store

import (
	"context"
	"slices"
	"strings"
	"time"
)

// seenRows are ids in a row each, whose index keeps them unique for all processes
// that share the database.
type seenRows struct{ db *postgres }

func (p *postgres) newSeen() seen { return seenRows{p} }

func (s seenRows) join(ctx context.Context, group []*hook, now time.Time) ([]string, error) {
	// Two processes that insert the same ids must not wait for each other crosswise.
	slices.SortFunc(group, func(a, b *hook) int { return strings.Compare(a.key, b.key) })
	return all(ctx, s.db, scanText, `INSERT INTO webhooks (id, seen_at)
		SELECT value->>1, CAST($2 AS bigint) FROM {each}($1) WHERE `+hasWaiting+`
		ON CONFLICT DO NOTHING RETURNING id`, booksAndKeys(group), micros(now))
}

func (seenRows) note(ctx context.Context, t tx, keys []string, now time.Time) (fresh []string, err error) {
	insert := func(keys []string) ([]string, error) {
		return all(ctx, t, scanText, `INSERT INTO webhooks (id, seen_at)
			SELECT value->>0, CAST($2 AS bigint) FROM {each}($1) ON CONFLICT DO NOTHING RETURNING id`,
			column(keys), micros(now))
	}
	if fresh, err = insert(keys); err != nil || len(fresh) == len(keys) {
		return fresh, err
	}
	// Those that are old enough to be forgotten count as new.
	forgotten, err := all(ctx, t, scanText, `DELETE FROM webhooks
		WHERE id IN (SELECT value->>0 FROM {each}($1)) AND seen_at <= $2 RETURNING id`,
		column(keys), micros(now.Add(-hookMemory)))
	if err != nil || len(forgotten) == 0 {
		return fresh, err
	}
	renewed, err := insert(slices.Sorted(slices.Values(forgotten)))
	return append(fresh, renewed...), err
}

func (seenRows) noted([]string, time.Time) {}
