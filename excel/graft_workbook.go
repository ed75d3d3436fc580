package excel

import (
	"fmt"
	"strconv"
	"strings"

	"rubric/excel/internal/opc"
	"rubric/excel/internal/xmltok"
)

// workbookEdit edits the workbook part: its list of sheets and its names.
type workbookEdit struct {
	*textPart
	prefix    string
	relPrefix string // of the relationships' namespace, with the colon; "" when the root does not declare it
	relSpace  string
	sheets    []sheetEntry
	names     []nameEntry
	sheetsEnd int // where the list of sheets ends
	namesAt   int // where a list of names belongs
	namesEnd  int // where the list of names ends; 0 without one
	added     []byte
}

type sheetEntry struct{ name, id, rid string }

type nameEntry struct {
	definedName
	from, to int
	gone     bool
}

func editWorkbook(d *opc.Draft, part string) (*workbookEdit, error) {
	text, err := readText(d, part)
	if err != nil {
		return nil, err
	}
	w := &workbookEdit{textPart: text, relSpace: strings.TrimSuffix(d.RelType(""), "/")}
	s, err := text.scan()
	if err != nil {
		return nil, err
	}
	w.prefix = string(s.prefix)
	w.relPrefix, _ = s.PrefixOf(w.relSpace)
	err = s.inside(func() error {
		switch string(s.tag()) {
		case "sheets":
			err = w.readSheets(s)
			_, w.namesAt = at(s)
		case "functionGroups", "externalReferences":
			s.Skip()
			_, w.namesAt = at(s)
		case "definedNames":
			err = w.readNames(s)
		}
		return err
	})
	if err == nil && w.sheetsEnd == 0 {
		err = errNoSheets
	}
	return w, err
}

func (w *workbookEdit) readSheets(s *scan) error {
	if s.Self {
		return errNoSheets
	}
	err := s.inside(func() error {
		var e sheetEntry
		for a := s.Attrs(); a.Next(); {
			v := string(xmltok.Unescape(nil, a.Value))
			switch name := string(a.Name); {
			case name == "name":
				e.name = v
			case name == "sheetId":
				e.id = v
			case strings.HasSuffix(name, ":id"):
				e.rid = v
			}
		}
		w.sheets = append(w.sheets, e)
		return nil
	})
	w.sheetsEnd, _ = at(s)
	return err
}

func (w *workbookEdit) readNames(s *scan) error {
	if s.Self {
		from, to := at(s)
		w.replace(from, to, nil) // an empty list is written anew where it belongs
		return nil
	}
	err := s.inside(func() error {
		var n nameEntry
		n.from, _ = at(s)
		n.definedName = s.definedName()
		_, n.to = at(s)
		w.names = append(w.names, n)
		return nil
	})
	w.namesEnd, _ = at(s)
	return err
}

// sheet returns the index of the sheet whose part a relationship leads to, -1
// when there is none.
func (w *workbookEdit) sheet(rid string) int {
	for i, e := range w.sheets {
		if e.rid == rid {
			return i
		}
	}
	return -1
}

// addSheet appends a sheet and returns its index.
func (w *workbookEdit) addSheet(name, rid string) int {
	next := 1
	for _, e := range w.sheets {
		if n, err := strconv.Atoi(e.id); err == nil {
			next = max(next, n+1)
		}
	}
	id := strconv.Itoa(next)
	rel, declare := w.relPrefix, ""
	if rel == "" {
		rel, declare = "r:", ` xmlns:r="`+w.relSpace+`"`
	}
	w.insert(w.sheetsEnd, fmt.Appendf(nil, `<%ssheet name="%s" sheetId="%s"%s %sid="%s"/>`,
		w.prefix, xmltok.Escape(nil, name), id, declare, rel, rid))
	w.sheets = append(w.sheets, sheetEntry{name, id, rid})
	return len(w.sheets) - 1
}

// setName makes a name of a scope (-1: the book's) mean the text. One that does
// already stays where it is.
func (w *workbookEdit) setName(n definedName, hidden bool) {
	for i := range w.names {
		old := &w.names[i]
		if old.local != n.local || !strings.EqualFold(old.name, n.name) || old.gone {
			continue
		}
		if old.text == n.text {
			return
		}
		w.drop(old)
	}
	attrs := ""
	if n.local >= 0 {
		attrs += fmt.Sprintf(` localSheetId="%d"`, n.local)
	}
	if hidden {
		attrs += ` hidden="1"`
	}
	w.added = fmt.Appendf(w.added, `<%sdefinedName name="%s"%s>%s</%sdefinedName>`,
		w.prefix, xmltok.Escape(nil, n.name), attrs, xmltok.Escape(nil, n.text), w.prefix)
}

// dropNames removes the names that the function points out.
func (w *workbookEdit) dropNames(which func(definedName) bool) {
	for i := range w.names {
		if !w.names[i].gone && which(w.names[i].definedName) {
			w.drop(&w.names[i])
		}
	}
}

func (w *workbookEdit) drop(n *nameEntry) {
	w.replace(n.from, n.to, nil)
	n.gone = true
}

func (w *workbookEdit) save(d *opc.Draft) error {
	switch {
	case len(w.added) == 0:
	case w.namesEnd > 0:
		w.insert(w.namesEnd, w.added)
	default:
		w.insert(w.namesAt, fmt.Appendf(nil, "<%sdefinedNames>%s</%sdefinedNames>", w.prefix, w.added, w.prefix))
	}
	return w.textPart.save(d)
}
