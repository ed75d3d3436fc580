package draft

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"time"

	"rubric"
)

// channels drafts the cadence of each channel: the quietest and the busiest
// whole week of the basis, and its longest gap.
func (d *drafter) channels() []Row {
	days := map[string][]rubric.Date{}
	var order []rubric.Name
	for _, m := range d.months {
		for _, e := range d.o.InMonth(m) {
			for _, n := range e.Channel.Names {
				if days[n.Key] == nil {
					order = append(order, n)
				}
				days[n.Key] = append(days[n.Key], e.Date.Date)
			}
		}
	}
	slices.SortStableFunc(order, func(a, b rubric.Name) int {
		return cmp.Or(len(days[b.Key])-len(days[a.Key]), strings.Compare(a.Key, b.Key))
	})
	var out []Row
	for _, n := range order {
		on := days[n.Key]
		slices.SortFunc(on, rubric.Date.Compare)
		r := Row{rubric.FieldChannel: {Value: n.Text, Draft: true}}
		if low, high, ok := d.perWeek(on); ok {
			if low > 0 {
				r[rubric.FieldMinPerWeek] = Cell{Value: float64(low), Draft: true}
			}
			r[rubric.FieldMaxPerWeek] = Cell{Value: float64(max(high, 1)), Draft: true}
		}
		gap := 0
		for i := 1; i < len(on); i++ {
			gap = max(gap, on[i].Sub(on[i-1]))
		}
		if gap > 0 {
			r[rubric.FieldMaxGapDays] = Cell{Value: float64(gap), Draft: true}
		}
		out = append(out, r)
	}
	return out
}

// perWeek returns the fewest and the most posts of the basis' whole weeks.
func (d *drafter) perWeek(on []rubric.Date) (low, high int, ok bool) {
	low = math.MaxInt
	for _, m := range d.months {
		for day := m.First(); day.InMonth() == m; day = day.AddDays(1) {
			if day.Weekday() != time.Monday || !slices.Contains(d.months, day.AddDays(6).InMonth()) {
				continue
			}
			n := 0
			for _, x := range on {
				if x.Week() == day {
					n++
				}
			}
			low, high, ok = min(low, n), max(high, n), true
		}
	}
	return low, high, ok
}
