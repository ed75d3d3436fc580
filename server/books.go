package server

import (
	"context"
	"net/http"
	"slices"

	"rubric"
	"rubric/internal/store"
	"rubric/server/api"
)

// handlers are the calls of the API, as the generated code calls them.
type handlers struct{ *Server }

var _ api.StrictServerInterface = handlers{}

const pageSize = 100

func (h handlers) ListBooks(ctx context.Context, r api.ListBooksRequestObject) (api.ListBooksResponseObject, error) {
	books, next, err := h.Store.Books(ctx, or(r.Params.Limit, pageSize), or(r.Params.Cursor, ""))
	if err != nil {
		return nil, err
	}
	page := api.ListBooks200JSONResponse{Books: make([]api.Book, len(books)), Next: next}
	for i := range books {
		page.Books[i] = h.bookView(books[i], readerLang(ctx))
	}
	return page, nil
}

func (h handlers) CreateBook(ctx context.Context, r api.CreateBookRequestObject) (api.CreateBookResponseObject, error) {
	source, err := h.Shelf.Find(ctx, r.Body.Source)
	if err != nil {
		return nil, failWith(http.StatusUnprocessableEntity, err)
	}
	plan, err := h.planOf(r.Body.Report, nil)
	if err != nil {
		return nil, err
	}
	b, secret, err := h.Store.CreateBook(ctx, store.Book{
		Source: source, Title: or(r.Body.Title, ""), Lang: rubric.Lang(or(r.Body.Lang, "")), Report: plan,
	}, replies(ctx, func(b store.Book, secret string, w http.ResponseWriter) error {
		return h.created(ctx, b, secret).VisitCreateBookResponse(w)
	})...)
	if err != nil {
		return nil, err
	}
	h.Log.InfoContext(ctx, "book registered", "book", b.ID, "source", b.Source)
	h.nudgeChannels()
	return h.created(ctx, b, secret), nil
}

func (h handlers) created(ctx context.Context, b store.Book, secret string) api.CreateBook201JSONResponse {
	v := h.bookView(b, readerLang(ctx))
	return api.CreateBook201JSONResponse{
		Headers: api.CreateBook201ResponseHeaders{Location: "/v1/books/" + b.ID},
		Body: api.CreatedBook{
			ID: v.ID, Source: v.Source, Title: v.Title, Lang: v.Lang, Report: v.Report, State: v.State,
			Verdict: v.Verdict, LastSync: v.LastSync, CreatedAt: v.CreatedAt,
			Error: v.Error, Reported: v.Reported, Webhook: h.webhook(b.ID, secret),
		},
	}
}

func (h handlers) webhook(book, secret string) api.Webhook {
	return api.Webhook{URL: h.BaseURL + "/hooks/books/" + book, Secret: secret}
}

func (h handlers) GetBook(ctx context.Context, r api.GetBookRequestObject) (api.GetBookResponseObject, error) {
	b, err := h.Store.Book(ctx, r.ID)
	if err != nil {
		return nil, err
	}
	return api.GetBook200JSONResponse(h.bookView(b, readerLang(ctx))), nil
}

func (h handlers) DeleteBook(ctx context.Context, r api.DeleteBookRequestObject) (api.DeleteBookResponseObject, error) {
	open, err := h.Store.Channels(ctx, r.ID, h.Clock().Add(farFuture))
	if err != nil {
		return nil, err
	}
	if err := h.Store.DeleteBook(ctx, r.ID); err != nil {
		return nil, err
	}
	if h.Watcher != nil {
		h.closeChannels(ctx, open)
	}
	h.Log.InfoContext(ctx, "book forgotten", "book", r.ID)
	return api.DeleteBook204Response{}, nil
}

func (h handlers) RotateSecret(ctx context.Context, r api.RotateSecretRequestObject) (api.RotateSecretResponseObject, error) {
	secret, err := h.Store.RotateSecret(ctx, r.ID, replies(ctx, func(b store.Book, secret string, w http.ResponseWriter) error {
		return api.RotateSecret201JSONResponse{Webhook: h.webhook(b.ID, secret)}.VisitRotateSecretResponse(w)
	})...)
	if err != nil {
		return nil, err
	}
	h.Log.InfoContext(ctx, "webhook secret replaced", "book", r.ID)
	return api.RotateSecret201JSONResponse{Webhook: h.webhook(r.ID, secret)}, nil
}

// planOf reads a report's plan; nil for none. Addresses that are given masked, as
// they were answered, stay as stored.
func (h handlers) planOf(p *api.ReportPlan, stored *store.ReportPlan) (plan *store.ReportPlan, err error) {
	if p == nil {
		return plan, nil
	}
	masked := map[string][]string{} // two addresses may look alike: the first stands for the first
	if stored != nil {
		for _, to := range stored.Notify {
			shown := h.Notifier.Mask(to)
			masked[shown] = append(masked[shown], to)
		}
	}
	plan = &store.ReportPlan{Schedule: p.Schedule, OnlyIfChanged: or(p.OnlyIfChanged, false)}
	if stored != nil && stored.Unreadable && slices.Equal(p.Notify, []string{lostAddresses}) {
		plan.Unreadable = true
		return plan, nil
	}
	for _, to := range p.Notify {
		if whole := masked[to]; len(whole) > 0 {
			masked[to] = whole[1:]
			to = whole[0]
		}
		if err := h.Notifier.Check(to); err != nil {
			return nil, failWith(http.StatusUnprocessableEntity, err)
		}
		plan.Notify = append(plan.Notify, to)
	}
	return plan, nil
}

func or[T any](p *T, standard T) T {
	if p == nil {
		return standard
	}
	return *p
}
