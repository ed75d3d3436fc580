package expr

import (
	"strings"
	"time"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"

	"rubric"
)

// functions adds to CEL's own what plans need: small letters in any alphabet,
// days, and the days between two of them.
func functions() cel.EnvOption {
	text, day := []*cel.Type{cel.StringType}, []*cel.Type{cel.TimestampType, cel.TimestampType}
	options := []cel.EnvOption{
		cel.Function("lower",
			cel.Overload("lower_string", text, cel.StringType, cel.UnaryBinding(lower)),
			cel.MemberOverload("string_lower", text, cel.StringType, cel.UnaryBinding(lower))),
		cel.Function("date",
			cel.Overload("date_string", text, cel.TimestampType, cel.UnaryBinding(date))),
		cel.Function("days",
			cel.Overload("days_between", day, cel.IntType, cel.BinaryBinding(days))),
	}
	return func(env *cel.Env) (*cel.Env, error) {
		var err error
		for _, option := range options {
			if env, err = option(env); err != nil {
				return nil, err
			}
		}
		return env, nil
	}
}

func lower(v ref.Val) ref.Val {
	s, ok := v.(types.String)
	if !ok {
		return types.MaybeNoSuchOverloadErr(v)
	}
	return types.String(strings.ToLower(string(s)))
}

func date(v ref.Val) ref.Val {
	s, ok := v.(types.String)
	if !ok {
		return types.MaybeNoSuchOverloadErr(v)
	}
	d, err := rubric.ParseDate(string(s))
	if err != nil {
		return types.NewErr("%s", badDate+string(s))
	}
	return stamp(d)
}

// days counts from a to b: positive where b is later.
func days(a, b ref.Val) ref.Val {
	from, ok := a.(types.Timestamp)
	if !ok {
		return types.MaybeNoSuchOverloadErr(a)
	}
	to, ok := b.(types.Timestamp)
	if !ok {
		return types.MaybeNoSuchOverloadErr(b)
	}
	return types.Int(rubric.DateOf(to.Time).Sub(rubric.DateOf(from.Time)))
}

// stamp is the start of a day as CEL has it.
func stamp(d rubric.Date) types.Timestamp {
	return types.Timestamp{Time: time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC)}
}
