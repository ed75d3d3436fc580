package state

import (
	"slices"
	"strings"
	"unicode"

	"rubric"
)

// A plan of 100,000 posts is remembered in a few hundred rows rather than in one
// a post: what was first seen on the same days shares a row, a line for each in
// the cell of its content. A spreadsheet has a price for every cell, and a limit
// for the length of one.
const maxCell = 30_000 // bytes: Excel takes 32,767 characters, Google Sheets 50,000

// noHash stands for a content that is not known.
const noHash = "-"

// entryLine writes what is remembered of an entry besides its days: id, content
// and what was approved.
func entryLine(id string, e *rubric.EntryState) (line string, ok bool) {
	if strings.ContainsFunc(id+e.Hash, unicode.IsSpace) || e.Hash == noHash || !isLine(e.Approved) {
		return "", false
	}
	line = id
	switch {
	case e.Hash != "":
		line += " " + e.Hash
	case e.Approved != "":
		line += " " + noHash
	}
	if e.Approved != "" {
		line += " " + e.Approved
	}
	return line, id != "" && len(line) <= maxCell
}

func readEntryLine(line string) (id, hash, approved string) {
	id, line = cutWord(line)
	hash, approved = cutWord(line)
	if hash == noHash {
		hash = ""
	}
	return id, hash, approved
}

// cutWord cuts the first word off; a cell mended by hand may hold any space
// between two, and more than one.
func cutWord(line string) (word, rest string) {
	if i := strings.IndexFunc(line, unicode.IsSpace); i >= 0 {
		return line[:i], strings.TrimSpace(line[i:])
	}
	return line, ""
}

// isLine reports whether the text survives as the end of a line.
func isLine(s string) bool {
	return s == strings.TrimSpace(s) && !strings.ContainsAny(s, "\n\r")
}

// packer gathers lines that share their days into cells.
type packer struct {
	lines map[string][]string // by what they share, in the order given
	order []string
}

func newPacker() *packer { return &packer{lines: map[string][]string{}} }

func (p *packer) add(shared, line string) {
	if p.lines[shared] == nil {
		p.order = append(p.order, shared)
	}
	p.lines[shared] = append(p.lines[shared], line)
}

// cells yields every cell with what its lines share, in order.
func (p *packer) cells(yield func(shared, cell string)) {
	slices.Sort(p.order)
	for _, shared := range p.order {
		for lines := p.lines[shared]; len(lines) > 0; {
			n, size := 1, len(lines[0])
			for n < len(lines) && size+1+len(lines[n]) <= maxCell {
				size += 1 + len(lines[n])
				n++
			}
			yield(shared, strings.Join(lines[:n], "\n"))
			lines = lines[n:]
		}
	}
}
