package layout

import (
	"embed"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"rubric"
	"rubric/internal/text"
)

//go:embed vocab/*.txt
var vocabFiles embed.FS

// vocabulary is what names mean, in all languages at once: books mix them.
type vocabulary struct {
	tabs     *phrasebook // meanings are roles
	tabStems map[string]sense
	headers  *headings
	channels *phrasebook // meanings are channel keys
	statuses *phrasebook
	horizons *phrasebook
	voice    *phrasebook
	months   *phrasebook // meanings are 1 to 12
	weekdays *phrasebook // meanings are 1 (Monday) to 7
	settings *phrasebook // meanings are setting keys
	words    map[string]*phrasebook
}

// vocabularies returns the embedded vocabularies, read once.
var vocabularies = sync.OnceValue(func() *vocabulary {
	v := &vocabulary{
		tabs: newPhrasebook(), tabStems: map[string]sense{}, headers: newHeadings(), channels: newPhrasebook(),
		statuses: newPhrasebook(), horizons: newPhrasebook(), voice: newPhrasebook(),
		months: newPhrasebook(), weekdays: newPhrasebook(), settings: newPhrasebook(),
		words: map[string]*phrasebook{},
	}
	files, err := vocabFiles.ReadDir("vocab")
	if err != nil {
		panic(err) // the files are embedded: it cannot happen
	}
	for _, f := range files {
		data, err := vocabFiles.ReadFile("vocab/" + f.Name())
		if err != nil {
			panic(err)
		}
		name, _, _ := strings.Cut(f.Name(), ".") // a language may have several files
		lang := rubric.Lang(name)
		if err := v.parse(lang, string(data)); err != nil {
			panic(fmt.Sprintf("vocab/%s: %v", f.Name(), err)) // a test reads them all
		}
	}
	v.headers.asking, v.headers.filler = v.words["asking"], v.words["asking filler"]
	return v
})

// parse reads a vocabulary file; vocab/ru.txt explains the format.
func (v *vocabulary) parse(lang rubric.Lang, data string) error {
	section := ""
	for n, line := range strings.Split(data, "\n") {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[' && line[len(line)-1] == ']':
			section = line[1 : len(line)-1]
		default:
			meaning, names, ok := strings.Cut(line, ":")
			if !ok {
				return fmt.Errorf("line %d: no colon", n+1)
			}
			meaning, second := strings.CutSuffix(strings.TrimSpace(meaning), "?")
			for name := range strings.SplitSeq(names, ";") {
				e := sense{meaning: meaning, lang: lang, second: second}
				if err := v.add(section, strings.TrimSpace(name), e); err != nil {
					return fmt.Errorf("line %d: %w", n+1, err)
				}
			}
		}
	}
	return nil
}

func (v *vocabulary) add(section, name string, s sense) error {
	key := phraseKey(name)
	if key == "" {
		return fmt.Errorf("an empty name for %q", s.meaning)
	}
	kind, role, _ := strings.Cut(section, " ")
	switch kind {
	case "tabs":
		if stems := stemKey(text.Tokens(name)); v.tabStems[stems] == (sense{}) {
			v.tabStems[stems] = s
		}
	case "headers":
		return v.headers.add(rubric.Role(role), name, s)
	case "words":
		if v.words[s.meaning] == nil {
			v.words[s.meaning] = newPhrasebook()
		}
		v.words[s.meaning].addName(name, key, s)
		return nil
	}
	book := v.book(kind)
	if book == nil {
		return fmt.Errorf("unknown section %q", section)
	}
	book.addName(name, key, s)
	return nil
}

// book returns the phrasebook that a section fills, nil for none.
func (v *vocabulary) book(section string) *phrasebook {
	switch section {
	case "tabs":
		return v.tabs
	case "channels":
		return v.channels
	case "statuses":
		return v.statuses
	case "horizons":
		return v.horizons
	case "voice":
		return v.voice
	case "months":
		return v.months
	case "weekdays":
		return v.weekdays
	case "settings":
		return v.settings
	}
	return nil
}

// says reports whether the whole of s is one of the words of that kind.
func (v *vocabulary) says(kind, s string) bool {
	_, ok := v.words[kind].whole(s)
	return ok
}

// sense is one meaning of a name.
type sense struct {
	meaning string
	lang    rubric.Lang
	second  bool // a second choice
}

// phrasebook finds the meanings of names.
type phrasebook struct {
	senses  map[string][]sense
	longest int       // words in the longest name
	stems   *stembook // names of words that only begin so
}

func newPhrasebook() *phrasebook {
	return &phrasebook{senses: map[string][]sense{}, stems: &stembook{}}
}

// addName adds a name, in which a word with * stands for all that begin so.
func (p *phrasebook) addName(name, key string, s sense) {
	if strings.Contains(name, "*") {
		p.stems.add(strings.Fields(name), s)
		return
	}
	p.add(key, s)
}

func (p *phrasebook) add(key string, s sense) {
	if !slices.Contains(p.senses[key], s) {
		p.senses[key] = append(p.senses[key], s)
	}
	p.longest = max(p.longest, strings.Count(key, " ")+1)
}

// whole returns the meaning of all of s.
func (p *phrasebook) whole(s string) (sense, bool) {
	if found := p.senses[phraseKey(s)]; len(found) > 0 {
		return found[0], true
	}
	return sense{}, false
}

// names returns the names that have a meaning, in order.
func (p *phrasebook) names() []string { return slices.Sorted(maps.Keys(p.senses)) }

// within returns the longest name among the words, of equally long ones the
// first. Second choices do not count.
func (p *phrasebook) within(words []string, allowed func(start, length int) bool) (sense, bool) {
	begun := p.stems.begun(words)
	for length := min(max(p.longest, p.stems.longest), len(words)); length > 0; length-- {
		for start := 0; start+length <= len(words); start++ {
			found, ok := begun.at(start, length)
			if all := p.senses[strings.Join(words[start:start+length], " ")]; len(all) > 0 && !all[0].second {
				found, ok = all[0], true
			}
			if ok && (allowed == nil || allowed(start, length)) {
				return found, true
			}
		}
	}
	return sense{}, false
}

// phraseKey condenses a name to its words; a name without words to its signs.
func phraseKey(s string) string {
	if words := text.Phrase(s); words != "" {
		return words
	}
	return text.Key(s)
}
