package sheetstest

import "maps"

// obj is a JSON object of the API after [discovery.normalize]: integers are int,
// other numbers float64, nulls are gone. What the model stores is never changed
// in place, so copies of a document may share it.
type obj = map[string]any

func str(o obj, key string) string {
	s, _ := o[key].(string)
	return s
}

func num(o obj, key string) int {
	switch n := o[key].(type) {
	case int:
		return n
	case float64:
		return int(n)
	}
	return 0
}

// numOr returns the integer, or the fallback when the key is absent.
func numOr(o obj, key string, fallback int) int {
	if _, ok := o[key]; !ok {
		return fallback
	}
	return num(o, key)
}

func truth(o obj, key string) bool {
	b, _ := o[key].(bool)
	return b
}

func has(o obj, key string) bool {
	_, ok := o[key]
	return ok
}

func sub(o obj, key string) obj {
	s, _ := o[key].(obj)
	return s
}

func list(o obj, key string) []any {
	l, _ := o[key].([]any)
	return l
}

// objects returns the objects of a list.
func objects(o obj, key string) []obj {
	var found []obj
	for _, v := range list(o, key) {
		if m, ok := v.(obj); ok {
			found = append(found, m)
		}
	}
	return found
}

// texts returns the strings of a list.
func texts(o obj, key string) []string {
	var found []string
	for _, v := range list(o, key) {
		if s, ok := v.(string); ok {
			found = append(found, s)
		}
	}
	return found
}

// with returns a copy of the object with a key set.
func with(o obj, key string, value any) obj {
	c := without(o)
	c[key] = value
	return c
}

// without returns a copy of the object without some keys; never nil.
func without(o obj, keys ...string) obj {
	c := maps.Clone(o)
	if c == nil {
		c = obj{}
	}
	for _, k := range keys {
		delete(c, k)
	}
	return c
}

// put sets a key unless the list is empty: Google omits empty lists.
func put(o obj, key string, l []any) {
	if len(l) > 0 {
		o[key] = l
	}
}
