package server

import (
	"bytes"
	"context"
	"errors"
	"strings"

	"rubric"
	"rubric/internal/reconcile"
	"rubric/internal/report"
	"rubric/internal/store"
)

// report makes a fresh assessment and sends it. It returns how many addresses
// were served.
func (s *Server) report(ctx context.Context, j store.ReportJob) (sent int, err error) {
	if j.Book.Report != nil && j.Book.Report.OnlyIfChanged && !j.Changed {
		return 0, nil
	}
	p, err := s.Shelf.find(j.Book.Source)
	if err != nil {
		return 0, err
	}
	src, err := s.Shelf.open(ctx, p)
	if err != nil {
		return 0, err
	}
	res, err := reconcile.Check(ctx, src, s.job(j.Book.Lang))
	if err != nil {
		return 0, err
	}
	message, err := s.message(ctx, j.Book, res, p.link)
	if err != nil {
		return 0, err
	}
	var trouble error
	for _, to := range j.Pending {
		if err := s.Notifier.Send(ctx, to, message); err != nil {
			trouble = errors.Join(trouble, err)
			continue
		}
		if err := j.Sent(ctx, to); err != nil {
			return sent, errors.Join(trouble, err)
		}
		sent++
	}
	return sent, trouble
}

// message words a report: the verdict in the subject, the first screen in the
// text, the assessment as a file.
func (s *Server) message(ctx context.Context, b store.Book, r *reconcile.Result, link string) (rubric.Message, error) {
	wording := s.wording(r, b.Lang)
	var text, file bytes.Buffer
	if err := report.Summary(&text, checked(r), wording); err != nil {
		return rubric.Message{}, err
	}
	if strings.HasPrefix(link, "https://") {
		text.WriteString("\n" + link + "\n")
	}
	if err := s.Renderer.Render(ctx, &file, r.Report, link); err != nil {
		return rubric.Message{}, err
	}
	title := b.Title
	if title == "" {
		title = r.Book.Title
	}
	return rubric.Message{
		Subject: subject(title, r.Assessment),
		Text:    text.String(),
		Attachment: &rubric.Attachment{
			Name:        rubric.RoleAssessment.Name().In(wording.Lang) + " " + r.AsOf.String() + ".xlsx",
			ContentType: s.Renderer.ContentType(),
			Data:        file.Bytes(),
		},
	}, nil
}

func subject(title string, a *rubric.Assessment) string {
	if a.Headline < len(a.Screen) {
		return title + ": " + a.Screen[a.Headline]
	}
	return title
}
