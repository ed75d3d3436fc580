package notify

import (
	"net/url"
	"slices"
	"strings"
)

const masked = "***"

// hosted are the services whose address has a real host: of the others it may
// be a token.
var hosted = []string{
	"smtp", "smtps", "telegram", "generic", "gotify", "ntfy", "matrix", "rocketchat", "mattermost",
	"googlechat", "hangouts", "zulip", "signal", "lark",
}

// shownKeys are the parameters that say where a message goes and open nothing.
var shownKeys = []string{
	"from", "fromaddress", "fromname", "to", "toaddresses", "chats", "channels", "channel", "stream", "topic",
	"rooms", "title", "subject", "encryption", "starttls", "usestarttls", "template", "disabletls",
}

// Mask returns the address with everything hidden that could open something:
// the user, the path, parameters that are not known to be harmless, and the host
// where it may be a token.
func (Sender) Mask(to string) string {
	u, err := url.Parse(to)
	if err != nil || u.Scheme == "" {
		return masked
	}
	var b strings.Builder
	b.WriteString(u.Scheme + "://")
	if u.User != nil {
		b.WriteString(masked + "@")
	}
	b.WriteString(maskedHost(u))
	if strings.Trim(u.Path, "/") != "" || u.Opaque != "" {
		b.WriteString("/" + masked)
	} else {
		b.WriteString(u.Path)
	}
	for i, pair := range strings.FieldsFunc(u.RawQuery, func(r rune) bool { return r == '&' }) {
		sep := "&"
		if i == 0 {
			sep = "?"
		}
		key, value, _ := strings.Cut(pair, "=")
		if !slices.Contains(shownKeys, strings.ToLower(key)) {
			value = masked
		}
		b.WriteString(sep + key + "=" + value)
	}
	return b.String()
}

func maskedHost(u *url.URL) string {
	scheme, _, _ := strings.Cut(strings.ToLower(u.Scheme), "+")
	if slices.Contains(hosted, scheme) || u.Host == "" {
		return u.Host
	}
	return masked
}

// redact takes out of a text, such as an error of a library, what Mask hides.
func redact(to, text string) string {
	u, err := url.Parse(to)
	if err != nil {
		return masked
	}
	hidden := []string{to, u.User.Username(), u.Path}
	if password, ok := u.User.Password(); ok {
		hidden = append(hidden, password)
	}
	hidden = append(hidden, strings.Split(u.Path, "/")...)
	if maskedHost(u) == masked {
		hidden = append(hidden, u.Host)
	}
	for key, values := range u.Query() {
		if !slices.Contains(shownKeys, strings.ToLower(key)) {
			hidden = append(hidden, values...)
		}
	}
	// The longest first: a part of it must not spoil the whole.
	slices.SortFunc(hidden, func(a, b string) int { return len(b) - len(a) })
	const telling = 4 // shorter pieces occur in ordinary words
	for _, piece := range hidden {
		if len(piece) >= telling {
			text = strings.ReplaceAll(text, piece, masked)
			text = strings.ReplaceAll(text, url.QueryEscape(piece), masked)
			text = strings.ReplaceAll(text, url.PathEscape(piece), masked)
		}
	}
	return text
}
