// Package planbook makes content plans of any size that look like an agency's:
// fourteen columns, a strategy to check them against, texts with the word
// statistics of a language, and a fault in one row of twenty. The benchmarks
// run on them. The same options give the same bytes of content.
package planbook

import (
	"io"
	"math/rand/v2"
	"time"

	"github.com/xuri/excelize/v2"
)

// Options says what book to make.
type Options struct {
	Rows int       // entries in the plan
	AsOf time.Time // the plan ends about 40 days after this day
	// Days is how long the plan runs. A short one puts every entry inside the
	// window that the rules look at: the worst case.
	Days int
}

const planTab = "Контент-план"

var planHeader = []any{
	"Дата", "Время", "Площадка", "Рубрика", "Формат", "Тема", "Текст", "Визуал",
	"Задача", "Ответственный", "Статус", "Утвердил", "Ссылка", "Комментарий",
}

// Write writes the book as an .xlsx file.
func Write(w io.Writer, o Options) error {
	f := excelize.NewFile()
	defer f.Close()
	if err := strategyTabs(f, o.AsOf); err != nil {
		return err
	}
	if err := planRows(f, o); err != nil {
		return err
	}
	return f.Write(w)
}

func planRows(f *excelize.File, o Options) error {
	if _, err := f.NewSheet(planTab); err != nil {
		return err
	}
	format := "dd.mm.yyyy"
	date, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
	if err != nil {
		return err
	}
	sw, err := f.NewStreamWriter(planTab)
	if err != nil {
		return err
	}
	if err := sw.SetRow("A1", planHeader); err != nil {
		return err
	}
	r := rand.New(rand.NewPCG(1, uint64(o.Rows)))
	p := poster{r: r, words: newLexicon(r), asOf: o.AsOf}
	first := o.AsOf.AddDate(0, 0, 40-o.Days)
	for i := range o.Rows {
		cell, err := excelize.CoordinatesToCellName(1, i+2)
		if err != nil {
			return err
		}
		day := first.AddDate(0, 0, i*o.Days/o.Rows)
		if err := sw.SetRow(cell, p.row(day, date)); err != nil {
			return err
		}
	}
	return sw.Flush()
}

// poster makes up the rows of the plan.
type poster struct {
	r     *rand.Rand
	words *lexicon
	asOf  time.Time
}

func (p *poster) row(day time.Time, dateStyle int) []any {
	status := pick(p.r, "Идея", "В работе", "На согласовании")
	link, approver := "", ""
	if day.Before(p.asOf) {
		status, approver = "Опубликовано", "Анна"
		link = "https://example.com/p/" + p.words.words[p.r.IntN(distinctWords)]
	}
	row := []any{
		excelize.Cell{StyleID: dateStyle, Value: day}, pick(p.r, "09:00", "12:30", "18:00"),
		pick(p.r, channels...), pick(p.r, rubrics...), pick(p.r, formats...),
		p.words.sentence(p.r, 40), p.words.sentence(p.r, 200), pick(p.r, "", "фото", "макет в папке"),
		pick(p.r, "", "", tasks[p.r.IntN(len(tasks))]), pick(p.r, people...), status, approver, link, "",
	}
	if p.r.IntN(20) == 0 {
		p.spoil(row)
	}
	return row
}

// spoil puts one of the faults into the row that real plans have.
func (p *poster) spoil(row []any) {
	switch p.r.IntN(6) {
	case 0:
		row[3] = "Кейз" // close to a rubric
	case 1:
		row[4] = "Голограмма"
	case 2:
		row[8] = "Прошлогодняя задача"
	case 3:
		row[0] = "скоро"
	case 4:
		row[9] = ""
	case 5:
		row[6] = row[6].(string) + " самый лучший в мире"
	}
}

func pick(r *rand.Rand, from ...string) string { return from[r.IntN(len(from))] }
