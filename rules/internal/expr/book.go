package expr

import (
	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
	"cel.dev/cel-go/common/types/traits"

	"rubric"
	"rubric/internal/text"
)

// bookView is what a condition may ask of the book.
type bookView struct {
	opaque
	book                             *rubric.Book
	rubrics, tasks, channels, people *named
}

// Equal reports whether it is the book: there is but one.
func (v *bookView) Equal(other ref.Val) ref.Val { return types.Bool(ref.Val(v) == other) }

// Value is what the fields are read from.
func (v *bookView) Value() any { return v }

// Type is the book's.
func (v *bookView) Type() ref.Type { return bookType }

var bookFields = fields[*bookView]{
	"rubrics": {cel.MapType(cel.StringType, rubricType), func(v *bookView) ref.Val {
		return once(&v.rubrics, func(n *named) {
			for i := range v.book.Rubrics {
				r := &v.book.Rubrics[i]
				n.add(r.Rubric.Text, rubricType, r)
			}
		})
	}},
	"tasks": {cel.MapType(cel.StringType, taskType), func(v *bookView) ref.Val {
		return once(&v.tasks, func(n *named) {
			for i := range v.book.Tasks {
				t := &v.book.Tasks[i]
				n.add(t.Task.Text, taskType, t)
			}
		})
	}},
	"channels": {cel.MapType(cel.StringType, channelType), func(v *bookView) ref.Val {
		return once(&v.channels, func(n *named) {
			for i := range v.book.Channels {
				c := &v.book.Channels[i]
				n.add(c.Channel.Key, channelType, c)
				n.alias(c.Channel.Text)
			}
		})
	}},
	"people": {cel.MapType(cel.StringType, personType), func(v *bookView) ref.Val {
		return once(&v.people, func(n *named) {
			for i := range v.book.People {
				p := &v.book.People[i]
				n.add(p.Who.Text, personType, p)
			}
		})
	}},
}

func once(into **named, fill func(*named)) ref.Val {
	if *into == nil {
		*into = &named{opaque: opaque{namesType}, by: map[string]ref.Val{}}
		fill(*into)
	}
	return *into
}

// namesType stands for the maps of all kinds of things: at run time their type
// matters no more.
var namesType = cel.MapType(cel.StringType, cel.DynType)

// named are things by their names. Of two with one name the upper one is found.
type named struct {
	opaque
	names []string // as written, in the tab's order
	by    map[string]ref.Val
	last  ref.Val
}

func (n *named) add(name string, kind *cel.Type, value any) {
	n.last = thing{opaque{kind}, value}
	if _, taken := n.by[name]; !taken && name != "" {
		n.names = append(n.names, name)
	}
	n.alias(name)
}

// alias gives the thing added last another name.
func (n *named) alias(name string) {
	for _, s := range []string{name, text.Key(name)} {
		if _, taken := n.by[s]; !taken && s != "" {
			n.by[s] = n.last
		}
	}
}

// Find returns the thing of that name; names are compared as everywhere.
func (n *named) Find(key ref.Val) (ref.Val, bool) {
	name, ok := key.(types.String)
	if !ok {
		return types.MaybeNoSuchOverloadErr(key), false
	}
	if v, ok := n.by[string(name)]; ok {
		return v, true
	}
	v, ok := n.by[text.Key(string(name))]
	return v, ok
}

// Get returns the thing, or the error that there is none.
func (n *named) Get(key ref.Val) ref.Val {
	if v, ok := n.Find(key); ok {
		return v
	}
	return types.NewErr("no such key: %v", key)
}

// Contains reports whether there is a thing of that name.
func (n *named) Contains(key ref.Val) ref.Val {
	_, ok := n.Find(key)
	return types.Bool(ok)
}

// Size counts the names.
func (n *named) Size() ref.Val { return types.Int(len(n.names)) }

// Iterator yields the names in the tab's order.
func (n *named) Iterator() traits.Iterator {
	return types.NewStringList(types.DefaultTypeAdapter, n.names).Iterator()
}

// Equal reports whether it is the same map.
func (n *named) Equal(other ref.Val) ref.Val { return types.Bool(ref.Val(n) == other) }

// Value is what CEL reads from.
func (n *named) Value() any { return n }

// thing is a row of a strategy tab.
type thing struct {
	opaque
	value any
}

// Equal reports whether it is the same row.
func (t thing) Equal(other ref.Val) ref.Val { return types.Bool(ref.Val(t) == other) }

// Value is what the fields are read from.
func (t thing) Value() any { return t.value }

var rubricFields = fields[*rubric.Rubric]{
	"rubric":      {cel.StringType, func(r *rubric.Rubric) ref.Val { return said(r.Rubric.Value) }},
	"description": {cel.StringType, func(r *rubric.Rubric) ref.Val { return said(r.Description) }},
	"tasks":       {textsType, func(r *rubric.Rubric) ref.Val { return texts(r.Tasks) }},
	"formats":     {textsType, func(r *rubric.Rubric) ref.Val { return texts(r.Formats) }},
	"channels":    {textsType, func(r *rubric.Rubric) ref.Val { return keys(r.Channels) }},
	"share":       {cel.DoubleType, func(r *rubric.Rubric) ref.Val { return number(r.Share) }},
	"active":      {cel.BoolType, func(r *rubric.Rubric) ref.Val { return types.Bool(r.IsActive()) }},
}

var taskFields = fields[*rubric.Task]{
	"task":     {cel.StringType, func(t *rubric.Task) ref.Val { return said(t.Task.Value) }},
	"goal":     {cel.StringType, func(t *rubric.Task) ref.Val { return said(t.Goal.Value) }},
	"horizon":  {cel.StringType, func(t *rubric.Task) ref.Val { return types.String(t.Horizon) }},
	"start":    {cel.TimestampType, func(t *rubric.Task) ref.Val { return day(t.Start.Date) }},
	"end":      {cel.TimestampType, func(t *rubric.Task) ref.Val { return day(t.End.Date) }},
	"audience": {cel.StringType, func(t *rubric.Task) ref.Val { return said(t.Audience) }},
	"message":  {cel.StringType, func(t *rubric.Task) ref.Val { return said(t.Message) }},
	"share":    {cel.DoubleType, func(t *rubric.Task) ref.Val { return number(t.Share) }},
	"reviewed": {cel.TimestampType, func(t *rubric.Task) ref.Val { return day(t.Reviewed.Date) }},
}

var channelFields = fields[*rubric.Channel]{
	"channel":    {cel.StringType, func(c *rubric.Channel) ref.Val { return said(c.Channel.Value) }},
	"minPerWeek": {cel.DoubleType, func(c *rubric.Channel) ref.Val { return number(c.MinPerWeek) }},
	"maxPerWeek": {cel.DoubleType, func(c *rubric.Channel) ref.Val { return number(c.MaxPerWeek) }},
	"maxGapDays": {cel.DoubleType, func(c *rubric.Channel) ref.Val { return number(c.MaxGapDays) }},
	"erBase":     {cel.StringType, func(c *rubric.Channel) ref.Val { return said(c.ERBase) }},
}

var personFields = fields[*rubric.Person]{
	"who":          {cel.StringType, func(p *rubric.Person) ref.Val { return said(p.Who.Value) }},
	"role":         {cel.StringType, func(p *rubric.Person) ref.Val { return said(p.Role) }},
	"hoursPerWeek": {cel.DoubleType, func(p *rubric.Person) ref.Val { return number(p.HoursPerWeek) }},
	"formats":      {textsType, func(p *rubric.Person) ref.Val { return texts(p.Formats) }},
	"from":         {cel.TimestampType, func(p *rubric.Person) ref.Val { return day(p.From.Date) }},
	"to":           {cel.TimestampType, func(p *rubric.Person) ref.Val { return day(p.To.Date) }},
}
