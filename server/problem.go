package server

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"

	"github.com/labstack/echo/v4"

	"rubric"
	"rubric/internal/store"
	"rubric/server/api"
)

// failure is an error with the status it is answered with.
type failure struct {
	status int
	rubric.Problem
}

func (f *failure) Error() string { return f.Problem.Error() }
func (f *failure) Unwrap() error { return &f.Problem }

func fail(status int, what, hint rubric.Text) *failure {
	return &failure{status, rubric.Problem{What: what, Hint: hint}}
}

// failWith answers with the words of a Problem; an error without any is not the
// client's doing and stays as it is.
func failWith(status int, err error) error {
	p, ok := rubric.AsProblem(err)
	if !ok {
		return err
	}
	return &failure{status, rubric.Problem{What: p.What, Hint: p.Hint, Err: err}}
}

// failureOf finds what to answer to an error: the one place where errors become
// statuses.
func failureOf(err error) *failure {
	if f, ok := errors.AsType[*failure](err); ok {
		return f
	}
	if he, ok := errors.AsType[*echo.HTTPError](err); ok {
		return ofStatus(he.Code, err)
	}
	if _, ok := errors.AsType[*http.MaxBytesError](err); ok {
		return ofStatus(http.StatusRequestEntityTooLarge, err)
	}
	for _, known := range storeFailures() {
		if errors.Is(err, known.is) {
			f := ofStatus(known.status, err)
			if p, ok := rubric.AsProblem(err); ok {
				f.What, f.Hint = p.What, p.Hint
			}
			return f
		}
	}
	if errors.Is(err, context.DeadlineExceeded) || errors.Is(err, context.Canceled) {
		return ofStatus(http.StatusServiceUnavailable, err)
	}
	return ofStatus(http.StatusInternalServerError, err)
}

type known struct {
	is     error
	status int
}

func storeFailures() []known {
	return []known{
		{store.ErrNotFound, http.StatusNotFound},
		{store.ErrTaken, http.StatusConflict},
		{store.ErrRepeated, http.StatusConflict},
		{store.ErrCursor, http.StatusBadRequest},
		{store.ErrSchedule, http.StatusUnprocessableEntity},
		{store.ErrKeyReused, http.StatusUnprocessableEntity},
		{store.ErrClosed, http.StatusServiceUnavailable},
		{store.ErrUnavailable, http.StatusServiceUnavailable},
	}
}

// ofStatus words a status for errors that have no words of their own.
func ofStatus(status int, err error) *failure {
	words, ok := statusWords()[status]
	if !ok {
		words = statusWords()[http.StatusInternalServerError]
		if status < http.StatusInternalServerError {
			words[0] = rubric.Text{RU: http.StatusText(status), EN: http.StatusText(status)}
			words[1] = seeDocument()
		}
	}
	switch {
	case errors.Is(err, store.ErrTaken):
		words = [2]rubric.Text{
			{RU: "эта книга уже зарегистрирована", EN: "this workbook is registered already"},
			{RU: "найдите её в GET /v1/books", EN: "find it in GET /v1/books"},
		}
	case errors.Is(err, store.ErrCursor):
		words = [2]rubric.Text{
			{RU: "такого курсора нет", EN: "no such cursor"},
			{RU: "возьмите next из предыдущего ответа или начните без cursor", EN: "take next from the answer before, or begin without a cursor"},
		}
	case errors.Is(err, store.ErrKeyReused):
		words = [2]rubric.Text{
			{RU: "с этим Idempotency-Key уже приходил другой запрос", EN: "this Idempotency-Key came with another request before"},
			{RU: "возьмите для нового запроса новый ключ", EN: "use a new key for a new request"},
		}
	case errors.Is(err, store.ErrUnavailable):
		words = [2]rubric.Text{
			{RU: "база данных сервиса сейчас не отвечает", EN: "the service's database does not answer right now"},
			{RU: "повторите через несколько секунд; /readyz скажет, когда она вернётся", EN: "try again in a few seconds; /readyz says when it is back"},
		}
	}
	return &failure{status, rubric.Problem{What: words[0], Hint: words[1], Err: err}}
}

// answerProblem writes an error as problem+json (RFC 9457).
func answerProblem(c echo.Context, f *failure) error {
	lang := langOf(c.Request())
	doc := api.Problem{Type: "about:blank", Status: f.status, Title: f.What.In(lang), Hint: f.Hint.In(lang)}
	// Those who may not know what is here are told no two refusals apart, not
	// even by the request's id.
	stranger := isHook(c.Request()) && f.status < http.StatusInternalServerError
	if id := requestID(c); id != "" && !stranger {
		instance := "urn:request:" + id
		doc.Instance = &instance
	}
	body, err := json.Marshal(doc)
	if err != nil {
		return err
	}
	h := c.Response().Header()
	h.Set("Cache-Control", "no-store")
	h.Set("Content-Language", string(lang))
	switch f.status {
	case http.StatusUnauthorized:
		h.Set("WWW-Authenticate", `Bearer realm="rubric"`)
	case http.StatusServiceUnavailable, http.StatusTooManyRequests:
		h.Set("Retry-After", "2")
	}
	return c.Blob(f.status, "application/problem+json", body)
}

// langOf is the language that the sender of a request reads.
func langOf(r *http.Request) rubric.Lang {
	for _, tag := range splitList(r.Header.Get("Accept-Language")) {
		if lang, ok := rubric.ParseLang(tag.value); ok {
			return lang
		}
	}
	return rubric.English
}
