package main

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"rubric"
	"rubric/excel"
	"rubric/internal/layout"
	"rubric/internal/notify"
	"rubric/internal/reconcile"
	"rubric/internal/secret"
	"rubric/internal/store"
	"rubric/internal/text"
	"rubric/rules"
	"rubric/server"
)

var serveHelp = help{
	use:   rubric.Text{RU: "serve [флаги]", EN: "serve [flags]"},
	short: rubric.Text{RU: "сервис: следит за книгами и проверяет их после каждой правки", EN: "the service: keeps workbooks checked after every edit"},
	long: rubric.Text{
		RU: "Сервис держит книги проверенными: принимает вебхуки, сам поглядывает на книги и шлёт отчёты\n" +
			"по расписанию. Работает без настроек: база — файл rubric.db в текущей папке. Ctrl-C останавливает\n" +
			"его бережно: что начато, доделывается, остальное ждёт следующего запуска.",
		EN: "The service keeps workbooks checked: it takes webhooks, looks at workbooks now and then, and sends\n" +
			"reports on schedules. It needs no settings: the database is the file rubric.db in the current folder.\n" +
			"Ctrl-C stops it gently: what runs is finished, the rest waits for the next start.",
	},
	example: rubric.Text{
		RU: "  rubric serve --books-dir /srv/книги\n  rubric serve --config rubric.yaml",
		EN: "  rubric serve --books-dir /srv/books\n  rubric serve --config rubric.yaml",
	},
}

func newServe(s *session) *cobra.Command {
	cmd := s.command(serveHelp)
	o := newServeOptions()
	o.register(s, cmd.Flags())
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) > 0 {
			return usage(
				rubric.Text{RU: "serve: лишнее слово: " + args[0], EN: "serve: one word too many: " + args[0]},
				rubric.Text{RU: "книги регистрируют через POST /v1/books, а папку с ними называет --books-dir", EN: "workbooks are registered with POST /v1/books; --books-dir names their folder"})
		}
		return s.serve(cmd.Context(), o)
	}
	return cmd
}

// serve runs the service until the context ends.
func (s *session) serve(ctx context.Context, o serveOptions) error {
	log := s.serviceLog()
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", string(o.listen))
	if err != nil {
		return cannotListen(string(o.listen), err)
	}
	// The first line of the log, whatever its level: with port 0 it is the only
	// place that tells where the service is.
	slog.New(slog.NewJSONHandler(s.Stderr, nil)).Info("listening", "address", l.Addr().String(), "url", "http://"+l.Addr().String())
	st, err := s.openStore(ctx, o, log)
	if err != nil {
		return errors.Join(err, l.Close())
	}
	err = s.serveWith(ctx, o, st, l, log)
	return errors.Join(err, st.Close())
}

func (s *session) openStore(ctx context.Context, o serveOptions, log *slog.Logger) (*store.Store, error) {
	box, err := secret.LoadOrCreate(string(o.keyFile))
	if err != nil {
		return nil, err
	}
	zone, err := time.LoadLocation(string(s.flags.timeZone)) // UTC for ""
	if err != nil {
		return nil, err
	}
	return store.Open(ctx, string(o.database), store.Options{
		Secrets: box, Clock: s.Now, Logger: log, TimeZone: zone,
		Workers: int(o.workers), Debounce: max(time.Duration(o.debounce), 1), Poll: time.Duration(o.poll),
	})
}

func (s *session) serveWith(ctx context.Context, o serveOptions, st *store.Store, l net.Listener, log *slog.Logger) error {
	c := s.serverConfig(ctx, o, st, log)
	c.Started = func(ctx context.Context) error {
		token, err := settleToken(ctx, st, string(o.apiToken))
		if err != nil {
			return err
		}
		unreadable, err := st.Unreadable(ctx)
		if err != nil {
			return err
		}
		if unreadable > 0 { // the service starts all the same: new secrets are a way out
			s.tell("", lostKey(string(o.keyFile), unreadable))
		}
		s.welcome(o, l.Addr().String(), token, c.Shelf.Sheets != nil)
		return nil
	}
	srv, err := server.New(c)
	if err != nil {
		return errors.Join(err, l.Close())
	}
	return srv.Serve(ctx, l)
}

// serverConfig puts the parts of the service together.
func (s *session) serverConfig(ctx context.Context, o serveOptions, st *store.Store, log *slog.Logger) server.Config {
	shelf := &server.Shelf{
		Folder: string(o.booksDir),
		Files:  excel.Opener{Options: excel.Options{MaxWait: -1}},
	}
	c := server.Config{
		Store: st, Shelf: shelf, Renderer: excel.Renderer{}, Notifier: notify.Sender{}, Message: rules.Message,
		Log: log, Clock: s.Now, Waits: new(server.Waits), BaseURL: string(o.baseURL), MaxUpload: int64(o.maxUpload),
		Job: reconcile.Options{Layout: layout.Options{AsOf: rubric.Date(s.flags.asOf), TimeZone: string(s.flags.timeZone)}},
	}
	google, err := s.serviceSheets(ctx, c.Waits)
	if err != nil {
		log.Info("Google Sheets are not reached, only files are", "err", err)
		return c
	}
	shelf.Sheets, c.Watcher = google, google
	return c
}

// serviceLog is the log of a service: JSON, and telling unless asked not to be.
func (s *session) serviceLog() *slog.Logger {
	level := slog.LevelInfo
	switch {
	case s.flags.logLevel.set:
		level = s.flags.logLevel.Level()
	case s.flags.quiet:
		level = slog.LevelWarn
	}
	return slog.New(slog.NewJSONHandler(s.Stderr, &slog.HandlerOptions{Level: level}))
}

// settleToken makes sure that there is a token. It returns one that was made
// now and is known to nobody else; "" otherwise.
func settleToken(ctx context.Context, st *store.Store, given string) (string, error) {
	const name = "first"
	if given != "" {
		return "", st.SetToken(ctx, name, given)
	}
	has, err := st.HasToken(ctx)
	if err != nil || has {
		return "", err
	}
	made := "rubric_" + strings.ToLower(rand.Text())
	return made, st.SetToken(ctx, name, made)
}

// welcome tells a person where the service is and how to begin, in commands that
// work as they are printed. The token stands there once and by itself.
func (s *session) welcome(o serveOptions, address, token string, sheets bool) {
	url := "http://" + address
	if o.baseURL != "" {
		url = string(o.baseURL)
	}
	if token != "" {
		fmt.Fprintf(s.Stdout, s.say(rubric.Text{
			RU: "Токен API (показан один раз, сохраните его): %s\n",
			EN: "The API token (shown once, keep it): %s\n",
		}), token)
	}
	if s.flags.quiet {
		return
	}
	fmt.Fprintf(s.Stdout, s.say(rubric.Text{
		RU: "\nРубрика работает: %s — эта страница говорит, с чего начать. Ctrl-C останавливает.\n",
		EN: "\nRubric is running at %s; that page says how to begin. Ctrl-C stops it.\n",
	}), url)
	source := s.firstSource(string(o.booksDir), sheets)
	if source == "" {
		fmt.Fprintln(s.Stdout, s.say(rubric.Text{
			RU: "Книг ему пока взять неоткуда: запустите его снова и назовите их папку, например --books-dir . —\n" +
				"или сначала войдите в Google: rubric auth google",
			EN: "It has nowhere to take workbooks from yet: start it again and name their folder, such as --books-dir .,\n" +
				"or sign in to Google first: rubric auth google",
		}))
		return
	}
	body, err := json.Marshal(map[string]string{"source": source})
	if err != nil {
		return // a file's name always encodes
	}
	fmt.Fprintf(s.Stdout, s.say(rubric.Text{
		RU: "Первая книга — в другом терминале, токен вместо ТОКЕН; в ответе будет её id:\n\n" +
			"  export RUBRIC_API_TOKEN=ТОКЕН\n" +
			"  curl %[1]s/v1/books -H \"Authorization: Bearer $RUBRIC_API_TOKEN\" -H 'Content-Type: application/json' -d %[2]s\n\n" +
			"и её первая проверка, id вместо ID:\n\n" +
			"  curl -X POST %[1]s/v1/books/ID/syncs -H \"Authorization: Bearer $RUBRIC_API_TOKEN\"\n\n",
		EN: "The first workbook, in another terminal, with the token for TOKEN; the answer holds its id:\n\n" +
			"  export RUBRIC_API_TOKEN=TOKEN\n" +
			"  curl %[1]s/v1/books -H \"Authorization: Bearer $RUBRIC_API_TOKEN\" -H 'Content-Type: application/json' -d %[2]s\n\n" +
			"and its first check, with the id for ID:\n\n" +
			"  curl -X POST %[1]s/v1/books/ID/syncs -H \"Authorization: Bearer $RUBRIC_API_TOKEN\"\n\n",
	}), url, shellQuoted(string(body)))
}

// firstSource is what the first command registers: a workbook that is in the
// folder, a name in it, or the address of a spreadsheet; "" where nothing is taken.
func (s *session) firstSource(folder string, sheets bool) string {
	if folder == "" && sheets {
		return "https://docs.google.com/spreadsheets/d/…"
	}
	if folder == "" {
		return ""
	}
	found, _ := os.ReadDir(folder) // a folder that cannot be read shows later
	for _, f := range found {
		if strings.EqualFold(filepath.Ext(f.Name()), ".xlsx") && f.Type().IsRegular() && !strings.HasPrefix(f.Name(), "~$") {
			return f.Name()
		}
	}
	return s.say(rubric.Text{RU: "план.xlsx", EN: "plan.xlsx"})
}

// shellQuoted is a word as a POSIX shell takes it literally.
func shellQuoted(word string) string { return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'" }

func lostKey(file string, books int) error {
	return trouble(
		rubric.Text{
			RU: fmt.Sprintf("%s: этим ключом не прочитать секреты %d %s: их вебхуки и отчёты не работают",
				file, books, text.Plural(rubric.Russian, books, "книги", "книг", "книг")),
			EN: fmt.Sprintf("%s: the secrets of %d %s cannot be read with this key file: webhooks and reports of theirs fail",
				file, books, text.Plural(rubric.English, books, "book", "", "books")),
		},
		rubric.Text{
			RU: "верните прежний файл ключа и запустите сервис снова; если его больше нет, задайте каждой книге новый секрет (POST /v1/books/ID/secret) и адреса отчётов (PATCH /v1/books/ID)",
			EN: "put the old key file back and start again; if it is gone, give each book a new secret (POST /v1/books/ID/secret) and its report addresses (PATCH /v1/books/ID)",
		},
		nil)
}

func cannotListen(address string, err error) error {
	return trouble(
		rubric.Text{RU: address + ": этот адрес не занять", EN: address + ": cannot listen there"},
		rubric.Text{
			RU: "наверное, порт занят другой программой: назовите другой, например --listen 127.0.0.1:8081",
			EN: "another program probably has the port: name another one, for example --listen 127.0.0.1:8081",
		},
		err)
}

// isFolder reports whether a path is an existing folder.
func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}
