package propose

import "slices"

// group is channels that share posts: their schedules are found together, and
// apart from those of all other groups.
type group struct {
	t        *targets
	channels []int // of the targets
	kinds    []int
	kindsOn  [][]int // by channel of the group, the kinds that go there
	places   [][]int // by kind of the group, its channels
	needs    []*needs
	tooWide  bool    // for a state
	widest   int     // channels of the widest kind that may be added
	least    int     // additions that no proposal can undercut; never where none helps
	left     [][]int // by kind of the group and day: movable posts from the day on
}

// The widest group that a state has room for. Larger ones are cut: a post on
// many channels then counts where the state has room.
const (
	mostChannels = 8
	mostKinds    = 12
)

// groups splits the channels by the posts they share.
func (t *targets) groups() []*group {
	parent := make([]int, len(t.channels)+len(t.kinds))
	for i := range parent {
		parent[i] = i
	}
	var root func(int) int
	root = func(i int) int {
		if parent[i] != i {
			parent[i] = root(parent[i])
		}
		return parent[i]
	}
	for k := range t.kinds {
		for _, c := range t.kinds[k].on {
			parent[root(len(t.channels)+k)] = root(c)
		}
	}
	at := map[int]int{}
	var out []*group
	for i := range parent {
		r := root(i)
		g, known := at[r]
		if !known {
			g = len(out)
			at[r] = g
			out = append(out, &group{t: t})
		}
		if i < len(t.channels) {
			out[g].channels = append(out[g].channels, i)
		} else {
			out[g].kinds = append(out[g].kinds, i-len(t.channels))
		}
	}
	for _, g := range out {
		g.prepare()
	}
	return out
}

func (g *group) prepare() {
	for _, c := range g.channels {
		g.needs = append(g.needs, newNeeds(g.t, c))
	}
	g.kindsOn = make([][]int, len(g.channels))
	g.places = make([][]int, len(g.kinds))
	for j, k := range g.kinds {
		kd := &g.t.kinds[k]
		for i, c := range g.channels {
			if slices.Contains(kd.on, c) {
				g.kindsOn[i] = append(g.kindsOn[i], j)
				g.places[j] = append(g.places[j], i)
			}
		}
		if kd.add {
			g.widest = max(g.widest, len(kd.on))
		}
		left := make([]int, g.t.days+1)
		for d := g.t.days - 1; d >= 0; d-- {
			left[d] = left[d+1] + len(kd.movable[d])
		}
		g.left = append(g.left, left)
	}
	g.widest = max(g.widest, 1)
	start := g.start()
	if len(g.channels) > mostChannels || len(g.kinds) > mostKinds {
		g.tooWide = true
		return
	}
	g.least, _ = g.outlook(&start, 0)
}

// state is how a group stands at the beginning of a day.
type state struct {
	day    int8
	adds   int8
	dates  uint8 // events that have their post
	since  [mostChannels]int8
	inWeek [mostChannels]int8
	// owed are posts taken from earlier days and not yet put anywhere; below
	// zero, posts put somewhere that later days are to give.
	owed [mostKinds]int8
}

func (g *group) start() state {
	var s state
	for i, c := range g.channels {
		ch := &g.t.channels[c]
		if i < mostChannels {
			if ch.gap != none {
				s.since[i] = int8(min(ch.last, lost-1))
			}
			s.inWeek[i] = int8(ch.weeks[0].before)
		}
	}
	return s
}

// outlook returns what a state takes at least: additions, and moves of which
// none has begun. Posts that are owed count as ready to be put down.
func (g *group) outlook(s *state, most int) (adds, moves int) {
	sum, come, leave := 0, 0, 0
	for i, n := range g.needs {
		l := n.from(int(s.day), int(s.since[i]), int(s.inWeek[i]))
		if l.posts >= never {
			return never, never
		}
		lack := l.posts - n.ahead[s.day]
		for _, j := range g.kindsOn[i] {
			lack -= int(s.owed[j])
		}
		if lack > 0 {
			adds, sum = max(adds, lack), sum+lack
		}
		come, leave = max(come, l.come), max(leave, l.leave)
	}
	adds = max(adds, (sum+g.widest-1)/g.widest)
	come -= most - int(s.adds)
	for j := range g.kinds {
		come -= max(0, int(s.owed[j]))
		leave -= max(0, -int(s.owed[j]))
	}
	return adds, max(0, come, leave)
}

// covers returns the events that a post on the day keeps.
func (g *group) covers(day int) uint8 {
	var out uint8
	for i, k := range g.t.keyDates {
		if k.from <= day && day <= k.to {
			out |= 1 << i
		}
	}
	return out
}
