package reconcile

import (
	"crypto/sha256"
	"encoding/binary"
	"slices"

	"rubric"
)

// which ids a pass gives to rows.
type idPolicy bool

const (
	knownIDs idPolicy = false // only those that the book has: for looking
	allIDs   idPolicy = true  // new ones too: for writing
)

// identify finds the rows that hold entries and gives rows and entries their ids.
func (p *pass) identify(policy idPolicy) {
	p.collect()
	p.settle(policy)
	for i := range p.rows {
		p.rows[i].nameEntries()
	}
}

// settle finds out which row each id belongs to.
//
// An id moves with its row, but people copy rows and sort some columns without
// the others. So, where we remember the content an id was given for, the content
// decides; elsewhere the upper of two rows with one id keeps it.
func (p *pass) settle(policy idPolicy) {
	ids := newIDs(p.remembered.Entries)
	for i := range p.rows { // untouched since: id and content agree
		r := &p.rows[i]
		if r.read != "" && ids.content[r.read] == r.hash && r.hash != "" {
			ids.give(r, r.read)
		}
	}
	for i := range p.rows { // moved without its id: the content is known
		if r := &p.rows[i]; r.id == "" {
			ids.give(r, ids.remembered(r.hash))
		}
	}
	for i := range p.rows { // edited, or not remembered
		if r := &p.rows[i]; r.id == "" && rubric.PlausibleID(r.read) {
			ids.give(r, r.read)
		}
	}
	if policy == allIDs {
		p.invent(ids)
	}
}

// invent gives every row that has none a new id.
func (p *pass) invent(ids *ids) {
	var without []*row
	for i := range p.rows {
		if r := &p.rows[i]; r.id == "" {
			without = append(without, r)
		}
	}
	if len(without) == 0 {
		return
	}
	// Nor may a new id be one that still stands beside another row.
	for i := range p.rows {
		ids.inBook[p.rows[i].read] = true
	}
	for _, r := range without {
		ids.give(r, ids.fresh(r.hash))
	}
}

// ids is what is known about the ids of a book while they are given out.
type ids struct {
	content map[string]string   // the content remembered for an id
	by      map[string]string   // the id remembered for a content
	more    map[string][]string // further ids of one content, in order
	taken   map[string]bool     // given to a row
	inBook  map[string]bool     // standing in the id column
	salt    map[string]int      // how many ids were made of a content so far
}

func newIDs(entries map[string]rubric.EntryState) *ids {
	s := &ids{
		content: make(map[string]string, len(entries)), by: make(map[string]string, len(entries)),
		more: map[string][]string{}, taken: make(map[string]bool, len(entries)),
		inBook: map[string]bool{}, salt: map[string]int{},
	}
	for id := range entries {
		base := rowID(id)
		// The entries of one row remember one content. Should they disagree, any
		// choice will do that does not hang on the order of a map.
		if hash := entries[id].Hash; s.content[base] == "" || hash < s.content[base] {
			s.content[base] = hash
		}
	}
	for id, hash := range s.content {
		if other, several := s.by[hash]; several {
			s.more[hash] = append(s.more[hash], max(id, other))
			id = min(id, other)
		}
		s.by[hash] = id
	}
	for _, several := range s.more {
		slices.Sort(several)
	}
	return s
}

// give makes the id the row's own, unless it is another's.
func (s *ids) give(r *row, id string) {
	if id != "" && !s.taken[id] {
		s.taken[id] = true
		r.id = id
	}
}

// remembered returns an id that was given for the content and is free; "" when
// there is none.
func (s *ids) remembered(hash string) string {
	id := s.by[hash]
	if hash == "" {
		return ""
	}
	if !s.taken[id] {
		return id
	}
	left := s.more[hash]
	for len(left) > 0 && s.taken[left[0]] {
		left = left[1:]
	}
	s.more[hash] = left
	if len(left) == 0 {
		return ""
	}
	return left[0]
}

// The letters and digits of ids: none that look alike, and no vowels, so that no
// id is a word. The first is a letter, so that no spreadsheet takes it for a number.
const (
	idLetters = "bcdfghjkmnpqrstvwxyz"
	idAll     = "23456789" + idLetters
	idLength  = 5
	// idPatience is how many taken ids are met before they grow by a character.
	idPatience = 8
)

// fresh makes an id of the content that nobody has. It follows from the content
// and the ids there are, so that a sync that starts over makes the same ones.
func (s *ids) fresh(hash string) string {
	for tries := 0; ; tries++ {
		id := makeID(hash, s.salt[hash], idLength+tries/idPatience)
		s.salt[hash]++
		if _, known := s.content[id]; !known && !s.taken[id] && !s.inBook[id] {
			return id
		}
	}
}

func makeID(content string, salt, length int) string {
	buf := binary.AppendUvarint([]byte(content), uint64(salt))
	sum := sha256.Sum256(buf)
	id := make([]byte, 0, length)
	id = append(id, idLetters[int(sum[0])%len(idLetters)])
	for i := 1; len(id) < length; i++ {
		id = append(id, idAll[int(sum[i%len(sum)])%len(idAll)])
	}
	return string(id)
}
