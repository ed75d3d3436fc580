package server

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"mime"
	"net/http"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/labstack/echo/v4"

	"rubric"
	"rubric/server/api"
)

// maxJSON is the most bytes of a JSON body.
const maxJSON = 1 << 20

// contract is the OpenAPI document, ready to hold requests against.
type contract struct {
	json   []byte // the document as it is served
	routes map[string]*routers.Route
}

func loadContract() (*contract, error) {
	doc, err := openapi3.NewLoader().LoadFromData(api.Document)
	if err != nil {
		return nil, fmt.Errorf("reading the OpenAPI document: %w", err)
	}
	if err := doc.Validate(context.Background()); err != nil {
		return nil, fmt.Errorf("the OpenAPI document: %w", err)
	}
	ct := &contract{routes: map[string]*routers.Route{}}
	if ct.json, err = json.Marshal(doc); err != nil {
		return nil, err
	}
	for path, item := range doc.Paths.Map() {
		for method, operation := range item.Operations() {
			ct.routes[method+" "+echoPath(path)] = &routers.Route{
				Spec: doc, Path: path, PathItem: item, Method: method, Operation: operation,
			}
		}
	}
	return ct, nil
}

// echoPath spells a path of OpenAPI as Echo does: {id} is :id.
func echoPath(path string) string {
	return strings.ReplaceAll(strings.ReplaceAll(path, "{", ":"), "}", "")
}

// validate holds requests to the API against the document. Routes it does not
// know pass: they end in 404 or 405.
func (s *Server) validate(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		r := c.Request()
		route := s.contract.routes[r.Method+" "+c.Path()]
		if route == nil || !isAPI(r) {
			return next(c)
		}
		if err := checkParameters(c, route); err != nil {
			return err
		}
		if body := route.Operation.RequestBody; body != nil {
			if err := checkBody(c, body.Value); err != nil {
				return err
			}
		}
		return next(c)
	}
}

func checkParameters(c echo.Context, route *routers.Route) error {
	in := &openapi3filter.RequestValidationInput{
		Request: c.Request(), Route: route, PathParams: map[string]string{},
		Options: &openapi3filter.Options{SkipSettingDefaults: true},
	}
	for i, name := range c.ParamNames() {
		in.PathParams[name] = c.ParamValues()[i]
	}
	// One by one: the filter's check of a whole request also reads its body.
	for _, p := range slices.Concat(route.PathItem.Parameters, route.Operation.Parameters) {
		err := openapi3filter.ValidateParameter(c.Request().Context(), in, p.Value)
		if err == nil {
			continue
		}
		status := http.StatusUnprocessableEntity
		if _, ok := errors.AsType[*openapi3filter.ParseError](err); ok {
			status = http.StatusBadRequest
		}
		if p.Value.In == openapi3.ParameterInPath {
			status = http.StatusNotFound // no resource has such an id
		}
		return unfit(status, p.Value.Name, err)
	}
	return nil
}

// checkBody holds a JSON body against its schema and leaves it for the handler.
// Uploads are for their handler to read.
func checkBody(c echo.Context, body *openapi3.RequestBody) error {
	r := c.Request()
	mediaType, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	content := body.Content[mediaType]
	if err != nil || content == nil {
		names := strings.Join(slices.Sorted(maps.Keys(body.Content)), ", ")
		return fail(http.StatusUnsupportedMediaType,
			rubric.Text{RU: "такой вид содержимого не подходит", EN: "this kind of content does not fit"},
			rubric.Text{RU: "укажите Content-Type: " + names, EN: "use Content-Type: " + names})
	}
	if mediaType == "multipart/form-data" {
		if params["boundary"] == "" {
			return ofStatus(http.StatusBadRequest, http.ErrMissingBoundary)
		}
		return nil
	}
	data, err := io.ReadAll(http.MaxBytesReader(c.Response(), r.Body, maxJSON))
	if err != nil {
		return unreadable(err)
	}
	r.Body = io.NopCloser(bytes.NewReader(data))
	var value any
	if err := json.Unmarshal(data, &value); err != nil {
		return notJSON(err)
	}
	if err := content.Schema.Value.VisitJSON(value, openapi3.VisitAsRequest()); err != nil {
		return unfit(http.StatusUnprocessableEntity, "", err)
	}
	return nil
}

// unreadable tells a body that is too large from one that did not arrive.
func unreadable(err error) error {
	if _, ok := errors.AsType[*http.MaxBytesError](err); ok {
		return ofStatus(http.StatusRequestEntityTooLarge, err)
	}
	return ofStatus(http.StatusBadRequest, err)
}

func notJSON(err error) error {
	where := ""
	if syntax, ok := errors.AsType[*json.SyntaxError](err); ok {
		where = fmt.Sprintf(" (%d)", syntax.Offset)
	}
	f := fail(http.StatusBadRequest,
		rubric.Text{RU: "тело запроса — не JSON" + where, EN: "the body is not JSON" + where},
		rubric.Text{RU: "пришлите один объект JSON в UTF-8", EN: "send one JSON object in UTF-8"})
	f.Err = err
	return f
}

// unfit says which value the document does not allow, and why, in the words of
// the schema's own validator. The error itself is left out: it repeats the
// value, which may hold a secret.
func unfit(status int, name string, err error) error {
	why := err.Error()
	var at []string
	// A schema made of others only says that one of them objects: its origin
	// says what, and the way to the value.
	for se, ok := errors.AsType[*openapi3.SchemaError](err); ok; se, ok = errors.AsType[*openapi3.SchemaError](se.Origin) {
		why, at = se.Reason, se.JSONPointer()
	}
	if name == "" {
		name = strings.Join(at, ".")
	}
	if name == "" {
		name = "body"
	}
	return fail(status,
		rubric.Text{RU: "значение не подходит: " + name, EN: "a value does not fit: " + name},
		rubric.Text{RU: "схема говорит: " + why, EN: "the schema says: " + why})
}

// jsonBinder decodes bodies that validate has looked at.
type jsonBinder struct{}

func (jsonBinder) Bind(into any, c echo.Context) error {
	if err := json.NewDecoder(c.Request().Body).Decode(into); err != nil {
		return notJSON(err)
	}
	return nil
}
