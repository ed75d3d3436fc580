package rubric_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rubric"
)

func TestApprovedContent(t *testing.T) {
	b := &rubric.Book{
		Rubrics: []rubric.Rubric{{Rubric: ref("Кофе"), Tasks: refs("Утро")}},
		Tasks:   []rubric.Task{{Task: ref("Утро"), Horizon: rubric.HorizonYear}},
	}
	b.Index()
	long := strings.Repeat("слово а б в г д е ж з и к л м н о п р с т у ", 2) + " и ещё кое-что, чего раньше не было вовсе"
	e := rubric.Entry{
		Date: rubric.Day{Date: rubric.NewDate(2026, time.June, 2)}, Rubric: ref("Кофе"),
		Topic: rubric.Value{Text: "Что пить утром"}, Text: rubric.Value{Text: long},
	}
	o := rubric.NewOutlook(b, rubric.NewDate(2026, time.May, 20))
	was := o.Approved(&e)
	read, ok := rubric.ParseApproved(was.String())
	if diff := cmp.Diff(was, read); !ok || diff != "" {
		t.Fatalf("read back: %v %s", ok, diff)
	}

	b.Tasks[0].Message.Text = "Утро начинается с нас"
	e.Topic.Text = "ЧТО пить — утром?"
	e.Text.Text += "!"
	now := o.Approved(&e)
	if now.Tasks == was.Tasks || now.Concept != was.Concept {
		t.Error("the task changed, the rubric did not")
	}
	if now.Topic != was.Topic || was.Text.Changed(now.Text) != 0 {
		t.Error("case and punctuation are no change")
	}
	e.Text.Text = "Совсем другой текст о другом"
	if got := was.Text.Changed(o.Approved(&e).Text); got < 0.8 {
		t.Errorf("another text changed %.2f of the words", got)
	}
}

func TestApprovedContentEditedByHand(t *testing.T) {
	for _, s := range []string{"", "3f2a9c", "date=2026-06-02", "date=soon channel=a rubric=a format=a topic=a", "date= channel=a rubric=a format=a topic=a words=zzzz"} {
		if _, ok := rubric.ParseApproved(s); ok {
			t.Errorf("%q was read", s)
		}
	}
}

// TextChanged tells about how much of a text was replaced, also of a long one.
func TestTextChanged(t *testing.T) {
	o := rubric.NewOutlook(&rubric.Book{}, rubric.NewDate(2026, time.May, 20))
	words := make([]string, 300)
	for i := range words {
		words[i] = "word" + strings.Repeat("x", i)
	}
	content := func() rubric.ApprovedContent {
		return o.Approved(&rubric.Entry{Text: rubric.Value{Text: strings.Join(words, " ")}})
	}
	was := content()
	for i := range 30 {
		words[i*10] += "changed"
	}
	if got := was.Text.Changed(content().Text); got < 0.02 || got > 0.2 {
		t.Errorf("a tenth of the words changed, told %.2f", got)
	}
	for i := range 150 {
		words[i*2] += "again"
	}
	if got := was.Text.Changed(content().Text); got < 0.3 || got > 0.7 {
		t.Errorf("half of the words changed, told %.2f", got)
	}
}
