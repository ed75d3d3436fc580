package layout

import (
	"bufio"
	_ "embed"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"rubric"
)

// surveyed says which fields a category of the survey of real headings may
// land on, and in which role.
var surveyed = map[string]struct {
	role   rubric.Role
	fields []rubric.Field
}{
	"date":          {rubric.RolePlan, []rubric.Field{rubric.FieldDate}},
	"weekday/day":   {rubric.RolePlan, []rubric.Field{rubric.FieldWeekday}},
	"time":          {rubric.RolePlan, []rubric.Field{rubric.FieldTime}},
	"channel":       {rubric.RolePlan, []rubric.Field{rubric.FieldChannel}},
	"rubric/pillar": {rubric.RolePlan, []rubric.Field{rubric.FieldRubric}},
	"format/type":   {rubric.RolePlan, []rubric.Field{rubric.FieldFormat}},
	"topic/title":   {rubric.RolePlan, []rubric.Field{rubric.FieldTopic}},
	"copy/text":     {rubric.RolePlan, []rubric.Field{rubric.FieldText}},
	"visual/asset":  {rubric.RolePlan, []rubric.Field{rubric.FieldVisual}},
	"cta/offer":     {rubric.RolePlan, []rubric.Field{rubric.FieldCTA}},
	"goal/kpi":      {rubric.RolePlan, []rubric.Field{rubric.FieldTask}},
	"campaign":      {rubric.RolePlan, []rubric.Field{rubric.FieldCampaign}},
	"owner":         {rubric.RolePlan, []rubric.Field{rubric.FieldOwner}},
	"status":        {rubric.RolePlan, []rubric.Field{rubric.FieldStatus}},
	"approval":      {rubric.RolePlan, []rubric.Field{rubric.FieldApprover}},
	"link":          {rubric.RolePlan, []rubric.Field{rubric.FieldLink}},
	"hashtags":      {rubric.RolePlan, []rubric.Field{rubric.FieldHashtags}},
	"budget":        {rubric.RolePlan, []rubric.Field{rubric.FieldBudget}},
	"notes":         {rubric.RolePlan, []rubric.Field{rubric.FieldNotes, rubric.FieldComment}},
	"reach":         {rubric.RoleStatistics, []rubric.Field{rubric.FieldReach}},
	"likes":         {rubric.RoleStatistics, []rubric.Field{rubric.FieldReactions}},
	"comments":      {rubric.RoleStatistics, []rubric.Field{rubric.FieldComments}},
	"shares":        {rubric.RoleStatistics, []rubric.Field{rubric.FieldShares}},
	"saves":         {rubric.RoleStatistics, []rubric.Field{rubric.FieldSaves}},
	"followers":     {rubric.RoleStatistics, []rubric.Field{rubric.FieldFollowersEnd}},
}

//go:embed testdata/headers-apart.tsv
var headersApart string

// TestSurveyedHeadings holds that every heading of real plans is understood,
// alone on its row, or stands in testdata/headers-apart.tsv with one word why.
func TestSurveyedHeadings(t *testing.T) {
	f, err := os.Open(filepath.Join("..", "..", "..", "shared", "design", "headers.tsv"))
	if err != nil {
		t.Skip("the survey of headings is not here: ", err)
	}
	defer f.Close()
	apart := map[string]bool{}
	for line := range strings.Lines(headersApart) {
		if cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t"); len(cells) == 3 && !strings.HasPrefix(line, "#") {
			apart[cells[0]+"\t"+cells[1]] = true
		}
	}
	total, missed := 0, 0
	for in := bufio.NewScanner(f); in.Scan(); {
		cells := strings.Split(in.Text(), "\t")
		count, err := strconv.Atoi(cells[len(cells)-1])
		if err != nil {
			continue
		}
		category, header := cells[0], cells[3]
		want, known := surveyed[category]
		if !known {
			continue
		}
		total += count
		c := newCandidate(want.role, 1, []heading{{col: 1, text: header, readings: vocabularies().headers.read(header)}})
		landed := len(c.columns) == 1 && slices.Contains(want.fields, c.columns[0].field)
		name := category + "\t" + header
		switch {
		case landed && apart[name]:
			t.Errorf("%q is understood now: take it off the list", name)
		case !landed:
			missed += count
			if !apart[name] {
				t.Errorf("%s\t%v", name, c.columns)
			}
		}
		delete(apart, name)
	}
	for name := range apart {
		t.Errorf("%q is not among the surveyed headings", name)
	}
	if missed*10 > total {
		t.Errorf("%d of %d headings are not understood, more than a tenth", missed, total)
	}
	t.Logf("%d of %d headings are understood", total-missed, total)
}

// A question is read without the words that say nothing; one that asks for what
// no vocabulary has says nothing.
func TestQuestionsForHeadings(t *testing.T) {
	for s, want := range map[string]rubric.Field{
		"When does it\ngo out?": rubric.FieldDate, "Когда это выйдет?": rubric.FieldDate, "Где будет пост?": rubric.FieldChannel,
		"Which channel(s)?": rubric.FieldChannel, "На какой площадке?": rubric.FieldChannel, "Who is responsible?": rubric.FieldOwner,
		"Чья задача?": rubric.FieldOwner, "Whose job": rubric.FieldOwner, "What is the post about?": rubric.FieldTopic,
		"What is the status?": rubric.FieldStatus, "What format is it?": rubric.FieldFormat, "Какая у нас рубрика?": rubric.FieldRubric,
		"Which pillar is it?": rubric.FieldRubric, "Who shouted?": "", "When was it invented?": "", "Какая погода?": "",
	} {
		c := newCandidate(rubric.RolePlan, 1, []heading{{col: 1, text: s, readings: vocabularies().headers.read(s)}}).columns
		if want == "" && len(c) > 0 || want != "" && (len(c) != 1 || c[0].field != want) {
			t.Errorf("%q: %v, want %q", s, c, want)
		}
	}
}

// A preposition before a question takes nothing from it.
func TestQuestionsWithAPreposition(t *testing.T) {
	for s, want := range map[string]rubric.Field{"На какой площадке?": rubric.FieldChannel, "At what time?": rubric.FieldTime} {
		c := newCandidate(rubric.RolePlan, 1, []heading{{col: 1, text: s, readings: vocabularies().headers.read(s)}}).columns
		if len(c) != 1 || c[0].field != want || c[0].sure != sureAsked {
			t.Errorf("%q: %v, want %q", s, c, want)
		}
	}
}

// A word that only begins as a name of the vocabulary is a guess, and nothing
// where the heading says more.
func TestHeadingsThatBeginAsNames(t *testing.T) {
	read := func(s string) []column {
		return newCandidate(rubric.RolePlan, 1, []heading{{col: 1, text: s, readings: vocabularies().headers.read(s)}}).columns
	}
	for s, want := range map[string]rubric.Field{"Рубрикатор": rubric.FieldRubric, "Форматка": rubric.FieldFormat} {
		if c := read(s); len(c) != 1 || c[0].field != want || c[0].sure >= surePart {
			t.Errorf("%q: %v", s, c)
		}
	}
	if c := read("Дата рубрикации"); len(c) != 1 || c[0].field != rubric.FieldDate {
		t.Errorf("%v", c)
	}
}
