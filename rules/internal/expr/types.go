package expr

import (
	"maps"
	"slices"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
)

// The types of things that a condition may name. Their fields are those of the
// JSON contracts.
var (
	entryType   = cel.ObjectType("rubric.Entry")
	bookType    = cel.ObjectType("rubric.Book")
	rubricType  = cel.ObjectType("rubric.Rubric")
	taskType    = cel.ObjectType("rubric.Task")
	channelType = cel.ObjectType("rubric.Channel")
	personType  = cel.ObjectType("rubric.Person")
	textsType   = cel.ListType(cel.StringType)
)

// object is a type with fields read from values of T.
type object interface {
	names() []string
	field(name string) (*types.FieldType, bool)
}

// fields are the fields of a type, by name. What they give is nil where the
// value is not known.
type fields[T any] map[string]field[T]

type field[T any] struct {
	kind *cel.Type
	get  func(T) ref.Val
}

func (fs fields[T]) names() []string { return slices.Sorted(maps.Keys(fs)) }

func (fs fields[T]) field(name string) (*types.FieldType, bool) {
	f, ok := fs[name]
	if !ok {
		return nil, false
	}
	return &types.FieldType{
		Type: f.kind,
		IsSet: func(target any) bool {
			v, ok := target.(T)
			return ok && isSet(f.get(v))
		},
		GetFrom: func(target any) (any, error) {
			if v, ok := target.(T); ok {
				if got := f.get(v); got != nil {
					return got, nil
				}
			}
			return nil, ErrUnknown
		},
	}, true
}

// isSet is what has() says: a value that is known and not an empty text or list.
func isSet(v ref.Val) bool {
	switch v := v.(type) {
	case nil:
		return false
	case types.String:
		return v != ""
	case interface{ Size() ref.Val }:
		return v.Size() != types.IntZero
	}
	return true
}

// objects are the types of ours by name.
var objects = map[string]object{
	"rubric.Entry":   entryFields,
	"rubric.Book":    bookFields,
	"rubric.Rubric":  rubricFields,
	"rubric.Task":    taskFields,
	"rubric.Channel": channelFields,
	"rubric.Person":  personFields,
}

// provider tells CEL of the types of ours beside its own.
type provider struct{ *types.Registry }

func (p provider) FindStructType(name string) (*types.Type, bool) {
	if _, ok := objects[name]; ok {
		return types.NewTypeTypeWithParam(cel.ObjectType(name)), true
	}
	return p.Registry.FindStructType(name)
}

func (p provider) FindStructFieldNames(name string) ([]string, bool) {
	if o, ok := objects[name]; ok {
		return o.names(), true
	}
	return p.Registry.FindStructFieldNames(name)
}

func (p provider) FindStructFieldType(name, field string) (*types.FieldType, bool) {
	if o, ok := objects[name]; ok {
		return o.field(field)
	}
	return p.Registry.FindStructFieldType(name, field)
}
