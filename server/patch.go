package server

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"

	"rubric"
	"rubric/internal/store"
	"rubric/server/api"
)

// patched is what a merge patch may change of a book.
type patched struct {
	Source string          `json:"source"`
	Title  string          `json:"title"`
	Lang   rubric.Lang     `json:"lang"`
	Report *api.ReportPlan `json:"report"`
}

// PatchBook applies a JSON merge patch (RFC 7396): what is absent stays, null
// takes away.
func (h handlers) PatchBook(ctx context.Context, r api.PatchBookRequestObject) (api.PatchBookResponseObject, error) {
	patch := r.JSONBody
	if patch == nil {
		patch = r.ApplicationMergePatchPlusJSONBody
	}
	look := h.newSource(ctx, *patch)
	b, err := h.Store.PatchBook(ctx, r.ID, func(b *store.Book) error { return h.merge(b, *patch, look) })
	if err != nil {
		return nil, err
	}
	return api.PatchBook200JSONResponse(h.bookView(b, readerLang(ctx))), nil
}

// found is what looking for a source came to.
type found struct {
	source string
	err    error
}

// newSource looks for the source that a patch names. That may ask far away, and
// merging must not wait: it goes on within a transaction.
func (h handlers) newSource(ctx context.Context, patch json.RawMessage) (f found) {
	var named struct {
		Source string `json:"source"`
	}
	if json.Unmarshal(patch, &named) == nil && named.Source != "" {
		f.source, f.err = h.Shelf.Find(ctx, named.Source)
	}
	return f
}

func (h handlers) merge(b *store.Book, patch json.RawMessage, look found) error {
	now := patched{Source: b.Source, Title: b.Title, Lang: b.Lang, Report: h.planView(b.Report)}
	whole, err := mergePatch(now, patch)
	if err != nil {
		return err
	}
	var want patched
	if err := json.Unmarshal(whole, &want); err != nil {
		return notJSON(err)
	}
	if want.Source = strings.TrimSpace(want.Source); want.Source != b.Source {
		if look.err != nil {
			return failWith(http.StatusUnprocessableEntity, look.err)
		}
		want.Source = look.source
	}
	if want.Report != nil && (want.Report.Schedule == "" || len(want.Report.Notify) == 0) {
		return fail(http.StatusUnprocessableEntity,
			rubric.Text{RU: "отчёту нужны расписание и адреса", EN: "a report needs a schedule and addresses"},
			rubric.Text{RU: "пришлите report.schedule и report.notify, или report: null, чтобы отчётов не было", EN: "send report.schedule and report.notify, or report: null for no reports"})
	}
	plan, err := h.planOf(want.Report, b.Report)
	if err != nil {
		return err
	}
	b.Source, b.Title, b.Lang, b.Report = want.Source, want.Title, want.Lang, plan
	return nil
}

// mergePatch returns the JSON of a value with the patch merged into it.
func mergePatch(value any, patch []byte) ([]byte, error) {
	before, err := json.Marshal(value)
	if err != nil {
		return nil, err
	}
	var target, change any
	if err := json.Unmarshal(before, &target); err != nil {
		return nil, err
	}
	if err := json.Unmarshal(patch, &change); err != nil {
		return nil, notJSON(err)
	}
	return json.Marshal(merged(target, change))
}

// merged is the procedure MergePatch of RFC 7396, section 2.
func merged(target, patch any) any {
	changes, ok := patch.(map[string]any)
	if !ok {
		return patch
	}
	object, ok := target.(map[string]any)
	if !ok {
		object = map[string]any{}
	}
	for name, value := range changes {
		if value == nil {
			delete(object, name)
			continue
		}
		object[name] = merged(object[name], value)
	}
	return object
}
