package server

import (
	"context"
	"net/http"
	"strconv"

	"rubric/server/api"
)

// content is an answer that was made elsewhere, byte by byte.
type content struct {
	mediaType string
	data      []byte
	name      string // of the file to save it as; "" for none
}

var (
	_ api.GetAssessmentResponseObject = content{}
	_ api.CheckFileResponseObject     = content{}
)

// VisitGetAssessmentResponse writes the answer.
func (a content) VisitGetAssessmentResponse(w http.ResponseWriter) error { return a.write(w) }

// VisitCheckFileResponse writes the answer.
func (a content) VisitCheckFileResponse(w http.ResponseWriter) error { return a.write(w) }

func (a content) write(w http.ResponseWriter) error {
	h := w.Header()
	h.Set("Content-Type", a.mediaType)
	h.Set("Content-Length", strconv.Itoa(len(a.data)))
	h.Set("Vary", "Accept, Accept-Language")
	if a.name != "" {
		h.Set("Content-Disposition", `attachment; filename="`+a.name+`"`)
	}
	w.WriteHeader(http.StatusOK)
	_, err := w.Write(a.data)
	return err
}

type acceptKey struct{}

// wantsWorkbook reports whether the one who asked prefers a workbook over JSON.
func wantsWorkbook(ctx context.Context, mediaType string) bool {
	accept, _ := ctx.Value(acceptKey{}).(string)
	return wants(accept, mediaType)
}
