package notify_test

import (
	"bufio"
	"context"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net"
	"net/http"
	"net/http/httptest"
	"net/mail"
	"strings"
	"testing"
	"time"

	"rubric"
	"rubric/internal/notify"
)

func TestMask(t *testing.T) {
	for to, want := range map[string]string{
		"smtp://user:pass@mail.example.org:587/?from=a@x.org&to=b@x.org&auth=Login": "smtp://***@mail.example.org:587/?from=a@x.org&to=b@x.org&auth=***",
		"telegram://123:TOKEN@telegram?chats=@x":                                    "telegram://***@telegram?chats=@x",
		"slack://hook:T-B-X@webhook?channel=c":                                      "slack://***@***?channel=c",
		"discord://token@1234":                                                      "discord://***@***",
		"pushbullet://apikey/device":                                                "pushbullet://***/***",
		"generic+https://example.org/secret/hook?key=1&template=json":               "generic+https://example.org/***?key=***&template=json",
		"gotify://example.org/TOKEN":                                                "gotify://example.org/***",
		"no address":                                                                "***",
		"://":                                                                       "***",
	} {
		if got := (notify.Sender{}).Mask(to); got != want {
			t.Errorf("%s:\n got %s\nwant %s", to, got, want)
		}
	}
}

func TestCheck(t *testing.T) {
	for to, want := range map[string]bool{
		"smtp://user:pass@mail.example.org:587/?from=a@x.org&to=b@x.org,c@x.org":     true,
		"smtps://mail.example.org/?from=a@x.org&to=b@x.org":                          true,
		"telegram://123456789:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA@telegram?chats=@x": true,
		"generic+https://example.org/hook":                                           true,
		"generic://example.org/hook":                                                 true,
		"smtp://mail.example.org/?from=a@x.org":                                      false,
		"smtp://mail.example.org/?to=a@x.org":                                        false,
		"smtp://mail.example.org/?from=a@x.org&to=nobody":                            false,
		"smtp://mail.example.org:0/?from=a@x.org&to=b@x.org":                         false,
		"telegram://nothing":                                                         false,
		"pigeon://coop":                                                              false,
		"logger://here":                                                              false,
		"owner@example.org":                                                          false,
		"":                                                                           false,
	} {
		err := (notify.Sender{}).Check(to)
		if (err == nil) != want {
			t.Errorf("%s: %v", to, err)
		}
		if err == nil {
			continue
		}
		if p, ok := rubric.AsProblem(err); !ok || p.Hint.RU == "" || p.Hint.EN == "" {
			t.Errorf("%s: not for people: %v", to, err)
		}
		if strings.Contains(err.Error(), "pass") {
			t.Errorf("%s: shows a password: %v", to, err)
		}
	}
}

func message() rubric.Message {
	return rubric.Message{
		Subject: "Клиника: доработать план", Text: "12 замечаний\n",
		Attachment: &rubric.Attachment{Name: "Оценка.xlsx", ContentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Data: []byte("PK data")},
	}
}

func TestWebhook(t *testing.T) {
	var got string
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		got = string(body)
		if r.URL.Path != "/secret" {
			w.WriteHeader(http.StatusTeapot)
		}
	}))
	defer srv.Close()
	host := strings.TrimPrefix(srv.URL, "http://")
	if err := (notify.Sender{}).Send(t.Context(), "generic://"+host+"/secret?disabletls=yes", message()); err != nil {
		t.Fatal(err)
	}
	if got != "12 замечаний" {
		t.Errorf("got %q", got)
	}
	err := (notify.Sender{}).Send(t.Context(), "generic://"+host+"/other-secret?disabletls=yes&token=hidden", message())
	p, ok := rubric.AsProblem(err)
	if !ok || p.Hint.EN == "" {
		t.Fatalf("not for people: %v", err)
	}
	for _, secret := range []string{"other-secret", "hidden"} {
		if strings.Contains(err.Error(), secret) || strings.Contains(p.What.RU, secret) {
			t.Errorf("the error shows %s: %v", secret, err)
		}
	}
}

func TestDeliveryEndsInTime(t *testing.T) {
	hang := make(chan struct{})
	srv := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { <-hang }))
	defer srv.Close()
	defer close(hang)
	to := "generic://" + strings.TrimPrefix(srv.URL, "http://") + "/?disabletls=yes"
	begin := time.Now()
	if err := (notify.Sender{Timeout: 100 * time.Millisecond}).Send(t.Context(), to, message()); err == nil || time.Since(begin) > 5*time.Second {
		t.Errorf("after %s: %v", time.Since(begin), err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := (notify.Sender{}).Send(ctx, to, message()); err == nil {
		t.Error("sent for a context that had ended")
	}
}

func TestMail(t *testing.T) {
	received := make(chan string, 1)
	to := "smtp://" + postOffice(t, received) + "/?from=rubric@example.org&to=owner@example.org"
	if err := (notify.Sender{}).Send(t.Context(), to, message()); err != nil {
		p, _ := rubric.AsProblem(err)
		t.Fatal(err, errors.Unwrap(p))
	}
	m, err := mail.ReadMessage(strings.NewReader(<-received))
	if err != nil {
		t.Fatal(err)
	}
	words := new(mime.WordDecoder)
	if subject, err := words.DecodeHeader(m.Header.Get("Subject")); err != nil || subject != "Клиника: доработать план" {
		t.Errorf("subject %q %v", subject, err)
	}
	_, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil {
		t.Fatal(err)
	}
	var kinds, names []string
	for parts := multipart.NewReader(m.Body, params["boundary"]); ; {
		part, err := parts.NextPart()
		if err != nil {
			break
		}
		kind, _, _ := strings.Cut(part.Header.Get("Content-Type"), ";")
		kinds = append(kinds, kind)
		name, _ := words.DecodeHeader(part.FileName())
		names = append(names, name)
	}
	if len(kinds) != 2 || kinds[0] != "text/plain" || kinds[1] != message().Attachment.ContentType || names[1] != "Оценка.xlsx" {
		t.Errorf("parts %q %q", kinds, names)
	}
}

// A password is not sent to a server that does not encrypt.
func TestMailKeepsThePassword(t *testing.T) {
	heard := make(chan string, 10)
	to := "smtp://user:password@" + postOffice(t, heard) + "/?from=rubric@example.org&to=owner@example.org"
	err := (notify.Sender{}).Send(t.Context(), to, message())
	if err == nil || strings.Contains(err.Error(), "password@") {
		t.Errorf("%v", err)
	}
	if len(heard) > 0 {
		t.Errorf("the server heard %q", <-heard)
	}
}

// postOffice is a mail server that takes one message, as RFC 5321 says. It hears
// that message and what anybody signs in with, and does not encrypt.
func postOffice(t *testing.T, received chan<- string) string {
	t.Helper()
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	go func() {
		c, err := l.Accept()
		if err != nil {
			return
		}
		defer c.Close()
		in := bufio.NewReader(c)
		say := func(s string) { _, _ = io.WriteString(c, s+"\r\n") }
		say("220 post")
		for {
			line, err := in.ReadString('\n')
			if err != nil {
				return
			}
			switch verb, _, _ := strings.Cut(strings.ToUpper(strings.TrimSpace(line)), " "); verb {
			case "DATA":
				say("354 go on")
				var b strings.Builder
				for {
					line, err := in.ReadString('\n')
					if err != nil || line == ".\r\n" {
						break
					}
					b.WriteString(line)
				}
				received <- b.String()
				say("250 taken")
			case "EHLO":
				say("250-post")
				say("250 AUTH CRAM-MD5 PLAIN LOGIN")
			case "AUTH":
				received <- line
				say("535 no")
			case "QUIT":
				say("221 bye")
				return
			default:
				say("250 fine")
			}
		}
	}()
	return l.Addr().String()
}
