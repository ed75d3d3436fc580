package expr

import (
	"errors"
	"fmt"
	"sync"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types"

	"rubric"
)

const (
	// rowLimit is what one condition may cost for one entry, in CEL's units of
	// cost: about one a step, and one for every ten characters looked at.
	rowLimit = 100_000
	// runBudget is what all conditions together may cost in one run. Counted in
	// the same units, it ends a run at the same entry on every machine.
	runBudget = 100_000_000
	// longest is how many characters a condition may have.
	longest = 4000
)

// World is what conditions see: a book on a day. It is used by one goroutine.
type World struct {
	entry entryView
	book  *bookView
	today types.Timestamp
	tabs  map[string]*sheet
	// headings are those of all plan tabs, in the workbook's order.
	headings []string
	sizes    sizes
	budget   uint64
}

// NewWorld shows the outlook's book to conditions.
func NewWorld(o *rubric.Outlook) *World {
	w := &World{book: &bookView{book: o.Book}, today: stamp(o.AsOf), tabs: map[string]*sheet{}, budget: runBudget}
	for i := range o.Book.Tabs {
		w.addTab(o.Book, &o.Book.Tabs[i])
	}
	w.sizes = w.measure(o.Book)
	return w
}

// ResolveName gives a condition the value of a name.
func (w *World) ResolveName(name string) (any, bool) {
	switch name {
	case "entry":
		return &w.entry, true
	case "today":
		return w.today, true
	case "book":
		return w.book, true
	}
	return nil, false
}

// Parent is none: a world has all that a condition may name.
func (w *World) Parent() cel.Activation { return nil }

// environment is the same for every book; making it takes about a millisecond,
// which books without checks of their own need not spend.
var environment = sync.OnceValue(func() *cel.Env {
	registry := types.NewEmptyRegistry()
	env, err := cel.NewEnv(
		cel.CustomTypeAdapter(registry),
		cel.CustomTypeProvider(provider{registry}),
		cel.Variable("entry", entryType),
		cel.Variable("book", bookType),
		cel.Variable("today", cel.TimestampType),
		cel.ParserExpressionSizeLimit(longest),
		cel.ASTValidators(cel.ValidateRegexLiterals()),
		functions(),
	)
	if err != nil {
		panic(fmt.Sprintf("the environment of conditions: %v", err)) // a fault of ours
	}
	return env
})

// ErrUnknown says that an entry lacks a value which the condition needs, such as
// a date: nothing can be said about that entry.
var ErrUnknown = errors.New("the value is not known")

// Condition is a condition ready to be asked about entries.
type Condition struct {
	world   *World
	program cel.Program
	ast     *cel.Ast
	price   price
	column  Column
}

// Column is a column of the plan: one with a meaning, or any by its heading. The
// zero Column is none.
type Column struct {
	Field   rubric.Field
	Heading string
}

// Compile reads a condition. The error is a [*Mistake].
func (w *World) Compile(source string) (*Condition, error) {
	env := environment()
	ast, issues := env.Compile(source)
	if issues.Err() != nil {
		return nil, mistakeAt(source, issues.Errors()[0])
	}
	if ast.OutputType() != cel.BoolType {
		return nil, notYesOrNo(ast.OutputType().String())
	}
	named := namedIn(ast)
	if m := w.doubts(named); m != nil {
		return nil, m
	}
	price := w.priceOf(env, ast)
	options := []cel.ProgramOption{cel.EvalOptions(cel.OptOptimize)}
	if price.counted {
		options = append(options, cel.CostLimit(rowLimit), cel.CostTracking(counter{}))
	}
	program, err := env.Program(ast, options...)
	if err != nil {
		return nil, broken(err, 1, 1)
	}
	return &Condition{world: w, program: program, ast: ast, price: price, column: named.last()}, nil
}

// Column returns the column that the condition names last: what it asks for
// commonly stands behind the case in which it does.
func (c *Condition) Column() Column { return c.column }

// Objects reports whether the condition holds for the entry. The error is
// [ErrUnknown] where the entry lacks what is needed, else a [*Mistake].
func (c *Condition) Objects(e *rubric.Entry) (bool, error) {
	w := c.world
	if w.budget == 0 {
		return false, overBudget()
	}
	w.entry.show(w, e)
	out, details, err := c.program.Eval(w)
	c.pay(details)
	switch {
	case err == nil:
		return out == types.True, nil
	case errors.Is(err, ErrUnknown):
		return false, ErrUnknown
	}
	return false, c.mistake(err, e)
}

// pay takes the cost of an evaluation off the run's budget.
func (c *Condition) pay(details *cel.EvalDetails) {
	spent := c.price.average
	if counted := details.ActualCost(); counted != nil {
		spent = *counted
	}
	c.world.budget -= min(c.world.budget, spent)
}
