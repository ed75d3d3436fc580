package integer

// A part of the search that comes to nothing often does so because of few of
// the branches that led there. Where those are known, the other branches are
// not tried with what does not depend on them: the search goes back to the last
// branch that matters, and what stood in the way is branched on early.

// levels is a set of branches, by how deep they lie. It is not changed once it
// is handed on, so that many can share one.
type levels []uint64

// upTo is all branches down to the depth.
func upTo(depth int) levels {
	var out levels
	for level := 1; level <= depth; level++ {
		out = out.join(only(level))
	}
	return out
}

func only(level int) levels {
	out := make(levels, level/64+1)
	out[level/64] = 1 << (level % 64)
	return out
}

func (l levels) has(level int) bool {
	return level/64 < len(l) && l[level/64]>>(level%64)&1 == 1
}

func (l levels) without(level int) levels {
	out := append(levels(nil), l...)
	if l.has(level) {
		out[level/64] &^= 1 << (level % 64)
	}
	return out
}

// join adds others to a set that nobody else has yet.
func (l levels) join(others levels) levels {
	for len(l) < len(others) {
		l = append(l, 0)
	}
	for i, x := range others {
		l[i] |= x
	}
	return l
}

// change is a narrowing of a variable: its bounds before and since, and the
// branches that it follows from.
type change struct {
	variable        int
	low, high       int
	nowLow, nowHigh int
	why             levels
}

// reasons lists the branches that a proof rests on: that the factors times the
// variables come to no less than some number, with so much to spare. Bounds
// that the proof can do without are let go of, the latest first.
func (s *Solver) reasons(factors []int, spare int) levels {
	var out levels
	s.proofs++
	for i := len(s.changes) - 1; i >= 0; i-- {
		c := &s.changes[i]
		f := factors[c.variable]
		if f == 0 || s.needed[c.variable] == s.proofs {
			continue // what came before says less than what is needed already
		}
		by := f * (c.nowLow - c.low)
		if f < 0 {
			by = f * (c.nowHigh - c.high)
		}
		if by <= spare {
			spare -= by
			continue
		}
		s.needed[c.variable] = s.proofs
		s.trouble[c.variable] += fresh
		out = out.join(c.why)
	}
	s.lp.work += len(s.changes)
	return out
}

const (
	fresh     = 1 << 10 // the trouble of having stood in the way once, now
	forgetful = 64      // branches until past trouble counts half
)

// forget lets trouble fade.
func (s *Solver) forget() {
	s.branches++
	if s.branches%forgetful == 0 {
		for v := range s.trouble {
			s.trouble[v] /= 2
		}
	}
}
