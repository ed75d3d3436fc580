package rules

import (
	"rubric"
	"rubric/internal/text"
)

var adRestrictedChannel = Rule{
	ID: "ad-restricted-channel", Severity: rubric.Warning, Actor: rubric.Both, Card: rubric.CardBrand, Entries: true,
	Needs: []Need{adFlag},
	Doc: Doc{
		Title: rubric.Text{RU: "Реклама там, где её запретили", EN: "Advertising where it is restricted"},
		What: rubric.Text{
			RU: "Публикация, отмеченная как реклама, не стоит на площадках из настройки ads.restricted (для русских книг — Instagram и Facebook).",
			EN: "A post flagged as advertising is not planned on the channels of the setting ads.restricted (in Russian books: Instagram and Facebook).",
		},
		Why: rubric.Text{
			RU: "Размещение рекламы на площадке с ограничениями грозит штрафом и рекламодателю, и тому, кто разместил.",
			EN: "Advertising on a restricted channel may be fined, both the advertiser and whoever placed it.",
		},
		Fix: rubric.Text{
			RU: "Перенесите публикацию на другую площадку или обсудите её с юристом.",
			EN: "Move the post to another channel, or talk it over with the lawyer.",
		},
		Messages: map[string]rubric.Text{"": {
			RU: "Помечено как реклама, а площадка — «{value}». Убрать площадку или спросить юриста?",
			EN: "Flagged as advertising, and the channel is “{value}”. Remove the channel, or ask the lawyer?",
		}},
	},
	Check: func(p *Pass) {
		restricted := p.restrictedChannels()
		for e := range p.Entries() {
			if !p.isAd(e) {
				continue
			}
			p.Assess()
			for _, c := range e.Channel.Names {
				if restricted[c.Key] || restricted[text.Key(c.Text)] {
					p.Report(e, rubric.FieldChannel, named(c.Text))
				}
			}
		}
	},
}

// restrictedChannels returns the channels that take no advertising, by key and
// by the name that the setting gives them.
func (p *Pass) restrictedChannels() map[string]bool {
	if p.Book.Setting(rubric.SettingAdsRestricted).Empty() && p.Book.Lang == rubric.Russian {
		return map[string]bool{"instagram": true, "facebook": true}
	}
	out := map[string]bool{}
	for _, n := range p.Book.Restricted {
		out[n.Key], out[text.Key(n.Text)] = true, true
	}
	for i := range p.Book.Channels {
		if c := &p.Book.Channels[i]; out[text.Key(c.Channel.Text)] {
			out[c.Channel.Key] = true
		}
	}
	return out
}
