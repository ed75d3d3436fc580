package sheets

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"strings"

	"google.golang.org/api/googleapi"
	api "google.golang.org/api/sheets/v4"

	"rubric"
)

// maxRepairs is how often a write that met changes is mended before it gives up.
const maxRepairs = 3

// Write applies the edits and looks at what came of them:
//
//  1. one batch makes what is missing, columns and tabs to write to;
//  2. the cells are written, of our columns and of the state tab;
//  3. one batch puts the reports and returns the whole spreadsheet; without a
//     report it is read again;
//  4. what stands beside a wrong row is mended, and looked at again.
func (s *Source) Write(ctx context.Context, base rubric.Revision, edits []rubric.Edit) (rubric.Revision, error) {
	s.mu.Lock()
	was := s.last
	s.mu.Unlock()
	switch {
	case was == nil || was.revision != base:
		return "", &rubric.ConflictError{} // nothing to compare with: read first
	case len(edits) == 0:
		return base, nil
	}
	ctx, cancel := s.options.Patience.budget(ctx)
	defer cancel()
	now, err := s.write(ctx, was, edits)
	if err != nil {
		return "", s.explain(err, true)
	}
	s.mu.Lock()
	s.last = now
	s.mu.Unlock()
	return now.revision, nil
}

func (s *Source) write(ctx context.Context, was *book, edits []rubric.Edit) (*book, error) {
	p, err := newPlan(was, edits)
	if err != nil {
		return nil, err
	}
	if err := s.build(ctx, p); err != nil {
		return nil, err
	}
	now, err := s.fill(ctx, p)
	if err == nil && now == nil {
		now, err = s.report(ctx, p)
	}
	if err != nil {
		return nil, err
	}
	l := newLook(p)
	todo := l.repairs(now)
	for round := 0; len(todo) > 0 && round < maxRepairs; round++ {
		if err := s.putCells(ctx, valueSlices(columnValues(todo, now.columnID))); err != nil && !refused(err) {
			return nil, err
		}
		if now, err = s.read(ctx); err != nil {
			return nil, err
		}
		todo = l.repairs(now)
	}
	if standing := l.standing(now); len(standing) < len(edits) || len(todo) > 0 {
		return nil, &rubric.ConflictError{Applied: standing}
	}
	return now, nil
}

// build makes what is missing. A batch is carried out as a whole or not at all.
func (s *Source) build(ctx context.Context, p *plan) error {
	if len(p.build) == 0 {
		return nil
	}
	uncertain, err := s.batch(ctx, p.build, nil)
	if !refused(err) {
		return err
	}
	now, readErr := s.read(ctx)
	switch {
	case readErr != nil:
		return readErr
	case uncertain && p.built(now):
		return nil // the attempt whose reply was lost did it
	case now.revision != p.was.revision:
		return &rubric.ConflictError{}
	}
	return err
}

// fill writes the cells. Where a column or tab is gone it returns the
// spreadsheet as it is now: nothing more can be written to it.
func (s *Source) fill(ctx context.Context, p *plan) (*book, error) {
	blocks := slices.Concat(columnValues(p.puts, p.columnID), p.announced(), p.stateValues())
	err := s.putCells(ctx, valueSlices(blocks))
	if !refused(err) {
		return nil, err
	}
	now, readErr := s.read(ctx)
	switch {
	case readErr != nil:
		return nil, readErr
	case p.built(now):
		return nil, err
	}
	return now, nil
}

// report puts the generated tabs and returns the spreadsheet afterwards.
func (s *Source) report(ctx context.Context, p *plan) (*book, error) {
	if len(p.reports) == 0 {
		return s.read(ctx)
	}
	batches := requestSlices(p.reports)
	for _, requests := range batches[:len(batches)-1] {
		if _, err := s.batch(ctx, requests, nil); err != nil {
			return s.reportRefused(ctx, p, err)
		}
	}
	var w wireBook
	if _, err := s.batch(ctx, batches[len(batches)-1], &w); err != nil {
		return s.reportRefused(ctx, p, err)
	}
	return newBook(&w)
}

// reportRefused finds out why a report was refused: an earlier attempt did it,
// people changed the tab meanwhile, or the request is wrong.
func (s *Source) reportRefused(ctx context.Context, p *plan, err error) (*book, error) {
	if !refused(err) {
		return nil, err
	}
	now, readErr := s.read(ctx)
	if readErr != nil {
		return nil, readErr
	}
	if !p.reported(now) && p.tabsAsRead(now) {
		return nil, err
	}
	return now, nil
}

// batch sends one spreadsheets.batchUpdate. With a book the reply is the
// spreadsheet after it.
func (s *Source) batch(ctx context.Context, requests []*api.Request, book *wireBook) (uncertain bool, err error) {
	r := request{path: ":batchUpdate", fields: "spreadsheetId", writing: true}
	body := &api.BatchUpdateSpreadsheetRequest{Requests: requests}
	reply := struct {
		Updated *wireBook `json:"updatedSpreadsheet"`
	}{book}
	if book != nil {
		body.IncludeSpreadsheetInResponse, body.ResponseIncludeGridData = true, true
		r.fields = "updatedSpreadsheet(" + bookFields + ")"
	}
	if r.body, err = json.Marshal(body); err != nil {
		return false, err
	}
	return s.client.do(ctx, s.id, r, &reply)
}

// putCells sends the bodies of values:batchUpdateByDataFilter. To send one again
// does no harm: it says the same, and what it says is looked at afterwards.
func (s *Source) putCells(ctx context.Context, bodies [][]byte) error {
	for _, body := range bodies {
		r := request{path: "/values:batchUpdateByDataFilter", fields: "totalUpdatedCells", body: body, writing: true}
		if _, err := s.client.do(ctx, s.id, r, &struct{}{}); err != nil {
			return err
		}
	}
	return nil
}

// refused reports whether Google found the request not to fit the spreadsheet as
// it is now, rather than not allowed or not possible at all.
func refused(err error) bool {
	var e *googleapi.Error
	if !errors.As(err, &e) || e.Code != http.StatusBadRequest {
		return false
	}
	for _, words := range []string{"protected cell or object", "not supported for this document", "above the limit of"} {
		if strings.Contains(e.Message, words) {
			return false
		}
	}
	return true
}
