package rules

import (
	"cmp"
	"math"
	"slices"

	"rubric"
)

// duplicates finds, for posts with enough words, an earlier one of the same
// channel with nearly the same set of stems.
//
// Two sets whose Jaccard index is at least t share a member among the rarest
// |x| − ⌈t·|x|⌉ + 1 of either ("prefix filtering": Bayardo, Ma, Srikant,
// Scaling up all pairs similarity search, WWW 2007). So only posts that share a
// rare stem are compared, newest first, and at most mostCompared of them: the
// work stays near-linear even where thousands of posts are alike.
type duplicates struct {
	similarity float64
	days       int
	posts      []post                 // with enough words, by date
	rarity     []int32                // how many posts have the stem
	found      map[*rubric.Entry]pair // what of is asked for
}

type post struct {
	entry    *rubric.Entry
	day      int // as a serial number
	stems    []stem
	inWindow bool
}

type pair struct {
	earlier *rubric.Entry
	like    float64
}

const (
	fewestStems  = 12 // of a post that can be compared
	mostCompared = 64 // posts that one is compared with
)

// rare finds the posts of a channel that have the stem among their rarest.
type rare struct {
	stem    stem
	channel string
}

func (p *Pass) newDuplicates(similarity float64, days int) *duplicates {
	d := &duplicates{similarity: similarity, days: days, found: map[*rubric.Entry]pair{}}
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
	var met []int32 // the last post, by number, in which a stem was met
	var set []stem
	for i := range s.Book.Entries {
		e := &s.Book.Entries[i]
		if e.Text.Empty() || e.Date.Date.IsZero() || e.Date.Date.Before(from) || !e.Live() {
			continue
		}
		p := s.Prose(i)
		if len(p.topic)+len(p.body) < fewestStems {
			continue
		}
		for n := s.Words().Len(); len(met) < n; {
			met = append(met, 0)
		}
		set = set[:0]
		for _, text := range [][]stem{p.topic, p.body} {
			for _, w := range text {
				if met[w] != int32(i+1) {
					met[w] = int32(i + 1)
					set = append(set, w)
				}
			}
		}
		if len(set) >= fewestStems {
			d.posts = append(d.posts, post{e, e.Date.Date.Serial(), slices.Clone(set), s.InWindow(e)})
		}
	}
	d.rarity = make([]int32, len(met))
	for _, p := range d.posts {
		for _, w := range p.stems {
			d.rarity[w]++
		}
	}
}

// compare walks the posts by date and looks for each among those before it.
func (d *duplicates) compare() {
	index := map[rare][]int32{}
	inSet := make([]int32, len(d.rarity)) // the last post, by number, that has the stem
	compared := make([]int32, len(d.posts))
	var rarest []stem
	for i := range d.posts {
		p := &d.posts[i]
		rarest = d.rarest(rarest[:0], p.stems)
		if p.inWindow {
			for _, w := range p.stems {
				inSet[w] = int32(i + 1)
			}
			d.search(i, rarest, index, inSet, compared)
		}
		for _, c := range channelKeys(p.entry) {
			for _, w := range rarest {
				index[rare{w, c}] = append(index[rare{w, c}], int32(i))
			}
		}
	}
}

// search compares a post with those that share a channel and a rare stem.
func (d *duplicates) search(i int, rarest []stem, index map[rare][]int32, inSet, compared []int32) {
	p := &d.posts[i]
	left := mostCompared
	for _, w := range rarest {
		for _, c := range channelKeys(p.entry) {
			candidates := index[rare{w, c}]
			for j := len(candidates) - 1; j >= 0 && left > 0; j-- {
				k := candidates[j]
				q := &d.posts[k]
				if p.day-q.day > d.days {
					break
				}
				if compared[k] == int32(i+1) {
					continue
				}
				compared[k] = int32(i + 1)
				left--
				if like := jaccard(len(p.stems), q.stems, inSet, int32(i+1)); like >= d.similarity {
					d.found[p.entry] = pair{q.entry, like}
					return
				}
			}
		}
	}
}

// jaccard compares a set of n stems, marked in inSet, with another.
func jaccard(n int, other []stem, inSet []int32, mark int32) float64 {
	both := 0
	for _, w := range other {
		if inSet[w] == mark {
			both++
		}
	}
	return float64(both) / float64(n+len(other)-both)
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

// channelKeys returns the entry's channels; one without any has the channel "".
func channelKeys(e *rubric.Entry) []string {
	if len(e.Channel.Names) == 0 {
		return []string{""}
	}
	keys := make([]string, len(e.Channel.Names))
	for i, n := range e.Channel.Names {
		keys[i] = n.Key
	}
	return keys
}
