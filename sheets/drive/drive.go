// Package drive asks Google Drive what the Sheets API does not tell: whether a
// spreadsheet changed, without reading it, and to be told when it does.
//
// It sees no content. Like the rest of sheets it is given a client and an
// address, and must not know how one signs in or what is done with the news.
package drive

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	gdrive "google.golang.org/api/drive/v3"
	"google.golang.org/api/googleapi"
	"google.golang.org/api/option"
)

// MaxLife is the longest life of a channel on a file; see
// https://developers.google.com/workspace/drive/api/guides/push.
const MaxLife = 24 * time.Hour

// Drive asks about files. It is safe for concurrent use.
type Drive struct{ service *gdrive.Service }

// New returns a Drive that is reached by client at endpoint, a base URL with or
// without the API's path; "" is Google's.
func New(ctx context.Context, client *http.Client, endpoint string) (*Drive, error) {
	options := []option.ClientOption{option.WithHTTPClient(client)}
	if endpoint != "" {
		base := strings.TrimRight(endpoint, "/")
		if !strings.HasSuffix(base, "/drive/v3") {
			base += "/drive/v3"
		}
		options = append(options, option.WithEndpoint(base+"/"))
	}
	service, err := gdrive.NewService(ctx, options...)
	if err != nil {
		return nil, fmt.Errorf("reaching Drive: %w", err)
	}
	return &Drive{service}, nil
}

// Changed returns a word that changes when the content of the file does. Drive
// may be some seconds late with it.
func (d *Drive) Changed(ctx context.Context, id string) (string, error) {
	f, err := d.service.Files.Get(id).SupportsAllDrives(true).Fields("modifiedTime").Context(ctx).Do()
	if err != nil {
		return "", err
	}
	return f.ModifiedTime, nil
}

// Refused reports whether Drive does not let us ask, or does not show us the
// file: what may be read in Sheets need not be visible in Drive.
func Refused(err error) bool {
	answer, ok := errors.AsType[*googleapi.Error](err)
	if !ok {
		return false
	}
	switch answer.Code {
	case http.StatusUnauthorized, http.StatusForbidden, http.StatusNotFound:
		return true
	}
	return false
}

// Channel is a wish to be told of changes.
type Channel struct {
	ID      string // chosen by us, once
	Token   string // comes back with every message
	Address string // https
	Expires time.Time
}

// Watch opens a channel on a file. It returns what closing it needs, and when it
// really expires, which may be sooner than asked.
func (d *Drive) Watch(ctx context.Context, id string, c Channel) (resource string, expires time.Time, err error) {
	made, err := d.service.Files.Watch(id, &gdrive.Channel{
		Id: c.ID, Token: c.Token, Address: c.Address, Type: "web_hook", Expiration: c.Expires.UnixMilli(),
	}).SupportsAllDrives(true).Context(ctx).Do()
	if err != nil {
		return "", time.Time{}, err
	}
	expires = c.Expires
	if made.Expiration > 0 {
		expires = time.UnixMilli(made.Expiration)
	}
	return made.ResourceId, expires, nil
}

// Stop closes a channel.
func (d *Drive) Stop(ctx context.Context, channel, resource string) error {
	return d.service.Channels.Stop(&gdrive.Channel{Id: channel, ResourceId: resource}).Context(ctx).Do()
}
