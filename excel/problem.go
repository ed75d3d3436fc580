package excel

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"syscall"

	"rubric"
	"rubric/excel/internal/opc"
	"rubric/excel/internal/xmltok"
)

// Reasons why a file is not read or not written, for errors.Is; a person gets
// the Problem around them.
var (
	errNotRegular = errors.New("not a regular file")
	errFileSize   = fmt.Errorf("the file is %w", rubric.ErrTooLarge)
	errEncrypted  = errors.New("the workbook is encrypted")
	errOldFormat  = errors.New("the old binary format")
	errSigned     = errors.New("the workbook is signed")
	errLocked     = errors.New("the workbook is open elsewhere")
	errCutShort   = errors.New("the file ends too early")
)

// problem makes a Problem of a file. In the texts %s stands for its name.
func problem(path string, err error, what, hint rubric.Text) *rubric.Problem {
	name := filepath.Base(path)
	return &rubric.Problem{
		What: rubric.Text{RU: fmt.Sprintf(what.RU, name), EN: fmt.Sprintf(what.EN, name)},
		Hint: hint,
		Err:  err,
	}
}

// explanation is what a person is told about an error.
type explanation struct {
	is         error
	what, hint rubric.Text
}

// explanations lists what may go wrong, most telling first.
func explanations() []explanation {
	return append(fileExplanations(), packageExplanations()...)
}

func fileExplanations() []explanation {
	access := rubric.Text{
		RU: "проверьте права на файл и папку или сохраните результат в другое место: --out ФАЙЛ",
		EN: "check the permissions of the file and its folder, or write elsewhere: --out FILE",
	}
	return []explanation{
		{fs.ErrNotExist,
			rubric.Text{RU: "нет такого файла: %s", EN: "no such file: %s"},
			rubric.Text{RU: "проверьте имя и папку", EN: "check the name and the folder"}},
		{syscall.ELOOP,
			rubric.Text{RU: "ссылка %s ведёт по кругу, файла за ней нет", EN: "the link %s leads in a circle, there is no file behind it"},
			rubric.Text{RU: "укажите сам файл с книгой или создайте ссылку заново", EN: "name the workbook file itself, or make the link anew"}},
		{errNoFolder,
			rubric.Text{RU: "нет папки, чтобы сохранить %s", EN: "there is no folder to save %s in"},
			rubric.Text{RU: "создайте папку или укажите другую", EN: "make the folder or name another"}},
		{errSameFile,
			rubric.Text{RU: "%s — сама проверяемая книга", EN: "%s is the workbook itself"},
			rubric.Text{RU: "укажите для --out другой файл", EN: "name another file for --out"}},
		{errNotRegular,
			rubric.Text{RU: "%s — не файл с книгой", EN: "%s is not a workbook file"},
			rubric.Text{RU: "укажите файл .xlsx или .xlsm", EN: "name an .xlsx or .xlsm file"}},
		{errLocked,
			rubric.Text{RU: "книга %s открыта в Excel", EN: "%s is open in Excel"},
			rubric.Text{
				RU: "закройте её и повторите; если она нигде не открыта, удалите файл ~$ рядом с ней",
				EN: "close it and try again; if it is open nowhere, delete the ~$ file beside it",
			}},
		{syscall.ENOSPC,
			rubric.Text{RU: "книгу %s не сохранить: на диске нет места", EN: "%s cannot be saved: the disk is full"},
			rubric.Text{RU: "освободите место и повторите; книга осталась прежней", EN: "free some space and try again; the workbook is as it was"}},
		{syscall.EROFS,
			rubric.Text{RU: "книгу %s не сохранить: диск только для чтения", EN: "%s cannot be saved: the disk is read-only"}, access},
		{fs.ErrPermission,
			rubric.Text{RU: "нет доступа к файлу %s или его папке", EN: "no access to %s or its folder"}, access},
	}
}

func packageExplanations() []explanation {
	again := rubric.Text{
		RU: "откройте её в Excel или LibreOffice и сохраните заново как .xlsx",
		EN: "open it in Excel or LibreOffice and save it again as .xlsx",
	}
	smaller := rubric.Text{
		RU: "удалите из книги лишние листы и пустые оформленные строки и повторите",
		EN: "remove sheets and empty formatted rows that are not needed, and try again",
	}
	return []explanation{
		{errEncrypted,
			rubric.Text{RU: "книга %s защищена паролем", EN: "%s is protected by a password"},
			rubric.Text{RU: "снимите пароль на открытие: Файл → Сведения → Защита книги", EN: "remove the password: File → Info → Protect Workbook"}},
		{errOldFormat,
			rubric.Text{RU: "%s — книга старого формата .xls", EN: "%s is a workbook in the old .xls format"}, again},
		{errSigned,
			rubric.Text{RU: "книга %s подписана, запись нарушила бы подпись", EN: "%s is digitally signed, and writing would break the signature"},
			rubric.Text{RU: "снимите подпись или проверяйте копию книги без подписи", EN: "remove the signature, or use a copy without it"}},
		{xmltok.ErrDoctype,
			rubric.Text{RU: "в книге %s есть объявление DOCTYPE, такие файлы не открываются из осторожности", EN: "%s holds a DOCTYPE declaration, which is refused for safety"}, again},
		{opc.ErrTooLarge,
			rubric.Text{RU: "книга %s слишком велика в распакованном виде", EN: "%s is too large once unpacked"}, smaller},
		{errFileSize,
			rubric.Text{RU: "файл %s слишком велик", EN: "the file %s is too large"}, smaller},
		{errTooManyCells,
			rubric.Text{RU: "в книге %s слишком много заполненных ячеек", EN: "%s holds too many cells"}, smaller},
		{errCutShort,
			rubric.Text{RU: "файл %s обрывается на середине", EN: "the file %s ends in the middle"},
			rubric.Text{RU: "скачайте или скопируйте его заново и до конца", EN: "download or copy it again, to the end"}},
		{opc.ErrNotZip,
			rubric.Text{RU: "%s — не книга Excel", EN: "%s is not an Excel workbook"},
			rubric.Text{RU: "нужен файл .xlsx или .xlsm, а не переименованный файл другого вида", EN: "an .xlsx or .xlsm file is needed, not a renamed file of another kind"}},
		{errNoRoom,
			rubric.Text{RU: "в книге %s не осталось свободных столбцов рядом с планом", EN: "%s has no free columns left beside the plan"},
			rubric.Text{RU: "освободите три столбца на листе плана", EN: "free three columns on the plan's tab"}},
		{errFormula,
			rubric.Text{RU: "в книге %s в столбце Рубрики стоит формула, от которой зависят другие ячейки", EN: "%s has a formula that other cells depend on in a column of Rubric's"},
			rubric.Text{RU: "уберите формулу из столбцов «Проверка», «Замечания» и ID", EN: "take the formula out of the columns Check, Findings and ID"}},
		{errNoWorkbook,
			rubric.Text{RU: "%s — не книга Excel, а другой документ", EN: "%s is another kind of document, not an Excel workbook"},
			rubric.Text{RU: "нужен файл .xlsx или .xlsm", EN: "an .xlsx or .xlsm file is needed"}},
		{errNoSheets,
			rubric.Text{RU: "в книге %s нет листов с ячейками", EN: "%s has no sheet with cells"}, again},
	}
}

// explain turns an error about a file into what a person is told. Errors that
// are already explained, conflicts and cancellations pass as they are.
func explain(path string, err error) error {
	if err == nil || errors.Is(err, rubric.ErrConflict) || isCancelled(err) {
		return err
	}
	if _, ok := rubric.AsProblem(err); ok {
		return err
	}
	for _, e := range explanations() {
		if errors.Is(err, e.is) {
			return problem(path, err, e.what, e.hint)
		}
	}
	return problem(path, err,
		rubric.Text{RU: "книга %s повреждена или устроена необычно", EN: "%s is damaged or unusual inside"},
		rubric.Text{
			RU: "откройте её в Excel или LibreOffice и сохраните заново как .xlsx",
			EN: "open it in Excel or LibreOffice and save it again as .xlsx",
		})
}
