// Package reconcile does one sync: it reads a workbook, understands, checks and
// assesses it, compares what should stand in it with what does, and writes the
// difference, again and again while people are in the way.
//
// It is where the parts of Rubric meet: the layout, the rules, the assessment
// and the remembered state, over any [rubric.Source]. It must not know which
// source that is, nor any file format, nor who asked for the sync.
package reconcile

import (
	"context"
	"errors"

	"rubric"
	"rubric/internal/assess"
	"rubric/internal/layout"
	"rubric/internal/state"
	"rubric/rules"
)

// Options is what a job depends on beside the book.
type Options struct {
	Layout layout.Options
	Lang   rubric.Lang // of the result's words; "" means the book's own
	DryRun bool        // find the edits, write nothing
	Always bool        // let the source write even when there are no edits
	// Progress is told how far the stages read, layout, check, assess and write
	// are; nil for nobody.
	Progress func(stage string, done, total int)
}

// Result is what a job found and did.
type Result struct {
	Book    *rubric.Book // without its entries once a sync has written
	AsOf    rubric.Date
	Outlook *rubric.Outlook // nil once a sync has written
	// Check, Assessment and Report are nil after [Inspect].
	Check      *rubric.Check
	Assessment *rubric.Assessment
	Report     *rubric.Report

	Edits   []rubric.Edit // what a sync wanted to change, in order
	Written bool          // the edits, if any, were handed to the source
	Rounds  int           // how often a sync read the book
}

// maxRounds bounds how often a sync starts over while people change the book.
const maxRounds = 5

// Inspect reads the book and understands it.
func Inspect(ctx context.Context, src rubric.Source, o Options) (*Result, error) {
	p, err := read(ctx, src, o)
	if err != nil {
		return nil, err
	}
	p.identify(knownIDs)
	doubtSettings(p.Book)
	return &p.Result, nil
}

// Check reads, checks and assesses the book, and writes nothing.
func Check(ctx context.Context, src rubric.Source, o Options) (*Result, error) {
	p, err := read(ctx, src, o)
	if err != nil {
		return nil, err
	}
	p.identify(knownIDs)
	p.judge() //nolint:contextcheck // it is bounded by steps, so that the same book gives the same words
	return &p.Result, nil
}

// Sync checks the book and writes what came of it back. Where people change the
// book meanwhile it reads again, a bounded number of times; after that, and for
// a book without a plan, the error is a [rubric.Problem].
func Sync(ctx context.Context, src rubric.Source, o Options) (*Result, error) {
	for round := 1; ; round++ {
		p, err := read(ctx, src, o)
		if err != nil {
			return nil, err
		}
		if len(p.Book.TabsOf(rubric.RolePlan)) == 0 {
			return nil, noPlan(p.Book)
		}
		p.Rounds = round
		p.identify(allIDs)
		p.judge() //nolint:contextcheck // it is bounded by steps, so that the same book gives the same words
		p.Edits = p.edits()
		if o.DryRun || len(p.Edits) == 0 && !o.Always {
			return &p.Result, nil
		}
		p.forget()
		p.progress("write", 0, len(p.Edits))
		_, err = src.Write(ctx, p.revision, p.Edits)
		switch {
		case err == nil:
			p.progress("write", len(p.Edits), len(p.Edits))
			p.Written = true
			return &p.Result, nil
		case !errors.Is(err, rubric.ErrConflict):
			return nil, err
		case round == maxRounds:
			return nil, alwaysChanging(p.Book, err)
		}
	}
}

// pass is one reading of a book and what follows from it.
type pass struct {
	Result
	options  Options
	grid     *rubric.Grid
	revision rubric.Revision

	remembered rubric.State // as the book's state tab has it
	rows       []row        // the rows that hold entries, in the book's order
	pointers   []*rubric.Entry
	// written is the report in the book's own language, which goes into it.
	written *rubric.Report
	steps   []rubric.Step // likewise
}

// forget lets go of all but the result: writing a large book needs the room.
func (p *pass) forget() {
	p.rows, p.pointers, p.grid, p.remembered, p.Outlook = nil, nil, nil, rubric.State{}, nil
	p.Book.Release()
}

func read(ctx context.Context, src rubric.Source, o Options) (*pass, error) {
	p := &pass{options: o}
	p.progress("read", 0, 1)
	grid, revision, err := src.Read(ctx)
	if err != nil {
		return nil, err
	}
	p.progress("read", 1, 1)
	p.grid, p.revision = grid, revision
	p.progress("layout", 0, 1)
	p.Book, p.AsOf = layout.Read(grid, o.Layout)
	p.remembered = state.Decode(grid.Generated(rubric.RoleState))
	p.progress("layout", 1, 1)
	return p, nil
}

func (p *pass) progress(stage string, done, total int) {
	if p.options.Progress != nil {
		p.options.Progress(stage, done, total)
	}
}

// judge runs the rules and the assessment.
//
// They see the state as of the end of the day before, with today's entries in
// it. A second run on the same day then sees what the first one saw, and finds
// nothing new to write.
func (p *pass) judge() {
	p.progress("check", 0, 1)
	p.Outlook = rubric.NewOutlook(p.Book, p.AsOf)
	p.Book.State = p.stateBefore()
	p.Check = rules.Run(p.Outlook)
	p.remembered.MarkNew(p.Check.Findings, p.AsOf)
	p.progress("check", 1, 1)

	p.progress("assess", 0, 1)
	p.Assessment, p.written = assess.Assess(p.Outlook, p.Check, p.Book.Lang)
	p.Report, p.steps = p.written, p.Assessment.Steps
	if lang := p.options.Lang; lang != "" && lang != p.Book.Lang {
		p.Assessment, p.Report = assess.Assess(p.Outlook, p.Check, lang)
	}
	p.progress("assess", 1, 1)
}
