package opc

import (
	"bytes"
	"fmt"

	"rubric/excel/internal/xmltok"
)

// editList edits a part that is one element with a list of children, as text:
// it leaves out the children that drop names and adds one before the end.
func editList(part []byte, drop func(*xmltok.Scanner) bool, add func(prefix string) []byte) ([]byte, error) {
	enc, text, err := decode(part)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	out.Grow(len(text) + 512)
	c := xmltok.NewCopier(&out, bytes.NewReader(text))
	for c.Next() != xmltok.EOF && err == nil {
		switch {
		case c.Kind == xmltok.Start && c.Depth() <= 2 && drop != nil && drop(c.Scanner):
			err = c.DropElement()
		case c.Kind == xmltok.Start && c.Self && c.Depth() == 0 && add != nil:
			open := append(bytes.TrimSuffix(bytes.TrimSuffix(bytes.Clone(c.Raw), []byte("/>")), []byte(" ")), '>')
			open = append(open, add(string(c.Prefix()))...)
			err = c.Replace(append(open, "</"+string(c.Name)+">"...))
		case c.Kind == xmltok.End && c.Depth() == 0 && add != nil:
			err = c.Insert(add(string(c.Prefix())))
		}
	}
	if err == nil {
		err = c.Finish()
	}
	if err != nil {
		return nil, fmt.Errorf("editing a list of the package: %w", err)
	}
	return enc.encode(out.Bytes())
}
