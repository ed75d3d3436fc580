package store

import (
	"context"
	"encoding/base64"
	"slices"
	"strings"
	"time"
)

// seenPacks are ids in the memory of the one process that works, and on the disk
// in a row for each commit: an index of random ids would write a page for nearly
// every id.
type seenPacks struct {
	db     *sqlite
	keep   querier
	loaded bool
	recent recentIDs
}

func (s *sqlite) newSeen() seen {
	return &seenPacks{db: s, keep: s.autocommit(), recent: recentIDs{most: mostRecent}}
}

func (s *seenPacks) join(ctx context.Context, group []*hook, now time.Time) ([]string, error) {
	if err := s.remember(ctx, now); err != nil {
		return nil, err
	}
	fresh := slices.DeleteFunc(slices.Clone(group), func(h *hook) bool { return s.recent.has(h.key) })
	if len(fresh) == 0 {
		return nil, nil
	}
	packs, err := all(ctx, s.keep, scanText, `INSERT INTO webhooks (seen_at, ids)
		SELECT $2, group_concat(value->>1, '') FROM {each}($1) WHERE `+hasWaiting+`
		HAVING count(*) > 0 RETURNING ids`, booksAndKeys(fresh), micros(now))
	if err != nil || len(packs) == 0 {
		return nil, err
	}
	joined := unpack(packs[0])
	s.noted(joined, now)
	return joined, nil
}

func (s *seenPacks) note(ctx context.Context, t tx, keys []string, now time.Time) ([]string, error) {
	fresh := slices.DeleteFunc(keys, s.recent.has)
	if len(fresh) == 0 {
		return nil, nil
	}
	_, err := t.exec(ctx, "INSERT INTO webhooks (seen_at, ids) VALUES ($1, $2)", micros(now), strings.Join(fresh, ""))
	return fresh, err
}

func (s *seenPacks) noted(fresh []string, now time.Time) { s.recent.add(fresh, micros(now)) }

// remember drops what may be forgotten, and at first reads what earlier processes
// left: by now none of them works any more.
func (s *seenPacks) remember(ctx context.Context, now time.Time) error {
	before := micros(now.Add(-hookMemory))
	s.recent.forget(before)
	if s.loaded {
		return nil
	}
	_, err := all(ctx, s.db, func(r rows) (none struct{}, err error) {
		var (
			at  int64
			ids string
		)
		err = r.Scan(&at, &ids)
		s.recent.add(unpack(ids), at)
		return none, err
	}, "SELECT seen_at, ids FROM webhooks WHERE seen_at > $1 ORDER BY seen_at", before)
	s.loaded = err == nil
	return err
}

// keyLength is how long what [hookKey] makes is.
const keyLength = 22

// unpack returns the ids of a row.
func unpack(pack string) []string {
	keys := make([]string, 0, len(pack)/keyLength)
	for ; len(pack) >= keyLength; pack = pack[keyLength:] {
		keys = append(keys, pack[:keyLength])
	}
	return keys
}

// mostRecent bounds the memory that ids take, at about 50 bytes each. They are
// 46 a second all day long; with more, the oldest are forgotten before their day is over.
const mostRecent = 4_000_000

// recentIDs is a set of ids that knows which were added first.
type recentIDs struct {
	most  int
	ids   map[recentID]struct{}
	packs []recentPack // by time
}

type recentID [16]byte

type recentPack struct {
	at  int64
	ids []recentID
}

// recentOf is a key in less room.
func recentOf(key string) (id recentID) {
	_, _ = base64.RawURLEncoding.Decode(id[:], []byte(key)) // [hookKey] made it
	return id
}

func (r *recentIDs) has(key string) bool {
	_, ok := r.ids[recentOf(key)]
	return ok
}

// add adds keys that are not there.
func (r *recentIDs) add(keys []string, at int64) {
	if len(keys) == 0 {
		return
	}
	if r.ids == nil {
		r.ids = map[recentID]struct{}{}
	}
	pack := recentPack{at, make([]recentID, len(keys))}
	for i, key := range keys {
		pack.ids[i] = recentOf(key)
		r.ids[pack.ids[i]] = struct{}{}
	}
	r.packs = append(r.packs, pack)
}

// forget drops what was added until then, and the oldest of what is too much.
func (r *recentIDs) forget(until int64) {
	for len(r.packs) > 0 && (r.packs[0].at <= until || len(r.ids) > r.most) {
		for _, id := range r.packs[0].ids {
			delete(r.ids, id)
		}
		r.packs = r.packs[1:]
	}
}
