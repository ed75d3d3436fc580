package server

import (
	"net/http"

	"rubric"
)

func seeDocument() rubric.Text {
	return rubric.Text{RU: "что и как можно вызвать, написано в /openapi.json", EN: "/openapi.json says what can be called and how"}
}

// statusWords says what happened and what to do where only the status is known.
func statusWords() map[int][2]rubric.Text {
	return map[int][2]rubric.Text{
		http.StatusBadRequest: {
			{RU: "запрос не разобрать", EN: "the request cannot be understood"}, seeDocument(),
		},
		http.StatusUnauthorized: {
			{RU: "нет действующего токена", EN: "no valid token"},
			{RU: "добавьте заголовок Authorization: Bearer ТОКЕН; токен печатается при первом запуске rubric serve", EN: "add the header Authorization: Bearer TOKEN; rubric serve prints the token when it first starts"},
		},
		http.StatusNotFound: {
			{RU: "здесь ничего нет", EN: "there is nothing here"},
			{RU: "проверьте адрес и идентификатор; все вызовы перечислены в /openapi.json", EN: "check the address and the id; /openapi.json lists all calls"},
		},
		http.StatusMethodNotAllowed: {
			{RU: "этот адрес так не вызывают", EN: "this address is not called with that method"},
			{RU: "посмотрите заголовок Allow этого ответа", EN: "see the Allow header of this answer"},
		},
		http.StatusConflict: {
			{RU: "запросу мешает нынешнее состояние", EN: "the request conflicts with how things are"},
			{RU: "прочитайте ресурс заново и повторите", EN: "read the resource again and repeat"},
		},
		http.StatusRequestEntityTooLarge: {
			{RU: "прислано слишком много", EN: "too much was sent"},
			{RU: "пришлите меньше: вебхук — до 64 КиБ, JSON — до 1 МиБ, книга — сколько разрешает RUBRIC_MAX_UPLOAD", EN: "send less: a webhook up to 64 KiB, JSON up to 1 MiB, a workbook up to RUBRIC_MAX_UPLOAD"},
		},
		http.StatusUnsupportedMediaType: {
			{RU: "такой вид содержимого не подходит", EN: "this kind of content does not fit"},
			{RU: "укажите Content-Type из /openapi.json", EN: "use a Content-Type that /openapi.json names"},
		},
		http.StatusUnprocessableEntity: {
			{RU: "значение не подходит", EN: "a value does not fit"}, seeDocument(),
		},
		http.StatusTooManyRequests: {
			{RU: "слишком много запросов", EN: "too many requests"},
			{RU: "подождите столько секунд, сколько указано в Retry-After", EN: "wait as many seconds as Retry-After says"},
		},
		http.StatusInternalServerError: {
			{RU: "внутренний сбой", EN: "internal failure"},
			{RU: "повторите; если не пройдёт, найдите в журнале сервиса номер из instance", EN: "try again; if it stays, look in the service's log for the id in instance"},
		},
		http.StatusServiceUnavailable: {
			{RU: "сервис сейчас не принимает новое", EN: "the service accepts nothing new right now"},
			{RU: "повторите через несколько секунд", EN: "try again in a few seconds"},
		},
	}
}
