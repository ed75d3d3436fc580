package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubric"
	"rubric/excel"
	"rubric/internal/layout"
	"rubric/rules"
)

// TestCommitted: the committed workbooks are what the data files make.
func TestCommitted(t *testing.T) {
	for _, b := range load(t) {
		want, err := b.workbook()
		if err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(filepath.Join("..", b.File))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s is not current: run make examples", b.File)
		}
	}
}

// TestPlanted: of each book the rules find what its data file says was planted,
// and nothing else.
func TestPlanted(t *testing.T) {
	for _, b := range load(t) {
		t.Run(b.File, func(t *testing.T) {
			if diff := cmp.Diff(expected(t, b), found(t, b)); diff != "" {
				t.Errorf("planted (-), found (+):\n%s", diff)
			}
		})
	}
}

// TestBothSides: the faults lie on at least six cards and with both sides, as
// in a real book.
func TestBothSides(t *testing.T) {
	for _, b := range load(t) {
		cards, actors := map[rubric.CardID]bool{}, map[rubric.Actor]bool{}
		for _, f := range check(t, b).Findings {
			cards[f.Card], actors[f.Actor] = true, true
		}
		if len(cards) < 6 || !actors[rubric.Manager] || !actors[rubric.Department] {
			t.Errorf("%s: cards %v, actors %v", b.File, cards, actors)
		}
	}
}

// expected are the planted faults whose rules exist, sorted.
func expected(t *testing.T, b *book) []string {
	t.Helper()
	known := map[string]bool{}
	for _, r := range check(t, b).Rules {
		known[r.ID] = true
	}
	var out []string
	for _, p := range b.Planted {
		if known[p[strings.LastIndex(p, " ")+1:]] {
			out = append(out, p)
		}
	}
	slices.Sort(out)
	return out
}

func found(t *testing.T, b *book) []string {
	t.Helper()
	var out []string
	for _, f := range check(t, b).Findings {
		out = append(out, strings.TrimSpace(f.Pos.String()+" "+f.Rule))
	}
	slices.Sort(out)
	return out
}

func check(t *testing.T, b *book) *rubric.Check {
	t.Helper()
	asOf, err := rubric.ParseDate(b.AsOf)
	if err != nil {
		t.Fatal(err)
	}
	source := excel.Open(filepath.Join("..", b.File), excel.Options{})
	grid, _, err := source.Read(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	read, day := layout.Read(grid, layout.Options{AsOf: asOf})
	return rules.Run(rubric.NewOutlook(read, day))
}

func load(t *testing.T) []*book {
	t.Helper()
	books, err := loadAll()
	if err != nil {
		t.Fatal(err)
	}
	return books
}
