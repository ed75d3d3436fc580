package rules

import (
	"slices"

	"rubric"
)

// Many findings share a cause when it explains leadShare percent of what the
// tab holds, and at least leadLeast: below that each row is better told by itself.
const (
	leadShare = 80
	leadLeast = 5
	leadRows  = 1000 // the most rows a leading finding lists
)

// group is the findings of one tab that share a cause.
type group struct {
	tab, cause string
}

// fold puts one leading finding in the place of many that one cause explains.
func (p *Pass) fold() {
	if p.rule.Lead == "" {
		return
	}
	members := map[group][]int{}
	var order []group
	for i := range p.found {
		f := &p.found[i]
		if f.cause == "" || f.Suppressed {
			continue
		}
		g := group{f.Pos.Tab, f.cause}
		if members[g] == nil {
			order = append(order, g)
		}
		members[g] = append(members[g], i)
	}
	folded := make([]bool, len(p.found))
	var leads []found
	for _, g := range order {
		rows, whole := p.rowsOf(members[g]), p.found[members[g][0]].whole
		if len(rows) < leadLeast || !whole && len(rows)*100 < leadShare*p.population(g.tab) {
			continue
		}
		leads = append(leads, p.lead(members[g]))
		for _, i := range members[g] {
			folded[i] = true
		}
	}
	if len(leads) == 0 {
		return
	}
	kept := leads
	for i := range p.found {
		if !folded[i] {
			kept = append(kept, p.found[i])
		}
	}
	p.found = kept
}

// lead makes the finding that stands for the members.
func (p *Pass) lead(members []int) found {
	f := p.found[members[0]]
	f.Pos = rubric.Position{Tab: f.Pos.Tab}
	f.Entry, f.entry = "", nil
	f.Count = len(members)
	f.Rows = p.rowsOf(members)
	if len(f.Rows) > leadRows {
		f.Rows = f.Rows[:leadRows]
	}
	f.covered = make([]int, len(members))
	for i, m := range members {
		f.covered[i] = p.found[m].thing
	}
	// A name that is only misspelt is in the concept: the rule's own side acts.
	if !f.near {
		f.Actor = p.rule.Lead
		f.Variant = "lead"
	} else {
		f.Variant = "leadNear"
	}
	return f
}

func (p *Pass) rowsOf(members []int) []int {
	rows := make([]int, len(members))
	for i, m := range members {
		rows[i] = p.found[m].Pos.Row
	}
	slices.Sort(rows)
	return slices.Compact(rows)
}

// population returns how many things a tab holds: the entries that rules look
// at, or the rows of a strategy tab.
func (p *Pass) population(tab string) int {
	if n := p.perTab[tab]; n > 0 {
		return n
	}
	for i := range p.Book.Tabs {
		if t := &p.Book.Tabs[i]; t.Name == tab {
			n := rowsOf(p.Book, t.Role)
			for k := range t.Parts {
				n += rowsOf(p.Book, t.Parts[k].Role)
			}
			return n
		}
	}
	return 0
}
