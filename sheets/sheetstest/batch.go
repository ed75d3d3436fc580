package sheetstest

import "errors"

// batch applies the requests of one batchUpdate to a clone of a document.
type batch struct{ *document }

// handler applies one request and returns its reply.
type handler func(*batch, obj) (obj, error)

// handlers are the requests that the stand-in knows. Any other request of the
// API is refused loudly, so that nobody relies on one that does nothing.
var handlers = map[string]handler{
	"addSheet":                     (*batch).addSheet,
	"deleteSheet":                  (*batch).deleteSheet,
	"duplicateSheet":               (*batch).duplicateSheet,
	"updateSheetProperties":        (*batch).updateSheetProperties,
	"updateSpreadsheetProperties":  (*batch).updateSpreadsheetProperties,
	"updateCells":                  (*batch).updateCells,
	"repeatCell":                   (*batch).repeatCell,
	"appendDimension":              (*batch).appendDimension,
	"insertDimension":              (*batch).insertDimension,
	"deleteDimension":              (*batch).deleteDimension,
	"moveDimension":                (*batch).moveDimension,
	"updateDimensionProperties":    (*batch).updateDimensionProperties,
	"autoResizeDimensions":         (*batch).autoResizeDimensions,
	"createDeveloperMetadata":      (*batch).createDeveloperMetadata,
	"updateDeveloperMetadata":      (*batch).updateDeveloperMetadata,
	"deleteDeveloperMetadata":      (*batch).deleteDeveloperMetadata,
	"mergeCells":                   (*batch).mergeCells,
	"unmergeCells":                 (*batch).unmergeCells,
	"addNamedRange":                (*batch).addNamedRange,
	"deleteNamedRange":             (*batch).deleteNamedRange,
	"updateNamedRange":             (*batch).updateNamedRange,
	"addProtectedRange":            (*batch).addProtectedRange,
	"updateProtectedRange":         (*batch).updateProtectedRange,
	"deleteProtectedRange":         (*batch).deleteProtectedRange,
	"addConditionalFormatRule":     (*batch).addConditionalFormatRule,
	"updateConditionalFormatRule":  (*batch).updateConditionalFormatRule,
	"deleteConditionalFormatRule":  (*batch).deleteConditionalFormatRule,
	"addBanding":                   (*batch).addBanding,
	"deleteBanding":                (*batch).deleteBanding,
	"addChart":                     (*batch).addChart,
	"updateChartSpec":              (*batch).updateChartSpec,
	"updateEmbeddedObjectPosition": (*batch).updateEmbeddedObjectPosition,
	"deleteEmbeddedObject":         (*batch).deleteEmbeddedObject,
	"setDataValidation":            (*batch).setDataValidation,
	"setBasicFilter":               (*batch).setBasicFilter,
	"clearBasicFilter":             (*batch).clearBasicFilter,
	"updateBorders":                (*batch).updateBorders,
	"sortRange":                    (*batch).sortRange,
	"copyPaste":                    (*batch).copyPaste,
	"cutPaste":                     (*batch).cutPaste,
	"findReplace":                  (*batch).findReplace,
}

// apply runs all requests or none: the document that it returns replaces the
// old one only when every request was valid.
func (d *document) apply(requests []obj) (*document, []any, *apiError) {
	if len(requests) == 0 {
		return nil, nil, invalid("Must specify at least one request.")
	}
	b := &batch{d.clone()}
	replies := make([]any, len(requests))
	for i, req := range requests {
		replies[i] = obj{}
		for kind, body := range req {
			reply, err := b.one(kind, body)
			if whole := (*apiError)(nil); errors.As(err, &whole) {
				return nil, nil, whole
			}
			if err != nil {
				return nil, nil, invalid("Invalid requests[%d].%s: %s", i, kind, err)
			}
			if len(reply) > 0 {
				replies[i] = obj{kind: reply}
			}
		}
		if len(req) == 0 {
			return nil, nil, invalid("Invalid requests[%d]: No request set.", i)
		}
	}
	return b.document, replies, nil
}

func (b *batch) one(kind string, body any) (obj, error) {
	run := handlers[kind]
	if run == nil {
		return nil, refuse("sheetstest does not know this request")
	}
	req, _ := body.(obj)
	return run(b, req)
}

// updateMask reads the fields of an update request, which must name at least one.
func updateMask(req obj) (*mask, error) {
	fields := str(req, "fields")
	if fields == "" {
		return nil, refuse("At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)")
	}
	if fields == "*" {
		return everything(), nil
	}
	m, ok := parseMask(fields)
	if !ok {
		return nil, refuse("Invalid field: %s", fields)
	}
	return m, nil
}

// maskFor also holds the mask against a schema.
func maskFor(req obj, ref string) (*mask, error) {
	m, err := updateMask(req)
	if err != nil {
		return nil, err
	}
	if bad, ok := m.check(loadDiscovery(), &schema{Ref: ref}, ""); !ok {
		return nil, refuse("Invalid field: %s", bad)
	}
	return m, nil
}
