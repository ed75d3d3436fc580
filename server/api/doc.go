// This is the HTTP contract of the service: the OpenAPI document, which is the
// source, and the types and routes that are generated from it. It knows nothing
// of books beyond their JSON; the handlers are in rubric/server.

package api //nolint:revive // the package's comment is in the generated file

import _ "embed"

//go:generate go tool -modfile=../../tools/go.mod oapi-codegen -config codegen.yaml openapi.yaml

// Document is the OpenAPI document in YAML.
//
//go:embed openapi.yaml
var Document []byte
