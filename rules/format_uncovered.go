package rules

import "rubric"

var formatUncovered = Rule{
	ID: "format-uncovered", Severity: rubric.Error, Actor: rubric.Manager, Card: rubric.CardResources, Entries: true,
	Needs: []Need{column(rubric.RolePeople, rubric.FieldFormats), tab(rubric.RolePlan)},
	Doc: Doc{
		Title: rubric.Text{RU: "Формат некому делать", EN: "Nobody can make the format"},
		What: rubric.Text{
			RU: "Каждый формат, который стоит в плане впереди, умеет хотя бы один человек.",
			EN: "Every format that the plan has ahead can be made by at least one person.",
		},
		Why: rubric.Text{
			RU: "Если видео некому снять, его либо не будет, либо оно будет не таким, каким его ждут.",
			EN: "If nobody can shoot a video, there will be none, or not the one that is expected.",
		},
		Fix: rubric.Text{
			RU: "Найдите исполнителя и впишите его на лист «Ресурсы» или замените формат.",
			EN: "Find somebody and add them to the resources tab, or change the format.",
		},
		Messages: map[string]rubric.Text{"": {
			RU: "«{value}» в плане есть ({posts} {posts|публикация|публикации|публикаций}), а делать некому. Кто возьмётся?",
			EN: "“{value}” is planned ({posts} {posts|post|posts}), but nobody makes it. Who can?",
		}},
	},
	Check: func(p *Pass) {
		known := p.Names(rubric.RoleFormats)
		planned := names{keys: map[string]bool{}}
		counts := map[string]int{}
		for e := range p.Entries() {
			unknown := len(known.spelled) > 0 && !known.Known(e.Format.Key)
			if !e.Live() || e.Format.Key == "" || unknown || !e.Date.Date.IsZero() && e.Date.Date.Before(p.AsOf) {
				continue // an unknown format is another rule's question
			}
			planned.add(e.Format.Text, e.Format.Key)
			counts[e.Format.Key]++
		}
		for i, key := range planned.order {
			p.Assess()
			if !some(p.Book.People, func(x *rubric.Person) bool { return x.Formats.Has(key) }) {
				p.reportUncovered(planned.spelled[i], key, counts[key])
			}
		}
	},
}

func (p *Pass) reportUncovered(name, key string, posts int) {
	opts := []Option{named(name), with("posts", posts)}
	if f := p.Book.Format(key); f != nil {
		p.At(f.Format.Value, rubric.FieldFormat, append(opts, named(f.Format.Text))...)
	} else {
		p.Tab(rubric.RolePeople, append(opts, inField(rubric.FieldFormats))...)
	}
}
