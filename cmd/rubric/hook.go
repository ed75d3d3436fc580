package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"rubric"
	"rubric/internal/secret"
	"rubric/internal/store"
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
type hookOptions struct {
	database databaseValue
	keyFile  nameValue
	baseURL  baseValue
}

func newAppsScript(s *session) *cobra.Command {
	cmd := s.command(appsScriptHelp)
	o := hookOptions{database: "sqlite:rubric.db", keyFile: "rubric.key"}
	fs := cmd.Flags()
	fs.SortFlags = false
	fs.Var(&o.database, "database", s.say(rubric.Text{RU: "`БАЗА` сервиса (по умолчанию sqlite:rubric.db)", EN: "the service's `DATABASE` (default sqlite:rubric.db)"}))
	fs.Var(&o.keyFile, "key-file", s.say(rubric.Text{RU: "`ФАЙЛ` с ключом сервиса (по умолчанию rubric.key)", EN: "the `FILE` with the service's key (default rubric.key)"}))
	fs.Var(&o.baseURL, "base-url", s.say(rubric.Text{RU: "`АДРЕС` https, по которому сервис виден снаружи", EN: "the https `ADDRESS` that outsiders use"}))
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
	if o.baseURL == "" {
		return usage(
			rubric.Text{RU: "hook apps-script: неизвестно, по какому адресу сервис виден снаружи", EN: "hook apps-script: nobody said at which address outsiders reach the service"},
			rubric.Text{
				RU: "назовите его: RUBRIC_BASE_URL=https://rubric.example.com — Google должен до него дотянуться",
				EN: "name it: RUBRIC_BASE_URL=https://rubric.example.com; Google must be able to reach it",
			})
	}
	book, secretText, err := s.hookOf(ctx, id, o)
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
	script, err := appsscript.Script(appsscript.Hook{URL: string(o.baseURL) + "/hooks/books/" + id, Secret: secretText, Lang: lang})
	if err != nil {
		return err
	}
	_, err = fmt.Fprint(s.Stdout, script)
	return err
}

// hookOf returns a book of the service and the secret of its webhooks.
func (s *session) hookOf(ctx context.Context, id string, o hookOptions) (book store.Book, text string, err error) {
	if file, ok := strings.CutPrefix(string(o.database), "sqlite:"); ok {
		if _, err := os.Stat(file); err != nil { // opening it would make it
			return book, "", noDatabase(file, err)
		}
	}
	box, err := secret.Load(string(o.keyFile))
	if err != nil {
		return book, "", err
	}
	db, err := store.Open(ctx, string(o.database), store.Options{Secrets: box, Clock: s.Now, Logger: s.log})
	if err != nil {
		return book, "", err
	}
	defer func() { s.log.Debug("the database was closed", "err", db.Close()) }()
	if book, err = db.Book(ctx, id); err != nil {
		return book, "", noBook(id, err)
	}
	text, err = db.WebhookSecret(ctx, id)
	if errors.Is(err, secret.ErrOpen) {
		return book, "", otherKey(string(o.keyFile), err)
	}
	return book, text, noBook(id, err)
}

func otherKey(file string, err error) error {
	return trouble(
		rubric.Text{RU: file + ": этим ключом секреты сервиса не прочитать", EN: file + ": the service's secrets do not open with this key"},
		rubric.Text{RU: "назовите файл ключа, с которым работает сервис: RUBRIC_KEY_FILE=ПУТЬ", EN: "name the key file that the service runs with: RUBRIC_KEY_FILE=PATH"},
		err)
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
	if !errors.Is(err, store.ErrNotFound) {
		return err
	}
	return trouble(
		rubric.Text{RU: id + ": такой книги в сервисе нет", EN: id + ": the service has no such book"},
		rubric.Text{RU: "id книг показывает GET /v1/books", EN: "GET /v1/books shows the ids of books"},
		err)
}
