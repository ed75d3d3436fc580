package rules

import "rubric"

var formatMonotony = Rule{
	ID: "format-monotony", Severity: rubric.Info, Actor: rubric.Department, Card: rubric.CardConcept, Entries: true,
	Needs:  []Need{tab(rubric.RoleFormats), tab(rubric.RolePlan)},
	Params: []Param{{"cap", 70, Percents}, {"minPosts", 8, Things}},
	Doc: Doc{
		Title: rubric.Text{RU: "Почти всё в одном формате", EN: "Nearly all in one format"},
		What: rubric.Text{
			RU: "Ни один формат не занимает больше 70 % месяца площадки, у которой в концепции три формата и больше.",
			EN: "No format makes more than 70% of the month of a channel with three or more formats in the concept.",
		},
		Why: rubric.Text{
			RU: "Форматы выбраны, чтобы говорить с разными людьми. Один на всё — проще делать, но меньше тех, кто увидит.",
			EN: "The formats were chosen to reach different people. One for everything is easier to make, and fewer see it.",
		},
		Fix: rubric.Text{
			RU: "Переделайте часть публикаций в другой формат из концепции.",
			EN: "Turn some posts into another format of the concept.",
		},
		Messages: map[string]rubric.Text{"": {
			RU: "«{value}» {month:in}: {share:percent} публикаций в формате «{format}». Разнообразить?",
			EN: "“{value}” {month:in}: {share:percent} of the posts are “{format}”. Vary them?",
		}},
	},
	Check: func(p *Pass) {
		for _, m := range p.Filled() {
			byChannel := map[string]map[string]int{}
			for _, e := range p.InMonth(m) {
				for _, c := range e.Channel.Names {
					if byChannel[c.Key] == nil {
						byChannel[c.Key] = map[string]int{}
					}
					byChannel[c.Key][e.Format.Key]++
				}
			}
			known := p.Names(rubric.RoleChannels)
			for i, key := range known.order {
				if p.formatsOf(key) >= manyFormats {
					p.checkMonotony(m, known.spelled[i], key, byChannel[key])
				}
			}
		}
	},
}

// manyFormats is how many formats a channel has to have for one to be too much.
const manyFormats = 3

// formatsOf counts the formats that may run on a channel.
func (s *shared) formatsOf(channel string) int {
	n := 0
	for i := range s.Book.Formats {
		if f := &s.Book.Formats[i]; len(f.Channels.Names) == 0 || f.Channels.Has(channel) {
			n++
		}
	}
	return n
}

func (p *Pass) checkMonotony(m rubric.Month, channel, key string, counts map[string]int) {
	total := 0
	for _, n := range counts {
		total += n
	}
	if total < p.Int("minPosts") {
		return
	}
	p.Assess()
	for i := range p.Book.Formats {
		f := &p.Book.Formats[i]
		share := float64(counts[f.Format.Key]) * 100 / float64(total)
		if share <= p.Num("cap") {
			continue
		}
		opts := []Option{named(channel), during(m.String()), with("month", m), with("share", share), with("format", f.Format.Text)}
		if c := p.Book.Channel(key); c != nil {
			p.At(c.Channel.Value, rubric.FieldFormat, opts...)
		} else {
			p.Tab(rubric.RoleChannels, append(opts, inField(rubric.FieldFormat))...)
		}
		return
	}
}
