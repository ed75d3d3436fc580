package expr

import (
	"errors"
	"regexp"
	"strconv"
	"strings"

	"cel.dev/cel-go/common"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/interpreter"

	"rubric"
	"rubric/internal/text"
)

// Mistake is why a condition could not be read or evaluated, and where in it.
type Mistake struct {
	Line, Col int // inside the condition, from 1; 0 where it is about the whole
	What      rubric.Text
	Row       string // the plan's row at which it came up, as in "Tab!12"; "" while reading
}

func (m *Mistake) Error() string {
	return strconv.Itoa(m.Line) + ":" + strconv.Itoa(m.Col) + ": " + m.What.EN
}

// remark is how an English remark of the CEL library is told in both languages.
// $1 and $2 are what the remark quotes.
type remark struct {
	says *regexp.Regexp
	tell rubric.Text
}

// badDate begins the remark of our own date().
const badDate = "no date: "

var remarks = []remark{
	{regexp.MustCompile(`^undeclared reference to '([^']*)'`), rubric.Text{
		RU: "имя «$1» незнакомо; известны entry, book, today, lower, date, days, matches", EN: "the name “$1” is not known; entry, book, today, lower, date, days, matches are",
	}},
	{regexp.MustCompile(`^undefined field '([^']*)'`), rubric.Text{
		RU: "поля «$1» нет; колонку по заголовку даёт entry.cells[\"…\"]", EN: "there is no field “$1”; entry.cells[\"…\"] gives a column by its heading",
	}},
	{regexp.MustCompile(`^found no matching overload for '([^']*)' applied to '(.*)'`), rubric.Text{
		RU: "$1 не применить к $2", EN: "$1 does not apply to $2",
	}},
	{regexp.MustCompile(`^expected type '([^']*)' but found '([^']*)'`), rubric.Text{
		RU: "здесь ждали $1, а стоит $2", EN: "$1 is expected here, and $2 stands there",
	}},
	{regexp.MustCompile(`^no such key: (.*)`), rubric.Text{RU: "имени «$1» здесь нет", EN: "there is no “$1” here"}},
	{regexp.MustCompile(`^no date: (.*)`), rubric.Text{
		RU: "«$1» — не дата; дата пишется как \"2026-05-01\"", EN: "“$1” is no date; a date is written \"2026-05-01\"",
	}},
	{regexp.MustCompile(`^invalid matches argument`), rubric.Text{
		RU: "образец для matches не читается", EN: "the pattern for matches does not read",
	}},
	{regexp.MustCompile(`recursion (?:limit|depth) exceeded|nesting`), rubric.Text{
		RU: "условие вложено слишком глубоко", EN: "the condition is nested too deeply",
	}},
	{regexp.MustCompile(`^Syntax error: .*'<EOF>'`), rubric.Text{
		RU: "условие обрывается", EN: "the condition breaks off",
	}},
	{regexp.MustCompile(`^Syntax error: (?:token recognition error at: |mismatched input |extraneous input |missing '[^']*' at |no viable alternative at input )'(.+?)'(?: expecting.*)?$`), rubric.Text{
		RU: "запись не читается возле «$1»", EN: "it does not read near “$1”",
	}},
	{regexp.MustCompile(`^expression code point size exceeds limit`), rubric.Text{
		RU: "условие длиннее 4000 знаков", EN: "the condition is longer than 4,000 characters",
	}},
	{regexp.MustCompile(`^division by zero|^modulus by zero`), rubric.Text{RU: "деление на ноль", EN: "division by zero"}},
	{regexp.MustCompile(`^index out of bounds`), rubric.Text{RU: "в списке нет столько", EN: "the list has not so many"}},
}

// unread tells all other remarks, which stay English.
var unread = rubric.Text{RU: "условие не читается: $1", EN: "the condition does not read: $1"}

// longestRemark is how many characters of a remark are told.
const longestRemark = 120

// curly are quotes that text editors make of straight ones.
const curly = "«»“”„‘’"

func tell(says string) rubric.Text {
	says, _, _ = strings.Cut(says, "\n")
	if r := []rune(says); len(r) > longestRemark {
		says = string(r[:longestRemark-1]) + "…"
	}
	for _, r := range remarks {
		if m := r.says.FindStringSubmatchIndex(says); m != nil {
			return rubric.Text{
				RU: string(r.says.ExpandString(nil, r.tell.RU, says, m)),
				EN: string(r.says.ExpandString(nil, r.tell.EN, says, m)),
			}
		}
	}
	return rubric.Text{RU: strings.ReplaceAll(unread.RU, "$1", says), EN: strings.ReplaceAll(unread.EN, "$1", says)}
}

// mistakeAt tells what reading a condition came upon first.
func mistakeAt(source string, e *common.Error) *Mistake {
	m := &Mistake{Line: max(1, e.Location.Line()), Col: max(1, e.Location.Column()+1), What: tell(e.Message)}
	if field, ok := strings.CutPrefix(e.Message, "undefined field '"); ok {
		field, _, _ = strings.Cut(field, "'")
		if near, ok := text.Nearest(field, Fields()); ok {
			m.What = rubric.Text{
				RU: "поля «" + field + "» нет; похоже на «" + near + "»", EN: "there is no field “" + field + "”; “" + near + "” looks like it",
			}
		}
	}
	if strings.HasPrefix(e.Message, "Syntax error") && strings.ContainsAny(source, curly) {
		m.What = rubric.Text{
			RU: "запись не читается; кавычки здесь прямые: \"Акции\"", EN: "it does not read; quotes are straight here: \"Offers\"",
		}
	}
	return m
}

func notYesOrNo(kind string) *Mistake {
	return &Mistake{Line: 1, Col: 1, What: rubric.Text{
		RU: "условие даёт не «да» или «нет», а " + kind, EN: "the condition gives " + kind + " rather than yes or no",
	}}
}

func (w *World) noColumn(m mention) *Mistake {
	what := rubric.Text{RU: "в плане нет колонки «" + m.column.Heading + "»", EN: "the plan has no column “" + m.column.Heading + "”"}
	if near, ok := text.Nearest(m.column.Heading, w.headings); ok {
		what.RU += "; похоже на «" + near + "»"
		what.EN += "; “" + near + "” looks like it"
	}
	return &Mistake{Line: m.line, Col: m.col, What: what}
}

func noDate(m mention) *Mistake {
	return &Mistake{Line: m.line, Col: m.col, What: tell(badDate + m.day)}
}

func broken(err error, line, col int) *Mistake {
	return &Mistake{Line: line, Col: col, What: tell(err.Error())}
}

func overBudget() *Mistake {
	return &Mistake{Line: 1, Col: 1, What: rubric.Text{
		RU: "свои проверки вместе считают слишком долго", EN: "the team's own checks together take too long",
	}}
}

// mistake tells what evaluating the condition came upon, and where.
func (c *Condition) mistake(err error, e *rubric.Entry) *Mistake {
	m := broken(err, 1, 1)
	if at, ok := errors.AsType[*types.Err](err); ok && at.NodeID() != 0 {
		loc := c.ast.NativeRep().SourceInfo().GetStartLocation(at.NodeID())
		m.Line, m.Col = max(1, loc.Line()), max(1, loc.Column()+1)
	}
	if _, cancelled := errors.AsType[interpreter.EvalCancelledError](err); cancelled {
		m.What = rubric.Text{RU: "на одну запись уходит слишком много шагов", EN: "one post takes too many steps"}
	}
	m.Row = e.Pos.String()
	return m
}
