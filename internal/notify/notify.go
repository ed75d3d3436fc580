package notify

import (
	"context"
	"errors"
	"io"
	"log"
	"net/url"
	"strings"
	"time"

	"github.com/nicholas-fedor/shoutrrr/pkg/router"

	"rubric"
)

// Sender delivers messages. The zero value is ready.
type Sender struct {
	// Timeout bounds one delivery; 20 s.
	Timeout time.Duration
}

var _ rubric.Sender = Sender{}

const (
	standardTimeout = 20 * time.Second
	// maxChat is what the least generous chat takes in one message: Telegram's
	// limit is 4,096 characters, https://core.telegram.org/bots/api#sendmessage.
	maxChat = 4000
)

// Send delivers the message to one address. The error is a [rubric.Problem]
// without credentials. Only e-mail carries the attachment.
func (s Sender) Send(ctx context.Context, to string, m rubric.Message) error {
	timeout := s.Timeout
	if timeout == 0 {
		timeout = standardTimeout
	}
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	var err error
	if isMail(to) {
		err = sendMail(ctx, to, m)
	} else {
		err = sendChat(ctx, to, m, timeout)
	}
	if err == nil {
		return nil
	}
	shown := s.Mask(to)
	return &rubric.Problem{
		What: rubric.Text{RU: "отчёт не доставлен: " + shown, EN: "the report was not delivered: " + shown},
		Hint: rubric.Text{
			RU: "проверьте адрес, доступ бота или пароль почты и есть ли связь с сервером сообщений",
			EN: "check the address, the bot's access or the mailbox password, and that the message server can be reached",
		},
		Err: errors.New(redact(to, err.Error())),
	}
}

func sendChat(ctx context.Context, to string, m rubric.Message, timeout time.Duration) error {
	r, err := router.New(log.New(io.Discard, "", 0), to)
	if err != nil {
		return err
	}
	r.Timeout = timeout
	done := make(chan error, 1)
	go func() { done <- errors.Join(r.Send(shorten(m), nil)...) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done(): // the delivery ends by its own timeout
		return ctx.Err()
	}
}

// shorten returns what a chat is told.
func shorten(m rubric.Message) string {
	text := strings.TrimSpace(m.Text)
	if text == "" {
		text = m.Subject
	}
	if runes := []rune(text); len(runes) > maxChat {
		return string(runes[:maxChat-1]) + "…"
	}
	return text
}

// Check objects to an address that nothing could be sent to, without contacting
// anyone. The error is a [rubric.Problem].
func (s Sender) Check(to string) error {
	u, err := url.Parse(to)
	if err != nil || u.Scheme == "" || u.Host == "" {
		return unfit(s.Mask(to), rubric.Text{
			RU: "нужен адрес вида smtp://…, telegram://…, slack://… или generic+https://…",
			EN: "use an address such as smtp://…, telegram://…, slack://… or generic+https://…",
		})
	}
	if isMail(to) {
		_, err := readMail(u)
		return err
	}
	scheme, _, _ := strings.Cut(u.Scheme, "+")
	known := router.ServiceRouter{}
	if _, err := known.NewService(scheme); err != nil || scheme == "logger" {
		return unfit(s.Mask(to), rubric.Text{
			RU: "такой службы нет: подойдут smtp, telegram, slack, generic+https и другие из списка shoutrrr",
			EN: "there is no such service: use smtp, telegram, slack, generic+https or another one that shoutrrr lists",
		})
	}
	if scheme == "matrix" {
		return nil // its set-up signs in, and this is no time for that
	}
	if _, err := router.New(log.New(io.Discard, "", 0), to); err != nil {
		return unfit(s.Mask(to), rubric.Text{
			RU: "чего-то в нём не хватает: сверьтесь с описанием службы " + scheme + " в shoutrrr",
			EN: "something is missing in it: compare it with shoutrrr's page on " + scheme,
		})
	}
	return nil
}

func unfit(shown string, hint rubric.Text) error {
	return &rubric.Problem{
		What: rubric.Text{RU: "на этот адрес отчёт не отправить: " + shown, EN: "no report can be sent to this address: " + shown},
		Hint: hint,
	}
}
