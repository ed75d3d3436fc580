package rules_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"rubric"
	"rubric/internal/layout"
	"rubric/rules"
)

// lexicon makes up texts of distinct Russian-looking words.
type lexicon struct {
	r     *rand.Rand
	words []string
}

func newLexicon(n int) *lexicon {
	l := &lexicon{r: rand.New(rand.NewPCG(1, 2))}
	letters := []rune("оеаинтсрвлкмдпуяыьгзбчйхжшюцщ")
	for range n {
		word := make([]rune, 3+l.r.IntN(9))
		for i := range word {
			word[i] = letters[min(l.r.IntN(len(letters)), l.r.IntN(len(letters)))]
		}
		l.words = append(l.words, string(word))
	}
	return l
}

// text returns about n characters.
func (l *lexicon) text(n int) string {
	var b strings.Builder
	for b.Len() < 2*n {
		b.WriteString(l.words[min(l.r.IntN(len(l.words)), l.r.IntN(len(l.words)))])
		b.WriteByte(' ')
	}
	return strings.TrimSpace(b.String()) + "."
}

// bigBook is a plan of n entries, all inside the window, with a fault in every
// twentieth row; text makes their topics and texts.
func bigBook(n int, text func(i int) (topic, body string)) *rubric.Outlook {
	g := grid(strings.NewReplacer(
		"| Пост     | ВК       | 50%", "| | | 50%", "| Карточки | ВК       | 50%", "| | | 50%", "| ВК       | 1  ", "| | 1", "| ВК       | 2  ", "| | 2",
		"\n-- Ресурсы", "\nTelegram | 1 | | |\nДзен | 1 | | |\nInstagram | 1 | | |\nБлог | 1 | | |\n-- Ресурсы",
	).Replace(clean()))
	plan := g.Tabs[len(g.Tabs)-1]
	plan.Rows = plan.Rows[:1]
	first := day(time.April, 1)
	for i := range n {
		topic, body := text(i)
		rubricName := []string{"Кофе", "Кейсы"}[i%2]
		if i%20 == 0 {
			rubricName = fmt.Sprintf("Кейс%d", i%300)
		}
		channel := []string{"ВК", "Telegram", "Дзен", "Instagram", "Блог"}[i%5]
		line := fmt.Sprintf("%s | %02d:%02d | %s | %s | Пост | %s | %s | Аня | Утверждено | Марина | | | нет |",
			first.AddDays(i*91/n), i%24, i%60, channel, rubricName, topic, body)
		row := rubric.Row{Number: i + 2}
		for col, s := range strings.Split(line, "|") {
			if c, ok := textCell(col+1, strings.TrimSpace(s)); ok {
				row.Cells = append(row.Cells, c)
			}
		}
		plan.Rows = append(plan.Rows, row)
	}
	book, asOf := layout.Read(g, layout.Options{AsOf: day(time.May, 20)})
	return rubric.NewOutlook(book, asOf)
}

func ordinaryText() func(int) (string, string) {
	l := newLexicon(30_000)
	return func(int) (string, string) { return l.text(40), l.text(200) }
}

// nearDuplicates differ in a word or two, which puts pairs on both sides of the limit.
func nearDuplicates() func(int) (string, string) {
	l := newLexicon(1000)
	base := strings.Fields(l.text(200))
	return func(i int) (string, string) {
		words := append([]string(nil), base...)
		for range 1 + i%5 {
			words[l.r.IntN(len(words))] = l.words[l.r.IntN(len(l.words))]
		}
		return "Тема", strings.Join(words, " ")
	}
}

func BenchmarkRun(b *testing.B) {
	for name, text := range map[string]func(int) (string, string){"ordinary": ordinaryText(), "near": nearDuplicates()} {
		for _, n := range []int{10_000, 100_000} {
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				b.ReportAllocs()
				o := bigBook(n, text)
				b.ResetTimer()
				found := 0
				for b.Loop() {
					found = len(rules.Run(o).Findings)
				}
				b.ReportMetric(float64(found), "findings")
			})
		}
	}
}

// BenchmarkOwnCheck measures one check of the team's own over a whole plan, with
// all that comes with it; ns/entry stands beside a bare evaluation in
// rules/internal/expr.
func BenchmarkOwnCheck(b *testing.B) {
	for _, condition := range []string{
		`entry.rubric == "Акции" && entry.topic != ""`,
		`entry.rubric == "Кофе" && entry.cells["Визуал"] == "x"`,
		`entry.rubric in book.rubrics && book.rubrics[entry.rubric].share > 60.0`,
		`days(today, entry.date) == -200`,
		`lower(entry.text).contains("полдень!")`,
	} {
		b.Run(condition, func(b *testing.B) {
			const n = 100_000
			o := bigBook(n, ordinaryText())
			o.Book.Rules = []rubric.RuleRow{{Rule: rubric.Value{Text: "моя"}, Condition: rubric.Value{Text: condition}}}
			own := rules.Of(o.Book)[len(rules.All()):]
			rest := rules.RunThese(o, nil)
			b.ReportAllocs()
			b.ResetTimer()
			for b.Loop() {
				c := rules.RunThese(o, own)
				if c.Rules[0].State != rubric.RuleChecked || len(c.Findings) != len(rest.Findings) {
					b.Fatalf("%+v, %d findings", c.Rules[0], len(c.Findings))
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/n, "ns/entry")
		})
	}
}
