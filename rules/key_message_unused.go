package rules

import (
	"strings"
	"unicode/utf8"

	"rubric"
)

var keyMessageUnused = Rule{
	ID: "key-message-unused", Severity: rubric.Info, Actor: rubric.Department, Card: rubric.CardBrand,
	Entries: true, OffByDefault: true,
	Needs: []Need{tab(rubric.RoleStrategy), heading(rubric.FieldText), {
		Word:    "plan.texts",
		Extra:   (*Pass).longTexts,
		Missing: rubric.Text{RU: "в плане мало текстов: длинные меньше чем у половины публикаций", EN: "the plan has few texts: under half of the posts have a long one"},
	}},
	Params: []Param{{"windowDays", 30, Days}},
	Doc: Doc{
		Title: rubric.Text{RU: "Ключевое сообщение не звучит", EN: "A key message is not heard"},
		What: rubric.Text{
			RU: "В срок задачи, в пределах месяца до и после сегодня, хотя бы в одной публикации есть большая часть слов её ключевого сообщения.",
			EN: "Within the task's period, a month before or after today, at least one post has most of the words of its key message.",
		},
		Why: rubric.Text{
			RU: "Сообщение, которого нет в текстах, люди не запомнят, сколько бы публикаций ни вышло.",
			EN: "People will not remember a message that is not in the texts, however many posts go out.",
		},
		Fix: rubric.Text{
			RU: "Скажите главное прямо хотя бы в одной публикации или уточните сообщение в стратегии.",
			EN: "Say the main thing plainly in at least one post, or sharpen the message in the strategy.",
		},
		Messages: map[string]rubric.Text{"": {
			RU: "Сообщение задачи «{task}» пока не звучит: «{value}». В какой публикации его сказать?",
			EN: "The message of “{task}” is not in any post: “{value}”. Which could say it?",
		}},
	},
	Check: func(p *Pass) {
		stop := p.stopWords()
		for i := range p.Book.Tasks {
			t := &p.Book.Tasks[i]
			from, to := p.AsOf.AddDays(-p.Int("windowDays")), p.AsOf.AddDays(p.Int("windowDays"))
			if t.Start.Date.After(from) {
				from = t.Start.Date
			}
			if !t.End.Date.IsZero() && t.End.Date.Before(to) {
				to = t.End.Date
			}
			message := map[stem]bool{}
			for _, w := range p.Words().Append(nil, t.Message.Text) {
				if !stop[w] {
					message[w] = true
				}
			}
			if len(message) == 0 || to.Before(from) {
				continue
			}
			p.Assess()
			if !p.heard(message, from, to) {
				p.At(t.Message, rubric.FieldMessage, with("task", t.Task.Text))
			}
		}
	},
}

// heardShare is the percentage of a message's words that one entry has to have.
const heardShare = 60

// heard reports whether a live entry between the days has most of the words.
func (p *Pass) heard(message map[stem]bool, from, to rubric.Date) bool {
	for i := range p.Book.Entries {
		e := &p.Book.Entries[i]
		if !e.Live() || e.Date.Date.IsZero() || e.Date.Date.Before(from) || e.Date.Date.After(to) {
			continue
		}
		has := map[stem]bool{}
		for _, w := range p.stems(i) {
			if message[w] {
				has[w] = true
			}
		}
		if len(has)*100 >= heardShare*len(message) {
			return true
		}
	}
	return false
}

// longText is how many characters make a text rather than a note.
const longText = 200

// longTexts reports whether at least half of the entries have a text.
func (p *Pass) longTexts() bool {
	long := 0
	for e := range p.Entries() {
		n := 0
		for word := range strings.FieldsSeq(e.Text.Text) {
			if !strings.Contains(word, "://") && !strings.HasPrefix(word, "www.") {
				n += utf8.RuneCountInString(word) + 1
			}
		}
		if n > longText {
			long++
		}
	}
	return long > 0 && 2*long >= len(p.window)
}

// stopWords are the words that say nothing by themselves.
func (p *Pass) stopWords() map[stem]bool {
	out := map[stem]bool{}
	for _, w := range p.Words().Append(nil, `
		и а но или что чтобы как так в во на над под по с со от до из к ко у о об за для при про без не ни же ли бы это этот эта эти
		мы вы он она оно они я ты наш наша наши ваш ваша ваши свой своя свои его ее их который которая которые быть есть был была были будет
		a an the and or but of to in on at by for from with without as is are was were be been it its this that these those
		we you he she they i our your their his her who which what not no so if than`) {
		out[w] = true
	}
	return out
}
