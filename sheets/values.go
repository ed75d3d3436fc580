package sheets

import (
	"encoding/json"
	"slices"
	"strconv"
	"unicode/utf16"

	"rubric"
)

// sliceSize is about how large the body of a request gets: Google advises 2 MB.
const sliceSize = 2 << 20

// block is what is written into one place, row by row. A column is found by its
// metadata wherever people moved it; a tab of ours by its sheet's id.
type block struct {
	column int64 // the metadata's id; 0 for a tab
	sheet  int64
	rows   []blockRow // ascending
}

// blockRow is a row with the texts to write from the first column on; "" clears
// a cell, rows that are not named are left as they are.
type blockRow struct {
	number int // from 1
	texts  []string
}

// columnValues gathers cells by their columns. Those of columns that are gone
// are left out.
func columnValues(puts []put, columnID func(tab string, f rubric.ManagedField) int64) []block {
	var blocks []block
	at := map[int64]int{}
	for i := range puts {
		p := &puts[i]
		id := columnID(p.tab, p.field)
		if id == 0 {
			continue
		}
		n, ok := at[id]
		if !ok {
			n = len(blocks)
			at[id] = n
			blocks = append(blocks, block{column: id})
		}
		blocks[n].rows = append(blocks[n].rows, blockRow{p.row, []string{p.want}})
	}
	for i := range blocks {
		slices.SortStableFunc(blocks[i].rows, func(a, b blockRow) int { return a.number - b.number })
	}
	return blocks
}

// valueSlices makes the bodies of values:batchUpdateByDataFilter. All texts are
// RAW, so that none is taken for a formula, a date or a number.
func valueSlices(blocks []block) [][]byte {
	w := valueWriter{}
	for i := range blocks {
		b := &blocks[i]
		for first := 0; first < len(b.rows); {
			first = w.add(b, first)
			if len(w.body) >= sliceSize {
				w.flush()
			}
		}
	}
	w.flush()
	return w.bodies
}

// valueWriter writes bodies by hand: a large one of empty interfaces would take
// many times its size.
type valueWriter struct {
	body   []byte
	bodies [][]byte
}

func (w *valueWriter) flush() {
	if len(w.body) > 0 {
		w.bodies = append(w.bodies, append(w.body, "]}"...))
		w.body = nil
	}
}

// add writes rows of a block from the first on, and returns the first that no
// longer fits.
func (w *valueWriter) add(b *block, first int) int {
	if len(w.body) == 0 {
		w.body = append(w.body, `{"valueInputOption":"RAW","data":[`...)
	} else {
		w.body = append(w.body, ',')
	}
	w.begin(b)
	next := 1
	for ; first < len(b.rows) && len(w.body) < sliceSize; first++ {
		row := b.rows[first]
		if row.number < next {
			continue // the first of two texts for one cell stands
		}
		for ; next < row.number; next++ {
			w.body = append(w.body, b.nothing()...)
		}
		w.row(b, row.texts)
		next++
	}
	w.body[len(w.body)-1] = ']' // in place of the last comma
	if b.column != 0 {
		w.body = append(w.body, ']')
	}
	w.body = append(w.body, '}')
	return first
}

func (w *valueWriter) begin(b *block) {
	if b.column != 0 {
		w.body = append(w.body, `{"dataFilter":{"developerMetadataLookup":{"metadataId":`...)
		w.body = strconv.AppendInt(w.body, b.column, 10)
		w.body = append(w.body, `}},"majorDimension":"COLUMNS","values":[[`...)
		return
	}
	last, across := b.rows[len(b.rows)-1].number, 1
	for _, r := range b.rows {
		across = max(across, len(r.texts))
	}
	w.body = append(w.body, `{"dataFilter":{"gridRange":{"sheetId":`...)
	w.body = strconv.AppendInt(w.body, b.sheet, 10)
	w.body = append(w.body, `,"startRowIndex":0,"startColumnIndex":0,"endRowIndex":`...)
	w.body = strconv.AppendInt(w.body, int64(last), 10)
	w.body = append(w.body, `,"endColumnIndex":`...)
	w.body = strconv.AppendInt(w.body, int64(across), 10)
	w.body = append(w.body, `}},"majorDimension":"ROWS","values":[`...)
}

// nothing leaves a row as it is.
func (b *block) nothing() string {
	if b.column != 0 {
		return "null,"
	}
	return "[],"
}

func (w *valueWriter) row(b *block, texts []string) {
	if b.column != 0 {
		w.text(texts[0])
		w.body = append(w.body, ',')
		return
	}
	w.body = append(w.body, '[')
	for i, t := range texts {
		if i > 0 {
			w.body = append(w.body, ',')
		}
		w.text(t)
	}
	w.body = append(w.body, "],"...)
}

func (w *valueWriter) text(s string) {
	quoted, err := json.Marshal(s)
	if err != nil {
		quoted = []byte(`""`) // a string always encodes
	}
	w.body = append(w.body, quoted...)
}

// clip cuts a text to what a cell holds, counted as Google counts: in UTF-16.
func clip(text string) string {
	if len(text) <= maxCellText {
		return text
	}
	units := 0
	for i, r := range text {
		if units += utf16.RuneLen(r); units > maxCellText-1 {
			return text[:i] + "…"
		}
	}
	return text
}
