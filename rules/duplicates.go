package rules

import (
	"cmp"
	"math"
	"math/bits"
	"slices"

	"rubric"
)

// duplicates finds, for posts with enough words, an earlier one of the same
// channel with nearly the same set of stems.
//
// Two sets whose Jaccard index is at least t share a member among the rarest
// |x| − ⌈t·|x|⌉ + 1 of either ("prefix filtering": Bayardo, Ma, Srikant,
// Scaling up all pairs similarity search, WWW 2007). So only posts that share a
// rare stem meet, newest first; a sketch of each set tells most of them apart
// at a glance, and the number that one post meets is bounded: the work stays
// near-linear even where thousands of posts are alike.
type duplicates struct {
	similarity float64
	days       int
	posts      []post                 // with enough words, by date
	rarity     []int32                // how many posts have the stem
	channels   map[string]int         // the channels' numbers
	index      map[rare][]met         // by channel and rare stem, by date
	marks      []int32                // the number of the last post that has the stem
	found      map[*rubric.Entry]pair // what of is asked for
}

// post is an entry that can be compared.
type post struct {
	entry    *rubric.Entry
	day      int // as a serial number
	stems    []stem
	sketch   sketch
	inWindow bool
}

// met is a post as the index holds it.
type met struct {
	sketch sketch
	post   int32
}

type pair struct {
	earlier *rubric.Entry
	like    float64
}

const (
	fewestStems  = 12   // of a post that can be compared
	mostMet      = 2048 // posts that one meets
	mostCompared = 32   // of them, those it is compared with
	stemChunk    = 64 << 10
)

// rare is a stem on a channel.
type rare uint64

func (p *Pass) newDuplicates(similarity float64, days int) *duplicates {
	d := &duplicates{
		similarity: similarity, days: days,
		channels: map[string]int{}, index: map[rare][]met{}, found: map[*rubric.Entry]pair{},
	}
	d.collect(p.shared)
	slices.SortStableFunc(d.posts, func(a, b post) int { return cmp.Compare(a.day, b.day) })
	d.compare()
	return d
}

// of returns the earlier post that the entry nearly repeats.
func (d *duplicates) of(e *rubric.Entry) (earlier *rubric.Entry, like float64, ok bool) {
	p, ok := d.found[e]
	return p.earlier, p.like, ok
}

// collect takes the live dated posts with a text and enough stems.
func (d *duplicates) collect(s *shared) {
	from := s.Window.AddDays(-d.days)
	var seen []int // the last entry, by number, in which a stem was met
	var set, arena []stem
	for i := range s.Book.Entries {
		e := &s.Book.Entries[i]
		if e.Text.Empty() || e.Date.Date.IsZero() || e.Date.Date.Before(from) || !e.Live() {
			continue
		}
		p := s.Prose(i)
		if n := s.Words().Len(); len(seen) < n {
			seen = append(seen, make([]int, n-len(seen))...)
		}
		set = set[:0]
		for _, text := range [][]stem{p.topic, p.body} {
			for _, w := range text {
				if seen[w] != i+1 {
					seen[w] = i + 1
					set = append(set, w)
				}
			}
		}
		if len(set) >= fewestStems {
			if cap(arena)-len(arena) < len(set) { // posts keep the old one, so it must not move
				arena = make([]stem, 0, max(stemChunk, len(set)))
			}
			from := len(arena)
			arena = append(arena, set...)
			d.posts = append(d.posts, post{e, e.Date.Date.Serial(), arena[from:len(arena):len(arena)], sketchOf(set), s.InWindow(e)})
		}
	}
	d.rarity, d.marks = make([]int32, len(seen)), make([]int32, len(seen))
	for _, p := range d.posts {
		for _, w := range p.stems {
			d.rarity[w]++
		}
	}
}

// compare walks the posts by date and looks for each among those before it.
func (d *duplicates) compare() {
	var rarest []stem
	var channels []int
	for i := range d.posts {
		p := &d.posts[i]
		rarest = d.rarest(rarest[:0], p.stems)
		channels = d.channelsOf(channels[:0], p.entry)
		if p.inWindow {
			d.search(i, rarest, channels)
		}
		for _, c := range channels {
			for _, w := range rarest {
				key := rareStem(w, c)
				d.index[key] = append(d.index[key], met{p.sketch, int32(i)})
			}
		}
	}
}

// search compares a post with those that share a channel and a rare stem.
func (d *duplicates) search(i int, rarest []stem, channels []int) {
	p := &d.posts[i]
	for _, w := range p.stems {
		d.marks[w] = int32(i + 1)
	}
	meet, left := mostMet, mostCompared
	// Sets that are alike enough differ in few members; so do their sketches.
	differ := int((1 - d.similarity) / (1 + d.similarity) * float64(len(p.stems)) * (1 + 1/max(d.similarity, 0.01)))
	for _, w := range rarest {
		for _, c := range channels {
			candidates := d.index[rareStem(w, c)]
			for j := len(candidates) - 1; j >= 0 && meet > 0 && left > 0; j-- {
				meet--
				if p.sketch.differs(candidates[j].sketch) > differ {
					continue
				}
				q := &d.posts[candidates[j].post]
				if p.day-q.day > d.days {
					break
				}
				left--
				if like := d.jaccard(p, q, int32(i+1)); like >= d.similarity {
					d.found[p.entry] = pair{q.entry, like}
					return
				}
			}
		}
	}
}

// jaccard compares the post whose stems are marked with another.
func (d *duplicates) jaccard(p, q *post, mark int32) float64 {
	both := 0
	for _, w := range q.stems {
		if d.marks[w] == mark {
			both++
		}
	}
	return float64(both) / float64(len(p.stems)+len(q.stems)-both)
}

// rarest appends the stems of the set that the fewest posts have, rarest first:
// as many as two sets that are alike enough cannot help sharing one of.
func (d *duplicates) rarest(dst, set []stem) []stem {
	n := len(set) - int(math.Ceil(d.similarity*float64(len(set)))) + 1
	n = min(max(n, 1), len(set))
	rarer := func(a, b stem) bool {
		if d.rarity[a] != d.rarity[b] {
			return d.rarity[a] < d.rarity[b]
		}
		return a < b
	}
	for _, w := range set {
		if len(dst) == n && !rarer(w, dst[n-1]) {
			continue
		}
		if len(dst) < n {
			dst = append(dst, w)
		} else {
			dst[n-1] = w
		}
		for j := len(dst) - 1; j > 0 && rarer(dst[j], dst[j-1]); j-- {
			dst[j], dst[j-1] = dst[j-1], dst[j]
		}
	}
	return dst
}

// channelsOf appends the numbers of the entry's channels; an entry without any
// is on the channel without a name.
func (d *duplicates) channelsOf(dst []int, e *rubric.Entry) []int {
	if len(e.Channel.Names) == 0 {
		return append(dst, d.channel(""))
	}
	for _, n := range e.Channel.Names {
		dst = append(dst, d.channel(n.Key))
	}
	return dst
}

func (d *duplicates) channel(key string) int {
	n, known := d.channels[key]
	if !known {
		n = len(d.channels)
		d.channels[key] = n
	}
	return n
}

func rareStem(w stem, channel int) rare { return rare(channel)<<32 | rare(w) }

// sketch is a set of stems in 64 bits: each stem sets one. Two sketches differ
// in no more bits than their sets do in stems.
type sketch uint64

func sketchOf(set []stem) sketch {
	var s sketch
	for _, w := range set {
		s |= 1 << (uint64(w) * 0x9e3779b97f4a7c15 >> 58) // the golden ratio spreads neighbours
	}
	return s
}

func (s sketch) differs(t sketch) int { return bits.OnesCount64(uint64(s ^ t)) }
