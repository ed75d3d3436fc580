package auth

import (
	"context"
	"errors"
	"strings"

	"golang.org/x/oauth2"
	"golang.org/x/oauth2/google"

	"rubric"
)

// What a stored refresh token of an app in testing lives:
// https://developers.google.com/identity/protocols/oauth2#expiration.
var signInHint = rubric.Text{
	RU: "войдите снова: rubric auth google; если вход пропадает каждые 7 дней, приложение в Google Cloud ещё в режиме «Testing» — опубликуйте его (Audience → Publish app)",
	EN: "sign in again: rubric auth google; if this happens every 7 days, the app in Google Cloud is still in “Testing”: publish it (Audience → Publish app)",
}

func noCredentials(err error) error {
	return &rubric.Problem{
		What: rubric.Text{RU: "нет доступа к Google: никто не вошёл, и файла сервисного аккаунта нет", EN: "no access to Google: nobody has signed in, and there is no service account's file"},
		Hint: rubric.Text{
			RU: "войдите: rubric auth google — или назовите файл сервисного аккаунта в GOOGLE_APPLICATION_CREDENTIALS; подробно: docs/google-sheets.ru.md",
			EN: "sign in with rubric auth google, or name a service account's file in GOOGLE_APPLICATION_CREDENTIALS; see docs/google-sheets.en.md",
		},
		Err: err,
	}
}

// signInRefused words why a stored sign-in gives no token.
func signInRefused(err error) error {
	switch {
	case isProblem(err):
		return err
	case says(err, "invalid_grant"):
		return &rubric.Problem{
			What: rubric.Text{RU: "вход в Google больше не действует: истёк или отозван", EN: "the sign-in to Google has expired or was revoked"},
			Hint: signInHint, Err: err,
		}
	case says(err, "invalid_client"), says(err, "unauthorized_client"), says(err, "deleted_client"):
		return badClient(err)
	}
	return err // a network that is down is nothing about credentials
}

// fileRefused words why a credentials file gives no token.
func fileRefused(name string, kind google.CredentialsType) func(error) error {
	if kind == google.AuthorizedUser {
		return machineRefused
	}
	return func(err error) error {
		if _, ok := errors.AsType[*oauth2.RetrieveError](err); !ok || isProblem(err) {
			return err
		}
		return &rubric.Problem{
			What: rubric.Text{RU: name + ": Google не принимает ключ сервисного аккаунта", EN: name + ": Google does not accept the service account's key"},
			Hint: rubric.Text{
				RU: "проверьте часы этого компьютера; если они верны, ключ удалён или отключён — создайте новый в Google Cloud (IAM → Service accounts → Keys)",
				EN: "check this machine's clock; if it is right, the key was deleted or disabled: make a new one in Google Cloud (IAM → Service accounts → Keys)",
			},
			Err: err,
		}
	}
}

// machineRefused words why credentials that gcloud or the machine keeps give no token.
func machineRefused(err error) error {
	if !says(err, "invalid_grant") {
		return err
	}
	return &rubric.Problem{
		What: rubric.Text{RU: "вход gcloud в Google больше не действует", EN: "gcloud's sign-in to Google is no longer valid"},
		Hint: rubric.Text{
			RU: "войдите: rubric auth google — или повторите gcloud auth application-default login",
			EN: "sign in with rubric auth google, or repeat gcloud auth application-default login",
		},
		Err: err,
	}
}

func isProblem(err error) bool {
	_, ok := rubric.AsProblem(err)
	return ok
}

// says reports whether Google's answer bears an OAuth error code. For service
// accounts the library leaves the code in the body.
func says(err error, code string) bool {
	var token *oauth2.RetrieveError
	return errors.As(err, &token) && (token.ErrorCode == code || strings.Contains(string(token.Body), `"`+code+`"`))
}

func noFile(name string, err error) error {
	return &rubric.Problem{
		What: rubric.Text{RU: name + ": файл не прочитать", EN: name + ": cannot read the file"},
		Hint: rubric.Text{RU: "проверьте путь и права на файл", EN: "check the path and who may read the file"},
		Err:  err,
	}
}

func badFile(name string) error {
	return &rubric.Problem{
		What: rubric.Text{RU: name + ": это не файл доступа Google", EN: name + ": not a file of Google credentials"},
		Hint: rubric.Text{
			RU: "нужен ключ сервисного аккаунта в JSON: Google Cloud → IAM → Service accounts → Keys → Add key",
			EN: "it takes a service account's key in JSON: Google Cloud → IAM → Service accounts → Keys → Add key",
		},
	}
}

func clientFile(name string) error {
	return &rubric.Problem{
		What: rubric.Text{RU: name + ": это файл клиента OAuth, по нему ещё нужно войти", EN: name + ": this is an OAuth client's file; somebody has to sign in with it"},
		Hint: rubric.Text{
			RU: "войдите: rubric auth google --google-client-file " + name,
			EN: "sign in: rubric auth google --google-client-file " + name,
		},
	}
}

var clientHint = rubric.Text{
	RU: "в Google Cloud создайте клиента: APIs & Services → Credentials → Create credentials → OAuth client ID → Desktop app — и скачайте его JSON",
	EN: "make a client in Google Cloud: APIs & Services → Credentials → Create credentials → OAuth client ID → Desktop app; download its JSON",
}

func badClientFile(name string) error {
	return &rubric.Problem{
		What: rubric.Text{RU: name + ": это не файл клиента OAuth", EN: name + ": not an OAuth client's file"},
		Hint: clientHint,
	}
}

func webClient(name string) error {
	return &rubric.Problem{
		What: rubric.Text{RU: name + ": это клиент вида «Web application», а нужен «Desktop app»", EN: name + ": the client is a “Web application”, and it takes a “Desktop app”"},
		Hint: clientHint,
	}
}

func badClient(err error) error {
	return &rubric.Problem{
		What: rubric.Text{RU: "Google не знает этого клиента OAuth", EN: "Google does not know this OAuth client"},
		Hint: rubric.Text{
			RU: "проверьте id и секрет клиента (Desktop app) или скачайте его JSON заново, затем: rubric auth google --google-client-file ФАЙЛ",
			EN: "check the client's id and secret (Desktop app) or download its JSON again, then: rubric auth google --google-client-file FILE",
		},
		Err: err,
	}
}

func unreadableSignIn(name string, err error) error {
	return &rubric.Problem{
		What: rubric.Text{RU: name + ": сохранённый вход в Google не расшифровать", EN: name + ": the stored Google sign-in does not open"},
		Hint: rubric.Text{
			RU: "ключ сменился (RUBRIC_KEY_FILE?) или файл с другого компьютера: войдите снова — rubric auth google",
			EN: "the key changed (RUBRIC_KEY_FILE?), or the file is from another machine: sign in again with rubric auth google",
		},
		Err: err,
	}
}

func cannotStore(name string, err error) error {
	return &rubric.Problem{
		What: rubric.Text{RU: name + ": вход в Google не сохранить", EN: name + ": cannot store the Google sign-in"},
		Hint: rubric.Text{RU: "папка должна быть доступна для записи, и на диске нужно место", EN: "the folder must be writable and the disk have room"},
		Err:  err,
	}
}

func noLoopback(err error) error {
	return &rubric.Problem{
		What: rubric.Text{RU: "127.0.0.1: не открыть порт, на который вернётся браузер", EN: "127.0.0.1: cannot open a port for the browser to come back to"},
		Hint: rubric.Text{RU: "разрешите программе принимать соединения с этого же компьютера", EN: "let the program accept connections from this very machine"},
		Err:  err,
	}
}

func nobodyCame() error {
	return &rubric.Problem{
		What: rubric.Text{RU: "за 10 минут никто не вошёл", EN: "nobody signed in within 10 minutes"},
		Hint: rubric.Text{
			RU: "запустите команду снова и откройте адрес в браузере на этом же компьютере",
			EN: "run the command again and open the address in a browser on this very machine",
		},
		Err: context.DeadlineExceeded,
	}
}

// refusedByPerson words an error that Google sent to the browser (RFC 6749,
// 4.1.2.1). What an unknown one says is not repeated: anybody may have written it.
func refusedByPerson(code string) error {
	if code == "access_denied" {
		return &rubric.Problem{
			What: rubric.Text{RU: "доступ не дан: в браузере нажали «Отмена», или приложению нельзя впускать этого человека", EN: "access was not given: Cancel was pressed in the browser, or the app may not let this person in"},
			Hint: rubric.Text{
				RU: "повторите rubric auth google; если приложение в режиме «Testing», добавьте свой адрес в Audience → Test users",
				EN: "repeat rubric auth google; while the app is in “Testing”, add your address in Audience → Test users",
			},
		}
	}
	return &rubric.Problem{
		What: rubric.Text{RU: "Google не впустил: в ответе нет кода", EN: "Google did not let you in: its answer holds no code"},
		Hint: rubric.Text{RU: "повторите rubric auth google; если не поможет, проверьте клиента OAuth", EN: "repeat rubric auth google; if that does not help, check the OAuth client"},
	}
}

func boxNotTicked() error {
	return &rubric.Problem{
		What: rubric.Text{RU: "доступ к таблицам не дан: на странице согласия не отмечена галочка", EN: "access to spreadsheets was not given: its box on the consent page was not ticked"},
		Hint: rubric.Text{
			RU: "повторите rubric auth google и отметьте «Просмотр, создание, изменение и удаление таблиц»",
			EN: "repeat rubric auth google and tick “See, edit, create, and delete all your Google Sheets spreadsheets”",
		},
	}
}

func notExchanged(err error) error {
	if says(err, "invalid_client") || says(err, "unauthorized_client") {
		return badClient(err)
	}
	return &rubric.Problem{
		What: rubric.Text{RU: "Google не выдал токен", EN: "Google gave no token"},
		Hint: rubric.Text{RU: "проверьте связь и повторите: rubric auth google", EN: "check the connection and repeat: rubric auth google"},
		Err:  err,
	}
}
