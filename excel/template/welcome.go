package template

import (
	"strings"

	"github.com/xuri/excelize/v2"

	"rubric"
)

// welcomeLines stand above the header of the settings tab.
var welcomeLines = []rubric.Text{
	{RU: "Книга контент-плана и стратегии", EN: "Your content plan and strategy"},
	{
		RU: "Руководитель ведёт зелёные листы: зачем мы публикуем и о чём. Отдел ведёт оранжевые: что и когда выйдет, что получилось.",
		EN: "The manager keeps the green tabs: why we publish, and about what. The team keeps the orange ones: what goes out when, and what came of it.",
	},
	{
		RU: "Начните с листов «Цели», «Стратегия» и «Рубрики». Подсказки — в заметках у заголовков. Лишние листы и столбцы можно удалить.",
		EN: "Begin with Goals, Strategy and Rubrics. Notes on the headings say what belongs where. Delete the tabs and columns you do not need.",
	},
	{},
}

// setting is a key of the settings tab that a new book shows.
type setting struct {
	key, value string
	help       rubric.Text
}

func (b *builder) settings() []setting {
	zone := b.spec.TimeZone
	if zone == "" {
		zone = pick(b.spec.Lang == rubric.Russian, "Europe/Moscow", "UTC")
	}
	out := []setting{
		{"lang", string(b.spec.Lang), rubric.Text{
			RU: "Язык замечаний и оценки: ru или en", EN: "The language of findings and assessment: ru or en",
		}},
		{"timeZone", zone, rubric.Text{
			RU: "По какому поясу считать «сегодня»", EN: "The zone that “today” is taken from",
		}},
	}
	for _, row := range b.spec.Rows[rubric.RoleSettings] {
		key, _ := row[rubric.FieldKey].(string)
		value, _ := row[rubric.FieldValue].(string)
		out = append(out, setting{key: key, value: value})
	}
	if places := b.drafts(); places != "" {
		out = append(out, setting{"draft", places, rubric.Text{
			RU: "Где стоит черновик, составленный по плану (курсив на светлом). Поправьте его и удалите эту строку: до тех пор оценка о нём напоминает",
			EN: "Where a draft made from the plan stands (italics on a pale ground). Correct it and delete this row: until then the assessment reminds you",
		}})
	}
	return out
}

// drafts names the places of the drafted cells, a range a tab.
func (b *builder) drafts() string {
	var places []string
	for _, t := range b.tabs {
		left, right, top, bottom := len(t.fields)+1, 0, 0, 0
		for i, row := range b.spec.Rows[t.role] {
			for j, spec := range t.fields {
				if _, ok := row[spec.Field].(Draft); ok {
					left, right, bottom = min(left, j+1), max(right, j+1), t.top+1+i
					if top == 0 {
						top = bottom
					}
				}
			}
		}
		if right > 0 {
			places = append(places, b.name(t.role)+" "+ref(left, top)+":"+ref(right, bottom))
		}
	}
	return strings.Join(places, "; ")
}

// welcome writes the greeting and the settings with their explanation beside them.
func (b *builder) welcome(t tab) error {
	sheet := b.name(t.role)
	if err := b.file.SetColWidth(sheet, "C", "C", 64); err != nil {
		return err
	}
	if err := b.greet(sheet); err != nil {
		return err
	}
	head, err := b.styles.header(kindText)
	if err != nil {
		return err
	}
	about := rubric.Text{RU: "Что это", EN: "What it is"}
	if err := b.put(sheet, ref(3, t.top), about.In(b.spec.Lang), head); err != nil {
		return err
	}
	quiet, err := b.file.NewStyle(&excelize.Style{
		Font:      &excelize.Font{Family: "Calibri", Size: 11, Color: quietInk},
		Alignment: &excelize.Alignment{Horizontal: "left", Indent: 1, Vertical: "top", WrapText: true},
	})
	if err != nil {
		return err
	}
	for i, s := range b.settings() {
		row := t.top + 1 + i
		if err := b.value(t, 0, row, s.key); err != nil {
			return err
		}
		if err := b.value(t, 1, row, s.value); err != nil {
			return err
		}
		if err := b.put(sheet, ref(3, row), s.help.In(b.spec.Lang), quiet); err != nil {
			return err
		}
	}
	return nil
}

func (b *builder) greet(sheet string) error {
	for i, line := range welcomeLines {
		text := line.In(b.spec.Lang)
		if text == "" {
			continue
		}
		style := &excelize.Style{
			Font:      &excelize.Font{Family: "Calibri", Size: 11, Color: ink},
			Alignment: &excelize.Alignment{Vertical: "center", WrapText: true},
		}
		height := 34.0
		if i == 0 {
			style.Font.Size, style.Font.Bold, style.Font.Color = 18, true, green
			style.Alignment.WrapText = false
		}
		id, err := b.file.NewStyle(style)
		if err != nil {
			return err
		}
		row := i + 1
		if err := b.put(sheet, ref(1, row), text, id); err != nil {
			return err
		}
		if err := b.file.MergeCell(sheet, ref(1, row), ref(3, row)); err != nil {
			return err
		}
		if err := b.file.SetRowHeight(sheet, row, height); err != nil {
			return err
		}
	}
	return nil
}

func (b *builder) put(sheet, cell, text string, style int) error {
	if err := b.file.SetCellStr(sheet, cell, text); err != nil {
		return err
	}
	return b.file.SetCellStyle(sheet, cell, cell, style)
}
