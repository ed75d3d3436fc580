package expr

import (
	"cel.dev/cel-go/cel"
	celast "cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/operators"
	"cel.dev/cel-go/common/types"

	"rubric"
)

// mention is a place of a condition that names a column or a date.
type mention struct {
	column    Column
	day       string // the text of a date("…")
	line, col int    // from 1
}

type mentions []mention

// last is the column named last in the text; the zero Column for none.
func (ms mentions) last() Column {
	var out mention
	for _, m := range ms {
		if m.column != (Column{}) && (m.line > out.line || m.line == out.line && m.col > out.col) {
			out = m
		}
	}
	return out.column
}

// namedIn collects what a condition names in so many words.
func namedIn(ast *cel.Ast) mentions {
	var out mentions
	native := ast.NativeRep()
	celast.PreOrderVisit(native.Expr(), celast.NewExprVisitor(func(e celast.Expr) {
		if m, ok := mentionOf(e); ok {
			at := native.SourceInfo().GetStartLocation(e.ID())
			m.line, m.col = at.Line(), at.Column()+1
			out = append(out, m)
		}
	}))
	return out
}

func mentionOf(e celast.Expr) (mention, bool) {
	switch e.Kind() {
	case celast.SelectKind: // entry.topic, entry.cells.Offer
		of := e.AsSelect().Operand()
		switch {
		case of.Kind() == celast.IdentKind && of.AsIdent() == "entry":
			c := columnOf(e.AsSelect().FieldName())
			return mention{column: c}, c != Column{}
		case isCells(of) && !e.AsSelect().IsTestOnly():
			return mention{column: Column{Heading: e.AsSelect().FieldName()}}, true
		}
	case celast.CallKind:
		call := e.AsCall()
		switch args := call.Args(); {
		case call.FunctionName() == operators.Index && isCells(args[0]):
			heading, ok := literal(args[1])
			return mention{column: Column{Heading: heading}}, ok
		case call.FunctionName() == "date" && len(args) == 1:
			day, ok := literal(args[0])
			return mention{day: day}, ok
		}
	}
	return mention{}, false
}

func isCells(e celast.Expr) bool {
	if e.Kind() != celast.SelectKind || e.AsSelect().FieldName() != "cells" {
		return false
	}
	of := e.AsSelect().Operand()
	return of.Kind() == celast.IdentKind && of.AsIdent() == "entry"
}

func literal(e celast.Expr) (string, bool) {
	if e.Kind() != celast.LiteralKind {
		return "", false
	}
	s, ok := e.AsLiteral().(types.String)
	return string(s), ok
}

// doubts finds columns that no plan tab has and dates that are none: both would
// go unnoticed until an entry comes by, or for good.
func (w *World) doubts(ms mentions) error {
	for _, m := range ms {
		switch {
		case m.column.Heading != "" && !w.hasHeading(m.column.Heading):
			return w.noColumn(m)
		case m.column == Column{}:
			if _, err := rubric.ParseDate(m.day); err != nil {
				return noDate(m)
			}
		}
	}
	return nil
}

func (w *World) hasHeading(heading string) bool {
	for _, s := range w.tabs {
		if s.column(heading) > 0 {
			return true
		}
	}
	return false
}
