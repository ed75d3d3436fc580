package sheetstest

import (
	"bytes"
	"io"
	"net"
	"net/http"
	"strconv"
	"syscall"
)

// host is where the in-process client finds the server; nothing is dialled.
const host = "https://sheets.test/"

// Client returns a client that reaches the server in process, without a socket.
func (s *Server) Client() *http.Client { return &http.Client{Transport: transport{s}} }

// Endpoint is the Sheets API's address for option.WithEndpoint.
func (s *Server) Endpoint() string { return host }

// DriveEndpoint is the Drive API's address for option.WithEndpoint.
func (s *Server) DriveEndpoint() string { return host + "drive/v3/" }

// transport hands requests to the server.
type transport struct{ server *Server }

// RoundTrip serves one request. Scripted breaks become the errors that a
// network connection gives.
func (t transport) RoundTrip(r *http.Request) (*http.Response, error) {
	if err := r.Context().Err(); err != nil {
		return nil, err
	}
	in := r.Clone(r.Context())
	if in.Body == nil {
		in.Body = http.NoBody
	}
	w := &recorder{header: http.Header{}, code: http.StatusOK}
	t.server.ServeHTTP(w, in)
	if err := r.Context().Err(); err != nil {
		return nil, err
	}
	switch w.broken {
	case Reset:
		return nil, &net.OpError{Op: "read", Net: "tcp", Err: syscall.ECONNRESET}
	case Timeout:
		return nil, &net.OpError{Op: "read", Net: "tcp", Err: timeoutError{}}
	}
	body := io.Reader(&w.body)
	if w.broken == Truncate {
		body = io.MultiReader(&w.body, failingReader{})
	}
	length, err := strconv.ParseInt(w.header.Get("Content-Length"), 10, 64)
	if err != nil {
		length = 0
	}
	return &http.Response{
		Status: strconv.Itoa(w.code) + " " + http.StatusText(w.code), StatusCode: w.code,
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: w.header, Body: io.NopCloser(body), ContentLength: length, Request: r,
	}, nil
}

// recorder keeps what a handler writes, or how it broke off.
type recorder struct {
	header http.Header
	code   int
	body   bytes.Buffer
	broken Break
}

func (w *recorder) Header() http.Header         { return w.header }
func (w *recorder) WriteHeader(code int)        { w.code = code }
func (w *recorder) Write(p []byte) (int, error) { return w.body.Write(p) }

type failingReader struct{}

func (failingReader) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

type timeoutError struct{}

func (timeoutError) Error() string   { return "i/o timeout" }
func (timeoutError) Timeout() bool   { return true }
func (timeoutError) Temporary() bool { return true }
