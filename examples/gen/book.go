package main

import (
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"
)

// book is one example workbook as its data file describes it.
type book struct {
	File    string   `yaml:"file"`
	AsOf    string   `yaml:"asOf"`
	Planted []string `yaml:"planted"` // "Tab!D12 rule-id", "Tab rule-id" or "rule-id"
	Title   string   `yaml:"title"`
	Author  string   `yaml:"author"`
	Font    string   `yaml:"font"`
	Size    float64  `yaml:"size"`
	Colours colours  `yaml:"colours"`
	Tabs    []tab    `yaml:"tabs"`
}

// colours are the team's own.
type colours struct {
	Brand  string `yaml:"brand"`  // the header's ground
	OnIt   string `yaml:"onIt"`   // the text on it
	Title  string `yaml:"title"`  // the title's ink
	Soft   string `yaml:"soft"`   // the ground of every second week
	Border string `yaml:"border"` // thin lines
}

type tab struct {
	Name    string            `yaml:"name"`
	Colour  string            `yaml:"colour"`
	Title   string            `yaml:"title"`  // in row 1; "" for none
	Legend  []string          `yaml:"legend"` // in row 2, a cell each from column B on
	Header  int               `yaml:"header"` // the header's row; 1 when not given
	Height  float64           `yaml:"height"` // of the header's row
	Freeze  int               `yaml:"freeze"` // columns that stay when scrolling
	Weeks   bool              `yaml:"weeks"`  // every second week on the soft ground
	Filter  bool              `yaml:"filter"`
	Columns []column          `yaml:"columns"`
	Tones   map[string]string `yaml:"tones"` // the ground of cells that hold a word
	Rows    string            `yaml:"rows"`  // a row a line, cells between bars
}

type column struct {
	Name   string  `yaml:"name"`
	Width  float64 `yaml:"width"`
	As     string  `yaml:"as"`     // text, wrap, bold, centre, date, time, percent, number, month
	Format string  `yaml:"format"` // of a date
	List   string  `yaml:"list"`   // a dropdown: words between semicolons, or a range
}

// cells returns a tab's rows, cell by cell. A pilcrow stands for a line break.
func (t *tab) cells() [][]string {
	var out [][]string
	for line := range strings.SplitSeq(strings.TrimRight(t.Rows, "\n"), "\n") {
		if strings.TrimSpace(line) == "" {
			continue
		}
		parts := strings.Split(line, "|")
		for i, p := range parts {
			parts[i] = strings.ReplaceAll(strings.TrimSpace(p), "¶", "\n")
		}
		out = append(out, parts)
	}
	return out
}

// loadAll reads every data file, in the order of their names.
func loadAll() ([]*book, error) {
	files, err := data.ReadDir(".")
	if err != nil {
		return nil, err
	}
	var out []*book
	for _, f := range files {
		text, err := data.ReadFile(f.Name())
		if err != nil {
			return nil, err
		}
		b := &book{}
		if err := yaml.UnmarshalWithOptions(text, b, yaml.Strict()); err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name(), err)
		}
		out = append(out, b)
	}
	return out, nil
}
