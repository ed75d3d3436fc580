package main

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"runtime/debug"
	"time"

	"github.com/spf13/cobra"

	"rubric"
	"rubric/internal/layout"
	"rubric/internal/reconcile"
	"rubric/internal/report"
	"rubric/rules"
)

// Command is the program with everything it touches of the outside world.
type Command struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	// Getenv returns a variable of the environment; "" counts as not set.
	Getenv func(string) string
	// Now is the clock.
	Now func() time.Time
	// Width returns the columns of the terminal behind a stream, 0 when the
	// stream is no terminal.
	Width func(io.Writer) int
}

// session is one invocation of the command.
type session struct {
	Command
	ui     rubric.Lang // the language of help and errors
	flags  globalFlags
	log    *slog.Logger
	google *google
	code   int // the highest exit code so far
}

// Main runs the command with its arguments and returns the exit code.
func (c *Command) Main(ctx context.Context, args []string) int {
	s := &session{Command: *c, log: slog.New(slog.DiscardHandler)}
	s.google = &google{s: s}
	s.ui = uiLang(args, c.Getenv)
	root := newRoot(s)
	root.SetArgs(args)
	root.SetIn(c.Stdin)
	root.SetOut(c.Stdout)
	root.SetErr(c.Stderr)
	if err := s.contain(func() error { return root.ExecuteContext(ctx) }); err != nil {
		s.fail("", err)
	}
	return s.code
}

// contain turns a panic into an error: people get a line and a hint, the log
// gets the stack.
func (s *session) contain(do func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			s.log.Debug("panic", "value", r, "stack", string(debug.Stack()))
			err = internalProblem(r)
		}
	}()
	return do()
}

// raise remembers the exit code; of several the highest wins.
func (s *session) raise(code int) { s.code = max(s.code, code) }

// eachBook does the work for every book, whatever became of the others.
func (s *session) eachBook(ctx context.Context, books []string, do func(name string) error) {
	for _, name := range books {
		if ctx.Err() != nil {
			s.fail(name, ctx.Err())
			return
		}
		if err := s.contain(func() error { return do(name) }); err != nil {
			s.fail(name, err)
		}
	}
}

// fail tells what went wrong, and remembers the code.
func (s *session) fail(book string, err error) {
	s.log.Debug("failed", "book", book, "err", err)
	s.tell(book, err)
	if _, ok := errors.AsType[*usageError](err); ok {
		s.raise(exitUsage)
		return
	}
	s.raise(exitTrouble)
}

// options are what every job over a book is asked to do.
func (s *session) options() reconcile.Options {
	return reconcile.Options{
		Layout: layout.Options{Now: s.Now(), AsOf: rubric.Date(s.flags.asOf), TimeZone: string(s.flags.timeZone)},
		Lang:   rubric.Lang(s.flags.lang),
	}
}

// toStdout says how to write results: in colour and within the width only for
// a terminal.
func (s *session) toStdout(b *rubric.Book) report.Options {
	width := s.Width(s.Stdout)
	lang := rubric.Lang(s.flags.lang)
	if lang == "" {
		lang = b.Lang
	}
	return report.Options{Lang: lang, Message: rules.Message, Colour: s.colour(width), Width: width}
}

// colour follows https://no-color.org and terminals that cannot.
func (s *session) colour(width int) bool {
	return width > 0 && s.Getenv("NO_COLOR") == "" && s.Getenv("TERM") != "dumb"
}

// checked is the part of a job's result that reports speak of.
func checked(r *reconcile.Result) report.Checked {
	return report.Checked{Book: r.Book, Check: r.Check, Assessment: r.Assessment}
}

// failsAt reports whether an open finding weighs as much as the level.
func failsAt(level string, c *rubric.Check) bool {
	if level == "" || level == levelNone {
		return false
	}
	for i := range c.Findings {
		if f := &c.Findings[i]; f.Open() && f.Severity.AtLeast(rubric.Severity(level)) {
			return true
		}
	}
	return false
}

// failedRule returns the first rule that could not run; nil when all did.
func failedRule(c *rubric.Check) *rubric.RuleResult {
	for i := range c.Rules {
		if c.Rules[i].State == rubric.RuleFailed {
			return &c.Rules[i]
		}
	}
	return nil
}

// newRoot wires the commands.
func newRoot(s *session) *cobra.Command {
	root := &cobra.Command{
		Use:           "rubric",
		Short:         s.say(helpRoot.short),
		Long:          s.say(helpRoot.long),
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          func(_ *cobra.Command, args []string) error { return s.noSuchCommand(args) },
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error {
			return s.settle(cmd)
		},
	}
	s.flags.register(s, root.PersistentFlags())
	root.AddCommand(newSync(s), newCheck(s), newInspect(s), newAssess(s), newPropose(s), newInit(s), newRules(s),
		newServe(s), newAuth(s), newHook(s), newVersion(s))
	s.localise(root)
	return root
}
