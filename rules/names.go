package rules

import (
	"rubric"
	"rubric/internal/text"
)

// names are the names of one kind that the strategy tabs know.
type names struct {
	spelled []string
	order   []string // their keys
	keys    map[string]bool
	near    map[string]string // what was asked before; "" for no near miss
}

func (n *names) add(name, key string) {
	if key != "" && !n.keys[key] {
		n.keys[key] = true
		n.spelled = append(n.spelled, name)
		n.order = append(n.order, key)
	}
}

func (n *names) addRefs(r rubric.Refs) {
	for _, x := range r.Names {
		n.add(x.Text, x.Key)
	}
}

// Known reports whether the key is one of the names.
func (n *names) Known(key string) bool { return n.keys[key] }

// Nearest returns the best near miss of a name that is not known.
func (n *names) Nearest(name string) (string, bool) {
	best, asked := n.near[name]
	if !asked {
		best, _ = text.Nearest(name, n.spelled)
		n.near[name] = best
	}
	return best, best != ""
}

// Names returns the names of the role's things: those of its tab, and for
// formats and channels those that rubrics (and formats) name.
func (s *shared) Names(role rubric.Role) *names {
	n := s.names[role]
	if n == nil {
		n = &names{keys: map[string]bool{}, near: map[string]string{}}
		collectNames(s.Book, role, n)
		s.names[role] = n
	}
	return n
}

func collectNames(b *rubric.Book, role rubric.Role, n *names) {
	switch role {
	case rubric.RoleGoals:
		for i := range b.Goals {
			n.add(b.Goals[i].Goal.Text, b.Goals[i].Goal.Key)
		}
	case rubric.RoleStrategy:
		for i := range b.Tasks {
			n.add(b.Tasks[i].Task.Text, b.Tasks[i].Task.Key)
		}
	case rubric.RoleRubrics:
		for i := range b.Rubrics {
			if b.Rubrics[i].IsActive() {
				n.add(b.Rubrics[i].Rubric.Text, b.Rubrics[i].Rubric.Key)
			}
		}
	case rubric.RolePeople:
		for i := range b.People {
			n.add(b.People[i].Who.Text, b.People[i].Who.Key)
		}
	case rubric.RoleFormats:
		for i := range b.Formats {
			n.add(b.Formats[i].Format.Text, b.Formats[i].Format.Key)
		}
		for i := range b.Rubrics {
			n.addRefs(b.Rubrics[i].Formats)
		}
	case rubric.RoleChannels:
		collectChannels(b, n)
	}
}

func collectChannels(b *rubric.Book, n *names) {
	for i := range b.Channels {
		n.add(b.Channels[i].Channel.Text, b.Channels[i].Channel.Key)
	}
	for i := range b.Rubrics {
		n.addRefs(b.Rubrics[i].Channels)
	}
	for i := range b.Formats {
		n.addRefs(b.Formats[i].Channels)
	}
}
