package main

import (
	"context"
	"io"

	"rubric"
	"rubric/excel/template"
	"rubric/internal/draft"
	"rubric/internal/reconcile"
)

// draft writes a book that holds another's plan, with what its strategy lacks
// drafted from it.
func (s *session) draft(ctx context.Context, w io.Writer, book string, full bool) error {
	r, err := s.runOn(ctx, book, reconcile.Check)
	if err != nil {
		return err
	}
	if len(r.Book.Entries) == 0 {
		return trouble(
			rubric.Text{RU: book + ": в книге нет плана, по которому составить черновик", EN: book + ": the workbook has no plan to draft from"},
			rubric.Text{RU: "посмотрите, как понята книга: rubric inspect " + book, EN: "see how the workbook is understood: rubric inspect " + book}, nil)
	}
	from := draft.From(r.Outlook)
	rows := map[rubric.Role][]template.Row{}
	for role, drafted := range from.Rows {
		for _, row := range drafted {
			rows[role] = append(rows[role], templateRow(row))
		}
	}
	return template.Write(w, template.Spec{
		Lang: r.Book.Lang, Full: full, TimeZone: r.Book.TimeZone, Draft: true, Rows: rows, Own: from.Own,
	})
}

func templateRow(row draft.Row) template.Row {
	out := template.Row{}
	for f, c := range row {
		v := c.Value
		if share, ok := v.(draft.Percent); ok {
			v = template.Percent(share)
		}
		if c.Draft {
			v = template.Draft{Value: v}
		}
		out[f] = v
	}
	return out
}
