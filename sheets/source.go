package sheets

import (
	"context"
	"net/http"
	"strings"
	"sync"

	"rubric"
)

// maxCellText is the most characters that Google keeps in a cell.
const maxCellText = 50_000

// DefaultEndpoint is where Google answers.
const DefaultEndpoint = "https://sheets.googleapis.com/"

// Options say how a spreadsheet is reached. The zero value reaches Google
// without credentials.
type Options struct {
	// Endpoint is the base URL; "" is DefaultEndpoint.
	Endpoint string
	// HTTP signs the requests; nil is http.DefaultClient.
	HTTP *http.Client
	// Account is the address that people share the spreadsheet with, such as
	// that of the service account; "" when there is none. It is named in hints.
	Account string
	// Limits are those of the credential; nil gives each source its own.
	Limits *Limits
	// Patience bounds repetitions; the zero value is DefaultPatience.
	Patience Patience
}

// Source is one spreadsheet. One source serves one sync at a time; it is safe
// for concurrent use.
type Source struct {
	id      string
	options Options
	client  *client

	mu   sync.Mutex
	last *book // what was read last, which a write compares with
}

// Open returns the source of the spreadsheet with the id, without reading it.
func Open(id string, o Options) *Source {
	if o.Endpoint == "" {
		o.Endpoint = DefaultEndpoint
	}
	if o.HTTP == nil {
		o.HTTP = http.DefaultClient
	}
	if o.Limits == nil {
		o.Limits = DefaultLimits()
	}
	if o.Patience == (Patience{}) {
		o.Patience = DefaultPatience()
	}
	return &Source{id: id, options: o, client: &client{
		http: o.HTTP, base: strings.TrimRight(o.Endpoint, "/") + "/v4/spreadsheets/", limits: o.Limits, patience: o.Patience,
	}}
}

var _ rubric.Source = (*Source)(nil)

// Capabilities says that conflicts are found after writing.
func (s *Source) Capabilities() rubric.Capabilities {
	return rubric.Capabilities{MaxCellText: maxCellText}
}

// Read returns the spreadsheet's cells in one request.
func (s *Source) Read(ctx context.Context) (*rubric.Grid, rubric.Revision, error) {
	if err := ctx.Err(); err != nil {
		return nil, "", err
	}
	ctx, cancel := s.options.Patience.budget(ctx)
	defer cancel()
	b, err := s.read(ctx)
	if err != nil {
		return nil, "", s.explain(err, false)
	}
	s.mu.Lock()
	s.last = b
	s.mu.Unlock()
	return b.grid, b.revision, nil
}

func (s *Source) read(ctx context.Context) (*book, error) {
	var w wireBook
	if _, err := s.client.do(ctx, s.id, request{fields: bookFields}, &w); err != nil {
		return nil, err
	}
	return newBook(&w)
}
