package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"rubric"
	"rubric/internal/secret"
	"rubric/sheets"
	"rubric/sheets/auth"
)

// The variables that say how Google is reached. They have no flags: a stand-in,
// a proxy or credentials belong to the surroundings, not to one call.
const (
	envSheetsEndpoint    = "RUBRIC_GOOGLE_SHEETS_ENDPOINT" // a base URL; Google's when empty
	envGoogleCredentials = "RUBRIC_GOOGLE_CREDENTIALS"     //nolint:gosec // the name of a variable: a file, or "none"
	envADC               = "GOOGLE_APPLICATION_CREDENTIALS"
	envKeyFile           = "RUBRIC_KEY_FILE"
)

// google is the opener of spreadsheets. Credentials are looked for once, when
// the first spreadsheet is named; all books share them and their quota. It is
// safe for concurrent use.
type google struct {
	s *session

	mu     sync.Mutex
	opener *sheets.Opener
}

// Open returns the source of the spreadsheet that an address or an id names.
func (g *google) Open(ctx context.Context, name string) (rubric.Source, error) {
	if _, ok := sheets.SpreadsheetID(name); !ok {
		return (&sheets.Opener{}).Open(ctx, name) // which says what is wrong with it
	}
	opener, err := g.signedIn(ctx)
	if err != nil {
		return nil, err
	}
	return opener.Open(ctx, name)
}

func (g *google) signedIn(ctx context.Context) (*sheets.Opener, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.opener == nil {
		credentials, err := g.s.googleCredentials(ctx)
		if err != nil {
			return nil, err
		}
		g.opener = &sheets.Opener{Options: sheets.Options{
			Endpoint: g.s.Getenv(envSheetsEndpoint), HTTP: credentials.HTTP, Account: credentials.Account,
		}}
	}
	return g.opener, nil
}

// googleCredentials finds what to speak to Google with.
func (s *session) googleCredentials(ctx context.Context) (*auth.Credentials, error) {
	return auth.Find(ctx, s.googleOptions())
}

// googleOptions say where credentials are looked for.
func (s *session) googleOptions() auth.Options {
	o := auth.Options{File: s.Getenv(envGoogleCredentials), ADC: s.Getenv(envADC), Log: s.log}
	if dir, err := os.UserConfigDir(); err == nil { // else nobody can have signed in
		o.SignIn = s.signInStore(dir)
	}
	return o
}

// signInStore is where a person's sign-in is kept, below their folder of
// configurations.
func (s *session) signInStore(configDir string) *auth.Store {
	dir := filepath.Join(configDir, "rubric")
	return &auth.Store{
		Path: filepath.Join(dir, "google-sign-in"),
		Keys: func() (auth.Sealer, error) {
			if path := s.Getenv(envKeyFile); path != "" {
				return secret.LoadOrCreate(path)
			}
			if err := os.MkdirAll(dir, 0o700); err != nil {
				return nil, noConfigDir(err)
			}
			return secret.LoadOrCreate(filepath.Join(dir, "key"))
		},
	}
}

func noConfigDir(err error) error {
	return trouble(
		rubric.Text{RU: "негде хранить вход в Google: нет папки настроек пользователя", EN: "no place for the Google sign-in: the user has no folder of settings"},
		rubric.Text{RU: "задайте HOME или XDG_CONFIG_HOME: папка должна быть доступна для записи", EN: "set HOME or XDG_CONFIG_HOME to a folder that is writable"},
		err)
}

// spreadsheetAddress is where a browser finds the spreadsheet that an address or
// an id names.
func spreadsheetAddress(name string) string {
	id, ok := sheets.SpreadsheetID(name)
	if !ok {
		return name
	}
	return "https://docs.google.com/spreadsheets/d/" + id + "/edit"
}

// isSpreadsheet reports whether a name stands for a spreadsheet of Google's: it
// looks like an address or an id, and there is no file of that name.
func isSpreadsheet(name string) bool {
	if _, err := os.Lstat(name); err == nil {
		return false
	}
	_, ok := sheets.SpreadsheetID(name)
	return ok || strings.Contains(name, "://")
}
