package layout_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"rubric"
	"rubric/internal/layout"
)

// A generator of nasty books: it lays the same posts out in every way that teams
// do, moves the table about, and puts things around it. Whatever it does, the
// same posts must be read.

// post is what must be read of a post, however it is laid out.
type post struct {
	day     rubric.Date
	channel string
	rubric  string
	format  string
	topic   string
	status  string
}

func (p post) String() string {
	key := map[string]string{"ВК": "vk", "Телеграм": "telegram", "Дзен": "dzen", "": ""}[p.channel]
	status := map[string]string{"Готово": "approved", "✅ Опубликовано": "published", "в работе": "draft", "": ""}[p.status]
	return strings.Join([]string{p.day.String(), key, strings.ToLower(p.rubric), strings.ToLower(p.format), p.topic, status}, "|")
}

// drawPosts draws posts of June, a channel has one a day at most.
func drawPosts(t *rapid.T) []post {
	var out []post
	for d := 1; d <= 28; d++ {
		for _, channel := range []string{"ВК", "Телеграм", "Дзен"} {
			if rapid.IntRange(0, 5).Draw(t, "there is a post") != 0 {
				continue
			}
			out = append(out, post{
				day: day(time.June, d), channel: channel,
				rubric: rapid.SampledFrom([]string{"Кейсы", "Новости", ""}).Draw(t, "rubric"),
				format: rapid.SampledFrom([]string{"Пост", "Reels", ""}).Draw(t, "format"),
				topic:  fmt.Sprintf("Рассказ номер %d про кофе", len(out)),
				status: rapid.SampledFrom([]string{"Готово", "✅ Опубликовано", "в работе", ""}).Draw(t, "status"),
			})
		}
	}
	if len(out) < 4 {
		t.Skip("too few posts")
	}
	return out
}

func texts(posts []post) []string {
	out := make([]string, len(posts))
	for i, p := range posts {
		out[i] = p.String()
	}
	slices.Sort(out)
	return out
}

func entryTexts(b *rubric.Book) []string {
	var out []string
	for i := range b.Entries {
		e := &b.Entries[i]
		keys := make([]string, len(e.Channel.Names))
		for k, n := range e.Channel.Names {
			keys[k] = n.Key
		}
		out = append(out, strings.Join([]string{e.Date.Date.String(), strings.Join(keys, "+"), e.Rubric.Key, e.Format.Key, e.Topic.Text, string(e.Status)}, "|"))
	}
	slices.Sort(out)
	return out
}

// canvas is a tab being drawn.
type canvas struct {
	cells  map[[2]int]any
	merges []rubric.Range
	last   int
}

func (c *canvas) put(row, col int, v any) {
	if c.cells == nil {
		c.cells = map[[2]int]any{}
	}
	c.cells[[2]int{row, col}] = v
	c.last = max(c.last, row)
}

func (c *canvas) tab(name string) *rubric.Tab {
	widest := 0
	for at := range c.cells {
		widest = max(widest, at[1])
	}
	rows := make([]row, c.last)
	for i := range rows {
		rows[i] = make(row, widest)
		for k := range rows[i] {
			rows[i][k] = c.cells[[2]int{i + 1, k + 1}]
		}
	}
	t := tab(name, rows...)
	t.Merges = c.merges
	return t
}

var columns = []string{"Дата", "Площадка", "Рубрика", "Формат", "Тема", "Статус"}

func (p post) value(column string) any {
	v := map[string]any{"Дата": p.day, "Площадка": p.channel, "Рубрика": p.rubric, "Формат": p.format, "Тема": p.topic, "Статус": p.status}[column]
	if v == "" {
		return nil
	}
	return v
}

// asList draws rows in columns of any order, in one block or several, with
// titles, blank rows, totals and legends.
func asList(t *rapid.T, posts []post) *rubric.Tab {
	var c canvas
	order := rapid.Permutation(columns).Draw(t, "columns")
	left := rapid.SampledFrom([]int{1, 1, 1, 2, 5, 30}).Draw(t, "left")
	at := rapid.SampledFrom([]int{1, 2, 3, 5, 40}).Draw(t, "top")
	if at > 1 && rapid.Bool().Draw(t, "titled") {
		c.put(1, left, "Контент-план кофейни")
	}
	if at > 3 && rapid.Bool().Draw(t, "legend above") {
		c.put(2, left, "Статусы: готово, в работе")
	}
	head := func() {
		for i, name := range order {
			c.put(at, left+i, name)
		}
		at++
	}
	head()
	for i, p := range posts {
		switch rapid.IntRange(0, 12).Draw(t, "noise") {
		case 0:
			at += rapid.IntRange(1, 4).Draw(t, "blank rows")
		case 1:
			if i > 0 {
				head()
			}
		}
		for k, name := range order {
			if v := p.value(name); v != nil {
				c.put(at, left+k, v)
			}
		}
		at++
	}
	switch rapid.IntRange(0, 3).Draw(t, "end") {
	case 0:
		c.put(at+1, left, "Итого")
		c.put(at+1, left+1, formula{len(posts)})
	case 1:
		c.put(at+1, left, "* даты могут сдвигаться")
	case 2:
		for i, s := range []string{"Обозначения", "зелёный", "красный", "ВК"} {
			c.put(rapid.IntRange(1, 3).Draw(t, "legend")+i, left+len(order)+2, s)
		}
	}
	return c.tab("Контент-план")
}

// asSections draws a table without dates and channels: rows above the posts of
// a day or a channel name it.
func asSections(t *rapid.T, posts []post) *rubric.Tab {
	var c canvas
	byDay := rapid.Bool().Draw(t, "by day")
	rest := []string{"Рубрика", "Формат", "Тема", "Статус"}
	if byDay {
		rest = append([]string{"Площадка"}, rest...)
	} else {
		rest = append([]string{"Дата"}, rest...)
		posts = slices.Clone(posts)
		slices.SortStableFunc(posts, func(a, b post) int { return strings.Compare(a.channel, b.channel) })
	}
	for i, name := range rest {
		c.put(1, 1+i, name)
	}
	at, said := 2, ""
	merged := rapid.Bool().Draw(t, "merged")
	for _, p := range posts {
		section := p.channel
		if byDay {
			section = fmt.Sprintf("%d июня 2026", p.day.Day)
		}
		if section != said {
			c.put(at, 1, section)
			if merged {
				c.merges = append(c.merges, rubric.Range{Top: at, Left: 1, Bottom: at, Right: len(rest)})
			}
			said = section
			at++
		}
		for k, name := range rest {
			if v := p.value(name); v != nil {
				c.put(at, 1+k, v)
			}
		}
		at++
	}
	return c.tab("Контент-план")
}

// asWide draws a row a day with columns for each channel.
func asWide(t *rapid.T, posts []post) *rubric.Tab {
	var c canvas
	channels := []string{"ВК", "Телеграм", "Дзен"}
	c.put(1, 1, "Дата")
	style := rapid.SampledFrom([]string{"status after each", "named columns"}).Draw(t, "style")
	for i, name := range channels {
		if style == "named columns" {
			c.put(1, 2+4*i, name+" тема")
			c.put(1, 3+4*i, name+" статус")
			c.put(1, 4+4*i, name+" рубрика")
			c.put(1, 5+4*i, name+" формат")
			continue
		}
		c.put(1, 2+4*i, name)
		c.put(1, 3+4*i, "СТАТУС")
		c.put(1, 4+4*i, "Рубрика")
		c.put(1, 5+4*i, "Формат")
	}
	at := 1
	var last rubric.Date
	for _, p := range posts {
		if p.day != last {
			at++
			last = p.day
			c.put(at, 1, p.day)
		}
		col := 2 + 4*slices.Index(channels, p.channel)
		c.put(at, col, p.topic)
		for k, name := range []string{"Статус", "Рубрика", "Формат"} {
			if v := p.value(name); v != nil {
				c.put(at, col+1+k, v)
			}
		}
	}
	return c.tab("Контент-план")
}

// asCalendar draws weeks with a row for each channel; a cell says the rest in
// further lines.
func asCalendar(t *rapid.T, posts []post) *rubric.Tab {
	var c canvas
	left := rapid.IntRange(1, 4).Draw(t, "left")
	numbers := rapid.Bool().Draw(t, "numbers of days")
	repeat := rapid.Bool().Draw(t, "weekdays above each week")
	at := 1
	if numbers || rapid.Bool().Draw(t, "titled") {
		c.put(at, left, "Июнь 2026")
		at++
	}
	weekdays := []string{"Пн", "Вт", "Ср", "Чт", "Пт", "Сб", "Вс"}
	for week := range 4 {
		if week == 0 || repeat {
			for i, name := range weekdays {
				c.put(at, left+1+i, name)
			}
			at++
		}
		for i := range 7 {
			d := day(time.June, 1+7*week+i) // 1 June 2026 is a Monday
			if numbers {
				c.put(at, left+1+i, d.Day)
			} else {
				c.put(at, left+1+i, d)
			}
		}
		at++
		for _, channel := range []string{"ВК", "Телеграм", "Дзен"} {
			c.put(at, left, channel)
			for _, p := range posts {
				if p.channel != channel || (p.day.Day-1)/7 != week {
					continue
				}
				lines := []string{p.topic}
				for _, s := range []string{p.format, p.status} {
					if s != "" {
						lines = append(lines, s)
					}
				}
				c.put(at, left+1+(p.day.Day-1)%7, strings.Join(lines, "\n"))
			}
			at++
		}
	}
	return c.tab("Календарь")
}

func TestNastyBooks(t *testing.T) {
	for name, lay := range map[string]func(*rapid.T, []post) *rubric.Tab{
		"list": asList, "sections": asSections, "channels as columns": asWide, "calendar": asCalendar,
	} {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				posts := drawPosts(t)
				if name == "calendar" {
					for i := range posts {
						posts[i].rubric = "" // a cell does not say it
					}
				}
				plan := lay(t, posts)
				if rapid.Bool().Draw(t, "phantom range") {
					plan.Rows = append(plan.Rows, rubric.Row{Number: 1_048_576, Cells: []rubric.Cell{{Col: 16_384, Kind: rubric.TextCell, Text: " "}}})
				}
				b, _ := layout.Read(grid(plan, tab("Банк идей", row{"Тема", "Рубрика"}, row{"Про чай", "Кейсы"})), layout.Options{AsOf: asOf})
				if diff := cmp.Diff(texts(posts), entryTexts(b)); diff != "" {
					t.Fatal(diff)
				}
			})
		})
	}
}
