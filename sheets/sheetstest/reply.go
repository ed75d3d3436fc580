package sheetstest

import (
	"encoding/json"
	"maps"
	"net/http"
	"strconv"
)

// reply is what a call answers: a body, an error, or nothing (204).
type reply struct {
	body obj
	err  *apiError
	none bool
}

func (r reply) code() int {
	switch {
	case r.err != nil:
		return r.err.code
	case r.none:
		return http.StatusNoContent
	}
	return http.StatusOK
}

func (r reply) encode() []byte {
	switch {
	case r.err != nil:
		return r.err.body()
	case r.none:
		return nil
	}
	data, err := json.Marshal(r.body)
	if err != nil {
		return internal().body() // numbers are kept finite, so this does not happen
	}
	return data
}

func (r reply) send(w http.ResponseWriter, data []byte) {
	if !r.none {
		w.Header().Set("Content-Type", "application/json; charset=UTF-8")
		w.Header().Set("Content-Length", strconv.Itoa(len(data)))
	}
	if r.err != nil {
		maps.Copy(w.Header(), r.err.header)
	}
	w.WriteHeader(r.code())
	_, _ = w.Write(data) //nolint:gosec // JSON, not HTML; a caller that hung up does not need it
}

func writeReply(w http.ResponseWriter, r reply) { r.send(w, r.encode()) }
