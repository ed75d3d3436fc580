package expr_test

import (
	"testing"

	"cel.dev/cel-go/cel"

	"rubric"
	"rubric/rules/internal/expr"
)

// measured is a condition of the usual kind: two columns and a text.
const measured = `entry.rubric == "Акции" && entry.cells["Оффер"] == "" && entry.topic != ""`

// bare evaluates the condition as CEL's own documentation does: values in maps,
// which are made for each entry, for that is reading its fields.
func bare(tb testing.TB) func(e *rubric.Entry, offer string) bool {
	env, err := cel.NewEnv(cel.Variable("entry", cel.MapType(cel.StringType, cel.DynType)))
	if err != nil {
		tb.Fatal(err)
	}
	ast, issues := env.Compile(measured)
	if issues.Err() != nil {
		tb.Fatal(issues.Err())
	}
	program, err := env.Program(ast)
	if err != nil {
		tb.Fatal(err)
	}
	return func(e *rubric.Entry, offer string) bool {
		out, _, err := program.Eval(map[string]any{"entry": map[string]any{
			"rubric": e.Rubric.Text, "topic": e.Topic.Text, "cells": map[string]any{"Оффер": offer},
		}})
		return err == nil && out.Value() == true
	}
}

// BenchmarkCondition measures a condition beside a bare evaluation of the same
// one in the same run: ours may take a microsecond more.
func BenchmarkCondition(b *testing.B) {
	o := outlook()
	e := &o.Book.Entries[1]
	b.Run("bare", func(b *testing.B) {
		objects := bare(b)
		b.ReportAllocs()
		for b.Loop() {
			if !objects(e, "") {
				b.Fatal("no objection")
			}
		}
	})
	b.Run("ours", func(b *testing.B) {
		c, err := expr.NewWorld(o).Compile(measured)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportAllocs()
		for b.Loop() {
			if yes, err := c.Objects(e); err != nil || !yes {
				b.Fatal("no objection", err)
			}
		}
	})
}
