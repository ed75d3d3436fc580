// Package expr reads and evaluates the conditions of a team's own checks, which
// are written in CEL (https://cel.dev): what a condition may name, which types
// those things have, what it may cost, and how a mistake in it is told.
//
// It is the only place that knows the expression language. It must not know what
// a check, a finding or a severity is.
package expr
