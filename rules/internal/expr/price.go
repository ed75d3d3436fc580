package expr

import (
	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/cost"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"

	"rubric"
)

// price is what asking a condition about an entry costs. Counting the cost while
// evaluating takes longer than most evaluations do. So where the book's longest
// texts and lists cannot make a condition exceed the row's limit, it is charged
// what it costs on average, and evaluated without counting.
type price struct {
	counted bool
	average uint64
}

// sizes bound what a condition can come upon in a book.
type sizes struct {
	longest uint64 // text of any cell, in bytes
	average uint64 // the texts of a row of the plan, together
	list    uint64 // things in the longest list or map
	known   bool
}

// measure takes the sizes of a book.
func (w *World) measure(b *rubric.Book) sizes {
	s := sizes{known: true}
	var total, rows uint64
	for i := range b.Tabs {
		tab := b.Raw(b.Tabs[i].Name)
		if tab == nil {
			return sizes{}
		}
		sum := uint64(0)
		for j := range tab.Rows {
			for k := range tab.Rows[j].Cells {
				n := uint64(len(tab.Rows[j].Cells[k].Text))
				s.longest, sum = max(s.longest, n), sum+n
			}
		}
		if w.tabs[tab.Name] != nil {
			total, rows = total+sum, rows+uint64(len(tab.Rows))
			s.list = max(s.list, uint64(len(w.tabs[tab.Name].headings)))
		}
	}
	s.longest = max(s.longest, 32) // numbers and dates have no text of their own
	s.average = total/max(rows, 1) + 1
	for _, n := range []int{len(b.Rubrics), len(b.Tasks), len(b.Channels), len(b.People)} {
		s.list = max(s.list, uint64(n))
	}
	list := func(rs ...rubric.Refs) {
		for _, r := range rs {
			s.list = max(s.list, uint64(len(r.Names)))
		}
	}
	for i := range b.Entries {
		list(b.Entries[i].Channel)
	}
	for i := range b.Rubrics {
		list(b.Rubrics[i].Tasks, b.Rubrics[i].Formats, b.Rubrics[i].Channels)
	}
	for i := range b.People {
		list(b.People[i].Formats)
	}
	return s
}

// priceOf works out what a condition costs at most and on average.
func (w *World) priceOf(env *cel.Env, ast *cel.Ast) price {
	if !w.sizes.known {
		return price{counted: true}
	}
	most, err := env.EstimateCost(ast, estimator{w.sizes.longest, w.sizes.list})
	if err != nil || most.Max > rowLimit {
		return price{counted: true}
	}
	usual, err := env.EstimateCost(ast, estimator{w.sizes.average, w.sizes.list})
	return price{counted: err != nil, average: usual.Max}
}

// estimator tells CEL how large the things are that a condition names.
type estimator struct{ text, list uint64 }

func (e estimator) EstimateSize(node cost.AstNode) *cost.SizeEstimate {
	if len(node.Path()) == 0 {
		return nil
	}
	text := cost.SizeEstimate{Max: e.text}
	switch node.Type().Kind() {
	case types.StringKind:
		return &text
	case types.ListKind, types.MapKind:
		return &cost.SizeEstimate{Max: e.list, Key: &text, Elem: &text}
	}
	return nil
}

func (e estimator) EstimateCallCost(function, _ string, target *cost.AstNode, args []cost.AstNode) *cost.CallEstimate {
	if function != "lower" {
		return nil
	}
	arg := target
	if arg == nil && len(args) == 1 {
		arg = &args[0]
	}
	size := (*arg).ComputedSize()
	if size == nil {
		size = e.EstimateSize(*arg)
	}
	if size == nil {
		return nil
	}
	// Few small letters take more bytes than the capital.
	result := cost.SizeEstimate{Max: cost.SafeMultiply(size.Max, 2)}
	return &cost.CallEstimate{CostEstimate: cost.Estimate{Min: 1, Max: cost.SafeAdd(size.Max/10, 1)}, ResultSize: &result}
}

// counter says what our own functions cost while a condition is evaluated.
type counter struct{}

// CallCost implements CEL's estimator; nil leaves a call to its own rules.
func (counter) CallCost(function, _ string, args []ref.Val, _ ref.Val) *uint64 {
	if function != "lower" || len(args) != 1 {
		return nil
	}
	price := uint64(1)
	if s, ok := args[0].(types.String); ok {
		price += uint64(len(s)) / 10
	}
	return &price
}
