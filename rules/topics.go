package rules

import (
	"cmp"
	"math"
	"slices"

	"rubric"
	"rubric/internal/text"
)

// topics knows what each active rubric's texts are about, as weights of stems:
// a stem weighs more the rarer it is (tf-idf), every text weighs the same.
type topics struct {
	texts    float64      // how many there are
	with     map[stem]int // in how many of them a stem occurs
	profiles map[string]*profile
	order    []*profile
}

// profile is the sum of a rubric's texts: its description and past entries.
type profile struct {
	rubric  *rubric.Rubric
	weights map[stem]float64
	square  float64 // of the length
}

// weight is a stem's part of a text of length 1.
type weight struct {
	stem stem
	part float64
}

func (p *Pass) newTopics() *topics {
	t := &topics{with: map[stem]int{}, profiles: map[string]*profile{}}
	descriptions := map[*profile][]stem{}
	for i := range p.Book.Rubrics {
		r := &p.Book.Rubrics[i]
		if !r.IsActive() || t.profiles[r.Rubric.Key] != nil {
			continue
		}
		pr := &profile{rubric: r, weights: map[stem]float64{}}
		t.profiles[r.Rubric.Key] = pr
		t.order = append(t.order, pr)
		descriptions[pr] = p.Words().Append(nil, r.Rubric.Text+" "+r.Description.Text)
		t.count(descriptions[pr])
	}
	for i := range p.Book.Entries {
		if !p.Book.Entries[i].Text.Empty() {
			t.count(p.stems(i))
		}
	}
	for _, pr := range t.order {
		pr.add(t.weigh(descriptions[pr]))
	}
	for i := range p.Book.Entries {
		e := &p.Book.Entries[i]
		if pr := t.profiles[e.Rubric.Key]; pr != nil && p.isPast(e) {
			pr.add(t.weigh(p.stems(i)))
		}
	}
	return t
}

// stems returns all the stems of an entry.
func (p *Pass) stems(i int) []stem {
	prose := p.Prose(i)
	return append(slices.Clone(prose.topic), prose.body...)
}

// isPast reports whether the entry's text tells what its rubric has been about.
func (p *Pass) isPast(e *rubric.Entry) bool {
	return !e.Text.Empty() && !e.Date.Date.IsZero() && e.Date.Date.Before(p.AsOf)
}

func (t *topics) count(stems []stem) {
	t.texts++
	seen := map[stem]bool{}
	for _, s := range stems {
		if !seen[s] {
			seen[s] = true
			t.with[s]++
		}
	}
}

// weigh returns a text's weights, of length 1, in the order of the stems.
func (t *topics) weigh(stems []stem) []weight {
	counts := map[stem]float64{}
	for _, s := range stems {
		counts[s]++
	}
	out := make([]weight, 0, len(counts))
	square := 0.0
	for _, s := range stems {
		n, left := counts[s]
		if !left {
			continue
		}
		delete(counts, s)
		part := n * math.Log(1+t.texts/float64(t.with[s]))
		square += part * part
		out = append(out, weight{s, part})
	}
	for i := range out {
		out[i].part /= math.Sqrt(square)
	}
	return out
}

func (p *profile) add(text []weight) {
	for _, w := range text {
		before := p.weights[w.stem]
		p.weights[w.stem] = before + w.part
		p.square += w.part * (2*before + w.part)
	}
}

// like returns the cosine between a text and the profile; without is true where
// the text itself is part of the profile and has to be left out.
func (p *profile) like(text []weight, without bool) float64 {
	dot := 0.0
	for _, w := range text {
		dot += w.part * p.weights[w.stem]
	}
	square := p.square
	if without {
		square += 1 - 2*dot
		dot--
	}
	if square <= 0 {
		return 0
	}
	return dot / math.Sqrt(square)
}

// better returns the rubric that an entry's text fits better than its own by
// more than the margin, and the words that say so.
func (t *topics) better(p *Pass, i int, own *profile, margin float64) (*profile, []string) {
	e := &p.Book.Entries[i]
	weights := t.weigh(p.stems(i))
	least := own.like(weights, p.isPast(e)) + margin
	var best *profile
	for _, pr := range t.order {
		if pr == own {
			continue
		}
		if like := pr.like(weights, false); like > least {
			best, least = pr, like
		}
	}
	if best == nil {
		return nil, nil
	}
	return best, best.telling(p.Words(), weights, e)
}

// quoted is how many words a finding quotes.
const quoted = 3

// telling returns the entry's words that bring it nearest to the profile.
func (p *profile) telling(w *words, weights []weight, e *rubric.Entry) []string {
	slices.SortStableFunc(weights, func(a, b weight) int {
		return cmp.Compare(b.part*p.weights[b.stem], a.part*p.weights[a.stem])
	})
	tokens := text.Tokens(e.Topic.Text + " " + e.Text.Text)
	var out []string
	for _, weight := range weights {
		if len(out) == quoted || p.weights[weight.stem] == 0 {
			break
		}
		for _, token := range tokens {
			if s := w.Append(nil, token); len(s) == 1 && s[0] == weight.stem {
				out = append(out, token)
				break
			}
		}
	}
	return out
}
