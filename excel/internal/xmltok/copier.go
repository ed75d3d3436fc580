package xmltok

import "io"

// Copier is a scanner for editing: whatever it passes is copied to a writer
// unless the editor drops it.
type Copier struct {
	*Scanner
	w io.Writer
}

// NewCopier returns a copier from r to w.
func NewCopier(w io.Writer, r io.Reader) *Copier {
	c := &Copier{Scanner: New(r), w: w}
	c.out = func(b []byte) error {
		_, err := w.Write(b)
		return err
	}
	return c
}

// Insert writes text before the current token.
func (c *Copier) Insert(text []byte) error {
	if err := c.upTo(c.pos - len(c.Raw)); err != nil {
		return err
	}
	return c.write(text)
}

// Append writes text after the current token.
func (c *Copier) Append(text []byte) error {
	if err := c.upTo(c.pos); err != nil {
		return err
	}
	return c.write(text)
}

// Replace writes text in place of the current token.
func (c *Copier) Replace(text []byte) error {
	if err := c.upTo(c.pos - len(c.Raw)); err != nil {
		return err
	}
	c.kept = c.pos
	return c.write(text)
}

// DropElement leaves out the element that the current Start token opens. After
// it the current token is the last of the element's.
func (c *Copier) DropElement() error {
	if err := c.Replace(nil); err != nil {
		return err
	}
	if c.Self {
		return nil
	}
	for depth := c.Depth(); c.Depth() >= depth; {
		if c.Next() == EOF {
			return c.failure()
		}
		c.kept = c.pos
	}
	return nil
}

// Finish copies what is left of the part.
func (c *Copier) Finish() error {
	for c.Next() != EOF {
	}
	if c.err != nil {
		return c.err
	}
	return c.flush()
}

func (c *Copier) failure() error {
	if c.err == nil {
		return io.ErrUnexpectedEOF
	}
	return c.err
}

func (c *Copier) upTo(pos int) error {
	if pos <= c.kept {
		return nil
	}
	b := c.buf[c.kept:pos]
	c.kept = pos
	return c.write(b)
}

func (c *Copier) write(b []byte) error {
	if len(b) == 0 {
		return nil
	}
	if _, err := c.w.Write(b); err != nil {
		c.err = err
		return err
	}
	return nil
}
