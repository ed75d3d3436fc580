package opc

import (
	"bytes"
	"io"
)

// Sizes of a chunk: small parts take little, large ones few pieces.
const (
	firstChunk = 4 << 10
	lastChunk  = 256 << 10
)

// chunks keeps bytes as they come. Unlike a buffer that doubles, it never holds
// them twice, which counts when they are most of a large package.
type chunks struct {
	list [][]byte
	size int64
}

func (c *chunks) Write(p []byte) (int, error) {
	c.size += int64(len(p))
	for rest := p; len(rest) > 0; {
		n := len(c.list)
		if n == 0 || len(c.list[n-1]) == cap(c.list[n-1]) {
			c.list = append(c.list, make([]byte, 0, min(firstChunk<<min(n, 16), lastChunk)))
			n++
		}
		last := c.list[n-1]
		fits := min(len(rest), cap(last)-len(last))
		c.list[n-1], rest = append(last, rest[:fits]...), rest[fits:]
	}
	return len(p), nil
}

// reader returns a reader of what was written.
func (c *chunks) reader() io.Reader {
	readers := make([]io.Reader, len(c.list))
	for i, b := range c.list {
		readers[i] = bytes.NewReader(b)
	}
	return io.MultiReader(readers...)
}
