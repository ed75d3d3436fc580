package rubric

import (
	"encoding/binary"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// ApprovedContent is what a manager approved of an entry, condensed field by
// field, so that a later look can say what was changed. Its status, link,
// hashtags and comments go on changing afterwards, and are no part of it.
type ApprovedContent struct {
	Date                           Date
	Channel, Rubric, Format, Topic string // digests
	Tasks                          string // of the tasks served, as the strategy worded them
	Concept                        string // of the rubric, as the concept worded it; "" when it knew none
	Text                           TextSketch
}

// Approved condenses the entry as it stands now.
func (o *Outlook) Approved(e *Entry) ApprovedContent {
	c := ContentOf(e, o.Serves(e), o.Book.Rubric(e.Rubric.Key))
	c.Text = SketchText(e.Text.Text)
	return c
}

// ContentOf condenses all of an entry but its text, given the tasks it serves
// and its row of the rubrics tab; nil when there is none.
func ContentOf(e *Entry, serves []*Task, r *Rubric) ApprovedContent {
	channels := keysOf(e.Channel.Names)
	slices.Sort(channels)
	c := ApprovedContent{
		Date: e.Date.Date, Channel: digestOf(channels...), Rubric: digestOf(e.Rubric.Key), Format: digestOf(e.Format.Key),
	}
	d := newDigest()
	eachWord(e.Topic.Text, func(w digest) { d = d.mix(uint64(w)) })
	c.Topic, d = d.String(), newDigest()
	for _, t := range serves {
		d = d.add(t.Task.Key).addRefs(t.Goal).add(string(t.Horizon)).add(t.Start.Date.String()).
			add(t.End.Date.String()).add(t.Audience.Text).add(t.Message.Text)
	}
	c.Tasks = d.String()
	if r != nil {
		c.Concept = newDigest().add(r.Rubric.Key).add(r.Description.Text).
			addRefs(r.Tasks).addRefs(r.Formats).addRefs(r.Channels).String()
	}
	return c
}

// String writes the content in one line: what [ParseApproved] reads.
func (c ApprovedContent) String() string {
	b := make([]byte, 0, 128+4*len(c.Text))
	for _, part := range [...][2]string{
		{"date=", c.Date.String()}, {" channel=", c.Channel}, {" rubric=", c.Rubric}, {" format=", c.Format},
		{" topic=", c.Topic}, {" tasks=", c.Tasks}, {" concept=", c.Concept}, {" words=", ""},
	} {
		b = append(append(b, part[0]...), part[1]...)
	}
	for _, w := range c.Text {
		b = hex.AppendEncode(b, []byte{byte(w >> 8), byte(w)})
	}
	return string(b)
}

// ParseApproved reads what [ApprovedContent.String] wrote. People may have
// edited it: what cannot be read at all is reported, never guessed.
func ParseApproved(s string) (ApprovedContent, bool) {
	fields := map[string]string{}
	for f := range strings.FieldsSeq(s) {
		key, value, _ := strings.Cut(f, "=")
		fields[key] = value
	}
	c := ApprovedContent{
		Channel: fields["channel"], Rubric: fields["rubric"], Format: fields["format"], Topic: fields["topic"],
		Tasks: fields["tasks"], Concept: fields["concept"],
	}
	if _, dated := fields["date"]; !dated || c.Channel == "" || c.Rubric == "" || c.Format == "" || c.Topic == "" || c.Date.UnmarshalText([]byte(fields["date"])) != nil {
		return ApprovedContent{}, false
	}
	for words := fields["words"]; len(words) >= 4; words = words[4:] {
		w, err := strconv.ParseUint(words[:4], 16, 16)
		if err != nil {
			return ApprovedContent{}, false
		}
		c.Text = append(c.Text, uint16(w))
	}
	return c, true
}

// TextSketch is the words of a text as digests, ascending: the smallest
// mostWords of them, which of a long text are as good a sample as any.
type TextSketch []uint16

const mostWords = 64

// SketchText condenses a text. Case and punctuation do not matter.
func SketchText(s string) TextSketch {
	var out TextSketch
	eachWord(s, func(w digest) { out = append(out, uint16(w>>48)) })
	slices.Sort(out)
	out = slices.Compact(out)
	return out[:min(len(out), mostWords)]
}

// Changed estimates which share of the words, from 0 to 1, is not the same.
func (t TextSketch) Changed(now TextSketch) float64 {
	union := slices.Concat(t, now)
	slices.Sort(union)
	union = slices.Compact(union)
	union = union[:min(len(union), mostWords)]
	if len(union) == 0 {
		return 0
	}
	both := 0
	for _, w := range union {
		_, before := slices.BinarySearch(t, w)
		_, after := slices.BinarySearch(now, w)
		if before && after {
			both++
		}
	}
	alike := float64(both) / float64(len(union))
	return 1 - 2*alike/(1+alike)
}

// digest condenses texts: FNV-1a, 64 bits. It tells changes, not forgeries.
type digest uint64

func newDigest() digest { return 14695981039346656037 }

func (d digest) mix(x uint64) digest { return (d ^ digest(x)) * 1099511628211 }

func (d digest) add(s string) digest {
	for i := range len(s) {
		d = d.mix(uint64(s[i]))
	}
	return d.mix(0x100) // no byte: parts stay apart
}

func (d digest) addRefs(r Refs) digest {
	for _, n := range r.Names {
		d = d.add(n.Key)
	}
	return d.mix(0x101)
}

func digestOf(parts ...string) string {
	d := newDigest()
	for _, p := range parts {
		d = d.add(p)
	}
	return d.String()
}

// String writes the upper half: eight letters.
func (d digest) String() string {
	return hex.EncodeToString(binary.BigEndian.AppendUint32(nil, uint32(d>>32)))
}

// eachWord yields a digest of every word of a text, in lower case.
func eachWord(s string, yield func(digest)) {
	d, inside := newDigest(), false
	for _, r := range s {
		lower, word := wordLetter(r)
		switch {
		case word:
			d, inside = d.mix(uint64(lower)), true
		case inside:
			yield(d)
			d, inside = newDigest(), false
		}
	}
	if inside {
		yield(d)
	}
}

// wordLetter returns the lower case of a letter or digit, and whether it is one.
// Those of both languages it knows without a look into Unicode's tables.
func wordLetter(r rune) (lower rune, ok bool) {
	switch {
	case 'а' <= r && r <= 'я', 'a' <= r && r <= 'z', '0' <= r && r <= '9':
		return r, true
	case 'А' <= r && r <= 'Я':
		return r + 'а' - 'А', true
	case 'A' <= r && r <= 'Z':
		return r + 'a' - 'A', true
	case r <= unicode.MaxASCII:
		return r, false
	}
	return unicode.ToLower(r), unicode.IsLetter(r) || unicode.IsDigit(r)
}
