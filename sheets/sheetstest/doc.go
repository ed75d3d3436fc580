// Package sheetstest is an in-process stand-in for the Google Sheets API v4 and
// the parts of the Drive API v3 that Rubric uses. It is test equipment: code
// that talks to Google through the official Go clients talks to it unchanged,
//
//	srv := sheetstest.New(sheetstest.Options{})
//	svc, err := sheets.NewService(ctx,
//		option.WithHTTPClient(srv.Client()), option.WithEndpoint(srv.Endpoint()))
//
// and tests see what Google never lets them see: the model behind the API, a log
// of all requests, and the hands of other people who edit between two requests
// ([Server.BeforeWrite], [People]).
//
// It refuses what Google refuses: request fields are checked against the
// discovery document that ships with google.golang.org/api/sheets/v4, of which
// schema.json is a trimmed copy (see the test that regenerates it). Replies are
// held against recordings of the real service. Where neither the recordings nor
// Google's pages tell what the service does, the stand-in is the strict one.
//
// Neither tells of these, so code under test must not lean on them: a data
// filter that selects nothing is written without an error and without a
// response; values that are all null come back with the range they would cover;
// developer metadata of rows stays in place when a range is sorted, and rows that
// are hidden keep their places; [People.DuplicateSheet] may take metadata along
// or not; automatic widths and the words of rarer refusals are guesses. Formulas
// are stored, not calculated (see [People.TypeFormula]).
//
// The package knows nothing of content plans, and nothing of this module.
package sheetstest
