package notify

import (
	"bytes"
	"context"
	"maps"
	"net/mail"
	"net/url"
	"slices"
	"strconv"
	"strings"

	gomail "github.com/wneessen/go-mail"

	"rubric"
)

func isMail(to string) bool {
	scheme, _, _ := strings.Cut(to, "://")
	switch strings.ToLower(scheme) {
	case "smtp", "smtps":
		return true
	}
	return false
}

// letterbox is what an address of e-mail says, spelt as shoutrrr spells it.
type letterbox struct {
	host           string
	port           int
	user, password string
	from           string
	to             []string
	implicitTLS    bool // from the first byte, as on port 465
	plain          bool // never encrypted: a relay of one's own
}

func readMail(u *url.URL) (letterbox, error) {
	b := letterbox{host: u.Hostname(), user: u.User.Username(), implicitTLS: strings.EqualFold(u.Scheme, "smtps")}
	b.password, _ = u.User.Password()
	shown := Sender{}.Mask(u.String())
	query := u.Query()
	for _, name := range slices.Sorted(maps.Keys(query)) {
		values := query[name]
		value := values[len(values)-1]
		switch strings.ToLower(name) {
		case "from", "fromaddress":
			b.from = value
		case "to", "toaddresses":
			b.to = append(b.to, strings.Split(strings.Join(values, ","), ",")...)
		case "encryption":
			b.implicitTLS = b.implicitTLS || strings.EqualFold(value, "ImplicitTLS")
			b.plain = b.plain || strings.EqualFold(value, "None")
		case "usestarttls", "starttls":
			b.plain = b.plain || strings.EqualFold(value, "no") || strings.EqualFold(value, "false")
		}
	}
	b.port = 587
	if b.implicitTLS {
		b.port = 465
	}
	if p := u.Port(); p != "" {
		n, err := strconv.Atoi(p)
		if err != nil || n < 1 || n > 65535 {
			return b, unfit(shown, rubric.Text{RU: "порт — это число от 1 до 65535", EN: "a port is a number from 1 to 65535"})
		}
		b.port = n
		b.implicitTLS = b.implicitTLS || n == 465
	}
	if len(b.to) == 0 || b.from == "" {
		return b, unfit(shown, rubric.Text{RU: "добавьте отправителя и получателей: ?from=…&to=…,…", EN: "add a sender and recipients: ?from=…&to=…,…"})
	}
	for i, address := range append([]string{b.from}, b.to...) {
		parsed, err := mail.ParseAddress(strings.TrimSpace(address))
		if err != nil {
			return b, unfit(shown, rubric.Text{RU: "это не адрес почты: " + address, EN: "not an e-mail address: " + address})
		}
		if i > 0 {
			b.to[i-1] = parsed.Address
		}
	}
	return b, nil
}

func sendMail(ctx context.Context, to string, m rubric.Message) error {
	u, err := url.Parse(to)
	if err != nil {
		return err
	}
	b, err := readMail(u)
	if err != nil {
		return err
	}
	msg, err := letter(b, m)
	if err != nil {
		return err
	}
	client, err := gomail.NewClient(b.host, b.options()...)
	if err != nil {
		return err
	}
	return client.DialAndSendWithContext(ctx, msg)
}

func letter(b letterbox, m rubric.Message) (*gomail.Msg, error) {
	msg := gomail.NewMsg()
	if err := msg.From(b.from); err != nil {
		return nil, err
	}
	if err := msg.To(b.to...); err != nil {
		return nil, err
	}
	msg.Subject(strings.Join(strings.Fields(m.Subject), " "))
	msg.SetBodyString(gomail.TypeTextPlain, m.Text)
	if a := m.Attachment; a != nil {
		err := msg.AttachReader(a.Name, bytes.NewReader(a.Data), gomail.WithFileContentType(gomail.ContentType(a.ContentType)))
		if err != nil {
			return nil, err
		}
	}
	return msg, nil
}

// options keep a password off the wire unless it is encrypted or the owner
// asked for it otherwise.
func (b letterbox) options() []gomail.Option {
	policy := gomail.TLSOpportunistic
	switch {
	case b.plain:
		policy = gomail.NoTLS
	case b.user != "":
		policy = gomail.TLSMandatory
	}
	options := []gomail.Option{gomail.WithTLSPolicy(policy), gomail.WithPort(b.port)}
	if b.implicitTLS {
		options = append(options, gomail.WithSSL())
	}
	if b.user != "" {
		options = append(options, gomail.WithSMTPAuth(gomail.SMTPAuthAutoDiscover),
			gomail.WithUsername(b.user), gomail.WithPassword(b.password))
	}
	return options
}
