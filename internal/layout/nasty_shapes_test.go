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

// Further shapes of nasty books: merged cells in a list, tables side by side,
// and blocks that stand on their side.

// asMerged draws a list in which what repeats from row to row is merged down.
func asMerged(t *rapid.T, posts []post) *rubric.Tab {
	var c canvas
	order := rapid.Permutation(columns).Draw(t, "columns")
	left, at := rapid.IntRange(1, 4).Draw(t, "left"), rapid.IntRange(1, 4).Draw(t, "top")
	for i, name := range order {
		c.put(at, left+i, name)
	}
	merge := map[string]bool{"Дата": true, "Рубрика": rapid.Bool().Draw(t, "rubrics too"), "Площадка": rapid.Bool().Draw(t, "channels too")}
	for k, name := range order {
		from := 0
		for i := range posts {
			v := posts[i].value(name)
			if i > 0 && merge[name] && v != nil && v == posts[i-1].value(name) {
				continue
			}
			if i-1 > from {
				c.merges = append(c.merges, rubric.Range{Top: at + 1 + from, Left: left + k, Bottom: at + i, Right: left + k})
			}
			if from = i; v != nil {
				c.put(at+1+i, left+k, v)
			}
		}
		if last := len(posts) - 1; last > from {
			c.merges = append(c.merges, rubric.Range{Top: at + 1 + from, Left: left + k, Bottom: at + 1 + last, Right: left + k})
		}
	}
	return c.tab("Контент-план")
}

// asTwins draws two tables beside each other, their columns in one order.
func asTwins(t *rapid.T, posts []post) *rubric.Tab {
	var c canvas
	order := rapid.Permutation(columns).Draw(t, "columns")
	gap := rapid.IntRange(1, 3).Draw(t, "blank columns")
	half := rapid.IntRange(1, len(posts)-1).Draw(t, "the first has")
	for side, part := range [][]post{posts[:half], posts[half:]} {
		left := 1 + side*(len(order)+gap)
		for k, name := range order {
			c.put(2, left+k, name)
			for i := range part {
				if v := part[i].value(name); v != nil {
					c.put(3+i, left+k, v)
				}
			}
		}
	}
	return c.tab("Контент-план")
}

// asTransposed draws blocks of a week with a column for each day, and for each
// channel rows that say what the post is.
func asTransposed(t *rapid.T, posts []post) *rubric.Tab {
	var c canvas
	left, at := rapid.IntRange(1, 3).Draw(t, "left"), rapid.IntRange(1, 3).Draw(t, "top")
	details := rapid.Permutation([]string{"Рубрика", "Формат", "Статус"}).Draw(t, "rows")
	before := rapid.SampledFrom([]string{"", "Пост "}).Draw(t, "before the channel")
	for i := range posts {
		if posts[i].format == "" {
			posts[i].format = strings.TrimSpace(before) // the label says it
		}
	}
	for week := range 4 {
		c.put(at, left, "Дата")
		for i := range 7 {
			c.put(at, left+1+i, day(time.June, 1+7*week+i))
		}
		at++
		for _, channel := range []string{"ВК", "Телеграм", "Дзен"} {
			labels := append([]string{before + channel}, details...)
			for k, label := range labels {
				c.put(at+k, left, label)
			}
			for _, p := range posts {
				if p.channel != channel || (p.day.Day-1)/7 != week {
					continue
				}
				col := left + 1 + (p.day.Day-1)%7
				c.put(at, col, p.topic)
				for k, label := range labels[1:] {
					if v := p.value(label); v != nil {
						c.put(at+1+k, col, v)
					}
				}
			}
			at += len(labels)
		}
		at += rapid.IntRange(0, 2).Draw(t, "blank rows")
	}
	return c.tab("Контент-план")
}

func TestNastyShapes(t *testing.T) {
	for name, lay := range map[string]func(*rapid.T, []post) *rubric.Tab{
		"merged cells": asMerged, "side by side": asTwins, "transposed blocks": asTransposed,
	} {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				posts := drawPosts(t)
				b, _ := layout.Read(grid(lay(t, posts)), layout.Options{AsOf: asOf})
				if diff := cmp.Diff(texts(posts), entryTexts(b)); diff != "" {
					t.Fatal(diff)
				}
			})
		})
	}
}

// A list whose dates are ranges reads as one whose days are merged across a
// calendar.
func TestRangesEverywhere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from := rapid.IntRange(1, 6).Draw(t, "from")
		to := rapid.IntRange(from+1, 7).Draw(t, "to")
		list := tab("План", row{"Дата", "Площадка", "Тема"}, row{fmt.Sprintf("%d–%d июня", from, to), "ВК", "Марафон зерна"})
		calendar := tab("Июнь 2026", row{"Пн", "Вт", "Ср", "Чт", "Пт", "Сб", "Вс"}, row{1, 2, 3, 4, 5, 6, 7}, row{"x"})
		calendar.Rows[2] = rubric.Row{Number: 3, Cells: []rubric.Cell{{Col: from, Kind: rubric.TextCell, Text: "Марафон зерна"}}}
		calendar.Merges = []rubric.Range{{Top: 3, Left: from, Bottom: 3, Right: to}}
		var got []string
		for _, plan := range []*rubric.Tab{list, calendar} {
			b, _ := layout.Read(grid(plan), layout.Options{AsOf: asOf})
			i := slices.IndexFunc(b.Entries, func(e rubric.Entry) bool { return e.Topic.Text == "Марафон зерна" })
			got = append(got, strings.Join([]string{b.Entries[i].Date.Date.String(), b.Entries[i].Date.End.String()}, "…"))
		}
		if got[0] != got[1] {
			t.Fatal(got)
		}
	})
}
