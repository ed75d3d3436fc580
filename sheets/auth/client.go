package auth

import (
	"encoding/json"
	"errors"
	"net"
	"net/url"
	"os"

	"golang.org/x/oauth2"
	"golang.org/x/oauth2/google"
)

// Client is the OAuth client, of the kind "Desktop app", that people sign in to.
type Client struct {
	ID     string `json:"client_id"`
	Secret string `json:"client_secret"`
	// AuthURL and TokenURL are where Google asks people and gives tokens; "" is
	// Google's own.
	AuthURL  string `json:"auth_uri"`
	TokenURL string `json:"token_uri"`
}

// ReadClient reads the file that Google's console offers for a client. The error
// is a [rubric.Problem].
func ReadClient(name string) (Client, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return Client{}, noFile(name, err)
	}
	var file struct {
		Installed *Client `json:"installed"`
		Web       *Client `json:"web"`
	}
	switch err := json.Unmarshal(data, &file); {
	case err == nil && file.Web != nil:
		return Client{}, webClient(name)
	case err != nil || file.Installed == nil || file.Installed.ID == "":
		return Client{}, badClientFile(name)
	}
	return *file.Installed, nil
}

// errInsecure is an address that a code or a token must not be sent to.
var errInsecure = errors.New("not an https address")

// config is the client as the library wants it.
func (c Client) config(redirect string) (*oauth2.Config, error) {
	endpoint := google.Endpoint
	if c.AuthURL != "" {
		endpoint.AuthURL = c.AuthURL
	}
	if c.TokenURL != "" {
		endpoint.TokenURL = c.TokenURL
	}
	if !private(endpoint.AuthURL) || !private(endpoint.TokenURL) {
		return nil, badClient(errInsecure)
	}
	return &oauth2.Config{
		ClientID: c.ID, ClientSecret: c.Secret, Endpoint: endpoint,
		RedirectURL: redirect, Scopes: []string{ScopeSheets},
	}, nil
}

// private reports whether nobody on the way can read what is sent to an address.
func private(address string) bool {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return false
	}
	ip := net.ParseIP(u.Hostname())
	return u.Scheme == "https" || u.Scheme == "http" && ip != nil && ip.IsLoopback()
}
