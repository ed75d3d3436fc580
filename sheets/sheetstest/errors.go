package sheetstest

import (
	"encoding/json"
	"fmt"
	"net/http"
)

// apiError is an error body as Google sends it.
type apiError struct {
	code    int
	status  string
	message string
	details []any
	header  http.Header
}

func (e *apiError) Error() string { return e.message }

func (e *apiError) body() []byte {
	inner := obj{"code": e.code, "message": e.message, "status": e.status}
	put(inner, "details", e.details)
	data, err := json.MarshalIndent(obj{"error": inner}, "", "  ")
	if err != nil {
		return nil // maps of strings and numbers always encode
	}
	return data
}

// refusal is why one request of a batch, or a values request, is invalid.
type refusal string

func (r refusal) Error() string { return string(r) }

func refuse(format string, args ...any) error { return refusal(fmt.Sprintf(format, args...)) }

func invalid(format string, args ...any) *apiError {
	return &apiError{code: 400, status: "INVALID_ARGUMENT", message: fmt.Sprintf(format, args...)}
}

// inside names the element of a list that is invalid.
func (e *apiError) inside(list string, i int) *apiError {
	named := *e
	named.message = fmt.Sprintf("Invalid %s[%d]: %s", list, i, e.message)
	return &named
}

// violation is one field that a BadRequest detail names.
type violation struct{ field, description string }

func badRequest(message string, violations ...violation) *apiError {
	e := invalid("%s", message)
	var fields []any
	for _, v := range violations {
		f := obj{"description": v.description}
		if v.field != "" {
			f["field"] = v.field
		}
		fields = append(fields, f)
	}
	e.details = []any{obj{"@type": "type.googleapis.com/google.rpc.BadRequest", "fieldViolations": fields}}
	return e
}

func notFound() *apiError {
	return &apiError{code: 404, status: "NOT_FOUND", message: "Requested entity was not found."}
}

func denied() *apiError {
	return &apiError{code: 403, status: "PERMISSION_DENIED", message: "The caller does not have permission"}
}

func unauthenticated() *apiError {
	return &apiError{code: 401, status: "UNAUTHENTICATED", message: "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project."}
}

// officeMode answers for an .xlsx that is opened in Drive without conversion.
func officeMode() *apiError {
	return &apiError{code: 400, status: "FAILED_PRECONDITION", message: "This operation is not supported for this document"}
}

func apiDisabled(project string) *apiError {
	page := "https://console.developers.google.com/apis/api/sheets.googleapis.com/overview?project=" + project
	return &apiError{
		code: 403, status: "PERMISSION_DENIED",
		message: fmt.Sprintf("Google Sheets API has not been used in project %s before or it is disabled. Enable it by visiting %s then retry. If you enabled this API recently, wait a few minutes for the action to propagate to our systems and retry.", project, page),
		details: []any{
			obj{"@type": "type.googleapis.com/google.rpc.Help", "links": []any{obj{
				"description": "Google developers console API activation", "url": page,
			}}},
			obj{"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "SERVICE_DISABLED", "domain": "googleapis.com", "metadata": obj{
				"consumer": "projects/" + project, "service": "sheets.googleapis.com", "activationUrl": page,
			}},
		},
	}
}

func exhausted(kind, project string) *apiError {
	metric := kind + " requests"
	limit := metric + " per minute per user"
	return &apiError{
		code: 429, status: "RESOURCE_EXHAUSTED",
		message: fmt.Sprintf("Quota exceeded for quota metric '%s' and limit '%s' of service 'sheets.googleapis.com' for consumer 'project_number:%s'.", metric, limit, project),
		details: []any{obj{
			"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "RATE_LIMIT_EXCEEDED", "domain": "googleapis.com",
			"metadata": obj{"consumer": "projects/" + project, "quota_limit": kind + "RequestsPerMinutePerUser", "service": "sheets.googleapis.com", "quota_metric": "sheets.googleapis.com/" + kind + "_requests"},
		}},
		header: http.Header{},
	}
}

func internal() *apiError {
	return &apiError{code: 500, status: "INTERNAL", message: "Internal error encountered."}
}

func unavailable() *apiError {
	return &apiError{code: 503, status: "UNAVAILABLE", message: "The service is currently unavailable."}
}

const protectedMessage = "You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit."
