package appsscript

import "rubric"

// steps stand at the top of the script.
var steps = rubric.Text{
	RU: `Рубрика: сообщает сервису о правках в этой таблице.

1. В таблице: Расширения → Apps Script. Сотрите всё, что там есть, и вставьте этот текст целиком.
2. Нажмите «Сохранить», выберите вверху функцию setUpRubric и нажмите «Выполнить».
3. Разрешите доступ, когда Google спросит. В таблице появится сообщение «Рубрика подключена».

Это делает один человек, один раз. Отключить: выполните функцию removeRubric.
Здесь записан секрет таблицы: не пересылайте этот текст и не публикуйте его.`,
	EN: `Rubric: tells the service of edits in this spreadsheet.

1. In the spreadsheet: Extensions → Apps Script. Delete all that is there and paste this whole text.
2. Press Save, choose the function setUpRubric at the top and press Run.
3. Allow access when Google asks. The spreadsheet then says “Rubric is connected”.

One person does this, once. To disconnect, run the function removeRubric.
This text holds the spreadsheet's secret: do not forward or publish it.`,
}

// words are what the script says to people, by the names it knows them by.
var words = map[string]rubric.Text{
	"title":     {RU: "Рубрика", EN: "Rubric"},
	"connected": {RU: "Рубрика подключена: правки проверяются сами.", EN: "Rubric is connected: edits are checked by themselves."},
	"removed":   {RU: "Рубрика отключена от этой таблицы.", EN: "Rubric is disconnected from this spreadsheet."},
	"notBound": {
		RU: "Вставьте этот скрипт через саму таблицу: Расширения → Apps Script.",
		EN: "Paste this script by way of the spreadsheet itself: Extensions → Apps Script.",
	},
	"unreachable": {
		RU: "Сервис Рубрики не отвечает. Правки будут проверены, когда он заработает; если это надолго, скажите тому, кто его обслуживает.",
		EN: "The Rubric service does not answer. Edits will be checked once it does; if this lasts, tell whoever runs it.",
	},
	"refused": {
		RU: "Сервис Рубрики не принял подпись: секрет сменили. Получите новый скрипт (rubric hook apps-script) и вставьте его вместо этого.",
		EN: "The Rubric service did not accept the signature: the secret was replaced. Get a new script (rubric hook apps-script) and paste it over this one.",
	},
	"unknown": {
		RU: "Сервис Рубрики не знает этой таблицы. Если её убрали намеренно, выполните функцию removeRubric; иначе зарегистрируйте таблицу и вставьте новый скрипт.",
		EN: "The Rubric service does not know this spreadsheet. If it was removed on purpose, run the function removeRubric; otherwise register the spreadsheet and paste a new script.",
	},
	"odd": {
		RU: "Сервис Рубрики ответил непонятно. Проверьте адрес в начале скрипта. Код ответа: ",
		EN: "The Rubric service gave an answer of no use. Check the address at the top of the script. Its code: ",
	},
}
