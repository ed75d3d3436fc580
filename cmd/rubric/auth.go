package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"runtime"

	"github.com/spf13/cobra"

	"rubric"
	"rubric/sheets/auth"
)

var (
	authHelp = help{
		use:   rubric.Text{RU: "auth google [флаги]", EN: "auth google [flags]"},
		short: rubric.Text{RU: "войти в Google, чтобы открывать таблицы", EN: "sign in to Google, to open spreadsheets"},
		long: rubric.Text{
			RU: "Вход, с которым команды открывают таблицы Google.",
			EN: "The sign-in that the commands open Google spreadsheets with.",
		},
		example: rubric.Text{RU: "  rubric auth google --google-client-file клиент.json", EN: "  rubric auth google --google-client-file client.json"},
	}
	authGoogleHelp = help{
		use:   rubric.Text{RU: "google [флаги]", EN: "google [flags]"},
		short: rubric.Text{RU: "войти в браузере; вход хранится зашифрованным", EN: "sign in with the browser; the sign-in is stored encrypted"},
		long: rubric.Text{
			RU: "Открывает в браузере страницу Google, где вы разрешаете работать с таблицами от вашего имени, и хранит\n" +
				"вход зашифрованным в вашей папке настроек. Нужен клиент OAuth вида «Desktop app»: как его создать,\n" +
				"написано в docs/google-sheets.ru.md. Для сервиса удобнее сервисный аккаунт: ему вход не нужен.",
			EN: "Opens a page of Google's in the browser, where you allow working with spreadsheets on your behalf, and\n" +
				"stores the sign-in encrypted in your folder of settings. It takes an OAuth client of the kind “Desktop\n" +
				"app”; docs/google-sheets.en.md says how to make one. A service is better off with a service account.",
		},
		example: authHelp.example,
	}
)

func newAuth(s *session) *cobra.Command {
	cmd := s.group(authHelp)
	cmd.AddCommand(newAuthGoogle(s))
	return cmd
}

// group makes a command that only holds others.
func (s *session) group(h help) *cobra.Command {
	cmd := s.command(h)
	cmd.Args = func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return nil
		}
		return usage(
			rubric.Text{RU: "нет такой команды: " + cmd.Name() + " " + args[0], EN: "no such command: " + cmd.Name() + " " + args[0]},
			rubric.Text{RU: "что есть, покажет rubric " + cmd.Name() + " --help", EN: "rubric " + cmd.Name() + " --help lists what there is"})
	}
	cmd.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
	return cmd
}

// authOptions are the flags of auth google.
type authOptions struct {
	id, secret, file string
	noBrowser        bool
}

func newAuthGoogle(s *session) *cobra.Command {
	cmd := s.command(authGoogleHelp)
	var o authOptions
	fs := cmd.Flags()
	fs.SortFlags = false
	fs.StringVar(&o.file, "google-client-file", "", s.say(rubric.Text{RU: "`ФАЙЛ` клиента OAuth, скачанный из Google Cloud (JSON)", EN: "the `FILE` of the OAuth client, downloaded from Google Cloud (JSON)"}))
	fs.StringVar(&o.id, "google-client-id", "", s.say(rubric.Text{RU: "или `ID` клиента", EN: "or the client's `ID`"}))
	fs.StringVar(&o.secret, "google-client-secret", "", s.say(rubric.Text{RU: "и `СЕКРЕТ` клиента; лучше переменной RUBRIC_GOOGLE_CLIENT_SECRET", EN: "and the client's `SECRET`; better as RUBRIC_GOOGLE_CLIENT_SECRET"}))
	fs.BoolVar(&o.noBrowser, "no-browser", false, s.say(rubric.Text{RU: "не открывать браузер, только показать адрес", EN: "do not open the browser, show the address only"}))
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) > 0 {
			return usage(
				rubric.Text{RU: "auth google: лишнее слово: " + args[0], EN: "auth google: one word too many: " + args[0]},
				rubric.Text{RU: "файл клиента называется флагом --google-client-file", EN: "the client's file is named with --google-client-file"})
		}
		return s.authGoogle(cmd.Context(), o)
	}
	return cmd
}

func (s *session) authGoogle(ctx context.Context, o authOptions) error {
	client, err := o.client()
	if err != nil {
		return err
	}
	dir, err := os.UserConfigDir()
	if err != nil {
		return noConfigDir(err)
	}
	store := s.signInStore(dir)
	in := auth.SignIn{Client: client, Store: store, Lang: s.ui, Visit: func(address string) { s.visit(ctx, address, o.noBrowser) }}
	if err := in.Run(ctx); err != nil {
		return err
	}
	if !s.flags.quiet {
		fmt.Fprintln(s.Stdout, s.say(rubric.Text{
			RU: "Вы вошли. Вход хранится зашифрованным: " + store.Path,
			EN: "You are signed in. The sign-in is stored encrypted: " + store.Path,
		}))
	}
	return nil
}

func (o authOptions) client() (auth.Client, error) {
	hint := rubric.Text{
		RU: "скачайте JSON клиента OAuth «Desktop app» из Google Cloud и назовите его: --google-client-file ФАЙЛ; по шагам: docs/google-sheets.ru.md",
		EN: "download the JSON of an OAuth client “Desktop app” from Google Cloud and name it: --google-client-file FILE; step by step: docs/google-sheets.en.md",
	}
	switch {
	case o.file != "":
		return auth.ReadClient(o.file)
	case o.id == "" && o.secret == "":
		return auth.Client{}, usage(rubric.Text{RU: "auth google: не назван клиент OAuth", EN: "auth google: no OAuth client named"}, hint)
	case o.id == "":
		return auth.Client{}, usage(rubric.Text{RU: "auth google: нет ID клиента OAuth (RUBRIC_GOOGLE_CLIENT_ID)", EN: "auth google: the OAuth client's id is missing (RUBRIC_GOOGLE_CLIENT_ID)"}, hint)
	case o.secret == "":
		return auth.Client{}, usage(rubric.Text{RU: "auth google: нет секрета клиента OAuth (RUBRIC_GOOGLE_CLIENT_SECRET)", EN: "auth google: the OAuth client's secret is missing (RUBRIC_GOOGLE_CLIENT_SECRET)"}, hint)
	}
	return auth.Client{ID: o.id, Secret: o.secret}, nil
}

// visit shows the address, and opens the browser where a person sits.
func (s *session) visit(ctx context.Context, address string, noBrowser bool) {
	fmt.Fprintln(s.Stderr, s.say(rubric.Text{
		RU: "Откройте в браузере на этом компьютере и разрешите доступ:",
		EN: "Open this in a browser on this machine and allow access:",
	})+"\n"+address)
	if noBrowser || s.Width(s.Stderr) == 0 {
		return
	}
	name, args := "xdg-open", []string{address}
	switch runtime.GOOS {
	case "darwin":
		name = "open"
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", address}
	}
	browser := exec.CommandContext(ctx, name, args...) //nolint:gosec // the address is Google's or of the client's file
	if err := browser.Start(); err != nil {
		s.log.Debug("no browser", "err", err)
		return
	}
	go func() { s.log.Debug("the browser was opened", "err", browser.Wait()) }()
}
