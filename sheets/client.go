package sheets

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/cenkalti/backoff/v5"
	"golang.org/x/oauth2"
	"google.golang.org/api/googleapi"

	"rubric"
)

// client makes requests about one spreadsheet. Unlike Google's own it repeats
// them: after 429 and 5xx, broken connections and replies that were cut off.
type client struct {
	http     *http.Client
	base     string // up to and without the spreadsheet's id
	limits   *Limits
	patience Patience
}

// request is one thing to ask for.
type request struct {
	path    string // after the spreadsheet's id
	fields  string // the mask of the reply
	body    []byte // nil for reading
	writing bool
}

// maxReply bounds what a reply may take in memory.
const maxReply = 512 << 20

var errReplyTooLarge = errors.New("the reply is larger than can be read")

// do makes the request, repeating it as long as that may help, and decodes the
// reply. uncertain reports that an attempt before the last may have been carried
// out without our hearing of it.
func (c *client) do(ctx context.Context, id string, r request, reply any) (uncertain bool, err error) {
	wait := backoff.NewExponentialBackOff()
	wait.InitialInterval, wait.MaxInterval, wait.Multiplier = c.patience.Backoff, time.Minute, 2
	last := error(nil) // what went wrong, rather than that time ran out over it
	dials := 0         // attempts in a row that reached nobody
	_, err = backoff.Retry(ctx, func() (struct{}, error) {
		uncertain = uncertain || maybeDone(last)
		last = c.attempt(ctx, id, r, reply)
		if dials++; !unreached(last) && !strange(last) {
			dials = 0
		}
		if dials > 0 && dials == c.patience.Dials {
			return struct{}{}, backoff.Permanent(last)
		}
		return struct{}{}, again(ctx, last)
	}, backoff.WithBackOff(wait), backoff.WithMaxElapsedTime(0))
	if err == nil {
		return uncertain, nil
	}
	if last != nil && !errors.Is(ctx.Err(), context.Canceled) {
		err = last
	}
	return uncertain || maybeDone(last), err
}

// attempt makes the request once.
func (c *client) attempt(ctx context.Context, id string, r request, reply any) error {
	if err := c.limits.wait(ctx, r.writing); err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return &waitError{err}
	}
	if c.patience.Request > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, c.patience.Request)
		defer cancel()
	}
	req, err := c.newRequest(ctx, id, r)
	if err != nil {
		return err
	}
	res, err := c.http.Do(req)
	if err != nil {
		return err
	}
	defer func() { _ = res.Body.Close() }() // it was read, or is given up
	body, err := io.ReadAll(io.LimitReader(res.Body, maxReply+1))
	switch {
	case res.StatusCode >= 300:
		return googleapi.CheckResponseWithBody(res, body)
	case err != nil:
		return &cutOffError{err: err}
	case len(body) > maxReply:
		return errReplyTooLarge
	case reply == nil:
		return nil
	}
	if err := json.Unmarshal(body, reply); err != nil {
		return &cutOffError{err: err, strange: !bytes.HasPrefix(bytes.TrimSpace(body), []byte("{"))}
	}
	return nil
}

func (c *client) newRequest(ctx context.Context, id string, r request) (*http.Request, error) {
	u := c.base + url.PathEscape(id) + r.path + "?fields=" + url.QueryEscape(r.fields) + "&prettyPrint=false"
	method, body := http.MethodGet, io.Reader(nil)
	if r.body != nil {
		method, body = http.MethodPost, bytes.NewReader(r.body)
	}
	req, err := http.NewRequestWithContext(ctx, method, u, body)
	if err != nil {
		return nil, err
	}
	// Google compresses replies only for a client that says so here as well
	// (Sheets API, "Improve performance").
	req.Header.Set("User-Agent", "rubric (gzip)")
	if r.body != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	return req, nil
}

// cutOffError is a reply that did not arrive whole.
type cutOffError struct {
	err     error
	strange bool // it does not even begin as Google's do: a proxy's page, a sign-in of a network
}

func (e *cutOffError) Error() string { return fmt.Sprintf("the reply was cut off: %v", e.err) }
func (e *cutOffError) Unwrap() error { return e.err }

// waitError is a request that was not made: its turn would come too late.
type waitError struct{ err error }

func (e *waitError) Error() string { return "the quota leaves no time: " + e.err.Error() }
func (e *waitError) Unwrap() error { return e.err }

// unsent reports whether the request was not even made: there is no token for it,
// or its turn would come too late.
func unsent(err error) bool {
	var token *oauth2.RetrieveError
	var wait *waitError
	_, explained := rubric.AsProblem(err) // by whoever signs the requests
	return explained || errors.As(err, &token) || errors.As(err, &wait)
}

// unreached reports whether no connection came about: nobody listens there, the
// name is unknown, there is no network.
func unreached(err error) bool {
	var op *net.OpError
	var name *net.DNSError
	return errors.As(err, &op) && (op.Op == "dial" || op.Op == "proxyconnect") || errors.As(err, &name)
}

// strange reports whether somebody else seems to have answered in Google's place.
// That passes no sooner than a network that is not there.
func strange(err error) bool {
	cut, ok := errors.AsType[*cutOffError](err)
	return ok && cut.strange
}

// maybeDone reports whether a request that failed so may have been carried out.
func maybeDone(err error) bool {
	var api *googleapi.Error
	switch {
	case err == nil, unsent(err), unreached(err):
		return false
	case errors.As(err, &api):
		return api.Code >= 500
	}
	return true
}

// again wraps an error so that the request is repeated after it, or not.
func again(ctx context.Context, err error) error {
	var api *googleapi.Error
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil, unsent(err), errors.Is(err, errReplyTooLarge):
		return backoff.Permanent(err)
	case !errors.As(err, &api):
		return err // a broken connection, a timeout, a reply cut off
	case api.Code != http.StatusTooManyRequests && api.Code < 500 && !tooFast(api):
		return backoff.Permanent(err)
	}
	after, ok := retryAfter(api.Header.Get("Retry-After"))
	if !ok {
		return err
	}
	if deadline, bounded := ctx.Deadline(); bounded && time.Until(deadline) < after {
		return backoff.Permanent(err) // waiting in vain helps nobody
	}
	return errors.Join(err, &backoff.RetryAfterError{Duration: after})
}

// tooFast reports a quota error in the older form, which is a 403.
func tooFast(err *googleapi.Error) bool {
	return err.Code == http.StatusForbidden && (strings.Contains(err.Body, "rateLimitExceeded") ||
		strings.Contains(err.Body, "userRateLimitExceeded"))
}

// retryAfter reads the header (RFC 9110, 10.2.3): seconds, or a date.
func retryAfter(header string) (time.Duration, bool) {
	if seconds, err := strconv.Atoi(strings.TrimSpace(header)); err == nil && seconds >= 0 {
		return time.Duration(seconds) * time.Second, true
	}
	if at, err := http.ParseTime(header); err == nil {
		return max(0, time.Until(at)), true
	}
	return 0, false
}
