package sheets

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"

	"golang.org/x/oauth2"
	"google.golang.org/api/googleapi"

	"rubric"
)

// trouble is what can be wrong, as far as people can do something about it.
type trouble struct{ what, hint rubric.Text }

// explain turns an error of the API into what a person is told. Problems,
// conflicts and cancellations pass as they are.
func (s *Source) explain(err error, writing bool) error {
	if err == nil || errors.Is(err, rubric.ErrConflict) || errors.Is(err, context.Canceled) {
		return err
	}
	if _, ok := rubric.AsProblem(err); ok {
		return err
	}
	t := s.trouble(err, writing)
	return &rubric.Problem{What: t.what, Hint: t.hint, Err: err}
}

func (s *Source) trouble(err error, writing bool) trouble {
	var token *oauth2.RetrieveError
	var api *googleapi.Error
	var network net.Error
	var wait *waitError
	switch {
	case errors.As(err, &token):
		return signInTrouble(token.ErrorCode == "invalid_grant" || strings.Contains(string(token.Body), "invalid_grant"))
	case errors.As(err, &api):
		return s.apiTrouble(api, writing)
	case errors.Is(err, errTooManyCells), errors.Is(err, errReplyTooLarge):
		return tooLarge()
	case errors.As(err, &wait):
		return quotaTrouble()
	case errors.Is(err, context.DeadlineExceeded):
		return lateTrouble()
	case errors.As(err, &network), isURLError(err):
		return offlineTrouble()
	}
	return oddTrouble()
}

func isURLError(err error) bool {
	var u *url.Error
	var cut *cutOffError
	return errors.As(err, &u) || errors.As(err, &cut)
}

// apiTrouble tells Google's refusals apart.
func (s *Source) apiTrouble(err *googleapi.Error, writing bool) trouble {
	says := func(words string) bool { return strings.Contains(err.Message+err.Body, words) }
	switch {
	case err.Code == http.StatusTooManyRequests, tooFast(err):
		return quotaTrouble()
	case err.Code >= http.StatusInternalServerError:
		return lateTrouble()
	case err.Code == http.StatusNotFound:
		return missingTrouble()
	case err.Code == http.StatusUnauthorized:
		return signInTrouble(false)
	case says("SERVICE_DISABLED"), says("has not been used in project"):
		return disabledTrouble(activationURL(err))
	case says("ACCESS_TOKEN_SCOPE_INSUFFICIENT"), says("insufficient authentication scopes"):
		return signInTrouble(false)
	case says("protected cell or object"):
		return protectedTrouble(s.options.Account)
	case err.Code == http.StatusForbidden && writing:
		return readOnlyTrouble(s.options.Account)
	case err.Code == http.StatusForbidden:
		return notSharedTrouble(s.options.Account)
	case says("not supported for this document"):
		return officeTrouble()
	case err.Code == http.StatusRequestEntityTooLarge, says("above the limit of"), says("too large"):
		return tooLarge()
	}
	return oddTrouble()
}

// activationURL finds the page that turns the API on: in the details, or in the message.
func activationURL(err *googleapi.Error) string {
	for _, d := range err.Details {
		detail, _ := d.(map[string]any)
		meta, _ := detail["metadata"].(map[string]any)
		if u, ok := meta["activationUrl"].(string); ok {
			return u
		}
	}
	for word := range strings.FieldsSeq(err.Message) {
		if strings.HasPrefix(word, "https://console.") {
			return strings.TrimRight(word, ".,")
		}
	}
	return "https://console.cloud.google.com/apis/library/sheets.googleapis.com"
}

func notSharedTrouble(account string) trouble {
	t := trouble{
		rubric.Text{RU: "к этой таблице нет доступа", EN: "there is no access to this spreadsheet"},
		rubric.Text{
			RU: "войдите под тем, у кого он есть (rubric auth google), или попросите владельца открыть вам доступ редактора",
			EN: "sign in as someone who has it (rubric auth google), or ask the owner to make you an editor",
		},
	}
	if account != "" {
		t.hint = rubric.Text{
			RU: fmt.Sprintf("откройте таблицу, нажмите «Настройки доступа» и добавьте %s как редактора", account),
			EN: fmt.Sprintf("open the spreadsheet, press Share and add %s as an editor", account),
		}
	}
	return t
}

func readOnlyTrouble(account string) trouble {
	t := trouble{
		rubric.Text{RU: "эту таблицу можно только читать", EN: "this spreadsheet may only be read"},
		rubric.Text{RU: "попросите владельца сменить доступ на «Редактор»", EN: "ask the owner to change the access to Editor"},
	}
	if account != "" {
		t.hint = rubric.Text{
			RU: fmt.Sprintf("в настройках доступа смените роль %s на «Редактор»", account),
			EN: fmt.Sprintf("in the sharing settings, change the role of %s to Editor", account),
		}
	}
	return t
}

func protectedTrouble(account string) trouble {
	who := rubric.Text{RU: "себя", EN: "yourself"}
	if account != "" {
		who = rubric.Text{RU: account, EN: account}
	}
	return trouble{
		rubric.Text{RU: "лист плана или столбцы Рубрики защищены от изменений", EN: "the plan's tab or Rubric's columns are protected against changes"},
		rubric.Text{
			RU: fmt.Sprintf("Данные → Защитить листы и диапазоны: добавьте %s к тем, кому можно менять, или снимите защиту", who.RU),
			EN: fmt.Sprintf("Data → Protect sheets and ranges: add %s to those who may edit, or remove the protection", who.EN),
		},
	}
}

func missingTrouble() trouble {
	return trouble{
		rubric.Text{RU: "такой таблицы Google нет", EN: "there is no such Google spreadsheet"},
		rubric.Text{RU: "проверьте адрес: возможно, таблицу удалили или скопировали не весь адрес", EN: "check the address: the spreadsheet may be deleted, or the address was not copied whole"},
	}
}

func officeTrouble() trouble {
	return trouble{
		rubric.Text{RU: "это файл Excel (.xlsx) на Google Диске, а не таблица Google", EN: "this is an Excel file (.xlsx) on Google Drive, not a Google spreadsheet"},
		rubric.Text{
			RU: "откройте его и выберите Файл → Сохранить как таблицу Google, затем укажите адрес новой таблицы",
			EN: "open it and choose File → Save as Google Sheets, then give the address of the new spreadsheet",
		},
	}
}

func signInTrouble(expired bool) trouble {
	if expired {
		return trouble{
			rubric.Text{RU: "вход в Google больше не действует", EN: "the sign-in to Google has expired or was revoked"},
			rubric.Text{
				RU: "войдите снова: rubric auth google; пока приложение Google в режиме «Testing», вход живёт 7 дней — переведите его в «In production»",
				EN: "sign in again: rubric auth google; while the Google app is in \"Testing\", a sign-in lasts 7 days: publish it to \"In production\"",
			},
		}
	}
	return trouble{
		rubric.Text{RU: "Google не принимает вход", EN: "Google does not accept the sign-in"},
		rubric.Text{RU: "войдите снова: rubric auth google, или проверьте файл сервисного аккаунта", EN: "sign in again: rubric auth google, or check the service account's file"},
	}
}

func disabledTrouble(page string) trouble {
	return trouble{
		rubric.Text{RU: "в проекте Google Cloud не включён Google Sheets API", EN: "the Google Sheets API is not enabled in the Google Cloud project"},
		rubric.Text{
			RU: "включите его и подождите несколько минут: " + page,
			EN: "enable it and wait a few minutes: " + page,
		},
	}
}

func quotaTrouble() trouble {
	return trouble{
		rubric.Text{RU: "Google просит подождать: исчерпана квота запросов", EN: "Google asks to wait: the quota of requests is used up"},
		rubric.Text{RU: "повторите через минуту; если так часто, сверяйте книги реже", EN: "try again in a minute; if this happens often, sync less often"},
	}
}

func tooLarge() trouble {
	return trouble{
		rubric.Text{RU: "таблица слишком велика", EN: "the spreadsheet is too large"},
		rubric.Text{RU: "удалите лишние листы и пустые строки или вынесите архив в отдельную таблицу", EN: "remove sheets and empty rows that are not needed, or move the archive to a spreadsheet of its own"},
	}
}

func lateTrouble() trouble {
	return trouble{
		rubric.Text{RU: "Google Таблицы не отвечают как следует", EN: "Google Sheets does not answer as it should"},
		rubric.Text{RU: "повторите позже; состояние сервиса: https://www.google.com/appsstatus", EN: "try again later; the service's state: https://www.google.com/appsstatus"},
	}
}

func offlineTrouble() trouble {
	return trouble{
		rubric.Text{RU: "нет связи с Google Таблицами", EN: "Google Sheets cannot be reached"},
		rubric.Text{RU: "проверьте интернет и прокси и повторите", EN: "check the network and the proxy, and try again"},
	}
}

func oddTrouble() trouble {
	return trouble{
		rubric.Text{RU: "Google Таблицы отклонили запрос", EN: "Google Sheets refused the request"},
		rubric.Text{RU: "повторите; если не поможет, сообщите нам, приложив журнал", EN: "try again; if that does not help, tell us and attach the log"},
	}
}
