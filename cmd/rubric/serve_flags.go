package main

import (
	"math"
	"net"
	"net/url"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"rubric"
)

// serveOptions are the flags of serve, and with them its variables and keys.
type serveOptions struct {
	listen    listenValue
	database  databaseValue
	apiToken  tokenValue
	keyFile   nameValue
	booksDir  folderValue
	baseURL   baseValue
	workers   workersValue
	debounce  waitValue
	maxUpload sizeValue
	poll      waitValue
}

func newServeOptions() serveOptions {
	return serveOptions{
		listen: "127.0.0.1:8080", database: "sqlite:rubric.db", keyFile: "rubric.key",
		debounce: waitValue(2 * time.Second), maxUpload: 32 << 20, poll: waitValue(15 * time.Minute),
	}
}

func (o *serveOptions) register(s *session, fs *pflag.FlagSet) {
	fs.SortFlags = false
	for _, f := range []struct {
		value pflag.Value
		name  string
		usage rubric.Text
	}{
		{&o.listen, "listen", rubric.Text{RU: "`АДРЕС`, на котором сервис отвечает (по умолчанию 127.0.0.1:8080; порт 0 — любой свободный)", EN: "the `ADDRESS` to answer at (default 127.0.0.1:8080; port 0 takes a free one)"}},
		{&o.database, "database", rubric.Text{RU: "`БАЗА`: sqlite:ФАЙЛ или postgres://… (по умолчанию sqlite:rubric.db)", EN: "the `DATABASE`: sqlite:FILE or postgres://… (default sqlite:rubric.db)"}},
		{&o.apiToken, "api-token", rubric.Text{RU: "`ТОКЕН` API вместо прежнего; лучше переменной RUBRIC_API_TOKEN: флаги видны в списке процессов", EN: "the API `TOKEN` that replaces the one before; better as RUBRIC_API_TOKEN, for flags show in the list of processes"}},
		{&o.booksDir, "books-dir", rubric.Text{RU: "единственная `ПАПКА`, где могут лежать книги-файлы (без неё файлы не принимаются)", EN: "the only `FOLDER` file books may live in (none: files are refused)"}},
		{&o.baseURL, "base-url", rubric.Text{RU: "`АДРЕС` https, по которому сервис виден снаружи", EN: "the https `ADDRESS` that outsiders use"}},
		{&o.workers, "workers", rubric.Text{RU: "`СКОЛЬКО` книг проверять сразу (по умолчанию вдвое больше ядер)", EN: "how `MANY` syncs to run at once (default twice the cores)"}},
		{&o.debounce, "debounce", rubric.Text{RU: "наименьшее `ВРЕМЯ` от вебхука до проверки (по умолчанию 2s)", EN: "the least `TIME` between a hook and its sync (default 2s)"}},
		{&o.maxUpload, "max-upload", rubric.Text{RU: "наибольший `РАЗМЕР` присланной книги (по умолчанию 32MiB)", EN: "the largest `SIZE` of an uploaded workbook (default 32MiB)"}},
		{&o.poll, "poll", rubric.Text{RU: "как часто (`ВРЕМЯ`) смотреть на книги и без вебхука (по умолчанию 15m; 0 — никогда)", EN: "how often (`TIME`) to look at a book even without a hook (default 15m; 0 never)"}},
	} {
		fs.Var(f.value, f.name, s.say(f.usage))
		fs.Lookup(f.name).DefValue = "" // the words above say it in the reader's language
	}
	fs.Var(&o.keyFile, "key-file", s.say(rubric.Text{RU: "`ФАЙЛ` с ключом, которым шифруются секреты (по умолчанию rubric.key)", EN: "the `FILE` with the key that encrypts secrets (default rubric.key)"}))
	fs.Lookup("key-file").DefValue = ""
}

// listenValue is a flag that holds an address to listen at.
type listenValue string

func (v *listenValue) String() string { return string(*v) }
func (v *listenValue) Type() string   { return "address" }

func (v *listenValue) Set(s string) error {
	_, port, err := net.SplitHostPort(s)
	if n, bad := strconv.Atoi(port); err != nil || bad != nil || n < 0 || n > math.MaxUint16 {
		return &valueError{rubric.Text{RU: "напишите адрес и порт, например 127.0.0.1:8080", EN: "write an address and a port, such as 127.0.0.1:8080"}}
	}
	*v = listenValue(s)
	return nil
}

// databaseValue is a flag that holds the address of a database.
type databaseValue string

func (v *databaseValue) String() string { return string(*v) }
func (v *databaseValue) Type() string   { return "database" }

func (v *databaseValue) Set(s string) error {
	file, isFile := strings.CutPrefix(s, "sqlite:")
	u, err := url.Parse(s)
	isServer := err == nil && (u.Scheme == "postgres" || u.Scheme == "postgresql")
	if !(isFile && file != "") && !isServer {
		return &valueError{rubric.Text{RU: "напишите sqlite:rubric.db или postgres://пользователь@сервер/база", EN: "write sqlite:rubric.db or postgres://user@server/database"}}
	}
	*v = databaseValue(s)
	return nil
}

// tokenValue is a flag that holds a secret: it is not shown again.
type tokenValue string

func (v *tokenValue) String() string { return "" }
func (v *tokenValue) Type() string   { return "token" }

func (v *tokenValue) Set(s string) error {
	if s == "" || strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || r > '~' }) {
		return &valueError{rubric.Text{RU: "токен — это латинские буквы, цифры и знаки без пробелов", EN: "a token is made of ASCII letters, digits and signs without spaces"}}
	}
	*v = tokenValue(s)
	return nil
}

// folderValue is a flag that holds an existing folder.
type folderValue string

func (v *folderValue) String() string { return string(*v) }
func (v *folderValue) Type() string   { return "folder" }

func (v *folderValue) Set(s string) error {
	path, err := filepath.Abs(s)
	if s == "" || err != nil || !isFolder(path) {
		return &valueError{rubric.Text{RU: "назовите существующую папку", EN: "name an existing folder"}}
	}
	*v = folderValue(path)
	return nil
}

// baseValue is a flag that holds the address outsiders use. Without encryption
// only this very machine is no outsider.
type baseValue string

func (v *baseValue) String() string { return string(*v) }
func (v *baseValue) Type() string   { return "address" }

func (v *baseValue) Set(s string) error {
	u, err := url.Parse(s)
	ok := err == nil && u.Host != "" && u.User == nil && u.RawQuery == "" && u.Fragment == "" &&
		(u.Scheme == "https" || u.Scheme == "http" && isLoopback(u.Hostname()))
	if !ok {
		return &valueError{rubric.Text{RU: "напишите адрес вида https://rubric.example.org", EN: "write an address such as https://rubric.example.org"}}
	}
	*v = baseValue(strings.TrimRight(s, "/"))
	return nil
}

func isLoopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// workersValue is a flag that holds a number from 1 on; 0 is for not given.
type workersValue int

func (v *workersValue) String() string { return "" }
func (v *workersValue) Type() string   { return "number" }

func (v *workersValue) Set(s string) error {
	const most = 1000
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 || n > most {
		return &valueError{rubric.Text{RU: "напишите число от 1 до 1000", EN: "write a number from 1 to 1000"}}
	}
	*v = workersValue(n)
	return nil
}

// waitValue is a flag that holds a time of waiting, 0 included.
type waitValue time.Duration

func (v *waitValue) String() string { return time.Duration(*v).String() }
func (v *waitValue) Type() string   { return "time" }

func (v *waitValue) Set(s string) error {
	d, err := time.ParseDuration(s)
	if err != nil || d < 0 {
		return &valueError{rubric.Text{RU: "напишите время как 2s, 15m или 1h", EN: "write a time such as 2s, 15m or 1h"}}
	}
	*v = waitValue(d)
	return nil
}

// sizeValue is a flag that holds a number of bytes.
type sizeValue int64

func (v *sizeValue) String() string { return strconv.FormatInt(int64(*v), 10) }
func (v *sizeValue) Type() string   { return "size" }

func (v *sizeValue) Set(s string) error {
	number, unit := strings.TrimSpace(s), int64(1)
	for _, u := range []struct {
		name string
		size int64
	}{
		{"KiB", 1 << 10}, {"MiB", 1 << 20}, {"GiB", 1 << 30},
		{"KB", 1e3}, {"MB", 1e6}, {"GB", 1e9}, {"B", 1},
	} {
		if rest, ok := strings.CutSuffix(number, u.name); ok {
			number, unit = strings.TrimSpace(rest), u.size
			break
		}
	}
	n, err := strconv.ParseInt(number, 10, 64)
	if err != nil || n < 1 || n > math.MaxInt64/unit {
		return &valueError{rubric.Text{RU: "напишите размер как 32MiB или число байтов", EN: "write a size such as 32MiB, or a number of bytes"}}
	}
	*v = sizeValue(n * unit)
	return nil
}
