package propose

import (
	"container/heap"
	"context"
)

// The cost of a schedule: moves weigh most, then the days they span. Additions
// are counted apart.
const (
	costMove = 10_000
	costDay  = 1
)

// What happens to a kind of posts on a day: nothing, so many posts taken (below
// zero), one put here that comes from another day, or one added.
const (
	moveIn = 1
	addOne = 2
)

// node is a state with the way that led to it.
type node struct {
	state
	cost   int
	rank   int // cost and the least that is still to come
	strain int // how unevenly additions lie, and on how inconvenient days
	parent int
	did    [mostKinds]int8
}

// goal is the best schedule of a group for a number of additions.
type goal struct {
	cost int
	did  [][mostKinds]int8 // by day
}

// search finds, for every number of additions up to most, the cheapest schedule
// in which the events of the mask have their posts. It stops when the budget is
// gone, and then says so.
type search struct {
	*group
	most  int
	mask  uint8
	nodes []node
	queue queue
	best  map[state]int
	found map[int]goal
}

func (g *group) search(ctx context.Context, steps *int, most int, mask uint8) front {
	s := &search{group: g, most: most, mask: mask, best: map[state]int{}, found: map[int]goal{}}
	s.queue.s = s
	start := node{state: g.start(), parent: -1}
	s.push(start)
	for left := min(mostSteps, *steps/3); s.queue.Len() > 0; left-- {
		i, _ := heap.Pop(&s.queue).(int)
		n := s.nodes[i]
		if left <= 0 || *steps <= 0 || ctx.Err() != nil {
			return front{found: s.found, floor: n.rank}
		}
		*steps--
		if s.best[n.state] < n.cost {
			continue
		}
		if int(n.day) < g.t.days {
			s.expand(i)
			continue
		}
		s.finish(i)
		if len(s.found) == most-g.least+1 {
			break
		}
	}
	return front{found: s.found, floor: never}
}

// mostSteps bounds one search, as a third of what is left does, so that a hard
// number of additions does not eat what the next one needs.
const mostSteps = 25_000

// front is the best of one group by number of additions. A number that was not
// found costs at least the floor, never if there is no such schedule.
type front struct {
	found map[int]goal
	floor int
}

func (s *search) finish(i int) {
	n := s.nodes[i]
	if _, known := s.found[int(n.adds)]; known {
		return
	}
	g := goal{cost: n.cost, did: make([][mostKinds]int8, s.t.days)}
	for at := i; s.nodes[at].parent >= 0; at = s.nodes[at].parent {
		g.did[s.nodes[at].day-1] = s.nodes[at].did
	}
	s.found[int(n.adds)] = g
}

// push queues a state unless it is known as cheap or leads nowhere.
func (s *search) push(n node) {
	adds, moves := s.outlook(&n.state, s.most)
	if int(n.adds)+adds > s.most {
		return
	}
	if int(n.day) == s.t.days && !s.done(&n.state) {
		return
	}
	if known, ok := s.best[n.state]; ok && known <= n.cost {
		return
	}
	s.best[n.state] = n.cost
	n.rank = n.cost + costMove*moves
	s.nodes = append(s.nodes, n)
	heap.Push(&s.queue, len(s.nodes)-1)
}

func (s *search) done(n *state) bool {
	if n.dates&s.mask != s.mask {
		return false
	}
	for j := range s.kinds {
		if n.owed[j] != 0 {
			return false
		}
	}
	return true
}

// expand tries all that may happen on a day, kind by kind.
func (s *search) expand(i int) {
	n := node{state: s.nodes[i].state, cost: s.nodes[i].cost, strain: s.nodes[i].strain, parent: i}
	var posts [mostChannels]int
	s.choose(&n, &posts, 0, 0)
}

func (s *search) choose(n *node, posts *[mostChannels]int, kind, placed int) {
	if kind == len(s.kinds) {
		s.settle(n, posts, placed)
		return
	}
	k, day := &s.t.kinds[s.kinds[kind]], int(n.day)
	stand := k.fixed[day] + len(k.movable[day])
	try := func(did, change int) {
		next := *n
		next.did[kind] = int8(did)
		switch {
		case did == addOne:
			next.adds++
			next.strain += s.inconvenience(day, k)
		case did != 0:
			was := abs(int(n.owed[kind]))
			next.owed[kind] -= int8(change)
			if grown := abs(int(next.owed[kind])) - was; grown > 0 {
				next.cost += costMove * grown
			}
		}
		for _, c := range s.places[kind] {
			posts[c] += stand + change
		}
		s.choose(&next, posts, kind+1, placed+stand+change)
		for _, c := range s.places[kind] {
			posts[c] -= stand + change
		}
	}
	try(0, 0)
	for out := 1; out <= len(k.movable[day]); out++ {
		try(-out, -out)
	}
	if day < s.t.first {
		return
	}
	if int(n.owed[kind]) > -s.left[kind][day+1] {
		try(moveIn, 1)
	}
	if k.add && int(n.adds) < s.most {
		try(addOne, 1)
	}
}

// settle ends the day.
func (s *search) settle(n *node, posts *[mostChannels]int, placed int) {
	day := int(n.day)
	for i, c := range s.channels {
		since, inWeek, ok := s.t.channels[c].step(s.t, day, int(n.since[i]), int(n.inWeek[i]), posts[i])
		if !ok {
			return
		}
		n.since[i], n.inWeek[i] = int8(since), int8(inWeek)
	}
	next := *n
	if placed > 0 {
		next.dates |= s.covers(day) & s.mask
	}
	next.day++
	next.strain += abs(int(next.adds)*(s.t.days-s.t.first) - s.most*max(0, day+1-s.t.first))
	for j := range s.kinds {
		next.cost += costDay * abs(int(next.owed[j]))
	}
	s.push(next)
}

// hourStrain is what an hour of the team's weighs against an uneven spread,
// where its hours are counted.
const hourStrain = 200

// inconvenience prefers channels whose posts take few hours, working days, and
// days on which nothing goes out yet.
func (s *search) inconvenience(day int, k *kind) int {
	strain := int(k.hours * hourStrain)
	if !s.t.works[day] {
		strain += 40
	}
	for i := range s.t.kinds {
		if s.t.kinds[i].fixed[day]+len(s.t.kinds[i].movable[day]) > 0 {
			return strain + 20
		}
	}
	return strain
}

func abs(x int) int { return max(x, -x) }

// queue holds the open nodes, the cheapest first and of these the farthest.
type queue struct {
	s     *search
	order []int
}

func (q *queue) Len() int { return len(q.order) }
func (q *queue) Less(i, j int) bool {
	a, b := &q.s.nodes[q.order[i]], &q.s.nodes[q.order[j]]
	if a.rank != b.rank {
		return a.rank < b.rank
	}
	if a.day != b.day {
		return a.day > b.day
	}
	if a.strain != b.strain {
		return a.strain < b.strain
	}
	return q.order[i] < q.order[j]
}
func (q *queue) Swap(i, j int) { q.order[i], q.order[j] = q.order[j], q.order[i] }
func (q *queue) Push(x any) {
	if i, ok := x.(int); ok {
		q.order = append(q.order, i)
	}
}
func (q *queue) Pop() any {
	last := len(q.order) - 1
	x := q.order[last]
	q.order = q.order[:last]
	return x
}
