package expr

import (
	"errors"
	"reflect"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"

	"rubric"
)

// opaque is what the values of ours have in common as CEL sees them: a condition
// reads their fields, and compares or converts them only as a whole.
type opaque struct{ kind *cel.Type }

// ConvertToNative is never asked for by the conditions that we accept.
func (o opaque) ConvertToNative(reflect.Type) (any, error) {
	return nil, errors.New("a " + o.kind.TypeName() + " has no other form")
}

// ConvertToType gives the type itself and nothing else.
func (o opaque) ConvertToType(t ref.Type) ref.Val {
	if t == types.TypeType {
		return o.kind
	}
	return types.NewErr("no conversion from %s to %s", o.kind.TypeName(), t.TypeName())
}

// Type is the value's type.
func (o opaque) Type() ref.Type { return o.kind }

func said(v rubric.Value) ref.Val { return types.String(v.Text) }

func day(d rubric.Date) ref.Val {
	if d.IsZero() {
		return nil
	}
	return stamp(d)
}

func number(q rubric.Quantity) ref.Val {
	if !q.Known {
		return nil
	}
	return types.Double(q.Number)
}

func texts(r rubric.Refs) ref.Val {
	return types.NewStringList(types.DefaultTypeAdapter, r.Texts())
}

func keys(r rubric.Refs) ref.Val {
	out := make([]string, len(r.Names))
	for i, n := range r.Names {
		out[i] = n.Key
	}
	return types.NewStringList(types.DefaultTypeAdapter, out)
}
