package auth

import (
	"context"
	"crypto/subtle"
	_ "embed"
	"errors"
	"html/template"
	"net"
	"net/http"
	"sync/atomic"
	"time"

	"rubric"
)

// browser is the side of the sign-in that the person's browser comes back to.
// Any page may send a browser here, so only the one request that bears our state
// counts; all others get nothing and change nothing.
type browser struct {
	state   string
	lang    rubric.Lang
	came    atomic.Bool // the request that counts; loading the page again is none
	answers chan answer
	result  chan error // of the exchange, for the page
}

// answer is what Google sent back by way of the browser.
type answer struct{ code, refusal string }

func newBrowser(state string, lang rubric.Lang) *browser {
	return &browser{state: state, lang: lang, answers: make(chan answer, 1), result: make(chan error, 1)}
}

// serve answers the browser until stop is called, which lets a page under way
// arrive.
func (b *browser) serve(ctx context.Context, l net.Listener) (stop func()) {
	srv := &http.Server{
		Handler: b, ReadHeaderTimeout: 10 * time.Second, WriteTimeout: time.Minute, MaxHeaderBytes: 64 << 10,
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		_ = srv.Serve(l) // it ends when stop is called
	}()
	return func() {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 3*time.Second)
		defer cancel()
		b.tell(context.Canceled) // nobody will say more than was said
		if srv.Shutdown(ctx) != nil {
			_ = srv.Close()
		}
		<-done
	}
}

// wait returns the code that Google gave the browser.
func (b *browser) wait(ctx context.Context) (string, error) {
	select {
	case a := <-b.answers:
		if a.code == "" {
			err := refusedByPerson(a.refusal)
			b.tell(err)
			return "", err
		}
		return a.code, nil
	case <-ctx.Done():
		if errors.Is(ctx.Err(), context.DeadlineExceeded) {
			return "", nobodyCame()
		}
		return "", ctx.Err()
	}
}

// tell lets the page say how it ended; what is said first stands.
func (b *browser) tell(err error) {
	select {
	case b.result <- err:
	default:
	}
}

func (b *browser) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	query := r.URL.Query()
	ours := subtle.ConstantTimeCompare([]byte(query.Get("state")), []byte(b.state)) == 1
	if r.Method != http.MethodGet || r.URL.Path != "/" || !ours || b.came.Swap(true) {
		http.NotFound(w, r)
		return
	}
	b.answers <- answer{code: query.Get("code"), refusal: query.Get("error")}
	select {
	case err := <-b.result:
		b.page(w, err)
	case <-r.Context().Done():
	}
}

//go:embed page.html
var pageHTML string

var page = template.Must(template.New("page").Parse(pageHTML))

func (b *browser) page(w http.ResponseWriter, err error) {
	title := rubric.Text{RU: "Вы вошли", EN: "You are signed in"}
	text := rubric.Text{RU: "Рубрика запомнила вход. Эту вкладку можно закрыть.", EN: "Rubric remembers the sign-in. You may close this tab."}
	if err != nil {
		title = rubric.Text{RU: "Войти не получилось", EN: "The sign-in did not work out"}
		text = rubric.Text{RU: "Что делать дальше, написано в окне, где запущена команда.", EN: "The window where the command runs says what to do."}
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer") // the address holds the code
	h.Set("Cache-Control", "no-store")
	h.Set("Connection", "close")
	_ = page.Execute(w, map[string]any{"Lang": b.lang, "Title": title.In(b.lang), "Text": text.In(b.lang)}) // a browser that left
}
