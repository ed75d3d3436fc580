package assess

import "rubric"

// Assess judges the book as seen on a day by the outcome of its checks, and
// words the judgement in the language. The check must be of the same outlook.
func Assess(o *rubric.Outlook, c *rubric.Check, lang rubric.Lang) (*rubric.Assessment, *rubric.Report) {
	v := newView(o, c, lang)
	screen := v.firstScreen()
	a := &rubric.Assessment{
		AsOf:       o.AsOf,
		Month:      o.Month,
		Verdict:    v.call.Verdict,
		Because:    v.call.Because,
		Screen:     screen.texts(),
		Headline:   screen.head,
		Management: v.scores.management.Rounded(),
		Department: v.scores.department.Rounded(),
		Cards:      v.cards(),
	}
	for _, s := range v.steps {
		a.Steps = append(a.Steps, rubric.Step{Actor: s.Actor, Severity: s.Severity, Text: ended(upper(s.Text)), At: s.At})
	}
	return a, v.report(a, screen)
}
