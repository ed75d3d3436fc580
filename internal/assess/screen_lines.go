package assess

import (
	"strings"

	"rubric"
	"rubric/internal/text"
)

// lastMonth sets the month before the one under decision beside what was
// planned, with the reach per post where statistics tell.
func (s *screen) lastMonth() {
	v := s.v
	m := planFact(v.b, v.last.Month)
	if m.Planned == 0 {
		return
	}
	line := v.say(sayLastMonth, with{
		"month": upper(text.MonthName(v.lang, v.last.Month)), "planned": m.Planned, "published": m.Published,
	})
	if r, ok := v.lastReach(); ok {
		line += " · " + r
	}
	s.add(rubric.Line{Text: line})
}

// lastReach words the reach per post of the latest month that has one, against
// the month before it over the same channels.
func (v *view) lastReach() (string, bool) {
	for back := range 3 {
		m := v.last.Month.Add(-back)
		now, ok := reachPerPost(v.b, m, nil)
		if !ok {
			continue
		}
		values := with{"reach": roundedNumber(now), "month": text.MonthIn(v.lang, m), "before": monthBefore(m.Add(-1))}
		phrase := sayReach
		if back > 0 {
			phrase = sayReachIn
		}
		line := v.say(phrase, values)
		if change, some, known := reachChange(v.b, m); known {
			values["change"] = v.signedPercent(change)
			phrase := sayChange
			if some {
				phrase = sayChangeOfSome
			}
			line += " " + v.say(phrase, values)
		}
		return line, true
	}
	return "", false
}

// signedPercent words a change: "+6 %", "−3 %".
func (v *view) signedPercent(x float64) string {
	n := float64(int(x + 0.5))
	if x < 0 {
		n = float64(int(x - 0.5))
	}
	switch {
	case n > 0:
		return "+" + text.Percent(v.lang, n)
	case n < 0:
		return "−" + text.Percent(v.lang, -n)
	}
	return text.Percent(v.lang, 0)
}

// decision says what the owner is asked to decide, and where to put it down.
func (s *screen) decision() {
	v := s.v
	values := with{"month": text.MonthName(v.lang, v.o.Month), "tab": v.quote(v.b.TabName(rubric.RoleApprovals))}
	if a := v.approval(); a != nil {
		values["day"], values["who"] = v.day(a.Date.Date), ""
		if !a.Approver.Empty() {
			values["who"] = ", " + a.Approver.Text
		}
		s.say(sayApproved, values, rubric.Neutral)
		return
	}
	if v.allApproved() {
		values["n"] = len(v.month.Posts)
		s.say(sayAllApproved, values, rubric.Neutral)
		return
	}
	phrase := sayDecideNoTab
	if v.b.TabOf(rubric.RoleApprovals) != nil {
		phrase = sayDecide
	}
	if v.call.Kind == kindReserved && v.call.Awaited == 0 {
		values["after"] = v.say(sayAfterFixes, with{"n": v.call.Fix})
	} else {
		values["after"] = ""
	}
	s.add(rubric.Line{Text: v.say(phrase, values), Link: v.b.TabPosition(rubric.RoleApprovals)})
}

// allApproved reports that every post of the month bears an approval.
func (v *view) allApproved() bool {
	for _, e := range v.month.Posts {
		if !e.Status.AtLeastApproved() {
			return false
		}
	}
	return len(v.month.Posts) > 0
}

// ninePoints counts the cards by state and names those not in order.
func (s *screen) ninePoints() {
	v := s.v
	byState := map[rubric.CardState][]string{}
	for _, id := range rubric.Cards {
		state := v.scores.cards[id].State
		byState[state] = append(byState[state], v.pointName(id))
	}
	var parts []string
	for _, g := range []struct {
		state  rubric.CardState
		phrase rubric.Text
		names  bool
	}{
		{rubric.Green, sayGreen, false},
		{rubric.Red, sayRed, true},
		{rubric.Amber, sayAmber, true},
		{rubric.NoData, sayNoData, true},
	} {
		names := byState[g.state]
		if len(names) == 0 {
			continue
		}
		part := v.say(g.phrase, with{"n": len(names)})
		if g.names {
			part += " — " + strings.Join(names, ", ")
		}
		parts = append(parts, part)
	}
	// The first part lists no names: a comma will do after it.
	line := strings.Join(parts, "; ")
	if len(byState[rubric.Green]) > 0 {
		line = strings.Replace(line, ";", ",", 1)
	}
	s.say(sayNine, with{"states": line}, rubric.Neutral)
}
