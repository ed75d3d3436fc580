package layout

import (
	"slices"
	"strings"

	"rubric"
	"rubric/internal/text"
)

// A plan may have channels as columns: «VK Отправить | VK Статус | TG Отправить
// | TG Статус», a STATUS after each channel, or channels merged above groups of
// columns. A row then holds an entry for each channel. This file finds such
// columns in a header; wideread.go reads the rows.

// groupByChannel tells which headings belong to which channel, and what they
// mean there. It needs columns of two channels, and no column that names the
// channel of a row: otherwise «LinkedIn Caption» is simply a text.
func (r *reader) groupByChannel(hs []heading) {
	heads := make([]channelHead, len(hs))
	keys := map[string]int{}
	for i := range hs {
		heads[i] = r.channelHead(&hs[i])
		if heads[i].key == "" {
			if hs[i].means(rubric.FieldChannel) {
				return
			}
			continue
		}
		if _, seen := keys[heads[i].key]; !seen {
			keys[heads[i].key] = len(keys) + 1
		}
	}
	r.pairFormats(hs, heads, keys)
	if len(keys) < 2 {
		return
	}
	nameOwnChannels(hs, heads, keys)
	nameFollowed(hs, heads, keys)
	for i := range hs {
		if key := heads[i].key; key != "" {
			hs[i].group, hs[i].channel, hs[i].format = keys[key], heads[i].channel, heads[i].format
			hs[i].readings = heads[i].readings
		}
	}
	groupFollowers(hs)
}

// channelsAbove reads a header whose names are repeated below channels that the
// row above names, without merged cells to say so. It returns nothing where the
// rows are no such header.
func (r *reader) channelsAbove(t *rubric.Tab, above *rubric.Row, hs []heading) []heading {
	channels := map[int]string{}
	distinct := map[string]bool{}
	own := slices.Clone(hs)
	for i := range above.Cells {
		c := &above.Cells[i]
		s := cellText(*c)
		if s == "" || t.Managed.Has(c.Col) {
			continue
		}
		if sense, ok := r.voc.channels.whole(s); ok {
			channels[c.Col], distinct[sense.meaning] = s, true
			continue
		}
		if c.Kind != rubric.TextCell || slices.ContainsFunc(hs, func(h heading) bool { return h.col == c.Col }) {
			return nil
		}
		channels[c.Col] = "" // the channel on its left ends here
		own = append(own, heading{col: c.Col, text: s, words: 1, readings: r.memo.heading(r.voc, s)})
	}
	if len(distinct) < 2 {
		return nil
	}
	slices.SortFunc(own, func(a, b heading) int { return a.col - b.col })
	if !underChannels(own, channels) {
		return nil
	}
	r.groupByChannel(own)
	return own
}

// underChannels gives each heading the channel above it or on its upper left. It
// reports whether headings are repeated below channels.
func underChannels(hs []heading, channels map[int]string) bool {
	seen, repeated := map[string]bool{}, false
	left := ""
	for i, col := 0, 0; i < len(hs); i++ {
		for ; col <= hs[i].col; col++ {
			if s, named := channels[col]; named {
				left = s
			}
		}
		if hs[i].above = left; left != "" {
			key := phraseKey(hs[i].text)
			repeated = repeated || seen[key]
			seen[key] = true
		}
	}
	return repeated
}

// pairFormats takes «Пост» for a column of posts where it stands beside a column
// of stories.
func (r *reader) pairFormats(hs []heading, heads []channelHead, keys map[string]int) {
	if !slices.ContainsFunc(heads, func(h channelHead) bool { return strings.HasPrefix(h.key, "/") }) {
		return
	}
	for i := range hs {
		if key := "/" + phraseKey(hs[i].text); heads[i].key == "" && r.voc.says("feed", hs[i].text) {
			heads[i] = channelHead{key: key, format: hs[i].text, readings: posts()}
			keys[key] = len(keys) + 1
		}
	}
}

// nameOwnChannels takes the name of a group for a channel of the team's own where
// its columns are headed just as those of known channels: «Discord | Post | Status»
// beside «X | Post | Status».
func nameOwnChannels(hs []heading, heads []channelHead, keys map[string]int) {
	alike := map[string]channelHead{}
	for i := range hs {
		if heads[i].key != "" && hs[i].above != "" {
			alike[phraseKey(hs[i].text)] = heads[i]
		}
	}
	columns, like := map[string]int{}, map[string]int{}
	for i := range hs {
		if above := hs[i].above; heads[i].key == "" && above != "" {
			columns[above]++
			if _, ok := alike[phraseKey(hs[i].text)]; ok {
				like[above]++
			}
		}
	}
	for i := range hs {
		above := hs[i].above
		if heads[i].key != "" || like[above] < 2 || like[above] < columns[above] || like[above] < len(alike) {
			continue
		}
		head := alike[phraseKey(hs[i].text)]
		key := phraseKey(above)
		if keys[key] == 0 {
			keys[key] = len(keys) + 1
		}
		heads[i] = channelHead{key: key, channel: above, format: head.format, readings: head.readings}
	}
}

// nameFollowed takes a heading that says nothing for a channel of the team's own
// where the same stands behind it as behind known channels: «Nextdoor | STATUS».
func nameFollowed(hs []heading, heads []channelHead, keys map[string]int) {
	behind := map[string]int{}
	for i := range len(hs) - 1 {
		if heads[i].key != "" && heads[i+1].key == "" {
			behind[phraseKey(hs[i+1].text)]++
		}
	}
	for i := range len(hs) - 1 {
		h := &hs[i]
		if heads[i].key != "" || h.above != "" || len(planReadings(h.readings)) > 0 || behind[phraseKey(hs[i+1].text)] < 2 {
			continue
		}
		key := phraseKey(h.text)
		if keys[key] == 0 {
			keys[key] = len(keys) + 1
		}
		heads[i] = channelHead{key: key, channel: h.text, readings: posts()}
	}
}

// channelHead is what a heading says of a channel.
type channelHead struct {
	key      string // of its channels, joined; "" when it is of none
	channel  string // as written
	format   string // that its posts have; "" for any
	readings []reading
}

// posts is the meaning of a column that holds a channel's posts themselves.
func posts() []reading {
	return []reading{{meaning{role: rubric.RolePlan, field: rubric.FieldChannel}, sureWhole}}
}

// channelHead reads a heading of one channel's column. What the rest of it says
// must be something that a plan's column can say: «LinkedIn Clicks» is none.
func (r *reader) channelHead(h *heading) channelHead {
	key, channel, rest := r.voc.splitChannel(h.text)
	if key == "" && h.above != "" {
		var more string
		if key, channel, more = r.voc.splitChannel(h.above); more != "" {
			return channelHead{}
		}
		rest = h.text
	}
	if key == "" {
		if r.voc.says("own format", h.text) { // «Сторис» beside the channels
			return channelHead{key: "/" + phraseKey(h.text), format: h.text, readings: posts()}
		}
		return channelHead{}
	}
	switch {
	case rest == "" || r.voc.says("posting", rest):
		return channelHead{key: key, channel: channel, readings: posts()}
	case r.voc.says("format", rest): // «Instagram Stories»
		return channelHead{key: key + "/" + rest, channel: channel, format: rest, readings: posts()}
	}
	rs := planReadings(r.memo.heading(r.voc, rest))
	if len(rs) == 0 {
		rs = planReadings(r.memo.heading(r.voc, h.text))
	}
	if len(rs) == 0 || isFigure(r.memo.heading(r.voc, rest)) {
		return channelHead{}
	}
	return channelHead{key: key, channel: channel, readings: rs}
}

// isFigure reports whether readings are of a figure of what was published.
func isFigure(rs []reading) bool {
	switch (&heading{readings: rs}).metric() {
	case rubric.FieldReach, rubric.FieldReactions, rubric.FieldComments, rubric.FieldShares, rubric.FieldSaves,
		rubric.FieldFollowersStart, rubric.FieldFollowersEnd:
		return true
	}
	return false
}

func planReadings(rs []reading) []reading {
	return slices.DeleteFunc(slices.Clone(rs), func(rd reading) bool { return rd.role != rubric.RolePlan })
}

// means reports whether a plan's heading surely means the field.
func (h *heading) means(f rubric.Field) bool {
	return slices.ContainsFunc(h.readings, func(rd reading) bool {
		return rd.role == rubric.RolePlan && rd.field == f && rd.sure >= sureStems
	})
}

// splitChannel takes the channels out of a heading. It returns their keys
// joined, their names as written in the heading, and the rest.
func (v *vocabulary) splitChannel(heading string) (key, channel, rest string) {
	const most = 8 // words; a longer heading is a sentence
	if s, ok := v.channels.whole(heading); ok {
		return s.meaning, heading, ""
	}
	words := text.Tokens(splitCamel(withoutBrackets(heading)))
	if len(words) > most {
		return "", "", ""
	}
	var keys, names, others []string
	for i := 0; i < len(words); {
		length := min(v.channels.longest, len(words)-i)
		for ; length > 0; length-- {
			name := strings.Join(words[i:i+length], " ")
			if found := v.channels.senses[name]; len(found) > 0 {
				keys, names = append(keys, found[0].meaning), append(names, name)
				break
			}
		}
		if length == 0 {
			others = append(others, words[i])
			length = 1
		}
		i += length
	}
	if len(keys) == 0 {
		return "", "", ""
	}
	if len(others) > 0 && (others[0] == "для" || others[0] == "в") { // «для ВК»
		others = others[1:]
	}
	return strings.Join(keys, "+"), strings.Join(names, ", "), strings.Join(others, " ")
}

// groupFollowers gives a heading that is repeated after each channel to the
// channel on its left: the STATUS beside each.
func groupFollowers(hs []heading) {
	type run struct{ at, groups []int }
	runs := map[string]*run{}
	left := 0
	for i := range hs {
		if hs[i].group > 0 {
			left = hs[i].group
			continue
		}
		key := phraseKey(hs[i].text)
		if runs[key] == nil {
			runs[key] = &run{}
		}
		runs[key].at, runs[key].groups = append(runs[key].at, i), append(runs[key].groups, left)
	}
	for _, r := range runs {
		distinct := slices.Compact(slices.Sorted(slices.Values(r.groups)))
		if len(r.at) < 2 || distinct[0] == 0 || len(distinct) < len(r.at) {
			continue
		}
		for i, at := range r.at {
			hs[at].group = r.groups[i]
		}
	}
}

// dropOccasion takes the topic from a column of what happens that day, a holiday
// on some of them, beside channels that say themselves what is posted.
func (r *reader) dropOccasion(s *sheet) {
	posts := 0
	for _, c := range s.head.columns {
		if c.field == rubric.FieldChannel && c.group > 0 {
			if v := r.columnOf(s, c.col); v.median(countWords) > 1 {
				posts = max(posts, len(v.texts))
			}
		}
	}
	s.head.columns = slices.DeleteFunc(s.head.columns, func(c column) bool {
		occasion := slices.ContainsFunc(r.memo.heading(r.voc, c.header), func(rd reading) bool {
			return rd.role == rubric.RoleDates && rd.field == rubric.FieldEvent && rd.sure >= sureStems
		})
		return c.field == rubric.FieldTopic && c.group == 0 && occasion && r.columnOf(s, c.col).len()*2 <= posts
	})
}

// wide reports whether a header has channels as columns.
func (c *candidate) wide() bool {
	return slices.ContainsFunc(c.columns, func(col column) bool { return col.group > 0 })
}

// holdsPosts reports whether the columns of channels hold posts or marks rather
// than numbers: a table of figures by channel has such a header too.
func (c *candidate) holdsPosts(t *rubric.Tab) bool {
	const sample = 60
	figures, others := 0, 0
	start, _ := slices.BinarySearchFunc(t.Rows, c.row+1, func(row rubric.Row, n int) int { return row.Number - n })
	for _, row := range t.Rows[start:min(start+sample, len(t.Rows))] {
		for _, col := range c.columns {
			if col.group == 0 {
				continue
			}
			switch cell := find(row.Cells, col.col); {
			case cell == nil || isBlank(cell):
			case cell.Kind == rubric.NumberCell && (cell.Format == rubric.AsNumber || cell.Format == rubric.AsPercent):
				figures++
			default:
				others++
			}
		}
	}
	return figures <= others
}
