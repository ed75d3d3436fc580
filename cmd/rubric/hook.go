package main

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"rubric"
	"rubric/internal/secret"
	"rubric/internal/store"
	"rubric/internal/webhook"
	"rubric/sheets/appsscript"
)

var (
	hookHelp = help{
		use:   rubric.Text{RU: "hook apps-script ID [флаги]", EN: "hook apps-script ID [flags]"},
		short: rubric.Text{RU: "сообщать сервису о правках в таблице", EN: "tell the service of edits in a spreadsheet"},
		long: rubric.Text{
			RU: "То, что сообщает сервису Рубрики о правках в таблице.",
			EN: "What tells the Rubric service of edits in a spreadsheet.",
		},
		example: rubric.Text{RU: "  rubric hook apps-script k7f3q > скрипт.js", EN: "  rubric hook apps-script k7f3q > script.js"},
	}
	appsScriptHelp = help{
		use:   rubric.Text{RU: "apps-script ID [флаги]", EN: "apps-script ID [flags]"},
		short: rubric.Text{RU: "напечатать скрипт для вставки в таблицу", EN: "print the script to paste into the spreadsheet"},
		long: rubric.Text{
			RU: "Печатает Apps Script, который вставляют в таблицу: он сообщает сервису о правках за секунды. Что с ним\n" +
				"делать, написано в его начале. В нём есть секрет этой книги. ID — это id книги в сервисе.",
			EN: "Prints the Apps Script to paste into the spreadsheet: it tells the service of edits within seconds. Its\n" +
				"first lines say what to do with it. It holds the book's secret. ID is the book's id in the service.",
		},
		example: hookHelp.example,
	}
)

func newHook(s *session) *cobra.Command {
	cmd := s.group(hookHelp)
	cmd.AddCommand(newAppsScript(s))
	return cmd
}

// hookOptions are the flags of hook apps-script; they are those of serve.
type hookOptions struct{ database, keyFile, baseURL string }

func newAppsScript(s *session) *cobra.Command {
	cmd := s.command(appsScriptHelp)
	var o hookOptions
	fs := cmd.Flags()
	fs.SortFlags = false
	fs.StringVar(&o.database, "database", "sqlite:rubric.db", s.say(rubric.Text{RU: "`БАЗА` сервиса", EN: "the service's `DATABASE`"}))
	fs.StringVar(&o.keyFile, "key-file", "rubric.key", s.say(rubric.Text{RU: "`ФАЙЛ` ключа сервиса", EN: "the service's key `FILE`"}))
	fs.StringVar(&o.baseURL, "base-url", "", s.say(rubric.Text{RU: "`АДРЕС` сервиса для внешнего мира", EN: "the `ADDRESS` that outsiders reach the service at"}))
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) != 1 || args[0] == "" {
			return usage(
				rubric.Text{RU: "hook apps-script: нужен id одной книги сервиса", EN: "hook apps-script: it takes the id of one book of the service"},
				rubric.Text{RU: "id показывает GET /v1/books и ответ при регистрации", EN: "GET /v1/books shows the ids, and so does the answer to registering a book"})
		}
		return s.appsScript(cmd.Context(), args[0], o)
	}
	return cmd
}

func (s *session) appsScript(ctx context.Context, id string, o hookOptions) error {
	address, err := hookURL(o.baseURL, id)
	if err != nil {
		return err
	}
	book, key, err := s.hookOf(ctx, id, o)
	if err != nil {
		return err
	}
	lang := rubric.Lang(s.flags.lang)
	if lang == "" {
		lang = book.Lang
	}
	if lang == "" {
		lang = s.ui
	}
	script, err := appsscript.Script(appsscript.Hook{URL: address, Secret: webhook.FormatSecret(key), Lang: lang})
	if err != nil {
		return err
	}
	_, err = fmt.Fprint(s.Stdout, script)
	return err
}

// hookURL is where the service takes the webhooks of a book.
func hookURL(base, id string) (string, error) {
	u, err := url.Parse(strings.TrimRight(base, "/"))
	if base == "" || err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
		what := rubric.Text{RU: "hook apps-script: неизвестно, по какому адресу доступен сервис", EN: "hook apps-script: nobody said at which address the service is reached"}
		if base != "" {
			what = rubric.Text{RU: "--base-url: это не адрес: " + base, EN: "--base-url: not an address: " + base}
		}
		return "", usage(what, rubric.Text{
			RU: "назовите его: RUBRIC_BASE_URL=https://rubric.example.com — Google должен до него дотянуться",
			EN: "name it: RUBRIC_BASE_URL=https://rubric.example.com; Google must be able to reach it",
		})
	}
	return u.JoinPath("hooks", "books", id).String(), nil
}

// hookOf returns a book of the service and the newest key of its webhooks.
func (s *session) hookOf(ctx context.Context, id string, o hookOptions) (store.Book, []byte, error) {
	if path, ok := strings.CutPrefix(o.database, "sqlite:"); ok {
		if _, err := os.Stat(path); err != nil { // opening it would make it
			return store.Book{}, nil, noDatabase(path, err)
		}
	}
	box, err := secret.Load(o.keyFile)
	if err != nil {
		return store.Book{}, nil, err
	}
	db, err := store.Open(ctx, o.database, store.Options{Secrets: box, Clock: s.Now, Logger: s.log})
	if err != nil {
		return store.Book{}, nil, err
	}
	defer func() { s.log.Debug("the database was closed", "err", db.Close()) }()
	book, err := db.Book(ctx, id)
	if err != nil {
		return store.Book{}, nil, noBook(id, err)
	}
	keys, err := db.HookSecrets(ctx, id)
	if err != nil || len(keys) == 0 {
		return store.Book{}, nil, noBook(id, err)
	}
	return book, keys[0], nil
}

func noDatabase(path string, err error) error {
	return trouble(
		rubric.Text{RU: path + ": здесь нет базы сервиса", EN: path + ": no database of the service here"},
		rubric.Text{
			RU: "запустите команду там, где работает rubric serve, или назовите базу: RUBRIC_DATABASE=sqlite:ПУТЬ",
			EN: "run the command where rubric serve runs, or name the database: RUBRIC_DATABASE=sqlite:PATH",
		}, err)
}

func noBook(id string, err error) error {
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return err
	}
	return trouble(
		rubric.Text{RU: id + ": такой книги в сервисе нет", EN: id + ": the service has no such book"},
		rubric.Text{RU: "id книг показывает GET /v1/books", EN: "GET /v1/books shows the ids of books"},
		err)
}
