package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"github.com/xuri/excelize/v2"

	"rubric/bench/planbook"
	"rubric/excel"
	"rubric/internal/notify"
	"rubric/internal/secret"
	"rubric/internal/store"
	"rubric/internal/webhook"
	"rubric/rules"
	"rubric/server"
)

const token = "load"

// service is a whole service with its client.
type service struct {
	store  *store.Store
	url    string
	client *http.Client
	stop   func() error
}

// target is a book that hooks are sent for.
type target struct {
	id  string
	url string
	key []byte
}

// start runs a service; with hooks, they accept the webhooks in the store's place.
func start(ctx context.Context, o options, poll time.Duration, hooks func(*store.Store) server.Hooks) (*service, error) {
	box, err := secret.LoadOrCreate(filepath.Join(o.dir, "rubric.key"))
	if err != nil {
		return nil, err
	}
	st, err := store.Open(ctx, o.database, store.Options{Secrets: box, Debounce: o.debounce, Poll: poll})
	if err != nil {
		return nil, err
	}
	if err := st.SetToken(ctx, "load", token); err != nil {
		return nil, err
	}
	c := server.Config{
		Store: st, Shelf: &server.Shelf{Folder: books(o), Files: excel.Opener{Options: excel.Options{MaxWait: time.Second}}},
		Renderer: excel.Renderer{}, Notifier: notify.Sender{}, Message: rules.Message,
	}
	if hooks != nil {
		c.Hooks = hooks(st)
	}
	srv, err := server.New(c) //nolint:contextcheck // it reads an embedded document
	if err != nil {
		return nil, err
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	serving, cancel := context.WithCancel(ctx)
	ended := make(chan error, 1)
	go func() { ended <- srv.Serve(serving, l) }()
	transport := &http.Transport{MaxIdleConnsPerHost: o.connections, MaxConnsPerHost: o.connections}
	return &service{
		store: st, url: "http://" + l.Addr().String(), client: &http.Client{Transport: transport},
		stop: func() error { //nolint:contextcheck // the end is not the caller's
			transport.CloseIdleConnections()
			cancel()
			return joined(<-ended, st.Close())
		},
	}, nil
}

func joined(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func books(o options) string { return filepath.Join(o.dir, "books") }

// plan is a book of twenty posts with a strategy to check them against.
func plan() ([]byte, error) {
	var book bytes.Buffer
	err := planbook.Write(&book, planbook.Options{Rows: 20, AsOf: time.Now(), Days: 30})
	return book.Bytes(), err
}

// note is the least that is a plan: its first sync is cheap, and looking at a
// book costs the same whatever is in it.
func note() ([]byte, error) {
	f := excelize.NewFile()
	defer f.Close()
	for i, row := range [][]any{
		{"Дата", "Площадка", "Тема"},
		{time.Now().Format("02.01.2006"), "Telegram", "Открытие"},
	} {
		if err := f.SetSheetRow("Sheet1", fmt.Sprint("A", i+1), &row); err != nil {
			return nil, err
		}
	}
	var book bytes.Buffer
	err := f.Write(&book)
	return book.Bytes(), err
}

// fill puts copies of a book into the folder of books.
func fill(o options, book []byte, from, to int) error {
	if err := os.MkdirAll(books(o), 0o755); err != nil {
		return err
	}
	for i := from; i < to; i++ {
		if err := os.WriteFile(filepath.Join(books(o), name(i)), book, 0o644); err != nil {
			return err
		}
	}
	return nil
}

func name(i int) string { return fmt.Sprintf("book-%05d.xlsx", i) }

// register registers a book over HTTP.
func (s *service) register(ctx context.Context, source string) (target, error) {
	body, err := json.Marshal(map[string]string{"source": source})
	if err != nil {
		return target{}, err
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, s.url+"/v1/books", bytes.NewReader(body))
	if err != nil {
		return target{}, err
	}
	r.Header.Set("Authorization", "Bearer "+token)
	r.Header.Set("Content-Type", "application/json")
	resp, err := s.client.Do(r)
	if err != nil {
		return target{}, err
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(resp.Body)
	if err != nil {
		return target{}, err
	}
	if resp.StatusCode != http.StatusCreated {
		return target{}, fmt.Errorf("registering %s: %s: %s", source, resp.Status, answer)
	}
	var book struct {
		ID      string `json:"id"`
		Webhook struct {
			URL    string `json:"url"`
			Secret string `json:"secret"`
		} `json:"webhook"`
	}
	if err := json.Unmarshal(answer, &book); err != nil {
		return target{}, err
	}
	key, err := webhook.ParseSecret(book.Webhook.Secret)
	return target{book.ID, s.url + book.Webhook.URL, key}, err
}

// hook makes a signed webhook.
func (t target) hook(ctx context.Context) (*http.Request, error) {
	body := []byte(`{"event":"edit"}`)
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, t.url, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	r.Header.Set("Content-Type", "application/json")
	webhook.Sign(r.Header, "msg_"+rand.Text(), time.Now(), body, t.key)
	return r, nil
}
