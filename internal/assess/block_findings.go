package assess

import (
	"cmp"
	"slices"
	"strings"

	"rubric"
)

// findingsShown is how many rows of findings the report has at most: nobody
// reads more, and every one stands beside its post as well.
const findingsShown = 5000

// findingBlocks is part 9: the open findings, new first, grouped by rule, each
// linked to its cell; and those that the team accepted, with the reason.
func (v *view) findingBlocks() []rubric.Block {
	t := rubric.Table{
		ID: "findings", Title: v.say(findingsTitle, with{"n": len(v.open)}), Empty: v.say(findingsNone, nil),
		Columns: v.findingColumns(),
	}
	if v.prev != nil {
		t.Intro = v.say(findingsSince, with{"n": v.countNew(), "day": v.day(v.prev.Date)})
	}
	for _, fs := range v.byRule() {
		if len(t.Rows) >= findingsShown {
			break
		}
		t.Rows = append(t.Rows, v.ruleHead(fs))
		for _, f := range fs[:min(len(fs), findingsShown-len(t.Rows)+1)] {
			t.Rows = append(t.Rows, v.findingRow(f))
		}
	}
	if len(v.open) > findingsShown {
		t.Intro = strings.TrimSpace(t.Intro + " " + v.say(findingsMore, with{"n": findingsShown, "all": len(v.open)}))
	}
	return append([]rubric.Block{withoutEmpty(t, 1)}, v.acceptedBlock()...)
}

func (v *view) findingColumns() []rubric.TableColumn {
	columns := []rubric.TableColumn{
		v.column(colPlace, 26), v.column(colSaid, 70), v.column(colActor, 14), v.column(colWeight, 12),
	}
	if v.prev != nil { // on the first day all are new
		columns = append(columns, v.column(colNew, 8))
	}
	return columns
}

func (v *view) countNew() int {
	n := 0
	for _, f := range v.open {
		if f.New {
			n++
		}
	}
	return n
}

// byRule groups the open findings by rule: rules with something new first, then
// the graver, then in the order of the cards; inside a group, new ones first.
func (v *view) byRule() [][]*rubric.Finding {
	at := map[string]int{}
	var groups [][]*rubric.Finding
	for _, f := range v.open {
		i, known := at[f.Rule]
		if !known {
			i = len(groups)
			at[f.Rule] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], f)
	}
	order := cardOrder()
	for _, g := range groups {
		slices.SortStableFunc(g, newFirst)
	}
	slices.SortStableFunc(groups, func(a, b []*rubric.Finding) int {
		return cmp.Or(
			newFirst(a[0], b[0]),
			cmp.Compare(gravest(b), gravest(a)),
			order[a[0].Card]-order[b[0].Card],
		)
	})
	return groups
}

func newFirst(a, b *rubric.Finding) int { return falseFirst(!a.New, !b.New) }

func gravest(fs []*rubric.Finding) float64 {
	worst := 0.0
	for _, f := range fs {
		worst = max(worst, f.Severity.Weight())
	}
	return worst
}

// ruleHead is the row above a rule's findings: its card, its title and id, and
// how many there are if it is more than one.
func (v *view) ruleHead(fs []*rubric.Finding) []rubric.Datum {
	n := 0
	for _, f := range fs {
		n += max(1, f.Count)
	}
	head := fs[0].Card.Text().In(v.lang) + " · " + v.ruleNamed(fs[0].Rule)
	if n > 1 {
		head = v.say(findingsHead, with{"head": head, "n": n})
	}
	row := make([]rubric.Datum, len(v.findingColumns()))
	row[0] = rubric.Say(head).Toned(rubric.Strong)
	return row
}

// findingRow adds the suggestion to a message that does not make it already.
func (v *view) findingRow(f *rubric.Finding) []rubric.Datum {
	message := v.message(f)
	if !strings.Contains(message, f.Suggestion) {
		message += " → " + f.Suggestion
	}
	row := []rubric.Datum{
		v.placeDatum(f.Pos), rubric.Say(message),
		v.text(f.Actor.Text()), v.text(f.Severity.Text()).Toned(severityTone(f.Severity)),
	}
	switch {
	case v.prev == nil:
	case f.New:
		row = append(row, v.text(wordNew))
	default:
		row = append(row, rubric.Datum{})
	}
	return row
}

// placeDatum names a place and points at it.
func (v *view) placeDatum(p rubric.Position) rubric.Datum {
	if p.Tab == "" {
		return v.text(wholeBook)
	}
	return v.text(p.Text()).At(p)
}

func severityTone(s rubric.Severity) rubric.Tone {
	switch s {
	case rubric.Error:
		return rubric.Bad
	case rubric.Warning:
		return rubric.Warn
	}
	return rubric.Quiet
}

// acceptedBlock lists the findings that the team accepted.
func (v *view) acceptedBlock() []rubric.Block {
	t := rubric.Table{ID: "accepted", Title: v.say(acceptedTitle, nil), Columns: []rubric.TableColumn{
		v.column(colPlace, 26), v.column(colSaid, 70), v.column(colReason, 40),
	}}
	for i := range v.c.Findings {
		f := &v.c.Findings[i]
		if f.Open() {
			continue
		}
		t.Rows = append(t.Rows, []rubric.Datum{
			v.placeDatum(f.Pos), rubric.Say(v.message(f)), rubric.Say(f.Reason),
		})
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return []rubric.Block{t}
}
