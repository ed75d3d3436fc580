package rules

import "rubric"

var formatChannelMismatch = Rule{
	ID: "format-channel-mismatch", Severity: rubric.Warning, Actor: rubric.Department,
	Card: rubric.CardPlan, Part: rubric.PartMatch, Entries: true,
	Needs: []Need{anyOf(
		column(rubric.RoleFormats, rubric.FieldChannels),
		column(rubric.RoleRubrics, rubric.FieldFormats),
		column(rubric.RoleRubrics, rubric.FieldChannels),
	)},
	Doc: Doc{
		Title: rubric.Text{RU: "Формат не для этой площадки или рубрики", EN: "A format not for this channel or rubric"},
		What: rubric.Text{
			RU: "Формат допустим на площадке, а рубрика выходит в этом формате и на этой площадке, если в концепции это указано.",
			EN: "The format is allowed on the channel, and the rubric runs in this format and on this channel, where the concept says so.",
		},
		Why: rubric.Text{
			RU: "Формат, чужой для площадки, площадка показывает хуже, а часы на него уже потрачены.",
			EN: "A channel shows a format that is foreign to it less, and the hours are already spent.",
		},
		Fix: rubric.Text{
			RU: "Смените формат или площадку либо дополните список на листе форматов или рубрик.",
			EN: "Change the format or the channel, or extend the list on the formats or rubrics tab.",
		},
		Messages: map[string]rubric.Text{
			"": {
				RU: "Формат «{format}» на площадке «{value}» концепцией не предусмотрен. Сменить или добавить?",
				EN: "The concept has no “{format}” on “{value}”. Change it, or add it?",
			},
			"rubricFormat": {
				RU: "Рубрика «{rubric}» в формате «{value}» не выходит. Сменить формат или добавить его рубрике?",
				EN: "The rubric “{rubric}” doesn't run as “{value}”. Change the format, or add it to the rubric?",
			},
			"rubricChannel": {
				RU: "Рубрика «{rubric}» на площадке «{value}» не выходит. Сменить площадку или добавить её рубрике?",
				EN: "The rubric “{rubric}” doesn't run on “{value}”. Change the channel, or add it to the rubric?",
			},
		},
	},
	Check: func(p *Pass) {
		for e := range p.Entries() {
			if !e.Format.Empty() && len(e.Channel.Names) > 0 {
				p.Assess()
				p.checkFormat(e)
			}
		}
	},
}

// checkFormat leaves unknown names to the rules about them.
func (p *Pass) checkFormat(e *rubric.Entry) {
	f, r := p.Book.Format(e.Format.Key), p.Book.Rubric(e.Rubric.Key)
	if r != nil && len(r.Formats.Names) > 0 && !r.Formats.Has(e.Format.Key) && p.Names(rubric.RoleFormats).Known(e.Format.Key) {
		p.Report(e, rubric.FieldFormat, say("rubricFormat"), with("rubric", r.Rubric.Text))
	}
	for _, c := range e.Channel.Names {
		if !p.Names(rubric.RoleChannels).Known(c.Key) {
			continue
		}
		if f != nil && len(f.Channels.Names) > 0 && !f.Channels.Has(c.Key) {
			p.Report(e, rubric.FieldFormat, named(c.Text), with("format", e.Format.Text))
		}
		if r != nil && len(r.Channels.Names) > 0 && !r.Channels.Has(c.Key) {
			p.Report(e, rubric.FieldChannel, say("rubricChannel"), named(c.Text), with("rubric", r.Rubric.Text))
		}
	}
}
