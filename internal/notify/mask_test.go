package notify

import (
	"strings"
	"testing"

	"rubric"
)

func TestRedact(t *testing.T) {
	for _, c := range []struct{ to, text, want string }{
		{"smtp://user:pass%20word@m.org/?from=a@x.org&to=b@x.org", "535 user, pass word at m.org", "535 ***, *** at m.org"},
		{"generic://m.org/hook/s3cret?token=a%2Fb+c&template=json", "Post https://m.org/hook/s3cret?token=a%2Fb+c: json", "Post https://m.org***?token=***: json"},
		{"generic://m.org/?token=a%2Fb+c", "token a/b c, path a%2Fb%20c", "token ***, path ***"},
		{"discord://token@1234567", "no channel 1234567 for token", "no channel *** for ***"},
		{"telegram://1:T@telegram?chats=@ours", "chat @ours at telegram", "chat @ours at telegram"},
	} {
		if got := redact(c.to, c.text); got != c.want {
			t.Errorf("%s: %q, want %q", c.to, got, c.want)
		}
	}
}

func TestWhatAChatIsTold(t *testing.T) {
	long := strings.Repeat("ж", maxChat+1)
	for _, c := range []struct{ subject, text, want string }{
		{"Тема", " Текст\n", "Текст"}, {"Тема", " \n", "Тема"},
		{"Тема", long[:2*maxChat], long[:2*maxChat]}, {"Тема", long, long[:2*(maxChat-1)] + "…"},
	} {
		if got := shorten(rubric.Message{Subject: c.subject, Text: c.text}); got != c.want {
			t.Errorf("%.20q: %d bytes, %.20q", c.text, len(got), got)
		}
	}
}
