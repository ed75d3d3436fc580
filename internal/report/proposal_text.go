package report

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"rubric"
)

// ProposalText writes a proposal for a person: what to add, what to move, and
// what stands against what.
func ProposalText(w io.Writer, c Proposed, o Options) error {
	p, prop := newPage(w, o), c.Proposal
	p.line(p.in(bold, oneLine(c.Book.Title)), p.in(dim, " · "+p.month(prop.Month)+
		p.say(", публикаций: ", ", posts: ")+strconv.Itoa(prop.Posts)+" · "+p.say("сверено ", "as of ")+p.day(c.AsOf)))
	p.line()
	p.wrapped("", p.outcome(prop))
	if prop.TimedOut {
		p.wrapped("", p.say("Время поиска вышло: на менее занятом компьютере может найтись и лучше.",
			"The time for the search was up: a less busy computer may find better."))
	}
	if len(prop.Conflict) > 0 {
		p.targets(prop.Conflict)
		if len(prop.Additions)+len(prop.Moves) > 0 {
			p.line()
			p.wrapped("", p.rest(prop))
		}
	}
	p.additions(prop.Additions)
	p.moves(prop.Moves)
	return p.close()
}

// weekdays and months as a Russian calendar heads them.
var (
	weekdays = [...]string{"вс", "пн", "вт", "ср", "чт", "пт", "сб"}
	months   = [...]string{
		"январь", "февраль", "март", "апрель", "май", "июнь",
		"июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь",
	}
)

// day words a day of this year or the next: "пн 08.06", "Mon  8 Jun".
func (p *page) day(d rubric.Date) string {
	return p.say(fmt.Sprintf("%s %02d.%02d", weekdays[d.Weekday()], d.Day, int(d.Month)),
		fmt.Sprintf("%.3s %2d %.3s", d.Weekday(), d.Day, d.Month))
}

func (p *page) month(m rubric.Month) string {
	return p.say(months[m.Month-1], m.Month.String()) + " " + strconv.Itoa(m.Year)
}

// rest introduces what can be done all the same.
func (p *page) rest(prop *rubric.Proposal) string {
	if len(prop.Apart) == len(prop.Conflict) {
		return p.say("Остальное сходится, если сделать так (", "The rest can be met so (") + p.effort(prop.Effort) + "):"
	}
	names := make([]string, len(prop.Apart))
	for i := range prop.Apart {
		names[i] = oneLine(prop.Apart[i].Says.In(p.o.Lang))
	}
	return p.say("Если пока отложить это — ", "Leaving this out for now (") + strings.Join(names, "; ") +
		p.say(" — остальное сходится так (", "), the rest can be met so (") + p.effort(prop.Effort) + "):"
}

func (p *page) outcome(prop *rubric.Proposal) string {
	e, b := prop.Effort, prop.Bound
	switch prop.Outcome {
	case rubric.ProposalNone:
		return p.say("Месяц уже укладывается в концепцию: ни добавлять, ни переносить ничего не нужно.",
			"The month is within its targets: nothing to add, nothing to move.")
	case rubric.ProposalNoTargets:
		return p.say("Сравнивать не с чем: в книге нет ни долей рубрик и задач, ни частоты площадок, ни важных дат.",
			"Nothing to hold the plan to: the workbook gives no shares of rubrics or tasks, no cadence, no key dates.")
	case rubric.ProposalConflict:
		if len(prop.Conflict) == 1 {
			return p.say("Ни добавления, ни переносы этого не дадут — мешает то, что уже в плане:",
				"No addition and no move can reach this, given what is planned already:")
		}
		return p.say("Вместе выполнить нельзя, как ни составляй план — одно из условий придётся менять:",
			"No plan can meet these together; one of them has to give:")
	case rubric.ProposalUnfinished:
		if b.Additions == 0 {
			return p.say("Подходящего плана не нашлось: вариантов слишком много, чтобы перебрать их все.",
				"No plan was found: there are too many ways to look through them all.")
		}
		return p.say("Подходящего плана за отведённое время не нашлось. Добавить нужно не меньше: ",
			"No plan was found in the time allowed. It takes at least this many additions: ") + strconv.Itoa(b.Additions)
	}
	asks := p.effort(e)
	if prop.Smallest() {
		return p.say("Наименьшее, что приводит месяц к концепции: ", "The smallest change that brings the month within its targets: ") + asks + "."
	}
	return p.say("Лучшее из найденного: ", "The best found: ") + asks + p.say(". Меньше этого не обойтись: ", ". It cannot take less than: ") + p.effort(b) + "."
}

func (p *page) effort(e rubric.Effort) string {
	out := p.say("добавить ", "add ") + strconv.Itoa(e.Additions) + p.say(", перенести ", ", move ") + strconv.Itoa(e.Moves)
	if e.Days > 0 {
		out += p.say(" (в сумме на дней: ", " (days in all: ") + strconv.Itoa(e.Days) + ")"
	}
	return out
}

func (p *page) targets(ts []rubric.Target) {
	for i := range ts {
		p.wrapped("  — ", oneLine(ts[i].Says.In(p.o.Lang)))
	}
}

func (p *page) additions(as []rubric.Addition) {
	if len(as) == 0 {
		return
	}
	p.line()
	p.line(p.in(bold, p.say("Добавить", "Add")))
	for i := range as {
		a := &as[i]
		parts := []string{strings.Join(a.Channel.Texts(), ", "), a.Rubric.Text, a.Format.Text}
		if len(a.Task.Names) > 0 {
			parts = append(parts, p.say("задача ", "task ")+strings.Join(a.Task.Texts(), ", "))
		} else if len(a.Serves) > 0 {
			parts = append(parts, p.say("работает на: ", "serves: ")+a.Serves[0])
		}
		parts = nonEmpty(parts)
		p.wrapped("  "+p.in(green, "+ ")+p.day(a.Date)+"  ", oneLine(strings.Join(parts, " · ")))
		p.wrapped(strings.Repeat(" ", 6+utf8.RuneCountInString(p.day(a.Date))), p.in(dim, oneLine(a.Reason.Says.In(p.o.Lang))))
	}
}

func (p *page) moves(ms []rubric.Move) {
	if len(ms) == 0 {
		return
	}
	p.line()
	p.line(p.in(bold, p.say("Перенести", "Move")))
	for i := range ms {
		m := &ms[i]
		what := oneLine(m.Entry.Title())
		if row := m.Entry.Pos.Row; row > 0 {
			what += p.say(" (строка ", " (row ") + strconv.Itoa(row) + ")"
		}
		days := "  " + p.day(m.From) + " → " + p.day(m.To) + "  "
		p.wrapped(days, what)
		p.wrapped(strings.Repeat(" ", utf8.RuneCountInString(days)), p.in(dim, oneLine(m.Reason.Says.In(p.o.Lang))))
	}
}

func nonEmpty(ss []string) []string {
	var out []string
	for _, s := range ss {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}
