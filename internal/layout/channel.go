package layout

import (
	"slices"
	"strings"
	"unicode"

	"rubric"
	"rubric/internal/text"
)

// channelKey returns the key of a channel that the vocabulary knows by its
// whole name or by one inside it («Telegram-канал»), else the name's own key.
func (v *vocabulary) channelKey(name string) string {
	if s, ok := v.channels.whole(name); ok {
		return s.meaning
	}
	if s, ok := v.channels.within(text.Tokens(name), nil); ok {
		return s.meaning
	}
	return text.Key(name)
}

// namesChannel reports whether a text is a channel's name with a word for what a
// channel is: «Telegram-канал».
func (v *vocabulary) namesChannel(s string) bool {
	key, _, rest := v.splitChannel(s)
	return key != "" && v.says("channel", rest)
}

// tabChannel returns the channels that a plan tab's name holds. A word that often
// means something else counts where another plan tab's name has a sure channel in
// its place, as in “X Updates” beside “Facebook Updates”.
func (r *reader) tabChannel(s *sheet) string {
	if name := r.voc.channelWithin(s.tab.Name); name != "" {
		return name
	}
	words := text.Tokens(s.tab.Name)
	for i, w := range words {
		if _, ok := r.voc.channels.whole(w); !ok {
			continue
		}
		like := func(o *sheet) bool {
			others := text.Tokens(o.tab.Name)
			return o.info.Role == rubric.RolePlan && len(others) == len(words) && r.voc.channelWithin(others[i]) != "" &&
				slices.Equal(others[:i], words[:i]) && slices.Equal(others[i+1:], words[i+1:])
		}
		if slices.ContainsFunc(r.sheets, like) {
			return w
		}
	}
	return ""
}

// channelKey returns the key of a channel as the book means it: the team's
// aliases and the channels tab come before the vocabulary.
func (r *reader) channelKey(name string) string {
	own := text.Key(name)
	if key, ok := r.channels[own]; ok {
		return key
	}
	if r.declared(rubric.FieldChannel).keys[own] {
		return own
	}
	return r.voc.channelKey(name)
}

// headsChannel reports whether a heading is of a channel's rows: it names the
// channel, and what it is or what comes out there: «Публикации в Telegram-канале».
func (v *vocabulary) headsChannel(s string) bool {
	key, _, rest := v.splitChannel(s)
	return key != "" && !slices.ContainsFunc(strings.Fields(rest), func(w string) bool {
		return !v.says("channel", w) && !v.says("posting", w) && !v.says("ordinal", w)
	})
}

// channelWithin returns the channels that a heading or a tab's name speaks of
// among other words, as written there: «ВК — 3 поста в неделю», «План ВК и ТГ». A
// word that often means something else counts for none.
func (v *vocabulary) channelWithin(s string) string {
	const most = 12 // words; a longer heading is a sentence
	words := text.Tokens(s)
	if len(words) > most {
		return ""
	}
	var named []string
	met := map[string]bool{}
	for _, w := range words {
		if c, ok := v.channels.whole(w); ok && !met[c.meaning] && !v.says("doubtful channel", w) {
			met[c.meaning] = true
			named = append(named, w)
		}
	}
	return strings.Join(named, ", ")
}

// withoutAddress drops addresses and what stands in brackets from a text that
// names one channel beside them: «ВКонтакте (vk.com/kofe)», «Telegram @kofe».
func (v *vocabulary) withoutAddress(s string) string {
	if !strings.ContainsAny(s, "(.@") {
		return s
	}
	words := strings.FieldsFunc(withoutBrackets(s), unicode.IsSpace)
	words = slices.DeleteFunc(words, func(w string) bool {
		return strings.HasPrefix(w, "@") || strings.Contains(strings.Trim(w, "."), ".")
	})
	bare := strings.Trim(strings.Join(words, " "), " -–—:|,;")
	of, ok := v.channels.whole(bare)
	if !ok {
		return s
	}
	for _, w := range text.Tokens(s) {
		if other, isChannel := v.channels.whole(w); isChannel && other.meaning != of.meaning && !v.says("doubtful channel", w) {
			return s // «ВК (ОК)»
		}
	}
	return bare
}

// channelNames returns the channels in a cell.
func (r *reader) channelNames(s string) []rubric.Name {
	return r.memo.names(rubric.FieldChannel, s, func() []rubric.Name {
		if r.voc.says("everywhere", s) && len(r.book.Channels) > 0 {
			return r.allChannels()
		}
		if names := r.wholeChannel(s); names != nil {
			return names
		}
		if names := r.wholeChannel(r.voc.withoutAddress(s)); names != nil {
			return names
		}
		const longest = 300 // a longer text is no list of channels
		if len(s) > longest {
			return appendName(nil, s)
		}
		var out []rubric.Name
		for _, part := range splitNames(s, r.declared(rubric.FieldChannel)) {
			for _, n := range r.channelsIn(part.Text) {
				if !slices.ContainsFunc(out, func(o rubric.Name) bool { return o.Key == n.Key }) {
					out = append(out, n)
				}
			}
		}
		return out
	})
}

// wholeChannel reads a cell that is one channel although it may hold a
// separator («X / Twitter»).
func (r *reader) wholeChannel(s string) []rubric.Name {
	own := text.Key(s)
	if key, ok := r.channels[own]; ok {
		return []rubric.Name{{Text: s, Key: key}}
	}
	if sense, ok := r.voc.channels.whole(s); ok && !r.declared(rubric.FieldChannel).keys[own] {
		return []rubric.Name{{Text: s, Key: sense.meaning}}
	}
	return nil
}

// channelsIn reads a part of a list: one channel, or several joined by «и» or
// by nothing but spaces, all of them known.
func (r *reader) channelsIn(part string) []rubric.Name {
	if r.voc.says("everywhere", part) && len(r.book.Channels) > 0 {
		return r.allChannels()
	}
	for _, and := range []string{" и ", " and ", " & ", " "} {
		pieces := strings.Split(part, and)
		if len(pieces) < 2 || len(pieces) > 16 {
			continue
		}
		var out []rubric.Name
		for _, p := range pieces {
			if sense, ok := r.voc.channels.whole(p); ok {
				out = append(out, rubric.Name{Text: trim(p), Key: sense.meaning})
			} else if r.voc.namesChannel(p) {
				out = append(out, rubric.Name{Text: trim(p), Key: r.voc.channelKey(p)})
			}
		}
		if len(out) == len(pieces) && !r.isOneChannel(part) {
			return out
		}
	}
	return []rubric.Name{{Text: part, Key: r.channelKey(part)}}
}

func (r *reader) isOneChannel(s string) bool {
	_, whole := r.voc.channels.whole(s)
	return whole || r.declared(rubric.FieldChannel).keys[text.Key(s)]
}

// mayNameChannels reports cheaply whether a text may be a list of known channels:
// it begins as the name of one.
func (r *reader) mayNameChannels(s string) bool {
	if r.starts == nil {
		r.starts = map[string]bool{}
		begin := func(phrase string) {
			first, _, _ := strings.Cut(phrase, " ")
			r.starts[first] = true
		}
		for _, book := range []*phrasebook{r.voc.channels, r.voc.words["everywhere"], r.voc.words["channel"]} {
			for phrase := range book.senses {
				begin(phrase)
			}
		}
		for key := range r.declared(rubric.FieldChannel).keys {
			begin(phraseKey(key))
		}
		for key := range r.channels {
			begin(phraseKey(key))
		}
	}
	first, _, _ := strings.Cut(r.memo.phrase(s), " ")
	return r.starts[first]
}

func (r *reader) allChannels() []rubric.Name {
	out := make([]rubric.Name, 0, len(r.book.Channels))
	for _, c := range r.book.Channels {
		if c.Channel.Key != "" {
			out = append(out, rubric.Name{Text: c.Channel.Text, Key: c.Channel.Key})
		}
	}
	return out
}
