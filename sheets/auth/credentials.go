package auth

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"time"

	"cloud.google.com/go/compute/metadata"
	"golang.org/x/oauth2"
	"golang.org/x/oauth2/google"
)

const (
	// ScopeSheets lets us read and write spreadsheets. The narrower drive.file
	// would not do: it covers only files that people pick in a dialog of
	// Google's, and teams name books by their addresses.
	ScopeSheets = "https://www.googleapis.com/auth/spreadsheets"

	// ScopeChanges lets us be told by Drive that a file changed (files.watch),
	// and shows no content. drive.file has the same shortcoming as above. Google
	// calls the scope restricted, so people are never asked for it when they
	// sign in; a service account needs nobody's consent.
	ScopeChanges = "https://www.googleapis.com/auth/drive.metadata.readonly"
)

// None is the name of no credentials at all.
const None = "none"

// Credentials are what requests are made with.
type Credentials struct {
	HTTP *http.Client
	// Account is the address that people share a spreadsheet with: a service
	// account's. "" when there is none, or where it is the person who signed in.
	Account string
}

// Options say where to look for credentials.
type Options struct {
	// File is the path of a credentials file, or [None]. "" looks around.
	File string
	// ADC is the file that GOOGLE_APPLICATION_CREDENTIALS names; "" for none.
	ADC string
	// SignIn is where a person's sign-in may be stored; nil is nowhere.
	SignIn *Store
	// Changes asks for [ScopeChanges] too, where nobody has to consent.
	Changes bool
	// HTTP carries all requests, those for tokens too; nil is http.DefaultClient.
	HTTP *http.Client
	// Log gets what people need not know; nil discards it.
	Log *slog.Logger
}

// Find returns the first credentials there are: those of File, those of ADC, the
// stored sign-in, and what Google's libraries find on the machine (gcloud's
// file, a machine's service account). What a person did last and on purpose wins
// over what happens to lie around. The error is a [rubric.Problem].
func Find(ctx context.Context, o Options) (*Credentials, error) {
	if o.HTTP == nil {
		o.HTTP = http.DefaultClient
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	ctx = forTokens(context.WithoutCancel(ctx), o.HTTP) // the client outlives the call
	switch {
	case o.File == None:
		return &Credentials{HTTP: o.HTTP}, nil
	case o.File != "":
		return o.fromFile(ctx, o.File)
	case o.ADC != "":
		return o.fromFile(ctx, o.ADC)
	case o.SignIn != nil && o.SignIn.exists():
		return o.fromSignIn(ctx)
	}
	return o.fromMachine(ctx)
}

func (o Options) scopes() []string {
	if o.Changes {
		return []string{ScopeSheets, ScopeChanges}
	}
	return []string{ScopeSheets}
}

// fromMachine leaves the looking around to Google's library.
func (o Options) fromMachine(ctx context.Context) (*Credentials, error) {
	found, err := google.FindDefaultCredentials(ctx, o.scopes()...)
	if err != nil {
		return nil, noCredentials(err)
	}
	account := accountOf(found.JSON)
	if found.JSON == nil {
		account, _ = metadata.EmailWithContext(ctx, "") // only hints miss it
	}
	return o.credentials(found.TokenSource, account, machineRefused), nil
}

// credentials signs requests with tokens; refused words why there is none.
func (o Options) credentials(tokens oauth2.TokenSource, account string, refused func(error) error) *Credentials {
	signed := *o.HTTP
	signed.Transport = &oauth2.Transport{
		Base:   o.HTTP.Transport,
		Source: oauth2.ReuseTokenSource(nil, &explained{tokens: tokens, refused: refused}),
	}
	return &Credentials{HTTP: &signed, Account: account}
}

// tokenTime bounds a request for a token. It has a bound of its own, for the
// library asks for tokens outside of the request that needs one.
const tokenTime = 30 * time.Second

// forTokens returns a context in which tokens are asked for with the client.
func forTokens(ctx context.Context, client *http.Client) context.Context {
	bounded := http.Client{}
	if client != nil {
		bounded = *client
	}
	if bounded.Timeout == 0 || bounded.Timeout > tokenTime {
		bounded.Timeout = tokenTime
	}
	return context.WithValue(ctx, oauth2.HTTPClient, &bounded)
}

// explained is a source of tokens whose errors are worded for people.
type explained struct {
	tokens  oauth2.TokenSource
	refused func(error) error
}

func (e *explained) Token() (*oauth2.Token, error) {
	token, err := e.tokens.Token()
	if answer, ok := errors.AsType[*oauth2.RetrieveError](err); ok && passing(answer.Response) {
		// Not a word on the credentials: whoever asked may ask again, as after a
		// connection that broke.
		return nil, fmt.Errorf("no token for now: %s", answer.Response.Status)
	}
	if err != nil {
		return nil, e.refused(err)
	}
	return token, nil
}

// passing reports an answer that is about the server's day.
func passing(r *http.Response) bool {
	return r != nil && (r.StatusCode >= http.StatusInternalServerError || r.StatusCode == http.StatusTooManyRequests)
}
