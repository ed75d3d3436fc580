package server

import (
	"context"
	"net/http"

	"rubric"
	"rubric/internal/store"
	"rubric/server/api"
)

type langKey struct{}

// readerLang is the language of the one who asked.
func readerLang(ctx context.Context) rubric.Lang {
	lang, _ := ctx.Value(langKey{}).(rubric.Lang)
	return lang
}

func (h handlers) ListSyncs(ctx context.Context, r api.ListSyncsRequestObject) (api.ListSyncsResponseObject, error) {
	runs, next, err := h.Store.Runs(ctx, r.ID, or(r.Params.Limit, pageSize), or(r.Params.Cursor, ""))
	if err != nil {
		return nil, err
	}
	page := api.ListSyncs200JSONResponse{Syncs: make([]api.Sync, len(runs)), Next: next}
	for i := range runs {
		page.Syncs[i] = syncView(runs[i], readerLang(ctx))
	}
	return page, nil
}

func (h handlers) RequestSync(ctx context.Context, r api.RequestSyncRequestObject) (api.RequestSyncResponseObject, error) {
	run, err := h.Store.RequestSync(ctx, r.ID, store.CauseAPI)
	if err != nil {
		return nil, err
	}
	return api.RequestSync202JSONResponse{
		Headers: api.RequestSync202ResponseHeaders{Location: "/v1/syncs/" + run.ID},
		Body:    syncView(run, readerLang(ctx)),
	}, nil
}

func (h handlers) GetSync(ctx context.Context, r api.GetSyncRequestObject) (api.GetSyncResponseObject, error) {
	run, err := h.Store.Run(ctx, r.ID)
	if err != nil {
		return nil, err
	}
	return api.GetSync200JSONResponse(syncView(run, readerLang(ctx))), nil
}

func (h handlers) GetAssessment(ctx context.Context, r api.GetAssessmentRequestObject) (api.GetAssessmentResponseObject, error) {
	if _, err := h.Store.Book(ctx, r.ID); err != nil {
		return nil, err
	}
	doc, err := h.Store.Assessment(ctx, r.ID)
	if err != nil {
		return nil, notAssessed(err)
	}
	if !wantsWorkbook(ctx, h.Renderer.ContentType()) {
		return content{mediaType: "application/json", data: doc.Check}, nil
	}
	if len(doc.Workbook) == 0 {
		return nil, notAssessed(store.ErrNotFound)
	}
	return content{mediaType: h.Renderer.ContentType(), data: doc.Workbook, name: "assessment.xlsx"}, nil
}

func notAssessed(err error) error {
	f := failureOf(err)
	if f.status != http.StatusNotFound {
		return err
	}
	return &failure{f.status, rubric.Problem{
		What: rubric.Text{RU: "книга ещё ни разу не проверена", EN: "the book has not been checked yet"},
		Hint: rubric.Text{RU: "попросите проверку: POST /v1/books/{id}/syncs", EN: "ask for a sync: POST /v1/books/{id}/syncs"},
		Err:  err,
	}}
}
