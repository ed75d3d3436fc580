package sheetstest

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Drive's life of a channel on a file: an hour unless asked, a day at most.
const (
	defaultChannelLife = time.Hour
	maxChannelLife     = 24 * time.Hour
)

func watchFile(s *Server, c *call, body obj) reply {
	d, bad := s.fileOf(c)
	if d == nil {
		return bad
	}
	id, address := str(body, "id"), str(body, "address")
	switch {
	case id == "" || len(id) > 64:
		return reply{err: driveError(http.StatusBadRequest, "required", "entity.id")}
	case str(body, "type") != "web_hook" && str(body, "type") != "webhook":
		return reply{err: driveError(http.StatusBadRequest, "invalid", "Unknown channel type.")}
	case !strings.HasPrefix(address, "https://"):
		return reply{err: driveError(http.StatusBadRequest, "push.webhookUrlNotHttps", "WebHook callback must be HTTPS: "+address)}
	case s.channels[id] != nil:
		return reply{err: driveError(http.StatusBadRequest, "channelIdNotUnique", "Channel id "+id+" not unique")}
	}
	ch := &Channel{
		ID: id, ResourceID: "resource-" + d.id, FileID: d.id, Address: address, Token: str(body, "token"),
		Expires: s.channelExpiry(body),
	}
	s.channels[id] = ch
	out := obj{
		"kind": "api#channel", "id": id, "resourceId": ch.ResourceID,
		"resourceUri": "https://www.googleapis.com/drive/v3/files/" + d.id + "?alt=json",
		"expiration":  strconv.FormatInt(ch.Expires.UnixMilli(), 10),
	}
	if ch.Token != "" {
		out["token"] = ch.Token
	}
	return reply{body: out}
}

// channelExpiry reads the wanted expiration, milliseconds since 1970 as a string.
func (s *Server) channelExpiry(body obj) time.Time {
	now := s.opts.Now()
	at := now.Add(defaultChannelLife)
	if millis, err := strconv.ParseInt(str(body, "expiration"), 10, 64); err == nil {
		at = time.UnixMilli(millis)
	}
	if most := now.Add(maxChannelLife); at.After(most) {
		at = most
	}
	return at
}

func stopChannel(s *Server, _ *call, body obj) reply {
	ch := s.channels[str(body, "id")]
	if ch == nil || ch.ResourceID != str(body, "resourceId") {
		return reply{err: driveError(http.StatusNotFound, "notFound", "Channel '"+str(body, "id")+"' not found for project")}
	}
	delete(s.channels, ch.ID)
	return reply{none: true}
}

// Channels returns the open push channels, oldest expiry first.
func (s *Server) Channels() []Channel {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []Channel
	for _, ch := range s.channels {
		out = append(out, *ch)
	}
	slices.SortFunc(out, func(a, b Channel) int {
		return strings.Compare(a.Expires.Format(time.RFC3339Nano)+a.ID, b.Expires.Format(time.RFC3339Nano)+b.ID)
	})
	return out
}
