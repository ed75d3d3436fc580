package draft

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"rubric"
	"rubric/internal/text"
)

// plan carries every entry and free slot over, cell by cell as written, but for
// dates, which become real ones.
func (d *drafter) plan() []Row {
	spec := rubric.RolePlan.Spec()
	own := newOwnColumns(d.b)
	var out []Row
	for _, entries := range [][]rubric.Entry{d.b.Entries, d.b.Slots} {
		for i := range entries {
			e := &entries[i]
			r := Row{}
			for _, f := range spec.Fields {
				r.put(f.Field, e.Value(f.Field))
			}
			r.put(rubric.FieldDate, e.Date)
			if r[rubric.FieldStatus].Value == nil && e.Status != "" {
				r.put(rubric.FieldStatus, e.Status.Text().In(d.b.Lang))
			}
			if len(e.Channel.Names) > 0 && e.Channel.Empty() {
				r.put(rubric.FieldChannel, e.Channel.Names[0].Text)
			}
			own.fill(r, e.Pos)
			out = append(out, r)
		}
	}
	d.own = own.filled
	return out
}

// ownColumns are the plan's columns that no field is for. Tabs that bear the
// same heading share one.
type ownColumns struct {
	b      *rubric.Book
	tabs   map[string][]ownColumn // by the tab's name
	filled []rubric.FieldSpec     // those that a row fills, as they are met
}

type ownColumn struct {
	col  int
	spec rubric.FieldSpec
}

func newOwnColumns(b *rubric.Book) *ownColumns {
	o := &ownColumns{b: b, tabs: map[string][]ownColumn{}}
	for _, t := range b.TabsOf(rubric.RolePlan) {
		if t.Layout != rubric.LayoutTable && t.Layout != rubric.LayoutBlocks {
			continue // a calendar has no columns
		}
		times := map[string]int{}
		for _, u := range t.Unmapped {
			name := text.Key(u.Header)
			times[name]++
			id := "own:" + name
			if n := times[name]; n > 1 {
				id += "/" + strconv.Itoa(n)
			}
			header := strings.Join(strings.Fields(u.Header), " ")
			o.tabs[t.Name] = append(o.tabs[t.Name], ownColumn{u.Col, rubric.FieldSpec{
				Field: rubric.Field(id), Header: rubric.Text{RU: header, EN: header},
			}})
		}
	}
	return o
}

// fill puts what stands in the columns of an entry's row into the row.
func (o *ownColumns) fill(r Row, at rubric.Position) {
	columns := o.tabs[at.Tab]
	raw := o.b.Raw(at.Tab)
	if len(columns) == 0 || raw == nil {
		return
	}
	row := raw.Row(at.Row)
	for _, c := range columns {
		r.put(c.spec.Field, rawValue(row.Cell(c.col)))
		_, has := r[c.spec.Field]
		if has && !slices.ContainsFunc(o.filled, func(s rubric.FieldSpec) bool { return s.Field == c.spec.Field }) {
			o.filled = append(o.filled, c.spec)
		}
	}
}

// rawValue is a cell's value without any meaning read into it.
func rawValue(c rubric.Cell) any {
	switch {
	case c.IsDate() && c.Number == math.Trunc(c.Number):
		return rubric.DateOfSerial(c.Number)
	case c.Kind == rubric.NumberCell && c.Format == rubric.AsPercent:
		return Percent(100 * c.Number)
	case c.Kind == rubric.NumberCell && c.Format != rubric.AsTime && !c.IsDate():
		return c.Number
	}
	return c.String()
}
